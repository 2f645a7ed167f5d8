"""Who decides in my place while I am away, and in whose place I decide."""

from datetime import date

from chalice.app import Blueprint
from msgspec import Struct

from chalicelib.domain.request import Delegation
from chalicelib.errors import ChangedMeanwhile, NotFound
from chalicelib.routes._fields import Id, LocalDate, parse_date
from chalicelib.routes._http import Answer, Call, op
from chalicelib.rules.delegation import LENT
from chalicelib.use_cases.delegates import Delegations, StandIn, end_delegation, see_delegations, set_delegate

blueprint = Blueprint(__name__)


class DelegateBody(Struct, forbid_unknown_fields=True):
    """Between two dates, both included: 60 days at most, to somebody in service of the same OPD."""

    to_id: Id
    starts_on: LocalDate
    ends_on: LocalDate


class DelegateView(Struct, frozen=True, kw_only=True):
    to_id: str
    to_name: str
    starts_on: date
    ends_on: date


class LedUnitView(Struct, frozen=True, kw_only=True):
    unit_id: str
    name: str


class StandInView(Struct, frozen=True, kw_only=True):
    """Whose place I take. `holds`: today, by both our profiles as they are now; `units`: where I decide then."""

    employee_id: str
    name: str
    starts_on: date
    ends_on: date
    holds: bool
    units: list[LedUnitView]


class DelegationsView(Struct, frozen=True, kw_only=True):
    """`delegate`: null while I have named nobody for today or later."""

    delegate: DelegateView | None
    standing_in: list[StandInView]


@op(
    blueprint, "GET", "/me/delegate", "Who decides in my place while I am away, and in whose place I decide",
    answers={200: DelegationsView},
)  # fmt: skip
def read_delegate(call: Call) -> Answer:
    return _answer(see_delegations(call.services, call.actor, call.now))


@op(
    blueprint, "PUT", "/me/delegate", "Name who decides in my place between two dates", roles=LENT, body=DelegateBody,
    answers={200: DelegateView}, problems=(ChangedMeanwhile,),
)  # fmt: skip
def replace_delegate(call: Call) -> Answer:
    body: DelegateBody = call.body
    starts_on, ends_on = parse_date(body.starts_on, "/starts_on"), parse_date(body.ends_on, "/ends_on")
    wanted = Delegation(body.to_id, starts_on, ends_on)
    return Answer(_delegate_view(wanted, set_delegate(call.services, call.actor, wanted, call.now).name))


@op(
    blueprint, "DELETE", "/me/delegate", "From now on nobody decides in my place", roles=LENT, answers={204: None},
    problems=(NotFound, ChangedMeanwhile),
)  # fmt: skip
def delete_delegate(call: Call) -> Answer:
    end_delegation(call.services, call.actor, call.now)
    return Answer(None, 204)


def _answer(found: Delegations) -> Answer:
    named = _delegate_view(found.delegation, found.delegate.name) if found.delegation and found.delegate else None
    return Answer(DelegationsView(delegate=named, standing_in=[_stand_in_view(each) for each in found.standing_in]))


def _delegate_view(given: Delegation, name: str) -> DelegateView:
    return DelegateView(to_id=given.to_id, to_name=name, starts_on=given.starts_on, ends_on=given.ends_on)


def _stand_in_view(found: StandIn) -> StandInView:
    return StandInView(
        employee_id=found.superior.employee_id,
        name=found.superior.name,
        starts_on=found.delegation.starts_on,
        ends_on=found.delegation.ends_on,
        holds=found.holds,
        units=[LedUnitView(unit_id=each.unit_id, name=each.name) for each in found.units],
    )
