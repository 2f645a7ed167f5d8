"""The watch: where too many tries fail while people arrive, lateness is held back and an admin is told. Once."""

from dataclasses import replace

import pytest

from chalicelib.domain.closing import RejudgeTask, SpreadTask
from chalicelib.domain.notice import NoticeKind
from chalicelib.domain.outage import OutageState
from chalicelib.jobs.close_tasks import do_task, spread
from chalicelib.jobs.handlers import on_dispatch
from chalicelib.jobs.watch_failures import Watched, watch_failures
from chalicelib.rules.outage import touched_dates
from chalicelib.use_cases.outages import decide_outage
from chalicelib.use_cases.ports import StoreUnavailable
from tests.cast import EKO, MONDAY, UNITS, wib
from tests.jobs.closing import Closer
from tests.world import World

FAILING = wib(7, 20)


@pytest.fixture
def closer(city: World) -> Closer:
    """At 07:20, 20 of 40 tries between 07:00 and 07:15 have failed."""
    city.clock.set(FAILING)
    found = Closer(city)
    found.memory.counted_tries += [(wib(7, minute), minute % 2 == 0) for minute in range(14)] * 3
    return found


def outages(closer: Closer) -> list:
    return list(closer.memory.outages.values())


def told(closer: Closer) -> set[str]:
    return {employee_id for employee_id, notice_id in closer.notices() if "outage" in notice_id}


def test_a_failing_quarter_is_suspected_and_admins_are_told_of_it(closer: Closer) -> None:
    assert watch_failures(closer.services, FAILING).suspected == 1
    (found,) = outages(closer)
    assert (found.starts_at, found.ends_at, found.state) == (wib(7), wib(7, 15), OutageState.SUSPECTED)
    assert (found.failed, found.of) == (21, 42)
    assert told(closer) == {"eko", "endah"}
    (notice,) = closer.services.notices.of_person("eko", 10)
    assert notice.kind is NoticeKind.OUTAGE
    assert (notice.facts["failed"], notice.facts["of"], notice.facts["extend_min"]) == (21, 42, 15)


def test_it_is_in_the_trail_in_the_systems_name(closer: Closer) -> None:
    watch_failures(closer.services, FAILING)
    entry = closer.services.audit.entries(f"CITY#{MONDAY}")[-1].entry
    assert (entry.actor_id, entry.action, entry.object_id) == ("system", "outage_suspected", "20261123-0000")


def test_twice_is_once(closer: Closer) -> None:
    watch_failures(closer.services, FAILING)
    before = closer.kept(), outages(closer), list(closer.queue)
    assert watch_failures(closer.services, wib(7, 35)).suspected == 0
    assert (closer.kept(), outages(closer), closer.queue) == before


def test_while_it_goes_on_it_becomes_longer_and_nobody_is_told_twice(closer: Closer) -> None:
    watch_failures(closer.services, FAILING)
    closer.memory.counted_tries += [(wib(7, 16), True)] * 12
    watch_failures(closer.services, wib(7, 35))
    (found,) = outages(closer)
    assert (found.starts_at, found.ends_at, found.failed, found.of) == (wib(7), wib(7, 30), 33, 54)
    assert len(closer.services.notices.of_person("eko", 10)) == 1


def test_what_an_admin_dismissed_stays_dismissed(closer: Closer) -> None:
    watch_failures(closer.services, FAILING)
    (found,) = outages(closer)
    decide_outage(closer.services, EKO, replace(found, state=OutageState.DISMISSED), wib(7, 25))
    assert watch_failures(closer.services, wib(7, 35)).suspected == 0
    assert [each.state for each in outages(closer)] == [OutageState.DISMISSED]


def test_a_morning_like_any_other_suspects_nothing(city: World) -> None:
    closer = Closer(city)
    closer.memory.counted_tries += [(wib(7, 5), False)] * 500 + [(wib(7, 5), True)] * 30
    assert watch_failures(closer.services, FAILING) == Watched(quarters=6 - 1, suspected=0)
    assert outages(closer) == []


def test_a_run_that_dies_before_it_wrote_is_done_again_and_tells_once(
    closer: Closer, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object) -> None:
        raise StoreUnavailable("down")

    with monkeypatch.context() as patch:
        patch.setattr(type(closer.services.outages), "save", broken)
        with pytest.raises(StoreUnavailable):
            watch_failures(closer.services, FAILING)
    assert watch_failures(closer.services, FAILING).suspected == 1
    assert len(closer.services.notices.of_person("eko", 10)) == 1


def test_the_closer_is_told_of_every_date_that_has_begun(closer: Closer) -> None:
    watch_failures(closer.services, FAILING)
    (found,) = outages(closer)
    begun = [on for on in touched_dates(found, ["Asia/Jakarta"]) if on <= MONDAY]
    assert [task for task, _ in closer.queue] == [SpreadTask(on, (), "outage") for on in begun]


def test_a_date_is_spread_over_the_units_it_names_or_all(closer: Closer) -> None:
    done = do_task(closer.services, SpreadTask(MONDAY, (), "outage"), FAILING, lambda: True)
    assert (done["spread"], [task for task, _ in closer.queue]) == (
        len(UNITS),
        [RejudgeTask(unit_id, MONDAY, (), "outage") for unit_id in sorted(UNITS)],
    )
    closer.queue.clear()
    assert spread(closer.services, SpreadTask(MONDAY, ("umum",), "outage"), FAILING) == 1


def test_the_dispatcher_watches_too(closer: Closer) -> None:
    assert on_dispatch()["suspected"] == 1


def test_lateness_is_held_back_then_waived_then_counted_as_it_was(closer: Closer) -> None:
    """Suspected, declared, dismissed: dismissed comes to the same bytes as if nothing had ever been."""
    closer.memory.counted_tries += [(wib(7, minute), True) for minute in range(15, 45)]
    closer.quarter(wib(7))
    closer.came("ani", "07:42 12:00 16:05")
    closer.quarter(wib(18, 15))
    first = closer.rows()
    assert first["ani"].late_min == 12

    closer.city.clock.set(wib(7, 46))
    watch_failures(closer.services, wib(7, 46))
    closer.city.clock.set(wib(19))
    closer.later()
    held = closer.rows()["ani"].slots[0]
    assert (held.minutes, held.held_min, held.because) == (0, 12, ("outage_suspected",))

    (found,) = outages(closer)
    declared = replace(found, state=OutageState.DECLARED, note="Server mati")
    decide_outage(closer.services, EKO, declared, wib(19))
    closer.later()
    waived = closer.rows()["ani"].slots[0]
    assert (waived.minutes, waived.waived_min, waived.because) == (0, 12, ("outage",))

    decide_outage(closer.services, EKO, replace(declared, state=OutageState.DISMISSED), wib(20))
    closer.later()
    assert closer.rows() == first
