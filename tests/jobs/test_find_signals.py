"""Signals of a closed unit-date: found after the close and apart from it, twice as once, in place of what stood."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from chalicelib.domain.attendance import Evidence, Reason
from chalicelib.domain.closing import CloseTask, RejudgeTask, SignalsTask
from chalicelib.domain.office import Position
from chalicelib.domain.shift import Slot
from chalicelib.domain.signal import Signal, SignalRules
from chalicelib.jobs.close_tasks import do_task
from chalicelib.jobs.find_signals import SIGNALS_AFTER_S, Looked, find_signals
from chalicelib.jobs.handlers import on_close_messages
from chalicelib.jobs.retention import forget_positions
from chalicelib.store.close_queue import message_of
from chalicelib.use_cases.ports import Changed, Services, StoreUnavailable
from tests.cast import CITY, HALL, MONDAY, SETTINGS, wib
from tests.jobs.closing import ALWAYS, Closer, checked_in
from tests.jobs.stepping import Steps
from tests.jobs.test_close_messages import Context
from tests.rules.signalling import mirror_of, off_by, photo
from tests.world import World

TUESDAY, WEDNESDAY = MONDAY + timedelta(days=1), MONDAY + timedelta(days=2)
FULL = "07:25 12:00 16:05"
UMUM = SignalsTask("umum", MONDAY)
NIGHT = wib(19)
SPOOF = {"position": Position(106.0422031, -6.0098661)}


@pytest.fixture
def closer(city: World) -> Closer:
    """Its units were begun on Monday morning."""
    found = Closer(city)
    found.quarter(wib(7))
    return found


def near(at: int) -> dict[str, Position]:
    """A place of one's own."""
    return {"position": Position(HALL.longitude + at * 1e-5, HALL.latitude)}


def close(closer: Closer, on: date = MONDAY) -> None:
    """Judged; what is to be looked at later waits."""
    now = wib(18, 15, on=on)
    closer.city.clock.set(now)
    do_task(closer.services, CloseTask("umum", on, now), now, ALWAYS)


def flags(closer: Closer, on: date = MONDAY) -> set[tuple[str, str]]:
    return {(each.employee_id, each.signal.value) for each in closer.services.flags.flags_of("umum", on)}


def spoofed(closer: Closer, on: date = MONDAY, people: tuple[str, ...] = ("ani", "budi", "citra")) -> None:
    for who in people:
        closer.came(who, "07:25", on, **SPOOF)


def shown(closer: Closer, who: str, on: date, dhash: bytes, **found: Any) -> None:
    """With a photo, looked at."""
    (made,) = checked_in(
        who, "07:25", on, selfie_sha256=b"p" * 32, selfie_version_id="v", received_at=wib(7, 25, 2, on=on)
    )
    closer.services.attendance.record(made)
    kept = Evidence(made.upload_key, "v", b"p" * 32, 50_000, made.received_at, dhash, mirror_of(dhash), "evidence/x")
    closer.services.evidence.add(replace(kept, **found))


def test_whoever_shares_a_point_is_flagged_and_what_the_day_came_to_stays(closer: Closer) -> None:
    spoofed(closer)
    close(closer)
    before = closer.kept()
    assert find_signals(closer.services, UMUM, NIGHT) == Looked("umum", check_ins=3, flags=3, people=3)
    (flag, *_) = closer.services.flags.flags_of("umum", MONDAY)
    assert (flag.employee_id, flag.slot, flag.signal, flag.found_at) == (
        "ani", Slot.ARRIVAL, Signal.SHARED_POSITION, NIGHT,
    )  # fmt: skip
    assert (flag.rule_version, flag.facts) == ("2:default", {"people": 3, "others": ("budi", "citra")})
    assert closer.kept() == before


def test_the_close_sends_the_message_that_comes_a_quarter_later(closer: Closer) -> None:
    close(closer)
    assert [each for each in closer.queue if isinstance(each[0], SignalsTask)] == [(UMUM, SIGNALS_AFTER_S)]


