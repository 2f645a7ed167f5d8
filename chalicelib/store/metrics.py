"""How many tries to check in failed: counted by the log lines themselves, summed up by CloudWatch."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

from chalicelib.domain.outage import FAILED, RECORDED, SERVICE, Counted
from chalicelib.store.failures import translated


class FailureMetric:
    """See ports.FailureMetric; observability.py writes what is read here."""

    def __init__(self, make_client: Callable[[], Any], namespace: str) -> None:
        self._make_client = make_client
        self._namespace = namespace

    def window(self, since: datetime, until: datetime) -> Counted:
        period_s = int((until - since).total_seconds())
        queries = [self._query(name, period_s) for name in (RECORDED, FAILED)]
        with translated():
            found = self._make_client().get_metric_data(MetricDataQueries=queries, StartTime=since, EndTime=until)
        recorded, failed = (_sum(found, name) for name in (RECORDED, FAILED))
        return Counted(failed, recorded + failed)

    def _query(self, name: str, period_s: int) -> dict[str, Any]:
        metric = {
            "Namespace": self._namespace,
            "MetricName": name,
            "Dimensions": [{"Name": "service", "Value": SERVICE}],
        }
        return {"Id": _id(name), "MetricStat": {"Metric": metric, "Period": period_s, "Stat": "Sum"}}


def _sum(found: dict[str, Any], name: str) -> int:
    """Nothing where nothing was counted."""
    values = [value for each in found["MetricDataResults"] if each["Id"] == _id(name) for value in each["Values"]]
    return round(float(sum(values)))


def _id(name: str) -> str:
    """CloudWatch wants one that begins with a small letter."""
    return name[0].lower() + name[1:]
