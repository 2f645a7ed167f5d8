"""The Powertools logger and metrics, made once. Log ids; never faces, names, numbers, positions, tokens or URLs."""

from typing import Any

import msgspec
from aws_lambda_powertools.logging import Logger
from aws_lambda_powertools.metrics import Metrics


def _to_line(record: object) -> str:
    """A line of log, by msgspec: a fifth less CPU a request than by json."""
    return msgspec.json.encode(record, enc_hook=str).decode()


def _from_text(text: Any) -> Any:
    return msgspec.json.decode(text)


logger = Logger(service="presensi", use_rfc3339=True, json_serializer=_to_line, json_deserializer=_from_text)
metrics = Metrics(namespace="Presensi", service="presensi")
