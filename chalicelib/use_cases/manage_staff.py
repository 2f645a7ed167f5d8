"""People, enough to check in: add, assign, roster, one-time code."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from chalicelib.domain.audit import AuditEntry
from chalicelib.domain.city import City
from chalicelib.domain.employee import Assignment, Employee, NumberKind
from chalicelib.domain.login import OneTimeCode
from chalicelib.errors import ChangedMeanwhile, DecideOwn, DuplicateId, FieldError, InputInvalid, NotFound
from chalicelib.rules.access import Act, reaches
from chalicelib.rules.calendar import NO_ENTRY
from chalicelib.rules.login import CODE_CHARACTERS
from chalicelib.use_cases.audit_entries import entry_of
from chalicelib.use_cases.log_in import hash_code
from chalicelib.use_cases.ports import Changed, Services
from chalicelib.use_cases.reach import find_employee, today_of, units_of

_TEXTS = {
    "UNIT_UNKNOWN": ("Unit ini tidak ada.", "There is no such unit."),
    "OFFICE_UNKNOWN": ("Titik kantor ini tidak ada.", "There is no such office point."),
    "OFFICE_UNUSED": (
        "Titik kantor ini belum dipakai unit mana pun; tetapkan dulu pada unitnya.",
        "No unit uses this office point yet; tie it to its unit first.",
    ),
    "PATTERN_UNKNOWN": ("Pola kerja ini tidak ada.", "There is no such shift pattern."),
    "SUPERVISOR_UNKNOWN": ("Atasan ini tidak ada.", "There is no such supervisor."),
    "START_TOO_EARLY": (
        "Perpindahan berlaku paling cepat besok; hari yang sudah berjalan tetap di unit lama.",
        "A transfer starts tomorrow at the earliest; days begun stay with the old unit.",
    ),
    "ROSTER_CODE_UNKNOWN": ("Huruf ini bukan kode pola kerja.", "This letter is not the code of a shift pattern."),
    "ROSTER_LENGTH": ("Isi satu huruf untuk tiap hari bulan itu.", "Give one letter for each day of that month."),
    "ROSTER_MONTH": (
        "Jadwal dapat diisi untuk bulan lalu sampai dua bulan ke depan.",
        "A roster may be set from last month to two months ahead.",
    ),
    "ROSTER_PAST": (
        "Hari yang sudah lewat tetap seperti tertulis; ajukan koreksi.",
        "A day that has passed keeps its entry; ask for a correction.",
    ),
    "SUPERVISOR_CIRCLE": (
        "Atasan ini berada di bawah pegawai itu sendiri.",
        "This supervisor stands below the person themselves.",
    ),
}
_LETTERS = "0123456789abcdefghjkmnpqrstvwxyz"


@dataclass(frozen=True, slots=True)
class NewEmployee:
    """A person as an admin enters them; the number is already judged and normalised."""

    name: str
    number: str
    number_kind: NumberKind
    assignment: Assignment
    email: str | None = None


def add_employee(
    services: Services, actor: Employee, new: NewEmployee, now: datetime, faults: Sequence[FieldError] = ()
) -> Employee:
    """A new person with a first assignment. Raises DuplicateId for a number that is taken, InputInvalid.

    faults   what the caller found wrong already, to be told together with the rest.
    """
    _check([*faults, *assignment_faults(services, new.assignment, services.city.fresh(now), "/assignment")])
    if services.staff.employee_id_of(new.number):
        raise DuplicateId
    employee = Employee(
        employee_id=services.new_id(),
        name=new.name,
        number=new.number,
        number_kind=new.number_kind,
        assignments=(new.assignment,),
        email=new.email,
    )
    entry = entry_of(services, actor, "employee_added", employee.employee_id, now, new.assignment.unit_id)
    try:
        return services.staff.save(employee, None, entry)
    except Changed:
        raise DuplicateId from None


def assign(services: Services, actor: Employee, employee_id: str, assignment: Assignment, now: datetime) -> Employee:
    """Move a person: the new assignment starts tomorrow at the earliest and ends the one before it.

    Raises DecideOwn for one's own, unless there is no second admin to do it.
    """
    city = services.city.fresh(now)
    employee = find_employee(services, actor, employee_id, Act.WRITE_STAFF, now, city)
    if employee_id == actor.employee_id and services.staff.city_admins() > 1:
        raise DecideOwn
    faults = assignment_faults(services, assignment, city)
    if _stands_below(services, assignment, employee_id):
        faults.append(_fault("/supervisor_id", "SUPERVISOR_CIRCLE"))
    if assignment.starts_on <= today_of(city, now):
        faults.append(FieldError("/starts_on", "START_TOO_EARLY", _TEXTS["START_TOO_EARLY"]))
    _check(faults)
    day_before = assignment.starts_on - timedelta(days=1)
    kept = [
        each if each.ends_on is not None and each.ends_on <= day_before else replace(each, ends_on=day_before)
        for each in employee.assignments
        if each.starts_on <= day_before
    ]
    changed = replace(employee, assignments=(*kept, assignment))
    entry = entry_of(services, actor, "assigned", employee_id, now, assignment.unit_id)
    return _save(services, changed, employee, entry)


def assignment_faults(services: Services, assignment: Assignment, city: City, pointer: str = "") -> list[FieldError]:
    """What the assignment at `pointer` names that is not there."""
    faults = []
    if assignment.unit_id not in city.units:
        faults.append(_fault(f"{pointer}/unit_id", "UNIT_UNKNOWN"))
    used = city.office_ids_in_use()
    for index, office_id in enumerate(assignment.office_ids):
        if office_id not in city.offices:
            faults.append(_fault(f"{pointer}/office_ids/{index}", "OFFICE_UNKNOWN"))
        elif office_id not in used:
            faults.append(_fault(f"{pointer}/office_ids/{index}", "OFFICE_UNUSED"))
    if assignment.pattern_id is not None and assignment.pattern_id not in city.calendar.patterns:
        faults.append(_fault(f"{pointer}/pattern_id", "PATTERN_UNKNOWN"))
    if assignment.supervisor_id and services.staff.employee(assignment.supervisor_id) is None:
        faults.append(_fault(f"{pointer}/supervisor_id", "SUPERVISOR_UNKNOWN"))
    return faults


def set_roster(
    services: Services, actor: Employee, employee_id: str, month: str, letters: str, now: datetime
) -> Employee:
    """One letter a day of a month ("YYYY-MM"): a pattern's code, the off code, or `-` for no entry. Never one's own."""
    city = services.city.fresh(now)
    employee = find_employee(services, actor, employee_id, Act.WRITE_ROSTER, now, city)
    if employee_id == actor.employee_id:
        raise DecideOwn
    first = date.fromisoformat(f"{month}-01")
    days = ((first + timedelta(days=31)).replace(day=1) - first).days
    known = {each.code for each in city.calendar.patterns.values() if each.code}
    known |= {city.settings.roster_off_code, NO_ENTRY}
    faults = [] if month in _roster_months(today_of(city, now)) else [_fault("/month", "ROSTER_MONTH")]
    faults += [] if len(letters) == days else [_fault("/letters", "ROSTER_LENGTH")]
    faults += [_fault(f"/letters/{at}", "ROSTER_CODE_UNKNOWN") for at, each in enumerate(letters) if each not in known]
    faults += _past_faults(employee.roster.get(month, ""), letters, (today_of(city, now) - first).days)
    _check(faults)
    months = sorted({*employee.roster, month})[-4:]
    roster: Mapping[str, str] = {each: letters if each == month else employee.roster[each] for each in months}
    units = units_of(employee, today_of(city, now))
    entry = entry_of(services, actor, "roster_set", employee_id, now, units[0] if units else None, {"month": month})
    return _save(services, replace(employee, roster=roster), employee, entry)


def _stands_below(services: Services, assignment: Assignment, employee_id: str) -> bool:
    """Whether the assignment's supervisor is the person themselves, or has them above, on its first date."""
    passed: set[str] = set()
    above = assignment.supervisor_id
    while above is not None and above not in passed:
        if above == employee_id:
            return True
        passed.add(above)
        superior = services.staff.employee(above)
        held = superior.assignment_on(assignment.starts_on) if superior else None
        above = held.supervisor_id if held else None
    return False


