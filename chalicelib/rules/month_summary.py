"""The city's month on one page: units' figures folded by OPD and for the whole city. See docs/rules.md#reports."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
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
    """Every OPD with its parts, by name; one of which no day counts is left out."""
    held = defaultdict[str, list[MonthFigures]](list)
    for each in figures:
        if each.unit_id in city.units:
            held[root_of(each.unit_id, city)].append(each)
    found = [UnitSums(root, city.units[root].name, sums_of(parts)) for root, parts in held.items()]
    return sorted((each for each in found if each.sums.people), key=lambda each: (each.name.casefold(), each.unit_id))


def told_of(units: Sequence[UnitSums]) -> list[UnitSums]:
    """As the page tells them: small OPDs in one line."""
    large, small = part_small(units, lambda each: each.sums.people)
    return [*large, *([UnitSums(None, "", total_of(small), len(small))] if small else [])]


def total_of(units: Iterable[UnitSums]) -> Sums:
    total = Counter[str]()
    for each in units:
        total.update(asdict(each.sums))
    return Sums(**total)


def trend_of(months: Mapping[str, Sequence[MonthFigures]], city: City) -> list[tuple[str, float | None]]:
    return [(month, total_of(told_of(by_opd(months[month], city))).compliance) for month in sorted(months)]


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
