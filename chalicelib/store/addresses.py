"""Addresses that take no mail: they bounced, or whoever reads them complained. Kept by hash, for good."""

import hashlib
from collections.abc import Iterable
from datetime import datetime

from chalicelib.store.documents import to_text
from chalicelib.store.failures import translated
from chalicelib.store.tables import Notices, address_key

AT_ONCE = 100  # keys of one BatchGetItem


class AddressTable:
    """See ports.AddressStore."""

    def suppressed(self, addresses: Iterable[str]) -> frozenset[str]:
        keys = {each: _key(each) for each in addresses}
        asked = sorted(set(keys.values()))
        with translated():
            found = {
                (item.pk, item.sk)
                for start in range(0, len(asked), AT_ONCE)
                for item in Notices.batch_get(asked[start : start + AT_ONCE], consistent_read=True)
            }
        return frozenset(address for address, key in keys.items() if key in found)

    def suppress(self, address: str, reason: str, at: datetime) -> None:
        with translated():
            Notices(*_key(address), text=to_text({"reason": reason, "at": at})).save()


def _key(address: str) -> tuple[str, str]:
    return address_key(hashlib.sha256(address.strip().lower().encode()).hexdigest())
