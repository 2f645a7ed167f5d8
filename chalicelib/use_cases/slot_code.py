"""Whether a slot asks for the office's code, and what the typed one is worth. See docs/adr/0017."""

from collections.abc import Sequence
from datetime import datetime

from chalicelib.domain.attendance import Challenge, ChallengeKind
from chalicelib.domain.city import City
from chalicelib.domain.office_code import OfficeCode, OfficeCodeKind
from chalicelib.domain.shift import PlannedSlot
from chalicelib.errors import FieldError, OfficeCodeNeeded, OfficeCodeWrong
from chalicelib.rules.local_time import local_date
from chalicelib.rules.office_code import CodeVerdict, code_asked, judge_code
from chalicelib.use_cases.day_plans import EmployeeDay
from chalicelib.use_cases.ports import Services
from chalicelib.use_cases.slot_place import place_of

FIELD = "/office_code"


def code_of_slot(day: EmployeeDay, planned: PlannedSlot, city: City) -> OfficeCode | None:
    """The code that this slot asks for: at one's usual offices, on the local date on which its window opens."""
    if not place_of(day, planned.slot, city).is_usual:
        return None
    return code_asked(day.unit_id, local_date(planned.opens_at, day.zone), city)


def office_proved(
    services: Services,
    challenge: Challenge,
    code: OfficeCode,
    office_ids: Sequence[str],
    typed: str | None,
    planned: PlannedSlot,
    zone: str,
    now: datetime,
    is_alone: bool,
) -> str | None:
    """The first of these offices whose code was typed, good for this challenge; None where it proves nothing.

    Online it must have been on the screen between the challenge's issue and now: a slow network spoils no code. An
    offline check-in may have been made at any moment since its window opened, and cannot be made again: it is kept
    with what its code is worth, for a person to decide, unless it has no other proof (`is_alone`).

    Raises OfficeCodeNeeded, OfficeCodeWrong.
    """
    is_offline = challenge.kind is ChallengeKind.DAY
    is_printed = code.kind is OfficeCodeKind.PAPER
    since = planned.opens_at if is_offline or is_printed else challenge.issued_at
    until = min(now, planned.closes_at) if is_offline else now
    key = services.secrets.pepper()
    for office_id in office_ids:
        if judge_code(code, office_id, typed, since, until, zone, key) is CodeVerdict.RIGHT:
            return office_id
    if is_alone or not is_offline:
        refusal = OfficeCodeNeeded if typed is None else OfficeCodeWrong
        raise refusal([FieldError(FIELD, refusal.code, refusal.detail)])
    return None
