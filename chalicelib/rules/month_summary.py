"""The city's month on one page: units' figures folded by OPD and for the whole city. See docs/rules.md#reports."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import asdict
from datetime import datetime

from chalicelib.domain.board import MonthFigures
from chalicelib.domain.city import City
from chalicelib.domain.month_summary import OutageSums, Sums, UnitSums
from chalicelib.domain.outage import Outage, OutageState
from chalicelib.domain.review import Review, ReviewCause, ReviewState
from chalicelib.domain.verdict import DayStatus
from chalicelib.rules.access import root_of
from chalicelib.rules.day_digest import tally_of
from chalicelib.rules.month import month_beside
from chalicelib.rules.month_standing import may_count
from chalicelib.rules.small_units import part_small

TREND_MONTHS = 6  # this one and those before it


def months_of_trend(month: str) -> list[str]:
    """Oldest first, `month` ("YYYY-MM") last."""
    return [month_beside(month, -back) for back in reversed(range(TREND_MONTHS))]


def sums_of(figures: Iterable[MonthFigures]) -> Sums:
    found, statuses = list(figures), Counter[DayStatus]()
    for each in found:
        statuses.update(each.statuses)
    tally = tally_of(statuses)
    return Sums(
        people=sum(each.people for each in found),
        due=tally.due,
        present=tally.present,
        excused=tally.excused,
        absent=statuses[DayStatus.ABSENT],
        incomplete=statuses[DayStatus.INCOMPLETE],
        undecided=statuses[DayStatus.UNDECIDED],
        late_days=sum(each.late_days for each in found),
        late_min=sum(each.late_min for each in found),
    )


def by_opd(figures: Iterable[MonthFigures], city: City) -> list[UnitSums]:
    """Every OPD with its parts among these, by name."""
    held = defaultdict[str, list[MonthFigures]](list)
    for each in figures:
        held[root_of(each.unit_id, city)].append(each)
    found = [UnitSums(root, city.units[root].name, sums_of(parts)) for root, parts in held.items()]
    return sorted(found, key=lambda each: (each.name.casefold(), each.unit_id))


def told_of(
    figures: Sequence[MonthFigures], city: City, month: str, seen: Collection[str] = frozenset()
) -> list[UnitSums]:
    """As the page tells them: small units in one line, whichever their OPD; where no day counts there is none.

    While some unit is not counted yet the small ones are left out, as on the board.

    seen   units whose people the reader sees by another role, and could subtract.

    Each line is a sum of lines of the month's board (board_lines.py): beside it the page tells of nobody more.
    """
    counted = [each for each in figures if each.unit_id in city.units and each.people]
    large, small = part_small(counted, lambda each: each.people, lambda each: each.unit_id in seen)
    known = {each.unit_id for each in figures}
    counting = [each for each in city.units.values() if may_count(month, each.counts_from, each.ends_on)]
    is_whole = all(each.unit_id in known for each in counting)
    rest = [UnitSums(None, "", sums_of(small), len(small))] if small and is_whole else []
    return [*by_opd(large, city), *rest]


def total_of(units: Iterable[UnitSums]) -> Sums:
    total = Counter[str]()
    for each in units:
        total.update(asdict(each.sums))
    return Sums(**total)


def trend_of(
    months: Mapping[str, Sequence[MonthFigures]], city: City, seen: Collection[str] = frozenset()
) -> list[tuple[str, float | None]]:
    return [(month, total_of(told_of(months[month], city, month, seen)).compliance) for month in sorted(months)]


def outages_within(outages: Iterable[Outage], since: datetime, until: datetime) -> OutageSums:
    """Declared ones, as long as they lie in [since, until)."""
    spans = [
        (max(each.starts_at, since), min(each.ends_at, until)) for each in outages if each.state is OutageState.DECLARED
    ]
    minutes = sum((end - start).total_seconds() // 60 for start, end in spans if end > start)
    return OutageSums(len(spans), int(minutes))


def flags_of(looks: Iterable[Review]) -> tuple[int, int]:
    """Raised and upheld, of the looks at a month's check-ins."""
    flagged = [each for each in looks if each.cause is ReviewCause.FLAG]
    return len(flagged), sum(each.state is ReviewState.INVALID for each in flagged)
