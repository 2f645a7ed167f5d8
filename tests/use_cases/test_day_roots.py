"""The root of a closed day: once, over the facts as they are, and again with the old one when a fact changes (I5)."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from chalicelib.domain.audit import ChainedEntry
from chalicelib.domain.shift import Slot
from chalicelib.domain.verdict import DayStatus, DayVerdict, Outcome, Ruling, SlotState, SlotVerdict
from chalicelib.proof.day_leaves import day_root, leaves_of
from chalicelib.use_cases import day_roots
from chalicelib.use_cases.day_roots import append_change, append_root, chain_of, read_recorded
from chalicelib.use_cases.ports import Services, StoreUnavailable
from tests.cast import MONDAY, wib
from tests.store.places import check_in, in_memory
from tests.world import World, entry

CHAIN = chain_of("umum", MONDAY)
EVENING = wib(18, 30)
PRESENT = DayVerdict(MONDAY, DayStatus.PRESENT, (SlotVerdict(Slot.ARRIVAL, SlotState.ON_TIME),), "pattern:x", "default")
ABSENT = replace(PRESENT, status=DayStatus.ABSENT, slots=(SlotVerdict(Slot.ARRIVAL, SlotState.MISSING),))


@pytest.fixture
def judged(city: World) -> World:
    """Ani has checked in, Ani and Budi are judged."""
    assert city.services.attendance.record(check_in(in_memory(), employee_id="ani", unit_id="umum")) is None
    city.clock.set(EVENING)
    city.services.months.write("umum", MONDAY, {"ani": PRESENT, "budi": ABSENT}, {})
    return city


def entries(city: World) -> list[ChainedEntry]:
    return city.services.audit.entries(CHAIN)


def told(city: World) -> list[tuple[str, Any]]:
    return [(each.entry.action, each.entry.facts.get("root")) for each in entries(city)]


def test_the_root_stands_over_all_that_is_kept_of_the_day_with_its_leaves(judged: World) -> None:
    root = append_root(judged.services, "umum", MONDAY, EVENING)
    people = leaves_of(read_recorded(judged.services, "umum", MONDAY), judged.services.secrets.receipt_keys())
    assert day_root(people).hex() == root
    assert judged.services.proofs.leaves(CHAIN, root) == people
    [placed] = entries(judged)
    assert (placed.entry.action, placed.entry.actor_id, placed.entry.object_id) == ("day_closed", "system", "umum")
    assert placed.entry.facts == {"root": root, "leaves": 4, "people": 2}


def test_twice_is_once(judged: World) -> None:
    roots = {append_root(judged.services, "umum", MONDAY, EVENING + timedelta(minutes=each)) for each in range(3)}
    assert len(roots) == len(entries(judged)) == 1


def test_a_day_without_people_has_a_root_too(city: World) -> None:
    append_root(city.services, "puskesmas", MONDAY, EVENING)
    [placed] = city.services.audit.entries(chain_of("puskesmas", MONDAY))
    assert (placed.entry.facts["leaves"], placed.entry.facts["people"]) == (0, 0)


def rewritten(city: World) -> None:
    city.services.months.rewrite("budi", "umum", ABSENT, PRESENT)


def test_a_late_change_appends_a_new_root_with_the_old_one(judged: World) -> None:
    old = append_root(judged.services, "umum", MONDAY, EVENING)
    rewritten(judged)
    new = append_change(judged.services, "umum", MONDAY, ["budi"], "request", EVENING)
    assert told(judged) == [("day_closed", old), ("day_changed", new)]
    facts = entries(judged)[1].entry.facts
    assert (facts["old_root"], facts["because"], facts["employee_ids"]) == (old, "request", ["budi"])
    assert append_change(judged.services, "umum", MONDAY, ["budi"], "request", EVENING) == new
    assert len(entries(judged)) == 2


def test_a_rejudge_that_changes_nothing_appends_nothing(judged: World) -> None:
    old = append_root(judged.services, "umum", MONDAY, EVENING)
    assert append_change(judged.services, "umum", MONDAY, ["budi"], "request", EVENING) == old
    assert len(entries(judged)) == 1


def test_a_ruling_alone_changes_the_root(judged: World) -> None:
    append_root(judged.services, "umum", MONDAY, EVENING)
    ruling = Ruling("ani", "umum", MONDAY, Slot.MIDDAY, Outcome.CORRECTED, "citra", EVENING, counts_at=wib(12))
    judged.services.attendance.rule(ruling, None, entry("test", EVENING))
    append_change(judged.services, "umum", MONDAY, ["ani"], "ruling", EVENING)
    assert [action for action, _ in told(judged)] == ["day_closed", "day_changed"]


def test_of_others_the_leaves_stay_as_they_were_proved(judged: World) -> None:
    """What is kept no longer (a refused try after its days) stays in the root of who is not concerned."""
    judged.services.months.write("umum", MONDAY, {"citra": PRESENT}, {})
    root = append_root(judged.services, "umum", MONDAY, EVENING)
    before = {each.employee_id: each for each in judged.services.proofs.leaves(CHAIN, root)}
    judged.services.months.rewrite("ani", "umum", PRESENT, ABSENT)  # somebody tampered, or data went
    rewritten(judged)
    new = append_change(judged.services, "umum", MONDAY, ["budi"], "request", EVENING)
    after = {each.employee_id: each for each in judged.services.proofs.leaves(CHAIN, new or "")}
    assert (after["ani"], after["citra"]) == (before["ani"], before["citra"])
    assert after["budi"] != before["budi"]


def test_everybody_is_made_anew_where_nobody_is_named(judged: World) -> None:
    append_root(judged.services, "umum", MONDAY, EVENING)
    judged.services.months.rewrite("ani", "umum", PRESENT, ABSENT)
    rewritten(judged)
    new = append_change(judged.services, "umum", MONDAY, (), "outage", EVENING)
    people = leaves_of(read_recorded(judged.services, "umum", MONDAY), judged.services.secrets.receipt_keys())
    assert judged.services.proofs.leaves(CHAIN, new or "") == people


def test_a_second_close_over_other_facts_is_told_as_a_change(judged: World) -> None:
    append_root(judged.services, "umum", MONDAY, EVENING)
    rewritten(judged)
    append_root(judged.services, "umum", MONDAY, EVENING)
    assert entries(judged)[1].entry.facts["because"] == "closed_again"


def between(monkeypatch: pytest.MonkeyPatch, happens: Callable[[], None]) -> None:
    """Something happens once, after the facts were read and before the entry is written."""
    read, done = day_roots.read_recorded, []

    def reading(services: Services, unit_id: str, on: Any) -> Any:
        found = read(services, unit_id, on)
        if not done:
            done.append(True)
            happens()
        return found

    monkeypatch.setattr(day_roots, "read_recorded", reading)


def test_a_change_while_a_close_is_in_flight_is_in_its_root(judged: World, monkeypatch: pytest.MonkeyPatch) -> None:
    def change() -> None:
        rewritten(judged)
        assert append_change(judged.services, "umum", MONDAY, ["budi"], "request", EVENING) is None

    between(monkeypatch, change)
    root = append_root(judged.services, "umum", MONDAY, EVENING)
    people = leaves_of(read_recorded(judged.services, "umum", MONDAY), judged.services.secrets.receipt_keys())
    assert day_root(people).hex() == root
    assert told(judged) == [("day_changed", None), ("day_closed", root)]


def test_a_change_before_the_close_is_noted_once(judged: World) -> None:
    for _ in range(2):
        append_change(judged.services, "umum", MONDAY, ["budi"], "request", EVENING)
    assert told(judged) == [("day_changed", None)]


def test_two_closes_at_once_append_one_root(judged: World, monkeypatch: pytest.MonkeyPatch) -> None:
    between(monkeypatch, lambda: str(append_root(judged.services, "umum", MONDAY, EVENING)))  # type: ignore[arg-type]
    append_root(judged.services, "umum", MONDAY, EVENING)
    assert [action for action, _ in told(judged)] == ["day_closed"]


def test_a_chain_that_never_rests_is_tried_again_later(judged: World, monkeypatch: pytest.MonkeyPatch) -> None:
    read = day_roots.read_recorded

    def reading(services: Services, unit_id: str, on: Any) -> Any:
        services.audit.append(replace(entry("test", EVENING), chain=CHAIN))
        return read(services, unit_id, on)

    monkeypatch.setattr(day_roots, "read_recorded", reading)
    with pytest.raises(StoreUnavailable):
        append_root(judged.services, "umum", MONDAY, EVENING)


def test_a_root_of_a_past_date_is_noted_for_the_daily_document(judged: World) -> None:
    append_root(judged.services, "umum", MONDAY, EVENING)
    assert judged.services.proofs.late(MONDAY) == []
    rewritten(judged)
    append_change(judged.services, "umum", MONDAY, ["budi"], "request", wib(8, on=MONDAY + timedelta(3)))
    assert judged.services.proofs.late(MONDAY + timedelta(3)) == [CHAIN]
