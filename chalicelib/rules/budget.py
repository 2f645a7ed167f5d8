"""What may be told of a budget's line: what a month came to, and what stands in the way.

Source: realisation counts from January and never falls unexplained nor passes the ceiling, e-Monev and DPA practice;
docs/rules.md#budget. A month that nobody told is unknown, never nothing.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum
from functools import partial

from chalicelib.domain.budget import (
    BudgetLine,
    BudgetRules,
    Correction,
    Obstacle,
    Told,
    Unlock,
)
from chalicelib.errors import FieldError
from chalicelib.rules.budget_rules import locks_after
from chalicelib.rules.budget_texts import FAULTS, MONTHS, percent, rupiah
from chalicelib.rules.import_report import fault
from chalicelib.rules.month import first_day, last_day

WHOLE_BP = 10_000
NOTE_LETTERS = 10  # a correction says more than "salah"
MAX_OBSTACLES = 24
MAX_OBSTACLE_LETTERS = 500
MAX_CORRECTIONS = 20  # of one month: a line stays one item of a table
UNLOCK_DAYS = 31  # how far ahead a locked month is entered again


class MonthState(StrEnum):
    """Whether a month's figures are entered now."""

    OPEN = "open"
    UNLOCKED = "unlocked"  # it was locked, and a city admin opened it again
    LOCKED = "locked"
    AHEAD = "ahead"


@dataclass(frozen=True, slots=True)
class Figure:
    """What somebody says a month's end came to; `note` where it falls."""

    realised_idr: int
    physical_bp: int
    note: str | None = None


def month_state(year: int, month: int, today: date, rules: BudgetRules, unlock: Unlock | None) -> MonthState:
    name = f"{year:04}-{month:02}"
    if today < first_day(name):
        return MonthState.AHEAD
    if today <= locks_after(name, rules):
        return MonthState.OPEN
    return MonthState.UNLOCKED if unlock and today <= unlock.until_on else MonthState.LOCKED


def ceiling_at(line: BudgetLine, month: int) -> int:
    """The ceiling that holds at the month's end; 0 before the first."""
    end = last_day(f"{line.year:04}-{month:02}")
    return next((each.ceiling_idr for each in reversed(line.ceilings) if each.from_on <= end), 0)


def telling_faults(line: BudgetLine, month: int, figure: Figure) -> list[FieldError]:
    """What stands against this month's figure, each with how to mend it."""
    return [
        *_above_ceiling(line, month, figure),
        *_above_later(line, month, figure),
        *_unexplained(line, month, figure),
    ]


def told_month(line: BudgetLine, month: int, figure: Figure, by: str, at: datetime) -> BudgetLine:
    """The line with the month's figure; what it was corrected from stays beside it."""
    kept = line.told[month].corrections if month in line.told else ()
    if figure.note:
        was_idr, was_bp = _goes_on_from(line, month)
        kept = (*kept, Correction(was_idr, was_bp, figure.note, by, at))
    told = Told(figure.realised_idr, figure.physical_bp, by, at, kept)
    return replace(line, told={**line.told, month: told})


def is_told(line: BudgetLine, month: int, figure: Figure, by: str) -> bool:
    """Whether this very figure stands: it was sent twice."""
    told = line.told.get(month)
    if told is None or (told.realised_idr, told.physical_bp, told.by) != (figure.realised_idr, figure.physical_bp, by):
        return False
    return figure.note is None or any(each.note == figure.note for each in told.corrections)


def ended_obstacle(line: BudgetLine, obstacle_id: str, follow_up: str, at: datetime) -> BudgetLine | None:
    """The line with what was done about one of its obstacles; None where it has no such one, or that is done."""
    found = next((each for each in line.obstacles if each.obstacle_id == obstacle_id and not each.done_at), None)
    if found is None:
        return None
    done = replace(found, follow_up=follow_up, done_at=at)
    return replace(line, obstacles=tuple(done if each is found else each for each in line.obstacles))


