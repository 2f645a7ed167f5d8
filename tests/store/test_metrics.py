"""The failure metric: what the log lines count is what is read."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

import boto3
import pytest
from moto import mock_aws

from chalicelib.config import read_namespace
from chalicelib.domain.outage import FAILED, RECORDED, Counted
from chalicelib.observability import counted, logger
from chalicelib.store.metrics import FailureMetric
from chalicelib.use_cases.ports import StoreUnavailable
from tests.store.faults import always, going_wrong

AT = datetime.now(UTC).replace(minute=0, second=0, microsecond=0) - timedelta(hours=2)  # CloudWatch forgets what is old
QUARTER = timedelta(minutes=15)


@pytest.fixture
def cloudwatch() -> Iterator[Any]:
    with mock_aws():
        yield boto3.client("cloudwatch", region_name="ap-southeast-3")


def extract(cloudwatch: Any, name: str, at: datetime) -> None:
    """What CloudWatch does with a log line in Embedded Metric Format."""
    line = {"service": logger.service, **counted(name, at)}
    (metric,) = line["_aws"]["CloudWatchMetrics"]  # type: ignore[index]
    (dimensions,) = metric["Dimensions"]
    (told,) = metric["Metrics"]
    datum = {
        "MetricName": told["Name"],
        "Unit": told["Unit"],
        "Value": line[told["Name"]],
        "Timestamp": datetime.fromtimestamp(line["_aws"]["Timestamp"] / 1000, UTC),  # type: ignore[index]
        "Dimensions": [{"Name": each, "Value": line[each]} for each in dimensions],
    }
    cloudwatch.put_metric_data(Namespace=metric["Namespace"], MetricData=[datum])


def test_what_the_lines_count_is_summed_up_within_the_span(cloudwatch: Any) -> None:
    for name, minutes in ((RECORDED, (0, 3, 14)), (FAILED, (1, 2)), (RECORDED, (-1, 15)), (FAILED, (15,))):
        for minute in minutes:
            extract(cloudwatch, name, AT + timedelta(minutes=minute))
    metric = FailureMetric(lambda: cloudwatch, read_namespace())
    assert metric.window(AT, AT + QUARTER) == Counted(failed=2, of=5)


def test_where_nothing_was_counted_it_is_nothing(cloudwatch: Any) -> None:
    assert FailureMetric(lambda: cloudwatch, "presensi").window(AT, AT + QUARTER) == Counted(0, 0)


def test_another_citys_tries_are_not_ours() -> None:
    """Told by what is asked for: moto sums up whatever namespace it has."""
    asked: list[dict[str, Any]] = []

    class Listening:
        def get_metric_data(self, **wanted: Any) -> dict[str, Any]:
            asked.append(wanted)
            return {"MetricDataResults": []}

    FailureMetric(Listening, "presensi-contoh-test").window(AT, AT + QUARTER)
    stats = [each["MetricStat"] for each in asked[0]["MetricDataQueries"]]
    assert {each["Metric"]["Namespace"] for each in stats} == {"presensi-contoh-test"}
    assert {each["Period"] for each in stats} == {900}


def test_the_namespace_is_that_of_the_tables() -> None:
    assert read_namespace({"TABLE_PREFIX": "presensi-contoh-test"}) == "presensi-contoh-test"


def test_no_answer_is_no_verdict(cloudwatch: Any) -> None:
    with going_wrong(always("denied", "GetMetricData")), pytest.raises(StoreUnavailable):
        FailureMetric(lambda: cloudwatch, "presensi").window(AT, AT + QUARTER)
