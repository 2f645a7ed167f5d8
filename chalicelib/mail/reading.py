"""A notice read for its words: facts came as JSON, so each is asked for by what it should be."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from chalicelib.domain.city import City
from chalicelib.domain.notice import Notice
from chalicelib.domain.shift import Slot
from chalicelib.mail.language import Tongue

Rows = tuple[tuple[str, str], ...]
Ways = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Filled:
    """What a template's names stand for, the rows of its list, and where its button leads within the site.

    ways   other pages: what is to be done there, and where.
    """

    values: Mapping[str, str]
    link: str
    rows: Rows = ()
    ways: Ways = ()


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

    def slot(self, word: object, on: date | None = None) -> str:
        """As people call it: an event by its own name, where the facts or the calendar of that date tell one."""
        named = self.text("event") or self._only_event(on or self.notice.on)
        return named if word == Slot.EVENT and named else self.tongue.name(word)

    def slots(self, name: str) -> str:
        """A list of slots, in one."""
        return self.tongue.listed([self.slot(each) for each in self.strings(name)])

    def _only_event(self, on: date) -> str:
        names = {each.name for each in self.city.calendar.events if each.on == on and each.withdrawn is None}
        return names.pop() if len(names) == 1 else ""

    def date(self, name: str) -> date:
        """The date, or the notice's own where the facts name none."""
        found = self.text(name)
        return date.fromisoformat(found) if found else self.notice.on

    def instant(self, name: str) -> datetime:
        found = self.text(name)
        return datetime.fromisoformat(found) if found else self.notice.at

    def strings(self, name: str) -> list[str]:
        found = self.notice.facts.get(name)
        return [str(each) for each in found] if isinstance(found, list | tuple) else []

    def items(self, name: str) -> list[Mapping[str, object]]:
        found = self.notice.facts.get(name)
        return [each for each in found if isinstance(each, Mapping)] if isinstance(found, list | tuple) else []


def day_of(read: Reading) -> dict[str, str]:
    """The notice's own date, short and in full."""
    return {"day": read.tongue.day(read.notice.on), "long_day": read.tongue.long_day(read.notice.on)}


def page_of_day(read: Reading) -> str:
    """The page of the day it is about, in the reader's month: of a decision that of the check-in."""
    on = date.fromisoformat(read.text("local_date") or read.notice.on.isoformat())
    return f"riwayat/{on:%Y-%m/%d}"
