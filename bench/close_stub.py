"""A large city in little memory: ten units as they are stored, and any number of others that answer as one of them.

What a worker writes about a unit is there for it to read again until the unit's state is saved, then it is forgotten.
Everything that the stub itself costs is counted apart.
"""

import gc
import json
import re
import time
from collections import Counter
from typing import Any

from botocore.awsrequest import AWSPreparedRequest, AWSResponse

from bench.cloud_stub import CloudStub, Raw, json_headers
from bench.scene import CITY_PREFIX

TEMPLATES = 10
MONTHS = f"{CITY_PREFIX}-months"
_UNIT = re.compile(rb"unit-(\d{5})")


def unit_name(number: int) -> str:
    return f"unit-{number:05d}"


class CloseStub(CloudStub):
    """`calls` by operation and table since they were last cleared."""

    def __init__(self) -> None:
        super().__init__()
        self.spent_ns = 0
        self.rows = 0  # that workers have written
        self.calls: Counter[str] = Counter()
        self.is_seeded = False
        self._answers: dict[tuple[str, bytes], bytes] = {}
        self._asked: Any = None

    def answer(self, request: AWSPreparedRequest, event_name: str, **more: Any) -> AWSResponse:
        if not self.is_seeded:
            return super().answer(request, event_name, **more)
        started = time.process_time_ns()
        try:
            return self._answer_as_template(request, event_name)
        finally:
            self.spent_ns += time.process_time_ns() - started

    def seeded(self) -> None:
        """From now on every unit answers."""
        self.is_seeded = True
        self._forget()
        gc.collect()
        gc.freeze()  # else the worker's collector would go through all of this again and again

    def _answer_as_template(self, request: AWSPreparedRequest, event_name: str) -> AWSResponse:
        asked: bytes = request.body
        found = _UNIT.search(asked)
        own = found[0] if found else b""
        model = unit_name(int(found[1]) % TEMPLATES).encode() if found else b""
        body = self._answer_of(event_name.split(".")[2], asked.replace(own, model) if found else asked)
        if found:
            body = body.replace(model, own)
        return AWSResponse(request.url, 200, json_headers(body), Raw(body))

    def _answer_of(self, operation: str, asked: bytes) -> bytes:
        """What lies there for good is written out once."""
        kept = self._answers.get((operation, asked))
        if kept is None:
            kept = self._written_out(operation, asked)
        self.calls[operation] += 1
        return kept

    def _written_out(self, operation: str, asked: bytes) -> bytes:
        document = json.loads(asked)
        table = str(document.get("TableName", ""))
        if operation == "PutItem" and table.endswith("-months"):  # how far the unit is: the next run begins anew
            self._forget()
            return b"{}"
        status, answer = self._document("dynamodb" if "Names" not in document else "ssm", operation, document)
        assert status == 200, answer
        body = json.dumps(answer, separators=(",", ":")).encode()
        if operation in ("Query", "GetItem") and not table.endswith(("-months", "-audit")):
            self._answers[operation, asked] = body
        return body

    def _forget(self) -> None:
        self.rows += sum(len(each) for pk, each in self.tables.get(MONTHS, {}).items() if pk != "CLOSES")
        for table, partitions in self.tables.items():
            if table.endswith(("-audit", "-notices")):
                partitions.clear()
            if table.endswith("-months"):
                for pk in [each for each in partitions if each != "CLOSES"]:
                    del partitions[pk]
