"""Months that are over, where one stands, and locking it for pay."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import Annotated

from chalice.app import Blueprint
from msgspec import Meta, Struct

from chalicelib.domain.city import City
from chalicelib.domain.closing import Lock
from chalicelib.errors import MonthEmpty, MonthLocked, MonthNotOver, MonthOpen, MonthWaits
from chalicelib.routes._fields import parse_month
from chalicelib.routes._http import Answer, Call, op
from chalicelib.rules.access import ALLOWED, Act
from chalicelib.rules.month_standing import UnitStanding
from chalicelib.use_cases.lock_month import MonthState, lock_month, see_month, see_month_states

blueprint = Blueprint(__name__)


class MonthLockView(Struct, frozen=True, kw_only=True):
    month: str
    locked_by: str
    locked_at: datetime


class MonthStateView(Struct, frozen=True, kw_only=True):
    """`open_dates`: unit-dates that are not judged for everybody; a lock needs 0."""

    month: str
    open_dates: int
    lock: MonthLockView | None


class MonthsView(Struct, frozen=True, kw_only=True):
    months: list[MonthStateView]


class UnitMonthStateView(Struct, frozen=True, kw_only=True):
    """What a unit lacks. `closed_through`: null where nothing was ever closed for it; `undecided`: days with a check-in
    that nobody decided, since `first_undecided`; `requests`: open ones about the month; `amended`: days judged
    otherwise since the lock."""

    unit_id: str
    name: str
    closed_through: date | None
    open_dates: int
    undecided: int
    first_undecided: date | None
    requests: int
    amended: int


class MonthDetailView(Struct, frozen=True, kw_only=True):
    """`employee_days`: judged days that count; a lock needs some. `waiting`: `undecided`, `requests` and suspected
    `outages` together, what a lock has to accept. `units`: how many there are; `unready`: those with open dates or
    something that waits; `amended`: those with days judged otherwise since the lock. Both by name."""

    month: str
    lock: MonthLockView | None
    employee_days: int
    open_dates: int
    undecided: int
    requests: int
    outages: int
    waiting: int
    units: int
    units_closed: int
    unready: list[UnitMonthStateView]
    amended: list[UnitMonthStateView]


class LockQuery(Struct, forbid_unknown_fields=True):
    """`waiting`: how much that still waits the admin has seen and locks over, exactly as much as waits now; what is
    decided later adjusts."""

    waiting: Annotated[int, Meta(ge=0, le=1_000_000)] = 0


@op(
    blueprint, "GET", "/months", "Months that are over: locked ones and the last ones", roles=ALLOWED[Act.READ_CITY],
    answers={200: MonthsView},
)  # fmt: skip
def read_months(call: Call) -> Answer:
    return Answer(MonthsView(months=[_state_view(each) for each in see_month_states(call.services, call.now)]))


@op(
    blueprint, "GET", "/months/{month}", "Where a month stands: closed, counted, waiting, locked",
    roles=ALLOWED[Act.READ_AUDIT], answers={200: MonthDetailView},
)  # fmt: skip
def read_month_state(call: Call, month: str) -> Answer:
    parse_month(month)
    found, lock, city = see_month(call.services, month, call.now)
    return Answer(
        MonthDetailView(
            month=month,
            lock=_lock_view(lock),
            employee_days=found.employee_days,
            open_dates=found.open_dates,
            undecided=found.undecided,
            requests=found.requests,
            outages=found.outages,
            waiting=found.waiting,
            units=len(found.units),
            units_closed=sum(not each.open_dates for each in found.units),
            unready=_unit_views((each for each in found.units if not each.is_ready), city),
            amended=_unit_views((each for each in found.units if each.amended), city),
        )
    )


@op(
    blueprint, "POST", "/months/{month}/lock", "Lock a month for pay, for ever", roles=ALLOWED[Act.WRITE_CITY],
    query=LockQuery, answers={201: MonthLockView},
    problems=(MonthNotOver, MonthEmpty, MonthOpen, MonthWaits, MonthLocked),
)  # fmt: skip
def create_month_lock(call: Call, month: str) -> Answer:
    parse_month(month)
    lock = lock_month(call.services, call.actor, month, call.query.waiting, call.now)
    return Answer(_lock_view(lock), 201)


def _state_view(state: MonthState) -> MonthStateView:
    return MonthStateView(month=state.month, open_dates=state.open_dates, lock=_lock_view(state.lock))


def _lock_view(lock: Lock | None) -> MonthLockView | None:
    return MonthLockView(month=lock.month, locked_by=lock.by, locked_at=lock.at) if lock else None


def _unit_views(found: Iterable[UnitStanding], city: City) -> list[UnitMonthStateView]:
    views = [_unit_view(each, city) for each in found]
    return sorted(views, key=lambda each: (each.name.casefold(), each.unit_id))


def _unit_view(standing: UnitStanding, city: City) -> UnitMonthStateView:
    return UnitMonthStateView(
        unit_id=standing.unit_id,
        name=city.unit_name(standing.unit_id),
        closed_through=standing.closed_through,
        open_dates=standing.open_dates,
        undecided=standing.undecided,
        first_undecided=standing.first_undecided,
        requests=standing.requests,
        amended=standing.amended,
    )
