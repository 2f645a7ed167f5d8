"""The Powertools logger and metrics, made once. Log ids; never faces, names, numbers, positions, tokens or URLs."""

from aws_lambda_powertools.logging import Logger
from aws_lambda_powertools.metrics import Metrics

logger = Logger(service="presensi", use_rfc3339=True)
metrics = Metrics(namespace="Presensi", service="presensi")
