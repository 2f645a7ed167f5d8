"""Which slots a log fills: first in, last out, within the windows; the night belongs to the date it began."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest

from chalicelib.domain.employee import Assignment
from chalicelib.domain.shift import Slot
from chalicelib.rules.calendar import plan_day
from chalicelib.rules.machine_file import LogRow
from chalicelib.rules.machine_log import FilledLog, WorkDay, fill_days
from tests.cast import CITY, MONDAY, START, wib

TUESDAY, DAY = MONDAY + timedelta(1), timedelta(1)


def office_days(_who: str, at: datetime) -> list[WorkDay]:
    return [_day(on, "lima-hari", {}) for on in (MONDAY - DAY, MONDAY, TUESDAY)]


def night_days(_who: str, at: datetime) -> list[WorkDay]:
    roster = {"2026-11": "M" * 30}
    return [_day(on, None, roster) for on in (MONDAY - DAY, MONDAY, TUESDAY)]


def _day(on: date, pattern_id: str | None, roster: dict[str, str]) -> WorkDay:
    works = Assignment("umum", START, ("balai-kota",), pattern_id)
    return WorkDay("umum", plan_day(on, works, roster, CITY.calendar, "Asia/Jakarta", "L"))


def fill(*clocks: datetime, days_of=office_days, own: str = "") -> FilledLog:
    rows = [LogRow(at, "ani", each) for at, each in enumerate(clocks, 2)]
    return fill_days(rows, days_of, "lobi", "JOB", own)


def told(filled: FilledLog) -> Sequence[tuple[date, str, datetime, int]]:
    return [(day.on, str(each.slot), each.at, each.row) for day in filled.days for each in day.punches]


def test_the_first_is_the_arrival_and_the_last_the_departure_whatever_the_files_order() -> None:
    filled = fill(wib(16, 31), wib(7, 5), wib(7, 40), wib(16, 2))
    assert told(filled) == [(MONDAY, "arrival", wib(7, 5), 3), (MONDAY, "departure", wib(16, 31), 2)]
    assert (filled.unused, filled.warnings) == (2, ())


def test_the_midday_slot_is_filled_by_its_own_window() -> None:
    assert [each[1] for each in told(fill(wib(7), wib(12, 10), wib(16)))] == ["arrival", "midday", "departure"]


@pytest.mark.parametrize(
    ("at", "slot"),
    [
        (wib(6), "arrival"), (wib(9, 59, 59), "arrival"), (wib(14), "departure"), (wib(17, 59, 59), "departure"),
    ],
)  # fmt: skip
def test_a_single_punch_is_what_its_window_says(at: datetime, slot: str) -> None:
    assert told(fill(at)) == [(MONDAY, slot, at, 2)]


@pytest.mark.parametrize("at", [wib(5, 59, 59), wib(10), wib(13, 45), wib(18), wib(9, on=MONDAY - DAY)])
def test_outside_every_window_nothing_is_filled(at: datetime) -> None:
    filled = fill(at)
    assert (filled.days, [each.code for each in filled.warnings]) == ((), ["MACHINE_OUTSIDE"])
    assert filled.warnings[0].pointer == "/rows/2"


def test_a_departure_after_midnight_is_of_the_night_that_began_before() -> None:
    filled = fill(wib(20, 50), wib(7, 2, on=TUESDAY), wib(20, 55, on=TUESDAY), days_of=night_days)
    assert told(filled) == [
        (MONDAY, "arrival", wib(20, 50), 2), (MONDAY, "departure", wib(7, 2, on=TUESDAY), 3),
        (TUESDAY, "arrival", wib(20, 55, on=TUESDAY), 4),
    ]  # fmt: skip


def test_a_finger_laid_on_again_within_a_minute_is_the_same_punch() -> None:
    filled = fill(wib(16, 0, 0), wib(16, 0, 59), wib(16, 1, 0))
    assert told(filled) == [(MONDAY, "departure", wib(16, 1, 0), 4)]
    assert filled.unused == 2
    assert told(fill(wib(16, 0, 0), wib(16, 0, 59))) == [(MONDAY, "departure", wib(16, 0, 0), 2)]


def test_of_two_windows_that_are_open_the_nearer_limit_decides() -> None:
    def joined(_who: str, _at: datetime) -> list[WorkDay]:
        plan = office_days("ani", wib(8))[1].plan
        morning, _, evening = plan.slots
        whole = {"opens_at": wib(6), "closes_at": wib(18)}
        return [WorkDay("umum", replace(plan, slots=(replace(morning, **whole), replace(evening, **whole))))]

    assert [each[1] for each in told(fill(wib(11, 44), days_of=joined))] == ["arrival"]
    assert [each[1] for each in told(fill(wib(11, 46), days_of=joined))] == ["departure"]
    assert [each[1] for each in told(fill(wib(8), wib(12), days_of=joined))] == ["arrival", "departure"]


def test_a_machine_that_is_elsewhere_fills_nothing() -> None:
    def elsewhere(_who: str, at: datetime) -> list[WorkDay]:
        far = frozenset({Slot.ARRIVAL, Slot.MIDDAY})
        return [WorkDay("umum", each.plan, elsewhere=far) for each in office_days("ani", at)]

    filled = fill(wib(7), wib(12), wib(16), days_of=elsewhere)
    assert told(filled) == [(MONDAY, "departure", wib(16), 4)]
    assert [(each.pointer, each.code) for each in filled.warnings] == [
        ("/rows/2", "MACHINE_ELSEWHERE"), ("/rows/3", "MACHINE_ELSEWHERE"),
    ]  # fmt: skip
    assert fill(wib(7), days_of=elsewhere, own="ani").warnings[0].code == "MACHINE_OWN"


def test_of_two_windows_that_are_open_the_one_at_this_machines_door_decides() -> None:
    def joined(_who: str, _at: datetime) -> list[WorkDay]:
        plan = office_days("ani", wib(8))[1].plan
        morning, _, evening = plan.slots
        slots = replace(morning, closes_at=wib(18)), replace(evening, opens_at=wib(6))
        return [WorkDay("umum", replace(plan, slots=slots), elsewhere=frozenset({Slot.ARRIVAL}))]

    assert [each[1] for each in told(fill(wib(8), days_of=joined))] == ["departure"]


def test_a_locked_month_and_ones_own_log_are_told_and_left() -> None:
    def locked(_who: str, at: datetime) -> list[WorkDay]:
        return [WorkDay("umum", each.plan, is_locked=True) for each in office_days("ani", at)]

    assert [each.code for each in fill(wib(7), days_of=locked).warnings] == ["MACHINE_MONTH_LOCKED"]
    filled = fill(wib(7), wib(16), own="ani")
    assert (filled.days, [each.code for each in filled.warnings]) == ((), ["MACHINE_OWN"] * 2)
    assert {each.slot for each in fill(wib(7), own="budi").days[0].punches} == {Slot.ARRIVAL}
