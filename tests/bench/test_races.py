"""The judges of the races would notice a lost, doubled or wrongly told check-in."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

import pytest

from bench.races import CALLERS, at_once, check_in, judge_replies, judge_store
from chalicelib.domain.attendance import AttendanceDay, CheckIn
from chalicelib.domain.shift import Slot
from tools.phone import Reply

MINE, OTHER = check_in("ani", 1), check_in("ani", 2)
ACCEPTED = Reply(201, {}, '{"record": 1}')
REPLAYED = Reply(201, {"Idempotency-Replayed": "true"}, '{"record": 1}')
ALREADY = Reply(409, {}, '{"code": "ALREADY_CHECKED_IN"}')


def day(*recorded: CheckIn) -> AttendanceDay:
    found: Mapping[Slot, CheckIn] = {each.slot: each for each in recorded}
    return AttendanceDay("ani", "lomba", date(2026, 11, 23), found)


def test_one_first_and_the_same_day_for_all_others_is_right() -> None:
    assert judge_store([MINE, OTHER, OTHER], [None, day(MINE), day(MINE)], day(MINE)) == ""


@pytest.mark.parametrize(
    ("told", "recorded"),
    [
        ([None, None], day(MINE)),
        ([day(MINE), day(MINE)], day(MINE)),
        ([None, day(MINE)], day(OTHER)),
        ([None, day(OTHER)], day(MINE)),
        ([None, day(MINE)], day(MINE, replace(MINE, slot=Slot.MIDDAY))),
        ([None, day(MINE)], day()),
    ],
)
def test_anything_else_at_the_store_is_wrong(told: list[AttendanceDay | None], recorded: AttendanceDay) -> None:
    assert judge_store([MINE, OTHER], told, recorded)


def test_one_accepted_its_copies_replayed_and_all_others_told_so_is_right() -> None:
    assert judge_replies([b"a", b"a", b"b"], [ACCEPTED, REPLAYED, ALREADY], 1) == ""
    assert judge_replies([b"a", b"a", b"b"], [ALREADY, ALREADY, ACCEPTED], 1) == ""


@pytest.mark.parametrize(
    ("replies", "recorded"),
    [
        ([ACCEPTED, ACCEPTED, ALREADY], 1),
        ([ALREADY, ALREADY, ALREADY], 1),
        ([ACCEPTED, REPLAYED, REPLAYED], 1),
        ([ACCEPTED, ALREADY, ALREADY], 1),
        ([ACCEPTED, Reply(201, {"Idempotency-Replayed": "true"}, '{"record": 2}'), ALREADY], 1),
        ([ACCEPTED, REPLAYED, Reply(503, {}, '{"code": "TRY_AGAIN"}')], 1),
        ([ACCEPTED, REPLAYED, ALREADY], 2),
        ([ACCEPTED, REPLAYED, ALREADY], 0),
    ],
)
def test_anything_else_over_http_is_wrong(replies: list[Reply], recorded: int) -> None:
    assert judge_replies([b"a", b"a", b"b"], replies, recorded)


def test_all_callers_go_at_once_and_each_gets_its_own_answer() -> None:
    assert at_once(lambda each: each + 1, range(CALLERS)) == list(range(1, CALLERS + 1))
