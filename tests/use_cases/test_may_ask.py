"""What the history offers to ask about a closed day is what filing takes: slot by slot, day by day."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from chalicelib.domain.employee import Assignment, Employee
from chalicelib.domain.request import Request, RequestKind
from chalicelib.domain.shift import Holiday, HolidayKind, Slot
from chalicelib.domain.verdict import DayStatus, DayVerdict, SlotState, SlotVerdict
from chalicelib.errors import InputInvalid
from chalicelib.use_cases.decide_request import Decision, Verdict, decide_request
from chalicelib.use_cases.file_request import Filing, file_request, withdraw_request
from chalicelib.use_cases.rule_check_ins import WantedRuling, rule_check_ins
from chalicelib.use_cases.see_attendance import see_month
from tests import cast
from tests.cast import MONDAY, START, wib
from tests.jobs.closing import Closer
from tests.use_cases.desk import Desk
from tests.use_cases.hand import Hand
from tests.world import World

CORRECTION, OBJECTION = RequestKind.CORRECTION, RequestKind.OBJECTION
Told = set[tuple[Slot, RequestKind]]
CLAIMS = {Slot.ARRIVAL: wib(7, 20), Slot.MIDDAY: wib(12), Slot.DEPARTURE: wib(16)}
LATE, MISSING, ON_TIME = SlotState.LATE, SlotState.MISSING, SlotState.ON_TIME


def day(after: int) -> date:
    return MONDAY + timedelta(days=after)


class Office(Desk):
    """Ani's Monday, what became of it, and what she may ask."""

    def at(self, after: int, hour: int = 9, minute: int = 0) -> None:
        self.city.clock.set(wib(hour, minute, on=day(after)))

    def closed(self, arrival: SlotState = ON_TIME, departure: SlotState = ON_TIME) -> None:
        slots = (SlotVerdict(Slot.ARRIVAL, arrival), SlotVerdict(Slot.DEPARTURE, departure))
        verdict = DayVerdict(MONDAY, DayStatus.INCOMPLETE, slots, "pattern:lima-hari", "r")
        self.city.services.months.write("umum", MONDAY, {"ani": verdict}, {})

    def ruled(self, after: int, is_valid: bool) -> None:
        made = Hand(self.city).recorded()[Slot.ARRIVAL]
        self.at(after)
        wanted = WantedRuling("ani", MONDAY, Slot.ARRIVAL, made.challenge_id, is_valid)
        (outcome,) = rule_check_ins(
            self.services, self.person("citra"), "umum", [wanted], "sudah dilihat", self.city.clock.now
        )
        assert outcome == ("valid" if is_valid else "invalid")

    def files(self, kind: RequestKind, slot: Slot = Slot.ARRIVAL) -> Request:
        filing = Filing(kind, MONDAY, MONDAY, "saya hadir", slot=slot, counts_at=CLAIMS[slot])
        ani = self.person("ani")
        return file_request(self.services, ani, ani, filing, self.city.services.new_id(), self.city.clock.now)

    def decides(self, request: Request, decision: Decision, who: str = "citra") -> None:
        verdict = Verdict(decision, "sudah dilihat")
        decide_request(self.services, self.person(who), "umum", request.request_id, verdict, self.city.clock.now)

    def told(self, today: date) -> Told:
        days = see_month(self.services, self.person("ani"), 2026, 11, self.city.clock.now)
        (seen,) = [each for each in days if each.plan.local_date == MONDAY]
        return {(each.slot, each.kind) for each in seen.may_ask if today <= each.until}

    def takes(self, kind: RequestKind, slot: Slot) -> bool:
        """Whether it is taken now; nothing is left of it."""
        try:
            filed = self.files(kind, slot)
        except InputInvalid:
            return False
        withdraw_request(self.services, self.person("ani"), filed.request_id, self.city.clock.now)
        return True


def late(office: Office) -> None:
    Hand(office.city).check_in()
    office.closed(LATE)
    office.at(1)


def ruled_valid_late_and_the_departure_missing(office: Office) -> None:
    Hand(office.city).begin_offline().send()
    office.closed(LATE, MISSING)
    office.ruled(5, is_valid=True)


def ruled_valid_in_time_and_the_departure_missing(office: Office) -> None:
    Hand(office.city).begin_offline().send()
    office.closed(ON_TIME, MISSING)
    office.ruled(2, is_valid=True)


def ruled_invalid(office: Office) -> None:
    Hand(office.city).begin_offline().send()
    office.closed(MISSING)
    office.ruled(2, is_valid=False)


def correction_waits(office: Office) -> None:
    office.closed(MISSING, MISSING)
    office.at(1)
    office.files(CORRECTION)


def correction_rejected(office: Office) -> None:
    office.closed(MISSING)
    office.at(3)
    filed = office.files(CORRECTION)
    office.at(4)
    office.decides(filed, Decision.REJECT)


def rejected_the_same_day(office: Office) -> None:
    office.closed(MISSING)
    office.at(0, 20)
    office.decides(office.files(CORRECTION), Decision.REJECT)


