"""A machine beside the phone: the earlier arrival and the later departure count, and both stay recorded."""

from dataclasses import replace

import pytest

from chalicelib.domain.machine import Punch
from chalicelib.domain.shift import Slot
from chalicelib.domain.verdict import DayVerdict, Outcome
from chalicelib.rules.attendance import DEFAULT, judge_day
from chalicelib.rules.board import came_at, slot_stands
from chalicelib.rules.machine_day import best_punch, with_punches, without_import
from chalicelib.rules.month_sheet import SheetDay, month_row
from tests.cast import START
from tests.rules.judging import PLAN, at, came, excuse, facts, outage, permission, ruling, told

_PLACE = {"a": Slot.ARRIVAL, "m": Slot.MIDDAY, "d": Slot.DEPARTURE}


def punches(text: str, import_id: str = "SATU", machine_id: str = "lobi") -> tuple[Punch, ...]:
    """ "a07:20 d16:05"."""
    return tuple(Punch(_PLACE[each[0]], at(each[1:]), machine_id, import_id, 2) for each in text.split())


def judged(phone: str, machine: str, **more: object) -> DayVerdict:
    return judge_day(replace(facts(phone, **more), punches=punches(machine)), DEFAULT)


@pytest.mark.parametrize(
    ("phone", "machine", "status", "slots"),
    [
        ("- - -", "a07:20 m12:00 d16:05", "present", "on_time, on_time, on_time"),
        ("- - -", "a07:45 d15:50", "incomplete", "late 15, missing, early 10"),
        ("07:45 12:00 15:50", "a07:20 d16:05", "present", "on_time, on_time, on_time"),
        ("07:20 12:00 16:05", "a07:45 d15:50", "present", "on_time, on_time, on_time"),
        ("07:50? 12:00 16:05", "a07:45", "present", "late 15, on_time, on_time"),
        ("07:20 12:00 -", "d16:00", "present", "on_time, on_time, on_time"),
    ],
)
def test_a_day_with_a_machine_is(phone: str, machine: str, status: str, slots: str) -> None:
    verdict = judged(phone, machine)
    assert (verdict.status, told(verdict)) == (status, slots)


def by_machine(verdict: DayVerdict) -> list[Slot]:
    return [each.slot for each in verdict.slots if "machine" in each.because]


def test_the_verdict_says_which_slots_a_machine_filled_or_bettered() -> None:
    assert by_machine(judged("07:45 12:00 16:05", "a07:40 d16:10")) == [Slot.ARRIVAL]
    assert by_machine(judged("07:20 12:00 16:05", "a07:10 m12:10 d16:30")) == []  # no minute's difference
    assert by_machine(judged("- - -", "a07:10")) == [Slot.ARRIVAL]


@pytest.mark.parametrize(
    ("phone", "machine", "slots"),
    [
        ("07:20? 12:00 16:05", "a08:10", "provisional, on_time, on_time"),
        ("07:45? 12:00 16:05", "a07:50", "provisional, on_time, on_time"),
        ("07:20 12:00 16:05?", "d15:30", "on_time, on_time, provisional"),
        ("07:45? 12:00 16:05", "a07:45", "late 15, on_time, on_time"),
    ],
)
def test_a_check_in_that_awaits_a_person_is_undecided_where_it_would_serve_better(
    phone: str, machine: str, slots: str
) -> None:
    assert told(judged(phone, machine)) == slots


def test_a_check_in_that_was_refused_stays_refused_whatever_a_machine_says() -> None:
    refused = [ruling(Slot.ARRIVAL, Outcome.INVALID)]
    verdict = judged("07:20 12:00 16:05", "a07:20", rulings=refused)
    assert (told(verdict), verdict.slots[0].because) == ("missing, on_time, on_time", ("ruling",))
    of_another = [ruling(Slot.ARRIVAL, Outcome.INVALID, challenge_id="1" * 32)]
    assert told(judged("07:45? 12:00 16:05", "a07:40", rulings=of_another)) == "late 10, on_time, on_time"


