"""What people of the demo's past report of a date, and what is answered: the same every time, by who they are."""

from collections.abc import Iterator, Sequence
from datetime import date
from random import Random

from chalicelib.domain.activity import ActivityStepKind
from chalicelib.domain.plan import Action, Plan
from chalicelib.domain.shift import Slot
from chalicelib.use_cases.report_activity import Report
from tools.past_goals import done_of
from tools.past_people import SECOND, SEED, PastPerson

DILIGENT = (0.96, 0.5, 0.12, 0.0)  # on so many of a hundred working days somebody reports
SHARES = (30, 28, 26, 16)  # of a hundred people
MINUTES = (30, 45, 60, 60, 90, 90, 120, 120, 150, 180, 240)
OFFICIALS = SECOND + 4  # places up to this one also tell what stands in the way
HINDERED = 0.05
RETURNED = 0.02
IN_WAY = (
    ("Data dari dua unit belum masuk.", "Diingatkan lewat surat; batas hari Jumat."),
    ("Jaringan lambat sejak siang.", "Pekerjaan dilanjutkan luring, diunggah besok pagi."),
    ("Kendaraan dinas dipakai bersamaan.", "Jadwal lapangan digeser ke hari berikutnya."),
    ("Petugas cuti, antrean menumpuk.", "Dibantu petugas loket lain sampai selesai."),
    ("Bahan belum datang dari penyedia.", "Penyedia berjanji mengirim lusa; dicatat dalam teguran lisan."),
)
WORDS = (
    "Sebutkan hasilnya, bukan hanya rapatnya.",
    "Jumlahnya tidak cocok dengan buku register; mohon diperiksa.",
    "Lampirkan tautan dokumennya, lalu kirim lagi.",
)
ARCHIVE = "https://arsip.contoh.example/dokumen/"


def reports_of(person: PastPerson, plan: Plan, on: date, places: Sequence[tuple[Slot, str]]) -> Iterator[Report]:
    """places   slot and office of the day's check-ins; of none they were not there, and report nothing."""
    random = Random(f"{SEED} report {person.number} {on}")
    actions = [each for goal in plan.goals for each in goal.actions if not each.retired]
    if not places or not actions or random.random() >= diligence_of(person):
        return
    count = min(random.choices((1, 2, 3), (52, 40, 8))[0], len(places))
    for slot, place in sorted(random.sample(places, count), key=places.index):
        yield _report(random, person, plan, random.choice(actions), on, slot, place)


def tail_of(number: int) -> str:
    """Of the id of a date's report: as the routes take it, letters and digits alone."""
    return f"contoh{number}"


def diligence_of(person: PastPerson) -> float:
    """Whoever one logs in as has something to show."""
    if person.key.startswith("dinkes-") and person.place <= OFFICIALS:
        return DILIGENT[0]
    return Random(f"{SEED} reports {person.key}").choices(DILIGENT, SHARES)[0]


def answer_to(employee_id: str, activity_id: str) -> tuple[ActivityStepKind, str | None]:
    random = Random(f"{SEED} answer {employee_id} {activity_id}")
    if random.random() < RETURNED:
        return ActivityStepKind.RETURNED, random.choice(WORDS)
    return ActivityStepKind.APPROVED, None


def _report(random: Random, person: PastPerson, plan: Plan, action: Action, on: date, slot: Slot, place: str) -> Report:
    text = random.choice(done_of(action.text) or (action.text,))
    a_month = max(action.months_e2, default=0)
    counts = a_month and random.random() < 0.6
    hindered = IN_WAY[random.randrange(len(IN_WAY))] if random.random() < HINDERED else (None, None)
    obstacle, follow_up = hindered if person.place <= OFFICIALS else (None, None)
    return Report(
        text=text,
        minutes=random.choice(MINUTES),
        action_id=action.action_id,
        quantity_e2=max(1, round(a_month / 100 / 20 * random.uniform(0.5, 1.5))) * 100 if counts else None,
        progress_pct=_progress(plan, on) if random.random() < 0.8 else None,
        slot=slot,
        place=place,
        obstacle=obstacle,
        follow_up=follow_up,
        links=(f"{ARCHIVE}{on:%Y%m%d}-{person.place:02}",) if random.random() < 0.05 else (),
    )


def _progress(plan: Plan, on: date) -> int:
    """As time goes by, in steps of five."""
    passed, whole = (on - plan.starts_on).days, (plan.ends_on - plan.starts_on).days or 1
    return min(100, passed * 20 // whole * 5)