def test_every_date_that_is_closed_gets_its_own(closer: Closer) -> None:
    closer.dispatch(wib(18, 15, on=WEDNESDAY))
    task = next(task for task, _ in closer.queue if isinstance(task, CloseTask) and task.unit_id == "umum")
    do_task(closer.services, task, wib(18, 15, on=WEDNESDAY), ALWAYS)
    told = [task.on for task, _ in closer.queue if isinstance(task, SignalsTask)]
    assert told == [MONDAY, TUESDAY, WEDNESDAY]


def test_a_close_that_dies_before_it_is_written_down_sends_it_again(closer: Closer) -> None:
    class Dead:
        def __getattr__(self, name: str) -> Any:
            return getattr(closer.services.closes, name)

        def save(self, state: object) -> None:
            raise StoreUnavailable("closes")

    now = wib(18, 15)
    dead: Any = replace(closer.services, closes=Dead())
    with pytest.raises(StoreUnavailable):
        do_task(dead, CloseTask("umum", MONDAY, now), now, ALWAYS)
    close(closer)
    assert [task for task, _ in closer.queue if isinstance(task, SignalsTask)] == [UMUM, UMUM]


def test_twice_is_once(closer: Closer) -> None:
    spoofed(closer)
    close(closer)
    find_signals(closer.services, UMUM, NIGHT)
    first, traces = dict(closer.memory.flags), dict(closer.memory.traces)
    assert find_signals(closer.services, UMUM, wib(23)) == Looked("umum", check_ins=3, flags=3, people=3)
    assert (closer.memory.flags, closer.memory.traces) == (first, traces)


def test_a_date_without_a_flag_is_written_down_as_looked_at_once(closer: Closer) -> None:
    close(closer)
    for _ in range(2):
        find_signals(closer.services, UMUM, NIGHT)
    assert (closer.memory.flags["umum", MONDAY].revision, flags(closer)) == (1, set())


def test_a_photo_that_came_later_is_kept_for_the_dates_to_come_though_no_flag_changes(closer: Closer) -> None:
    closer.came("ani", "07:25", **near(1))
    close(closer)
    find_signals(closer.services, UMUM, NIGHT)
    closer.memory.days["umum", MONDAY, "ani"].clear()
    shown(closer, "ani", MONDAY, photo("late"))
    find_signals(closer.services, UMUM, wib(20))
    (person,) = closer.memory.traces["umum", MONDAY].people
    assert (person.traces[0].dhash, flags(closer)) == (photo("late"), set())


def test_killed_before_or_after_any_call_the_next_run_is_whole(closer: Closer) -> None:
    spoofed(closer)
    close(closer)

    def run(services: Services) -> Any:
        find_signals(services, UMUM, NIGHT)

    def die() -> None:
        raise KeyboardInterrupt

    run(closer.services)
    whole = closer.services.flags.flags_of("umum", MONDAY), dict(closer.memory.traces)
    ports = ("city", "closes", "flags", "attendance", "evidence")
    for after in (False, True):
        for at in range(7):
            closer.memory.flags.clear()
            closer.memory.traces.clear()
            with pytest.raises(KeyboardInterrupt):
                run(Steps(at, die, after).of(closer.services, *ports))
            assert bool(closer.memory.flags) is bool(closer.memory.traces)
            run(closer.services)
            assert (closer.services.flags.flags_of("umum", MONDAY), closer.memory.traces) == whole


def test_another_worker_of_the_same_date_is_let_finish(closer: Closer) -> None:
    spoofed(closer)
    close(closer)

    class Meanwhile:
        def __getattr__(self, name: str) -> Any:
            return getattr(closer.services.flags, name)

        def save(self, *given: Any) -> Any:
            find_signals(closer.services, UMUM, NIGHT)
            return closer.services.flags.save(*given)

    slow: Any = replace(closer.services, flags=Meanwhile())
    with pytest.raises(StoreUnavailable):
        find_signals(slow, UMUM, wib(20))
    assert {each.found_at for each in closer.services.flags.flags_of("umum", MONDAY)} == {NIGHT}


