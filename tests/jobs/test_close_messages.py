"""From SQS to the closer: only the failed messages come back, by their own ids; what nobody can read fails alone."""

import json
from itertools import product
from typing import Any

import pytest

from chalicelib.domain.closing import CloseTask, RejudgeTask
from chalicelib.jobs.handlers import on_close_messages
from chalicelib.store.close_queue import message_of, task_of
from tests.cast import MONDAY, UNITS, wib
from tests.jobs.closing import Closer
from tests.world import World


class Context:
    """Lambda's: all the time there is."""

    def get_remaining_time_in_millis(self) -> int:
        return 300_000


@pytest.fixture
def closer(city: World) -> Closer:
    found = Closer(city)
    found.quarter(wib(7))
    city.clock.set(wib(18, 15))
    return found


def closing(unit_id: str) -> str:
    return message_of(CloseTask(unit_id, MONDAY, wib(18, 15)))


def handled(*bodies: str) -> list[str]:
    """Which of these messages came back."""
    records = [{"messageId": f"id-{at}", "body": body} for at, body in enumerate(bodies)]
    return [each["itemIdentifier"] for each in on_close_messages({"Records": records}, Context())["batchItemFailures"]]


@pytest.mark.parametrize(
    "task",
    [
        CloseTask("umum", MONDAY, wib(18, 15)),
        RejudgeTask("umum", MONDAY, ("ani", "budi"), "roster", again=True),
        RejudgeTask("umum", MONDAY, (), "outage"),
    ],
)
def test_what_is_told_is_what_is_read(task: Any) -> None:
    assert task_of(message_of(task)) == task


@pytest.mark.parametrize("mask", list(product([False, True], repeat=4)))
def test_only_the_failed_ones_come_back(closer: Closer, mask: tuple[bool, ...]) -> None:
    """RELIABILITY F13, F14."""
    units = [*UNITS, "umum"]
    bodies = ["{ not json" if fails else closing(unit) for unit, fails in zip(units, mask, strict=True)]
    assert handled(*bodies) == [f"id-{at}" for at, fails in enumerate(mask) if fails]
    closed = {unit for unit in UNITS if closer.rows(unit_id=unit)}
    assert closed == {unit for unit, fails in zip(units, mask, strict=True) if not fails}


@pytest.mark.parametrize(
    "body",
    [
        "", "null", "[]", '"text"', "{}", '{"v":1}', '{"v":1,"close":{}}', '{"v":1,"close":{"unit_id":7}}',
        '{"v":1,"close":{"unit_id":"umum","on":"31/12/2026","cut_off":"x"}}', "x" * 256_000, "[" * 100_000,
        json.dumps({**json.loads(closing("umum")), "v": 2}),
    ],
    ids=lambda body: body[:32],
)  # fmt: skip
def test_a_poison_message_or_one_of_an_unknown_form_fails_alone(closer: Closer, body: str) -> None:
    """RELIABILITY F15: it comes back by its id until the queue has had enough of it; the rest flows."""
    assert handled(closing("setda"), body, closing("puskesmas")) == ["id-1"]
    assert (bool(closer.rows(unit_id="setda")), bool(closer.rows(unit_id="puskesmas"))) == (True, True)
    assert closer.rows() == {}


def test_a_cut_off_still_to_come_judges_nobody_whose_day_is_not_over(closer: Closer) -> None:
    """A message by whoever may write to the queue, or by a clock that runs fast: nobody is absent before evening."""
    closer.city.clock.set(wib(9))
    assert handled(closing("umum")) == []
    assert (closer.rows(), closer.notices()) == ({}, set())
    closer.quarter(wib(18, 15))
    assert closer.rows().keys() == {"ani", "budi", "citra"}


def test_one_units_trouble_is_not_the_others(
    closer: Closer, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    members = closer.services.staff.members

    def fail(unit_id: str) -> Any:
        if unit_id == "umum":
            raise MemoryError("Ani")
        return members(unit_id)

    with monkeypatch.context() as patch:
        patch.setattr(closer.services.staff, "members", fail)
        assert handled(*map(closing, UNITS)) == ["id-1"]
    (failed,) = [each for each in caplog.records if each.message == "close failed"]
    assert (failed.message_id, failed.unit_id) == ("id-1", "umum")  # type: ignore[attr-defined]
    assert "Ani" not in caplog.text
    assert handled(closing("umum")) == []
    assert set(closer.rows()) == {"ani", "budi", "citra"}


def test_each_message_is_one_line_with_its_counts(closer: Closer, caplog: pytest.LogCaptureFixture) -> None:
    handled(closing("umum"), message_of(RejudgeTask("umum", MONDAY, ("ani",), "ruling")))
    first, second = (each for each in caplog.records if each.message == "close")
    assert (first.unit_id, first.judged, first.told, first.dates) == ("umum", 3, 3, 1)  # type: ignore[attr-defined]
    assert (second.because, second.judged, second.changed) == ("ruling", 1, 0)  # type: ignore[attr-defined]
