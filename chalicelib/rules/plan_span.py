"""Which part of a year does a plan cover, when does the next one begin, and what goes over into it?

A person has one plan while they work in one unit under one superior; who moves goes on with another.
See docs/rules.md#plans.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from chalicelib.domain.employee import Assignment
from chalicelib.domain.plan import Action, Goal
from chalicelib.errors import FieldError
from chalicelib.rules.import_report import Texts, fault

YEARS_BESIDE = 1  # before and after the present one that may still, or already, be written

SPAN_TEXTS: Texts = {
    "PLAN_YEAR": (
        "Rencana ditulis untuk tahun ini, tahun lalu, atau tahun depan.",
        "A plan is written for this year, the last or the next.",
    ),
}


@dataclass(frozen=True, slots=True)
class Stay:
    """The days of one year that somebody works in one unit under one superior, both included."""

    unit_id: str
    superior_id: str | None
    starts_on: date
    ends_on: date


def stays_of(assignments: Iterable[Assignment], year: int) -> list[Stay]:
    """The year's stays by date; assignments that follow each other and differ in office or pattern alone are one."""
    first, last = date(year, 1, 1), date(year, 12, 31)
    found: list[Stay] = []
    for each in sorted(assignments, key=lambda held: held.starts_on):
        starts_on, ends_on = max(each.starts_on, first), min(each.ends_on or last, last)
        if starts_on > ends_on:
            continue
        before = found[-1] if found else None
        if before and _goes_on(before, each, starts_on):
            found[-1] = replace(before, ends_on=ends_on)
        else:
            found.append(Stay(each.unit_id, each.supervisor_id, starts_on, ends_on))
    return found


def stay_on(stays: Sequence[Stay], on: date) -> Stay | None:
    return next((each for each in stays if each.starts_on <= on <= each.ends_on), None)


def first_stay(stays: Sequence[Stay], today: date) -> Stay | None:
    """What the first plan of a year is about: the stay of today, else the nearest one to it."""
    return stay_on(stays, today) or min(stays, key=lambda each: _far(each, today), default=None)


def stay_after(stays: Sequence[Stay], starts_on: date, ends_on: date, today: date) -> Stay | None:
    """The first stay that began within a plan of these dates after the one it began with; None: nobody moved yet."""
    later = (each for each in stays if starts_on < each.starts_on <= min(ends_on, today))
    return next(later, None)


def plan_year_fault(year: int, today: date) -> FieldError | None:
    far = abs(year - today.year) > YEARS_BESIDE
    return fault(SPAN_TEXTS, "/year", "PLAN_YEAR") if far else None


def day_before(on: date) -> date:
    return on - timedelta(days=1)


def copied(goals: Iterable[Goal], with_budget: bool) -> tuple[Goal, ...]:
    """The goals as new ones: no ids, nothing retired, targets as they were; cascaded anew by hand.

    with_budget   their unit stays the same, so that the lines of its budget may still pay.
    """
    return tuple(_copied(each, with_budget) for each in goals)


def within(goals: Iterable[Goal], starts_on: date, ends_on: date) -> tuple[Goal, ...]:
    """The goals with nothing planned in months that these dates have no day of."""
    months = range(starts_on.month, ends_on.month + 1)
    return tuple(replace(each, actions=tuple(_within(each, months))) for each in goals)


def _copied(goal: Goal, with_budget: bool) -> Goal:
    return replace(
        goal,
        goal_id="",
        cascaded_from=None,
        indicators=tuple(replace(each, indicator_id="") for each in goal.indicators),
        actions=tuple(
            replace(each, action_id="", budget_code=each.budget_code if with_budget else None)
            for each in goal.actions
            if not each.retired
        ),
    )


def _within(goal: Goal, months: range) -> Iterator[Action]:
    for action in goal.actions:
        kept = tuple(amount if at + 1 in months else 0 for at, amount in enumerate(action.months_e2))
        yield replace(action, months_e2=kept if any(kept) else ())


def _goes_on(before: Stay, each: Assignment, starts_on: date) -> bool:
    same = (before.unit_id, before.superior_id) == (each.unit_id, each.supervisor_id)
    return same and starts_on == before.ends_on + timedelta(days=1)


def _far(stay: Stay, on: date) -> int:
    return min(abs((stay.starts_on - on).days), abs((stay.ends_on - on).days))
