"""How AWS writes instants in its answers."""

from datetime import UTC, datetime
from email.utils import parsedate_to_datetime


def read_instant(written: str | float) -> datetime:
    """Seconds since 1970 (SSM), ISO 8601 (a list of objects) or an HTTP date (a HEAD), as an aware instant.

    For botocore, whose own way through dateutil costs more than verifying a phone's signature.
    """
    if not isinstance(written, str):
        return datetime.fromtimestamp(written, UTC)
    try:
        return datetime.fromisoformat(written)
    except ValueError:
        return parsedate_to_datetime(written)
