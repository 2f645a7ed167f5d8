"""What anybody may read of the city, without logging in."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from chalicelib.domain.city import City
from chalicelib.domain.outage import Outage, OutageState
from chalicelib.domain.public import PublicMonth
from chalicelib.use_cases.ports import Services

TOLD_DAYS = 90  # outages of so many days


@dataclass(frozen=True, slots=True)
class Public:
    """`month`: the last one that was locked, once what is told of it is made."""

    month: PublicMonth | None
    outages: Sequence[Outage]


def see_public(services: Services, now: datetime) -> Public:
    """A read and a Query, however large the city is: declared outages of the last days, the newest first."""
    found = services.outages.touching(now - timedelta(days=TOLD_DAYS), now)
    declared = [each for each in found if each.state is OutageState.DECLARED]
    return Public(services.public_figures.month(), declared[::-1])


def concerned(outage: Outage, city: City) -> list[str]:
    """Names of the units at the top of what it concerned; none: the whole city."""
    known = [city.units[each] for each in outage.unit_ids if each in city.units]
    return sorted(each.name for each in known if each.parent_id not in outage.unit_ids)