def with_obstacle(line: BudgetLine, month: int, text: str, follow_up: str | None, by: str, at: datetime) -> BudgetLine:
    """`obstacle_faults` says before whether there is room."""
    told = Obstacle(f"k{len(line.obstacles) + 1}", month, text, by, at, follow_up)
    return replace(line, obstacles=(*line.obstacles, told))


def obstacle_faults(line: BudgetLine) -> list[FieldError]:
    full = len(line.obstacles) >= MAX_OBSTACLES
    return [fault(FAULTS, "/text", "OBSTACLES_FULL", limit=MAX_OBSTACLES)] if full else []


def length_faults(**texts: str | None) -> list[FieldError]:
    """Of what is said of an obstacle, by field."""
    long = [field for field, text in texts.items() if len(text or "") > MAX_OBSTACLE_LETTERS]
    return [fault(FAULTS, f"/{field}", "OBSTACLE_LONG", limit=MAX_OBSTACLE_LETTERS) for field in long]


def is_explained(note: str | None) -> bool:
    return sum(letter.isalpha() for letter in note or "") >= NOTE_LETTERS


def month_fault(pointer: str, month: int) -> FieldError:
    """That the month lies ahead."""
    return of_month(pointer, "MONTH_AHEAD", month)


def _above_ceiling(line: BudgetLine, month: int, figure: Figure) -> Iterator[FieldError]:
    """What was spent stays spent: it goes on under each ceiling up to the next month that was told."""
    later = _told_after(line, month) or len(MONTHS) + 1
    lowest = min(range(month, later), key=partial(ceiling_at, line))
    ceiling = ceiling_at(line, lowest)
    if figure.realised_idr > ceiling:
        yield of_month("/realised_idr", "REALISED_ABOVE_CEILING", lowest, ceiling=rupiah(ceiling))


def _above_later(line: BudgetLine, month: int, figure: Figure) -> Iterator[FieldError]:
    """A later month that fell with an explanation holds nothing against what it was explained to fall from."""
    later = _told_after(line, month)
    if later is None:
        return
    told = line.told[later]
    if figure.realised_idr > max([told.realised_idr, *(each.was_idr for each in told.corrections)]):
        yield of_month("/realised_idr", "ABOVE_LATER", later, later=rupiah(told.realised_idr))
    if figure.physical_bp > max([told.physical_bp, *(each.was_physical_bp for each in told.corrections)]):
        yield of_month("/physical_bp", "ABOVE_LATER", later, later=percent(told.physical_bp))


def _told_after(line: BudgetLine, month: int) -> int | None:
    """The next month that was told."""
    return min((each for each in line.told if each > month), default=None)


def _unexplained(line: BudgetLine, month: int, figure: Figure) -> Iterator[FieldError]:
    was_idr, was_bp = _goes_on_from(line, month)
    fallen = [rupiah(was_idr)] if figure.realised_idr < was_idr else []
    fallen += [percent(was_bp)] if figure.physical_bp < was_bp else []
    if fallen and not is_explained(figure.note):
        facts = {"was": ", ".join(fallen), "letters": NOTE_LETTERS}
        yield fault(FAULTS, "/correction", "CORRECTION_MISSING", **facts)
    stands = line.told.get(month)
    if figure.note and stands and len(stands.corrections) >= MAX_CORRECTIONS:
        yield fault(FAULTS, "/correction", "CORRECTIONS_FULL", limit=MAX_CORRECTIONS)


def _goes_on_from(line: BudgetLine, month: int) -> tuple[int, int]:
    """What the month was told as before, or the last one before it that was told: whichever is more."""
    before = max((each for each in line.told if each < month), default=month)
    held = [line.told[each] for each in {before, month} if each in line.told]
    return max((each.realised_idr for each in held), default=0), max((each.physical_bp for each in held), default=0)


def of_month(pointer: str, code: str, month: int, **facts: object) -> FieldError:
    """A fault that names a month, in both languages."""
    at = [fault(FAULTS, pointer, code, month=name, **facts) for name in MONTHS[month - 1]]
    return FieldError(pointer, code, (at[0].detail[0], at[1].detail[1]))
