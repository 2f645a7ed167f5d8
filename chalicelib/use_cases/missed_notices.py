"""What a closed day tells the person it is about: which check-ins are missing, or wait for somebody to decide."""

from collections.abc import Callable, Collection
from datetime import date, datetime

from chalicelib.domain.city import City
from chalicelib.domain.notice import Notice, NoticeKind
from chalicelib.domain.push import PushKind
from chalicelib.domain.shift import DayPlan, Slot
from chalicelib.domain.verdict import DayVerdict, SlotState, SlotVerdict
from chalicelib.rules.event import event_facts
from chalicelib.rules.month_sheet import is_trial
from chalicelib.rules.push import push_state
from chalicelib.rules.working_days import nth_working_day


def day_notice(
    employee_id: str,
    unit_id: str,
    verdict: DayVerdict,
    plan_on: Callable[[date], DayPlan],
    city: City,
    at: datetime,
    push: Collection[PushKind],
) -> Notice | None:
    """The notice that goes with this verdict; None where there is nothing to say, and always in trial.

    plan_on   the person's plan of any date.
    at        the cut-off by which the day was judged.
    push      what the person's phones are woken for.

    `answer_by` is the last of the person's own working days on which they may ask about it.
    """
    missing = _in_state(verdict.windows, SlotState.MISSING)
    waiting = _in_state(verdict.windows, SlotState.PROVISIONAL)
    if not (missing or waiting) or _is_trial(unit_id, verdict.local_date, city):
        return None
    facts: dict[str, object] = {"status": verdict.status.value, "rule": verdict.rule}
    facts |= {"missing": [each.value for each in missing]} if missing else {}
    facts |= {"provisional": [each.value for each in waiting]} if waiting else {}
    facts |= event_facts([*missing, *waiting], unit_id, verdict.local_date, city)
    if missing:
        last = nth_working_day(plan_on, verdict.local_date, city.settings.requests.past_days)
        facts["answer_by"] = last.isoformat()
    kind = NoticeKind.MISSED if missing else NoticeKind.WAITING
    return Notice(employee_id, kind, verdict.local_date, at, facts=facts, push=push_state(push, kind))


def _in_state(slots: tuple[SlotVerdict, ...], state: SlotState) -> list[Slot]:
    return [each.slot for each in slots if each.state is state]


def _is_trial(unit_id: str, on: date, city: City) -> bool:
    unit = city.units.get(unit_id)
    return unit is None or is_trial(on, unit.counts_from)
