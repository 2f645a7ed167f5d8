"""A unit's year by level, an item each: gzipped lines, and beside them how often a day of it was judged.

`tally` counts what was judged, `revision` is the tally that the lines were counted at: a worker that judges while
another counts is never lost, whatever their clocks say.
"""

import gzip
from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Any

import msgspec

from chalicelib.domain.discipline_levels import UnitLevels
from chalicelib.store.failures import translated
from chalicelib.store.tables import Notices, levels_key

KEPT = timedelta(days=2)
DECEMBER = 12


class LevelTable:
    """See ports.LevelStore."""

    def changes(self, unit_id: str, year: int) -> int:
        with translated():
            try:
                return int(Notices.get(*levels_key(year, unit_id), consistent_read=True).tally or 0)
            except Notices.DoesNotExist:
                return 0

    def note(self, levels: UnitLevels, changes: int) -> None:
        item = Notices(*levels_key(levels.year, levels.unit_id))
        page = gzip.compress(msgspec.json.encode(levels, order="sorted"), 6, mtime=0)
        with translated():
            item.update([
                Notices.page.set(page), Notices.revision.set(changes), Notices.expires.set(_expires(levels.counted_at)),
                Notices.v.set(1),
            ])  # fmt: skip

    def judged(self, unit_id: str, on: date, now: datetime) -> None:
        years = (on.year, on.year + 1) if on.month == DECEMBER else (on.year,)
        with translated():
            for year in years:
                item = Notices(*levels_key(year, unit_id))
                item.update(
                    [Notices.tally.add(1), Notices.expires.set(Notices.expires | _expires(now)), Notices.v.set(1)]
                )

    def of_year(self, year: int) -> list[UnitLevels]:
        with translated():
            items = [each for each in Notices.query(levels_key(year, "")[0]) if each.page]
        return [replace(_levels(each.page), is_changed=(each.tally or 0) != each.revision) for each in items]


def _levels(page: Any) -> UnitLevels:
    return msgspec.json.decode(gzip.decompress(page), type=UnitLevels)


def _expires(at: datetime) -> int:
    return int((at + KEPT).timestamp())
