"""Figures are counted from the same facts as the close judges by: exact, twice as once."""

from datetime import timedelta

from chalicelib.domain.board import Stand
from chalicelib.domain.closing import CloseTask, FiguresTask, RejudgeTask
from chalicelib.domain.employee import NumberKind
from chalicelib.domain.shift import Slot
from chalicelib.domain.verdict import DayStatus
from chalicelib.jobs.close_tasks import do_task
from chalicelib.rules.discipline_levels import level_line
from chalicelib.store.close_queue import message_of, task_of
from chalicelib.use_cases.see_discipline import see_unit_discipline
from tests.cast import EKO, MONDAY, wib
from tests.discipline_cases import absent_pns
from tests.jobs.closing import ALWAYS, Closer
from tests.rules.judging import judged
from tests.world import World

TASK = FiguresTask(("umum", "antah"), MONDAY, ("2026-11",))
YEAR = FiguresTask(("umum",), years=(2026,))


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
    for task in (TASK, FiguresTask(("umum",)), FiguresTask((), MONDAY + timedelta(days=1)), YEAR):
        assert task_of(message_of(task)) == task


def test_a_units_year_is_counted_as_each_persons_page_shows_it_and_again_in_place(city: World) -> None:
    closer = Closer(city)
    absent_pns(city, "ani", 3)
    absent_pns(city, "budi", 11)
    city.services.months.write("umum", MONDAY - timedelta(days=7), {"citra": judged("07:25 12:00 16:05")}, {})
    for _ in range(2):
        assert do_task(closer.services, YEAR, wib(19), ALWAYS) == {"counted": 1}
    (found,) = closer.services.levels.of_year(2026)
    assert (found.people, found.counted_at) == ({NumberKind.NIP: 2, NumberKind.LOCAL: 1}, wib(19))
    shown = see_unit_discipline(closer.services, EKO, "umum", 2026, 1, wib(19)).people
    assert [level_line(each.employee_id, each.name, each.state) for each in shown if each.state.counted_days] == [
        *found.lines
    ]
    assert [(each.name, each.days, each.step) for each in found.lines] == [("Ani", 3, 3), ("Budi", 11, 10)]


def test_a_day_that_is_judged_or_judged_again_makes_its_units_year_old(city: World) -> None:
    closer = Closer(city)
    closer.quarter(wib(7))
    seen = []
    for task in (
        YEAR,
        CloseTask("umum", MONDAY, wib(18, 15)),
        YEAR,
        RejudgeTask("umum", MONDAY, ("ani",), "request"),
        YEAR,
        RejudgeTask("umum", MONDAY, ("ani",), "hired", through=MONDAY),
    ):
        do_task(closer.services, task, wib(18, 15), ALWAYS)
        seen += [each.is_changed for each in closer.services.levels.of_year(2026)]
    assert seen == [False, True, False, True, False, True]


def test_what_time_is_short_for_is_sent_on(city: World) -> None:
    closer = Closer(city)
    task = FiguresTask(("puskesmas", "setda", "umum"), years=(2026,))
    assert do_task(closer.services, task, wib(19), lambda: False) == {"counted": 1}
    assert [each for each, _ in closer.queue] == [FiguresTask(("setda", "umum"), years=(2026,))]
