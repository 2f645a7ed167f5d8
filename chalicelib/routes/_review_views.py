"""A check-in on the review bench: what is known of it, and the photos beside it."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from msgspec import Struct

from chalicelib.domain.attendance import CheckIn
from chalicelib.domain.city import City
from chalicelib.routes._views import accuracy_of, check_in_view
from chalicelib.use_cases.look_at_review import Look


class ShownCheckIn(Struct, frozen=True, kw_only=True):
    """`signals`: what stands out, each with its facts."""

    signals: dict[str, dict[str, Any]]
    unit_id: str
    unit_name: str
    employee_id: str
    name: str
    on: date
    slot: str
    local_time: str
    office_name: str
    distance_m: int | None
    accuracy_m: int | None
    late_min: int
    early_min: int


class BesideView(Struct, frozen=True, kw_only=True):
    on: date
    slot: str
    url: str


class LookView(Struct, frozen=True, kw_only=True):
    """Links, good for a minute: the photo, the person's last ones, what the office looks like."""

    url: str
    beside: list[BesideView]
    office: list[str]


def shown(check_in: CheckIn, name: str, signals: Mapping[str, Mapping[str, object]], city: City) -> dict[str, Any]:
    """The members of a ShownCheckIn."""
    seen = check_in_view(check_in, city)
    return {
        "signals": {signal: dict(facts) for signal, facts in signals.items()},
        "unit_id": check_in.unit_id,
        "unit_name": city.unit_name(check_in.unit_id),
        "employee_id": check_in.employee_id,
        "name": name,
        "on": check_in.local_date,
        "slot": check_in.slot,
        "local_time": seen.local_time,
        "office_name": seen.office_name,
        "distance_m": seen.distance_m,
        "accuracy_m": accuracy_of(check_in),
        "late_min": seen.late_min,
        "early_min": seen.early_min,
    }


def look_view(look: Look) -> LookView:
    beside = [BesideView(on=each.on, slot=each.slot, url=each.url) for each in look.beside]
    return LookView(url=look.url, beside=beside, office=list(look.office))
