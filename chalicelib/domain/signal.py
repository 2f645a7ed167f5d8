"""What may look like cheating, for a person to look at. It changes no verdict and no pay, and refuses nobody."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum

from chalicelib.domain.shift import Slot

Facts = Mapping[str, int | str | tuple[str, ...]]


class Signal(StrEnum):
    SHARED_POSITION = "shared_position"  # to 11 cm where others of the unit were on the same date
    REPEATED_POSITION = "repeated_position"  # to 11 cm where the same person was on other dates
    CONSTANT_ACCURACY = "constant_accuracy"  # one value, check-in after check-in
    JUMP = "jump"  # from one place to another faster than people travel
    SHARED_PHONE = "shared_phone"  # one key for several people
    PHONE_BURST = "phone_burst"  # likewise, many check-ins within minutes
    REPEATED_PHOTO = "repeated_photo"  # an earlier one of one's own
    OTHERS_PHOTO = "others_photo"  # an earlier one of somebody else of the unit
    CLOCK_JUMP = "clock_jump"  # the phone's clock was turned while it was sent
    SHARED_NETWORK = "shared_network"  # many people by one network that is not the office's; off by default
    TOO_FAST = "too_fast"  # sent sooner than a phone can have uploaded its photo


@dataclass(frozen=True, slots=True)
class SignalRules:
    """From when on something is a signal, dated; docs/rules.md#signals tells the source of each default.

    same_place_people  people of a unit at one point on one date.
    same_place_days    dates of one person at one point, of the last 180 days.
    same_accuracy      check-ins of one person in a row with one accuracy.
    jump_km_h          faster than this, over at least `jump_least_m` metres beyond both accuracies.
    phone_people       people of one phone key on one date.
    burst_check_ins    check-ins of several people on one phone key within `burst_min` minutes.
    photo_bits         of 256: photos that differ in so few or fewer are one.
    hand_ms            an online check-in with a photo that arrives sooner after its challenge.
    clock_jump_s       seconds that the phone's clock moved between challenge and signature.
    network_people     people by one network within `network_min` minutes; 0: no network is marked nor looked at.
    decree_no          the decree it stands on; None: unconfirmed.
    """

    rules_id: str
    starts_on: date
    same_place_people: int = 3
    same_place_days: int = 3
    same_accuracy: int = 60
    jump_km_h: int = 150
    jump_least_m: int = 1_000
    phone_people: int = 2
    burst_check_ins: int = 3
    burst_min: int = 5
    photo_bits: int = 12
    hand_ms: int = 80
    clock_jump_s: int = 30
    network_people: int = 0
    network_min: int = 5
    decree_no: str | None = None


@dataclass(frozen=True, slots=True)
class Sign:
    """What a rule found of one check-in, before it is a flag."""

    employee_id: str
    slot: Slot
    signal: Signal
    facts: Facts = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Flag:
    """One signal about one check-in.

    found_at      when it was found first: judged again, a flag that stays keeps it.
    rule_version  of the code and of the city's dated rules: `2:default`.
    facts         whole numbers and ids alone; never a position.
    """

    employee_id: str
    unit_id: str
    local_date: date
    slot: Slot
    signal: Signal
    found_at: datetime
    rule_version: str
    facts: Facts = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class DayFlags:
    """All flags of a unit's date, by person, slot and signal. revision 0: its signals were never looked for."""

    unit_id: str
    local_date: date
    flags: tuple[Flag, ...] = ()
    revision: int = 0
