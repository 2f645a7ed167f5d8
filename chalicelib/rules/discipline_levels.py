"""Who stands at which level, counted and put in order; when a count still holds. See docs/rules.md#levels.

A line is cut from the very state that a person's own page shows (discipline_state.py): nothing is judged here.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from chalicelib.domain.discipline import DisciplineState, Level
from chalicelib.domain.discipline_levels import LevelCounts, LevelLine, Standing, Step, UnitLevels
from chalicelib.domain.employee import NumberKind

NEAR_DAYS = 1  # so many days before the next threshold somebody is near it
RECOUNTED = timedelta(minutes=15)  # no sooner is a unit's year counted again, whatever was judged meanwhile
HOLDS = timedelta(hours=6)  # and no later, while somebody looks: hires, names and what was brought along
WEIGHTS = {Level.LIGHT: 1, Level.MEDIUM: 2, Level.HEAVY: 3}
Key = tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class Choice:
    """Which lines are asked for, and in which order. None: whatever it is.

    unit_ids  where they work.
    has_case  whether a case of the year is open.
    sort      a key of SORTS, `-` before it: downwards.
    """

    standing: Standing | None = None
    kind: NumberKind | None = None
    unit_ids: frozenset[str] | None = None
    has_case: bool | None = None
    sort: str = "-level"


@dataclass(frozen=True, slots=True)
class PlacedLine:
    """A line with where its person works, and the case of the year that is open."""

    line: LevelLine
    unit_id: str
    unit: str
    case_id: str | None = None


def _weight(line: LevelLine) -> Key | None:
    """What stands above the sum, a row, comes above every sum of its level."""
    return (WEIGHTS[line.level], line.in_a_row, line.step or 0) if line.level else None


SORTS: Mapping[str, Callable[[PlacedLine], Key | None]] = {
    "name": lambda each: (each.line.name.casefold(),),
    "unit": lambda each: (each.unit.casefold(),),
    "days": lambda each: (each.line.days,),
    "run": lambda each: (each.line.run,),
    "level": lambda each: _weight(each.line),
    "next": lambda each: (each.line.left,) if each.line.left is not None else None,
    "deadline": lambda each: (each.line.act_by.isoformat(),) if each.line.act_by else None,
}  # fmt: skip


def level_line(employee_id: str, name: str, state: DisciplineState) -> LevelLine | None:
    """None where no day counts."""
    if not state.counted_days:
        return None
    reached, coming = state.reached, state.next
    return LevelLine(
        employee_id=employee_id,
        name=name,
        number_kind=state.rules.number_kind,
        days=state.counted_days,
        run=state.longest_run,
        level=reached.threshold.level if reached else None,
        step=reached.threshold.days if reached else None,
        in_a_row=bool(reached and reached.threshold.in_a_row),
        reached_on=reached.on if reached else None,
        act_by=reached.act_by if reached else None,
        next_level=coming.level if coming else None,
        next_step=coming.days if coming else None,
        left=state.days_to_next,
    )


def standings(line: LevelLine) -> set[Standing]:
    own = Standing(line.level.value) if line.level else Standing.BELOW
    is_near = line.left is not None and line.left <= NEAR_DAYS
    return {own, Standing.NEAR} if is_near else {own}


def count_levels(found: Iterable[UnitLevels]) -> LevelCounts:
    counts: Counter[Standing] = Counter()
    people = 0
    for unit in found:
        people += sum(unit.people.values())
        for each in unit.lines:
            counts.update(standings(each))
    return LevelCounts(people, dict(counts))


def count_kinds(found: Iterable[UnitLevels]) -> dict[NumberKind, int]:
    total: Counter[NumberKind] = Counter()
    for each in found:
        total.update(each.people)
    return dict(total)


def count_steps(found: Iterable[UnitLevels]) -> list[Step]:
    """Each threshold that somebody stands at, the heaviest first."""
    counts: defaultdict[tuple[int, bool, int, Level], Counter[NumberKind]] = defaultdict(Counter)
    for unit in found:
        for each in unit.lines:
            if each.level and each.step:
                counts[WEIGHTS[each.level], each.in_a_row, each.step, each.level][each.number_kind] += 1
    ordered = sorted(counts.items(), key=lambda each: each[0][:3], reverse=True)
    return [Step(level, days, in_a_row, dict(people)) for (_, in_a_row, days, level), people in ordered]


def chosen(lines: Iterable[PlacedLine], choice: Choice) -> list[PlacedLine]:
    """What is asked for, in its order; what has nothing to sort by comes last, and equals by name and id."""
    is_down, by = choice.sort.startswith("-"), SORTS[choice.sort.removeprefix("-")]
    found = sorted(
        (e for e in lines if _is_chosen(e, choice)), key=lambda e: (e.line.name.casefold(), e.line.employee_id)
    )
    valued = [(key, each) for each in found if (key := by(each)) is not None]
    valued.sort(key=lambda each: each[0], reverse=is_down)
    return [*(each for _, each in valued), *(each for each in found if by(each) is None)]


def _is_chosen(each: PlacedLine, choice: Choice) -> bool:
    return (
        (choice.standing is None or choice.standing in standings(each.line))
        and choice.kind in (None, each.line.number_kind)
        and (choice.unit_ids is None or each.unit_id in choice.unit_ids)
        and (choice.has_case is None or choice.has_case == (each.case_id is not None))
    )


def once_each(found: Sequence[UnitLevels]) -> list[tuple[str, LevelLine]]:
    """Every line with its unit; of somebody two units tell of, for they moved between two counts, the later one."""
    latest: dict[str, tuple[datetime, str, LevelLine]] = {}
    for unit in found:
        for each in unit.lines:
            known = latest.get(each.employee_id)
            if known is None or known[0] < unit.counted_at:
                latest[each.employee_id] = unit.counted_at, unit.unit_id, each
    return [(unit_id, line) for _, unit_id, line in latest.values()]


def still_holds(found: UnitLevels, versions: tuple[int, ...], today: date, now: datetime) -> bool:
    """Whether a count needs no new one yet: people work where they do by the date, and rules change."""
    age = now - found.counted_at
    is_as_then = not found.is_changed and found.versions == versions and found.counted_on == today
    return age < RECOUNTED or (is_as_then and age < HOLDS)
