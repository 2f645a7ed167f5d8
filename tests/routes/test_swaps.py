"""Two workers exchange shifts: asked, agreed, approved; every other way it may end; and who may do what."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from chalicelib.domain.employee import Assignment, Employee, Grant, Role
from chalicelib.domain.shift import PatternVersion, ShiftPattern, Slot, SlotPlan
from chalicelib.store.staff import StaffTable
from chalicelib.store.swaps import SwapTable
from tests import cast
from tests.cast import ANI, BUDI, CITRA, DEWI, EKO, FITRI, GANI, START, wib
from tests.routes.town import faults, nothing_changed, problem, stored
from tests.world import World
from tools.phone import Phone, Reply

DECEMBER = "2026-12"
ASKED = {"other_id": "budi", "on": "2026-12-01"}


def worker(town: World, who: Employee, start: str, unit_id: str = "umum") -> Phone:
    """Their phone, now that they work by roster, with a December that begins like this and is rest after it."""
    here = Assignment(unit_id, START, ("balai-kota",), None)
    roster = {DECEMBER: start.ljust(31, "L")}
    town.change(who.employee_id, lambda each: replace(each, assignments=(here,), roster=roster))
    return phone(town, who)


def phone(town: World, who: Employee) -> Phone:
    return town.phone(who, enrolled=None)


@pytest.fixture
def two(town: World) -> tuple[Phone, Phone]:
    """Ani has the night of the first and the morning of the second; Budi the other way round, and the third off."""
    return worker(town, ANI, "MLP"), worker(town, BUDI, "PPL")


def ask(one: Phone, key: str = "k1", **changed: object) -> Reply:
    return one.call("POST", "/me/swaps", {**ASKED, **changed}, {"Idempotency-Key": key})


def answer(other: Phone, swap_id: str, agree: bool = True) -> Reply:
    return other.call("POST", f"/me/swaps/{swap_id}/answer", {"agree": agree})


def decide(who: Phone, swap_id: str, approve: bool = True, unit_id: str = "umum", **more: object) -> Reply:
    return who.call("POST", f"/units/{unit_id}/swaps/{swap_id}/decision", {"approve": approve, **more})


def agreed(one: Phone, other: Phone, **changed: object) -> str:
    swap_id: str = ask(one, **changed).expect(201)["swap_id"]
    answer(other, swap_id).expect(200)
    return swap_id


def letters(town: World, who: Employee) -> str:
    found = town.services.staff.employee(who.employee_id)
    assert found
    return found.roster[DECEMBER]


def entries(town: World) -> list[tuple[str, str]]:
    return [(each.entry.action, each.entry.actor_id) for each in town.services.audit.entries("umum#2026-11-23")]


def state_of(who: Phone, swap_id: str) -> str:
    (found,) = [each for each in who.call("GET", "/me/swaps").expect(200)["swaps"] if each["swap_id"] == swap_id]
    return str(found["state"])


def test_asked_agreed_approved_and_both_rosters_are_exchanged(town: World, two: tuple[Phone, Phone]) -> None:
    ani, budi = two
    asked = ask(ani, reason="Anak wisuda").expect(201)
    assert (asked["state"], asked["one_name"], asked["other_name"]) == ("asked", "Ani", "Budi")
    assert asked["days"] == [{"on": "2026-12-01", "one_letter": "M", "other_letter": "P"}]
    assert asked["steps"][0]["reason"] == "Anak wisuda"
    assert asked["swap_id"].startswith("20261201-")
    assert answer(budi, asked["swap_id"]).expect(200)["state"] == "agreed"
    assert (letters(town, ANI)[:3], letters(town, BUDI)[:3]) == ("MLP", "PPL")  # nothing before the approval
    done = decide(phone(town, CITRA), asked["swap_id"], reason="Baik").expect(200)
    assert [(each["state"], each["by"]) for each in done["steps"]] == [
        ("asked", "ani"), ("agreed", "budi"), ("approved", "citra"),
    ]  # fmt: skip
    assert (letters(town, ANI)[:3], letters(town, BUDI)[:3]) == ("PLP", "MPL")
    assert entries(town) == [("swap_asked", "ani"), ("swap_agreed", "budi"), ("swap_approved", "citra")]


def test_the_trail_of_an_approval_holds_ids_and_letters_and_no_reasons(town: World, two: tuple[Phone, Phone]) -> None:
    swap_id = agreed(*two, reason="Anak wisuda")
    decide(phone(town, CITRA), swap_id).expect(200)
    last = town.services.audit.entries("umum#2026-11-23")[-1].entry
    assert last.object_id == swap_id
    assert last.facts == {"one": "ani", "other": "budi", "days": [{"on": "2026-12-01", "one": "M", "other": "P"}]}


def test_ones_date_for_the_others_date(town: World, two: tuple[Phone, Phone]) -> None:
    swap_id = agreed(*two, on="2026-12-03", for_on="2026-12-02")
    decide(phone(town, DEWI), swap_id).expect(200)
    assert (letters(town, ANI)[:3], letters(town, BUDI)[:3]) == ("MPL", "PLP")


def test_the_day_that_follows_is_planned_by_the_new_letter(town: World, two: tuple[Phone, Phone]) -> None:
    decide(phone(town, CITRA), agreed(*two)).expect(200)
    town.clock.set(wib(7, on=date(2026, 12, 1)))
    assert phone(town, ANI).call("GET", "/me/today").expect(200)["rule"] == "pattern:pagi"
    assert phone(town, BUDI).call("GET", "/me/today").expect(200)["rule"] == "pattern:malam"


def test_partners_are_colleagues_of_the_date_with_an_entry(town: World, two: tuple[Phone, Phone]) -> None:
    worker(town, CITRA, "-P")
    worker(town, DEWI, "P", "setda")
    found = two[0].call("GET", "/me/swaps/partners?on=2026-12-01").expect(200)
    assert found == {
        "on": "2026-12-01", "letter": "M", "people": [{"employee_id": "budi", "name": "Budi", "letter": "P"}],
    }  # fmt: skip
    assert [each["name"] for each in two[0].call("GET", "/me/swaps/partners?on=2026-12-02").json["people"]] == [
        "Budi", "Citra",
    ]  # fmt: skip


def test_without_an_entry_of_my_own_there_is_nobody_to_exchange_with(town: World, two: tuple[Phone, Phone]) -> None:
    citra = worker(town, CITRA, "-P")
    for who in (citra, phone(town, EKO)):
        found = who.call("GET", "/me/swaps/partners?on=2026-12-01").expect(200)
        assert (found["letter"], found["people"]) == ("-", [])


@pytest.mark.parametrize("on", ["2026-11-23", "2027-01-01"])
def test_partners_of_a_date_that_cannot_be_exchanged_are_refused_by_name(two: tuple[Phone, Phone], on: str) -> None:
    assert faults(two[0].call("GET", f"/me/swaps/partners?on={on}")) == [("/query/on", "SWAP_DATE")]


@pytest.mark.parametrize(
    ("changed", "found"),
    [
        ({"on": "2026-11-23"}, [("/on", "SWAP_DATE")]),
        ({"on": "2027-01-01", "for_on": "2026-11-22"}, [("/on", "SWAP_DATE"), ("/for_on", "SWAP_DATE")]),
        ({"on": "2026-11-31"}, [("/on", "PATTERN")]),
        ({"other_id": "ani"}, [("/other_id", "SWAP_SELF")]),
        ({"other_id": "antah"}, [("/other_id", "SWAP_PARTNER")]),
        ({"other_id": "gani"}, [("/other_id", "SWAP_PARTNER")]),
        ({"other_id": "citra"}, [("/other_id", "SWAP_PARTNER")]),
        ({"on": "2026-12-04"}, [("/on", "SWAP_SAME")]),
        ({"on": "2026-11-24"}, [("/on", "SWAP_NO_ENTRY")]),
        ({"reason": "a\u202eb"}, [("/reason", "TEXT_INVALID")]),
    ],
)  # fmt: skip
def test_what_cannot_be_exchanged_is_told_by_field_and_changes_nothing(
    two: tuple[Phone, Phone], changed: dict[str, object], found: list[tuple[str, str]]
) -> None:
    with nothing_changed():
        reply = ask(two[0], **changed)
    assert problem(reply) == (422, "INPUT_INVALID")
    assert faults(reply) == found


def test_who_works_by_the_week_is_told_so(town: World, two: tuple[Phone, Phone]) -> None:
    with nothing_changed():
        reply = ask(phone(town, CITRA))
    assert faults(reply) == [("/on", "SWAP_NO_ROSTER")]


def test_a_refused_swap_and_a_withdrawn_one_change_no_roster(town: World, two: tuple[Phone, Phone]) -> None:
    ani, budi = two
    refused = ask(ani).expect(201)["swap_id"]
    assert answer(budi, refused, agree=False).expect(200)["state"] == "refused"
    withdrawn = agreed(ani, budi, key="k2")
    ani.call("DELETE", f"/me/swaps/{withdrawn}").expect(204)
    rejected = agreed(ani, budi, key="k3")
    told = decide(phone(town, CITRA), rejected, approve=False, reason="Kurang orang").expect(200)
    assert told["steps"][-1]["reason"] == "Kurang orang"
    assert {state_of(ani, each) for each in (refused, withdrawn, rejected)} == {"refused", "withdrawn", "rejected"}
    assert (letters(town, ANI)[:3], letters(town, BUDI)[:3]) == ("MLP", "PPL")


def test_nothing_is_decided_before_the_other_has_agreed(town: World, two: tuple[Phone, Phone]) -> None:
    swap_id = ask(two[0]).expect(201)["swap_id"]
    for approve in (True, False):
        with nothing_changed():
            assert problem(decide(phone(town, CITRA), swap_id, approve)) == (409, "SWAP_DECIDED")


@pytest.mark.parametrize("end", ["approved", "rejected", "withdrawn", "refused"])
def test_what_is_over_stays_so(town: World, two: tuple[Phone, Phone], end: str) -> None:
    ani, budi = two
    citra = phone(town, CITRA)
    swap_id = ask(ani).expect(201)["swap_id"]
    answer(budi, swap_id, agree=end != "refused").expect(200)
    if end in ("approved", "rejected"):
        decide(citra, swap_id, end == "approved").expect(200)
    elif end == "withdrawn":
        ani.call("DELETE", f"/me/swaps/{swap_id}").expect(204)
    for again in (
        lambda: answer(budi, swap_id),
        lambda: answer(budi, swap_id, agree=False),
        lambda: ani.call("DELETE", f"/me/swaps/{swap_id}"),
        lambda: decide(citra, swap_id),
        lambda: decide(citra, swap_id, approve=False),
    ):
        with nothing_changed():
            reply = again()
        assert problem(reply) == (409, "SWAP_DECIDED")
        assert reply.json["state"] == end
    assert state_of(budi, swap_id) == end


def test_each_does_their_own_part_and_nobody_elses(town: World, two: tuple[Phone, Phone]) -> None:
    ani, budi = two
    swap_id = ask(ani).expect(201)["swap_id"]
    for who, what in (
        (ani, "answer"),
        (phone(town, CITRA), "answer"),
        (budi, "withdraw"),
        (phone(town, EKO), "withdraw"),
    ):
        with nothing_changed():
            reply = answer(who, swap_id) if what == "answer" else who.call("DELETE", f"/me/swaps/{swap_id}")
        assert problem(reply) == (404, "NOT_FOUND")


@pytest.mark.parametrize("who", [ANI, BUDI])
def test_neither_of_the_two_decides_whatever_their_role(town: World, two: tuple[Phone, Phone], who: Employee) -> None:
    swap_id = agreed(*two)
    town.change(who.employee_id, lambda each: replace(each, grants=(Grant(Role.OPERATOR, "setda"),)))
    for approve in (True, False):
        with nothing_changed():
            assert problem(decide(phone(town, who), swap_id, approve)) == (422, "DECIDE_OWN")


def test_a_swap_of_another_unit_is_not_found_there(town: World, two: tuple[Phone, Phone]) -> None:
    swap_id = agreed(*two)
    with nothing_changed():
        assert problem(decide(phone(town, EKO), swap_id, unit_id="puskesmas")) == (404, "NOT_FOUND")
        assert problem(decide(phone(town, CITRA), "20261201-antah")) == (404, "NOT_FOUND")


@pytest.mark.parametrize("who", [ANI, BUDI])
def test_a_roster_that_changed_meanwhile_is_told_and_nothing_is_exchanged(
    town: World, two: tuple[Phone, Phone], who: Employee
) -> None:
    swap_id = agreed(*two)
    town.change(who.employee_id, lambda each: replace(each, roster={DECEMBER: "L" * 31}))
    (seen,) = phone(town, CITRA).call("GET", "/units/umum/swaps").expect(200)["swaps"]
    assert (seen["state"], seen["stands"]) == ("agreed", False)
    with nothing_changed():
        assert problem(decide(phone(town, CITRA), swap_id)) == (409, "CHANGED_MEANWHILE")
    decide(phone(town, CITRA), swap_id, approve=False).expect(200)  # it can still be put away


def test_agreeing_to_what_is_no_longer_so_is_told_but_refusing_it_is_fine(
    town: World, two: tuple[Phone, Phone]
) -> None:
    swap_id = ask(two[0]).expect(201)["swap_id"]
    town.change("ani", lambda each: replace(each, roster={DECEMBER: "L" * 31}))
    with nothing_changed():
        assert problem(answer(two[1], swap_id)) == (409, "CHANGED_MEANWHILE")
    answer(two[1], swap_id, agree=False).expect(200)


def test_once_its_date_has_come_it_is_approved_no_more(town: World, two: tuple[Phone, Phone]) -> None:
    swap_id = agreed(*two)
    town.clock.set(wib(0, on=date(2026, 12, 1)))
    assert problem(decide(phone(town, CITRA), swap_id)) == (409, "CHANGED_MEANWHILE")
    assert (letters(town, ANI)[:3], letters(town, BUDI)[:3]) == ("MLP", "PPL")


def test_nor_once_it_has_come_where_they_work(town: World, two: tuple[Phone, Phone]) -> None:
    """Eleven at night in Jakarta is one in the morning in Jayapura."""
    east = replace(cast.HALL_OFFICE, zone="Asia/Jayapura")
    town.publish("offices", {**cast.CITY.offices, "balai-kota": east})
    swap_id = agreed(*two)
    town.clock.set(wib(23, on=date(2026, 11, 30)))
    with nothing_changed():
        assert problem(decide(phone(town, CITRA), swap_id)) == (409, "CHANGED_MEANWHILE")
        assert faults(ask(phone(town, ANI), "k2")) == [("/on", "SWAP_DATE")]


@pytest.mark.parametrize("which", ["one", "other"])
def test_nor_once_the_window_of_either_has_opened_the_evening_before(town: World, which: str) -> None:
    """A shift of the first that begins at half past midnight and opens at half past ten the night before."""
    slots = (SlotPlan(Slot.ARRIVAL, -90, 60, 30), SlotPlan(Slot.DEPARTURE, 480, 540, 480))
    early = ShiftPattern("dini", "Dini", (PatternVersion(START, (slots,) * 7),), "D")
    town.publish("calendar", replace(cast.CITY.calendar, patterns={**cast.CITY.calendar.patterns, "dini": early}))
    ani, budi = (
        worker(town, ANI, "DP" if which == "one" else "PD"),
        worker(town, BUDI, "PD" if which == "one" else "DP"),
    )
    asked = ask(ani, "k0").expect(201)["swap_id"]
    swap_id = agreed(ani, budi, key="k1")
    for minute, stands in ((29, True), (30, False)):
        town.clock.set(wib(22, minute, on=date(2026, 11, 30)))
        found = phone(town, CITRA).call("GET", "/units/umum/swaps").expect(200)["swaps"]
        assert [each["stands"] for each in found] == [stands, stands]
    with nothing_changed():
        assert problem(decide(phone(town, CITRA), swap_id)) == (409, "CHANGED_MEANWHILE")
        assert problem(answer(phone(town, BUDI), asked)) == (409, "CHANGED_MEANWHILE")
        assert faults(ask(phone(town, ANI), "k2")) == [("/on", "SWAP_BEGUN")]
    assert phone(town, ANI).call("GET", "/me/swaps/partners?on=2026-12-01").expect(200)["people"]


def test_of_one_person_ten_swaps_are_open_at_most(town: World, two: tuple[Phone, Phone]) -> None:
    ani, budi = two
    ids = [ask(ani, f"k{at}").expect(201)["swap_id"] for at in range(10)]
    answer(budi, ids[0]).expect(200)  # agreed is open still
    with nothing_changed():
        reply = ask(ani, "k10")
    assert problem(reply) == (409, "TOO_MANY_SWAPS")
    assert reply.json["limit"] == 10
    ask(budi, "k11", other_id="ani").expect(201)  # whoever is asked much may ask still
    ani.call("DELETE", f"/me/swaps/{ids[3]}").expect(204)
    ask(ani, "k12").expect(201)


def test_swaps_whose_date_is_over_are_not_open(town: World, two: tuple[Phone, Phone]) -> None:
    for at in range(10):
        ask(two[0], f"k{at}").expect(201)
    town.clock.set(wib(7, on=date(2026, 11, 30)))
    assert problem(ask(phone(town, ANI), "k10", on="2026-12-02")) == (409, "TOO_MANY_SWAPS")
    town.clock.set(wib(7, on=date(2026, 12, 1)))
    ask(phone(town, ANI), "k11", on="2026-12-02").expect(201)


def test_another_entry_of_the_same_roster_may_change_meanwhile(town: World, two: tuple[Phone, Phone]) -> None:
    swap_id = agreed(*two)
    town.change("ani", lambda each: replace(each, roster={DECEMBER: "MLPP".ljust(31, "L")}))
    decide(phone(town, CITRA), swap_id).expect(200)
    assert letters(town, ANI)[:4] == "PLPP"


@pytest.mark.parametrize("rival", ["approve", "reject", "withdraw"])
def test_whoever_comes_second_at_the_same_moment_is_told_and_changes_nothing(
    town: World, two: tuple[Phone, Phone], rival: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The rival acts between the reading and the writing of Citra's approval."""
    swap_id, real = agreed(*two), StaffTable.save_swap

    def rival_first(table: StaffTable, *given: Any) -> None:
        monkeypatch.setattr(StaffTable, "save_swap", real)
        if rival == "withdraw":
            two[0].call("DELETE", f"/me/swaps/{swap_id}").expect(204)
        else:
            decide(phone(town, DEWI), swap_id, rival == "approve").expect(200)
        after.update(stored())
        real(table, *given)

    after: dict[str, Any] = {}
    monkeypatch.setattr(StaffTable, "save_swap", rival_first)
    reply = decide(phone(town, CITRA), swap_id)
    assert problem(reply) == (409, "SWAP_DECIDED")
    assert stored() == after


