"""Kode kantor: what is read off a screen or a paper at the office, and typed at check-in."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class OfficeCodeKind(StrEnum):
    SCREEN = "screen"  # another one every minute
    PAPER = "paper"  # printed, one for each local date


@dataclass(frozen=True, slots=True)
class OfficeCode:
    """That a unit's people type the office's code when they check in, from one date to another.

    unit_id    who declared it, and for whom: the unit and, in `unit_ids`, everything below it as the tree was then.
    series     what keeps its codes apart from those of another declaration: whoever withdraws one and declares it anew
               gets other codes.
    """

    code_id: str
    unit_id: str
    kind: OfficeCodeKind
    starts_on: date
    ends_on: date
    unit_ids: tuple[str, ...]
    series: int = 0
