"""Run by cold.py in an empty interpreter: nothing of ours is on the path.

    python -I -S -E cold_start.py chalice TASK LAYER          import chalice
    python -I -S -E cold_start.py app TASK LAYER              import app
    python -I -S -E cold_start.py app TASK LAYER REQUEST      and answer the first request

REQUEST is a JSON file: environment, event, and AWS's answers in the order they are asked for.
"""

import json
import os
import sys
from collections.abc import Iterator
from io import BytesIO
from typing import Any


class Raw(BytesIO):
    """A body as urllib3 hands it over."""

    def stream(self, *_: Any, **__: Any) -> Iterator[bytes]:
        yield self.read()


class Context:
    """What Lambda hands in beside the event."""

    aws_request_id = "6bc3a1b2-0f4e-4c9e-9d1e-5b1f3c2d7a10"


def answer_in_order(answers: list[Any]) -> None:
    """Every client made from now on gets these answers below botocore, one after the other."""
    from botocore.awsrequest import AWSResponse
    from botocore.handlers import BUILTIN_HANDLERS

    left = iter(answers)

    def answer(request: Any, event_name: str, **_: Any) -> Any:
        expected, status, headers, body = next(left)
        assert event_name == expected, f"{event_name} instead of {expected}"
        return AWSResponse(request.url, status, headers, Raw(body.encode()))

    BUILTIN_HANDLERS.append(("before-send", answer))


def main(what: str, task: str, layer: str, request_file: str = "") -> None:
    sys.path[:0] = [task, layer]
    if what == "chalice":
        import chalice  # noqa: F401

        return
    from app import app

    if request_file:
        with open(request_file) as file:  # noqa: PTH123 - what chalice needs is imported, no more
            request = json.load(file)
        os.environ.update(request["environment"])
        answer_in_order(request["answers"])
        answer = app(request["event"], Context())
        assert answer["statusCode"] == 201, answer


if __name__ == "__main__":
    main(*sys.argv[1:])
