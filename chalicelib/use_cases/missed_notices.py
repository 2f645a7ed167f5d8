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
from chalicelib.use_cases.ports import Services


def day_notice(
    employee_id: str,
    unit_id: str,
    verdict: DayVerdict,
    plan_on: Callable[[date], DayPlan],
    city: City,
    at: datetime,
    told_on: date,
    push: Collection[PushKind],
) -> Notice | None:
    """The notice that goes with this verdict; None where there is nothing to say, and always in trial.

    plan_on   the person's plan of any date.
    at        the cut-off by which the day was judged.
    told_on   the person's local date then: their days to answer begin with it.
    push      what the person's phones are woken for.

    `answer_by` is the last of the person's own working days on which they may ask about it; it holds as it was told,
    whatever their plan becomes: see `told_limits`.
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
        last = nth_working_day(plan_on, max(verdict.local_date, told_on), city.settings.requests.past_days)
        facts["answer_by"] = last.isoformat()
    kind = NoticeKind.MISSED if missing else NoticeKind.WAITING
    return Notice(employee_id, kind, verdict.local_date, at, facts=facts, push=push_state(push, kind))


def told_limits(services: Services, employee_id: str, since: date, until: date) -> dict[date, date]:
    """Missed date -> until when the person was told that they may ask about it; one Query, none for no date."""
    found = services.notices.between(employee_id, since, until) if since <= until else []
    told = {each.on: each.facts.get("answer_by") for each in found if each.kind is NoticeKind.MISSED}
    return {on: date.fromisoformat(limit) for on, limit in told.items() if isinstance(limit, str)}


def _in_state(slots: tuple[SlotVerdict, ...], state: SlotState) -> list[Slot]:
    return [each.slot for each in slots if each.state is state]


def _is_trial(unit_id: str, on: date, city: City) -> bool:
    unit = city.units.get(unit_id)
    return unit is None or is_trial(on, unit.counts_from)
