"""What an imported file is told: faults, which stop it, and warnings, which a person should read.

A fault is an `errors.FieldError`. Every text says how to mend the file, in Indonesian and English; the texts stand in
tables beside their subject (`office_texts.py`, `people_texts.py`, `csv_text.py`) and docs/imports.md lists them all.
"""

from collections.abc import Mapping
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


def _filled(text: Text, facts: Mapping[str, object]) -> Text:
    indonesian, english = text
    return indonesian.format(**facts), english.format(**facts)
