"""Assessments of the demo's past: the quarter that ended is told, rated and approved; a few stop on the way.

Feedback beside it. Three people each: who is assessed, who rates, who approves.
"""

from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from chalicelib.domain.employee import Employee
from chalicelib.domain.evaluation import EvaluationState, EvaluationStepKind, Realised
from chalicelib.domain.performance import PeriodKind, Rating, Standing
from chalicelib.domain.plan import Aspect, Plan, PlanState
from chalicelib.errors import Problem
from chalicelib.rules.performance_period import Period, periods_of
from chalicelib.use_cases.assess import Given, answer_rating, object_to, rate, tell_realised
from chalicelib.use_cases.evaluation_steps import Which
from chalicelib.use_cases.give_feedback import give_feedback
from chalicelib.use_cases.ports import Services
from chalicelib.use_cases.see_unit_evaluations import set_standing
from tools.past_people import SECOND, SEED, PastPerson, id_of
from tools.past_plans import superior_of
from tools.past_setup import at
from tools.past_stories import RICH

DAY = timedelta(days=1)
TOLD, RATED, APPROVED, OBJECTED, DECIDED = (timedelta(each) for each in (3, 6, 9, 14, 18))  # after the period's end
TOLD_SO_FAR = (2, 5, 8, 11), 5  # months and day on which some tell of the quarter that runs
S, K = EvaluationState, EvaluationStepKind
STOPS = {  # whose assessment goes no further: at the agency one logs in to, one of each
    "dinkes-12": S.OPEN,
    "dinkes-05": S.RATED,
    "dinkes-06": S.RATED,
    "dinkes-11": S.RETURNED,
    "dinkes-07": S.OBJECTED,
    "dinkes-08": S.DECIDED,
    "dinkes-09": S.DECIDED,
    "pkm-utara-06": S.OBJECTED,
    "disdik-05": S.RATED,
    "pu-07": S.DECIDED,
}
SHARES = (3, 5, 92)  # of a hundred others: not rated yet, not answered yet, approved
LATELY = 2 * DAY  # before yesterday: when what the employee that one logs in as may object to was approved
POOR = {  # who was often away: told in the story of the past
    "kec-pantai-13": (Rating.BELOW, Rating.BELOW),
    "pu-12": (Rating.BELOW, Rating.MEETS),
    "disdik-11": (Rating.MEETS, Rating.BELOW),
}
USUAL = (
    (Rating.MEETS, Rating.MEETS), (Rating.ABOVE, Rating.ABOVE), (Rating.ABOVE, Rating.MEETS),
    (Rating.MEETS, Rating.ABOVE), (Rating.BELOW, Rating.MEETS),
)  # fmt: skip
WEIGHTS = (62, 14, 12, 9, 3)
REASONS = {
    Rating.ABOVE: "Target terlampaui dengan mutu baik; ikut membantu rekan di luar tugasnya.",
    Rating.BELOW: "Sebagian target belum tercapai dan beberapa laporan terlambat; dibuatkan rencana perbaikan.",
}
RETURN_WORD = "Alasan belum menyebut bukti; lihat lagi realisasi indikator kedua."
OBJECTION = "Dua kegiatan terakhir belum dihitung karena disetujui sesudah penilaian; mohon ditinjau kembali."
KEPT = "Bukti sudah diperiksa bersama; kedua kegiatan itu di luar triwulan yang dinilai."
CHANGED = "Bukti tambahan diterima: target triwulan tercapai."
FEEDBACK = (
    "Laporan minggu ini rapi dan cepat. Pertahankan.",
    "Tolong sampaikan kendala lebih awal, sebelum tenggat.",
    "Terima kasih sudah menggantikan rekan yang cuti.",
    "Coba susun daftar periksa agar berkas tidak dikembalikan lagi.",
)
FEEDBACK_ON, FEEDBACK_IN = 2, 18  # Wednesdays; one of so many people
STANDING_AFTER = 60 * DAY
BETTER = Given(Rating.MEETS, Rating.MEETS)
BASIS = ("Register kegiatan dan laporan bulanan", "Catatan pemeriksaan atasan")
STANDINGS = {"contoh-dinkes": Standing.GOOD, "contoh-pu": Standing.FAIR, "contoh-dukcapil": Standing.EXCELLENT}


