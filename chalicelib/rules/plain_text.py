"""Which text a name may hold: everything that is seen, nothing that hides.

HTML, quotes, formula signs and letters of any script are kept as they are; whoever shows or exports them escapes.
"""

import unicodedata

from chalicelib.errors import FieldError
from chalicelib.rules.import_report import Texts, fault

INVISIBLE = frozenset({"Cc", "Cf", "Cs", "Zl", "Zp"})  # controls, bidi and zero width, surrogates, line separators
MAX_NAME = 200  # letters of a person's or a unit's name
MAX_SHOWN = 120  # letters of a stranger's text within a fault

TEXTS: Texts = {
    "TEXT_INVALID": (
        "Ketik ulang: paling banyak {limit} huruf (ini {length}), tanpa karakter tersembunyi (ditemukan: {character}).",
        "Retype it: at most {limit} letters (this has {length}) and no hidden characters (found: {character}).",
    ),
}


def read_plain(value: str, pointer: str, limit: int, faults: list[FieldError]) -> str | None:
    """Text without the space around it, at most `limit` letters; None when it is empty or refused with a fault."""
    text = value.strip()
    hidden = hidden_character(text)
    if hidden or len(text) > limit:
        facts = {"limit": limit, "length": len(text), "character": hidden or "-"}
        faults.append(fault(TEXTS, pointer, "TEXT_INVALID", **facts))
        return None
    return text or None


def hidden_character(text: str) -> str | None:
    """The first character nobody can see (control, bidi override, zero width) as `U+202E`, or None."""
    found = next((sign for sign in text if unicodedata.category(sign) in INVISIBLE), None)
    return None if found is None else f"U+{ord(found):04X}"


def name_key(name: str) -> str:
    """One key for names that differ only in case, spaces, punctuation or width: `Lurah-Agung`, `LURAHAGUNG`."""
    return "".join(sign for sign in unicodedata.normalize("NFKC", name).casefold() if sign.isalnum())


def spelling(name: str) -> str:
    """The name as a reader takes it: case and runs of spaces don't count, punctuation and missing spaces do."""
    return " ".join(name.casefold().split())


def visible(text: str) -> str:
    """A stranger's text within a fault: what can be seen of it, and not much."""
    return "".join(sign for sign in text if sign.isprintable())[:MAX_SHOWN]
