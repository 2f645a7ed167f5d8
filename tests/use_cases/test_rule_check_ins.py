"""Provisional check-ins are listed and decided: by whom, once, with its entry, its notice and a new judgement."""

from collections import Counter
from dataclasses import replace
from datetime import date, timedelta

import pytest

from chalicelib.domain.attendance import CheckIn
from chalicelib.domain.closing import RejudgeTask
from chalicelib.domain.employee import Grant, Role
from chalicelib.domain.notice import NoticeKind
from chalicelib.domain.request import Delegation
from chalicelib.domain.shift import Slot
from chalicelib.domain.verdict import Outcome, Ruling
from chalicelib.errors import AlreadyCheckedIn, InputInvalid, NotFound
from chalicelib.use_cases.ports import StoreUnavailable
from chalicelib.use_cases.rule_check_ins import WantedRuling, rule_check_ins
from chalicelib.use_cases.see_provisional import Provisional, see_provisional
from chalicelib.use_cases.team_check_in import ask_team_challenge
from tests.cast import GANI, MONDAY, wib
from tests.fakes import FakeAttendance, FakeEvidence, FakeStaff
from tests.use_cases.desk import Desk
from tests.use_cases.hand import Draft, Hand
from tests.world import World

DAY = timedelta(days=1)
ARRIVAL = Slot.ARRIVAL


class Deciders(Desk):
    """Whoever decides on check-ins."""

    def offline(self, who: str = "ani") -> CheckIn:
        return Hand(self.city, who).begin_offline().send().check_in

    def decide(self, who: str, *wanted: WantedRuling, reason: str | None = None, unit_id: str = "umum") -> list[str]:
        actor, now = self.person(who), self.city.clock.now
        return rule_check_ins(self.services, actor, unit_id, wanted, reason, now)

    def listed(self, who: str = "citra", since: date | None = None) -> list[Provisional]:
        return see_provisional(self.services, self.person(who), "umum", since, self.city.clock.now)[2]

    def ruling(self, who: str = "ani") -> Ruling | None:
        return self.city.services.attendance.ruling("umum", MONDAY, who, ARRIVAL)


def wish(check_in: CheckIn, valid: bool = True) -> WantedRuling:
    return WantedRuling(check_in.employee_id, check_in.local_date, check_in.slot, check_in.challenge_id, valid)


@pytest.fixture
def desk(city: World) -> Deciders:
    return Deciders(city)


def test_what_awaits_a_person_is_listed_until_it_is_decided(desk: Deciders) -> None:
    made = desk.offline()
    Hand(desk.city, "budi").check_in()
    (listed,) = desk.listed()
    assert (listed.name, listed.check_in, listed.photo, listed.may_decide) == ("Ani", made, "known", True)
    assert desk.decide("citra", wish(made)) == ["valid"]
    assert desk.listed() == []


def test_a_city_admins_decision_on_any_is_in_the_trail_by_their_name_and_its_photo_by_a_case(desk: Deciders) -> None:
    made = desk.offline()
    assert [(each.may_decide, each.by_case) for each in (*desk.listed("eko"), *desk.listed("citra"))] == [
        (True, True), (True, False),
    ]  # fmt: skip
    assert desk.decide("eko", wish(made)) == ["valid"]
    entry = desk.city.services.audit.entries("umum#2026-11-23")[-1].entry
    assert (entry.action, entry.actor_id, entry.object_id) == ("check_in_ruled", "eko", "ani")


def test_a_ruling_tells_who_what_and_when_and_is_judged_again(desk: Deciders) -> None:
    made = desk.offline()
    desk.city.clock.set(wib(9, on=MONDAY + DAY))
    assert desk.decide("citra", wish(made, valid=False), reason="tidak di kantor") == ["invalid"]
    assert desk.ruling() == Ruling(
        "ani", "umum", MONDAY, ARRIVAL, Outcome.INVALID, "citra", desk.city.clock.now, None, made.challenge_id, None,
        "tidak di kantor",
    )  # fmt: skip
    assert desk.sent == [RejudgeTask("umum", MONDAY, ("ani",), "ruling")]
    entry = desk.city.services.audit.entries("umum#2026-11-24")[-1].entry
    assert (entry.action, entry.actor_id, entry.object_id) == ("check_in_ruled", "citra", "ani")
    assert entry.facts == {
        "on": "2026-11-23", "slot": "arrival", "outcome": "invalid", "challenge_id": made.challenge_id
    }  # fmt: skip


