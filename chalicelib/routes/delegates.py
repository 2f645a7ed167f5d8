"""Who decides in my place while I am away, and in whose place I decide."""

from datetime import date

from chalice.app import Blueprint
from msgspec import Struct

from chalicelib.domain.employee import Role
from chalicelib.domain.request import Delegation
from chalicelib.errors import ChangedMeanwhile, DecideOwn, NotFound
from chalicelib.routes._fields import Id, LocalDate, parse_date
from chalicelib.routes._http import Answer, Call, op
from chalicelib.rules.access import ALLOWED, Act
from chalicelib.rules.delegation import LENT
from chalicelib.use_cases.delegates import Delegations, StandIn, end_delegation, see_delegations, set_delegate
from chalicelib.use_cases.unit_delegates import Led, end_delegation_of, see_unit_delegates, set_delegate_of

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


class SuperiorView(Struct, frozen=True, kw_only=True):
    """`may_name`: whether I may name and end who decides in their place; of a city admin only they themselves may."""

    employee_id: str
    name: str
    may_name: bool
    delegate: DelegateView | None


class UnitDelegatesView(Struct, frozen=True):
    superiors: list[SuperiorView]


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
    wanted = _wanted(call.body)
    return Answer(_delegate_view(wanted, set_delegate(call.services, call.actor, call.actor, wanted, call.now).name))


@op(
    blueprint, "DELETE", "/me/delegate", "From now on nobody decides in my place", roles=LENT, answers={204: None},
    problems=(NotFound, ChangedMeanwhile),
)  # fmt: skip
def delete_delegate(call: Call) -> Answer:
    end_delegation(call.services, call.actor, call.actor, call.now)
    return Answer(None, 204)


@op(
    blueprint, "GET", "/units/{unit_id}/delegates", "Who leads in a unit, and who decides in their place",
    roles=ALLOWED[Act.READ_WHOLE_PROFILE], answers={200: UnitDelegatesView}, problems=(NotFound,),
)  # fmt: skip
def read_unit_delegates(call: Call, unit_id: str) -> Answer:
    found = see_unit_delegates(call.services, call.actor, unit_id, call.now)
    return Answer(UnitDelegatesView([_superior_view(each) for each in found]))


@op(
    blueprint, "PUT", "/employees/{employee_id}/delegate", "Name who decides in a superior's place who cannot",
    roles=frozenset({Role.CITY_ADMIN}), body=DelegateBody, answers={200: DelegateView},
    problems=(NotFound, DecideOwn, ChangedMeanwhile),
)  # fmt: skip
def replace_others_delegate(call: Call, employee_id: str) -> Answer:
    wanted = _wanted(call.body)
    delegate = set_delegate_of(call.services, call.actor, employee_id, wanted, call.now)
    return Answer(_delegate_view(wanted, delegate.name))


@op(
    blueprint, "DELETE", "/employees/{employee_id}/delegate", "From now on nobody decides in a superior's place",
    roles=frozenset({Role.CITY_ADMIN}), answers={204: None}, problems=(NotFound, DecideOwn, ChangedMeanwhile),
)  # fmt: skip
def delete_others_delegate(call: Call, employee_id: str) -> Answer:
    end_delegation_of(call.services, call.actor, employee_id, call.now)
    return Answer(None, 204)


def _wanted(body: DelegateBody) -> Delegation:
    return Delegation(body.to_id, parse_date(body.starts_on, "/starts_on"), parse_date(body.ends_on, "/ends_on"))


def _superior_view(led: Led) -> SuperiorView:
    named = _delegate_view(led.delegation, led.delegate.name) if led.delegation and led.delegate else None
    superior = led.superior
    return SuperiorView(employee_id=superior.employee_id, name=superior.name, may_name=led.may_name, delegate=named)


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
