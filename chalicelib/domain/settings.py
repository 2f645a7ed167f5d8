"""What a city chooses: names, limits, how long what is kept, and the dated rules that its days are judged by."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from chalicelib.domain.allowance import AllowanceRules
from chalicelib.domain.budget import BudgetRules
from chalicelib.domain.discipline import DisciplineRules
from chalicelib.domain.employee import Role
from chalicelib.domain.performance import PerformanceRules
from chalicelib.domain.request import ApproverKind, LeaveKind, RequestKind
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
    month_page_day      day of the next month on which a month's page is made, locked or not.
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
    month_page_day: int = 10
    reviews: ReviewSettings = ReviewSettings()
    discipline_rules: tuple[DisciplineRules, ...] = ()
    allowance_rules: tuple[AllowanceRules, ...] = ()
    performance_rules: tuple[PerformanceRules, ...] = ()
    budget_rules: tuple[BudgetRules, ...] = ()
