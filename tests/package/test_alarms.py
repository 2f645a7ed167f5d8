"""What wakes somebody: every alarm stands in docs/runbook.md, and every log line that should wake somebody does."""

import io
import json
import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from fnmatch import fnmatchcase
from typing import Any

import pytest
from botocore.exceptions import ClientError, ReadTimeoutError

from chalicelib import wiring
from chalicelib.domain.notice import Notice, NoticeKind
from chalicelib.jobs.handlers import on_dispatch, on_evidence_messages, on_mail
from chalicelib.observability import logger
from chalicelib.store.failures import translated
from chalicelib.store.upload_queue import notification
from chalicelib.use_cases.ports import MailStopped, MailThrottled, StoreUnavailable
from tests.cast import ANI, MONDAY, wib
from tests.fakes import fake_city
from tests.world import World
from tools.paths import ROOT

Line = dict[str, Any]


def of_type(template: Any, kind: str) -> dict[str, Any]:
    return {name: each["Properties"] for name, each in template["Resources"].items() if each["Type"] == kind}


def alarm_names(template: Any) -> dict[str, Any]:
    """The alarms by their name without city and stage."""
    alarms = of_type(template, "AWS::CloudWatch::Alarm").values()
    return {each["AlarmName"]["Fn::Sub"].removeprefix("presensi-${City}-${Stage}-"): each for each in alarms}


def test_the_runbook_tells_of_every_alarm_and_of_no_other(app_template: Any) -> None:
    text = (ROOT / "docs" / "runbook.md").read_text()
    rows = text.partition("## Alarms")[2].partition("\n## ")[0].splitlines()
    told = [row.split("|")[1].strip() for row in rows if row.startswith("|")][2:]
    assert sorted(told) == sorted(alarm_names(app_template))


def test_every_alarm_tells_somebody_when_there_is_somebody_to_tell(app_template: Any) -> None:
    for alarm in alarm_names(app_template).values():
        assert alarm["AlarmActions"] == alarm["OKActions"]
        assert alarm["AlarmActions"]["Fn::If"][:2] == ["AlarmsTellSomebody", [{"Ref": "AlarmTopicArn"}]]


def test_every_count_of_log_lines_has_its_alarm(app_template: Any) -> None:
    alarms = {str(each["MetricName"]) for each in alarm_names(app_template).values() if each["Namespace"] == "Presensi"}
    counts = {str(each["MetricTransformations"][0]["MetricName"]) for each in metric_filters(app_template)}
    assert alarms == counts
    assert len(alarms) > 3


def metric_filters(template: Any) -> list[Any]:
    return list(of_type(template, "AWS::Logs::MetricFilter").values())


def alarms_of(template: Any, log: str, line: Line) -> set[str]:
    """Which alarms a line of that function's log counts towards."""
    counted = {
        str(each["MetricTransformations"][0]["MetricName"])
        for each in metric_filters(template)
        if each["LogGroupName"] == {"Ref": log} and matches(each["FilterPattern"], line)
    }
    return {name for name, each in alarm_names(template).items() if str(each["MetricName"]) in counted}


def matches(pattern: str, line: Line) -> bool:
    """CloudWatch's pattern of `$.field = "text"` terms joined by ||, where * stands for anything."""
    terms = re.findall(r'\$\.(\w+) = "([^"]*)"', pattern)
    assert terms
    assert not re.sub(r'\$\.\w+ = "[^"]*"|\|\||[{}()\s]', "", pattern), f"more than this reads: {pattern}"
    return any(fnmatchcase(str(line.get(field, "")), text) for field, text in terms)


@pytest.fixture
def city(monkeypatch: pytest.MonkeyPatch) -> Iterator[World]:
    with fake_city(wib(7, 10)) as found:
        monkeypatch.setattr(wiring, "services", lambda: found.services)
        monkeypatch.setattr(wiring, "clock", found.clock)
        yield found


@pytest.fixture
def lines(monkeypatch: pytest.MonkeyPatch) -> Callable[[], list[Line]]:
    """What was logged since, as CloudWatch reads it."""
    written = io.StringIO()
    for handler in logger.handlers:
        monkeypatch.setattr(handler, "stream", written)
    return lambda: [json.loads(each) for each in written.getvalue().splitlines()]


def asked(city: World, lines: Callable[[], list[Line]], monkeypatch: pytest.MonkeyPatch, failure: Exception) -> Line:
    """The line of a request whose first read failed this way."""
    ani = city.phone(ANI)

    def fail(_: str) -> None:
        with translated():
            raise failure

    monkeypatch.setattr(city.services.staff, "employee", fail)
    assert ani.call("GET", "/me").status >= 500
    return lines()[-1]


def refusal(code: str) -> ClientError:
    return ClientError({"Error": {"Code": code, "Message": "x"}}, "GetItem")


def test_a_bug_wakes_somebody(
    app_template: Any, city: World, lines: Callable[[], list[Line]], monkeypatch: pytest.MonkeyPatch
) -> None:
    line = asked(city, lines, monkeypatch, ZeroDivisionError())
    assert alarms_of(app_template, "APIHandlerLog", line) == {"bugs"}


