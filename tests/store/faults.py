"""Faults of AWS on moto, call by call: refused before, lost after, throttled, broken, denied.

moto answers inside botocore's `before-send`; this stands in front of it, so a fault before the write really writes
nothing and a lost answer really has written (RELIABILITY, method 1-3). Sleeps of the back-off are counted, not slept.
"""

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from types import SimpleNamespace
from typing import Any
from unittest.mock import patch

from botocore.awsrequest import AWSResponse
from botocore.exceptions import EndpointConnectionError, ReadTimeoutError
from moto.core.botocore_stubber import BotocoreStubber, MockRawResponse

FAULTS = ("before", "lost", "throttle", "broken", "broken after")
_ANSWERS = {
    "throttle": (400, "ProvisionedThroughputExceededException", 503, "SlowDown"),
    "broken": (500, "InternalServerError", 500, "InternalError"),
    "broken after": (500, "InternalServerError", 500, "InternalError"),
    "denied": (400, "AccessDeniedException", 403, "AccessDenied"),
    "no key": (400, "KMSDisabledException", 400, "KMS.DisabledException"),  # what is stored cannot be decrypted
}
Choose = Callable[["Faults", str], str | None]


@dataclass
class Faults:
    """What went over the wire, and what shall go wrong. `calls` are operations, `sends` the tries of them."""

    choose: Choose
    calls: list[str] = field(default_factory=list)
    sends: list[str] = field(default_factory=list)
    slept_s: list[float] = field(default_factory=list)
    bodies: list[dict[str, Any]] = field(default_factory=list)  # of each operation on DynamoDB
    _last: str | None = None

    def answer(self, moto: Callable[..., Any], event_name: str, request: Any) -> Any:
        name = event_name.rpartition(".")[2]
        invocation = request.headers.get("amz-sdk-invocation-id")
        if invocation is None or invocation != self._last:
            self.calls.append(name)
            self._last = invocation
            if ".dynamodb." in event_name:
                self.bodies.append(json.loads(request.body))
        self.sends.append(name)
        fault = self.choose(self, name)
        if fault is None:
            return moto(event_name, request)
        if fault == "before":
            raise EndpointConnectionError(endpoint_url=request.url)
        if fault in ("lost", "broken after"):
            moto(event_name, request)
        if fault == "lost":
            raise ReadTimeoutError(endpoint_url=request.url)
        if fault.startswith("cancelled:"):
            return _cancelled(request, fault.partition(":")[2])
        return _refusal(request, event_name, fault)


def once(number: int, fault: str) -> Choose:
    """The n-th send fails, its retry does not."""
    return lambda faults, _: fault if len(faults.sends) == number else None


def for_long(number: int, fault: str) -> Choose:
    """The n-th operation fails, however often it is tried."""
    return lambda faults, _: fault if len(faults.calls) == number else None


def always(fault: str, operation: str = "", times: int | None = None) -> Choose:
    """This operation (or every one) fails, each time or the first times."""
    left = [10**9 if times is None else times]

    def choose(_: Faults, name: str) -> str | None:
        if operation not in ("", name) or left[0] == 0:
            return None
        left[0] -= 1
        return fault

    return choose


def nothing(faults: Faults, name: str) -> str | None:
    """Only count."""
    return None


@contextmanager
def going_wrong(choose: Choose = nothing) -> Iterator[Faults]:
    """While this lasts, calls go through `choose`."""
    faults, moto = Faults(choose), BotocoreStubber.__call__

    def call(stubber: BotocoreStubber, event_name: str, request: Any, **_: Any) -> Any:
        if not stubber.enabled:
            return None
        return faults.answer(lambda name, sent: moto(stubber, name, sent), event_name, request)

    clock = SimpleNamespace(sleep=faults.slept_s.append)
    with patch.object(BotocoreStubber, "__call__", call), patch("botocore.endpoint.time", clock):
        yield faults


def _refusal(request: Any, event_name: str, fault: str) -> AWSResponse:
    status, code, s3_status, s3_code = _ANSWERS[fault]
    if ".s3." in event_name:
        body = "" if request.method == "HEAD" else f"<Error><Code>{s3_code}</Code></Error>"
        return _response(request, s3_status, body)
    return _response(request, status, json.dumps({"__type": f"com.amazonaws.dynamodb.v20120810#{code}"}))


def _cancelled(request: Any, code: str) -> AWSResponse:
    count = len(json.loads(request.body)["TransactItems"])
    reasons = [{"Code": code, "Message": "x"}, *[{"Code": "None"}] * (count - 1)]
    body = {
        "__type": "com.amazonaws.dynamodb.v20120810#TransactionCanceledException",
        "Message": f"Transaction cancelled, reasons [{code}]",
        "CancellationReasons": reasons,
    }
    return _response(request, 400, json.dumps(body))


def _response(request: Any, status: int, body: str) -> AWSResponse:
    kind = "application/x-amz-json-1.0" if body.startswith("{") else "application/xml"
    return AWSResponse(request.url, status, {"Content-Type": kind}, MockRawResponse(body))
