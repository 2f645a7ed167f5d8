"""The nightly look at where people are refused: once a night, resumed anywhere, proposing once, naming nobody."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from chalicelib.domain.attendance import Attempt
from chalicelib.domain.audit import Proposal, ProposalState
from chalicelib.domain.employee import Device, DeviceState
from chalicelib.domain.job import SYSTEM, Job, JobKind, JobState
from chalicelib.domain.office import Circle, Position
from chalicelib.domain.shift import Slot
from chalicelib.jobs.handlers import on_sweep
from chalicelib.jobs.office_points import start_office_points
from chalicelib.jobs.work import work
from chalicelib.rules.office_edits import edits_between, with_fence
from chalicelib.use_cases.ports import StoreUnavailable
from chalicelib.use_cases.proposal_subject import Change
from chalicelib.use_cases.proposals import decide, submit
from tests import cast
from tests.cast import ANI, DEWI, EKO, ENDAH, MONDAY, person, wib
from tests.jobs.stepping import Steps
from tests.world import World, entry

TUESDAY = MONDAY + timedelta(days=1)
NIGHT = wib(1, 5, on=TUESDAY)
THERE = Position(106.0445, -6.0099)  # 254 m east of the hall's point
MORE = [person(name, f"CONTOH-1{at}", "umum") for at, name in enumerate(["Lia", "Made", "Nia", "Oki", "Putu", "Rani"])]


@pytest.fixture
def town(city: World) -> World:
    """On Tuesday night."""
    refuse_six(city)
    city.clock.set(NIGHT)
    return city


def refuse_six(city: World) -> None:
    """Six people of Umum, all at one place on Monday."""
    for at, each in enumerate(MORE):
        phone = Device(f"ponsel-{at}", bytes(65), DeviceState.ACTIVE, "Ponsel uji", city.clock.now)
        city.services.staff.save(replace(each, devices=(phone,)), None, entry("test_add", city.clock.now))
    for at, each in enumerate(MORE):
        refused(city, each.employee_id, Position(THERE.longitude + at * 1e-5, THERE.latitude))


def refused(city: World, employee_id: str, position: Position, on: date = MONDAY, **changed: Any) -> None:
    facts = {"office_id": "balai-kota", "distance_m": 254}
    made = Attempt(
        employee_id,
        "umum",
        on,
        Slot.ARRIVAL,
        f"{on}-{employee_id}",
        wib(7, on=on),
        "OUTSIDE_GEOFENCE",
        facts,
        position,
        9.0,
    )
    city.services.attempts.keep(replace(made, **changed))


def run(city: World, has_time: bool = True) -> Job:
    """Start what is due, and work until nothing is left to do."""
    start_office_points(city.services, city.clock.now)
    return finish(city, has_time=has_time)


def finish(city: World, services: Any = None, has_time: bool = True) -> Job:
    job_id = f"office-points-{city.clock.now.astimezone(cast.WIB).date() - timedelta(days=1):%Y%m%d}"
    for _ in range(50):
        job = work(services or city.services, job_id, city.clock.now, lambda: has_time)
        if job is None or job.state is JobState.DONE:
            break
    found = city.services.jobs.get(job_id)
    assert found
    return found


def proposals(city: World) -> list[Proposal]:
    return city.services.proposals.all()


def test_a_crowd_outside_becomes_a_proposal_by_the_system(town: World) -> None:
    assert run(town).state is JobState.DONE
    [found] = proposals(town)
    assert (found.subject, found.state, found.proposed_by) == ("offices", ProposalState.WAITING, SYSTEM)
    assert found.summary == {
        "moved": 1, "distance_m": 257, "starts_on": "2026-11-24", "office_id": "balai-kota", "people": 6,
        "of_people": 6, "days": 7,
    }  # fmt: skip
    assert town.services.city.fresh(NIGHT).offices == cast.CITY.offices


def test_nobody_is_named_in_it_nor_in_the_trail(town: World) -> None:
    run(town)
    [found] = proposals(town)
    text = (
        f"{found} {town.services.proposals.drafted(found.content_id)} {town.services.audit.entries('CITY#2026-11-24')}"
    )
    assert not [each.employee_id for each in MORE if each.employee_id in text.lower()]


@pytest.mark.parametrize("who", [EKO, ENDAH])
def test_any_city_admin_decides(town: World, who: Any) -> None:
    run(town)
    decide(town.services, who, proposals(town)[0].proposal_id, True, None, NIGHT)
    shape = town.services.city.fresh(NIGHT).offices["balai-kota"].fences[-1].shape
    assert shape == Circle(Position(106.044525, -6.0099), 150)


def test_those_who_were_let_in_count_among_those_who_tried(town: World) -> None:
    town.clock.set(wib(7, 10))
    for each in (ANI, cast.BUDI, cast.CITRA, DEWI):
        town.check_in(town.phone(each)).expect(201)
    town.clock.set(NIGHT)
    run(town)
    assert proposals(town)[0].summary["of_people"] == 10
    town.clock.set(wib(7, 10))
    town.check_in(town.phone(EKO)).expect(201)
    memory = town.services.proposals.memory  # type: ignore[attr-defined]
    memory.proposals.clear()
    memory.jobs.clear()
    town.clock.set(NIGHT)
    run(town)
    assert proposals(town) == []  # 6 of 11


def test_one_supervisor_alone_moves_no_office(town: World) -> None:
    town.services.attempts.memory.attempts.clear()  # type: ignore[attr-defined]
    told = {"office_id": "balai-kota", "distance_m": 254, "made_by": "citra"}
    for each in MORE:
        refused(town, each.employee_id, THERE, facts=told)
    run(town)
    assert proposals(town) == []
    assert town.services.attempts.of_office("balai-kota", MONDAY) == []


@pytest.mark.parametrize("state", [DeviceState.PENDING, None])
def test_who_has_no_active_phone_is_no_witness(town: World, state: DeviceState | None) -> None:
    for each in MORE[:2]:
        town.change(
            each.employee_id,
            lambda one: replace(one, devices=tuple(replace(phone, state=state) for phone in one.devices if state)),
        )
    run(town)
    assert proposals(town) == []


def test_who_was_refused_and_let_in_the_same_day_counts_as_let_in(town: World) -> None:
    town.clock.set(wib(7, 10))
    town.check_in(town.phone(ANI)).expect(201)
    refused(town, "ani", THERE)
    town.clock.set(NIGHT)
    run(town)
    [umum] = town.services.attempts.of_office("balai-kota", MONDAY)
    assert "ani" not in umum.outside
    assert "ani" in umum.tried


# Once a night.


def test_the_sweep_starts_it_once_a_night(town: World) -> None:
    started = []
    for minute in range(0, 6 * 60, 15):
        town.clock.set(wib(0, on=TUESDAY) + timedelta(minutes=minute))
        started.append(on_sweep()["office_points"])
    assert sum(started) == 7  # a new city: the week before it, too
    assert started[:4] == [0, 0, 0, 0]
    town.clock.forward(days=1)
    assert [start_office_points(town.services, town.clock.now) for _ in range(3)] == [1, 0, 0]


def test_nights_without_a_sweep_are_made_up_for(town: World) -> None:
    run(town)
    town.clock.forward(days=3)
    memory = town.services.jobs.memory  # type: ignore[attr-defined]
    memory.work.clear()
    assert start_office_points(town.services, town.clock.now) == 3
    assert [job_id[-2:] for job_id, _ in memory.work] == ["24", "25", "26"]


def test_what_is_made_up_for_is_gathered_and_last_night_alone_proposes(town: World) -> None:
    """Two jobs of two dates at once would propose one move twice."""
    start_office_points(town.services, NIGHT)
    for job_id, _ in list(town.services.jobs.memory.work):  # type: ignore[attr-defined]
        done = work(town.services, job_id, NIGHT + timedelta(days=1), lambda: True)
        assert done
        assert (done.state, done.total) == (JobState.DONE, 3)
    assert proposals(town) == []
    assert len(town.services.attempts.of_office("balai-kota", MONDAY)) == 1


def test_run_twice_it_proposes_once(town: World) -> None:
    run(town)
    once = proposals(town)
    job = town.services.jobs.get("office-points-20261123")
    assert job
    town.services.jobs.save(replace(job, state=JobState.QUEUED, done=0))
    assert finish(town).state is JobState.DONE
    assert proposals(town) == once


def test_a_waiting_one_is_not_doubled_the_next_night(town: World) -> None:
    run(town)
    for at, each in enumerate(MORE):
        refused(town, each.employee_id, Position(THERE.longitude + 0.0002 + at * 1e-5, THERE.latitude), TUESDAY)
    town.clock.forward(days=1)
    run(town)
    assert len(proposals(town)) == 1


def test_a_survey_that_waits_is_enough(town: World) -> None:
    hall = cast.HALL_OFFICE
    edits = edits_between({"balai-kota": hall}, {"balai-kota": with_fence(hall, TUESDAY, Circle(THERE, 150))})
    submit(town.services, DEWI, Change("offices", edits, 1, {"office_id": "balai-kota"}), NIGHT)
    run(town)
    assert [each.proposed_by for each in proposals(town)] == ["dewi"]


@pytest.mark.parametrize(("days", "east", "proposed"), [(1, 0.0, 1), (29, 0.0, 1), (31, 0.0, 2), (1, 0.0005, 2)])
def test_a_rejected_place_is_proposed_again_after_a_month_or_elsewhere(
    town: World, days: int, east: float, proposed: int
) -> None:
    run(town)
    decide(town.services, EKO, proposals(town)[0].proposal_id, False, "Itu warung", NIGHT)
    town.clock.forward(days=days)
    on = MONDAY + timedelta(days=days)
    for back in range(min(days, 7)):
        for each in MORE:
            refused(town, each.employee_id, Position(THERE.longitude + east, THERE.latitude), on - timedelta(days=back))
    if east:  # the days at the other place are over
        town.services.attempts.memory.tries_at.clear()  # type: ignore[attr-defined]
    run(town)
    assert len(proposals(town)) == proposed


def test_one_that_is_stale_stands_in_nobodys_way(town: World) -> None:
    run(town)
    hall = with_fence(cast.HALL_OFFICE, MONDAY, Circle(cast.HALL, 140))
    town.publish("offices", {**cast.CITY.offices, "balai-kota": hall})
    for each in MORE:
        refused(town, each.employee_id, THERE, TUESDAY)
    town.clock.forward(days=1)
    run(town)
    assert len(proposals(town)) == 2


# Killed.


class Killed(Exception):
    pass


def die() -> None:
    raise Killed


@pytest.mark.parametrize("after", [False, True])
@pytest.mark.parametrize("at", range(0, 60, 3))
def test_killed_at_any_step_it_is_finished_by_the_next_worker(town: World, at: int, after: bool) -> None:
    start_office_points(town.services, NIGHT)
    steps = Steps(at, die, after)
    broken = steps.of(town.services, "attempts", "attendance", "proposals")
    job_id = "office-points-20261123"
    try:
        work(broken, job_id, NIGHT, lambda: True)
    except Killed:
        assert steps.reached
    assert finish(town).state is JobState.DONE
    [found] = proposals(town)
    assert (found.summary["people"], found.summary["of_people"]) == (6, 6)


def test_without_time_it_goes_on_with_the_next_message(town: World) -> None:
    job = run(town, has_time=False)
    assert (job.state, job.done, job.total) == (JobState.DONE, 5, 5)
    assert len(proposals(town)) == 1
    told = [job_id for job_id, _ in town.services.jobs.memory.work if job_id == job.job_id]  # type: ignore[attr-defined]
    assert len(told) == 5  # the start, and each step but the last


def test_a_store_that_fails_leaves_the_job_where_it_is(town: World) -> None:
    start_office_points(town.services, NIGHT)

    def throttled() -> None:
        raise StoreUnavailable("throttled")

    steps = Steps(4, throttled)
    with pytest.raises(StoreUnavailable):
        work(steps.of(town.services), "office-points-20261123", NIGHT, lambda: True)
    assert finish(town).state is JobState.DONE
    assert len(proposals(town)) == 1


def test_the_clocks_own_job_is_nobodys_to_see(town: World) -> None:
    job = run(town)
    assert (job.kind, job.made_by) == (JobKind.OFFICE_POINTS, SYSTEM)
    for who in (EKO, DEWI):
        assert town.phone(who, None).call("GET", f"/jobs/{job.job_id}").status == 404


def test_tries_at_a_place_of_an_event_or_an_order_say_nothing_about_an_office(town: World) -> None:
    for office_id in ("event:apel", "order:20261123-abc"):
        refused(town, "ani", THERE, attempt_id=office_id, facts={"office_id": office_id, "distance_m": 254})
    run(town)
    assert [town.services.attempts.of_office(each, MONDAY) for each in ("event:apel", "order:20261123-abc")] == [[], []]
    assert town.services.attempts.of_office("balai-kota", MONDAY) != []
