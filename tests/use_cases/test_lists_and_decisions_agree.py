"""What a list offers to decide is what the decision takes, whoever leads, is led, stands in or has decided before."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace

from hypothesis import given, settings
from hypothesis import strategies as st

from chalicelib.domain.employee import Grant, Role
from chalicelib.domain.request import Delegation, RequestKind, RequestState
from chalicelib.errors import DecideOwn, NotFound, NotYourStep, RequestDecided
from chalicelib.use_cases.decide_request import Decision, Verdict, decide_request
from chalicelib.use_cases.see_requests import see_units
from tests.cast import MONDAY, person, wib
from tests.fakes import fake_city
from tests.use_cases.test_file_request import file, filing
from tests.use_cases.test_rule_check_ins import Deciders, wish
from tests.world import World, entry

PEOPLE = ("ani", "budi", "citra", "dewi", "eko", "endah", "hana")
SOME = st.sampled_from(PEOPLE)
ROLES = [(), (Grant(Role.SUPERVISOR, "umum"),), (Grant(Role.SUPERVISOR, "setda"),), (Grant(Role.CITY_ADMIN),)]


@dataclass(frozen=True)
class Scene:
    """Who holds what, who is above whom, and in whose place who stands."""

    grants: dict[str, tuple[Grant, ...]]
    above: dict[str, str]
    stands_in: dict[str, str]  # superior -> delegate


SCENES = st.builds(
    Scene,
    st.dictionaries(SOME, st.sampled_from(ROLES), max_size=5),
    st.dictionaries(SOME, SOME, max_size=5),
    st.dictionaries(SOME, SOME, max_size=4),
)


@contextmanager
def played(scene: Scene) -> Iterator[World]:
    with fake_city(wib(7, 10)) as city:
        city.services.staff.save(person("Hana", "CONTOH-030", "setda"), None, entry("test_add", city.clock.now))
        for who, grants in sorted(scene.grants.items()):
            if who not in ("eko", "endah"):  # the last admin stays one
                city.change(who, lambda each, grants=grants: replace(each, grants=grants))
        for who, above in scene.above.items():
            if who != above:
                city.change(who, lambda each, above=above: replace(
                    each, assignments=(replace(each.assignments[0], supervisor_id=above),)))  # fmt: skip
        for superior, delegate in scene.stands_in.items():
            if superior != delegate:
                away = Delegation(delegate, MONDAY, MONDAY)
                city.change(superior, lambda each, away=away: replace(each, delegation=away))
                city.change(delegate, lambda each, superior=superior: replace(
                    each, delegated_by=(*each.delegated_by, superior)))  # fmt: skip
        yield city


@settings(max_examples=120, deadline=None)
@given(SCENES, SOME, st.sampled_from(["ani", "budi", "citra"]), st.booleans())
def test_a_check_in_may_be_decided_where_the_list_says_so(scene: Scene, actor: str, whose: str, valid: bool) -> None:
    with played(scene) as city:
        desk = Deciders(city)
        made = desk.offline(whose)
        try:
            offered = [each.may_decide for each in desk.listed(actor)]
        except NotFound:
            offered = []
        try:
            outcomes = desk.decide(actor, wish(made, valid), reason="diperiksa")
        except NotFound:
            outcomes = []
        assert outcomes == [("valid" if valid else "invalid") if may else "DECIDE_OWN" for may in offered]


@settings(max_examples=120, deadline=None)
@given(
    SCENES,
    st.lists(SOME, min_size=1, max_size=4),
    st.sampled_from(["ani", "budi", "citra"]),
    st.sampled_from([RequestKind.LEAVE, RequestKind.PERMISSION]),
)
def test_a_request_is_decided_by_whom_it_waits_for_and_each_step_by_another_person(
    scene: Scene, actors: list[str], whose: str, kind: RequestKind
) -> None:
    with played(scene) as city:
        request = file(city, filing(kind), who=whose)
        for at, actor in enumerate(actors):
            who = city.services.staff.employee(actor)
            assert who
            try:
                seen = see_units(city.services, who, "umum", False, False, city.clock.now)
            except NotFound:
                seen = []
            verdict = Verdict(Decision.APPROVE, f"baik {at}")
            try:
                request = decide_request(city.services, who, "umum", request.request_id, verdict, city.clock.now)
                taken = True
            except (DecideOwn, NotFound, NotYourStep, RequestDecided):
                taken = False
            assert taken is any(each.is_for_me for each in seen)
        passed = [step for step in request.steps if step.act == "approved"]
        # The last admin who may passes what follows in the same act: then its steps have one reason.
        acts = {(who, step.reason) for step in passed for who in (step.by, step.on_behalf) if who}
        deciding = {who for who, _ in acts}
        assert len(deciding) == len(acts)
        assert whose not in deciding
        assert (request.state is RequestState.APPROVED) is (len(passed) == len(request.way))
