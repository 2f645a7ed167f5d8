"""What stands on a paper, as plain values: whoever makes one says what, pdf.py says how it looks."""

from base64 import b64decode
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from chalicelib.domain.settings import Settings


@dataclass(frozen=True, slots=True)
class Letterhead:
    """Whose paper it is. `logo`: a PNG; one that cannot be read is left out."""

    city_name: str
    agency_name: str
    contact: str = ""
    logo: bytes | None = None


@dataclass(frozen=True, slots=True)
class Paper:
    """What every page of it bears.

    number   of the document, as its makers count; the job's id where nobody counts.
    zone     the IANA zone its time is written in.
    wide     A4 lying, for tables of many columns.
    """

    letterhead: Letterhead
    title: str
    number: str
    made_at: datetime
    zone: str
    wide: bool = False


@dataclass(frozen=True, slots=True)
class Heading:
    text: str


@dataclass(frozen=True, slots=True)
class Paragraph:
    """`soft`: small and grey, for notes."""

    text: str
    soft: bool = False


@dataclass(frozen=True, slots=True)
class Facts:
    """Labels and their values, one a line."""

    rows: Sequence[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Table:
    """Its heads stand again on every page.

    widths   shares of the page's width; empty: all alike.
    numbers  columns that are read from the right.
    tints    (row, column) -> a light colour as "#rrggbb"; row 0 is the first below the heads.
    small    letters that let a month's days stand side by side.
    """

    heads: Sequence[str]
    rows: Sequence[Sequence[str]]
    widths: Sequence[float] = ()
    numbers: frozenset[int] = frozenset()
    tints: Mapping[tuple[int, int], str] = field(default_factory=dict)
    small: bool = False


@dataclass(frozen=True, slots=True)
class Bars:
    """Percentages over a few labels, 0 to 100; None: nothing to show there."""

    values: Sequence[tuple[str, float | None]]


@dataclass(frozen=True, slots=True)
class Signature:
    """Room for a hand: `place_and_day` above, the office, then the name and its number below the room."""

    place_and_day: str
    office: str
    name: str
    number: str = ""


class PageBreak:
    """What follows begins a new page."""


Block = Heading | Paragraph | Facts | Table | Bars | Signature | PageBreak


def letterhead(settings: Settings) -> Letterhead:
    """The city's own, as its settings name it."""
    logo = b64decode(settings.logo.partition(",")[2]) if settings.logo else None
    return Letterhead(settings.city_name, settings.agency_name, settings.contact, logo)
