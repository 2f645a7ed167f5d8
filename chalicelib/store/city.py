"""What the city has decided, published subject by subject: write a book aside, then flip one pointer to it.

A book is immutable, so a published version can be read again for ever ("by which fence was I judged?"), any size
flips at once, and readers need one small item to know whether what they hold is still current.
"""

from collections.abc import Callable, Sequence
from datetime import datetime, timedelta
from typing import Any

import msgspec

from chalicelib.domain.audit import AuditEntry, Proposal
from chalicelib.domain.city import City, Unit
from chalicelib.domain.settings import Settings
from chalicelib.domain.shift import Calendar
from chalicelib.errors import CityNotSetUp
from chalicelib.store.audit import AuditTrail
from chalicelib.store.documents import from_text, to_text
from chalicelib.store.failures import translated
from chalicelib.store.office_documents import offices_from_document, offices_to_document
from chalicelib.store.pages import read_pages, write_pages
from chalicelib.store.proposals import add_decision
from chalicelib.store.tables import CURRENT_KEY, CityBooks, book_page_key, history_key
from chalicelib.store.transaction import Transaction
from chalicelib.use_cases.ports import Changed

HELD = timedelta(seconds=60)  # how old the picture of the city in a process may be

Pointers = dict[str, dict[str, Any]]  # subject -> {"version": 7, "book": "..."}


class CityBooksTable:
    """The city table as use cases know it; see ports.CityStore. Holds the picture for a process."""

    def __init__(self, trail: AuditTrail, new_id: Callable[[], str]) -> None:
        self._trail = trail
        self._new_id = new_id
        self._city: City | None = None
        self._looked_at: datetime | None = None

    def current(self, now: datetime) -> City:
        held = self._looked_at is not None and abs(now - self._looked_at) < HELD
        return self._city if held and self._city else self.fresh(now)

    def fresh(self, now: datetime) -> City:
        pointers = _pointers()
        versions = {subject: pointer["version"] for subject, pointer in pointers.items()}
        if self._city is None or self._city.versions != versions:
            self._city = self._compose(pointers, versions)
        self._looked_at = now
        return self._city

    def draft(self, subject: str, content: object) -> str:
        book_id = self._new_id()
        write_pages(CityBooks, lambda page: book_page_key(book_id, page), _to_document(subject, content))
        return book_id

    def publish(
        self,
        subject: str,
        book_id: str,
        base_version: int,
        entry: AuditEntry,
        decided: Proposal | None = None,
        beside: Sequence[tuple[str, str, int]] = (),
    ) -> int:
        stored = _pointer_item()
        pointers = _read_pointers(stored)
        books = [(subject, book_id, base_version), *beside]
        for each, book, base in books:
            if pointers.get(each, {"version": 0})["version"] != base:
                raise Changed(each)
            pointers[each] = {"version": base + 1, "book": book}
        revision = int(stored.revision or 0) if stored else 0
        stands = CityBooks.pk.does_not_exist() if stored is None else CityBooks.revision == revision

        def add_writes(transaction: Transaction) -> None:
            transaction.put(CityBooks(*CURRENT_KEY, revision=revision + 1, text=to_text(pointers)), stands)
            for each, book, base in books:
                transaction.put(CityBooks(*history_key(each, base + 1), text=book), CityBooks.pk.does_not_exist())
            add_decision(transaction, decided)

        self._trail.commit(entry, add_writes)
        self._looked_at = None
        return base_version + 1

    def version(self, subject: str, version: int) -> object:
        with translated():
            item = CityBooks.get(*history_key(subject, version), consistent_read=True)
        return self.book(subject, item.text or "")

    def book(self, subject: str, book_id: str) -> object:
        if subject == "offices":
            document = read_pages(CityBooks, book_page_key(book_id, 0)[0])
            found = None if document is None else offices_from_document(document)
        else:
            found = read_pages(CityBooks, book_page_key(book_id, 0)[0], _KINDS[subject])
        if found is None:
            raise LookupError(f"book of {subject} without pages")
        return found

    def _compose(self, pointers: Pointers, versions: dict[str, int]) -> City:
        if "settings" not in pointers:
            raise CityNotSetUp
        old = self._city
        parts: dict[str, Any] = {}
        for subject, pointer in pointers.items():
            if old is not None and old.versions.get(subject) == pointer["version"]:
                parts[subject] = getattr(old, subject)
            else:
                parts[subject] = self.book(subject, pointer["book"])
        return City(**parts, versions=versions)


def _pointer_item() -> CityBooks | None:
    with translated():
        try:
            return CityBooks.get(*CURRENT_KEY, consistent_read=True)
        except CityBooks.DoesNotExist:
            return None


def _read_pointers(item: CityBooks | None) -> Pointers:
    return from_text(item.text or "{}", dict[str, dict[str, Any]]) if item else {}


def _pointers() -> Pointers:
    return _read_pointers(_pointer_item())


_KINDS: dict[str, Any] = {"settings": Settings, "units": dict[str, Unit], "calendar": Calendar}


def _to_document(subject: str, content: Any) -> object:
    return offices_to_document(content) if subject == "offices" else msgspec.to_builtins(content, str_keys=True)
