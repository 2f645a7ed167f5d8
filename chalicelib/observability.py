"""The Powertools logger and metrics, made once. Log ids; never faces, names, numbers, positions, tokens or URLs."""

import msgspec
from aws_lambda_powertools.logging import Logger
from aws_lambda_powertools.metrics import Metrics


def _line(record: object) -> str:
    return msgspec.json.encode(record, enc_hook=str).decode()


logger = Logger(service="presensi", use_rfc3339=True, json_serializer=_line, json_deserializer=msgspec.json.decode)
metrics = Metrics(namespace="Presensi", service="presensi")
