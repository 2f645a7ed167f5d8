"""What waits for those who lead: requests, check-ins and swaps to decide, phones to approve."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from chalicelib.domain.city import City
from chalicelib.domain.digest import UnitDay
from chalicelib.domain.request import RequestState
from chalicelib.domain.swap import SwapState
from chalicelib.use_cases.ports import Services
from chalicelib.use_cases.reach import today_of


@dataclass(frozen=True, slots=True)
class Waits:
    """By unit: whose request waits, and between whom a swap does."""

    requests: Mapping[str, tuple[str, ...]]
    swaps: Mapping[str, tuple[frozenset[str], ...]]

    def of(self, days: Iterable[UnitDay]) -> dict[str, int]:
        """Counts for whoever sees these parts of one day or of several: what waits once counts once."""
        seen = list(days)
        latest = {day.unit_id: day for day in sorted(seen, key=lambda each: each.on)}
        requests = phones = swaps = 0
        for unit_id, day in latest.items():
            ids = {each for one in seen if one.unit_id == unit_id for team in one.teams for each in team.employee_ids}
            requests += sum(each in ids for each in self.requests.get(unit_id, ()))
            swaps += sum(bool(each & ids) for each in self.swaps.get(unit_id, ()))
            phones += sum(team.phones for team in day.teams)
        provisional = sum(len(each.provisional) for day in seen for each in day.people)
        return {"requests": requests, "provisional": provisional, "phones": phones, "swaps": swaps}


def see_waits(services: Services, days: Iterable[UnitDay], city: City, now: datetime) -> Waits:
    """What waits now in the units of these days: two Queries a unit."""
    today = today_of(city, now)
    units = sorted({day.unit_id for day in days})
    return Waits(
        requests={each: _requests(services, each) for each in units},
        swaps={each: _swaps(services, each, today) for each in units},
    )


def _requests(services: Services, unit_id: str) -> tuple[str, ...]:
    waiting = services.requests.open_of_unit(unit_id)
    return tuple(each.employee_id for each in waiting if each.state is RequestState.WAITING)


def _swaps(services: Services, unit_id: str, today: date) -> tuple[frozenset[str], ...]:
    agreed = [each for each in services.swaps.of_unit(unit_id, today) if each.state is SwapState.AGREED]
    return tuple(frozenset({each.one_id, each.other_id}) for each in agreed)