def _past_faults(entered: str, letters: str, days_past: int) -> list[FieldError]:
    """A day that has passed may be entered late, never changed: it was judged by its entry."""
    past = zip(entered, letters[: max(days_past, 0)], strict=False)
    return [_fault(f"/letters/{at}", "ROSTER_PAST") for at, (old, new) in enumerate(past) if old not in (NO_ENTRY, new)]


def _roster_months(today: date) -> tuple[str, ...]:
    """Last, this and next month, and one in the making: all that a profile holds."""
    months = today.year * 12 + today.month - 1
    return tuple(f"{each // 12:04d}-{each % 12 + 1:02d}" for each in range(months - 1, months + 3))


def issue_code(services: Services, actor: Employee, employee_id: str, now: datetime) -> tuple[str, datetime]:
    """A one-time code to hand over, and until when it is good; it voids the older one. Never for oneself."""
    city = services.city.fresh(now)
    employee = find_employee(services, actor, employee_id, Act.ISSUE_CODE, now, city)
    if employee.employee_id == actor.employee_id:
        raise DecideOwn
    if employee.grants and not reaches(actor, Act.WRITE_GRANTS, (), city):
        raise NotFound  # whoever holds a role gets a code from a city admin alone
    code = "".join(_LETTERS[byte & 31] for byte in services.random_bytes(CODE_CHARACTERS))
    salt = services.random_bytes(16)
    expires_at = now + timedelta(hours=city.settings.code_life_hours)
    stored = OneTimeCode(employee_id, salt, hash_code(code, salt), expires_at, actor.employee_id)
    units = units_of(employee, today_of(city, now))
    services.staff.put_code(
        stored, entry_of(services, actor, "code_issued", employee_id, now, units[0] if units else None)
    )
    return f"{code[:5]}-{code[5:]}", expires_at


def _save(services: Services, changed: Employee, employee: Employee, entry: AuditEntry) -> Employee:
    try:
        return services.staff.save(changed, employee, entry)
    except Changed:
        raise ChangedMeanwhile from None


def _fault(pointer: str, code: str) -> FieldError:
    return FieldError(pointer, code, _TEXTS[code])


def _check(faults: list[FieldError]) -> None:
    if faults:
        raise InputInvalid(faults)
