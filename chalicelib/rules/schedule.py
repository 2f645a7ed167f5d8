"""Is what an admin enters about time sound: shift patterns, overrides, holidays?

Source: DESIGN (windows, orders entered the evening before), RELIABILITY F34 and F35; see docs/rules.md#schedule.
Each check gives all faults at once; none means sound.
"""

import unicodedata
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise

from chalicelib.domain.shift import Holiday, Override, PatternVersion, ShiftPattern
from chalicelib.rules.calendar import NO_ENTRY
from chalicelib.rules.week import Fault, check_week, fault_if

MAX_GRACE_MIN = 120
MAX_OVERRIDE_DAYS = 60  # Ramadan is 29 or 30
VISIBLE = frozenset("LNPS")  # Unicode's letters, numbers, punctuation, symbols: what is seen standing alone


def earliest_start(today: date) -> date:
    """The first date that a new pattern version or override may begin on: tomorrow, so that no past day changes."""
    return today + timedelta(days=1)


def check_pattern(
    pattern: ShiftPattern,
    earliest: date | None = None,
    published: ShiftPattern | None = None,
    off_code: str = "L",
    taken_codes: Collection[str] = (),
) -> tuple[Fault, ...]:
    """All faults of a shift pattern.

    earliest      from `earliest_start`; None for the city's very first load, which may start any date.
    published     the same pattern as it holds now, or None for a new one: its begun versions and its code stay.
    off_code      the roster's letter for a day off.
    taken_codes   the roster codes of the other patterns.
    """
    return (
        *_check_text("/name", pattern.name, "NAME_EMPTY"),
        *_check_code(pattern.code, off_code, taken_codes),
        *_check_code_kept(pattern.code, published),
        *_check_versions(pattern.versions),
        *_check_history(pattern.versions, published.versions if published else (), earliest),
    )


def check_override(
    override: Override, earliest: date | None = None, published: Override | None = None
) -> tuple[Fault, ...]:
    """All faults of a dated order.

    earliest    from `earliest_start`; None for the very first load.
    published   the same override as it holds now, or None for a new one. Once begun, only its name, its decree number
                and an end from today on may change: Ramadan's last day is known late.
    """
    days = (override.ends_on - override.starts_on).days + 1
    return (
        *_check_text("/name", override.name, "NAME_EMPTY"),
        *_check_text("/decree_no", override.decree_no, "DECREE_NO_EMPTY"),
        *fault_if(days < 1, "/ends_on", "ENDS_BEFORE_START"),
        *fault_if(days > MAX_OVERRIDE_DAYS, "/ends_on", "OVERRIDE_TOO_LONG"),
        *_check_grace("/grace_min", override.grace_min),
        *check_week("/week", override.week),
        *_check_override_history(override, published, earliest),
    )


def check_holidays(holidays: Sequence[Holiday], earliest: date | None = None) -> tuple[Fault, ...]:
    """All faults of a list of holidays, each date once; pointers begin with the place in the list."""
    found = []
    for at, holiday in enumerate(holidays):
        repeated = any(each.on == holiday.on for each in holidays[:at])
        faults = (*check_holiday(holiday, earliest), *fault_if(repeated, "/on", "DATE_REPEATED"))
        found += [replace(fault, pointer=f"/{at}{fault.pointer}") for fault in faults]
    return tuple(found)


def check_holiday(holiday: Holiday, earliest: date | None = None) -> tuple[Fault, ...]:
    """All faults of a holiday. `earliest` is today, not tomorrow; None for the very first load.

    A holiday may be declared for today when people have already checked in: the check-ins stay, nobody is absent.
    """
    return (
        *_check_text("/name", holiday.name, "NAME_EMPTY"),
        *_check_text("/decree_no", holiday.decree_no, "DECREE_NO_EMPTY"),
        *fault_if(earliest is not None and holiday.on < earliest, "/on", "DATE_PASSED"),
    )


def _check_text(pointer: str, text: str, code: str) -> Iterator[Fault]:
    return fault_if(not text.strip(), pointer, code)


def _check_grace(pointer: str, grace_min: int) -> Iterator[Fault]:
    return fault_if(not 0 <= grace_min <= MAX_GRACE_MIN, pointer, "GRACE_OUT_OF_RANGE")


def _check_code(code: str | None, off_code: str, taken_codes: Collection[str]) -> Iterator[Fault]:
    if code is None:
        return
    visible = len(code) == 1 and unicodedata.category(code)[0] in VISIBLE
    yield from fault_if(not visible, "/code", "ROSTER_CODE_NOT_ONE_CHARACTER")
    yield from fault_if(code in (off_code, NO_ENTRY), "/code", "ROSTER_CODE_RESERVED")
    yield from fault_if(code in taken_codes, "/code", "ROSTER_CODE_TAKEN")


def _check_code_kept(code: str | None, published: ShiftPattern | None) -> Iterator[Fault]:
    """Rosters hold the code, past ones too, and it has no date."""
    held = published.code if published else None
    yield from fault_if(held is not None and code != held, "/code", "ROSTER_CODE_FIXED")


def _check_versions(versions: tuple[PatternVersion, ...]) -> Iterator[Fault]:
    yield from fault_if(not versions, "/versions", "VERSIONS_EMPTY")
    for index, version in enumerate(versions):
        yield from _check_grace(f"/versions/{index}/grace_min", version.grace_min)
        yield from check_week(f"/versions/{index}/week", version.week)
    for index, (before, after) in enumerate(pairwise(versions), start=1):
        in_order = before.starts_on < after.starts_on
        yield from fault_if(not in_order, f"/versions/{index}/starts_on", "VERSIONS_OUT_OF_ORDER")


def _check_history(
    versions: tuple[PatternVersion, ...], published: tuple[PatternVersion, ...], earliest: date | None
) -> Iterator[Fault]:
    if earliest is None:
        return
    for index, version in enumerate(versions):
        too_early = version.starts_on < earliest and version not in published
        yield from fault_if(too_early, f"/versions/{index}/starts_on", "STARTS_TOO_EARLY")
    lost = any(version.starts_on < earliest and version not in versions for version in published)
    yield from fault_if(lost, "/versions", "BEGUN_VERSION_CHANGED")


def _check_override_history(override: Override, published: Override | None, earliest: date | None) -> Iterator[Fault]:
    if earliest is None:
        return
    if published is None or published.starts_on >= earliest:
        yield from fault_if(override.starts_on < earliest, "/starts_on", "STARTS_TOO_EARLY")
        return
    for name in ("starts_on", "week", "grace_min", "pattern_ids", "unit_ids"):
        changed = getattr(override, name) != getattr(published, name)
        yield from fault_if(changed, f"/{name}", "BEGUN_OVERRIDE_CHANGED")
    ends = sorted((override.ends_on, published.ends_on))  # the dates between them change
    passed = ends[0] != ends[1] and ends[0] + timedelta(days=1) < earliest
    yield from fault_if(passed, "/ends_on", "ENDS_TOO_EARLY")