@dataclass(frozen=True)
class Assessments:
    """What is told, rated and answered on a date; twice is once. yesterday: the last whole date of the city."""

    services: Services
    admins: tuple[Employee, Employee]
    people: Mapping[PastPerson, Employee]
    began_on: date
    yesterday: date

    def live(self, on: date) -> None:
        last = last_quarter(on)
        if on - last.ends_on in (TOLD, RATED, APPROVED, OBJECTED, DECIDED):
            self._each(last, on, on - last.ends_on)
        if (on.month in TOLD_SO_FAR[0]) and on.day == TOLD_SO_FAR[1]:
            self._each(_quarter_of(on), on, TOLD)
        if on == self.yesterday - LATELY:
            self._each(last, on, LATELY)
        if on.weekday() == FEEDBACK_ON:
            self._encourage(on)
        if on == self.began_on + STANDING_AFTER:
            self._say_standing(on)

    def _each(self, period: Period, on: date, since: timedelta) -> None:
        for person, employee in self.people.items():
            plans = self.services.plans.of_person(employee.employee_id, period.ends_on.year)
            plan = plans[-1] if plans else None
            if plan and plan.state is PlanState.AGREED and (since != LATELY or person.key == RICH):
                with suppress(Problem):  # who has gone on by hand, or began after the period
                    self._step(person, employee, plan, period, on, since)

    def _step(
        self, person: PastPerson, employee: Employee, plan: Plan, period: Period, on: date, since: timedelta
    ) -> None:
        """What is due of this assessment so long after its period, if it goes so far."""
        services, stop = self.services, stop_of(person)
        which = Which(employee.employee_id, plan.year, plan.number, period.period_id)
        stored = services.evaluations.get(which.employee_id, which.year, which.period_id, which.number)
        state, revision = (stored.state, stored.revision) if stored else (S.OPEN, 0)
        rater, approver = self._seats(person)
        match since, state:
            case (each, _) if each == TOLD and not stored and _tells(person, on, period):
                tell_realised(services, employee, which, realised_of(person, plan, period, on), 0, at(on, "10:00"))
            case (each, S.OPEN) if each == RATED and stop is not S.OPEN:
                given, reason = ratings_of(person, period)
                rate(services, rater, which, given, reason, revision, at(on, "13:00"))
            case (each, S.RATED) if each == (LATELY if person.key == RICH else APPROVED) and stop is not S.RATED:
                kind, word = (K.RETURNED, RETURN_WORD) if stop is S.RETURNED else (K.APPROVED, None)
                answer_rating(services, approver, which, kind, word, None, revision, at(on, "14:00"))
            case (each, S.APPROVED) if each == OBJECTED and stop in (S.OBJECTED, S.DECIDED):
                object_to(services, employee, which, OBJECTION, revision, at(on, "10:30"))
            case (each, S.OBJECTED) if each == DECIDED and stop is S.DECIDED:
                keeps = person.place % 2 == 0
                kind, word, new = (K.KEPT, KEPT, None) if keeps else (K.CHANGED, CHANGED, BETTER)
                answer_rating(services, approver, which, kind, word, new, revision, at(on, "14:30"))

    def _seats(self, person: PastPerson) -> tuple[Employee, Employee]:
        """Who rates and who approves; above the heads a city admin, and then another one."""
        rater = superior_of(person, self.people)
        if rater is None:
            return self.admins
        approver = superior_of(rater, self.people)
        return self.people[rater], self.people[approver] if approver else self.admins[0]

    def _encourage(self, on: date) -> None:
        for person, employee in self.people.items():
            random = Random(f"{SEED} feedback {person.key} {on}")
            superior = superior_of(person, self.people)
            if superior and person.place > SECOND and random.randrange(FEEDBACK_IN) == 0:
                word, told_id = random.choice(FEEDBACK), id_of(f"feedback {person.key} {on}")[:16]
                with suppress(Problem):
                    give_feedback(
                        self.services, self.people[superior], employee.employee_id, word, at(on, "15:20"), told_id
                    )

    def _say_standing(self, on: date) -> None:
        for unit_id in STANDINGS.keys() & {each.unit.unit_id for each in self.people}:
            with suppress(Problem):  # somebody has said so by hand
                set_standing(self.services, self.admins[0], unit_id, on.year, STANDINGS[unit_id], 0, at(on, "10:00"))


def stop_of(person: PastPerson) -> EvaluationState:
    if person.key in STOPS:
        return STOPS[person.key]
    usual = person.place <= SECOND or person.key == RICH or person.key in POOR
    return (
        S.APPROVED if usual else Random(f"{SEED} stops {person.key}").choices((S.OPEN, S.RATED, S.APPROVED), SHARES)[0]
    )


def last_quarter(on: date) -> Period:
    """The last one that is over."""
    found = [each for year in (on.year - 1, on.year) for each in periods_of(year, PeriodKind.QUARTER)[:-1]]
    return next(each for each in reversed(found) if each.ends_on < on)


def ratings_of(person: PastPerson, period: Period) -> tuple[Given, str | None]:
    random = Random(f"{SEED} rated {person.key} {period.period_id}")
    result, behaviour = POOR.get(person.key) or random.choices(USUAL, WEIGHTS)[0]
    why = next((REASONS[each] for each in (result, behaviour) if each in REASONS), None)
    return Given(result, behaviour), why


def realised_of(person: PastPerson, plan: Plan, period: Period, on: date) -> list[Realised]:
    """Of amounts the part of the year that is over, of hundredths nearly all."""
    random = Random(f"{SEED} realised {person.key} {period.period_id}")
    last = min(on, period.ends_on, plan.ends_on)
    part = max((last - plan.starts_on).days + 1, 0) / ((plan.ends_on - plan.starts_on).days + 1)
    return [
        Realised(each.indicator_id, round(each.target_e2 / 100 * part * random.uniform(0.8, 1.2)) * 100, BASIS[0])
        if each.aspect is Aspect.QUANTITY
        else Realised(each.indicator_id, round(random.uniform(88, 100)) * 100, BASIS[1])
        for goal in plan.goals
        for each in goal.indicators
    ]


def _quarter_of(on: date) -> Period:
    return next(each for each in periods_of(on.year, PeriodKind.QUARTER) if each.ends_on >= on)


def _tells(person: PastPerson, on: date, period: Period) -> bool:
    """Most when the quarter is over, some while it runs."""
    share = 0.92 if on > period.ends_on else 0.3
    return Random(f"{SEED} tells {person.key} {period.period_id}").random() < share
