"""A report's cells as a file shows them: Indonesian words, dates that sort, and what the marks mean."""

from collections.abc import Mapping
from datetime import date

from chalicelib.domain.report import Cell, Column, FlagOutcome, ReportKind
from chalicelib.domain.shift import Slot
from chalicelib.domain.signal import Signal
from chalicelib.domain.verdict import DayStatus
from chalicelib.mail.language import INDONESIAN

WHO = ("Unit", "Nama", "4 angka akhir")
TITLES: Mapping[ReportKind, str] = {
    ReportKind.DAILY: "Laporan harian",
    ReportKind.MONTH: "Rekap bulanan",
    ReportKind.LATENESS: "Laporan keterlambatan",
    ReportKind.ABSENCE: "Laporan ketidakhadiran",
    ReportKind.LEAVE: "Laporan cuti, izin dan tugas",
    ReportKind.FLAGS: "Laporan penanda",
}
HEADS: Mapping[str, str] = {
    "status": "Status", "arrival": "Datang", "midday": "Istirahat", "departure": "Pulang",
    "late_min": "Menit terlambat", "early_min": "Menit pulang awal", "missing": "Presensi kosong",
    "present": "Hadir", "late_days": "Hari terlambat", "early_days": "Hari pulang awal", "leave": "Cuti",
    "duty": "Dinas, tugas belajar, dari luar kantor", "permission": "Izin", "incomplete": "Tidak lengkap",
    "absent": "Tanpa keterangan", "undecided": "Menunggu keputusan",
    "permitted_min": "Menit diizinkan", "waived_min": "Menit dibebaskan (gangguan)", "held_min": "Menit ditahan",
    "on": "Tanggal", "starts_on": "Dari", "ends_on": "Sampai", "days": "Hari",
    "slot": "Presensi", "signal": "Penanda", "outcome": "Hasil pemeriksaan",
}  # fmt: skip
STATUSES: Mapping[DayStatus, str] = {
    DayStatus.OFF: "Libur", DayStatus.LEAVE: "Cuti", DayStatus.DUTY: "Dinas luar", DayStatus.STUDY: "Tugas belajar",
    DayStatus.REMOTE: "Dari luar kantor", DayStatus.UNDECIDED: "Menunggu keputusan", DayStatus.PRESENT: "Hadir",
    DayStatus.INCOMPLETE: "Tidak lengkap", DayStatus.PERMISSION: "Izin", DayStatus.ABSENT: "Tanpa keterangan",
    DayStatus.UNKNOWN: "Jadwal belum diisi",
}  # fmt: skip
SIGNALS: Mapping[Signal, str] = {
    Signal.SHARED_POSITION: "Titik sama dengan orang lain", Signal.REPEATED_POSITION: "Titik sama di banyak hari",
    Signal.CONSTANT_ACCURACY: "Ketelitian selalu sama", Signal.JUMP: "Pindah terlalu cepat",
    Signal.SHARED_PHONE: "Satu ponsel untuk beberapa orang", Signal.PHONE_BURST: "Banyak presensi dari satu ponsel",
    Signal.REPEATED_PHOTO: "Foto lama sendiri", Signal.OTHERS_PHOTO: "Foto orang lain",
    Signal.CLOCK_JUMP: "Jam ponsel diubah",
    Signal.SHARED_NETWORK: "Satu jaringan, banyak orang",
    Signal.TOO_FAST: "Terkirim terlalu cepat",
}  # fmt: skip
OUTCOMES: Mapping[FlagOutcome, str] = {
    FlagOutcome.OPEN: "Belum diperiksa", FlagOutcome.VALID: "Dinyatakan sah",
    FlagOutcome.INVALID: "Dinyatakan tidak sah",
}  # fmt: skip
NOTES: Mapping[ReportKind, tuple[str, ...]] = {
    ReportKind.DAILY: (
        "(15): terlambat 15 menit. *: menunggu keputusan. ×: tidak sah. m: dari mesin. +1: tanggal berikutnya.",
        "Status kosong: hari belum ditutup.",
    ),
    ReportKind.MONTH: (
        "H hadir, T hadir tetapi terlambat atau pulang awal, K tidak lengkap, A tanpa keterangan, C cuti, I izin.",
        "D dinas luar, B tugas belajar, W dari luar kantor, M menunggu keputusan, L libur, ? jadwal belum diisi.",
        "Kosong: belum dinilai.",
        "Huruf kecil: uji coba, tidak dihitung dalam jumlah.",
    ),
    ReportKind.LATENESS: ("Menit menurut putusan hari yang sudah ditutup. Hari uji coba tidak dihitung.",),
    ReportKind.ABSENCE: ("Menurut putusan hari yang sudah ditutup. Hari uji coba tidak dihitung.",),
    ReportKind.LEAVE: ("Hari kerja menurut putusan hari yang sudah ditutup.",),
    ReportKind.FLAGS: ("Penanda hanya meminta orang memeriksa; bukan tuduhan dan tidak mengubah presensi.",),
}


def head_of(column: Column) -> str:
    """A month's days are headed by their number."""
    return str(int(column.name[1:])) if column.name[1:].isdigit() else HEADS[column.name]


def text_of(cell: Cell) -> str:
    match cell:
        case DayStatus():
            return STATUSES[cell]
        case Signal():
            return SIGNALS[cell]
        case FlagOutcome():
            return OUTCOMES[cell]
        case Slot():
            return INDONESIAN.name(cell)
        case date():
            return cell.isoformat()
        case tuple():
            return ", ".join(map(INDONESIAN.name, cell))
    return str(cell)
