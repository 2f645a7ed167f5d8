"""Propose a year's holidays and collective leave; a city admin confirms each with its decree number.

Source: the `holidays` package, country ID; its 2026 equals SKB 3 Menteri 1497/2025; see docs/rules.md#holidays.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from chalicelib.domain.shift import HolidayKind

ESTIMATED_MARK = " (perkiraan)"  # how the package marks a date that awaits the sidang isbat
CATEGORIES = {"public": HolidayKind.PUBLIC, "government": HolidayKind.COLLECTIVE}  # a date in both is public


@dataclass(frozen=True, slots=True)
class HolidayProposal:
    """A day off that the package expects. It counts for nothing until an admin declares it by decree.

    estimated   the date hangs on a moon sighting and may move by a day.
    """

    on: date
    name_id: str
    kind: HolidayKind
    estimated: bool


def propose_holidays(year: int, existing: Collection[date] = ()) -> tuple[HolidayProposal, ...]:
    """What the package expects of this year beyond the dates already declared, by date.

    Local days, elections not yet set and changes within a year are not in it. Without a decree in the package
    a year has no collective leave and its moon dates are estimated.
    """
    import holidays  # 0.3 s to load: only when an admin asks

    found: dict[date, HolidayProposal] = {}
    for category, kind in CATEGORIES.items():
        named = holidays.country_holidays("ID", years=year, categories=(category,), language="id")
        for on, name in named.items():
            found.setdefault(on, _proposal(on, name, kind))
    return tuple(found[on] for on in sorted(found.keys() - set(existing)))


def _proposal(on: date, name: str, kind: HolidayKind) -> HolidayProposal:
    return HolidayProposal(on, name.replace(ESTIMATED_MARK, ""), kind, estimated=ESTIMATED_MARK in name)
