"""How the city's predicates spread over its units: figures alone."""

from datetime import date

from chalice.app import Blueprint
from msgspec import Struct

from chalicelib.domain.city import City
from chalicelib.errors import NotFound
from chalicelib.routes._evaluation_bodies import parse_period
from chalicelib.routes._http import Answer, Call, op
from chalicelib.rules.access import ALLOWED, Act
from chalicelib.rules.evaluation import SpreadVerdict
from chalicelib.use_cases.see_predicates import UnitSpread, see_city_predicates

blueprint = Blueprint(__name__)


class UnitSpreadView(Struct, frozen=True, kw_only=True):
    """`counts`: predicate to people, of what was approved. `units`: of how many units it is; several where few were
    approved are one line, without id, name, standing and verdicts, to who sees no people."""

    unit_id: str | None
    name: str
    units: int
    counts: dict[str, int]
    standing: str | None
    verdicts: list[SpreadVerdict]


class CityPredicatesView(Struct, frozen=True, kw_only=True):
    """`counts`: of the lines together. `units`: those of which something was approved, by name."""

    period_id: str
    starts_on: date
    ends_on: date
    rules_id: str
    rules_confirmed: bool
    counts: dict[str, int]
    units: list[UnitSpreadView]


@op(
    blueprint, "GET", "/predicates/{period}", "How the predicates of a period spread over the city's units",
    roles=ALLOWED[Act.READ_SUMMARY], answers={200: CityPredicatesView}, problems=(NotFound,),
)  # fmt: skip
def read_city_predicates(call: Call, period: str) -> Answer:
    found = see_city_predicates(call.services, call.actor, parse_period(period), call.now)
    return Answer(
        CityPredicatesView(
            period_id=found.period.period_id,
            starts_on=found.period.starts_on,
            ends_on=found.period.ends_on,
            rules_id=found.rules.rules_id,
            rules_confirmed=found.rules.confirmed is not None,
            counts={each.value: people for each, people in found.counts.items()},
            units=[_unit_view(each, call.city) for each in found.lines],
        )
    )


def _unit_view(line: UnitSpread, city: City) -> UnitSpreadView:
    return UnitSpreadView(
        unit_id=line.unit_id,
        name=city.unit_name(line.unit_id) if line.unit_id else "",
        units=line.units,
        counts={each.value: people for each, people in line.counts.items()},
        standing=line.standing,
        verdicts=list(line.verdicts),
    )
