"""One cast plays everywhere: Ani (always on time), Budi (on leave), Citra (supervisor), Dewi (operator),
Eko (city admin) and Endah (the second one), Fitri (auditor), Gani (another unit: sees nothing). All invented."""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

from chalicelib.domain.city import City, Unit
from chalicelib.domain.employee import Assignment, Employee, Grant, NumberKind, Role
from chalicelib.domain.office import Circle, Fence, Office, Position
from chalicelib.domain.settings import BoundingBox, Settings
from chalicelib.domain.shift import Calendar, PatternVersion, ShiftPattern, Slot, SlotPlan

WIB = ZoneInfo("Asia/Jakarta")
START = date(2026, 1, 1)
MONDAY = date(2026, 11, 23)

SETTINGS = Settings(
    city_name="Kota Contoh",
    agency_name="BKPSDM Kota Contoh",
    zone="Asia/Jakarta",
    bounding_box=BoundingBox(105.85, -6.1, 106.15, -5.8),
    contact="bkpsdm@contoh.example",
    default_radius_m=150,
)

HALL = Position(106.042203, -6.009866)
HALL_OFFICE = Office("balai-kota", "Balai Kota Contoh", (Fence(1, START, Circle(HALL, 150)),))
FIXES = [{"coordinates": [106.0425, -6.0101], "accuracy_m": 6.5, "at_s": at * 2} for at in range(20)]  # 42 m away
CLINIC_OFFICE = Office(
    "puskesmas", "Puskesmas Contoh", (Fence(1, START, Circle(Position(106.0595463, -5.9911051), 100)),)
)

_DAY = (
    SlotPlan(Slot.ARRIVAL, 360, 600, 450),
    SlotPlan(Slot.MIDDAY, 690, 810),
    SlotPlan(Slot.DEPARTURE, 840, 1080, 960),
)
_FRIDAY = (
    SlotPlan(Slot.ARRIVAL, 360, 600, 450),
    SlotPlan(Slot.MIDDAY, 660, 810),
    SlotPlan(Slot.DEPARTURE, 840, 1080, 990),
)
FIVE_DAYS = ShiftPattern(
    "lima-hari", "Lima hari kerja", (PatternVersion(START, (_DAY, _DAY, _DAY, _DAY, _FRIDAY, (), ())),)
)
_MORNING = (SlotPlan(Slot.ARRIVAL, 360, 540, 420), SlotPlan(Slot.DEPARTURE, 840, 960, 840))
_NIGHT = (SlotPlan(Slot.ARRIVAL, 1200, 1380, 1260), SlotPlan(Slot.DEPARTURE, 1830, 1980, 1860))
MORNING = ShiftPattern("pagi", "Pagi", (PatternVersion(START, (_MORNING,) * 7),), "P")
NIGHT = ShiftPattern("malam", "Malam", (PatternVersion(START, (_NIGHT,) * 7),), "M")

UNITS = {
    "setda": Unit("setda", "Sekretariat Daerah", None, ("balai-kota",), START),
    "umum": Unit("umum", "Bagian Umum", "setda", ("balai-kota",), START),
    "puskesmas": Unit("puskesmas", "Puskesmas Contoh", None, ("puskesmas",), None),
}
CITY = City(
    settings=SETTINGS,
    offices={"balai-kota": HALL_OFFICE, "puskesmas": CLINIC_OFFICE},
    units=UNITS,
    calendar=Calendar(patterns={each.pattern_id: each for each in (FIVE_DAYS, MORNING, NIGHT)}),
)


def person(
    name: str, number: str, unit_id: str, grants: tuple[Grant, ...] = (), pattern_id: str | None = "lima-hari"
) -> Employee:
    """Somebody of the cast; the id is the name in small letters."""
    office_id = UNITS[unit_id].office_ids[0]
    supervisor_id = "citra" if unit_id == "umum" and name != "Citra" else None
    return Employee(
        employee_id=name.lower(),
        name=name,
        number=number,
        number_kind=NumberKind.LOCAL,
        assignments=(Assignment(unit_id, START, (office_id,), pattern_id, supervisor_id),),
        grants=grants,
    )


ANI = person("Ani", "CONTOH-001", "umum")
BUDI = person("Budi", "CONTOH-002", "umum")
CITRA = person("Citra", "CONTOH-003", "umum", (Grant(Role.SUPERVISOR, "umum"),))
DEWI = person("Dewi", "CONTOH-004", "setda", (Grant(Role.OPERATOR, "setda"),))
EKO = person("Eko", "CONTOH-005", "setda", (Grant(Role.CITY_ADMIN),))
ENDAH = person("Endah", "CONTOH-006", "setda", (Grant(Role.CITY_ADMIN),))
FITRI = person("Fitri", "CONTOH-007", "setda", (Grant(Role.AUDITOR),))
GANI = person("Gani", "CONTOH-008", "puskesmas")
CAST = (ANI, BUDI, CITRA, DEWI, EKO, ENDAH, FITRI, GANI)


def wib(hour: int, minute: int = 0, second: int = 0, on: date = MONDAY) -> datetime:
    """An instant by the wall clock of Jakarta, in UTC."""
    return datetime(on.year, on.month, on.day, hour, minute, second, tzinfo=WIB).astimezone(UTC)
