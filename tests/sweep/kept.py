"""Everything the tables, buckets and queues hold, without what differs from run to run: ids, hashes, instants."""

import re
from collections import Counter
from functools import cache
from typing import Any

from tests.routes.town import buckets, stored
from tests.sweep.standing import queues

_OWN = re.compile(
    r"\d{4}-\d\d-\d\dT[\d:.]+(?:Z|\+00:00)?"  # an instant
    r"|(?=[\w+/=-]*\d)[A-Za-z0-9_+/=-]{16,}|\b[0-9a-z]{16}\b"  # a hash, an id
    r"|\b\d{10,}(?:\.\d+)?\b"  # seconds since 1970
    r'|"(?:salt|code_hash)":"[^"]*"'  # random letters, at times without a digit
    r"|'r': \{'N': '\d+'\}"  # milliseconds from the challenge to the record
    r"|'[mp]': \{'S': '(?:sending|none|sent)'\}"  # what may have gone out stays marked: at most once
)
_STEPS = re.compile(r'"(?:revision|stalls|attempt)":\d+,?|\'rev\': \{\'N\': \'\d+\'\}')  # how often a job was saved
_ATTEMPT = re.compile(r"(/papers/[^/]+/)\d+/")  # a worker's own room: of one that did not end nothing is named
_NO_PART = ("ONCE#", "BOOK#", "EDITS#", "TRY_AGAIN", "-team-log/")


def kept() -> Counter[str]:
    """Each item and file, how often; each message, once: whoever is told of twice does it once.

    No claim of a key, no draft that nothing names, no try that our failure refused.
    """
    items: dict[str, Any] = stored()
    told = [f"{key} {_without_bytes(item)}" for key, item in items.items() if not _is_no_part(key)]
    held = Counter(_without_own(each) for each in told if not _is_no_part(each))
    files = [f"{bucket}/{key}" for bucket, files in buckets().items() for key in files]
    held.update(_without_own(each) for each in files if not _ATTEMPT.search(each))
    held.update({_without_own(_ATTEMPT.sub(r"\1", each)) for each in files if _ATTEMPT.search(each)})
    held.update({_without_own(f"{name}: {each.body}") for name, queue in queues().items() for each in queue._messages})
    return held


def _is_no_part(text: str) -> bool:
    return any(word in text for word in _NO_PART)


@cache
def _without_own(text: str) -> str:
    return _OWN.sub("?", _STEPS.sub("?", text) if "-jobs/" in text else text)


def _without_bytes(value: Any) -> Any:
    if isinstance(value, dict):
        return {name: "?" if name == "B" else _without_bytes(each) for name, each in sorted(value.items())}
    return [_without_bytes(each) for each in value] if isinstance(value, list) else value
