"""The token in a reminder's mail by which its reader, and nobody else, stops reminders without logging in (RFC 8058).

It tells whose it is and ends never: all it can do is to stop reminders.
"""

import hashlib
import hmac

from chalicelib.proof.base64url import encode

_PURPOSE = b"presensi/unsubscribe/1\n"


def seal_unsubscribe(employee_id: str, key: bytes) -> str:
    return f"{employee_id}.{encode(_mac(employee_id, key))}"


def open_unsubscribe(token: str, key: bytes) -> str | None:
    """Whose token it is; None for one that we never gave."""
    employee_id, _, mac = token.rpartition(".")
    return employee_id if hmac.compare_digest(mac.encode(), encode(_mac(employee_id, key)).encode()) else None


def _mac(employee_id: str, key: bytes) -> bytes:
    return hmac.digest(key, _PURPOSE + employee_id.encode(), hashlib.sha256)
