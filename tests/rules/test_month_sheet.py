"""A person's row of the monthly sheet: times as the wall showed them, late minutes, and the sums of days that count."""

from collections.abc import Mapping
from datetime import date, datetime

import pytest

from chalicelib.domain.attendance import CheckIn, Reason
from chalicelib.domain.shift import DayKind, DayPlan, Slot
from chalicelib.domain.verdict import DayStatus, DayVerdict, Outcome, Ruling, SlotState, SlotVerdict
from chalicelib.rules.month_sheet import NEXT_DAY, NO_PLAN, REFUSED, WAITS, SheetDay, is_trial, month_row
from tests.cast import MONDAY, START, wib

TUESDAY = date(2026, 11, 24)


def check_in(
    slot: Slot, at: datetime, late_min: int = 0, reasons: tuple[Reason, ...] = (), on: date = MONDAY
) -> CheckIn:
    return CheckIn(
        employee_id="ani", unit_id="umum", local_date=on, slot=slot, challenge_id="0" * 32, body_hash=b"", counts_at=at,
        received_at=at, position=None, accuracy_m=8, distance_m=3, office_id="balai-kota", offices_version=1,
        fence_version=1, selfie_sha256=b"", selfie_version_id=None, device_id="", signature=b"", reasons=reasons,
        late_min=late_min,
    )  # fmt: skip


def day(
    *check_ins: CheckIn,
    on: date = MONDAY,
    kind: DayKind = DayKind.WORKING,
    zone: str = "Asia/Jakarta",
    ruled: Outcome | None = None,
    about: str = "0" * 32,
    verdict: DayVerdict | None = None,
) -> SheetDay:
    """`ruled`: on the arrival, `about` the check-in that has this id."""
    found: Mapping[Slot, CheckIn] = {each.slot: each for each in check_ins}
    rulings = [Ruling("ani", "umum", on, Slot.ARRIVAL, ruled, "citra", wib(9), challenge_id=about)] if ruled else []
    return SheetDay(DayPlan(on, kind, "test"), zone, found, {each.slot: each for each in rulings}, verdict)


def judged(status: DayStatus, *slots: SlotVerdict) -> DayVerdict:
    return DayVerdict(MONDAY, status, slots, "test", "rules")


def lines(one: SheetDay) -> tuple[str, str, str]:
    return month_row([one], START).cells[0].lines


def test_three_lines_are_arrival_midday_and_departure() -> None:
    found = [check_in(Slot.DEPARTURE, wib(16, 2)), check_in(Slot.ARRIVAL, wib(7, 5)), check_in(Slot.MIDDAY, wib(12))]
    assert lines(day(*found)) == ("07:05", "12:00", "16:02")


def test_what_was_not_recorded_is_an_empty_line() -> None:
    assert lines(day(check_in(Slot.DEPARTURE, wib(16)))) == ("", "", "16:00")
    assert lines(day()) == ("", "", "")


def test_late_minutes_stand_behind_the_time() -> None:
    row = month_row([day(check_in(Slot.ARRIVAL, wib(7, 45), late_min=15))], START)
    assert (row.cells[0].lines[0], row.cells[0].late_min, row.late_min) == ("07:45 (15)", 15, 15)


def test_times_are_those_of_the_offices_zone() -> None:
    assert lines(day(check_in(Slot.ARRIVAL, wib(7, 5)), zone="Asia/Makassar"))[0] == "08:05"


def test_a_night_shifts_departure_is_marked_as_the_next_dates() -> None:
    assert lines(day(check_in(Slot.DEPARTURE, wib(6, 31, on=TUESDAY))))[2] == f"06:31{NEXT_DAY}"


def test_what_a_person_must_decide_about_still_is_marked() -> None:
    assert lines(day(check_in(Slot.ARRIVAL, wib(7), reasons=(Reason.OFFLINE,))))[0] == f"07:00{WAITS}"


