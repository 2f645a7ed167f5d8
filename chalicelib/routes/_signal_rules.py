"""From when on something is flagged, as the city's settings say it."""

from typing import Annotated

from msgspec import Meta, Struct
from msgspec.structs import asdict

from chalicelib.domain.signal import SignalRules
from chalicelib.routes._fields import Id, LocalDate, PlainText, parse_date
from chalicelib.rules.signal_rules import MOST_PHOTO_BITS, SIGNALS_DEFAULT


class SignalRulesBody(Struct, forbid_unknown_fields=True, kw_only=True):
    """From when on something is flagged, from `starts_on` on; a flag is for a person to look at and changes nothing.
    `network_people` 0: no network is marked nor looked at. `decree_no`: null while nobody has confirmed them."""

    rules_id: Id
    starts_on: LocalDate
    same_place_people: Annotated[int, Meta(ge=2, le=100)]
    same_place_days: Annotated[int, Meta(ge=2, le=180)]
    same_accuracy: Annotated[int, Meta(ge=3, le=400)]
    jump_km_h: Annotated[int, Meta(ge=50, le=2_000)]
    jump_least_m: Annotated[int, Meta(ge=100, le=100_000)]
    phone_people: Annotated[int, Meta(ge=2, le=100)]
    burst_check_ins: Annotated[int, Meta(ge=2, le=100)]
    burst_min: Annotated[int, Meta(ge=1, le=60)]
    photo_bits: Annotated[int, Meta(ge=0, le=MOST_PHOTO_BITS)]
    hand_ms: Annotated[int, Meta(ge=0, le=10_000)]
    clock_jump_s: Annotated[int, Meta(ge=5, le=86_400)] = SIGNALS_DEFAULT.clock_jump_s
    network_people: Annotated[int, Meta(ge=0, le=100)] = SIGNALS_DEFAULT.network_people
    network_min: Annotated[int, Meta(ge=1, le=60)] = SIGNALS_DEFAULT.network_min
    decree_no: PlainText | None


def signal_rules(body: SignalRulesBody, at: int) -> SignalRules:
    starts_on = parse_date(body.starts_on, f"/signal_rules/{at}/starts_on")
    return SignalRules(**{**asdict(body), "starts_on": starts_on})
