"""What is still to be mended about a person before their days can be judged rightly? See docs/rules.md#people."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from chalicelib.domain.city import City
from chalicelib.domain.employee import Assignment, DeviceState, Employee, Role
from chalicelib.errors import Text
from chalicelib.rules.calendar import NO_ENTRY
from chalicelib.rules.employee_number import judge_number
from chalicelib.rules.import_report import Texts
from chalicelib.rules.roster import roster_months

TEXTS: Texts = {
    "NO_SUPERVISOR": (
        "Belum ada atasan yang masih bertugas. Tentukan atasannya.",
        "There is no supervisor in service. Name one.",
    ),
    "NO_OFFICE": (
        "Tidak satu pun titik kantornya ada dan dipakai unit. Tentukan titik kantornya.",
        "None of the office points exists and is in use by a unit. Name one that is.",
    ),
    "NO_SHIFT": (
        "Pola kerja tidak dikenal, atau jadwal bulan ini belum diisi. Isi jadwalnya.",
        "The shift pattern is unknown, or this month's roster is empty. Fill it in.",
    ),
    "NO_PHONE": (
        "Belum ada ponsel yang aktif; setiap presensinya menunggu keputusan.",
        "There is no active phone; every check-in awaits a decision.",
    ),
}


@dataclass(frozen=True, slots=True)
class Mismatch:
    """One thing to mend: its stable code and how. A hint may well be right as it is. It never holds the number."""

    code: str
    detail: Text
    is_hint: bool = False


def find_mismatches(
    employee: Employee, work: Assignment, city: City, in_service: Collection[str], today: date
) -> list[Mismatch]:
    """Everything to mend about one person at one unit.

    work         the assignment there, of today or the next to come; a coming one is judged by its first day.
    in_service   the ids of those people who still serve today; a supervisor who is not among them is none.
    today        the city's date.

    Who leads the unit has nobody above by nature: no supervisor is a hint there.
    """
    checks = (
        ("NO_SUPERVISOR", work.supervisor_id not in in_service),
        ("NO_OFFICE", not _has_office(work, city)),
        ("NO_SHIFT", not _has_shift(employee, work, city, today)),
        ("NO_PHONE", not any(each.state is DeviceState.ACTIVE for each in employee.devices)),
    )
    hints = {"NO_SUPERVISOR"} if _leads(employee, work.unit_id, city) else set()
    verdict = judge_number(employee.number, employee.number_kind, today)
    return [
        *(Mismatch(code, TEXTS[code], code in hints) for code, is_so in checks if is_so),
        *(Mismatch(each.code, each.detail) for each in verdict.faults),
        *(Mismatch(each.code, each.detail) for each in verdict.warnings),
    ]


def _leads(employee: Employee, unit_id: str, city: City) -> bool:
    leading = [each.unit_id for each in employee.grants if each.role is Role.SUPERVISOR and each.unit_id]
    return any(city.is_within(unit_id, each) for each in leading)


def _has_office(work: Assignment, city: City) -> bool:
    return not city.office_ids_in_use().intersection(city.offices).isdisjoint(work.office_ids)


def _has_shift(employee: Employee, work: Assignment, city: City, today: date) -> bool:
    """A month that no roster may be written for yet is missed by nobody."""
    on = max(today, work.starts_on)
    if work.pattern_id is not None:
        pattern = city.calendar.patterns.get(work.pattern_id)
        return pattern is not None and pattern.version_on(on) is not None
    month = f"{on:%Y-%m}"
    if month not in roster_months(today):
        return True
    letters = set(employee.roster.get(month, "")) - {NO_ENTRY}
    known = {each.code for each in city.calendar.patterns.values()} | {city.settings.roster_off_code}
    return bool(letters) and letters <= known
