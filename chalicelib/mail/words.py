"""The words of a notice, in one place for app and mail: templates/<kind>.<language>.txt filled with its facts.

A template's first line is the title and a mail's subject. A paragraph that its facts leave empty is left out; `[rows]`
stands for a list; the line after `->` is the button's.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from string import Template

from chalicelib.domain.city import City
from chalicelib.domain.notice import Notice
from chalicelib.mail.language import tongue
from chalicelib.mail.reading import Reading, Rows, Ways
from chalicelib.mail.values import VALUES

TEMPLATES = Path(__file__).parent / "templates"
MAX_TITLE = 120  # letters of a subject: more is cut off by the reader's own list


@dataclass(frozen=True, slots=True)
class Words:
    """What a person reads. `body` holds paragraphs, and rows of (what, how it is) where there is a list.

    ways   pages beside the button's, (what is to be done there, where): that of one thing, not of all.
    """

    title: str
    body: tuple[str | Rows, ...]
    button: str
    link: str
    ways: Ways = ()

    @property
    def text(self) -> str:
        """The body as plain text."""
        return "\n\n".join(each if isinstance(each, str) else _lines(each) for each in self.body)


def write(notice: Notice, city: City, language: str) -> Words:
    """The notice's words in the reader's language; facts that it lacks leave nothing behind but a gap."""
    filled = VALUES[notice.kind](Reading(notice, city, tongue(language)))
    title, paragraphs, button = _template(notice.kind, tongue(language).code)
    body: list[str | Rows] = []
    for each in paragraphs:
        if each == "[rows]":
            body += [filled.rows] if filled.rows else []
        elif text := _fill(each, filled.values):
            body.append(text)
    ways = tuple((one_line(what), where) for what, where in filled.ways)
    return Words(_fill(title, filled.values)[:MAX_TITLE], tuple(body), button, filled.link, ways)


def one_line(text: object) -> str:
    """Text that stays on its line: no break, no control character, no direction mark can reach a header (T28)."""
    return " ".join("".join(sign if sign.isprintable() else " " for sign in str(text)).split())


def _fill(template: str, values: Mapping[str, str]) -> str:
    filled = one_line(Template(template).substitute({name: one_line(value) for name, value in values.items()}))
    return filled[:1].upper() + filled[1:]


@lru_cache
def _template(kind: str, language: str) -> tuple[str, tuple[str, ...], str]:
    title, _, rest = (TEMPLATES / f"{kind}.{language}.txt").read_text(encoding="utf-8").partition("\n")
    lines = [each for each in rest.splitlines() if each]
    return title, tuple(lines[:-1]), lines[-1].removeprefix("-> ")


def _lines(rows: Rows) -> str:
    return "\n".join(f"- {what}: {how}" for what, how in rows)
