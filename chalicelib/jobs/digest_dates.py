"""Which closed dates are to be told now: a date whose units are all closed, and everything nobody was told of before.

After silent days several dates are closed one after another. They are told together, once that has come to rest: one
page of all of them, none of what happened to be closed first.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from chalicelib.domain.city import City
from chalicelib.domain.digest import UnitDay
from chalicelib.rules.local_time import end_of_day
from chalicelib.use_cases.ports import Services
from chalicelib.use_cases.reach import today_of

PATIENCE = timedelta(hours=6)  # after the city's midnight: night shifts close in the morning
REST = timedelta(minutes=30)  # since the cut-off that a unit was last closed by: two beats of the clock
LOOKED_BACK = 7  # dates; older ones are nobody's morning paper any more


@dataclass(frozen=True, slots=True)
class DateToTell:
    """days: of units that nobody was told of yet. unclosed: the units still missing when it was first told."""

    on: date
    days: tuple[UnitDay, ...]
    unclosed: tuple[str, ...] = ()
    told: frozenset[str] = frozenset()  # units of an earlier digest

    @property
    def units(self) -> frozenset[str]:
        """Of which everybody has heard once this is told."""
        return self.told | {each.unit_id for each in self.days}


def dates_to_tell(services: Services, city: City, now: datetime) -> list[DateToTell]:
    """In order; none while a unit is waited for, or while days are being made up for.

    With them comes what a unit closed after its date was told. One Query of how far units are and one read a date; once
    something is ready, a Query of each date.
    """
    today = today_of(city, now)
    dates = [today - timedelta(days=back) for back in range(LOOKED_BACK, -1, -1)]
    told = {on: services.digests.told(on) for on in dates}
    new = list(_untold(services, city, [on for on in dates if told[on] is None], now))
    if _is_making_up(new, city, now):
        return []
    ready = [each for each in new if each.days]
    if not ready:
        return []
    later = [_left_over(services, on, units) for on, units in told.items() if units is not None]
    return sorted([*ready, *(each for each in later if each.days)], key=lambda each: each.on)


def _untold(services: Services, city: City, dates: list[date], now: datetime) -> Iterator[DateToTell]:
    through = {each.unit_id: each.closed_through for each in services.closes.all()}
    for on in dates:
        unclosed = [each.unit_id for each in city.units_on(on) if through.get(each.unit_id, date.min) < on]
        is_over = not unclosed or _is_late(on, city, now)
        yield DateToTell(on, tuple(services.digests.of_day(on)) if is_over else (), tuple(unclosed))


def _left_over(services: Services, on: date, units: frozenset[str]) -> DateToTell:
    days = tuple(each for each in services.digests.of_day(on) if each.unit_id not in units)
    return DateToTell(on, days, told=units)


def _is_making_up(new: list[DateToTell], city: City, now: datetime) -> bool:
    """Whether a date that should have been told long ago is still being closed."""
    noted = [day.noted_at for each in new for day in each.days if day.noted_at]
    is_moving = bool(noted) and now < max(noted) + REST
    return is_moving and any(each.unclosed and _is_late(each.on, city, now) for each in new)


def _is_late(on: date, city: City, now: datetime) -> bool:
    return now >= end_of_day(on, city.settings.zone) + PATIENCE