def test_its_person_is_told_why_and_not_by_whom(desk: Deciders) -> None:
    desk.decide("citra", wish(desk.offline(), valid=False), reason="tidak di kantor")
    (notice,) = desk.city.services.notices.of_person("ani", 10)
    assert (notice.kind, notice.facts["outcome"], notice.facts["reason"]) == (
        NoticeKind.DECIDED, "invalid", "tidak di kantor"
    )  # fmt: skip
    assert "citra" not in str(notice.facts) and "event" not in notice.facts


def test_the_same_again_writes_nothing_and_is_sent_to_be_judged_again(desk: Deciders) -> None:
    made = desk.offline()
    desk.decide("citra", wish(made))
    before, entries = desk.ruling(), desk.city.services.audit.entries("umum#2026-11-23")
    desk.city.clock.forward(minutes=5)
    assert desk.decide("citra", wish(made)) == ["valid"]
    assert desk.ruling() == before
    assert desk.city.services.audit.entries("umum#2026-11-23") == entries
    assert len(desk.city.services.notices.of_person("ani", 10)) == 1
    assert len(desk.sent) == 2


def test_many_at_once_each_as_if_alone_and_a_date_is_judged_again_once(desk: Deciders) -> None:
    anis, budis, fine = desk.offline(), desk.offline("budi"), Hand(desk.city, "citra").check_in()
    gone = replace(wish(anis), challenge_id="f" * 32)
    outcomes = desk.decide("eko", wish(anis), wish(budis, False), gone, wish(fine), reason="x")
    assert outcomes == ["valid", "invalid", "NOT_FOUND", "NOT_PROVISIONAL"]
    assert desk.sent == [RejudgeTask("umum", MONDAY, ("ani", "budi"), "ruling")]


def test_not_valid_needs_a_reason(desk: Deciders) -> None:
    made = desk.offline()
    with pytest.raises(InputInvalid) as refusal:
        desk.decide("citra", wish(made, valid=False))
    assert [(each.pointer, each.code) for each in refusal.value.errors] == [("/reason", "REASON_NEEDED")]
    assert desk.ruling() is None
    assert desk.sent == []


def test_decided_once_it_is_a_city_admins_to_decide_again_with_a_reason(desk: Deciders) -> None:
    made = desk.offline()
    desk.decide("citra", wish(made))
    assert desk.decide("eko", wish(made, False), reason="foto orang lain") == ["invalid"]
    assert desk.decide("citra", wish(made)) == ["ALREADY_RULED"]
    assert desk.decide("endah", wish(made)) == ["REASON_NEEDED"]
    assert desk.decide("endah", wish(made), reason="ternyata benar") == ["valid"]
    entry = desk.city.services.audit.entries("umum#2026-11-23")[-1].entry
    assert (entry.facts["was"], entry.facts["was_by"], entry.facts["outcome"]) == ("invalid", "eko", "valid")


def test_nobody_decides_their_own(desk: Deciders) -> None:
    for who in ("citra", "eko"):
        made = desk.offline(who)
        unit_id = made.unit_id
        assert desk.decide(who, wish(made), unit_id=unit_id) == ["DECIDE_OWN"]
        assert desk.city.services.attendance.rulings(unit_id, MONDAY) == []
    assert [each.may_decide for each in desk.listed()] == [False]


def test_who_made_it_for_another_does_not_decide_it(desk: Deciders) -> None:
    citra = Hand(desk.city, "citra")
    sealed = ask_team_challenge(desk.services, citra.actor, "ani", ARRIVAL, citra.device_id, desk.city.clock.now).sealed
    made = Draft(citra, sealed).send().check_in
    assert desk.decide("citra", wish(made)) == ["DECIDE_OWN"]
    assert desk.decide("eko", wish(made)) == ["valid"]


