"""Months that are over, and locking one for pay."""

from datetime import datetime

from chalice.app import Blueprint
from msgspec import Struct

from chalicelib.errors import MonthLocked, MonthNotOver, MonthOpen
from chalicelib.routes._fields import parse_month
from chalicelib.routes._http import Answer, Call, op
from chalicelib.rules.access import ALLOWED, Act
from chalicelib.use_cases.lock_month import MonthState, lock_month, see_month_states

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


@op(
    blueprint, "GET", "/months", "Months that are over: locked ones and the last ones", roles=ALLOWED[Act.READ_CITY],
    answers={200: MonthsView},
)  # fmt: skip
def read_months(call: Call) -> Answer:
    return Answer(MonthsView(months=[_state_view(each) for each in see_month_states(call.services, call.now)]))


@op(
    blueprint, "POST", "/months/{month}/lock", "Lock a month for pay, for ever", roles=ALLOWED[Act.WRITE_CITY],
    answers={201: MonthLockView}, problems=(MonthNotOver, MonthOpen, MonthLocked),
)  # fmt: skip
def create_month_lock(call: Call, month: str) -> Answer:
    parse_month(month)
    lock = lock_month(call.services, call.actor, month, call.now)
    return Answer(MonthLockView(month=lock.month, locked_by=lock.by, locked_at=lock.at), 201)


def _state_view(state: MonthState) -> MonthStateView:
    lock = state.lock
    view = MonthLockView(month=lock.month, locked_by=lock.by, locked_at=lock.at) if lock else None
    return MonthStateView(month=state.month, open_dates=state.open_dates, lock=view)
