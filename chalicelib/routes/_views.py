"""What answers look like: the shapes that several routes give back."""

from datetime import date, datetime
from typing import Any

from msgspec import Struct

from chalicelib.domain.attendance import CheckIn
from chalicelib.domain.city import City
from chalicelib.domain.shift import DayPlan, PlannedSlot
from chalicelib.domain.verdict import Ruling
from chalicelib.errors import LANGUAGES
from chalicelib.rules.import_report import ImportWarning
from chalicelib.rules.local_time import wall_clock
from chalicelib.rules.place import place_name
from chalicelib.rules.ruling import state_of


class RulingView(Struct, frozen=True, kw_only=True):
    """What a person decided. `outcome`: valid, invalid or corrected, which counts as if made at `counts_at`."""

    outcome: str
    at: datetime
    counts_at: datetime | None
    reason: str | None


class CheckInView(Struct, frozen=True, kw_only=True):
    """One recorded check-in. `state` is valid, provisional or, by a person's ruling, invalid; `reasons` say why a
    person must decide, `ruling` what was decided then. `made_by`: the supervisor on whose phone it was made, null for
    the person's own. `office_id` is `event:...` at an event with its own place, `order:...` where an order sends
    somebody; the latter has no name here. `distance_m` is null where the office's code stood for a position."""

    slot: str
    local_date: date
    state: str
    reasons: list[str]
    counts_at: datetime
    local_time: str
    late_min: int
    early_min: int
    office_id: str
    office_name: str
    distance_m: int | None
    fence_version: int
    challenge_id: str
    made_by: str | None
    ruling: RulingView | None


class SlotView(Struct, frozen=True, kw_only=True):
    """One planned slot of a date; the window is [opens_at, closes_at)."""

    slot: str
    opens_at: datetime
    closes_at: datetime
    limit_at: datetime | None
    opens_local_time: str
    closes_local_time: str
    limit_local_time: str | None
    grace_min: int
    required: bool


def check_in_view(check_in: CheckIn, city: City, ruling: Ruling | None = None) -> CheckInView:
    """`ruling`: one that stands on this very check-in."""
    office = city.offices.get(check_in.office_id)
    zone = city.zone_of(office) if office else city.settings.zone
    return CheckInView(
        slot=check_in.slot,
        local_date=check_in.local_date,
        state=state_of(check_in, ruling),
        reasons=list(check_in.reasons),
        counts_at=check_in.counts_at,
        local_time=wall_clock(check_in.counts_at, zone),
        late_min=check_in.late_min,
        early_min=check_in.early_min,
        office_id=check_in.office_id,
        office_name=place_name(check_in.office_id, city),
        distance_m=check_in.distance_m,
        fence_version=check_in.fence_version,
        challenge_id=check_in.challenge_id,
        made_by=check_in.made_by,
        ruling=ruling_view(ruling) if ruling else None,
    )


def accuracy_of(check_in: CheckIn) -> int | None:
    """In whole metres; None without a position."""
    return None if check_in.accuracy_m is None else round(check_in.accuracy_m)


def ruling_view(ruling: Ruling) -> RulingView:
    return RulingView(outcome=ruling.outcome, at=ruling.at, counts_at=ruling.counts_at, reason=ruling.reason)


def slot_views(plan: DayPlan, zone: str) -> list[SlotView]:
    return [slot_view(each, zone) for each in plan.windows]


def slot_view(planned: PlannedSlot, zone: str) -> SlotView:
    return SlotView(
        slot=planned.slot,
        opens_at=planned.opens_at,
        closes_at=planned.closes_at,
        limit_at=planned.limit_at,
        opens_local_time=wall_clock(planned.opens_at, zone),
        closes_local_time=wall_clock(planned.closes_at, zone),
        limit_local_time=wall_clock(planned.limit_at, zone) if planned.limit_at else None,
        grace_min=planned.grace_min,
        required=planned.required,
    )


class UploadView(Struct, frozen=True):
    """A presigned POST: send these fields, then the file."""

    url: str
    fields: dict[str, str]
    expires_at: datetime


class WarningView(Struct, frozen=True, kw_only=True):
    """Something odd to decide on that does not stop an import."""

    pointer: str
    code: str
    detail: str
    facts: dict[str, Any]


def warning_view(warning: ImportWarning, language: str) -> WarningView:
    detail = warning.detail[LANGUAGES.index(language)]
    return WarningView(pointer=warning.pointer, code=warning.code, detail=detail, facts=dict(warning.facts))