def test_a_roster_that_is_written_at_the_same_moment_is_told(
    town: World, two: tuple[Phone, Phone], monkeypatch: pytest.MonkeyPatch
) -> None:
    swap_id, real = agreed(*two), StaffTable.save_swap

    def somebody_first(table: StaffTable, *given: Any) -> None:
        town.change("budi", lambda each: replace(each, roster={DECEMBER: "L" * 31}))
        real(table, *given)

    monkeypatch.setattr(StaffTable, "save_swap", somebody_first)
    assert problem(decide(phone(town, CITRA), swap_id)) == (409, "CHANGED_MEANWHILE")
    assert letters(town, ANI)[:3] == "MLP"
    assert state_of(two[0], swap_id) == "agreed"


def test_two_answers_at_the_same_moment_are_one(
    town: World, two: tuple[Phone, Phone], monkeypatch: pytest.MonkeyPatch
) -> None:
    swap_id, real = ask(two[0]).expect(201)["swap_id"], SwapTable.move

    def withdrawn_first(table: SwapTable, *given: Any) -> None:
        monkeypatch.setattr(SwapTable, "move", real)
        two[0].call("DELETE", f"/me/swaps/{swap_id}").expect(204)
        real(table, *given)

    monkeypatch.setattr(SwapTable, "move", withdrawn_first)
    assert problem(answer(two[1], swap_id)) == (409, "SWAP_DECIDED")
    assert state_of(two[1], swap_id) == "withdrawn"