@pytest.mark.parametrize(
    "task", [SignalsTask("umum", TUESDAY), SignalsTask("nowhere", MONDAY), SignalsTask("umum", MONDAY - timedelta(181))]
)
def test_a_date_that_is_not_closed_or_too_old_is_left_alone(closer: Closer, task: SignalsTask) -> None:
    spoofed(closer, TUESDAY)
    close(closer)
    assert find_signals(closer.services, task, wib(19, on=MONDAY)) == Looked(task.unit_id)
    assert closer.memory.flags == {}


def test_where_positions_were_forgotten_what_was_found_stands(closer: Closer) -> None:
    spoofed(closer)
    close(closer)
    find_signals(closer.services, UMUM, NIGHT)
    closer.city.publish("settings", replace(SETTINGS, retention=replace(SETTINGS.retention, position_days=30)))
    later = wib(2, 5, on=MONDAY + timedelta(days=31))
    assert forget_positions(closer.services, later) == 3
    before = closer.memory.flags["umum", MONDAY], closer.memory.traces["umum", MONDAY]
    assert find_signals(closer.services, UMUM, later) == Looked("umum")
    assert (closer.memory.flags["umum", MONDAY], closer.memory.traces["umum", MONDAY]) == before


def test_the_third_date_at_one_point_is_found_without_a_position_of_the_first_two(closer: Closer) -> None:
    for on in (MONDAY, TUESDAY, WEDNESDAY):
        spoofed(closer, on, ("ani",))
        closer.came("budi", "07:25", on, **near(on.day))
        close(closer, on)
        find_signals(closer.services, SignalsTask("umum", on), wib(19, on=on))
    assert [flags(closer, on) for on in (MONDAY, TUESDAY, WEDNESDAY)] == [set(), set(), {("ani", "repeated_position")}]
    assert str(SPOOF["position"].latitude) not in repr(closer.memory.traces)


def test_a_photo_of_last_month_is_found_and_a_dark_one_never(closer: Closer) -> None:
    old = photo("old")
    shown(closer, "ani", MONDAY, old)
    shown(closer, "budi", MONDAY, photo("dark"), notes=("DARK",))
    shown(closer, "citra", MONDAY, photo("other"), problem="IMAGE_INVALID")
    close(closer)
    find_signals(closer.services, UMUM, NIGHT)
    shown(closer, "ani", TUESDAY, off_by(mirror_of(old), 4))
    shown(closer, "budi", TUESDAY, photo("dark"), notes=("DARK",))
    close(closer, TUESDAY)
    find_signals(closer.services, SignalsTask("umum", TUESDAY), wib(19, on=TUESDAY))
    assert (flags(closer), flags(closer, TUESDAY)) == (set(), {("ani", "repeated_photo")})


def test_an_evidence_of_other_bytes_than_were_signed_is_not_the_photo(closer: Closer) -> None:
    shown(closer, "ani", MONDAY, photo("old"))
    shown(closer, "budi", MONDAY, photo("old"), sha256=b"other")
    close(closer)
    find_signals(closer.services, UMUM, NIGHT)
    assert flags(closer) == set()


def test_the_last_check_in_of_the_date_before_is_where_a_jump_begins(closer: Closer) -> None:
    closer.came("ani", "23:58", slots=[Slot.DEPARTURE], **near(0))
    closer.came("ani", "00:01", TUESDAY, position=Position(106.14, -5.9))
    close(closer)
    close(closer, TUESDAY)
    find_signals(closer.services, SignalsTask("umum", TUESDAY), wib(19, on=TUESDAY))
    assert flags(closer, TUESDAY) == {("ani", "jump")}


