"""A notice read for its words: facts came as JSON, so each is asked for by what it should be."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from chalicelib.domain.city import City
from chalicelib.domain.notice import Notice
from chalicelib.mail.language import Tongue

Rows = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Filled:
    """What a template's names stand for, the rows of its list, and where its button leads within the site."""

    values: Mapping[str, str]
    link: str
    rows: Rows = ()


@dataclass(frozen=True, slots=True)
class Reading:
    """One notice, for a reader of this language."""

    notice: Notice
    city: City
    tongue: Tongue

    def say(self, indonesian: str, english: str) -> str:
        return english if self.tongue.code == "en" else indonesian

    def text(self, name: str) -> str:
        found = self.notice.facts.get(name)
        return "" if found is None else str(found)

    def number(self, name: str) -> int:
        found = self.notice.facts.get(name)
        return found if isinstance(found, int) else 0

    def date(self, name: str) -> date:
        """The date, or the notice's own where the facts name none."""
        found = self.text(name)
        return date.fromisoformat(found) if found else self.notice.on

    def instant(self, name: str) -> datetime:
        found = self.text(name)
        return datetime.fromisoformat(found) if found else self.notice.at

    def words(self, name: str) -> list[str]:
        """A list of stable words, as people call them."""
        found = self.notice.facts.get(name)
        return [self.tongue.name(each) for each in found] if isinstance(found, list | tuple) else []

    def strings(self, name: str) -> list[str]:
        found = self.notice.facts.get(name)
        return [str(each) for each in found] if isinstance(found, list | tuple) else []

    def items(self, name: str) -> list[Mapping[str, object]]:
        found = self.notice.facts.get(name)
        return [each for each in found if isinstance(each, Mapping)] if isinstance(found, list | tuple) else []
