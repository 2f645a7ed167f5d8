"""Everything the tables hold, without what differs from run to run: ids, hashes, instants, failures that were kept."""

import re
from collections import Counter
from typing import Any

from tests.routes.town import stored

_OWN = re.compile(
    r"\d{4}-\d\d-\d\dT[\d:.]+(?:Z|\+00:00)?"  # an instant
    r"|(?=[\w+/=-]*\d)[A-Za-z0-9_+/=-]{16,}|\b[0-9a-z]{16}\b"  # a hash, an id
    r"|\b\d{10,}(?:\.\d+)?\b"  # seconds since 1970
    r'|"(?:salt|code_hash)":"[^"]*"'  # random letters, at times without a digit
    r"|'r': \{'N': '\d+'\}"  # milliseconds from the challenge to the record
    r"|'m': \{'S': '(?:sending|none|sent)'\}"  # a letter that may have gone out stays marked: at most once
)
_NO_PART = ("ONCE#", "BOOK#", "EDITS#", "TRY_AGAIN", "-team-log/")


def kept() -> Counter[str]:
    """Each item, how often; no claim of a key, no draft that nothing names, no try that our failure refused."""
    items: dict[str, Any] = stored()
    told = (f"{key} {_without_bytes(item)}" for key, item in items.items())
    return Counter(_OWN.sub("?", each) for each in told if not any(word in each for word in _NO_PART))


def _without_bytes(value: Any) -> Any:
    if isinstance(value, dict):
        return {name: "?" if name == "B" else _without_bytes(each) for name, each in sorted(value.items())}
    return [_without_bytes(each) for each in value] if isinstance(value, list) else value
