"""Loaded by schemathesis: what must be new in each request is.

Its coverage phase sends one Idempotency-Key with every body, and one number with every person: all but the first
would be told just that.
"""

import itertools
import re
import uuid
from typing import Any

import schemathesis

KEY = "Idempotency-Key"
NUMBER = re.compile("UJI-[0-9]{6}")
_numbers = itertools.count(100_000)


@schemathesis.hook
def before_call(context: Any, case: Any, **kwargs: Any) -> None:
    if re.fullmatch("[A-Za-z0-9_-]{1,64}", str((case.headers or {}).get(KEY, ""))):
        case.headers[KEY] = uuid.uuid4().hex
    if isinstance(case.body, dict) and NUMBER.fullmatch(str(case.body.get("number", ""))):
        case.body = {**case.body, "number": f"UJI-{next(_numbers)}"}
