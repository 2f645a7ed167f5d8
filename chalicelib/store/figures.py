"""Figures of units' dates and months, an item each, until they are counted again or nobody has looked for days."""

from collections.abc import Iterable
from datetime import date, datetime, timedelta

from chalicelib.domain.board import DayFigures, MonthFigures
from chalicelib.store.documents import from_text, to_text
from chalicelib.store.failures import translated
from chalicelib.store.tables import Notices, day_figures_key, month_figures_key

KEPT = timedelta(days=2)


class FigureTable:
    """See ports.FigureStore."""

    def note_day(self, figures: DayFigures) -> None:
        key = day_figures_key(figures.on, figures.unit_id)
        with translated():
            Notices(*key, text=to_text(figures), expires=_expires(figures.counted_at)).save()

    def of_day(self, on: date) -> list[DayFigures]:
        with translated():
            items = Notices.query(day_figures_key(on, "")[0])
            return [from_text(each.text or "", DayFigures) for each in items]

    def note_month(self, figures: MonthFigures) -> None:
        key = month_figures_key(figures.month, figures.unit_id)
        with translated():
            Notices(*key, text=to_text(figures), expires=_expires(figures.counted_at)).save()

    def of_month(self, month: str) -> list[MonthFigures]:
        with translated():
            items = Notices.query(month_figures_key(month, "")[0])
            return [from_text(each.text or "", MonthFigures) for each in items]

    def of_unit(self, unit_id: str, months: Iterable[str]) -> list[MonthFigures]:
        keys = [month_figures_key(each, unit_id) for each in months]
        with translated():
            found = [from_text(each.text or "", MonthFigures) for each in Notices.batch_get(keys)]
        return sorted(found, key=lambda each: each.month)


def _expires(counted_at: datetime) -> int:
    return int((counted_at + KEPT).timestamp())
