"""Close the demo's day as any other: dispatcher and workers, and what people decide the next morning."""

from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta

from chalicelib.domain.closing import CloseTask, FiguresTask, SpreadTask
from chalicelib.domain.shift import Slot
from chalicelib.jobs.close_tasks import do_task
from chalicelib.jobs.digests import tell_digests
from chalicelib.jobs.dispatch_closes import dispatch_closes
from chalicelib.jobs.mailer import Mailed, drain_outbox
from chalicelib.rules.leaving import LeavingReason
from chalicelib.use_cases.end_service import set_last_day
from chalicelib.use_cases.outages import declare_outage
from chalicelib.use_cases.rule_check_ins import WantedRuling, rule_check_ins
from tools.demo_people import FIELD_UNIT, OFFICE_UNIT, PLAYERS, UNITS
from tools.demo_story import Day

DAY = timedelta(days=1)


@dataclass
class Played:
    """What the closing came to. again: rows that a second close wrote or changed."""

    on: date
    judged: int = 0
    again: int = 0
    changed: int = 0
    mailed: Mailed = field(default_factory=Mailed)


def close(day: Day) -> Played:
    """At seven in the evening, then what people decide the next morning, then the night shift and all notices."""
    played, morning = Played(day.on), day.at("10:00", 1)
    due = day.at("18:12")
    for unit_id in UNITS:
        parked = day.services.closes.get(unit_id)
        assert parked is not None
        state = replace(parked, closed_through=day.on - DAY, next_on=day.on, next_at=due, versions=())
        day.services.closes.save(state)
    played.judged = _quarter(day, day.at("19:00"))["judged"]
    _decide(day)
    played.changed = work(day, day.at("08:30", 1))["changed"]
    played.judged += _quarter(day, morning)["judged"]
    second = _quarter(day, morning)
    played.again = second["judged"] + second["changed"]
    tell_digests(day.services, morning)
    played.mailed = drain_outbox(day.services, morning, lambda _: None, lambda: True)
    return played


def _decide(day: Day) -> None:
    eko, now = day.admins[0], day.at("08:00", 1)
    for decider, key in (("ratna", "joko"), ("wahyu", "kartini")):
        employee_id = day.hands[key].employee_id
        check_in = day.services.attendance.day(OFFICE_UNIT, day.on, employee_id).check_ins[Slot.ARRIVAL]
        wanted = WantedRuling(employee_id, day.on, Slot.ARRIVAL, check_in.challenge_id, True)
        outcome = rule_check_ins(day.services, day.person(decider), OFFICE_UNIT, [wanted], None, now)
        assert outcome == ["valid"], outcome
    declare_outage(day.services, eko, day.at("07:20"), day.at("07:50"), [FIELD_UNIT], "Jaringan putus", now)


def _quarter(day: Day, now: datetime) -> dict[str, int]:
    """The dispatcher, and its workers until nothing waits."""
    dispatch_closes(day.services, now)
    return work(day, now)


def work(day: Day, now: datetime) -> dict[str, int]:
    """What waits for the day's own units; the city's other units are the running workers' to close."""
    done = {"judged": 0, "changed": 0}
    while day.queue:
        task = day.queue.pop(0)[0]
        if isinstance(task, (SpreadTask, FiguresTask)) or task.unit_id in UNITS:
            result = do_task(day.services, task, now, lambda: True)
            done["judged"] += result.get("judged", 0) if isinstance(task, CloseTask) else 0
            done["changed"] += result.get("changed", 0)
    return done


def leave(day: Day) -> None:
    """Nobody of the day is missed tomorrow: who stays has days off (tools/demo_stay.py)."""
    now = day.at("13:00", 1)
    for player in PLAYERS:
        if not player.stays:
            employee_id = day.hands[player.key].employee_id
            set_last_day(day.services, day.admins[0], employee_id, day.on, LeavingReason.CONTRACT_ENDED, now)
    work(day, now)
