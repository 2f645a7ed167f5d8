"""Tries that failed by our own fault: kept as attempts, counted, and never the cause of a worse answer."""

import io
import json
from typing import Any

import pytest

from chalicelib.observability import logger
from chalicelib.use_cases.ports import StoreUnavailable
from tests.cast import ANI, MONDAY
from tests.routes.town import nothing_changed, problem
from tests.world import World

SENT = {
    "slot": "arrival", "local_date": "2026-11-23", "began_at": "2026-11-23T07:00:00+07:00",
    "failed_at": "2026-11-23T07:01:00+07:00", "what": "server", "status": 503,
}  # fmt: skip


@pytest.fixture
def log(monkeypatch: pytest.MonkeyPatch) -> io.StringIO:
    written = io.StringIO()
    for handler in logger.handlers:
        monkeypatch.setattr(handler, "stream", written)
    return written


def counts(log: io.StringIO) -> list[str]:
    """What the lines count, in order."""
    lines = [json.loads(each) for each in log.getvalue().splitlines()]
    return [each["_aws"]["CloudWatchMetrics"][0]["Metrics"][0]["Name"] for each in lines if "_aws" in each]


def codes(town: World) -> list[str]:
    return [each.code for each in town.services.attempts.of_day("umum", MONDAY, "ani")]


def throttled(*_: Any, **__: Any) -> None:
    raise StoreUnavailable("ThrottlingException")


def test_a_check_in_that_the_table_did_not_take_is_an_attempt(
    town: World, log: io.StringIO, monkeypatch: pytest.MonkeyPatch
) -> None:
    ani = town.phone(ANI)
    with monkeypatch.context() as patch:
        patch.setattr(town.services.attendance, "record", throttled)
        assert problem(town.check_in(ani)) == (503, "TRY_AGAIN")
    assert codes(town) == ["TRY_AGAIN"]
    town.check_in(ani).expect(201)
    assert counts(log) == ["CheckInsFailed", "CheckInsRecorded"]


def test_a_failure_that_nobody_foresaw_is_one_too(
    town: World, log: io.StringIO, monkeypatch: pytest.MonkeyPatch
) -> None:
    ani = town.phone(ANI)
    monkeypatch.setattr(town.services.selfies, "form", lambda *_: 1 / 0)
    assert problem(ani.ask_challenge("arrival")) == (500, "INTERNAL")
    assert codes(town) == ["INTERNAL"]
    assert counts(log) == ["CheckInsFailed"]


def test_where_the_attempt_cannot_be_kept_either_the_answer_is_the_same(
    town: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    ani = town.phone(ANI)
    monkeypatch.setattr(town.services.attendance, "record", throttled)
    monkeypatch.setattr(town.services.attempts, "keep", lambda _: 1 / 0)
    reply = town.check_in(ani)
    assert (problem(reply), reply.headers["Retry-After"]) == ((503, "TRY_AGAIN"), "5")


def test_who_cannot_even_be_known_is_counted_alone(
    town: World, log: io.StringIO, monkeypatch: pytest.MonkeyPatch
) -> None:
    ani = town.phone(ANI)
    monkeypatch.setattr(town.services.staff, "employee", throttled)
    assert problem(ani.ask_challenge("arrival")) == (503, "TRY_AGAIN")
    assert counts(log) == ["CheckInsFailed"]


def test_a_refusal_and_any_other_route_count_nothing(town: World, log: io.StringIO) -> None:
    ani = town.phone(ANI)
    assert problem(ani.ask_challenge("departure")) == (422, "WINDOW_CLOSED")
    ani.call("GET", "/me").expect(200)
    assert counts(log) == []


def test_a_report_is_kept_once(town: World, log: io.StringIO) -> None:
    ani = town.phone(ANI)
    first = ani.call("POST", "/me/attempts", SENT).expect(201)
    assert (first["code"], first["facts"]["what"], first["facts"]["status"]) == ("SEND_FAILED", "server", 503)
    with nothing_changed():
        assert ani.call("POST", "/me/attempts", SENT).expect(201) == first
    assert counts(log) == ["CheckInsFailed"]


def report(minute: int, **changed: Any) -> dict[str, Any]:
    return {**SENT, "began_at": f"2026-11-23T07:{minute:02}:00+07:00", **changed}


def test_a_person_counts_once_a_slot(town: World, log: io.StringIO) -> None:
    ani = town.phone(ANI)
    for body in (report(1), report(2), report(4)):
        ani.call("POST", "/me/attempts", body).expect(201)
    assert counts(log) == ["CheckInsFailed"]


def test_a_slot_that_was_not_open_when_it_failed_counts_nothing(town: World, log: io.StringIO) -> None:
    """Nobody makes an outage up alone by telling of every slot of the week."""
    ani = town.phone(ANI)
    for day in range(16, 25):
        for slot in ("arrival", "midday", "departure", "event"):
            ani.call("POST", "/me/attempts", report(5, slot=slot, local_date=f"2026-11-{day}")).expect(201)
    assert counts(log) == ["CheckInsFailed"]


def test_it_counts_when_it_was_and_what_is_old_does_not(town: World, log: io.StringIO) -> None:
    ani = town.phone(ANI)
    ani.call("POST", "/me/attempts", SENT).expect(201)
    ani.call("POST", "/me/attempts", {**SENT, "slot": "midday", "began_at": "2026-11-23T05:00:00+07:00"}).expect(201)
    (line,) = [json.loads(each) for each in log.getvalue().splitlines() if "_aws" in each]
    assert line["_aws"]["Timestamp"] == 1_795_392_000_000  # 07:00 in Jakarta


def test_the_21st_of_a_date_is_too_many(town: World) -> None:
    ani = town.phone(ANI)
    for minute in range(20):
        ani.call("POST", "/me/attempts", report(minute)).expect(201)
    with nothing_changed():
        reply = ani.call("POST", "/me/attempts", report(21))
        assert (problem(reply), reply.headers["Retry-After"]) == ((429, "TOO_MANY_ATTEMPTS"), str(1_010 * 60))
        ani.call("POST", "/me/attempts", report(0)).expect(201)


@pytest.mark.parametrize("on", ["2026-11-15", "2026-11-25"])
def test_another_date_is_refused(town: World, on: str) -> None:
    ani = town.phone(ANI)
    with nothing_changed():
        assert problem(ani.call("POST", "/me/attempts", {**SENT, "local_date": on})) == (422, "INPUT_INVALID")
