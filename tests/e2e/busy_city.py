"""The cast's city with a busy unit: a morning in which people came, were late, are awaited; judged weeks behind it."""

from dataclasses import replace
from datetime import date, timedelta

from chalicelib.domain.attendance import Reason
from chalicelib.domain.city import Unit
from chalicelib.domain.verdict import DayVerdict
from tests import cast
from tests.cast import MONDAY, START, person
from tests.e2e.server import RunningCity
from tests.jobs.closing import checked_in
from tests.rules.judging import excuse, judged
from tests.world import World, entry

NAMES = (
    "Raden Roro Siti Nurhaliza Kusumawardhani, S.Sos., M.Si.", "Agus Setiawan", "Bayu Saputra", "Cahyo Nugroho",
    "Dian Permatasari, S.E.", "Endang Sulastri", "Farhan Maulana", "Gita Savitri", "Hendra Gunawan", "Intan Pratiwi",
    "Jaka Tarub", "Kurniawan Dwi Yulianto", "Lestari Handayani", "Mulyono", "Nur Aini", "Oki Setiana",
    "Putri Ayu Wulandari", "Rizky Ramadhan", "Slamet Riyadi", "Tri Wahyuni", "Umi Kalsum", "Vina Panduwinata",
    "Wawan Hermawan", "Yuni Shara", "Zainal Arifin", "Ahmad Fauzi", "Bambang Pamungkas", "Citra Dewi", "Dedi Mulyadi",
    "Eka Saputri",
)  # fmt: skip
DINAS = Unit("kesehatan", "Dinas Kesehatan, Pengendalian Penduduk dan Keluarga Berencana", None, ("balai-kota",), START)
DAYS: tuple[DayVerdict, ...] = (
    judged("07:12 12:01 16:02"), judged("07:25 12:00 16:10"), judged("07:52 12:05 16:01"), judged("07:20 12:02 16:05"),
    judged("07:16 - 16:00"), judged(excuses=[excuse("leave")]), judged(""),
)  # fmt: skip


def fill(city: RunningCity) -> None:
    """Thirty people of a unit: this morning by their number, and three months of judged days."""
    with city.lock:
        world = city.world
        world.publish("units", {**cast.UNITS, DINAS.unit_id: DINAS})
        for at, name in enumerate(NAMES):
            employee = replace(person("Orang", f"RAMAI-{at:03}", "umum"), employee_id=f"ramai-{at:02}", name=name)
            works = replace(employee.assignments[0], unit_id=DINAS.unit_id, supervisor_id=None)
            world.services.staff.save(replace(employee, assignments=(works,)), None, entry("test_add", world.clock.now))
            _arrive(world, f"ramai-{at:02}", at)
        _live(world)


def _arrive(world: World, employee_id: str, at: int) -> None:
    """Most of them in the quarter before 07:10, the clock's time; some not yet, one for a person to decide."""
    if at % 5 == 4:
        return
    doubt = (Reason.COARSE_FIX,) if at == 7 else ()
    (check_in,) = checked_in(employee_id, f"06:{42 + at * 7 % 17:02}", MONDAY, DINAS.unit_id, reasons=doubt)
    assert world.services.attendance.record(check_in) is None


def _live(world: World) -> None:
    """Working days since September; the fewer came the further back it is."""
    on = date(2026, 9, 1)
    while on < MONDAY:
        if on.weekday() < 5:
            verdicts = {
                f"ramai-{at:02}": replace(
                    DAYS[(at * 3 + on.day * 3 + on.month) % (7 if on.month < 11 else 5)], local_date=on
                )
                for at in range(len(NAMES))
            }
            world.services.months.write(DINAS.unit_id, on, verdicts, {})
        on += timedelta(days=1)
