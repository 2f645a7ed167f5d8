"""Discipline cases of the demo's past: three people whose absences reached a level, each come as far as another step.

Their superior opens and keeps them, on the date on which each step happened. A date lived through twice is once.
"""

from collections.abc import Iterator, Mapping
from contextlib import suppress
from datetime import date, timedelta

from chalicelib.domain.discipline_case import CaseFacts, CaseStepKind, DisciplineCase
from chalicelib.domain.employee import Employee
from chalicelib.errors import Problem
from chalicelib.use_cases.handle_cases import add_case_step, open_discipline_case, state_own_case
from chalicelib.use_cases.ports import Services
from tools.past_people import SECOND, PastPerson
from tools.past_setup import at

WEEKS_OPENED = {"kec-pantai-13": 10, "pu-12": 10, "disdik-11": 12}  # on a Tuesday
APPEARS, DECIDES, OBJECTS = timedelta(days=2), timedelta(days=6), timedelta(days=9)
MAY_OBJECT = timedelta(days=14)
LAST = {"kec-pantai-13": CaseStepKind.OBJECTION, "pu-12": CaseStepKind.DECISION, "disdik-11": CaseStepKind.SUMMONS}
Step = tuple[CaseStepKind, CaseFacts]


def keep_cases(
    services: Services,
    leaders: Mapping[tuple[str, int], Employee],
    people: Mapping[PastPerson, Employee],
    on: date,
    began_on: date,
) -> None:
    """What is written down on this date. A year that began since has reached no level, and there is no case then."""
    for person, employee in people.items():
        if person.key not in WEEKS_OPENED:
            continue
        opened_on = began_on + timedelta(weeks=WEEKS_OPENED[person.key], days=1)
        superior = leaders[person.unit.unit_id, SECOND]
        with suppress(Problem):
            if on == opened_on:
                year, made_id = opened_on.year, f"demo-{person.key}"
                open_discipline_case(services, superior, employee.employee_id, year, at(on, "09:00"), made_id)
            _go_on(services, superior, person, employee, on, opened_on)


def _go_on(
    services: Services, superior: Employee, person: PastPerson, employee: Employee, on: date, opened_on: date
) -> None:
    case = next(iter(services.cases.of_person(employee.employee_id)), None)
    if case is None:
        return
    for revision, (came_on, (kind, facts)) in enumerate(_steps(case, opened_on), start=1):
        if came_on == on and kind is CaseStepKind.STATEMENT:
            state_own_case(services, employee, case.case_id, facts.text or "", revision, at(on, "10:00"))
        elif came_on == on:
            whose = employee.employee_id, case.case_id
            add_case_step(services, superior, *whose, kind, facts, revision, at(on, "10:15"))
        if kind is LAST[person.key]:
            return


def _steps(case: DisciplineCase, opened_on: date) -> Iterator[tuple[date, Step]]:
    """Each with the date it is written down, in the order of a case."""
    appears, decided = opened_on + APPEARS, opened_on + DECIDES
    threshold = case.reached.threshold
    yield opened_on, (CaseStepKind.SUMMONS, CaseFacts(on=appears, clock="09:00", place="Ruang kepala dinas"))
    yield appears, (CaseStepKind.STATEMENT, CaseFacts(text="Orang tua saya sakit; saya lupa mengajukan izin."))
    heard = "Yang bersangkutan hadir, mengakui tidak masuk tanpa izin, dan menunjukkan surat rumah sakit."
    yield appears, (CaseStepKind.EXAMINATION, CaseFacts(on=appears, text=heard))
    ruling = CaseFacts(
        on=decided,
        number="800/21/2026 (contoh)",
        level=threshold.level,
        sanction=threshold.sanction,
        deciding_office="Kepala Dinas",
        object_until=decided + MAY_OBJECT,
    )
    yield decided, (CaseStepKind.DECISION, ruling)
    objects = opened_on + OBJECTS
    why = "Dua hari di antaranya saya dirawat; surat terlampir."
    yield objects, (CaseStepKind.OBJECTION, CaseFacts(on=objects, text=why))
