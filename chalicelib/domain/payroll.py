"""What a unit's locked month takes off the additional income of each of its people, as payroll takes it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from chalicelib.domain.allowance import AllowanceMonth, AllowanceRules
from chalicelib.domain.city import City, Unit
from chalicelib.domain.closing import Lock
from chalicelib.domain.verdict import AttendanceRules, DayStatus


@dataclass(frozen=True, slots=True)
class PayrollPerson:
    """One person by what happened in this unit alone, as the month was locked.

    number    the whole staff number: payroll knows people by it. "" where the profile is gone.
    statuses  every judged date that counts, with what it came to.
    """

    employee_id: str
    name: str
    number: str
    allowance: AllowanceMonth
    statuses: Mapping[date, DayStatus]


@dataclass(frozen=True, slots=True)
class Payroll:
    """People by name. `rules`: the sets that the month stands on, `attendance`: those by which its days were judged;
    each confirmed."""

    city: City
    unit: Unit
    month: str
    lock: Lock
    people: Sequence[PayrollPerson]
    rules: Sequence[AllowanceRules]
    attendance: Sequence[AttendanceRules] = ()
