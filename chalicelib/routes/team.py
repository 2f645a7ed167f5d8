"""What supervisors and admins arrange for a team: the end of the trial and of a unit, check-ins made for others."""

from datetime import date

from chalice.app import Blueprint
from msgspec import Struct

from chalicelib.domain.employee import Role
from chalicelib.errors import ChangedMeanwhile, NotFound
from chalicelib.routes._fields import LocalDate, parse_date, parse_month
from chalicelib.routes._http import Answer, Call, op
from chalicelib.use_cases.end_unit import end_unit
from chalicelib.use_cases.switch_trial import switch_to_counting
from chalicelib.use_cases.team_check_in import see_team_check_ins

blueprint = Blueprint(__name__)


class CountingBody(Struct, forbid_unknown_fields=True):
    """The first local date that counts; null takes back one that has not come yet."""

    counts_from: LocalDate | None


class CountingView(Struct, frozen=True, kw_only=True):
    """`units`: those that now count from this date on and did not before."""

    counts_from: date | None
    units: list[str]


class UnitEndBody(Struct, forbid_unknown_fields=True):
    """The unit's last local date, today or later; null takes back one that has not passed."""

    ends_on: LocalDate | None


class UnitEndView(Struct, frozen=True, kw_only=True):
    unit_id: str
    ends_on: date | None


class TeamCheckInView(Struct, frozen=True, kw_only=True):
    local_date: date
    slot: str
    employee_id: str


class TeamCheckInsView(Struct, frozen=True, kw_only=True):
    """Check-ins made for others on this supervisor's phone; `people`: how many different ones."""

    employee_id: str
    month: str
    people: int
    check_ins: list[TeamCheckInView]


@op(
    blueprint, "PUT", "/units/{unit_id}/counting", "End the trial of a unit and its parts from a date on",
    roles=frozenset({Role.CITY_ADMIN}), body=CountingBody, answers={200: CountingView},
    problems=(NotFound, ChangedMeanwhile),
)  # fmt: skip
def replace_counting(call: Call, unit_id: str) -> Answer:
    wanted = call.body.counts_from
    counts_from = parse_date(wanted, "/counts_from") if wanted else None
    changed = switch_to_counting(call.services, call.actor, unit_id, counts_from, call.now)
    return Answer(CountingView(counts_from=counts_from, units=sorted(changed)))


@op(
    blueprint, "PUT", "/units/{unit_id}/end", "Close a unit from a date on", roles=frozenset({Role.CITY_ADMIN}),
    body=UnitEndBody, answers={200: UnitEndView}, problems=(NotFound, ChangedMeanwhile),
)  # fmt: skip
def replace_unit_end(call: Call, unit_id: str) -> Answer:
    wanted = call.body.ends_on
    ends_on = parse_date(wanted, "/ends_on") if wanted else None
    unit = end_unit(call.services, call.actor, unit_id, ends_on, call.now)
    return Answer(UnitEndView(unit_id=unit_id, ends_on=unit.ends_on))


@op(
    blueprint, "GET", "/employees/{employee_id}/team-check-ins/{month}",
    "Check-ins that a supervisor made for others in a month", answers={200: TeamCheckInsView}, problems=(NotFound,),
)  # fmt: skip
def read_team_check_ins(call: Call, employee_id: str, month: str) -> Answer:
    first = parse_month(month)
    made = see_team_check_ins(call.services, call.actor, employee_id, first, call.now)
    return Answer(
        TeamCheckInsView(
            employee_id=employee_id,
            month=month,
            people=len({each.employee_id for each in made}),
            check_ins=[
                TeamCheckInView(local_date=each.local_date, slot=each.slot, employee_id=each.employee_id)
                for each in made
            ],
        )
    )
