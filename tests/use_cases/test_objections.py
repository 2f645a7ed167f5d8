"""Somebody objects to what was decided about a check-in, or how it counts: another person decides."""

from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest

from chalicelib.domain.attendance import CheckIn
from chalicelib.domain.closing import RejudgeTask
from chalicelib.domain.employee import Grant, Role
from chalicelib.domain.request import ApproverKind, Delegation, Request, RequestKind, RequestState
from chalicelib.domain.shift import Slot
from chalicelib.domain.verdict import DayStatus, DayVerdict, Outcome, Ruling, SlotState, SlotVerdict
from chalicelib.errors import DecideOwn, InputInvalid, NotYourStep
from chalicelib.use_cases.decide_request import Decision, Verdict, decide_request
from chalicelib.use_cases.file_request import Filing, file_request, withdraw_request
from chalicelib.use_cases.rule_check_ins import WantedRuling, rule_check_ins
from chalicelib.use_cases.see_requests import see_units
from tests.cast import DEWI, MONDAY, wib
from tests.use_cases.desk import Desk
from tests.use_cases.hand import Hand
from tests.world import World

DAY = timedelta(days=1)


class Office(Desk):
    """Whoever rules, objects and decides."""

    def refused(self, by: str = "citra") -> CheckIn:
        made = Hand(self.city).begin_offline().send().check_in
        wanted = WantedRuling("ani", MONDAY, Slot.ARRIVAL, made.challenge_id, False)
        outcomes = rule_check_ins(self.services, self.person(by), "umum", [wanted], "salah foto", self.city.clock.now)
        assert outcomes == ["invalid"]
        return made

    def closed(self, state: SlotState, who: str = "ani") -> None:
        judged = DayVerdict(
            MONDAY, DayStatus.PRESENT, (SlotVerdict(Slot.ARRIVAL, state, 12),), "pattern:lima-hari", "r"
        )
        self.city.services.months.write("umum", MONDAY, {who: judged}, {})

    def objects(
        self, counts_at: datetime | None = None, actor: str = "ani", tail: str = "x", late_reason: str | None = None
    ) -> Request:
        filing = Filing(
            RequestKind.OBJECTION, MONDAY, MONDAY, "saya hadir", slot=Slot.ARRIVAL, counts_at=counts_at,
            late_reason=late_reason,
        )  # fmt: skip
        now = self.city.clock.now
        return file_request(self.services, self.person(actor), self.person("ani"), filing, tail, now)

    def decides(self, who: str, request: Request, decision: Decision = Decision.APPROVE) -> Request:
        reason = "sudah dilihat"
        return decide_request(
            self.services, self.person(who), "umum", request.request_id, Verdict(decision, reason), self.city.clock.now
        )

    def ruling(self) -> Ruling | None:
        return self.city.services.attendance.ruling("umum", MONDAY, "ani", Slot.ARRIVAL)


@pytest.fixture
def office(city: World) -> Office:
    return Office(city)


def refusal(office: Office, counts_at: datetime | None = None) -> list[tuple[str, str]]:
    with pytest.raises(InputInvalid) as refused:
        office.objects(counts_at)
    return [(each.pointer, each.code) for each in refused.value.errors]


def test_another_than_who_judged_decides_and_the_check_in_stands_again(office: Office) -> None:
    made = office.refused()
    request = office.objects()
    assert (request.judged_by, request.way) == ("citra", (ApproverKind.SUPERIOR,))
    office.sent.clear()
    assert office.decides("eko", request).state is RequestState.APPROVED
    ruling = office.ruling()
    assert ruling and (ruling.outcome, ruling.by, ruling.challenge_id, ruling.request_id) == (
        Outcome.VALID, "eko", made.challenge_id, request.request_id
    )  # fmt: skip
    assert office.sent == [RejudgeTask("umum", MONDAY, ("ani",), "request")]


def test_who_judged_never_decides_the_objection(office: Office) -> None:
    office.refused()
    request = office.objects()
    for decision in (Decision.APPROVE, Decision.REJECT, Decision.RETURN):
        with pytest.raises(DecideOwn):
            office.decides("citra", request, decision)


def test_nor_who_has_judged_it_once_more_since_it_was_objected_to(office: Office) -> None:
    made = office.refused()
    request = office.objects()
    wanted = WantedRuling("ani", MONDAY, Slot.ARRIVAL, made.challenge_id, False)
    eko = office.person("eko")
    assert rule_check_ins(office.services, eko, "umum", [wanted], "tetap", office.city.clock.now) == ["invalid"]
    for decision in (Decision.APPROVE, Decision.REJECT):
        with pytest.raises(DecideOwn):
            office.decides("eko", request, decision)
    for who, waits in (("eko", False), ("endah", True)):
        (seen,) = see_units(office.services, office.person(who), "umum", False, False, office.city.clock.now)
        assert seen.is_for_me is waits
    assert office.decides("endah", request).state is RequestState.APPROVED


def test_nor_does_a_delegate_of_who_judged(office: Office) -> None:
    office.refused()
    office.city.change("citra", lambda each: replace(each, delegation=Delegation("budi", MONDAY, MONDAY + DAY)))
    office.city.change("budi", lambda each: replace(each, delegated_by=("citra",)))
    request = office.objects()
    with pytest.raises(NotYourStep):
        office.decides("budi", request)
    ruling = office.ruling()
    assert ruling and ruling.outcome is Outcome.INVALID


