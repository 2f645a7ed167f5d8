"""What the text of a cell says: a date, an e-mail address, a sex, a list for a fault."""

import re
from collections.abc import Iterable, Mapping
from datetime import date
from itertools import islice

from chalicelib.domain.employee import Sex

SEX_WORDS: Mapping[str, Sex] = {
    "l": Sex.MALE, "laki-laki": Sex.MALE, "pria": Sex.MALE,
    "p": Sex.FEMALE, "perempuan": Sex.FEMALE, "wanita": Sex.FEMALE,
}  # fmt: skip
NO_SEX = "-"  # in its cell: what is registered is emptied
MAX_EMAIL = 254  # letters, RFC 5321 section 4.5.3.1
MAX_LISTED = 10  # items a fault names

_LABEL = "[A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?"
EMAIL = re.compile(rf"[A-Za-z0-9._%+'-]{{1,64}}@({_LABEL}\.)+[A-Za-z]{{2,63}}")
ISO_DATE = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)


def is_email(address: str) -> bool:
    """An address of ASCII letters with a dotted domain. A line break, even at its end, would end a mail header."""
    return len(address) <= MAX_EMAIL and EMAIL.fullmatch(address) is not None


def iso_date(cell: str) -> date | None:
    """The date of `2026-12-31`, None for any other spelling and for days that don't exist."""
    try:
        return date.fromisoformat(cell) if ISO_DATE.fullmatch(cell) else None
    except ValueError:
        return None


def sex_of(cell: str) -> Sex | None:
    """As Indonesian lists write it: L or P, or the word; None for anything else."""
    return SEX_WORDS.get(cell.strip().casefold())


def listed(items: Iterable[object]) -> str:
    """`a, b, c`, cut after ten; `-` for none."""
    shown = [str(item) for item in islice(items, MAX_LISTED + 1)]
    return ", ".join([*shown[:MAX_LISTED], *(["..."] if len(shown) > MAX_LISTED else [])]) or "-"
