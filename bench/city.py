"""A middling Indonesian city, invented: 300 offices, 60 units, windows that are open the whole day."""

from datetime import date, timedelta
from typing import Any

from chalicelib.domain.city import Unit
from chalicelib.domain.office import Circle, Fence, Office, Position
from chalicelib.domain.shift import Calendar, Holiday, HolidayKind, PatternVersion, ShiftPattern, Slot, SlotPlan
from tests.cast import SETTINGS

START = date(2024, 1, 1)
OFFICES, UNITS = 300, 60
_ALL_DAY = (
    SlotPlan(Slot.ARRIVAL, 0, 1_440, 450),
    SlotPlan(Slot.MIDDAY, 0, 1_440),
    SlotPlan(Slot.DEPARTURE, 0, 1_440, 960),
)


def city_contents() -> dict[str, Any]:
    offices = {
        office_id: Office(office_id, f"Kantor Contoh Nomor {number}", (Fence(1, START, Circle(at, 150)),))
        for number in range(OFFICES)
        for office_id, at in [(f"kantor-{number}", Position(106.042203 + number / 5_000, -6.009866))]
    }
    units = {
        name: Unit(name, f"Unit {name}", None, ("kantor-0",), START)
        for name in ("umum", "ramai", *(f"unit-{number}" for number in range(UNITS)))
    }
    pattern = ShiftPattern("lima-hari", "Lima hari kerja", (PatternVersion(START, (_ALL_DAY,) * 7),))
    days = [START + timedelta(days=40 * number) for number in range(25)]
    holidays = {on: Holiday(on, "Hari libur", HolidayKind.PUBLIC, "SKB 1/2026") for on in days if on.year < 2025}
    return {
        "settings": SETTINGS,
        "offices": offices,
        "units": units,
        "calendar": Calendar({pattern.pattern_id: pattern}, holidays=holidays),
    }
