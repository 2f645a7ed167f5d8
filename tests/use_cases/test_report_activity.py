"""A month's line is written by several at once: nobody's report is lost, none is counted twice."""

from collections.abc import Callable, Iterator, Sequence
from datetime import date
from typing import Any

import pytest

from chalicelib.domain.activity import Activity, ActivityLine, ActivityState, ActivityStepKind
from chalicelib.errors import ChangedMeanwhile
from chalicelib.rules.activity import empty_line, fold
from chalicelib.use_cases.answer_activities import MAX_ANSWERED, ToAnswer, answer_activities
from chalicelib.use_cases.ports import Changed
from chalicelib.use_cases.report_activity import (
    WRITE_TRIES,
    Report,
    change_activity,
    report_activity,
    withdraw_activity,
)
from tests.cast import ANI, BUDI, CITRA, MONDAY, wib
from tests.fakes import fake_city
from tests.world import World

NOW = wib(16)
TOLD = Report("Memeriksa berkas", 60)


@pytest.fixture
def city() -> Iterator[World]:
    with fake_city(NOW) as world:
        yield world


def told(city: World, tail: str, who: Any = ANI, report: Report = TOLD) -> Activity:
    return report_activity(city.services, who, MONDAY, report, tail, NOW)


def meanwhile(city: World, monkeypatch: pytest.MonkeyPatch, act: Callable[[], object], times: int = 1) -> None:
    """Just before the next writes somebody else does this."""
    store, left = city.services.activities, [times]
    save = store.save

    def interrupted(*given: Any, **named: Any) -> None:
        if left[0]:
            left[0] -= 1
            act()
        save(*given, **named)

    monkeypatch.setattr(store, "save", interrupted)


def line_is_the_fold(city: World, who: str = "ani") -> ActivityLine:
    line = city.services.activities.line("umum", "2026-11", who)
    activities = city.services.activities.of_month(who, "2026-11")
    anew = empty_line(activities[0])
    for each in activities:
        anew = fold(anew, None, each)
    assert (line.days, line.waiting, line.approved, line.returned) == (
        anew.days, anew.waiting, anew.approved, anew.returned,
    )  # fmt: skip
    return line


def test_two_reports_at_once_are_both_kept(city: World, monkeypatch: pytest.MonkeyPatch) -> None:
    meanwhile(city, monkeypatch, lambda: told(city, "b"))
    told(city, "a")
    assert line_is_the_fold(city).minutes == 120


def test_a_line_that_never_rests_is_given_up_and_nothing_is_written(
    city: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    def always(*_: object, **__: object) -> None:
        raise Changed("activity")

    monkeypatch.setattr(city.services.activities, "save", always)
    with pytest.raises(ChangedMeanwhile):
        told(city, "a")
    assert WRITE_TRIES == 4
    assert city.services.activities.of_month("ani", "2026-11") == []


def test_a_report_whose_answer_was_lost_is_found_and_made_once(city: World, monkeypatch: pytest.MonkeyPatch) -> None:
    store = city.services.activities
    save = store.save

    def lost(activities: Sequence[Activity], lines: Sequence[ActivityLine]) -> None:
        save(activities, lines)
        raise Changed("activity")  # what trying again finds

    monkeypatch.setattr(store, "save", lost)
    made = told(city, "a")
    monkeypatch.undo()
    assert told(city, "a") == made
    assert line_is_the_fold(city).day(MONDAY).made == 1


def test_what_was_approved_while_it_is_changed_stays_approved(city: World, monkeypatch: pytest.MonkeyPatch) -> None:
    made = told(city, "a")
    asked = [ToAnswer("ani", made.activity_id, made.revision)]
    approve = lambda: answer_activities(  # noqa: E731
        city.services, CITRA, "umum", asked, ActivityStepKind.APPROVED, None, NOW
    )
    meanwhile(city, monkeypatch, approve)
    with pytest.raises(ChangedMeanwhile):
        change_activity(city.services, ANI, made.activity_id, Report("Lain", 5), made.revision, NOW)
    assert line_is_the_fold(city).approved_minutes == 60


def test_what_is_withdrawn_while_it_is_answered_is_told_and_the_others_are_answered(
    city: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    one, other = told(city, "a"), told(city, "b", BUDI)
    meanwhile(city, monkeypatch, lambda: withdraw_activity(city.services, ANI, one.activity_id, NOW))
    asked = [ToAnswer(each.employee_id, each.activity_id, 1) for each in (one, other)]
    found = answer_activities(city.services, CITRA, "umum", asked, ActivityStepKind.APPROVED, None, NOW)
    assert [each.problem and each.problem.code for each in found] == ["CHANGED_MEANWHILE", None]
    assert line_is_the_fold(city).reported_days == 0
    assert line_is_the_fold(city, "budi").approved == 1


def test_as_many_as_may_be_are_returned_in_one_write(city: World) -> None:
    """Each with its line and its notice: no more than a transaction takes, by the writes counted here."""
    made = [told(city, f"a{at:02}", report=Report("x", 1)) for at in range(20)]
    asked = [ToAnswer("ani", each.activity_id, 1) for each in made]
    found = answer_activities(city.services, CITRA, "umum", asked, ActivityStepKind.RETURNED, "Kurang", NOW)
    assert {each.activity.state for each in found if each.activity} == {ActivityState.RETURNED}
    assert 3 * MAX_ANSWERED + 2 <= 100
    assert line_is_the_fold(city).returned == 20
    assert date_of_all(made) == {MONDAY}


def date_of_all(activities: Sequence[Activity]) -> set[date]:
    return {each.on for each in activities}
