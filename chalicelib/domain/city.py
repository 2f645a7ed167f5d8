"""Everything a city decides, as one immutable picture: settings, offices, units and the calendar of work."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

from chalicelib.domain.allowance import AllowanceRules
from chalicelib.domain.budget import BudgetRules
from chalicelib.domain.discipline import DisciplineRules
from chalicelib.domain.employee import Role
from chalicelib.domain.office import Office
from chalicelib.domain.performance import PerformanceRules
from chalicelib.domain.request import ApproverKind, LeaveKind, RequestKind
from chalicelib.domain.shift import Calendar
from chalicelib.domain.signal import SignalRules
from chalicelib.domain.verdict import AttendanceRules


@dataclass(frozen=True, slots=True)
class BoundingBox:
    """West, south, east, north in degrees; nothing of the city lies outside."""

    west: float
    south: float
    east: float
    north: float


@dataclass(frozen=True, slots=True)
class Retention:
    """How many days after which something is forgotten; docs/rules.md#evidence.

    selfie_days   of the clean copy of a selfie: one of rules/evidence.SELFIE_DAYS, by which the bucket goes. What was
                  taken before a change keeps the days it was taken with.
    """

    selfie_days: int = 90
    position_days: int = 180
    attempt_days: int = 180


LONGEST_MONTHS = {LeaveKind.SICK: 18, LeaveKind.IMPORTANT: 1, LeaveKind.UNPAID: 36}  # until a city says otherwise


@dataclass(frozen=True, slots=True)
class RequestSettings:
    """How requests are decided; docs/rules.md#requests.

    past_days          own working days within which a person may ask about a day that is over.
    second_after_days  days after which a city admin decides a correction too.
    undecided_days     own working days that a provisional check-in is to be decided within.
    ways               kind -> who decides, in this order; kinds that are silent take rules/request_way.WAYS.
    local_leave        the kinds of leave that non-ASN staff have: no national rule says.
    longest_months     the longest leave of kinds whose length nobody has confirmed.
    """

    past_days: int = 3
    second_after_days: int = 7
    undecided_days: int = 3
    ways: Mapping[RequestKind, tuple[ApproverKind, ...]] = field(default_factory=dict)
    local_leave: tuple[LeaveKind, ...] = (LeaveKind.ANNUAL, LeaveKind.SICK, LeaveKind.MATERNITY)
    longest_months: Mapping[LeaveKind, int] = field(default_factory=lambda: dict(LONGEST_MONTHS))


@dataclass(frozen=True, slots=True)
class OutageSettings:
    """When a window is suspected to fail: so many of a hundred tries within it failed, and at least so many."""

    failed_percent: int = 20
    least_failed: int = 10


@dataclass(frozen=True, slots=True)
class ReviewSettings:
    """How many check-ins a reviewer looks at a day; 0: none is drawn."""

    quota: int = 5


@dataclass(frozen=True, slots=True)
class Settings:
    """What the city chooses; docs/rules.md gives the source of each default.

    role_names          the city's own words for the roles, where they differ from the page's.
    logo                a small PNG as a data URL.
    switch_notice_days  how many days before its first day that counts a unit is told.
    attendance_rules    by starting date, oldest first; before the first one rules/attendance.DEFAULT holds.
    signal_rules        likewise; before the first one rules/signal_rules.SIGNALS_DEFAULT holds.
    discipline_rules    likewise, each of one employment type; before the first one rules/discipline.SHIPPED.
    allowance_rules     likewise; before the first one rules/allowance_presets.TULANG_BAWANG.
    performance_rules   likewise; before the first one rules/evaluation.PERFORMANCE_DEFAULT.
    budget_rules        likewise; before the first one rules/budget_rules.BUDGET_DEFAULT.
    reminder_min        how many minutes before a window closes who has not checked in is reminded; 0: never.
    """

    city_name: str
    agency_name: str
    zone: str
    bounding_box: BoundingBox
    contact: str
    default_radius_m: int | None = None  # None: the rule's own
    accuracy_limit_m: int = 100
    near_duplicate_m: int = 50
    code_life_hours: int = 72
    roster_off_code: str = "L"
    role_names: Mapping[Role, str] = field(default_factory=dict)
    logo: str | None = None
    retention: Retention = Retention()
    switch_notice_days: int = 3
    attendance_rules: tuple[AttendanceRules, ...] = ()
    signal_rules: tuple[SignalRules, ...] = ()
    requests: RequestSettings = RequestSettings()
    outages: OutageSettings = OutageSettings()
    reminder_min: int = 15
    reviews: ReviewSettings = ReviewSettings()
    discipline_rules: tuple[DisciplineRules, ...] = ()
    allowance_rules: tuple[AllowanceRules, ...] = ()
    performance_rules: tuple[PerformanceRules, ...] = ()
    budget_rules: tuple[BudgetRules, ...] = ()


@dataclass(frozen=True, slots=True)
class Unit:
    """An OPD or a part of one.

    office_ids    office points in use by this unit; its people are assigned to some of them.
    counts_from   before this local date everything is recorded and shown as trial; None: still in trial.
    enrol_until   up to and on this local date a login code vouches for a first phone; None: every phone is decided.
    ends_on       its last local date: merged or dissolved; None: none is known.
    """

    unit_id: str
    name: str
    parent_id: str | None = None
    office_ids: tuple[str, ...] = ()
    counts_from: date | None = None
    enrol_until: date | None = None
    ends_on: date | None = None

    def is_over(self, on: date) -> bool:
        return self.ends_on is not None and self.ends_on < on

    def lasts(self, through: date | None) -> bool:
        """Whether it is there as long as this; None: without an end."""
        return self.ends_on is None or (through is not None and through <= self.ends_on)


@dataclass(frozen=True, slots=True)
class City:
    """The city as decided now.

    versions   subject ("settings", "offices", "units", "calendar") -> the number of the published version.
    """

    settings: Settings
    offices: Mapping[str, Office] = field(default_factory=dict)
    units: Mapping[str, Unit] = field(default_factory=dict)
    calendar: Calendar = field(default_factory=lambda: Calendar(patterns={}))
    versions: Mapping[str, int] = field(default_factory=dict)

    def zone_of(self, office: Office) -> str:
        return office.zone or self.settings.zone

    def units_on(self, on: date) -> list[Unit]:
        """Those that have not ended before this date, by id."""
        return [unit for _, unit in sorted(self.units.items()) if not unit.is_over(on)]

    def office_ids_in_use(self) -> frozenset[str]:
        """Offices that some unit works at; any other imported point is unused."""
        return frozenset(office_id for unit in self.units.values() for office_id in unit.office_ids)

    def with_parts(self, unit_ids: Iterable[str]) -> tuple[str, ...]:
        """The units and every part of them: what judges a day compares units one to one."""
        return tuple(sorted({part for each in unit_ids for part in self.units_within(each)}))

    def units_within(self, root_id: str) -> list[str]:
        """The unit and all below it: each directly before its own parts, parts of one unit by name."""
        parts = defaultdict[str, list[str]](list)
        for unit in sorted(self.units.values(), key=lambda each: (each.name.casefold(), each.unit_id)):
            parts[unit.parent_id or ""].append(unit.unit_id)
        found: dict[str, None] = {}
        left = [root_id] if root_id in self.units else []
        while left:
            unit_id = left.pop()
            if unit_id not in found:
                found[unit_id] = None
                left += reversed(parts[unit_id])
        return list(found)

    def path_of(self, unit_id: str) -> list[str]:
        """The unit and all above it, the root last; of a circle each once."""
        path = [unit_id]
        while (unit := self.units.get(path[-1])) and unit.parent_id and unit.parent_id not in path:
            path.append(unit.parent_id)
        return path

    def is_within(self, unit_id: str, root_id: str) -> bool:
        """Whether `unit_id` is `root_id` or stands anywhere below it; unknown units are within nothing."""
        return root_id in self.units and root_id in self.path_of(unit_id)
