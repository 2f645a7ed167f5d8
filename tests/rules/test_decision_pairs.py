"""Who decided how often about whom, counted from the trail."""

from chalicelib.domain.audit import AuditEntry
from chalicelib.rules.decision_pairs import Pair, pairs_of
from tests.cast import wib


def did(actor_id: str, action: str, object_id: str = "x", **facts: object) -> AuditEntry:
    return AuditEntry("e", "umum#2026-11-23", wib(8), actor_id, action, object_id, facts)


def test_decisions_are_counted_by_who_made_them_and_about_whom() -> None:
    trail = [
        did("citra", "request_approved", "r1", employee="ani"),
        did("citra", "request_rejected", "r2", employee="ani"),
        did("citra", "request_approved", "r3", employee="budi"),
        did("citra", "check_in_ruled", "ani", outcome="valid"),
        did("citra", "check_in_reviewed", "budi", outcome="invalid"),
        did("eko", "device_approved", "ani"),
    ]
    assert pairs_of(trail) == [
        Pair("citra", "ani", 2, 1, (("check_in", 1), ("request", 2))),
        Pair("citra", "budi", 1, 1, (("check_in", 1), ("request", 1))),
        Pair("eko", "ani", 1, 0, (("device", 1),)),
    ]


def test_a_swap_is_decided_about_two() -> None:
    found = pairs_of([did("citra", "swap_approved", "s1", one="ani", other="budi")])
    assert [(each.person_id, each.in_favour) for each in found] == [("ani", 1), ("budi", 1)]


def test_what_is_no_decision_about_somebody_else_is_not_counted() -> None:
    trail = [
        did("ani", "request_filed", "r1", employee="ani"),
        did("ani", "request_withdrawn", "r1", employee="ani"),
        did("budi", "swap_agreed", "s1", one="ani", other="budi"),
        did("eko", "selfie_viewed", "ani"),
        did("eko", "proposal_rejected", "p1"),
        did("eko", "device_enrolled", "ani"),
        did("citra", "request_approved", "r1"),  # an entry of another form
    ]
    assert pairs_of(trail) == []


def test_of_as_many_decisions_those_without_a_no_come_first() -> None:
    trail = [did("a", "request_rejected", employee="x"), did("b", "request_approved", employee="x")]
    assert [each.decider_id for each in pairs_of(trail)] == ["b", "a"]
