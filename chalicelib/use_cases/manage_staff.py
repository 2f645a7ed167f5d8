"""People: add them; and what every change of a person shares."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from chalicelib.domain.audit import AuditEntry
from chalicelib.domain.city import City
from chalicelib.domain.employee import Assignment, Employee, NumberKind
from chalicelib.errors import ChangedMeanwhile, DuplicateId, FieldError, InputInvalid
from chalicelib.rules.import_report import Texts, fault
from chalicelib.rules.unit_end import TEXTS as ENDS
from chalicelib.use_cases.audit_entries import entry_of
from chalicelib.use_cases.ports import Changed, Services
from chalicelib.use_cases.tell_closer import tell_of_hires

_TEXTS: Texts = {
    "UNIT_UNKNOWN": ("Unit ini tidak ada.", "There is no such unit."),
    "OFFICE_UNKNOWN": ("Titik kantor ini tidak ada.", "There is no such office point."),
    "OFFICE_UNUSED": (
        "Titik kantor ini belum dipakai unit mana pun; tetapkan dulu pada unitnya.",
        "No unit uses this office point yet; tie it to its unit first.",
    ),
    "PATTERN_UNKNOWN": (
        "Pola kerja mingguan ini tidak ada. Kosongkan untuk kerja bergilir: hurufnya diisi pada jadwal.",
        "There is no such weekly pattern. Leave it empty for shift workers: their letters stand in the roster.",
    ),
    "UNIT_ENDS": ENDS["UNIT_ENDS"],
    "SUPERVISOR_UNKNOWN": ("Atasan ini tidak ada.", "There is no such supervisor."),
}


@dataclass(frozen=True, slots=True)
class NewEmployee:
    """A person as an admin enters them; the number is already judged and normalised."""

    name: str
    number: str
    number_kind: NumberKind
    assignment: Assignment
    email: str | None = None


def add_employee(
    services: Services,
    actor: Employee,
    new: NewEmployee,
    now: datetime,
    faults: Sequence[FieldError] = (),
    employee_id: str | None = None,
) -> Employee:
    """A new person with a first assignment. Raises DuplicateId for a number that is taken, InputInvalid.

    faults        what the caller found wrong already, to be told together with the rest.
    employee_id   the id that this very request always gives, so that asking again finds whom it added.
    """
    check([*faults, *assignment_faults(services, new.assignment, services.city.fresh(now), "/assignment")])
    return store_employee(services, actor, new, employee_id or services.new_id(), now)


def store_employee(
    services: Services,
    actor: Employee,
    new: NewEmployee,
    employee_id: str,
    now: datetime,
    beside: AuditEntry | None = None,
) -> Employee:
    """The person under this id, written now or before. Raises DuplicateId when the number is somebody else's.

    beside   the city's entry of the import that this person is the last of, written together with them.
    """
    city = services.city.current(now)
    employee = Employee(
        employee_id, new.name, new.number, new.number_kind, (new.assignment,), email=new.email,
        entered_at=now,
    )  # fmt: skip
    owner = services.staff.employee_id_of(new.number)
    if owner is None:
        entry = entry_of(services, actor, "employee_added", employee_id, now, new.assignment.unit_id)
        tell_of_hires(services, [employee], city, now)
        try:
            return services.staff.save(employee, None, entry, beside=beside)
        except Changed:
            owner = services.staff.employee_id_of(new.number)
    stored = services.staff.employee(employee_id) if owner == employee_id else None
    if stored is None:
        raise DuplicateId
    return stored


def save(services: Services, changed: Employee, employee: Employee, entry: AuditEntry) -> Employee:
    """Raises ChangedMeanwhile when somebody else's change came first."""
    try:
        return services.staff.save(changed, employee, entry)
    except Changed:
        raise ChangedMeanwhile from None


def check(faults: Sequence[FieldError]) -> None:
    """Raises InputInvalid with the faults, if there are any."""
    if faults:
        raise InputInvalid(faults)


def assignment_faults(services: Services, assignment: Assignment, city: City, pointer: str = "") -> list[FieldError]:
    """What the assignment at `pointer` names that is not there, or not as long."""
    faults = []
    unit = city.units.get(assignment.unit_id)
    if unit is None:
        faults.append(_fault(f"{pointer}/unit_id", "UNIT_UNKNOWN"))
    elif not unit.lasts(assignment.ends_on):
        faults.append(_fault(f"{pointer}/unit_id", "UNIT_ENDS", ends_on=unit.ends_on))
    used = city.office_ids_in_use()
    for index, office_id in enumerate(assignment.office_ids):
        if office_id not in city.offices:
            faults.append(_fault(f"{pointer}/office_ids/{index}", "OFFICE_UNKNOWN"))
        elif office_id not in used:
            faults.append(_fault(f"{pointer}/office_ids/{index}", "OFFICE_UNUSED"))
    if assignment.pattern_id is not None and not _is_weekly(assignment.pattern_id, city):
        faults.append(_fault(f"{pointer}/pattern_id", "PATTERN_UNKNOWN"))
    if assignment.supervisor_id and services.staff.employee(assignment.supervisor_id) is None:
        faults.append(_fault(f"{pointer}/supervisor_id", "SUPERVISOR_UNKNOWN"))
    return faults


def _is_weekly(pattern_id: str, city: City) -> bool:
    """A pattern with a code is a shift: it is worked by roster."""
    pattern = city.calendar.patterns.get(pattern_id)
    return pattern is not None and pattern.code is None


def _fault(pointer: str, code: str, **facts: object) -> FieldError:
    return fault(_TEXTS, pointer, code, **facts)
