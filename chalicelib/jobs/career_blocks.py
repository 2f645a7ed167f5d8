"""The performance half of a person's record on paper: a year's plans, goals, assessments, activities and words."""

from collections.abc import Iterator
from datetime import date

from chalicelib.domain.career import CareerActivities, CareerAssessment, CareerPlan, CareerYear
from chalicelib.jobs.performance_words import PLAN_STATES, PREDICATES, RATINGS, said_period
from chalicelib.mail.language import INDONESIAN
from chalicelib.paper.blocks import Block, Facts, Heading, Paragraph, Table

NO_DATA = "tidak ada data"
UNCONFIRMED = (
    "Tanda * pada predikat: matriksnya belum dikonfirmasi kota ketika dinilai; jangan jadikan satu-satunya dasar."
)
APPROVED_ALONE = (
    "Hanya penilaian yang sudah disetujui yang tercantum. Realisasi: menurut pegawai, dalam penilaian yang disebut."
    " Hasil kerja dicantumkan selama rencananya disetujui."
)
KEPT_SO = (
    "Kegiatan setahun: yang dilaporkan, tidak ditarik, disimpan enam tahun. Kegiatan periode: seperti ketika dinilai."
    " 'Tidak ada data' berarti tidak tercatat, bukan nol."
)


def career_blocks(year: int, found: CareerYear) -> Iterator[Block]:
    yield Heading(f"Kinerja {year}")
    if found == CareerYear():
        yield Paragraph(f"Kinerja tahun {year}: {NO_DATA}.")
        return
    yield Facts((("Kegiatan", _done(found.activities)), ("Umpan balik", _said(found.feedback))))
    yield from _plans(found)
    yield from _assessments(found)


def career_notes(years: list[CareerYear]) -> list[str]:
    """What the paper says beside the figures, where it shows any."""
    assessed = [each for year in years for each in year.assessments]
    unsure = [UNCONFIRMED] if any(not each.rules_confirmed for each in assessed) else []
    return [APPROVED_ALONE, KEPT_SO, *unsure] if any(each != CareerYear() for each in years) else []


def _plans(found: CareerYear) -> Iterator[Block]:
    if not found.plans:
        yield Paragraph(f"Rencana kinerja: {NO_DATA}.")
        return
    rows = [
        (str(each.number), each.unit, each.post or "-", each.assessor or NO_DATA, _days(each), _agreed(each))
        for each in found.plans
    ]
    heads = ("Rencana", "Unit", "Jabatan", "Pejabat penilai", "Berlaku", "Persetujuan")
    yield Table(heads, rows, widths=(1.2, 3, 3, 3, 3, 2.4))
    goals = [row for each in found.plans for row in _goals(each)]
    if goals:
        heads = ("Rencana", "Rencana hasil kerja", "Indikator", "Target", "Realisasi", "Menurut penilaian")
        yield Table(heads, goals, widths=(1.2, 4, 4, 2.2, 2.2, 2))


def _goals(plan: CareerPlan) -> Iterator[tuple[str, ...]]:
    for goal in plan.goals:
        if not goal.indicators:
            yield str(plan.number), goal.text, NO_DATA, NO_DATA, NO_DATA, "-"
        for each in goal.indicators:
            real = NO_DATA if each.realised_e2 is None else f"{amount(each.realised_e2)} {each.unit}"
            target = f"{amount(each.target_e2)} {each.unit}"
            told_in = said_period(each.told_in) if each.told_in else "-"
            yield str(plan.number), goal.text, each.text, target, real, told_in


def _assessments(found: CareerYear) -> Iterator[Block]:
    if not found.assessments:
        yield Paragraph(f"Penilaian yang disetujui: {NO_DATA}.")
        return
    heads = ("Periode", "Rencana", "Hasil kerja", "Perilaku kerja", "Predikat", "Matriks", "Disetujui", "Keberatan",
             "Kegiatan periode")  # fmt: skip
    rows = [
        (
            said_period(each.period_id), str(each.plan_number), RATINGS[each.result], RATINGS[each.behaviour],
            PREDICATES[each.predicate] + ("" if each.rules_confirmed else " *"), each.rules_id, _day(each.approved_on),
            _objection(each), _done(each.activities),
        )
        for each in found.assessments
    ]  # fmt: skip
    yield Table(heads, rows, widths=(1.4, 1.3, 2, 2, 2, 2.2, 2, 2.6, 3.2))


def _objection(each: CareerAssessment) -> str:
    if each.objected_on is None:
        return "-"
    if each.decided_on is None:
        return f"diajukan {_day(each.objected_on)}; belum diputuskan"
    came = "penilaian diubah" if each.changed else "penilaian tetap"
    return f"diajukan {_day(each.objected_on)}; diputuskan {_day(each.decided_on)}: {came}"


def _done(found: CareerActivities | None) -> str:
    if found is None:
        return NO_DATA
    number = INDONESIAN.number
    return (
        f"{number(found.reported)} dilaporkan, {number(found.approved)} disetujui, {number(found.minutes)} menit, "
        f"{number(found.days)} hari"
    )


def _said(count: int | None) -> str:
    if count is None:
        return NO_DATA
    return f"{INDONESIAN.number(count)} kali dari atasan" if count else "belum ada"


def _agreed(plan: CareerPlan) -> str:
    return PLAN_STATES[plan.state] if plan.agreed_on is None else _day(plan.agreed_on)


def _days(plan: CareerPlan) -> str:
    return INDONESIAN.days(plan.starts_on, plan.ends_on)


def _day(on: date) -> str:
    return INDONESIAN.days(on, on)


def amount(e2: int) -> str:
    """Hundredths as people write them: `1.200`, `2,5`."""
    whole, rest = divmod(e2, 100)
    part = f"{INDONESIAN.decimal}{rest:02}".rstrip("0") if rest else ""
    return INDONESIAN.number(whole) + part
