"""Which column of a CSV file is which: in any order and case, under any of their names."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import islice

from chalicelib.errors import FieldError
from chalicelib.rules.csv_text import CsvRow, CsvText
from chalicelib.rules.import_report import Texts, fault
from chalicelib.rules.plain_text import visible

MAX_HEADER = 100  # letters of a file's header that a mapping names
OTHERS_SHOWN = 100  # headers of a file that are not ours, to choose from

FAULTS: Texts = {
    "COLUMN_UNKNOWN": (
        'Kolom "{column}" tidak dikenal. Hapus kolomnya, atau ganti namanya menjadi salah satu dari: {known}.',
        'Unknown column "{column}". Remove it, or rename it to one of: {known}.',
    ),
    "COLUMN_MISSING": (
        "Kolom {column} tidak ada. Tambahkan pada baris judul (nama lain: {aliases}).",
        "The column {column} is missing. Add it to the header (also known as: {aliases}).",
    ),
    "COLUMN_REPEATED": (
        'Kolom "{column}" ada lebih dari satu. Sisakan satu.',
        'The column "{column}" stands there more than once. Keep one.',
    ),
}


@dataclass(frozen=True, slots=True)
class Column:
    """A column by its own name, the one faults point to, and the other names a file may use."""

    name: str
    aliases: tuple[str, ...] = ()
    required: bool = True


@dataclass(frozen=True, slots=True)
class Columns:
    """Where each known column stands; `faults` is empty when all that are required do and no other does."""

    places: Mapping[str, int]
    faults: tuple[FieldError, ...]

    def raw(self, row: CsvRow, name: str) -> str:
        """A cell as it is, empty where the file has no such column."""
        place = self.places.get(name)
        return "" if place is None else row.cells[place]

    def cell(self, row: CsvRow, name: str) -> str:
        """A cell without the space around it."""
        return self.raw(row, name).strip()


def match_columns(text: CsvText, known: Sequence[Column]) -> Columns:
    """Find the known columns in a header; others are faults, unless the text says to pass them over.

    Faults of the text itself are handed on, alone.
    """
    if text.faults:
        return Columns({}, text.faults)
    named = _named(known)
    places: dict[str, int] = {}
    faults = []
    for place, cell in enumerate(text.header):
        name, pointer = named.get(cell.casefold()), f"/rows/1/{place + 1}"
        if name is None and text.ignores_others:
            continue
        if name is None:
            names = ", ".join(" / ".join((column.name, *column.aliases[:1])) for column in known)
            faults.append(fault(FAULTS, pointer, "COLUMN_UNKNOWN", column=shown(cell, place), known=names))
        elif places.setdefault(name, place) != place:
            faults.append(fault(FAULTS, pointer, "COLUMN_REPEATED", column=visible(cell)))
    for column in known:
        if column.required and column.name not in places:
            facts = {"column": column.name, "aliases": ", ".join(column.aliases) or "-"}
            faults.append(fault(FAULTS, f"/rows/1/{column.name}", "COLUMN_MISSING", **facts))
    return Columns(places, tuple(faults))


def others(header: Sequence[str], known: Sequence[Column]) -> list[str]:
    """The file's headers that are none of ours, each once, as they are shown; of a very wide file the first."""
    named = _named(known)
    found = (shown(cell, place) for place, cell in enumerate(header) if cell.casefold() not in named)
    return list(islice(dict.fromkeys(found), OTHERS_SHOWN))


def shown(cell: str, place: int) -> str:
    """A header as the mapping takes it; but what holds digits may be a person's row without a header above it.

    Such a header, an empty one and one too long for a mapping is told by its place: `#3`.
    """
    told = visible(" ".join(cell.split()))
    is_plain = 0 < len(told) <= MAX_HEADER and not any(sign.isdigit() for sign in told)
    return told if is_plain else f"#{place + 1}"


def _named(known: Sequence[Column]) -> dict[str, str]:
    return {name.casefold(): column.name for column in known for name in (column.name, *column.aliases)}
