"""Deciding requests: who may, in which order, and what an approval does to the days it concerns."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from chalicelib.domain.balance import BalanceFacts, OpeningBalance
from chalicelib.domain.city import Unit
from chalicelib.domain.closing import RejudgeTask
from chalicelib.domain.employee import Employee, Grant, Role
from chalicelib.domain.excuse import ExcuseKind
from chalicelib.domain.notice import NoticeKind
from chalicelib.domain.request import ApproverKind, Delegation, Request, RequestKind, RequestState
from chalicelib.domain.shift import Holiday, HolidayKind, Slot
from chalicelib.domain.verdict import Outcome, Ruling
from chalicelib.errors import (
    ChangedMeanwhile,
    CheckedInSince,
    DecideOwn,
    LeaveSpent,
    NotFound,
    NotYourStep,
    Problem,
    RequestDecided,
)
from chalicelib.mail.words import write
from chalicelib.store.documents import to_text
from chalicelib.use_cases.decide_many import decide_many
from chalicelib.use_cases.decide_request import Decision, Verdict, decide_request
from chalicelib.use_cases.file_request import send_again
from chalicelib.use_cases.ports import StoreUnavailable
from chalicelib.use_cases.see_leave import see_leave
from tests import cast
from tests.cast import MONDAY, person, wib
from tests.use_cases.hand import Hand
from tests.use_cases.test_file_request import DECEMBER, correction, file, filing
from tests.world import World, entry

APPROVE = Verdict(Decision.APPROVE, None)
RETURN, REJECT = Verdict(Decision.RETURN, "surat kurang"), Verdict(Decision.REJECT, "tidak dapat")
CANCEL = Verdict(Decision.CANCEL, "tugas mendesak")
PERMISSION = RequestKind.PERMISSION
LATE = filing(PERMISSION, first=MONDAY - timedelta(days=7))


def who(city: World, name: str) -> Employee:
    found = city.services.staff.employee(name)
    assert found
    return found


def decide(city: World, by: str, request: Request, verdict: Verdict = APPROVE) -> Request:
    return decide_request(
        city.services, who(city, by), request.unit_id, request.request_id, verdict, city.clock.now
    )  # fmt: skip


def refused(city: World, by: str, request: Request, verdict: Verdict = APPROVE) -> type[Problem]:
    """By which problem; nothing was written."""
    before = city.services.requests.get(request.employee_id, request.request_id)
    with pytest.raises(Problem) as told:
        decide(city, by, request, verdict)
    assert city.services.requests.get(request.employee_id, request.request_id) == before
    return type(told.value)


def add(city: World, *people: Employee) -> None:
    for each in people:
        city.services.staff.save(each, None, entry("test_add", city.clock.now))


def rejudged(city: World) -> list[tuple[str, date, str]]:
    tasks = [task for task, _ in city.services.staff.memory.closing if isinstance(task, RejudgeTask)]
    assert {each.because for each in tasks} <= {"request"}
    return [(each.unit_id, each.on, *each.employee_ids) for each in tasks]


def notices(city: World, name: str) -> list[tuple[NoticeKind, Any]]:
    return [(each.kind, each.facts["state"]) for each in city.services.notices.of_person(name, 9)]


HEAD = person("Dina", "CONTOH-020", "setda", (Grant(Role.SUPERVISOR, "setda"),))


# The way.


def test_a_leave_passes_the_superior_and_then_the_head(city: World) -> None:
    add(city, HEAD)
    filed = file(city, filing())
    assert refused(city, "eko", filed) is NotYourStep  # a city admin only where nobody leads
    first = decide(city, "citra", filed)
    assert (first.state, first.at_step) == (RequestState.WAITING, 1)
    assert who(city, "ani").excuses == ()
    assert refused(city, "eko", filed) is NotYourStep
    done = decide(city, "dina", filed)
    assert (done.state, [each.by for each in done.steps]) == (RequestState.APPROVED, ["ani", "citra", "dina"])


def test_a_head_who_passed_the_superiors_step_leaves_their_own_to_another_person(city: World) -> None:
    """T18."""
    add(city, HEAD)
    first = decide(city, "dina", file(city, filing()))
    assert (first.state, first.at_step) == (RequestState.WAITING, 1)
    assert refused(city, "dina", first, Verdict(Decision.APPROVE, "baik")) is NotYourStep
    assert refused(city, "citra", first) is NotYourStep
    done = decide(city, "eko", first)
    assert (done.state, [each.by for each in done.steps]) == (RequestState.APPROVED, ["ani", "dina", "eko"])


def test_a_city_admin_who_is_also_the_superior_passes_one_step_alone(city: World) -> None:
    """T18: a late permission wants a second look, by a second pair of eyes."""
    city.change("endah", lambda each: replace(each, grants=(*each.grants, Grant(Role.SUPERVISOR, "setda"))))
    late = file(city, replace(LATE, late_reason="dirawat"), by="dewi")
    assert late.way == (ApproverKind.SUPERIOR, ApproverKind.CITY_ADMIN)
    first = decide(city, "endah", late)
    assert refused(city, "endah", first, Verdict(Decision.APPROVE, "baik")) is NotYourStep
    assert refused(city, "endah", first, REJECT) is NotYourStep
    assert who(city, "ani").excuses == ()
    assert decide(city, "eko", first).state is RequestState.APPROVED


def test_the_citys_only_admin_passes_both_steps_where_nobody_leads_and_the_trail_says_so(city: World) -> None:
    filed = file(city, filing(), who="gani")
    first = decide(city, "eko", filed)
    assert refused(city, "eko", first, Verdict(Decision.APPROVE, "baik")) is NotYourStep  # there is Endah
    city.change("endah", lambda each: replace(each, grants=()))
    assert decide(city, "eko", first).state is RequestState.APPROVED
    facts = [each.entry.facts for each in city.services.audit.entries("puskesmas#2026-11-23")]
    assert [each.get("alone") for each in facts] == [None, None, True]


def test_the_citys_only_admin_decides_once_for_all_steps_and_sent_again_nothing_more_happens(city: World) -> None:
    city.change("endah", lambda each: replace(each, grants=()))
    filed = file(city, filing(), who="gani")
    done = decide(city, "eko", filed, Verdict(Decision.APPROVE, "baik"))
    assert (done.state, [each.by for each in done.steps]) == (RequestState.APPROVED, ["gani", "eko", "eko"])
    assert decide(city, "eko", filed, Verdict(Decision.APPROVE, "baik")) == done
    assert city.services.audit.entries("puskesmas#2026-11-23")[-1].entry.facts["alone"] is True
    assert len(city.services.audit.entries("puskesmas#2026-11-23")) == 2
    (notice,) = city.services.notices.of_person("gani", 9)
    assert (notice.facts["reason"], "notes" in notice.facts) == ("baik", False)


def test_of_two_admins_the_other_one_decides_all_steps_of_what_is_the_ones_own(city: World) -> None:
    """Nobody leads their unit, and Eko never decides his own leave: without Endah it would wait for ever."""
    done = decide(city, "endah", file(city, filing(), who="eko"))
    assert (done.state, [each.by for each in done.steps]) == (RequestState.APPROVED, ["eko", "endah", "endah"])


def test_another_admin_being_there_the_first_one_passes_one_step_and_a_leader_is_asked_before_them(
    city: World,
) -> None:
    add(city, HEAD)
    city.change("endah", lambda each: replace(each, grants=()))
    city.change("eko", lambda each: replace(each, grants=(*each.grants, Grant(Role.SUPERVISOR, "umum"))))
    first = decide(city, "eko", file(city, filing()))
    assert (first.state, first.at_step) == (RequestState.WAITING, 1)  # the only admin, and yet there is a head
    assert decide(city, "dina", first).state is RequestState.APPROVED


def stand_in(city: World, delegate: str, *superiors: str) -> None:
    for each in superiors:
        city.change(each, lambda one: replace(one, delegation=Delegation(delegate, MONDAY, MONDAY)))
    city.change(delegate, lambda one: replace(one, delegated_by=superiors))


def test_every_step_of_a_delegate_tells_for_whom(city: World) -> None:
    add(city, HEAD)
    stand_in(city, "budi", "citra")
    stand_in(city, "dewi", "dina")
    first = decide(city, "budi", file(city, filing()))
    done = decide(city, "dewi", first)
    assert [(each.by, each.on_behalf) for each in done.steps[1:]] == [("budi", "citra"), ("dewi", "dina")]
    told = [each.entry for each in city.services.audit.entries("umum#2026-11-23")[1:]]
    assert [(each.action, each.actor_id, each.facts["on_behalf"], each.facts["at_step"]) for each in told] == [
        ("request_approved", "budi", "citra", 1), ("request_approved", "dewi", "dina", 2),
    ]  # fmt: skip


def test_who_stands_in_for_two_superiors_passes_one_step_alone(city: World) -> None:
    add(city, HEAD)
    stand_in(city, "budi", "citra", "dina")
    first = decide(city, "budi", file(city, filing()))
    assert first.steps[-1].on_behalf == "citra"
    assert refused(city, "budi", first, Verdict(Decision.APPROVE, "baik")) is NotYourStep
    assert decide(city, "dina", first).state is RequestState.APPROVED


def test_what_a_superior_has_passed_their_delegate_does_not_pass_once_more(city: World) -> None:
    add(city, HEAD)
    stand_in(city, "budi", "dina")
    first = decide(city, "dina", file(city, filing()))
    assert refused(city, "budi", first) is NotYourStep
    assert decide(city, "eko", first).state is RequestState.APPROVED


def test_without_a_head_the_city_admin_decides_that_step(city: World) -> None:
    filed = decide(city, "citra", file(city, filing()))
    assert refused(city, "citra", filed, REJECT) is NotYourStep
    assert decide(city, "eko", filed).state is RequestState.APPROVED


def test_without_any_superior_the_city_admin_decides_everything(city: World) -> None:
    first = decide(city, "eko", file(city, filing(), who="gani"))
    assert decide(city, "endah", first).state is RequestState.APPROVED


def test_an_assigned_superior_of_another_unit_decides_too(city: World) -> None:
    outside = person("Indah", "CONTOH-012", "puskesmas", (Grant(Role.SUPERVISOR, "puskesmas"),))
    add(city, outside)
    filed = file(city, filing(PERMISSION))
    assert refused(city, "indah", filed) is NotFound
    city.change("ani", lambda each: replace(
        each, assignments=(replace(each.assignments[0], supervisor_id="indah"),)))  # fmt: skip
    assert decide(city, "indah", filed).state is RequestState.APPROVED


def test_a_superior_who_works_beside_the_unit_decides_by_their_role(city: World) -> None:
    units = {**cast.UNITS, "organisasi": Unit("organisasi", "Organisasi", "setda", ("balai-kota",))}
    city.publish("units", units)
    beside = person("Kiki", "CONTOH-014", "setda", (Grant(Role.SUPERVISOR, "umum"),))
    beside = replace(beside, assignments=(replace(beside.assignments[0], unit_id="organisasi"),))
    add(city, beside)
    assert decide(city, "kiki", file(city, filing(PERMISSION))).state is RequestState.APPROVED


# Who never decides.


def test_nobody_decides_what_is_theirs_or_what_they_filed(city: World) -> None:
    city.change("dewi", lambda each: replace(each, grants=(*each.grants, Grant(Role.SUPERVISOR, "setda"))))
    filed = file(city, filing(PERMISSION), by="dewi")
    assert refused(city, "dewi", filed) is DecideOwn
    city.change("ani", lambda each: replace(each, grants=(Grant(Role.SUPERVISOR, "umum"),)))
    assert refused(city, "ani", filed) is DecideOwn
    assert decide(city, "citra", filed).state is RequestState.APPROVED


def test_a_heads_own_request_goes_to_the_city_admin_not_to_who_works_below(city: World) -> None:
    add(city, HEAD)
    deputy = person("Wawan", "CONTOH-021", "setda", (Grant(Role.SUPERVISOR, "setda"),))
    add(city, replace(deputy, assignments=(replace(deputy.assignments[0], supervisor_id="dina"),)))
    filed = file(city, filing(PERMISSION), who="dina")
    assert refused(city, "dina", filed) is DecideOwn
    assert refused(city, "wawan", filed) is NotYourStep
    assert decide(city, "eko", filed).state is RequestState.APPROVED


@pytest.mark.parametrize("name", ["budi", "dewi", "fitri", "gani"])
def test_who_leads_nobody_here_finds_nothing_to_decide(city: World, name: str) -> None:
    filed = file(city, filing(PERMISSION))
    assert refused(city, name, filed) is NotFound
    with pytest.raises(NotFound):
        decide(city, name, replace(filed, request_id="20261207-antah"))


def test_whoever_loses_the_role_loses_the_decision_at_once(city: World) -> None:
    filed = file(city, filing(PERMISSION))
    city.change("citra", lambda each: replace(each, grants=()))
    assert refused(city, "citra", filed) is NotFound
    assert decide(city, "eko", filed).state is RequestState.APPROVED


def test_an_assigned_superior_who_has_moved_to_another_opd_decides_no_more(city: World) -> None:
    """The assignment still names Citra; her role stays behind in the OPD she has left."""
    filed = file(city, filing(PERMISSION))
    moved = replace(cast.CITRA.assignments[0], unit_id="puskesmas", office_ids=("puskesmas",))
    city.change("citra", lambda each: replace(each, assignments=(moved,)))
    assert refused(city, "citra", filed) is NotFound
    assert decide(city, "eko", filed).state is RequestState.APPROVED


def test_a_delegate_decides_in_the_superiors_place_but_not_about_either(city: World) -> None:
    away = Delegation("budi", MONDAY, MONDAY)
    city.change("citra", lambda each: replace(each, delegation=away))
    city.change("budi", lambda each: replace(each, delegated_by=("citra",)))
    done = decide(city, "budi", file(city, filing(PERMISSION)))
    assert (done.steps[-1].by, done.steps[-1].on_behalf) == ("budi", "citra")
    assert refused(city, "budi", file(city, filing(PERMISSION), who="budi")) is DecideOwn
    assert refused(city, "budi", file(city, filing(PERMISSION), who="citra")) is NotYourStep


# What a decision does.


def test_an_approved_leave_stands_on_the_profile_and_in_the_units_list(city: World) -> None:
    first = decide(city, "eko", file(city, filing(last=DECEMBER + timedelta(days=1)), who="gani"))
    done = decide(city, "endah", first)
    (excuse,) = who(city, "gani").excuses
    assert (excuse.kind, excuse.starts_on, excuse.ends_on) == (ExcuseKind.LEAVE, DECEMBER, done.ends_on)
    (member,) = city.services.staff.members("puskesmas")
    assert member.excuses == (excuse,)
    assert "annual" not in to_text(who(city, "gani"))


def test_a_holiday_declared_meanwhile_takes_no_day_of_the_leave(city: World) -> None:
    filed = file(city, filing(last=DECEMBER + timedelta(days=1)))
    day_off = Holiday(DECEMBER, "Libur Contoh", HolidayKind.LOCAL, "1/2026")
    city.publish("calendar", replace(cast.CITY.calendar, holidays={DECEMBER: day_off}))
    assert decide(city, "citra", filed).days == {"2026": 1}


def test_only_days_that_have_come_are_judged_again_in_the_unit_of_each(city: World) -> None:
    later = replace(cast.ANI.assignments[0], unit_id="setda", starts_on=MONDAY)
    before = replace(cast.ANI.assignments[0], ends_on=MONDAY - timedelta(days=1))
    city.change("ani", lambda each: replace(each, assignments=(before, later)))
    asked = filing(RequestKind.REMOTE, first=MONDAY - timedelta(days=3), last=MONDAY + timedelta(days=1), order_no="1")
    filed = file(city, asked)
    for by in ("citra", "eko"):
        filed = decide(city, by, filed)
    friday = MONDAY - timedelta(days=3)
    dates = [friday + timedelta(days=each) for each in range(4)]
    units = ["umum", "umum", "umum", "setda"]
    assert rejudged(city) == [(unit, on, "ani") for unit, on in zip(units, dates, strict=True)]


def test_a_leave_to_come_is_judged_when_it_comes(city: World) -> None:
    decide(city, "citra", file(city, filing(PERMISSION)))
    assert rejudged(city) == []


def test_an_approved_correction_is_a_ruling_of_its_slot(city: World) -> None:
    filed = file(city, correction())
    decide(city, "citra", filed)
    ruling = city.services.attendance.ruling("umum", MONDAY, "ani", Slot.ARRIVAL)
    assert ruling
    assert (ruling.outcome, ruling.counts_at, ruling.by) == (Outcome.CORRECTED, wib(7, 5), "citra")
    assert (ruling.request_id, ruling.challenge_id) == (filed.request_id, None)
    assert who(city, "ani").excuses == ()
    assert rejudged(city) == [("umum", MONDAY, "ani")]


@pytest.mark.parametrize("offline", [False, True])
def test_a_correction_is_not_approved_over_a_check_in_made_since(city: World, offline: bool) -> None:
    """She claims 07:05 and then comes at 07:50: the record stands, and the decider returns or rejects the claim."""
    filed = file(city, correction())
    city.clock.set(wib(7, 50))
    made = Hand(city).begin_offline().send().check_in if offline else Hand(city).check_in()
    before = city.services.requests.get("ani", filed.request_id)
    with pytest.raises(CheckedInSince) as told:
        decide(city, "citra", filed)
    assert dict(told.value.facts) == {
        "slot": "arrival", "counts_at": made.counts_at.isoformat(), "local_time": "07:50",
        "state": "provisional" if offline else "valid",
    }  # fmt: skip
    assert city.services.requests.get("ani", filed.request_id) == before
    assert city.services.attendance.ruling("umum", MONDAY, "ani", Slot.ARRIVAL) is None
    assert decide(city, "citra", filed, RETURN).state is RequestState.RETURNED


@pytest.mark.parametrize(("outcome", "may"), [(Outcome.VALID, False), (Outcome.INVALID, True)])
def test_one_that_was_ruled_on_since_stands_in_its_way_unless_it_was_not_let_stand(
    city: World, outcome: Outcome, may: bool
) -> None:
    filed = file(city, correction())
    made = Hand(city).begin_offline().send().check_in
    ruling = Ruling(
        "ani", "umum", MONDAY, Slot.ARRIVAL, outcome, "citra", city.clock.now, challenge_id=made.challenge_id
    )
    city.services.attendance.rule(ruling, None, entry("test_rule", city.clock.now))
    if may:
        assert decide(city, "citra", filed).state is RequestState.APPROVED
    else:
        assert refused(city, "citra", filed) is CheckedInSince


def test_a_check_in_of_another_slot_or_one_made_after_the_approval_changes_nothing(city: World) -> None:
    Hand(city).check_in()
    city.clock.set(wib(16, 30))
    filed = file(city, correction(slot=Slot.DEPARTURE, counts_at=wib(16, 5)))
    assert decide(city, "citra", filed).state is RequestState.APPROVED
    Hand(city).check_in(Slot.DEPARTURE)
    assert decide(city, "citra", filed).state is RequestState.APPROVED  # the answer was lost


def test_a_later_correction_takes_the_place_of_the_ruling_that_stands(city: World) -> None:
    decide(city, "citra", file(city, correction()))
    decide(city, "citra", file(city, correction(counts_at=wib(7, 9))))
    ruling = city.services.attendance.ruling("umum", MONDAY, "ani", Slot.ARRIVAL)
    assert ruling
    assert ruling.counts_at == wib(7, 9)


def test_whose_it_is_and_who_filed_it_hear_of_the_end_and_of_nothing_before(city: World) -> None:
    add(city, HEAD)
    filed = decide(city, "citra", file(city, filing(), by="dewi"))
    assert notices(city, "ani") == []
    decide(city, "dina", filed)
    told = [(NoticeKind.DECIDED, "approved")]
    assert (notices(city, "ani"), notices(city, "dewi"), notices(city, "citra")) == (told, told, [])
    (notice,) = city.services.notices.of_person("ani", 9)
    assert "annual" not in to_text(notice)


@pytest.mark.parametrize("last", [Verdict(Decision.APPROVE, "selamat berlibur"), REJECT, RETURN])
def test_every_deciders_words_reach_whose_it_is(city: World, last: Verdict) -> None:
    filed = decide(city, "citra", file(city, filing()), Verdict(Decision.APPROVE, "tugas sudah dialihkan"))
    decide(city, "eko", filed, last)
    (notice,) = city.services.notices.of_person("ani", 9)
    assert (notice.facts["reason"], notice.facts["notes"]) == (last.reason, ["tugas sudah dialihkan"])
    told = write(notice, cast.CITY, "id").text
    assert f": “{last.reason}”" in told
    assert "Catatan pada langkah sebelumnya: “tugas sudah dialihkan”" in told


def test_words_from_before_it_was_sent_again_are_not_told_twice(city: World) -> None:
    filed = decide(city, "citra", file(city, filing()), Verdict(Decision.APPROVE, "baik"))
    returned = decide(city, "eko", filed, RETURN)
    ani = who(city, "ani")
    again = send_again(city.services, ani, ani, returned.request_id, filing(), city.clock.now)
    decide(city, "eko", decide(city, "citra", again), Verdict(Decision.APPROVE, None))
    notice = next(each for each in city.services.notices.of_person("ani", 9) if each.kind is NoticeKind.DECIDED)
    assert {"reason", "notes"} & notice.facts.keys() == set()


@pytest.mark.parametrize(
    ("verdict", "state", "kind"),
    [
        (RETURN, RequestState.RETURNED, NoticeKind.RETURNED),
        (REJECT, RequestState.REJECTED, NoticeKind.DECIDED),
    ],
)
def test_what_is_returned_or_rejected_changes_no_day(
    city: World, verdict: Verdict, state: RequestState, kind: NoticeKind
) -> None:
    filed = file(city, correction())
    done = decide(city, "citra", filed, verdict)
    assert (done.state, done.steps[-1].reason) == (state, verdict.reason)
    assert notices(city, "ani") == [(kind, state.value)]
    assert city.services.attendance.rulings("umum", MONDAY) == []
    assert rejudged(city) == []
    assert refused(city, "citra", filed) is RequestDecided


def test_every_step_has_one_entry_of_ids_and_dates(city: World) -> None:
    decide(city, "citra", file(city, filing(PERMISSION)), REJECT)
    actions = [each.entry.action for each in city.services.audit.entries("umum#2026-11-23")]
    assert actions == ["request_filed", "request_rejected"]
    assert "tidak dapat" not in to_text(city.services.audit.entries("umum#2026-11-23")[-1])


# Leave that is no longer left.


def lower(city: World, left: int, who: str = "ani") -> None:
    standing = city.services.years.opening(who, 2026)
    facts = BalanceFacts(left, 0, 0, 0, None, "SK 2/2026")
    balance = OpeningBalance(who, 2026, facts, "eko", city.clock.now)
    city.services.years.save_opening(balance, standing, entry("test_balance", city.clock.now))


def leave_of(city: World, days: int, first: date = DECEMBER) -> Request:
    """Passed by her superior; the last step waits."""
    filed = file(city, filing(first=first, last=first + timedelta(days=days - 1)))
    return decide(city, "citra", filed)


def left_at(city: World, by: str, request: Request) -> dict[str, Any]:
    """What the refusal of an approval says; nothing was changed by it."""
    before = city.services.requests.get("ani", request.request_id), who(city, "ani"), notices(city, "ani")
    with pytest.raises(LeaveSpent) as told:
        decide(city, by, request)
    assert (city.services.requests.get("ani", request.request_id), who(city, "ani"), notices(city, "ani")) == before
    assert rejudged(city) == []
    return dict(told.value.facts)


def test_a_balance_lowered_meanwhile_is_looked_at_when_leave_is_approved(city: World) -> None:
    filed = leave_of(city, 4)
    lower(city, left=3)
    assert left_at(city, "eko", filed) == {"year": 2026, "left_days": 3, "wanted_days": 4}
    lower(city, left=4)
    assert decide(city, "eko", filed).state is RequestState.APPROVED


def test_of_two_leaves_that_no_longer_fit_together_the_first_one_approved_does(city: World) -> None:
    one, two = leave_of(city, 4), leave_of(city, 4, DECEMBER + timedelta(days=7))
    lower(city, left=6)
    assert decide(city, "eko", two).state is RequestState.APPROVED
    assert left_at(city, "eko", one) == {"year": 2026, "left_days": 2, "wanted_days": 4}
    assert decide(city, "eko", one, RETURN).state is RequestState.RETURNED


def test_a_holiday_taken_back_counts_when_leave_is_approved(city: World) -> None:
    day_off = Holiday(DECEMBER, "Libur Contoh", HolidayKind.LOCAL, "1/2026")
    city.publish("calendar", replace(cast.CITY.calendar, holidays={DECEMBER: day_off}))
    lower(city, left=1)
    filed = leave_of(city, 2)
    city.publish("calendar", cast.CITY.calendar)
    assert left_at(city, "eko", filed) == {"year": 2026, "left_days": 1, "wanted_days": 2}


@pytest.mark.parametrize("lowered", [False, True])
def test_a_balance_entered_in_the_very_moment_of_an_approval_is_seen(city: World, lowered: bool) -> None:
    """It was read before; the approval cannot be written over it, and looks again."""
    filed, real, done = leave_of(city, 4), city.services.years, []

    class Slow(type(real)):  # type: ignore[misc]
        def opening(self, employee_id: str, year: int) -> OpeningBalance | None:
            found = real.opening(employee_id, year)
            if not done:
                done.append(lower(city, left=3 if lowered else 12))
            return found

    late = replace(city, services=replace(city.services, years=Slow(real.memory)))
    if lowered:
        assert left_at(late, "eko", filed)["left_days"] == 3
    else:
        assert decide(late, "eko", filed).state is RequestState.APPROVED


def test_an_approval_is_not_refused_for_what_only_waits(city: World) -> None:
    one = leave_of(city, 4)
    leave_of(city, 4, DECEMBER + timedelta(days=7))
    lower(city, left=5)
    assert decide(city, "eko", one).state is RequestState.APPROVED


# Twice, at once, and with answers lost.


@pytest.mark.parametrize("verdict", [APPROVE, RETURN, REJECT])
def test_the_same_decision_again_is_answered_alike_and_written_once(city: World, verdict: Verdict) -> None:
    filed = file(city, correction())
    first = decide(city, "citra", filed, verdict)
    assert decide(city, "citra", filed, verdict) == first
    assert len(city.services.audit.entries("umum#2026-11-23")) == 2
    assert len(rejudged(city)) == (2 if verdict is APPROVE else 0)  # sent again: the first message may be lost


@pytest.mark.parametrize("second", [APPROVE, REJECT, RETURN])
def test_of_two_deciders_at_once_one_is_told_that_it_is_decided(city: World, second: Verdict) -> None:
    add(city, HEAD)
    filed = file(city, filing(PERMISSION))
    real = city.services.requests

    class Slow(type(real)):  # type: ignore[misc]
        def in_unit(self, unit_id: str, request_id: str) -> Request | None:
            found = real.in_unit(unit_id, request_id)
            decide(city, "citra", filed)
            return found

    late = replace(city, services=replace(city.services, requests=Slow(real.memory)))
    with pytest.raises(ChangedMeanwhile):
        decide(late, "dina", filed, second)
    stored = real.get("ani", filed.request_id)
    assert stored
    assert (stored.state, stored.steps[-1].by) == (RequestState.APPROVED, "citra")


def test_a_profile_that_changes_meanwhile_is_read_again(city: World) -> None:
    filed = file(city, filing(PERMISSION))
    real, changed = city.services.staff, []

    class Slow(type(real)):  # type: ignore[misc]
        def people(self, employee_ids: Any) -> dict[str, Employee]:
            found = real.people(employee_ids)
            if "ani" in found and not changed:
                changed.append(city.change("ani", lambda each: replace(each, language="en")))
            return found

    late = replace(city, services=replace(city.services, staff=Slow(real.memory)))
    assert decide(late, "citra", filed).state is RequestState.APPROVED
    ani = who(city, "ani")
    assert (ani.language, len(ani.excuses)) == ("en", 1)


def test_a_message_that_is_not_sent_is_sent_by_the_retry(city: World) -> None:
    """The approval stands; whoever decided is told to try again, and then the day is judged again."""
    filed = file(city, correction())

    def fails(task: object, delay_s: int = 0) -> None:
        raise StoreUnavailable("queue")

    late = replace(city, services=replace(city.services, close_queue=fails))
    with pytest.raises(StoreUnavailable):
        decide(late, "citra", filed)
    assert rejudged(city) == []
    assert decide(city, "citra", filed).state is RequestState.APPROVED
    assert rejudged(city) == [("umum", MONDAY, "ani")]
    assert len(city.services.audit.entries("umum#2026-11-23")) == 2


# Cut short.


def test_a_running_leave_ends_today_and_gives_back_its_days(city: World) -> None:
    """From Monday to Friday; on Wednesday the superior needs her back."""
    filed = file(city, filing(first=MONDAY, last=MONDAY + timedelta(days=4)))
    for by in ("citra", "eko"):
        filed = decide(city, by, filed)
    city.clock.set(wib(9, on=MONDAY + timedelta(days=2)))
    cut = decide(city, "citra", filed, CANCEL)
    assert (cut.state, cut.ends_on, cut.days) == (RequestState.APPROVED, MONDAY + timedelta(days=2), {"2026": 3})
    assert [each.ends_on for each in who(city, "ani").excuses] == [MONDAY + timedelta(days=2)]
    assert see_leave(city.services, who(city, "ani"), 2026, city.clock.now).year.left == 9
    assert notices(city, "ani")[0] == (NoticeKind.DECIDED, "cancelled")
    assert refused(city, "citra", replace(cut), Verdict(Decision.CANCEL, "lagi")) is RequestDecided  # over today


def test_one_that_has_not_begun_is_cancelled_as_a_whole(city: World) -> None:
    filed = decide(city, "citra", file(city, filing(PERMISSION)))
    cut = decide(city, "citra", filed, CANCEL)
    assert (cut.state, who(city, "ani").excuses) == (RequestState.CANCELLED, ())
    file(city, filing(PERMISSION))


def test_what_was_not_approved_or_is_of_one_slot_is_not_cut_short(city: World) -> None:
    assert refused(city, "citra", file(city, filing(PERMISSION)), CANCEL) is RequestDecided
    assert refused(city, "citra", decide(city, "citra", file(city, correction())), CANCEL) is RequestDecided
    assert refused(city, "ani", file(city, filing(PERMISSION, first=DECEMBER + timedelta(days=1))), CANCEL) is DecideOwn


# Many at once.


def test_many_are_decided_one_by_one(city: World) -> None:
    mine = [file(city, filing(PERMISSION), who=each) for each in ("ani", "budi", "citra")]
    ids = [each.request_id for each in mine]
    found = decide_many(city.services, who(city, "citra"), "umum", [*ids, "20261207-antah"], APPROVE, city.clock.now)
    assert [each.request.state if each.request else type(each.problem) for each in found] == [
        RequestState.APPROVED, RequestState.APPROVED, DecideOwn, NotFound,
    ]  # fmt: skip
    again = decide_many(city.services, who(city, "citra"), "umum", ids[:2], APPROVE, city.clock.now)
    assert [each.request for each in again] == [each.request for each in found[:2]]
    with pytest.raises(NotFound):
        decide_many(city.services, who(city, "gani"), "umum", ids, APPROVE, city.clock.now)
