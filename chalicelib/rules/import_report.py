"""What an imported file is told: faults, which stop it, and warnings, which a person should read.

A fault is an `errors.FieldError`. Every text says how to mend the file, in Indonesian and English; the texts stand in
tables beside their subject (`office_texts.py`, `people_texts.py`, `csv_text.py`) and docs/imports.md lists them all.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from chalicelib.errors import FieldError, Text

Texts = Mapping[str, Text]  # code -> texts, which may name facts in braces


@dataclass(frozen=True, slots=True)
class ImportWarning:
    """Something odd that does not stop an import.

    facts   whole metres and counts under names with their unit; names as the file spells them.
    """

    code: str
    pointer: str
    facts: Mapping[str, object]
    detail: Text


def fault(texts: Texts, pointer: str, code: str, **facts: object) -> FieldError:
    return FieldError(pointer, code, _filled(texts[code], facts))


def warning(texts: Texts, pointer: str, code: str, **facts: object) -> ImportWarning:
    return ImportWarning(code, pointer, facts, _filled(texts[code], facts))


def in_row_order(faults: Iterable[FieldError]) -> list[FieldError]:
    """As they stand in the file: what concerns all of it first, then the header, then row by row."""
    return sorted(faults, key=lambda each: row_of(each.pointer))


def row_of(pointer: str) -> int:
    """The row of a sheet that the pointer leads into, `/rows/12/name`: 1 for the header, 0 for the file as a whole."""
    place = pointer.split("/")[2:3]
    return int(place[0]) if place and place[0].isdecimal() else 0


def _filled(text: Text, facts: Mapping[str, object]) -> Text:
    indonesian, english = text
    return indonesian.format(**facts), english.format(**facts)