def test_nobody_decides_their_superiors(desk: Deciders) -> None:
    desk.city.change("ani", lambda each: replace(each, grants=(Grant(Role.SUPERVISOR, "umum"),)))
    assert desk.decide("ani", wish(desk.offline("citra"))) == ["DECIDE_OWN"]


def test_an_operator_prepares_and_never_decides(desk: Deciders) -> None:
    made = desk.offline()
    for who in ("dewi", "fitri", "budi", "gani"):
        with pytest.raises(NotFound):
            desk.decide(who, wish(made))
        with pytest.raises(NotFound):
            desk.listed(who)


def test_out_of_reach_is_not_found(desk: Deciders) -> None:
    made = desk.offline()
    with pytest.raises(NotFound):
        desk.decide("citra", wish(made), unit_id="setda")
    with pytest.raises(NotFound):
        desk.decide("citra", wish(made), unit_id="antah")
    assert desk.decide("eko", wish(made), unit_id="setda") == ["NOT_FOUND"]


def delegate(desk: Deciders) -> None:
    desk.city.change("citra", lambda each: replace(each, delegation=Delegation("budi", MONDAY, MONDAY + DAY)))
    desk.city.change("budi", lambda each: replace(each, delegated_by=("citra",)))


def test_a_delegate_decides_for_the_superior_and_the_trail_tells(desk: Deciders) -> None:
    delegate(desk)
    made = desk.offline()
    assert len(desk.listed("budi")) == 1
    assert desk.decide("budi", wish(made)) == ["valid"]
    ruling = desk.ruling()
    assert ruling and ruling.by == "budi"
    assert desk.city.services.audit.entries("umum#2026-11-23")[-1].entry.facts["on_behalf"] == "citra"


def test_a_delegate_decides_neither_their_own_nor_the_superiors(desk: Deciders) -> None:
    delegate(desk)
    assert desk.decide("budi", wish(desk.offline("budi")), wish(desk.offline("citra"))) == ["DECIDE_OWN", "DECIDE_OWN"]
    assert [each.may_decide for each in desk.listed("budi")] == [False, False]


def test_what_is_a_superiors_own_superiors_no_delegate_decides_for_them(desk: Deciders) -> None:
    delegate(desk)
    held = desk.person("citra").assignments[0]
    desk.city.change("citra", lambda each: replace(each, assignments=(replace(held, supervisor_id="ani"),)))
    made = desk.offline()
    assert desk.decide("citra", wish(made)) == ["DECIDE_OWN"]
    assert [each.may_decide for each in desk.listed("budi")] == [False]
    assert desk.decide("budi", wish(made)) == ["DECIDE_OWN"]
    assert desk.ruling() is None


def test_an_online_one_in_its_place_is_not_what_was_looked_at(desk: Deciders) -> None:
    seen = desk.offline()
    Hand(desk.city, "ani").check_in()
    assert desk.decide("citra", wish(seen)) == ["NOT_FOUND"]


def test_a_failure_in_the_middle_still_has_the_written_ones_judged_again(desk: Deciders) -> None:
    anis, budis = desk.offline(), desk.offline("budi")
    attendance = desk.city.services.attendance
    real, calls = attendance.ruling, []

    def fails_second(*key: object) -> Ruling | None:
        calls.append(key)
        if len(calls) == 2:
            raise StoreUnavailable("throttled")
        return real(*key)  # type: ignore[arg-type]

    attendance.ruling = fails_second  # type: ignore[method-assign]
    with pytest.raises(StoreUnavailable):
        desk.decide("citra", wish(anis), wish(budis))
    assert desk.sent == [RejudgeTask("umum", MONDAY, ("ani",), "ruling")]


def test_of_two_who_decide_at_once_one_is_told_to_look_again(desk: Deciders) -> None:
    made = desk.offline()
    attendance = desk.city.services.attendance
    real = attendance.ruling

    def decided_meanwhile(*key: object) -> Ruling | None:
        found = real(*key)  # type: ignore[arg-type]
        attendance.ruling = real  # type: ignore[method-assign]
        assert desk.decide("eko", wish(made, False), reason="foto orang lain") == ["invalid"]
        return found

    attendance.ruling = decided_meanwhile  # type: ignore[method-assign]
    assert desk.decide("citra", wish(made)) == ["CHANGED_MEANWHILE"]
    ruling = desk.ruling()
    assert ruling and ruling.outcome is Outcome.INVALID


