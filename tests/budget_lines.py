"""A line of a budget as tests begin with it: 120 million in 2026, ten a month."""

from dataclasses import replace
from datetime import date
from typing import Any

from chalicelib.domain.budget import BudgetLine, BudgetNames, Ceiling, Target, Told
from tests.cast import wib

AT = wib(9, on=date(2026, 1, 5))
CODE, ACCOUNT = "5.03.02.2.01.0001", "5.1.02.01.01.0001"
CEILING_IDR = 120_000_000
TENTHS = tuple(Target(10_000_000 * month, min(10_000, 850 * month)) for month in range(1, 13))
NAMES = BudgetNames("Kepegawaian Daerah", "Mutasi dan Promosi", "Pengelolaan Mutasi", "Belanja Alat Tulis Kantor")
DPA = Ceiling(CEILING_IDR, date(2026, 1, 1), "DPA", "dewi", AT)
LINE = BudgetLine("umpeg", 2026, CODE, ACCOUNT, NAMES, (DPA,), TENTHS)


def told(realised_idr: int, physical_bp: int = 0, by: str = "dewi") -> Told:
    return Told(realised_idr, physical_bp, by, AT)


def line(months: dict[int, int] | None = None, **changes: Any) -> BudgetLine:
    """`months`: month -> rupiah told."""
    return replace(LINE, told={month: told(amount) for month, amount in (months or {}).items()}, **changes)
