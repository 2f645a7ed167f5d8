"""Who decides a request, in which order; and that nobody decides what is theirs."""

from dataclasses import replace

import pytest

from chalicelib.domain.request import ApproverKind, RequestKind, RequestState, RequestStep, StepAct
from chalicelib.domain.settings import RequestSettings
from chalicelib.rules.request_way import (
    MAX_STEPS,
    WAYS,
    Leaders,
    approved,
    barred,
    deciders,
    ended,
    may_decide,
    spent,
    way_of,
)
from tests.requests import NOW, a_request

SUPERIOR, HEAD, CITY = ApproverKind.SUPERIOR, ApproverKind.HEAD, ApproverKind.CITY_ADMIN
BOTH = Leaders("citra", frozenset({"citra", "dina"}), frozenset({"dina"}))
NOBODY = Leaders(None, frozenset(), frozenset())


def test_a_leave_goes_to_the_superior_then_to_the_authorised_official() -> None:
    assert way_of(RequestKind.LEAVE, RequestSettings(), needs_city=False) == (SUPERIOR, HEAD)
    assert way_of(RequestKind.PERMISSION, RequestSettings(), needs_city=False) == (SUPERIOR,)


@pytest.mark.parametrize("kind", RequestKind)
def test_a_way_has_one_to_three_steps_and_ends_with_the_city_where_it_comes_late(kind: RequestKind) -> None:
    assert 1 <= len(WAYS[kind]) < MAX_STEPS
    assert way_of(kind, RequestSettings(), needs_city=True) == (*WAYS[kind], CITY)


def test_the_city_may_set_another_way_and_decides_once_in_it() -> None:
    settings = RequestSettings(ways={RequestKind.LEAVE: (CITY, HEAD)})
    assert way_of(RequestKind.LEAVE, settings, needs_city=True) == (CITY, HEAD)
    assert way_of(RequestKind.DUTY, settings, needs_city=False) == (SUPERIOR,)


@pytest.mark.parametrize(
    ("kind", "leaders", "excluded", "who"),
    [
        (SUPERIOR, BOTH, set(), {"citra", "dina"}),
        (SUPERIOR, BOTH, {"citra"}, {"dina"}),  # the nearest head above
        (SUPERIOR, NOBODY, set(), set()),
        (SUPERIOR, replace(NOBODY, assigned_id="luar"), set(), {"luar"}),  # a superior of another unit
        (HEAD, BOTH, set(), {"dina"}),
        (HEAD, BOTH, {"dina"}, set()),
        (CITY, BOTH, set(), set()),
    ],
)
def test_who_decides_a_step(kind: ApproverKind, leaders: Leaders, excluded: set[str], who: set[str]) -> None:
    assert deciders(kind, leaders, excluded) == who
    for each in ("citra", "dina", "luar"):
        assert may_decide(each, False, kind, leaders, excluded) is (each in who)
    assert may_decide("eko", True, kind, leaders, excluded) is (not who)
    assert not may_decide("eko", True, kind, leaders, {*excluded, "eko"})


def test_whose_it_is_who_filed_or_sent_it_and_who_judged_never_decide() -> None:
    steps = (RequestStep(StepAct.FILED, "dewi", NOW), RequestStep(StepAct.RETURNED, "citra", NOW),
             RequestStep(StepAct.CHANGED, "joko", NOW))  # fmt: skip
    request = a_request(RequestKind.OBJECTION, filed_by="dewi", steps=steps, judged_by="kiki")
    assert barred(request) == {"ani", "dewi", "joko", "kiki"}


@pytest.mark.parametrize(
    ("who", "is_admin", "kind", "passed", "may"),
    [
        ("dina", False, HEAD, {"dina"}, False),  # superior and head
        ("eko", True, HEAD, {"dina"}, True),  # so it falls to a city admin
        ("eko", True, CITY, {"eko"}, False),  # superior and city admin
        ("endah", True, CITY, {"eko"}, True),
        ("endah", True, HEAD, {"citra"}, False),  # the head is still there
        ("dina", False, SUPERIOR, {"citra"}, True),
    ],
)
def test_each_step_is_passed_by_another_person(
    who: str, is_admin: bool, kind: ApproverKind, passed: set[str], may: bool
) -> None:
    assert may_decide(who, is_admin, kind, BOTH, set(), passed) is may
    assert not may_decide(who, is_admin, kind, BOTH, {who}, passed, is_last_admin=True)


def test_the_citys_only_admin_passes_what_nobody_else_can() -> None:
    assert may_decide("eko", True, HEAD, NOBODY, set(), {"eko"}, is_last_admin=True)
    assert not may_decide("eko", True, HEAD, BOTH, set(), {"eko"}, is_last_admin=True)
    assert not may_decide("citra", False, HEAD, NOBODY, set(), {"citra"}, is_last_admin=True)


def test_who_passed_a_step_and_for_whom_passes_no_other_until_it_is_sent_again() -> None:
    request = a_request(way=(SUPERIOR, HEAD, CITY))
    assert spent(request) == frozenset()
    one = approved(request, "budi", NOW, None, "citra")
    assert spent(one) == {"budi", "citra"}
    back = ended(one, StepAct.RETURNED, "dina", NOW, "surat kurang", None)
    assert spent(back) == {"budi", "citra"}
    again = replace(back, steps=(*back.steps, RequestStep(StepAct.CHANGED, "ani", NOW)))
    assert spent(again) == frozenset()


def test_an_approval_passes_one_step_and_the_last_one_approves_the_whole() -> None:
    request = a_request(way=(SUPERIOR, HEAD))
    one = approved(request, "citra", NOW, "baik", None)
    assert (one.state, one.at_step, one.steps[-1].reason) == (RequestState.WAITING, 1, "baik")
    two = approved(one, "eko", NOW, None, "endah")
    assert (two.state, two.at_step, two.steps[-1].on_behalf) == (RequestState.APPROVED, 2, "endah")


@pytest.mark.parametrize(
    ("act", "state"), [(StepAct.RETURNED, RequestState.RETURNED), (StepAct.REJECTED, RequestState.REJECTED)]
)
def test_returned_and_rejected_end_the_way_with_the_reason(act: StepAct, state: RequestState) -> None:
    found = ended(a_request(), act, "citra", NOW, "surat kurang", None)
    assert (found.state, found.steps[-1]) == (state, RequestStep(act, "citra", NOW, "surat kurang"))
