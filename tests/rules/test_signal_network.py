"""Many people by one network within minutes: nothing unless a city asks for it, and never the office's own."""

from dataclasses import replace

import pytest

from chalicelib.domain.shift import Slot
from chalicelib.domain.signal import Signal
from chalicelib.domain.trace import Seen
from chalicelib.rules.signal_rules import SIGNALS_DEFAULT
from tests.rules.signalling import seen, signs, told

ASKED = replace(SIGNALS_DEFAULT, network_people=3)
HOUSE = {"network": b"house"}
AT_WORK = [seen(f"rekan{each}", f"07:{each + 10}", network=b"office") for each in range(20)]
TOGETHER = [seen("ani", "07:20", **HOUSE), seen("budi", "07:22", **HOUSE), seen("citra", "07:24", **HOUSE)]


def flagged(*made: Seen) -> list[str]:
    return told(signs([*AT_WORK, *made], rules=ASKED), Signal.SHARED_NETWORK)


def test_three_people_by_one_network_within_five_minutes_are_flagged_where_a_city_asks_for_it() -> None:
    assert flagged(*TOGETHER) == ["ani", "budi", "citra"]
    assert signs([*AT_WORK, *TOGETHER]) == []


def test_two_are_not_nor_one_person_three_times() -> None:
    assert flagged(*TOGETHER[:2]) == []
    assert flagged(TOGETHER[0], seen("ani", "07:21", slot=Slot.MIDDAY, **HOUSE), TOGETHER[1]) == []


@pytest.mark.parametrize(("last", "found"), [("07:25", ["ani", "budi", "dewi"]), ("07:25:02", [])])
def test_five_minutes_are_their_span(last: str, found: list[str]) -> None:
    assert flagged(*TOGETHER[:2], seen("dewi", last, **HOUSE)) == found


def test_a_network_with_a_fifth_of_the_units_check_ins_is_the_offices() -> None:
    crowd = [seen(f"tamu{each}", "07:20", **HOUSE) for each in range(5)]
    assert flagged(*crowd) == []  # 5 of 25
    assert len(flagged(*crowd[:4])) == 4


def test_without_a_mark_and_by_a_supervisor_nobody_is_flagged() -> None:
    assert flagged(*(replace(each, check_in=replace(each.check_in, network=b"")) for each in TOGETHER)) == []
    assert flagged(*(replace(each, check_in=replace(each.check_in, made_by="eko")) for each in TOGETHER)) == []