def test_what_comes_after_the_close_has_the_date_looked_at_again(closer: Closer) -> None:
    spoofed(closer, people=("ani", "budi"))
    close(closer)
    find_signals(closer.services, UMUM, NIGHT)
    assert flags(closer) == set()
    (late,) = checked_in("citra", "20:00?", **SPOOF)
    closer.services.attendance.record(replace(late, reasons=(Reason.OFFLINE,)))
    closer.queue.clear()
    do_task(closer.services, RejudgeTask("umum", MONDAY, ("citra",), "offline"), wib(20), ALWAYS)
    assert (UMUM, SIGNALS_AFTER_S) in closer.queue
    closer.later()
    assert flags(closer) == {(who, "shared_position") for who in ("ani", "budi", "citra")}


@pytest.mark.parametrize("because", ["request", "ruling", "roster", "outage"])
def test_what_changes_no_check_in_does_not(closer: Closer, because: str) -> None:
    close(closer)
    closer.queue.clear()
    do_task(closer.services, RejudgeTask("umum", MONDAY, ("ani",), because), wib(20), ALWAYS)
    assert [task for task, _ in closer.queue if isinstance(task, SignalsTask)] == []


def test_a_flag_that_holds_no_more_is_gone(closer: Closer) -> None:
    """An online check-in took the place of an offline one."""
    spoofed(closer, people=("ani", "budi"))
    (offline,) = checked_in("citra", "07:30?", **SPOOF)
    closer.services.attendance.record(offline)
    close(closer)
    find_signals(closer.services, UMUM, NIGHT)
    assert len(flags(closer)) == 3
    closer.memory.days["umum", MONDAY, "citra"][Slot.ARRIVAL] = replace(offline, **near(7))
    find_signals(closer.services, UMUM, wib(20))
    assert flags(closer) == set()


def test_each_date_is_looked_at_by_the_rules_that_held_on_it(closer: Closer) -> None:
    rules = SignalRules("perwal-9", TUESDAY, same_place_people=2, decree_no="9/2026")
    closer.city.publish("settings", replace(CITY.settings, signal_rules=(rules,)))
    for on in (MONDAY, TUESDAY):
        spoofed(closer, on, ("ani", "budi"))
        close(closer, on)
        find_signals(closer.services, SignalsTask("umum", on), wib(19, on=TUESDAY))
    assert (flags(closer), len(flags(closer, TUESDAY))) == (set(), 2)
    assert {each.rule_version for each in closer.services.flags.flags_of("umum", TUESDAY)} == {"2:perwal-9"}


def test_it_asks_for_nobody_by_name(closer: Closer) -> None:
    """However many people: so many calls (RELIABILITY F42)."""
    spoofed(closer)
    close(closer)
    calls: list[Callable[..., Any]] = []

    class Counting:
        def __init__(self, port: Any) -> None:
            self.port = port

        def __getattr__(self, name: str) -> Any:
            calls.append(getattr(self.port, name))
            return calls[-1]

    services = closer.services
    ports = {name: Counting(getattr(services, name)) for name in ("attendance", "evidence", "flags", "closes", "staff")}
    counted: Any = replace(services, **ports)
    find_signals(counted, UMUM, NIGHT)
    assert [each.__name__ for each in calls] == ["get", "day", "unit_day", "of_unit_day", "unit_day", "traces", "save"]


def test_signals_that_fail_are_one_message_that_comes_back_and_the_close_stands(
    closer: Closer, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise Changed("flags")

    monkeypatch.setattr(closer.services.flags, "save", fail)
    closer.city.clock.set(wib(18, 15))
    bodies = [message_of(CloseTask("umum", MONDAY, wib(18, 15))), message_of(UMUM)]
    records = [{"messageId": f"id-{at}", "body": body} for at, body in enumerate(bodies)]
    assert on_close_messages({"Records": records}, Context())["batchItemFailures"] == [{"itemIdentifier": "id-1"}]
    assert closer.statuses() == {"ani": "absent", "budi": "absent", "citra": "absent"}