def correction_rejected_by_midnight_of_who_works_further_east_since(office: Office) -> None:
    """23:30 on Thursday in Jakarta is Friday in Jayapura: counted by where she works now."""
    office.city.publish("offices", {**cast.CITY.offices, "jayapura": replace(cast.HALL_OFFICE, zone="Asia/Jayapura")})
    old = Assignment("umum", START, ("balai-kota",), "lima-hari", "citra", day(3))
    new = Assignment("umum", day(4), ("jayapura",), "lima-hari", "citra")
    office.city.change("ani", lambda each: replace(each, assignments=(old, new)))
    office.closed(MISSING)
    office.at(3, 23, 30)
    office.decides(office.files(CORRECTION), Decision.REJECT)


def corrected_to_a_late_arrival(office: Office) -> None:
    office.closed(LATE)  # as judged again
    office.at(3)
    filed = office.files(CORRECTION)
    office.at(4)
    office.decides(filed, Decision.APPROVE)


def objected_in_vain(office: Office) -> None:
    ruled_invalid(office)
    office.decides(office.files(OBJECTION), Decision.REJECT, "eko")


def in_time(office: Office) -> None:
    Hand(office.city).check_in()
    office.closed()
    office.at(1)


@pytest.mark.parametrize(
    ("became", "until"),
    [
        (late, {(Slot.ARRIVAL, OBJECTION): day(3)}),
        # Ruled on a Saturday: the three own working days are Monday to Wednesday.
        (ruled_valid_late_and_the_departure_missing, {(Slot.ARRIVAL, OBJECTION): day(9)}),
        (ruled_valid_in_time_and_the_departure_missing, {(Slot.DEPARTURE, CORRECTION): day(3)}),
        (ruled_invalid, {(Slot.ARRIVAL, OBJECTION): day(7)}),
        (correction_waits, {(Slot.DEPARTURE, CORRECTION): day(3)}),
        (correction_rejected, {(Slot.ARRIVAL, OBJECTION): day(9)}),
        (rejected_the_same_day, {(Slot.ARRIVAL, OBJECTION): day(3), (Slot.ARRIVAL, CORRECTION): day(3)}),
        (correction_rejected_by_midnight_of_who_works_further_east_since, {(Slot.ARRIVAL, OBJECTION): day(9)}),
        (corrected_to_a_late_arrival, {(Slot.ARRIVAL, OBJECTION): day(9)}),
        (objected_in_vain, {}),
        (in_time, {}),
    ],
)
def test_what_is_offered_is_what_is_taken(
    city: World, became: Callable[[Office], None], until: dict[tuple[Slot, RequestKind], date]
) -> None:
    office = Office(city)
    became(office)
    hers = [(slot, kind) for slot in (Slot.ARRIVAL, Slot.DEPARTURE) for kind in (CORRECTION, OBJECTION)]
    harmed = {each.slot for each in _verdict(office).slots if each.state is not ON_TIME}
    for after in range((city.clock.now.date() - MONDAY).days + 1, 13):
        office.at(after, 20)  # of the same date in Jayapura
        told = office.told(day(after))
        assert told == {each for each, last in until.items() if day(after) <= last}, day(after)
        taken = {(slot, kind) for slot, kind in hers if slot in harmed and office.takes(kind, slot)}
        assert taken == told, day(after)


def _verdict(office: Office) -> DayVerdict:
    (rows,) = office.city.services.months.of("ani", {"2026-11": ["umum"]})
    return rows.rows[MONDAY]


def test_what_weighs_most_is_offered_first(city: World) -> None:
    office = Office(city)
    office.closed(LATE, MISSING)
    office.at(1)
    days = see_month(office.services, office.person("ani"), 2026, 11, city.clock.now)
    (seen,) = [each for each in days if each.plan.local_date == MONDAY]
    assert [(each.slot, each.kind) for each in seen.may_ask] == [
        (Slot.DEPARTURE, CORRECTION), (Slot.ARRIVAL, OBJECTION), (Slot.ARRIVAL, CORRECTION),
    ]  # fmt: skip


def test_the_notice_the_history_and_filing_name_one_last_day_whatever_the_plan_becomes(city: World) -> None:
    """Days off that are entered after she was told make no other day of it, nor does a holiday among the three."""
    closer = Closer(city)
    closer.quarter(wib(7))
    closer.quarter(wib(18, 15))
    notice = city.services.notices.between("ani", MONDAY, MONDAY)[0]
    told = date.fromisoformat(str(notice.facts["answer_by"]))
    assert told == day(3)
    cuti = Holiday(day(2), "Cuti bersama", HolidayKind.COLLECTIVE, "SKB 9/2026")
    rests = Assignment("umum", day(2), ("balai-kota",), None, "citra")
    changes: list[Callable[[], Any]] = [
        lambda: None,
        lambda: city.publish("calendar", replace(cast.CITY.calendar, holidays={day(2): cuti})),
        lambda: city.change("ani", lambda each: replace(each, assignments=(*_until(each, day(1)), rests))),
    ]
    office = Office(city)
    for change in changes:
        office.at(1)
        change()
        days = see_month(office.services, office.person("ani"), 2026, 11, city.clock.now)
        (seen,) = [each for each in days if each.plan.local_date == MONDAY]
        assert {each.until for each in seen.may_ask} == {told}
        taken = []
        for after in (3, 4):
            office.at(after)
            taken.append(office.takes(CORRECTION, Slot.ARRIVAL))
        assert taken == [True, False]


def _until(employee: Employee, last: date) -> tuple[Assignment, ...]:
    return tuple(replace(each, ends_on=last) for each in employee.assignments)
