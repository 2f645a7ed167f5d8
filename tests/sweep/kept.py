"""Everything the tables hold, without what differs from run to run: ids, hashes, instants, failures that were kept."""

import re
from collections import Counter
from typing import Any

from tests.routes.town import stored

_OWN = re.compile(r"\d{4}-\d\d-\d\dT[\d:.]+(?:Z|\+00:00)?|(?=[\w+/=-]*\d)[A-Za-z0-9_+/=-]{20,}|\b\d{10,}(?:\.\d+)?\b")
_OF_THE_FAILURE = ("/ONCE#", "TRY_AGAIN", "-team-log/")


def kept() -> Counter[str]:
    """Each item, how often; an Idempotency-Key's claim and an attempt that our failure refused are no part of it."""
    items: dict[str, Any] = stored(tries=True)
    told = (f"{key} {item}" for key, item in items.items())
    return Counter(_OWN.sub("?", each) for each in told if not any(word in each for word in _OF_THE_FAILURE))