@pytest.mark.parametrize(
    ("ruled", "about", "line", "slots", "late_min"),
    [
        (Outcome.VALID, "0" * 32, "07:45 (15)", 1, 15),
        (Outcome.CORRECTED, "", "07:45 (15)", 1, 15),
        (Outcome.INVALID, "0" * 32, f"07:45{REFUSED}", 0, 0),
        (Outcome.INVALID, "f" * 32, f"07:45{WAITS} (15)", 1, 15),  # another one lies there since
        (None, "", f"07:45{WAITS} (15)", 1, 15),
    ],
)
def test_what_somebody_ruled_on_counts_as_ruled_before_the_day_is_closed(
    ruled: Outcome | None, about: str, line: str, slots: int, late_min: int
) -> None:
    found = check_in(Slot.ARRIVAL, wib(7, 45), late_min=15, reasons=(Reason.TEAM,))
    row = month_row([day(found, ruled=ruled, about=about)], START)
    assert (row.cells[0].lines[0], row.slots, row.late_min) == (line, slots, late_min)


def test_what_was_not_let_stand_fills_no_slot_of_a_closed_day() -> None:
    found = check_in(Slot.ARRIVAL, wib(7, 45), late_min=15, reasons=(Reason.TEAM,))
    refused = judged(DayStatus.ABSENT, SlotVerdict(Slot.ARRIVAL, SlotState.MISSING, because=("ruling",)))
    row = month_row([day(found, verdict=refused)], START)
    assert (row.cells[0].lines[0], row.slots, row.late_min) == (f"07:45{REFUSED}", 0, 0)


def test_a_roster_day_without_entry_is_a_question_unless_something_was_recorded() -> None:
    assert lines(day(kind=DayKind.UNKNOWN)) == (NO_PLAN, "", "")
    assert lines(day(check_in(Slot.DEPARTURE, wib(16)), kind=DayKind.UNKNOWN)) == ("", "", "16:00")


def test_days_off_are_told_apart_from_working_days() -> None:
    assert [each.is_off for each in month_row([day(kind=DayKind.OFF), day()], START).cells] == [True, False]


def test_the_sums_are_of_the_days_that_count() -> None:
    """Monday is the last day of the trial."""
    monday = day(check_in(Slot.ARRIVAL, wib(7, 40), late_min=10), check_in(Slot.MIDDAY, wib(12)))
    tuesday = day(check_in(Slot.ARRIVAL, wib(7, 35, on=TUESDAY), late_min=5, on=TUESDAY), on=TUESDAY)
    row = month_row([monday, tuesday], TUESDAY)
    assert (row.slots, row.late_min, row.trial_slots) == (1, 5, 2)
    assert row.cells[0].late_min == 10  # shown all the same


def test_a_unit_without_a_first_day_that_counts_is_in_trial() -> None:
    assert (is_trial(MONDAY, None), is_trial(MONDAY, TUESDAY), is_trial(TUESDAY, TUESDAY)) == (True, True, False)


def test_of_a_closed_day_the_minutes_are_the_verdicts() -> None:
    """Of 70 minutes late 52 were permitted."""
    arrival = SlotVerdict(Slot.ARRIVAL, SlotState.LATE, minutes=18, permitted_min=52)
    one = day(check_in(Slot.ARRIVAL, wib(8, 40), late_min=70), verdict=judged(DayStatus.PRESENT, arrival))
    row = month_row([one], START)
    assert (row.cells[0].lines[0], row.cells[0].late_min, row.late_min) == ("08:40 (18)", 18, 18)
    assert row.cells[0].status is DayStatus.PRESENT


def test_what_was_ruled_on_waits_no_more_and_what_was_not_does() -> None:
    found = check_in(Slot.ARRIVAL, wib(7, 26), reasons=(Reason.OFFLINE,))
    ruled = judged(DayStatus.PRESENT, SlotVerdict(Slot.ARRIVAL, SlotState.ON_TIME))
    open_still = judged(DayStatus.UNDECIDED, SlotVerdict(Slot.ARRIVAL, SlotState.PROVISIONAL))
    assert [lines(day(found, verdict=each))[0] for each in (ruled, open_still)] == ["07:26", f"07:26{WAITS}"]


def test_absent_and_on_leave_are_told_apart_and_absences_that_count_are_summed() -> None:
    days = [day(verdict=judged(each)) for each in (DayStatus.ABSENT, DayStatus.LEAVE)]
    row = month_row(days, START)
    assert [each.status for each in row.cells] == [DayStatus.ABSENT, DayStatus.LEAVE]
    assert (row.absent, month_row(days, None).absent) == (1, 0)
