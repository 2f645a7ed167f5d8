"""What a person brought along into a year: leave, absences and minutes before Presensi."""

from datetime import datetime
from typing import Annotated

from chalice.app import Blueprint
from msgspec import Meta, Struct

from chalicelib.domain.balance import BalanceFacts, OpeningBalance
from chalicelib.domain.employee import Role
from chalicelib.errors import ChangedMeanwhile, DecideOwn, NotFound
from chalicelib.routes._fields import PlainText, parse_date
from chalicelib.routes._http import Answer, Call, op
from chalicelib.rules.access import ALLOWED, Act
from chalicelib.rules.balance import (
    MAX_LEAVE_CARRIED_DAYS,
    MAX_LEAVE_LEFT_DAYS,
    MAX_MINUTES,
    MAX_UNEXCUSED_DAYS,
)
from chalicelib.use_cases.set_balance import see_balance, set_balance

blueprint = Blueprint(__name__)

Minutes = Annotated[int, Meta(ge=0, le=MAX_MINUTES)]


class BalanceBody(Struct, forbid_unknown_fields=True):
    """`leave_carried_days` are among `leave_left_days`; `revision` as it was read, 0 where nothing was entered yet."""

    leave_left_days: Annotated[int, Meta(ge=0, le=MAX_LEAVE_LEFT_DAYS)]
    leave_carried_days: Annotated[int, Meta(ge=0, le=MAX_LEAVE_CARRIED_DAYS)]
    unexcused_days: Annotated[int, Meta(ge=0, le=MAX_UNEXCUSED_DAYS)]
    late_min: Minutes
    source_document: PlainText
    revision: Annotated[int, Meta(ge=0)]
    early_min: Minutes | None = None


class BalanceView(Struct, frozen=True, kw_only=True):
    """Up to the day before Presensi counts. `early_min` is null where the old book does not tell."""

    employee_id: str
    year: int
    leave_left_days: int
    leave_carried_days: int
    unexcused_days: int
    late_min: int
    early_min: int | None
    source_document: str
    entered_by: str
    entered_at: datetime
    revision: int


@op(
    blueprint, "GET", "/me/balances/{year}", "What I brought along into a year", answers={200: BalanceView},
    problems=(NotFound,),
)  # fmt: skip
def read_my_balance(call: Call, year: str) -> Answer:
    found = see_balance(call.services, call.actor, call.actor.employee_id, _year(year), call.now)
    return Answer(balance_view(found))


@op(
    blueprint, "GET", "/employees/{employee_id}/balances/{year}", "What a person brought along into a year",
    roles=ALLOWED[Act.READ_WHOLE_PROFILE], answers={200: BalanceView}, problems=(NotFound,),
)  # fmt: skip
def read_balance(call: Call, employee_id: str, year: str) -> Answer:
    return Answer(balance_view(see_balance(call.services, call.actor, employee_id, _year(year), call.now)))


@op(
    blueprint, "PUT", "/employees/{employee_id}/balances/{year}", "Enter or correct what a person brought along",
    roles=frozenset({Role.CITY_ADMIN}), body=BalanceBody, answers={200: BalanceView},
    problems=(NotFound, DecideOwn, ChangedMeanwhile),
)  # fmt: skip
def replace_balance(call: Call, employee_id: str, year: str) -> Answer:
    body: BalanceBody = call.body
    facts = BalanceFacts(
        body.leave_left_days, body.leave_carried_days, body.unexcused_days, body.late_min, body.early_min,
        body.source_document,
    )  # fmt: skip
    entered = set_balance(call.services, call.actor, employee_id, _year(year), facts, body.revision, call.now)
    return Answer(balance_view(entered))


def balance_view(balance: OpeningBalance) -> BalanceView:
    facts = balance.facts
    return BalanceView(
        employee_id=balance.employee_id,
        year=balance.year,
        leave_left_days=facts.leave_left_days,
        leave_carried_days=facts.leave_carried_days,
        unexcused_days=facts.unexcused_days,
        late_min=facts.late_min,
        early_min=facts.early_min,
        source_document=facts.source_document,
        entered_by=balance.entered_by,
        entered_at=balance.entered_at,
        revision=balance.revision,
    )


def _year(text: str) -> int:
    return parse_date(f"{text}-01-01", "/year").year