def test_shifts_that_would_touch_are_a_warning_and_no_refusal(town: World) -> None:
    ani, budi = worker(town, ANI, "LPL"), worker(town, BUDI, "MLL")
    asked = ask(ani).expect(201)
    assert asked["touches"] == [{"employee_id": "ani", "first_on": "2026-12-01", "second_on": "2026-12-02"}]
    answer(budi, asked["swap_id"]).expect(200)
    (seen,) = phone(town, CITRA).call("GET", "/units/umum/swaps").expect(200)["swaps"]
    assert seen["touches"] == asked["touches"]
    decide(phone(town, CITRA), asked["swap_id"]).expect(200)


def test_shifts_that_touch_today_already_are_no_news(town: World) -> None:
    ani, _ = worker(town, ANI, "MPL"), worker(town, BUDI, "LLP")
    assert ask(ani, on="2026-12-03").expect(201)["touches"] == []


def test_each_sees_their_own_swaps_and_leaders_those_of_their_unit(town: World, two: tuple[Phone, Phone]) -> None:
    swap_id = ask(two[0]).expect(201)["swap_id"]
    for who in (*two, phone(town, CITRA), phone(town, EKO)):
        mine = [each["swap_id"] for each in who.call("GET", "/me/swaps").expect(200)["swaps"]]
        assert mine == ([swap_id] if who in two else [])
    for leader in (CITRA, DEWI, EKO, FITRI):
        found = phone(town, leader).call("GET", "/units/umum/swaps").expect(200)["swaps"]
        assert [each["swap_id"] for each in found] == [swap_id]
    assert phone(town, EKO).call("GET", "/units/puskesmas/swaps").expect(200) == {"swaps": []}
    assert problem(phone(town, GANI).call("GET", "/units/umum/swaps")) == (403, "ROLE_MISSING")


