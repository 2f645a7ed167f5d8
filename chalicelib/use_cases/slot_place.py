"""Where a slot of a day is checked in, and whether a position is there; see docs/rules.md#places."""

from dataclasses import dataclass

from chalicelib.domain.city import City
from chalicelib.domain.office import Office, Position
from chalicelib.domain.shift import Slot
from chalicelib.errors import LocationTooCoarse, NoOffice, OutsideGeofence
from chalicelib.rules.excuse import order_for
from chalicelib.rules.geofence import AccuracyVerdict, judge_accuracy, judge_geofence
from chalicelib.rules.place import DRAWN_FENCE, EVENT_MARK, ORDER_MARK, offices_of_place
from chalicelib.use_cases.day_plans import EmployeeDay


@dataclass(frozen=True, slots=True)
class SlotPlace:
    """Where a slot is checked in.

    offices   whose fences judge it, those that have begun by the date.
    is_usual  whether these are the person's own offices: no order and no event says where.
    order_id  of an order that lets them anywhere: no fence is judged; else None.
    name      as the order or event calls it; empty where it names an office.
    """

    offices: tuple[Office, ...]
    is_usual: bool = False
    order_id: str | None = None
    name: str = ""


@dataclass(frozen=True, slots=True)
class Where:
    """The place that a check-in is recorded at; an order that lets them anywhere names no office, and no distance.

    distance_m   None where the office's code stands for the position.
    """

    office_id: str
    distance_m: int | None
    fence_version: int
    coarse: bool


def place_of(day: EmployeeDay, slot: Slot, city: City) -> SlotPlace:
    """Where this slot is checked in: at the event, where an order sends them, else at the usual offices."""
    on = day.plan.local_date
    if slot is Slot.EVENT and day.event:
        place = day.event.place
        return SlotPlace(offices_of_place(place, EVENT_MARK + day.event.event_id, on, city.offices), name=place.name)
    order = order_for(slot, day.excuses)
    if order is None or order.place is None:
        return SlotPlace(tuple(each for each in day.offices if each.fence_on(on)), is_usual=True)
    order_id = ORDER_MARK + order.request_id
    if order.place.is_anywhere:
        return SlotPlace((), order_id=order_id, name=order.place.name)
    return SlotPlace(offices_of_place(order.place, order_id, on, city.offices), name=order.place.name)


def door_offices(day: EmployeeDay, slot: Slot, city: City) -> frozenset[str]:
    """Offices whose machine's word counts for a slot of the day: the person's own, and where an order sends them."""
    own = day.assignment.office_ids if day.assignment else ()
    return frozenset((*own, *(each.office_id for each in place_of(day, slot, city).offices)))


def check_place(position: Position, accuracy_m: float, day: EmployeeDay, slot: Slot, city: City) -> Where:
    place = place_of(day, slot, city)
    if place.order_id is not None:
        return Where(place.order_id, 0, DRAWN_FENCE, coarse=False)
    if not place.offices:
        raise NoOffice
    found = judge_geofence(position, place.offices, day.plan.local_date)
    limit_m = city.settings.accuracy_limit_m
    accuracy = judge_accuracy(accuracy_m, limit_m, found.inside)
    if accuracy is AccuracyVerdict.TOO_COARSE:
        raise LocationTooCoarse(accuracy_m=round(accuracy_m), limit_m=limit_m)
    if not found.inside:
        raise OutsideGeofence(
            distance_m=round(found.distance_m),
            limit_m=found.limit_m,
            accuracy_m=round(accuracy_m),
            office_id=found.office.office_id,
            office_name=found.office.name,
        )
    is_coarse = accuracy is AccuracyVerdict.COARSE_INSIDE
    return Where(found.office.office_id, round(found.distance_m), found.fence.version, is_coarse)


def offices_here(position: Position | None, day: EmployeeDay, slot: Slot, city: City) -> list[str]:
    """Whose code may be typed: fences of neighbours overlap, and whoever has no position may be at any of theirs."""
    offices, on = place_of(day, slot, city).offices, day.plan.local_date
    if not offices:
        raise NoOffice
    here = [each for each in offices if position is None or judge_geofence(position, [each], on).inside]
    return [each.office_id for each in here]


def vouched_place(office_id: str, day: EmployeeDay, city: City) -> Where:
    """Where the office's code places whoever has no position: there."""
    fence = city.offices[office_id].fence_on(day.plan.local_date)
    assert fence  # of one of `offices_here`
    return Where(office_id, None, fence.version, coarse=False)
