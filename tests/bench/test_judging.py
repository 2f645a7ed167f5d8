"""The day that the rule is measured by."""

from bench.judging import a_hundred
from chalicelib.domain.verdict import SlotState
from chalicelib.rules.attendance import DEFAULT, judge_day


def test_a_hundred_people_come_to_what_a_units_day_comes_to() -> None:
    verdicts = [judge_day(each, DEFAULT) for each in a_hundred()]
    assert len(verdicts) == 100
    statuses = {each.status for each in verdicts}
    assert {"present", "incomplete", "absent", "leave", "duty", "undecided"} == statuses
    assert sum(any(each.waived_min for each in verdict.slots) for verdict in verdicts) == 13
    assert sum(verdict.event is not None for verdict in verdicts) == 25
    assert any(each.state is SlotState.PROVISIONAL for verdict in verdicts for each in verdict.slots)
