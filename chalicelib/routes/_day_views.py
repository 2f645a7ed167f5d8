"""Days as they are shown: a person's month, a unit's date; with their verdicts once they are judged.

No kind of leave, no request's id and nobody's reason is among them.
"""

from datetime import date, datetime

from msgspec import Struct

from chalicelib.domain.city import City
from chalicelib.domain.shift import Slot
from chalicelib.domain.verdict import DayVerdict, SlotVerdict
from chalicelib.routes._views import CheckInView, SlotView, check_in_view, slot_views
from chalicelib.rules.local_time import wall_clock
from chalicelib.rules.machine_day import counting_punch
from chalicelib.rules.rule_name import rule_name
from chalicelib.use_cases.see_attendance import MemberDay, PersonDay


class SlotVerdictView(Struct, frozen=True, kw_only=True):
    """One expected check-in, judged. `state`: on_time, late, early, missing, excused or provisional. `minutes` late or
    early count; others were permitted, or held back or waived for an outage. `because`: why, in stable words."""

    slot: str
    state: str
    minutes: int
    permitted_min: int
    held_min: int
    waived_min: int
    because: list[str]


class PunchView(Struct, frozen=True, kw_only=True):
    """What a machine's log says of a slot, beside the phone: no photo, no position. `counts`: it stands for the slot,
    because the phone recorded nothing, or nothing better."""

    slot: str
    at: datetime
    local_time: str
    machine_id: str
    counts: bool


class VerdictView(Struct, frozen=True, kw_only=True):
    """What a day came to when it was closed, or was judged again. `status`: off, leave, duty, study, remote, undecided,
    present, incomplete, permission, absent or unknown. `event`: of an apel or a ceremony, beside the day's slots.
    `missing_min`: minutes that missing slots count as by the rules `rules_id`."""

    status: str
    slots: list[SlotVerdictView]
    event: SlotVerdictView | None
    late_min: int
    early_min: int
    missing_min: int
    rules_id: str


class MayAskView(Struct, frozen=True):
    """`kind`: correction or objection. `until`: up to and on this date the person files it; later their operator."""

    slot: str
    kind: str
    until: date


class DayView(Struct, frozen=True, kw_only=True):
    """`rule_name`: what people call `rule`: the pattern, the order or the holiday; empty where it has no name.
    `trial`: nothing of this date counts. `verdict`: null until the day is closed; until then `excuse` is the kind of
    approved request that holds: leave, duty, study, remote or permission. `may_ask`: what the person may file about
    what the closed day counts against them, what weighs most first."""

    local_date: date
    day: str
    rule: str
    rule_name: str
    trial: bool
    slots: list[SlotView]
    check_ins: list[CheckInView]
    punches: list[PunchView]
    verdict: VerdictView | None
    excuse: str | None
    may_ask: list[MayAskView]


class MonthView(Struct, frozen=True):
    month: str
    days: list[DayView]


class MemberDayView(Struct, frozen=True, kw_only=True):
    """`verdict` and `excuse` as of a person's own day. `closes_at`: when each required slot's window closes."""

    employee_id: str
    name: str
    day: str
    rule: str
    required_slots: list[str]
    closes_at: dict[str, datetime]
    check_ins: list[CheckInView]
    punches: list[PunchView]
    verdict: VerdictView | None
    excuse: str | None


def month_view(city: City, month: str, days: list[PersonDay]) -> MonthView:
    return MonthView(month, [_day_view(city, day) for day in days])


def _day_view(city: City, day: PersonDay) -> DayView:
    return DayView(
        local_date=day.plan.local_date,
        day=day.plan.kind,
        rule=day.plan.rule,
        rule_name=rule_name(day.plan.rule, city.calendar),
        trial=day.trial,
        slots=slot_views(day.plan, day.zone),
        check_ins=_check_ins(city, day),
        punches=_punches(day),
        verdict=verdict_view(day.verdict) if day.verdict else None,
        excuse=_open_excuse(day),
        may_ask=[MayAskView(each.slot, each.kind, each.until) for each in day.may_ask],
    )


def member_day_view(city: City, day: MemberDay) -> MemberDayView:
    required = [planned for planned in day.plan.windows if planned.required]
    return MemberDayView(
        employee_id=day.member.employee_id,
        name=day.member.name,
        day=day.plan.kind,
        rule=day.plan.rule,
        required_slots=[planned.slot for planned in required],
        closes_at={planned.slot.value: planned.closes_at for planned in required},
        check_ins=_check_ins(city, day),
        punches=_punches(day),
        verdict=verdict_view(day.verdict) if day.verdict else None,
        excuse=_open_excuse(day),
    )


def verdict_view(verdict: DayVerdict) -> VerdictView:
    return VerdictView(
        status=verdict.status,
        slots=[_slot_verdict_view(each) for each in verdict.slots],
        event=_slot_verdict_view(verdict.event) if verdict.event else None,
        late_min=verdict.late_min,
        early_min=verdict.early_min,
        missing_min=verdict.missing_min,
        rules_id=verdict.rules_id,
    )


def _slot_verdict_view(verdict: SlotVerdict) -> SlotVerdictView:
    return SlotVerdictView(
        slot=verdict.slot,
        state=verdict.state,
        minutes=verdict.minutes,
        permitted_min=verdict.permitted_min,
        held_min=verdict.held_min,
        waived_min=verdict.waived_min,
        because=list(verdict.because),
    )


def _check_ins(city: City, day: PersonDay | MemberDay) -> list[CheckInView]:
    recorded = day.recorded.check_ins if day.recorded else {}
    return [check_in_view(recorded[slot], city, day.rulings.get(slot)) for slot in Slot if slot in recorded]


def _punches(day: PersonDay | MemberDay) -> list[PunchView]:
    if day.recorded is None:
        return []
    punches, check_ins = day.recorded.punches, day.recorded.check_ins
    counting = {slot: counting_punch(slot, punches, day.verdict, slot in check_ins) for slot in Slot}
    return [
        PunchView(
            slot=each.slot,
            at=each.at,
            local_time=wall_clock(each.at, day.zone),
            machine_id=each.machine_id,
            counts=each is counting[each.slot],
        )
        for each in punches
    ]


def _open_excuse(day: PersonDay | MemberDay) -> str | None:
    return day.excuses[0].kind if day.excuses and not day.verdict else None
