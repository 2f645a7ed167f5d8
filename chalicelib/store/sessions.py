"""What lives for hours only: counters of login tries, and texts held under a key until their time is over."""

import gzip
from datetime import datetime

from pynamodb.exceptions import DeleteError, PutError

from chalicelib.store.failures import is_condition_failure, translated
from chalicelib.store.tables import Key, Sessions, form_of
from chalicelib.use_cases.ports import StoreUnavailable

KEPT_S = 3_600


class SessionTable:
    """The sessions table as use cases know it; see ports.SessionStore."""

    def count_try(self, subject: str, now: datetime, window_min: int, by: int = 1) -> int:
        bucket = int(now.timestamp()) // (window_min * 60)
        item = Sessions(f"LOGIN#{subject}", str(bucket))
        with translated():
            expires = Sessions.expires.set(int(now.timestamp()) + KEPT_S)
            item.update([Sessions.tally.add(by), expires, Sessions.v.set(form_of(Sessions))])
        return int(item.tally or 0)

    def hold(self, key: str, text: str, now: datetime, until: datetime) -> str:
        free = Sessions.pk.does_not_exist() | (Sessions.expires <= int(now.timestamp()))  # TTL deletes days later
        with translated():
            try:
                _item(key, text, until).save(condition=free)
            except PutError as error:
                if is_condition_failure(error):
                    return self._held(key)
                raise
        return text

    def keep(self, key: str, text: str, until: datetime) -> None:
        with translated():
            _item(key, text, until).save()

    def drop(self, key: str, text: str) -> None:
        with translated():
            try:
                Sessions(*_key(key)).delete(condition=Sessions.page == _packed(text))
            except DeleteError as error:
                if not is_condition_failure(error):
                    raise

    def _held(self, key: str) -> str:
        try:
            return gzip.decompress(Sessions.get(*_key(key), consistent_read=True).page or b"").decode()
        except Sessions.DoesNotExist:
            raise StoreUnavailable("dropped meanwhile") from None


def _key(key: str) -> Key:
    return key, "HELD"


def _item(key: str, text: str, until: datetime) -> Sessions:
    return Sessions(*_key(key), page=_packed(text), expires=int(until.timestamp()))


def _packed(text: str) -> bytes:
    """An answer may list thousands of offices; an item holds at most 400 KB."""
    return gzip.compress(text.encode(), mtime=0)
