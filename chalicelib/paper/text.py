"""Text as the PDF's own fonts can show it, and broken into lines that fit.

The fonts every reader has know the letters of Western Europe (as do the slips): of any other letter its plain form is
written, else a question mark, so that nothing vanishes unseen.
"""

import unicodedata
from datetime import datetime
from zoneinfo import ZoneInfo

from reportlab.lib.utils import simpleSplit
from reportlab.pdfbase.pdfmetrics import stringWidth

from chalicelib.mail.language import INDONESIAN

OWN_FORMS = {"\u2212": "-", "\u2192": "->", "\u2264": "<=", "\u2265": ">=", "\u0131": "i", "\u02bc": "'"}


def printable(text: str) -> str:
    """The text in letters that will be seen: `Şükrü` is `Sükrü`, a control character a space."""
    return "".join(_shown(sign) for sign in text)


def _shown(sign: str) -> str:
    if sign == "\n":
        return sign
    if _has(sign):
        return sign if sign.isprintable() else " "
    plain = unicodedata.normalize("NFKD", OWN_FORMS.get(sign, sign))
    kept = "".join(each for each in plain if _has(each) and each.isprintable())
    return kept or ("" if unicodedata.category(sign) in ("Mn", "Cf") else "?")


def _has(sign: str) -> bool:
    try:
        sign.encode("cp1252")
    except UnicodeEncodeError:
        return False
    return True


def lines(text: str, font: str, size: float, width: float) -> list[str]:
    """Broken between words; a word wider than the width is broken within, so that nothing runs over."""
    found = []
    for line in simpleSplit(printable(text), font, size, width):
        while stringWidth(line, font, size) > width and len(line) > 1:
            fits = next(
                at for at in range(len(line) - 1, 0, -1) if at == 1 or stringWidth(line[:at], font, size) <= width
            )
            found.append(line[:fits])
            line = line[fits:]
        found.append(line)
    return found


def moment(at: datetime, zone: str) -> str:
    """`29 November 2026 pukul 10.05 WIB`."""
    there = at.astimezone(ZoneInfo(zone))
    return f"{INDONESIAN.day(there.date())} {there.year} pukul {there:%H.%M} {there.tzname()}"