def test_age_is_in_own_working_days_and_after_three_it_is_undecided_never_gone(desk: Deciders) -> None:
    desk.city.clock.set(wib(7, 10, on=date(2026, 11, 26)))  # a Thursday
    desk.offline()
    for on, age, late in (
        (26, 0, False),
        (27, 1, False),
        (29, 1, False),
        (30, 2, False),
        (31, 3, False),
        (32, 4, True),
    ):
        desk.city.clock.set(wib(12, on=date(2026, 11, 1) + (on - 1) * DAY))
        (listed,) = desk.listed()
        assert (listed.age_days, listed.is_late) == (age, late), on


def test_fourteen_dates_are_listed_the_last_or_from_one_on(desk: Deciders) -> None:
    desk.offline()
    desk.city.clock.set(wib(12, on=MONDAY + 13 * DAY))
    assert len(desk.listed()) == 1
    desk.city.clock.set(wib(12, on=MONDAY + 14 * DAY))
    assert desk.listed() == []
    assert len(desk.listed(since=MONDAY - 13 * DAY)) == 1
    assert desk.listed(since=MONDAY - 14 * DAY) == []
    with pytest.raises(InputInvalid):
        desk.listed(since=MONDAY + 15 * DAY)


def test_who_has_moved_on_is_listed_where_the_day_was_made(desk: Deciders) -> None:
    desk.offline()
    away = replace(GANI.assignments[0], starts_on=MONDAY + DAY)
    desk.city.change(
        "ani", lambda each: replace(each, assignments=(replace(each.assignments[0], ends_on=MONDAY), away))
    )
    desk.city.clock.forward(days=1)
    assert [each.name for each in desk.listed()] == ["Ani"]


def test_a_unit_is_listed_by_two_queries_a_date_however_many_work_there(
    desk: Deciders, monkeypatch: pytest.MonkeyPatch
) -> None:
    for who in ("ani", "budi", "citra"):
        desk.offline(who)
    citra, asked = desk.person("citra"), list[str]()
    for store, name in ((FakeAttendance, "unit_facts"), (FakeEvidence, "of_unit_day"), (FakeStaff, "members")):
        real = getattr(store, name)
        monkeypatch.setattr(store, name, lambda *args, real=real, name=name: asked.append(name) or real(*args))
    for store, name in ((FakeAttendance, "ruling"), (FakeEvidence, "versions"), (FakeEvidence, "of")):
        monkeypatch.setattr(store, name, None)
    _, _, found = see_provisional(desk.services, citra, "umum", None, desk.city.clock.now)
    assert len(found) == 3
    assert Counter(asked) == {"members": 1, "unit_facts": 14, "of_unit_day": 1}


def test_what_was_ruled_out_gives_way_to_the_next_one_while_there_is_time(desk: Deciders) -> None:
    ani = Hand(desk.city)
    first = ani.begin()
    first.accuracy_m = 150.0
    made = first.send().check_in
    with pytest.raises(AlreadyCheckedIn):
        ani.begin().send()  # nobody has decided yet
    desk.decide("citra", wish(made, valid=False), reason="foto gelap")
    again = ani.begin().send().check_in
    assert ani.recorded() == {ARRIVAL: again}
    assert again.reasons == ()
    assert "REPLACED_BY_ONLINE" in [each.code for each in ani.attempts()]
    with pytest.raises(AlreadyCheckedIn):
        ani.begin().send()


def test_what_was_ruled_valid_gives_way_to_nothing(desk: Deciders) -> None:
    ani = Hand(desk.city)
    first = ani.begin()
    first.accuracy_m = 150.0
    desk.decide("citra", wish(first.send().check_in))
    with pytest.raises(AlreadyCheckedIn):
        ani.begin().send()