@pytest.mark.parametrize(
    "code",
    [
        "AccessDeniedException", "AccessDenied", "ResourceNotFoundException", "ValidationException",
        "KMSAccessDeniedException", "KMSDisabledException",
    ],
)  # fmt: skip
def test_what_trying_again_will_never_mend_wakes_somebody_at_once(
    app_template: Any,
    city: World,
    lines: Callable[[], list[Line]],
    monkeypatch: pytest.MonkeyPatch,
    code: str,
) -> None:
    line = asked(city, lines, monkeypatch, refusal(code))
    assert alarms_of(app_template, "APIHandlerLog", line) == {"denied", "try-again"}
    assert alarm_names(app_template)["denied"]["Threshold"] == 0


@pytest.mark.parametrize(
    "failure",
    [refusal("ThrottlingException"), refusal("InternalServerError"), ReadTimeoutError(endpoint_url="x")],
    ids=["throttle", "their fault", "timeout"],
)
def test_what_passes_wakes_somebody_when_it_is_too_much(
    app_template: Any,
    city: World,
    lines: Callable[[], list[Line]],
    monkeypatch: pytest.MonkeyPatch,
    failure: Exception,
) -> None:
    line = asked(city, lines, monkeypatch, failure)
    assert alarms_of(app_template, "APIHandlerLog", line) == {"try-again"}
    assert alarm_names(app_template)["try-again"]["Threshold"] == 20


def test_check_ins_without_their_photo_in_sight_are_counted(
    app_template: Any, city: World, lines: Callable[[], list[Line]], monkeypatch: pytest.MonkeyPatch
) -> None:
    """A denied HEAD makes everybody provisional and refuses nobody."""
    monkeypatch.setattr(city.services.selfies, "head", lambda _: None)
    city.check_in(city.phone(ANI)).expect(201)
    (line,) = [each for each in lines() if each["route"] == "/check-ins"]
    assert alarms_of(app_template, "APIHandlerLog", line) == {"photo-pending"}


def test_a_selfie_that_is_gone_before_anybody_looked_wakes_somebody(
    app_template: Any, city: World, lines: Callable[[], list[Line]]
) -> None:
    body = notification("inbox/umum/ani/20261123-arrival-00.jpg", "v1")
    on_evidence_messages({"Records": [{"messageId": "m", "body": body}]})
    assert alarms_of(app_template, "EvidenceLog", lines()[0]) == {"selfies-gone"}


def test_a_units_day_that_nobody_closes_wakes_somebody(
    app_template: Any, city: World, lines: Callable[[], list[Line]]
) -> None:
    """The dispatcher runs, its messages flow, and no worker judges."""
    on_dispatch()
    city.clock.set(wib(10))
    on_dispatch()
    assert alarms_of(app_template, "DispatchLog", lines()[-2]) == {"close-late"}
    assert alarms_of(app_template, "DispatchLog", lines()[-1]) == set()


def test_a_dispatcher_that_does_not_run_is_missed_within_the_hour(app_template: Any) -> None:
    """RELIABILITY F19: silence is no good news."""
    alarm = alarm_names(app_template)["dispatch-heartbeat"]
    assert (alarm["MetricName"], alarm["TreatMissingData"]) == ("Invocations", "breaching")
    assert alarm["Period"] * alarm["EvaluationPeriods"] <= 3_600


@pytest.mark.parametrize(
    ("mail", "woken"),
    [
        (MailStopped("SendingPaused"), {"mail-stopped"}),
        (StoreUnavailable("ReadTimeoutError"), {"mail-stopped"}),
        (MailThrottled(), set()),
    ],
)
def test_mail_that_stops_wakes_somebody_and_a_throttle_nobody(
    app_template: Any, city: World, lines: Callable[[], list[Line]], mail: Exception, woken: set[str]
) -> None:
    """RELIABILITY F24: one line a run, so one alarm."""
    city.change("ani", lambda each: replace(each, email="ani@contoh.example"))
    city.services.notices.add(Notice("ani", NoticeKind.MISSED, MONDAY, city.clock.now))
    city.services.mail.answers.append(mail)  # type: ignore[attr-defined]
    on_mail({}, Context())
    found = [alarms_of(app_template, "MailLog", line) for line in lines()]
    assert set().union(*found) == woken
    assert sum(map(bool, found)) == len(woken)


class Context:
    """As much of Lambda's as the handlers ask."""

    def get_remaining_time_in_millis(self) -> int:
        return 240_000


def test_a_good_day_wakes_nobody(app_template: Any, city: World, lines: Callable[[], list[Line]]) -> None:
    ani = city.phone(ANI)
    city.check_in(ani).expect(201)
    assert ani.call("GET", "/proposals").status == 403
    assert len(lines()) > 2
    assert not [line for line in lines() if alarms_of(app_template, "APIHandlerLog", line)]
