"""The city of the play as it begins: one unit whose day is closed, people by the clock and one by roster."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, timedelta

from chalicelib.domain.accommodation import Accommodation
from chalicelib.domain.employee import Employee, Grant, Role
from chalicelib.domain.office import Place
from chalicelib.domain.shift import Event
from tests import cast
from tests.cast import START, UNITS, person, wib

BEGUN = date(2026, 11, 30)  # a Monday, and the last of its month
MORNING = wib(6, on=BEGUN)
DAY = timedelta(days=1)
UNIT = "umum"
APEL = Event("apel", "Apel", "800/7", BEGUN, 390, 480, 420, Place("balai-kota"), ("umum",))
CITY = replace(
    cast.CITY,
    offices={"balai-kota": cast.HALL_OFFICE},
    units={each: UNITS[each] for each in ("setda", UNIT)},
    calendar=replace(cast.CITY.calendar, events=(APEL,)),
)
NO_PHOTO = (Accommodation(START, date(2027, 12, 31), "800/1", no_selfie=True),)
NIGHTS = {"2026-11": "-" * 29 + "M", "2026-12": "M-MMPPP-" * 3 + "-" * 7}
HANI = replace(person("Hani", "CONTOH-010", "umum", pattern_id=None), roster=NIGHTS)
DINA = person("Dina", "CONTOH-011", "setda", (Grant(Role.SUPERVISOR, "setda"),))


def _beside(employee: Employee) -> Employee:
    """Of the same unit as all, so that a day is closed at once; led by nobody in it."""
    works = replace(employee.assignments[0], unit_id="umum", supervisor_id=None)
    return replace(employee, assignments=(works,))


PEOPLE: Mapping[str, Employee] = {
    each.employee_id: each
    for each in (
        replace(cast.ANI, accommodations=NO_PHOTO, email="ani@contoh.example"),
        replace(cast.BUDI, email="budi@contoh.example"),
        replace(cast.CITRA, accommodations=NO_PHOTO),
        replace(HANI, accommodations=NO_PHOTO),
        *(_beside(each) for each in (cast.DEWI, cast.EKO, DINA)),
    )
}
WHO = ("ani", "budi", "citra", "hani")  # come, ask and object
LAST = date(2026, 12, 30)  # within the year
