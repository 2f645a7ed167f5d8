"""One accuracy, check-in after check-in."""

from dataclasses import replace
from datetime import timedelta

from hypothesis import given
from hypothesis import strategies as st

from chalicelib.domain.shift import Slot
from chalicelib.domain.signal import Sign, Signal
from chalicelib.domain.trace import DayTrace
from chalicelib.rules.signal_rules import SIGNALS_DEFAULT
from tests.cast import MONDAY
from tests.rules.signalling import days, seen, signs

RULES = replace(SIGNALS_DEFAULT, same_accuracy=5)


def past(*accuracies: float, **changed: object) -> list[DayTrace]:
    """One a date, up to the day before; oldest first."""
    count = len(accuracies)
    return days(
        *(
            [seen("ani", on=MONDAY - timedelta(count - at), accuracy_m=each, **changed)]  # type: ignore[arg-type]
            for at, each in enumerate(accuracies)
        )
    )


def constant(today: list[float], before: list[DayTrace]) -> list[Sign]:
    slots = [(Slot.ARRIVAL, "07:25"), (Slot.MIDDAY, "12:00"), (Slot.DEPARTURE, "16:05")]
    made = [seen("ani", time, slot=slot, accuracy_m=each) for (slot, time), each in zip(slots, today, strict=False)]
    return [each for each in signs(made, before, rules=RULES) if each.signal is Signal.CONSTANT_ACCURACY]


def test_the_fifth_in_a_row_is_flagged_at_the_last_check_in_of_the_date() -> None:
    assert constant([5.0], past(5, 5, 5)) == []
    (sign,) = constant([5.0, 5.0], past(5, 5, 5))
    assert (sign.slot, sign.facts) == (Slot.MIDDAY, {"check_ins": 5, "accuracy_dm": 50})
    (sign,) = constant([5.0, 5.0, 5.0], past(5, 5, 5))
    assert (sign.slot, sign.facts["check_ins"]) == (Slot.DEPARTURE, 6)


def test_one_other_value_begins_anew() -> None:
    assert constant([5.0, 5.0], past(5, 5, 5, 5, 5, 5.1)) == []
    assert constant([5.0, 5.1], past(5, 5, 5)) == []


def test_a_value_that_ended_within_the_date_was_constant_until_then() -> None:
    (sign,) = constant([5.0, 5.0, 9.0], past(5, 5, 5))
    assert sign.slot is Slot.MIDDAY


def test_a_supervisors_phone_tells_nothing_of_ones_own() -> None:
    made = [seen("ani", accuracy_m=5.0, made_by="citra")]
    assert signs(made, past(5, 5, 5, 5, 5), rules=RULES) == []
    assert len(constant([5.0], past(5, 5, 5, 5))) == 1
    assert constant([5.0], past(5, 5, 5, 5, made_by="citra")) == []


@given(least=st.integers(3, 60), told=st.integers(1, 70))
def test_no_flag_ever_appears_for_fewer_than_the_citys_number(least: int, told: int) -> None:
    rules = replace(SIGNALS_DEFAULT, same_accuracy=least)
    found = signs([seen("ani", accuracy_m=7.0)], past(*[7.0] * (told - 1)), rules=rules)
    assert bool(found) is (told >= least)


def test_without_a_position_nothing_is_told_and_the_run_goes_on() -> None:
    vouched = {"position": None, "accuracy_m": None, "distance_m": None}
    today = [seen("ani", **vouched), seen("ani", "12:00", slot=Slot.MIDDAY, accuracy_m=5.0)]
    before = [*past(5, 5, 5), *days([seen("ani", on=MONDAY - timedelta(days=9), **vouched)])]
    found = [each.slot for each in signs(today, before, rules=RULES) if each.signal is Signal.CONSTANT_ACCURACY]
    assert found == []
    assert signs([seen("ani", **vouched), seen("budi", **vouched)], []) == []
