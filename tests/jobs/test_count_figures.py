"""Figures are counted from the same facts as the close judges by: exact, twice as once."""

from datetime import timedelta

from chalicelib.domain.board import Stand
from chalicelib.domain.closing import CloseTask, FiguresTask
from chalicelib.domain.shift import Slot
from chalicelib.domain.verdict import DayStatus
from chalicelib.jobs.close_tasks import do_task
from chalicelib.store.close_queue import message_of, task_of
from tests.cast import MONDAY, wib
from tests.jobs.closing import ALWAYS, Closer
from tests.world import World

TASK = FiguresTask(("umum", "antah"), MONDAY, ("2026-11",))


def counted(closer: Closer, hour: int, minute: int = 0) -> int:
    done: int = do_task(closer.services, TASK, wib(hour, minute), ALWAYS)["counted"]
    return done


def test_a_running_morning_is_counted(city: World) -> None:
    closer = Closer(city)
    closer.came("ani", "07:25")
    closer.came("budi", "07:41")
    assert counted(closer, 8) == 2
    (found,) = closer.services.figures.of_day(MONDAY)
    assert (found.people, found.running, found.late, found.arrivals) == (3, 3, 1, {"07:25": 1, "07:40": 1})
    assert found.slots[Slot.ARRIVAL] == {Stand.ON_TIME: 1, Stand.LATE: 1, Stand.AWAITED: 1}
    (month,) = closer.services.figures.of_month("2026-11")
    assert month.people == 0


def test_a_closed_date_is_counted_as_it_was_judged_and_again_in_place(city: World) -> None:
    closer = Closer(city)
    closer.quarter(wib(7))
    closer.came("ani", "07:25 12:00 16:05")
    closer.came("budi", "07:41 12:00 16:05")
    do_task(closer.services, CloseTask("umum", MONDAY, wib(18, 15)), wib(18, 15), ALWAYS)
    for _ in range(2):
        counted(closer, 19)
    (found,) = closer.services.figures.of_day(MONDAY)
    assert (found.running, found.statuses) == (0, {DayStatus.PRESENT: 2, DayStatus.ABSENT: 1})
    (month,) = closer.services.figures.of_month("2026-11")
    assert (month.people, month.late_days, month.late_min) == (3, 1, 11)
    assert month.statuses == {DayStatus.PRESENT: 2, DayStatus.ABSENT: 1}


def test_the_message_is_read_as_it_was_written() -> None:
    for task in (TASK, FiguresTask(("umum",)), FiguresTask((), MONDAY + timedelta(days=1))):
        assert task_of(message_of(task)) == task
