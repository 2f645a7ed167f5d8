"""The Powertools logger, made once. Log ids; never faces, names, numbers, positions, tokens or URLs."""

import traceback
from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Any

import msgspec
from aws_lambda_powertools.logging import Logger

from chalicelib.config import read_namespace
from chalicelib.domain.outage import SERVICE


def _to_line(record: object) -> str:
    """A line of log, by msgspec: a fifth less CPU a request than by json."""
    return msgspec.json.encode(record, enc_hook=str).decode()


def _from_text(text: Any) -> Any:
    return msgspec.json.decode(text)


logger = Logger(service=SERVICE, use_rfc3339=True, json_serializer=_to_line, json_deserializer=_from_text)


_NAMESPACE = read_namespace()


def counted(name: str, at: datetime) -> Mapping[str, object]:
    """What a log line says so that CloudWatch counts one of this name at that instant (Embedded Metric Format).

    No call, no line more, and nothing that could fail while something else does.
    """
    metric = {"Namespace": _NAMESPACE, "Dimensions": [["service"]], "Metrics": [{"Name": name, "Unit": "Count"}]}
    return {"_aws": {"Timestamp": int(at.timestamp() * 1000), "CloudWatchMetrics": [metric]}, name: 1}


def causes(error: BaseException | None) -> Iterator[dict[str, object]]:
    """What failed where, without its words: a message may hold a number, a name or a position."""
    while error is not None:
        frames = [f"{each.filename}:{each.lineno} {each.name}" for each in traceback.extract_tb(error.__traceback__)]
        yield {"kind": type(error).__name__, "frames": frames}
        error = error.__cause__ or error.__context__
