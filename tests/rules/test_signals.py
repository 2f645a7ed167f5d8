"""All signals of a unit's date together: honest days have none, and who stands where in a list does not matter."""

from dataclasses import replace
from datetime import timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from chalicelib.domain.shift import Slot
from chalicelib.domain.signal import DayFlags, Signal
from chalicelib.domain.trace import DayTrace, Seen
from chalicelib.rules.signal_rules import SIGNALS_DEFAULT
from chalicelib.rules.signals import flags_of, trace_of
from tests.cast import MONDAY, wib
from tests.rules.signalling import days, photo, seen, signs

POINT, FAR = (3.0, 4.0), (0.0, 9_000.0)
OLD = photo("old")


def cheats() -> list[Seen]:
    """Somebody for every signal, and two who are honest."""
    one = {"device_id": "one phone"}
    return [
        *(seen(who, at=POINT, **one) for who in ("ani", "budi", "citra")),
        seen("dewi", photo=OLD), seen("eko", "07:40", photo=OLD),
        seen("fitri", took_ms=5), seen("kiki", clock_jump_s=-999),
        seen("gani"), seen("hani", "16:00", slot=Slot.DEPARTURE),
        seen("indah", "07:30"), seen("indah", "07:31", at=FAR, slot=Slot.EVENT),
        seen("joko", accuracy_m=5.0),
    ]  # fmt: skip


def past() -> list[DayTrace]:
    of = [
        [seen("joko", on=MONDAY - timedelta(ago), accuracy_m=5.0), seen("ani", on=MONDAY - timedelta(ago), at=POINT),
         seen("dewi", on=MONDAY - timedelta(ago), photo=OLD)]
        for ago in range(60, 0, -1)
    ]  # fmt: skip
    return days(*of)


def test_every_signal_is_found_and_the_honest_have_none() -> None:
    found = FOUND
    assert {each.signal for each in found} == set(Signal) - {Signal.SHARED_NETWORK}  # which is off
    assert {"gani", "hani"}.isdisjoint(each.employee_id for each in found)
    assert found == sorted(found, key=lambda each: (each.employee_id, each.slot, each.signal))


def test_there_is_one_flag_for_a_person_slot_and_signal() -> None:
    keys = [(each.employee_id, each.slot, each.signal) for each in FOUND]
    assert len(keys) == len(set(keys))


CHEATS, PAST = cheats(), past()
FOUND = signs(CHEATS, PAST)


@settings(deadline=None)
@given(st.permutations(CHEATS))
def test_the_order_of_people_does_not_matter(shuffled: list[Seen]) -> None:
    assert signs(shuffled, PAST) == FOUND
    assert trace_of(shuffled) == trace_of(CHEATS)


def test_a_date_without_check_ins_has_no_flags() -> None:
    assert signs([], PAST) == []


def test_a_flag_that_stays_was_found_when_it_was_found_first() -> None:
    found = signs([seen("fitri", took_ms=5), seen("gani", took_ms=5)])
    empty = DayFlags("umum", MONDAY)
    first = flags_of(found[:1], empty, wib(18, 30), SIGNALS_DEFAULT)
    again = flags_of(found, replace(empty, flags=first), wib(20), replace(SIGNALS_DEFAULT, rules_id="perwal"))
    assert [each.found_at for each in again] == [wib(18, 30), wib(20)]
    assert [each.rule_version for each in (*first, *again)] == ["2:default", "2:perwal", "2:perwal"]
    assert flags_of(found[1:], replace(empty, flags=again), wib(21), SIGNALS_DEFAULT) == (
        replace(again[1], rule_version="2:default"),
    )


def test_facts_are_whole_numbers_and_ids_and_never_a_position() -> None:
    for sign in FOUND:
        for value in sign.facts.values():
            assert isinstance(value, int | str | tuple)
        assert not {"position", "longitude", "latitude", "coordinates"} & sign.facts.keys()


def test_what_stays_of_a_date_holds_no_position() -> None:
    (person,) = trace_of([seen("ani", at=POINT, photo=OLD), seen("ani", "12:00", slot=Slot.MIDDAY, made_by="citra")])
    first, second = person.traces
    assert (len(first.mark), first.accuracy_dm, first.dhash) == (8, first.accuracy_dm, OLD)
    assert (second.mark, second.accuracy_dm) == (b"", None)
