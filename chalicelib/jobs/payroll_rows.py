"""The rows of a payroll export: a line a person, and a line for each thing that is taken off or excused."""

from collections.abc import Iterator
from decimal import Decimal

from chalicelib.domain.allowance import AllowanceRules, Cause, Deduction
from chalicelib.domain.payroll import Payroll, PayrollPerson
from chalicelib.domain.verdict import AttendanceRules, DayStatus

Cell = str | int | Decimal  # "": nothing is known
EXCUSED = {
    DayStatus.LEAVE: "Cuti",
    DayStatus.DUTY: "Dinas luar",
    DayStatus.STUDY: "Tugas belajar",
    DayStatus.REMOTE: "Bekerja dari luar kantor",
    DayStatus.PERMISSION: "Izin",
}
CAUSES = {
    Cause.LATE: "Terlambat",
    Cause.EARLY: "Pulang awal",
    Cause.NO_ARRIVAL: "Tanpa presensi datang",
    Cause.NO_MIDDAY: "Tanpa presensi istirahat",
    Cause.NO_DEPARTURE: "Tanpa presensi pulang",
    Cause.ABSENT: "Tanpa keterangan",
    Cause.EVENT_MISSED: "Tidak mengikuti apel/upacara",
    Cause.LEAVE: "Cuti",
    Cause.PERMISSION: "Izin",
    Cause.DUTY: "Dinas luar",
    Cause.STUDY: "Tugas belajar",
    Cause.REMOTE: "Bekerja dari luar kantor",
}
SUM_HEADS = (
    "Nomor pegawai", "Nama", "Potongan (%)", "Penyesuaian bulan lalu (%)", "Jumlah (%)", "Dasar TPP (Rp)",
    "Potongan (Rp)", "Penyesuaian (Rp)", "Jumlah potongan (Rp)", "Menit",
    "Hari tanpa keterangan", *EXCUSED.values(), "Menunggu keputusan", "Aturan",
)  # fmt: skip
DETAIL_HEADS = (
    "Nomor pegawai", "Nama", "Tanggal", "Kejadian", "Menit", "Potongan (%)", "Dibatasi per hari (%)",
    "Potongan (Rp)", "Aturan", "Sumber", "Keterangan",
)  # fmt: skip


def sum_rows(payroll: Payroll) -> list[tuple[Cell, ...]]:
    """Percent of the whole allowance; a figure below 0 is given back."""
    return [_sum(each) for each in payroll.people]


def detail_rows(payroll: Payroll) -> list[tuple[Cell, ...]]:
    """By person and date; each person's sum up to what the other table says, where the month's cap did not cut it."""
    return [row for each in payroll.people for row in _details(each)]


def notes(payroll: Payroll) -> list[str]:
    """What stands below both: on which decree the percentages stand, and what they are of."""
    sets: list[AllowanceRules | AttendanceRules] = [*payroll.rules, *payroll.attendance]
    decrees = [
        f"Aturan {each.rules_id}: {each.confirmed.decree_no} tanggal {each.confirmed.decree_on.isoformat()}, "
        f"dikonfirmasi {each.confirmed.by}."
        for each in sets
        if each.confirmed
    ]
    return [
        *decrees,
        f"Bulan {payroll.month} dikunci {payroll.lock.at.date().isoformat()}; perubahan sesudahnya: bulan berikutnya.",
        "Persen dari TPP satu bulan penuh; rupiah dibulatkan ke bawah, kosong bila dasar TPP belum dimasukkan.",
        "Pegawai yang pindah unit punya bagian di ekspor tiap unit.",
    ]


def percent(bp: int | None) -> Decimal:
    return Decimal(bp or 0) / 100


def rupiah(amount: int | None, sign: int = 1) -> int | str:
    return "" if amount is None else sign * amount


def _sum(person: PayrollPerson) -> tuple[Cell, ...]:
    made, days = person.allowance, list(person.statuses.values())
    rules = sorted({each.rules_id for each in made.deductions})
    return (
        person.number, person.name, percent(made.percent_bp), percent(made.adjusted_bp), percent(made.total_bp),
        *map(rupiah, (made.base_idr, made.cut_idr, made.adjusted_idr, made.total_idr)), made.minutes,
        days.count(DayStatus.ABSENT), *(days.count(each) for each in EXCUSED),
        days.count(DayStatus.UNDECIDED), ", ".join(rules),
    )  # fmt: skip


def _details(person: PayrollPerson) -> Iterator[tuple[Cell, ...]]:
    made = person.allowance
    found = [(each.on, 0, _line(person, each, 1, "")) for each in made.deductions]
    taken = {each.on for each in made.deductions}
    found += [
        (on, 1, (person.number, person.name, on.isoformat(), EXCUSED[status], 0, percent(0), percent(0), "", "",
                 "", "tidak dipotong"))
        for on, status in person.statuses.items()
        if status in EXCUSED and on not in taken
    ]  # fmt: skip
    yield from (row for _, _, row in sorted(found, key=lambda each: each[:2]))
    for each in made.changes:
        yield from (_line(person, was, -1, "penyesuaian: semula dipotong") for was in each.was)
        yield from (_line(person, now, 1, "penyesuaian: menjadi") for now in each.now)


def _line(person: PayrollPerson, each: Deduction, sign: int, note: str) -> tuple[Cell, ...]:
    return (
        person.number, person.name, each.on.isoformat(), CAUSES[each.event], each.minutes,
        sign * percent(each.percent_bp), percent(each.capped_bp), rupiah(each.cut_idr, sign),
        each.rules_id, each.source, note,
    )  # fmt: skip