def test_a_slot_that_nobody_need_fill_is_not_missing_for_what_was_refused() -> None:
    plan = replace(PLAN, slots=(replace(PLAN.slots[0], required=False), *PLAN.slots[1:]))
    day = facts("07:20 12:00 16:05", plan, rulings=[ruling(Slot.ARRIVAL, Outcome.INVALID)])
    assert told(judge_day(replace(day, punches=punches("a07:20")), DEFAULT)) == "on_time, on_time"


def test_an_approved_correction_stands_whatever_a_machine_says() -> None:
    corrected = ruling(Slot.ARRIVAL, Outcome.CORRECTED, at("07:50"))
    verdict = judged("- 12:00 16:05", "a07:20", rulings=[corrected])
    assert (told(verdict), verdict.slots[0].because) == ("late 20, on_time, on_time", ("correction",))


def test_leave_permission_and_outage_weigh_as_for_the_phone() -> None:
    assert judged("- - -", "a07:20 m12:00 d16:05", excuses=[excuse("leave")]).status == "leave"
    verdict = judged("- - -", "a08:30 m12:00 d16:05", excuses=[permission(arrive_by="08:15")])
    assert (verdict.slots[0].minutes, verdict.slots[0].permitted_min) == (15, 45)
    verdict = judged("07:55 12:00 16:05", "a07:50", outages=[outage("07:00", "07:45")])
    assert (verdict.slots[0].minutes, verdict.slots[0].because) == (5, ("machine", "outage"))


def test_of_several_the_first_arrival_and_the_last_departure_count() -> None:
    found = (*punches("a07:20 d16:05"), *punches("a07:10 d16:40", "DUA", "gudang"))
    assert [best_punch(slot, found).at for slot in (Slot.ARRIVAL, Slot.DEPARTURE)] == [at("07:10"), at("16:40")]
    assert best_punch(Slot.MIDDAY, found) is None


def test_the_same_word_again_adds_nothing_and_taking_back_leaves_the_others() -> None:
    one, other = punches("a07:20 d16:05"), punches("a07:20 d16:40", "DUA")
    both = with_punches(one, other)
    assert with_punches(both, one) == both
    assert [each.import_id for each in both] == ["SATU", "SATU", "DUA"]
    assert without_import(both, "SATU") == (other[1],)
    assert without_import(both, "DUA") == with_punches((), one)


def test_the_board_shows_the_machines_instant_where_it_counts() -> None:
    check_ins = {each.slot: each for each in came("07:45 12:00 16:05")}
    found, verdict = punches("a07:40"), judged("07:45 12:00 16:05", "a07:40")
    arrival, midday, _ = slot_stands(verdict, check_ins, None, at("20:00"), found)
    assert (arrival.at, arrival.by_machine, arrival.minutes) == (at("07:40"), True, 10)
    assert (midday.at, midday.by_machine) == (at("12:00"), False)
    assert came_at(check_ins, found) == at("07:40")
    assert came_at({}, ()) is None


def test_the_month_sheet_marks_what_a_machine_says() -> None:
    check_ins = {each.slot: each for each in came("07:45 12:00 -")}
    verdict, found = judged("07:45 12:00 -", "a07:40 d16:00"), punches("a07:40 d16:00")
    row = month_row([SheetDay(PLAN, "Asia/Jakarta", check_ins, {}, verdict, found)], START)
    assert (row.cells[0].lines, row.slots, row.late_min) == (("07:40m (10)", "12:00", "16:00m"), 3, 10)
    unjudged = month_row([SheetDay(PLAN, "Asia/Jakarta", check_ins, {}, None, found)], START)
    assert (unjudged.cells[0].lines, unjudged.slots) == (("07:45", "12:00", "16:00m"), 3)
