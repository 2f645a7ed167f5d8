"""The cast's city as it looks when people have lived in it for a while: for pictures of its screens."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date

from chalicelib.domain.employee import Assignment, DeviceState, Employee
from chalicelib.domain.shift import Holiday, HolidayKind
from chalicelib.domain.verdict import DayVerdict
from tests.cast import ANI, BUDI, CITRA, CITY, START, wib
from tests.e2e.server import RunningCity
from tests.e2e.site import Newcomer
from tests.requests import a_request
from tests.rules.judging import OFF, excuse, judged
from tests.world import World, entry

NAMES = {
    "ani": "Ani Kurniasih, S.E.",
    "budi": "Budi Santoso",
    "citra": "Citra Lestari, S.Sos., M.Si.",
    "dewi": "Dewi Anggraini",
    "eko": "Eko Prasetyo",
}
HERSELF = "Sri Wahyuni Ningsih, S.E."
NURSES = {
    "rina": ("Rina Marlina, A.Md.Kep.", "PPMMLLPPPMMLLPPPMMLLPPPMMLLPPP"),
    "joko": ("Joko Susilo", "MLLPPPMMLLPPPMMLLPPPMMLLPPPMML"),
}
HOLIDAY = Holiday(date(2026, 11, 10), "Hari Contoh", HolidayKind.PUBLIC, "SKB 1/2026")
SHIFTS = Assignment("umum", START, ("balai-kota",), None, "citra")
NOVEMBER: Mapping[int, DayVerdict] = {
    2: judged("07:12 12:01 16:02"),
    3: judged("07:25 12:00 16:10"),
    4: judged("07:41 12:05 16:01"),
    5: judged("07:18 12:00 16:00"),
    6: judged(excuses=[excuse("leave")]),
    9: judged("07:20 12:02 16:05"),
    10: judged(plan=OFF),
    11: judged("07:28 12:00 16:03"),
    12: judged("07:16 - 16:00"),
    13: judged("07:09 12:00 16:00"),
    16: judged("07:10 12:00 16:00"),
    17: judged("07:52 12:00 16:00"),
    18: judged("07:21 12:04 16:06"),
    19: judged(""),
    20: judged("07:14 12:00 16:00"),
}


def settle(city: RunningCity) -> None:
    """People have names, nurses a roster, two have arrived, one's phone and one's request wait for their superior."""
    with city.lock:
        world = city.world
        world.publish("calendar", replace(CITY.calendar, holidays={HOLIDAY.on: HOLIDAY}))
        for employee_id, name in NAMES.items():
            world.change(employee_id, _renamed(name))
        for employee_id, (name, letters) in NURSES.items():
            nurse = replace(ANI, employee_id=employee_id, name=name, number=f"CONTOH-{employee_id}")
            nurse = replace(nurse, assignments=(SHIFTS,), roster={"2026-11": letters})
            world.services.staff.save(nurse, None, entry("test_add", world.clock.now))
        _arrive(city)
        world.services.requests.save(a_request(), entry("test_request", world.clock.now))


def _arrive(city: RunningCity) -> None:
    began = city.start
    for employee, state, at in (
        (CITRA, DeviceState.ACTIVE, wib(6, 48)),
        (ANI, DeviceState.ACTIVE, wib(7, 2)),
        (BUDI, DeviceState.PENDING, wib(7, 6)),
    ):
        city.set_clock(at)
        city.world.check_in(city.world.phone(employee, state), seed=at.minute).expect(201)
    city.set_clock(began)


def with_a_past(city: RunningCity, newcomer: Newcomer) -> Newcomer:
    """Somebody new as if in service since the year began, with a name as most have and a November of days."""
    with city.lock:
        world = city.world
        employee_id = world.services.staff.employee_id_of(newcomer.number)
        assert employee_id
        world.change(employee_id, _in_service_since_january)
        _judge(world, employee_id)
    return replace(newcomer, name=HERSELF)


def approve_phone_of(city: RunningCity, employee: Employee) -> None:
    """What waits on this person's phone is approved."""

    def how(known: Employee) -> Employee:
        waiting = [each for each in known.devices if each.state is DeviceState.PENDING]
        return replace(known, devices=tuple(replace(each, state=DeviceState.ACTIVE) for each in waiting))

    with city.lock:
        city.world.change(employee.employee_id, how)


def _in_service_since_january(known: Employee) -> Employee:
    return replace(known, name=HERSELF, assignments=(replace(known.assignments[0], starts_on=START),))


def _judge(world: World, employee_id: str) -> None:
    for day, verdict in NOVEMBER.items():
        on = date(2026, 11, day)
        world.services.months.write("umum", on, {employee_id: replace(verdict, local_date=on)}, {})


def _renamed(name: str) -> Callable[[Employee], Employee]:
    return lambda known: replace(known, name=name)