def test_nor_who_judged_in_anothers_place(office: Office) -> None:
    """Budi ruled as Citra's delegate: he is out, and Citra, who did not judge, decides."""
    office.city.change("citra", lambda each: replace(each, delegation=Delegation("budi", MONDAY, MONDAY + DAY)))
    office.city.change("budi", lambda each: replace(each, delegated_by=("citra",)))
    office.refused("budi")
    request = office.objects()
    with pytest.raises(DecideOwn):
        office.decides("budi", request)
    assert office.decides("citra", request).state is RequestState.APPROVED


def test_another_superior_comes_before_a_city_admin(office: Office) -> None:
    office.city.change("dewi", lambda each: replace(each, grants=(*DEWI.grants, Grant(Role.SUPERVISOR, "setda"))))
    office.refused()
    request = office.objects()
    with pytest.raises(NotYourStep):
        office.decides("eko", request)
    assert office.decides("dewi", request).state is RequestState.APPROVED


def test_a_count_of_a_closed_day_is_objected_to_with_the_time_claimed(office: Office) -> None:
    Hand(office.city).check_in()
    office.city.clock.set(wib(20))
    office.closed(SlotState.LATE)
    assert refusal(office) == [("/counts_at", "CLAIM_NEEDED")]
    request = office.objects(wib(7, 20))
    assert request.judged_by is None
    office.decides("citra", request)
    ruling = office.ruling()
    assert ruling and (ruling.outcome, ruling.counts_at) == (Outcome.CORRECTED, wib(7, 20))


def test_the_time_claimed_lies_in_the_window_and_has_come(office: Office) -> None:
    office.refused()
    assert refusal(office, wib(5, 59)) == [("/counts_at", "COUNTS_AT_OUTSIDE")]
    assert refusal(office, wib(10)) == [("/counts_at", "COUNTS_AT_OUTSIDE")]
    assert refusal(office, wib(7, 11)) == [("/counts_at", "COUNTS_AT_AHEAD")]


@pytest.mark.parametrize(
    ("state", "code"),
    [
        (None, "NOT_JUDGED_YET"), (SlotState.PROVISIONAL, "STILL_WAITS"), (SlotState.MISSING, "ASK_CORRECTION"),
        (SlotState.ON_TIME, "NOTHING_TO_OBJECT"),
    ],
)  # fmt: skip
def test_what_nobody_decided_against_them_is_no_matter_of_objection(
    office: Office, state: SlotState | None, code: str
) -> None:
    office.city.clock.set(wib(20))
    if state:
        office.closed(state)
    assert refusal(office, wib(7, 20)) == [("/slot", code)]


def test_who_rejected_a_correction_does_not_decide_the_objection_to_that(office: Office) -> None:
    office.city.clock.set(wib(20))
    office.closed(SlotState.MISSING)
    filing = Filing(RequestKind.CORRECTION, MONDAY, MONDAY, "saya hadir", slot=Slot.ARRIVAL, counts_at=wib(7, 20))
    ani = office.person("ani")
    asked = file_request(office.services, ani, ani, filing, "c", office.city.clock.now)
    office.decides("citra", asked, Decision.REJECT)
    request = office.objects(wib(7, 20))
    assert request.judged_by == "citra"
    with pytest.raises(DecideOwn):
        office.decides("citra", request)
    office.decides("eko", request)
    ruling = office.ruling()
    assert ruling and (ruling.outcome, ruling.counts_at) == (Outcome.CORRECTED, wib(7, 20))


def test_who_lost_an_objection_does_not_rule_again(office: Office) -> None:
    made = office.refused("eko")
    office.decides("citra", office.objects())
    wanted = WantedRuling("ani", MONDAY, Slot.ARRIVAL, made.challenge_id, False)
    now = office.city.clock.now
    for who, outcome in (("eko", "DECIDE_OWN"), ("citra", "ALREADY_RULED"), ("endah", "invalid")):
        again = rule_check_ins(office.services, office.person(who), "umum", [wanted], "bukti baru", now)
        assert again == [outcome], who


def test_once_rejected_it_is_not_asked_again(office: Office) -> None:
    office.refused()
    assert office.decides("eko", office.objects(), Decision.REJECT).state is RequestState.REJECTED
    with pytest.raises(InputInvalid) as refused:
        office.objects(tail="y")
    assert [each.code for each in refused.value.errors] == ["ALREADY_OBJECTED"]


def test_three_own_working_days_from_the_ruling_then_through_the_operator_and_a_city_admin(office: Office) -> None:
    """Ruled on Wednesday: Thursday, Friday, and Monday are the three."""
    made = Hand(office.city).begin_offline().send().check_in
    office.city.clock.set(wib(9, on=date(2026, 11, 25)))
    wanted = WantedRuling("ani", MONDAY, Slot.ARRIVAL, made.challenge_id, False)
    rule_check_ins(office.services, office.person("citra"), "umum", [wanted], "salah foto", office.city.clock.now)
    office.city.clock.set(wib(23, 59, on=date(2026, 11, 30)))
    in_time = office.objects(tail="y")
    assert in_time.way == (ApproverKind.SUPERIOR,)
    withdraw_request(office.services, office.person("ani"), in_time.request_id, office.city.clock.now)
    office.city.clock.set(wib(0, on=date(2026, 12, 1)))
    assert refusal(office) == [("/starts_on", "REQUEST_TOO_LATE")]
    late = office.objects(actor="dewi", late_reason="sakit")
    assert late.way == (ApproverKind.SUPERIOR, ApproverKind.CITY_ADMIN)
