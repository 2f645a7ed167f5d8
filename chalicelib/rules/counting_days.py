"""Which judged days of a person count, each local date once. See docs/rules.md#discipline."""

from collections.abc import Iterable, Mapping
from datetime import date

from chalicelib.domain.verdict import DayStatus, DayVerdict, MonthRows
from chalicelib.rules.month_sheet import is_trial

WITHOUT_SLOTS = frozenset(  # days whose slots and minutes count for nothing: free, undecided, or a whole day already
    {DayStatus.OFF, DayStatus.LEAVE, DayStatus.UNDECIDED, DayStatus.ABSENT, DayStatus.UNKNOWN}
)
UnitDay = tuple[str, DayVerdict]  # the unit that judged it, and what it came to


def counting_days(
    found: Iterable[MonthRows], counts_from: Mapping[str, date | None], as_locked: bool = False
) -> dict[date, UnitDay]:
    """The days that count of a person's months in all their units, by date.

    counts_from   unit id -> its first day that counts; a trial day never does.
    as_locked     as they were when their month was locked, without what changed since.

    A date that two units judged (a transfer that was entered late) counts once: as the one that was kinder.
    """
    days: dict[date, UnitDay] = {}
    for each in sorted(found, key=lambda rows: (rows.month, rows.unit_id)):
        begins = counts_from.get(each.unit_id)
        for on, verdict in (each.rows if as_locked else each.standing).items():
            if not is_trial(on, begins) and (on not in days or _weight(verdict) < _weight(days[on][1])):
                days[on] = each.unit_id, verdict
    return dict(sorted(days.items()))


def minutes_of(verdict: DayVerdict) -> tuple[int, int, int]:
    """Late, early and missing minutes that count beside whole days: an absent day is counted as a day already."""
    if verdict.status in WITHOUT_SLOTS:
        return 0, 0, 0
    return verdict.late_min, verdict.early_min, verdict.missing_min


def _weight(verdict: DayVerdict) -> tuple[bool, int]:
    return verdict.status is DayStatus.ABSENT, sum(minutes_of(verdict))
