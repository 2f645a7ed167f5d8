"""What may be written in a budget's line: its codes, ceilings and targets, and what a month came to.

Source: realisation counts from January and never falls unexplained nor passes the ceiling, e-Monev and DPA practice;
docs/rules.md#budget. A month that nobody told is unknown, never nothing.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum

from chalicelib.domain.budget import (
    BudgetLine,
    BudgetNames,
    BudgetRules,
    Ceiling,
    Correction,
    Obstacle,
    Target,
    Told,
    Unlock,
)
from chalicelib.errors import FieldError
from chalicelib.rules.budget_rules import locks_after
from chalicelib.rules.budget_texts import FAULTS, MONTHS, percent, rupiah
from chalicelib.rules.import_report import fault
from chalicelib.rules.month import first_day, last_day

MAX_LINE_IDR = 10_000_000_000_000  # of one line; a city's whole budget is a third of it
WHOLE_BP = 10_000
NOTE_LETTERS = 10  # a correction says more than "salah"
MAX_OBSTACLES = 24
UNLOCK_DAYS = 31  # how far ahead a locked month is entered again
CODE = re.compile(r"\d\.\d\d\.\d\d\.\d\.\d\d\.\d{4}", re.ASCII)
OLD_CODE = re.compile(r"\d\.\d\d\.\d\d\.\d\.\d\d\.\d\d", re.ASCII)  # of two digits at its end, before 2024
ACCOUNT = re.compile(r"5\.\d\.\d\d\.\d\d\.\d\d\.\d{4}", re.ASCII)  # 5 is spending


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


@dataclass(frozen=True, slots=True)
class LineFacts:
    """What a line is to be: its ceiling from a date on, its targets, who is responsible."""

    code: str
    account: str
    names: BudgetNames
    ceiling_idr: int
    from_on: date
    note: str
    targets: tuple[Target, ...] = ()
    pptk_id: str | None = None
    kpa_id: str | None = None


def line_faults(held: BudgetLine | None, facts: LineFacts, year: int, pointer: str = "") -> list[FieldError]:
    """What stands against a line becoming so; `held`: as it stands, None for a new one."""
    faults = [] if is_code(facts.code) else [fault(FAULTS, f"{pointer}/code", "BUDGET_CODE")]
    faults += [] if is_account(facts.account) else [fault(FAULTS, f"{pointer}/account", "BUDGET_ACCOUNT")]
    if held is None or held.ceiling_idr != facts.ceiling_idr:
        faults += ceiling_faults(held or _without_ceiling(facts, year), facts.ceiling_idr, facts.from_on, pointer)
    return [*faults, *target_faults(facts.targets, facts.ceiling_idr, pointer)]


def with_facts(held: BudgetLine | None, unit_id: str, year: int, facts: LineFacts, by: str, at: datetime) -> BudgetLine:
    """The line as it is to be; what was told of it and its earlier ceilings stay."""
    line = held or replace(_without_ceiling(facts, year), unit_id=unit_id)
    line = revised(line, facts.ceiling_idr, facts.from_on, facts.note, by, at)
    return replace(line, names=facts.names, targets=facts.targets, pptk_id=facts.pptk_id, kpa_id=facts.kpa_id)


def _without_ceiling(facts: LineFacts, year: int) -> BudgetLine:
    return BudgetLine("", year, facts.code, facts.account, facts.names, ())


def is_code(code: str) -> bool:
    """Of a sub-activity, whole: its programme and activity stand in it."""
    return bool(CODE.fullmatch(code) or OLD_CODE.fullmatch(code))


def is_account(code: str) -> bool:
    return ACCOUNT.fullmatch(code) is not None


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


def ceiling_faults(line: BudgetLine, ceiling_idr: int, from_on: date, pointer: str = "") -> list[FieldError]:
    """What stands against a revision of the line's ceiling from this date on."""
    last = line.ceilings[-1].from_on if line.ceilings else first_day(f"{line.year:04}-01")
    faults = []
    if from_on.year != line.year or from_on < last:
        facts = {"year": line.year, "last": last.isoformat()}
        faults.append(fault(FAULTS, f"{pointer}/from_on", "CEILING_DATE", **facts))
    over = [
        month
        for month, told in line.told.items()
        if told.realised_idr > ceiling_idr and last_day(f"{line.year:04}-{month:02}") >= from_on
    ]
    if over:
        at = max(over, key=lambda month: line.told[month].realised_idr)
        realised = rupiah(line.told[at].realised_idr)
        faults.append(_fault(f"{pointer}/ceiling_idr", "CEILING_BELOW_REALISED", at, realised=realised))
    return faults


