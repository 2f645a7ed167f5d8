"""What somebody of the demo's past does on a date: when they check in, where, by which phone, with what photo.

Pure, and each date for itself: whoever asks again, in whatever order, gets the same. The hours are the person's own
plan of the date, as the rules make it; so holidays, rosters and approved requests are kept by themselves.
"""

from collections.abc import Iterator
from datetime import date, timedelta
from random import Random

from chalicelib.domain.excuse import ExcuseKind
from chalicelib.domain.shift import DayKind, PlannedSlot, Slot
from chalicelib.use_cases.day_plans import EmployeeDay
from tools.past_drafts import PastDraft, habits_of, photo_of
from tools.past_people import SEED, PastPerson
from tools.past_stories import Story, story_of
from tools.signal_people import mirrored, told_accuracy, took

MOST_OFF_M = 110.0  # from the office's point: all within its 150 m
LEFT_OUT = {Slot.ARRIVAL: 0.004, Slot.MIDDAY: 0.02, Slot.DEPARTURE: 0.012, Slot.EVENT: 0.06}
MS = timedelta(milliseconds=1)


def day_of(person: PastPerson, day: EmployeeDay, began_on: date) -> list[PastDraft]:
    """In the order of the clock; empty for a day off, away or absent.

    began_on   the first date of the past: stories count their days from it.
    """
    on, story = day.plan.local_date, story_of(person, began_on)
    is_away = any(_is_away(each.kind, each.is_whole_day) for each in day.excuses)
    works = day.plan.kind is DayKind.WORKING or day.plan.event
    if not works or is_away or on in story.absences or Random(f"{SEED} ill {person.number} {on}").random() < 0.003:
        return []
    drafts = [_draft(person, story, day, planned) for planned in day.plan.windows if _comes(person, story, on, planned)]
    cheated = story.cheat(person, on, drafts) if story.cheat and story.cheats_on(on) else drafts
    return sorted(cheated, key=lambda each: each.at)


def _is_away(kind: ExcuseKind, is_whole_day: bool) -> bool:
    """Orders of the past leave no slot due."""
    return kind is not ExcuseKind.PERMISSION or is_whole_day


def _comes(person: PastPerson, story: Story, on: date, planned: PlannedSlot) -> bool:
    if (on, planned.slot) in story.left_out:
        return False
    return Random(f"{SEED} {person.number} {on} {planned.slot} comes").random() > LEFT_OUT[planned.slot]


def _draft(person: PastPerson, story: Story, day: EmployeeDay, planned: PlannedSlot) -> PastDraft:
    on, (honest, _) = day.plan.local_date, habits_of(person)
    random = Random(f"{SEED} {person.number} {on} {planned.slot}")
    at = planned.opens_at + timedelta(minutes=_minute(random, person, story, day, planned))
    photo = photo_of(person, on, planned.slot)
    return PastDraft(
        slot=planned.slot,
        at=at.replace(microsecond=at.microsecond // 1000 * 1000),
        east_m=_near(random.gauss(honest.desk[0], honest.sigma_m)),
        north_m=_near(random.gauss(honest.desk[1], honest.sigma_m)),
        accuracy_m=min(95.0, told_accuracy(random, honest)),
        took_ms=max(300, took(random, honest, True)),
        phone=person.key,
        photo=photo,
        mirror=mirrored(photo),
        offline=(on, planned.slot) in story.offline or random.random() < 0.0025,
    )


def _minute(random: Random, person: PastPerson, story: Story, day: EmployeeDay, planned: PlannedSlot) -> float:
    """Minutes after the window opened, inside of it."""
    width = (planned.closes_at - planned.opens_at).total_seconds() / 60
    limit = (planned.limit_at - planned.opens_at).total_seconds() / 60 if planned.limit_at else None
    at = sum(_wish(random, person, story, day, planned, width, limit))
    return min(max(at, 0.5), width - 2.5)


def _wish(
    random: Random, person: PastPerson, story: Story, day: EmployeeDay, planned: PlannedSlot, width: float,
    limit: float | None,
) -> Iterator[float]:  # fmt: skip
    on = day.plan.local_date
    if limit is None:  # midday
        yield random.uniform(0.1, 0.7) * width
    elif planned.slot is Slot.DEPARTURE:
        hurries = random.random() < 0.012
        yield limit + (-random.uniform(5, 45) if hurries else abs(random.gauss(6, 9)) + 0.3)
        yield -story.early_min.get(on, 0) - _permitted(day, planned) * 0.9
    else:
        yield limit + random.gauss(habits_of(person)[1], 6)
        yield story.late_min.get(on, story.always_late_min) + (story.always_late_min and random.gauss(0, 14))
        yield _permitted(day, planned) * 0.9


def _permitted(day: EmployeeDay, planned: PlannedSlot) -> float:
    """Minutes that a permission gives beyond the limit of an arrival, or before that of a departure."""
    for each in day.excuses:
        told = each.arrive_by_min if planned.slot is Slot.ARRIVAL else each.leave_from_min
        if told is not None and planned.limit_at:
            return 45.0
    return 0.0


def _near(metres: float) -> float:
    return min(max(metres, -MOST_OFF_M * 0.7), MOST_OFF_M * 0.7)
