"""What every store of the public page's figures must do."""

from dataclasses import replace

from chalicelib.domain.public import Cell, Count, PublicMonth
from tests.store.places import NOW, Place


class PublicFigureContract:
    def test_the_month_that_was_kept_last_stands(self, place: Place) -> None:
        """None before it: another city's place begins empty, and this one may have been asked before."""
        figures = place.services.public_figures
        count = Count(12, 240, 200, 3)
        month = PublicMonth("2026-10", NOW, (Cell("umum", 1, count), Cell(None, 3, count)), count, 4, 1)
        figures.keep(month)
        assert figures.month() == month
        figures.keep(replace(month, month="2026-11", cells=()))
        standing = figures.month()
        assert standing and (standing.month, standing.cells) == ("2026-11", ())