def target_faults(targets: Sequence[Target], ceiling_idr: int, pointer: str = "") -> list[FieldError]:
    """What stands against a year's targets; none at all is nothing against them."""
    if len(targets) not in (0, len(MONTHS)):
        return [fault(FAULTS, f"{pointer}/targets", "TARGETS_COUNT")]
    faults = []
    before = Target(0, 0)
    for month, target in enumerate(targets, 1):
        at = f"{pointer}/targets/{month - 1}"
        if target.idr < before.idr:
            faults.append(_fault(f"{at}/idr", "TARGET_FALLS", month))
        if target.idr > ceiling_idr:
            faults.append(_fault(f"{at}/idr", "TARGET_ABOVE_CEILING", month, ceiling=rupiah(ceiling_idr)))
        if (target.physical_bp or 0) < (before.physical_bp or 0):
            faults.append(_fault(f"{at}/physical_bp", "TARGET_FALLS", month))
        before = target
    return faults


def revised(line: BudgetLine, ceiling_idr: int, from_on: date, note: str, by: str, at: datetime) -> BudgetLine:
    """The line with this ceiling, where it is another than the one in force."""
    if line.ceilings and line.ceiling_idr == ceiling_idr:
        return line
    return replace(line, ceilings=(*line.ceilings, Ceiling(ceiling_idr, from_on, note, by, at)))


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


def is_explained(note: str | None) -> bool:
    return sum(letter.isalpha() for letter in note or "") >= NOTE_LETTERS


def month_fault(pointer: str, month: int) -> FieldError:
    """That the month lies ahead."""
    return _fault(pointer, "MONTH_AHEAD", month)


def _above_ceiling(line: BudgetLine, month: int, figure: Figure) -> Iterator[FieldError]:
    ceiling = ceiling_at(line, month)
    if figure.realised_idr > ceiling:
        yield _fault("/realised_idr", "REALISED_ABOVE_CEILING", month, ceiling=rupiah(ceiling))


def _above_later(line: BudgetLine, month: int, figure: Figure) -> Iterator[FieldError]:
    """A later month that fell with an explanation holds nothing against an earlier one."""
    later = min((each for each in line.told if each > month), default=None)
    if later is None or line.told[later].corrections:
        return
    told = line.told[later]
    if figure.realised_idr > told.realised_idr:
        yield _fault("/realised_idr", "ABOVE_LATER", later, later=rupiah(told.realised_idr))
    if figure.physical_bp > told.physical_bp:
        yield _fault("/physical_bp", "ABOVE_LATER", later, later=percent(told.physical_bp))


def _unexplained(line: BudgetLine, month: int, figure: Figure) -> Iterator[FieldError]:
    was_idr, was_bp = _goes_on_from(line, month)
    fallen = [rupiah(was_idr)] if figure.realised_idr < was_idr else []
    fallen += [percent(was_bp)] if figure.physical_bp < was_bp else []
    if fallen and not is_explained(figure.note):
        facts = {"was": ", ".join(fallen), "letters": NOTE_LETTERS}
        yield fault(FAULTS, "/correction", "CORRECTION_MISSING", **facts)


def _goes_on_from(line: BudgetLine, month: int) -> tuple[int, int]:
    """What the month was told as before, or the last one before it that was told: whichever is more."""
    before = max((each for each in line.told if each < month), default=month)
    held = [line.told[each] for each in {before, month} if each in line.told]
    return max((each.realised_idr for each in held), default=0), max((each.physical_bp for each in held), default=0)


def _fault(pointer: str, code: str, month: int, **facts: object) -> FieldError:
    """A fault that names a month, in both languages."""
    at = [fault(FAULTS, pointer, code, month=name, **facts) for name in MONTHS[month - 1]]
    return FieldError(pointer, code, (at[0].detail[0], at[1].detail[1]))