def test_a_swap_is_listed_for_a_month_after_its_date(town: World, two: tuple[Phone, Phone]) -> None:
    decide(phone(town, CITRA), agreed(*two)).expect(200)
    for on, count in ((date(2027, 1, 1), 1), (date(2027, 1, 2), 0)):
        town.clock.set(wib(7, on=on))
        for who, path in ((ANI, "/me/swaps"), (CITRA, "/units/umum/swaps")):
            assert len(phone(town, who).call("GET", path).expect(200)["swaps"]) == count


def test_who_moves_to_another_unit_still_sees_what_became_of_it(town: World, two: tuple[Phone, Phone]) -> None:
    swap_id = agreed(*two)
    town.change(
        "ani",
        lambda each: replace(
            each,
            assignments=(
                replace(each.assignments[0], ends_on=date(2026, 11, 29)),
                Assignment("setda", date(2026, 11, 30), ("balai-kota",), None),
            ),
        ),
    )
    town.clock.set(wib(7, on=date(2026, 11, 30)))
    assert problem(decide(phone(town, CITRA), swap_id)) == (409, "CHANGED_MEANWHILE")
    phone(town, ANI).call("DELETE", f"/me/swaps/{swap_id}").expect(204)
    assert state_of(phone(town, ANI), swap_id) == "withdrawn"


def test_the_same_request_again_asks_once(town: World, two: tuple[Phone, Phone]) -> None:
    first = ask(two[0]).expect(201)
    again = ask(two[0])
    assert again.headers["Idempotency-Replayed"] == "true"
    assert again.json == first
    assert len(two[0].call("GET", "/me/swaps").expect(200)["swaps"]) == 1
