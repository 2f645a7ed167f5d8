"""What a month's percentages come to in rupiah, where a base stands. See docs/rules.md#allowance-base."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from chalicelib.domain.allowance import AllowanceMonth, Deduction, DeductionChange
from chalicelib.domain.allowance_base import AllowanceBases
from chalicelib.rules.allowance import WHOLE_BP
from chalicelib.rules.allowance_base import base_in


def in_rupiah(made: AllowanceMonth, held: AllowanceBases | None) -> AllowanceMonth:
    """The month with its rupiah; as it is while it has no percentages, or no base stands in it.

    The sum is base times percent, rounded down once: what rounding takes away is the employee's gain. Its lines share
    it so that they sum up to it exactly. A change of an earlier month is of the base that held in that one: what its
    day takes off now, less what it took off then.
    """
    base = base_in(held, made.month)
    if base is None or made.percent_bp is None:
        return made
    cut_idr = part_of(base.base_idr, made.percent_bp)
    changes = tuple(_changed(each, held) for each in made.changes)
    adjusted_idr = _sum(each.changed_idr for each in changes)
    return replace(
        made,
        deductions=tuple(_shared(made.deductions, base.base_idr)),
        changes=changes,
        base_idr=base.base_idr,
        cut_idr=cut_idr,
        adjusted_idr=adjusted_idr,
        total_idr=None if adjusted_idr is None else min(cut_idr + adjusted_idr, base.base_idr),
    )


def part_of(base_idr: int, percent_bp: int) -> int:
    """So many hundredths of a percent of it, rounded down."""
    return base_idr * percent_bp // WHOLE_BP


def _shared(deductions: Iterable[Deduction], base_idr: int) -> Iterator[Deduction]:
    """Each line is what it adds to the sum so far; past the whole a line adds nothing."""
    so_far = 0
    for each in deductions:
        before = part_of(base_idr, min(so_far, WHOLE_BP))
        so_far += each.percent_bp or 0
        yield replace(each, cut_idr=part_of(base_idr, min(so_far, WHOLE_BP)) - before)


def _changed(change: DeductionChange, held: AllowanceBases | None) -> DeductionChange:
    base = base_in(held, f"{change.on:%Y-%m}")
    if base is None:
        return change
    was, now = tuple(_shared(change.was, base.base_idr)), tuple(_shared(change.now, base.base_idr))
    difference = sum(each.cut_idr or 0 for each in now) - sum(each.cut_idr or 0 for each in was)
    return replace(change, was=was, now=now, changed_idr=difference)


def _sum(parts: Iterable[int | None]) -> int | None:
    found = list(parts)
    known = [each for each in found if each is not None]
    return sum(known) if len(known) == len(found) else None
