"""A demo city to play with: invented people, sample office points, ordinary hours. Everything but the very first
admin goes through the public API, as a real city's admins would do it.

Hours and limits are the demo's own and unconfirmed; see docs/rules.md.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from chalicelib import wiring
from chalicelib.domain.city import Unit
from chalicelib.domain.settings import BoundingBox, Settings
from chalicelib.rules.local_time import local_date
from tools.first_admin import AdminExists, FirstAdmin, make_first_admin, services_of
from tools.phone import Phone, http_transport
from tools.stack import Stack

CITY = "demo"  # what `make run` calls it
ZONE = "Asia/Jakarta"
COUNTS_FROM = date(2026, 1, 1)  # nothing here is a trial
SETTINGS = Settings(
    city_name="Kota Contoh",
    agency_name="BKPSDM Kota Contoh",
    zone=ZONE,
    bounding_box=BoundingBox(105.85, -6.1, 106.15, -5.8),
    contact="bkpsdm@contoh.example",
)


@dataclass(frozen=True)
class Person:
    """Somebody invented."""

    name: str
    number: str
    unit_id: str
    office: str
    role: str | None = None
    role_unit: str | None = None
    pattern: str = "lima-hari"

    @property
    def password(self) -> str:
        return password_of(self.number)


def password_of(number: str) -> str:
    """For the demo alone, and printed for whoever runs it."""
    return f"kopi susu {number.lower()} pagi"


EKO = Person("Eko Prasetyo", "CONTOH-0001", "bkpsdm", "BKPSDM (contoh)", "city_admin")
PEOPLE = (
    Person("Endah Lestari Wulandari", "CONTOH-0002", "bkpsdm", "BKPSDM (contoh)", "city_admin"),
    Person("Fitri Handayani", "CONTOH-0003", "inspektorat", "Inspektorat (contoh)", "auditor"),
    Person("Dewi Kartika Sari", "CONTOH-0004", "setda", "Kantor Walikota Cilegon (contoh)", "operator", "setda"),
    Person(
        "Citra Maharani, S.Sos., M.Si.", "CONTOH-0005", "umum", "Kantor Walikota Cilegon (contoh)", "supervisor", "umum"
    ),
    Person("Ani Nurhayati Rahmawati Kusumaningrum", "CONTOH-0006", "umum", "Kantor Walikota Cilegon (contoh)"),
    Person("Budi", "CONTOH-0007", "umum", "Kantor Walikota Cilegon (contoh)"),
    Person("Gani Saputra", "CONTOH-0008", "puskesmas", "Puskesmas (contoh)"),
    Person("Hasan Basri", "CONTOH-0009", "umum", "Kantor Walikota Cilegon (contoh)", pattern="sepanjang-hari"),
)
UNITS = (
    ("setda", "Sekretariat Daerah", None, "Kantor Walikota Cilegon (contoh)"),
    ("umum", "Bagian Umum", "setda", "Kantor Walikota Cilegon (contoh)"),
    ("bkpsdm", "BKPSDM", None, "BKPSDM (contoh)"),
    ("inspektorat", "Inspektorat", None, "Inspektorat (contoh)"),
    ("puskesmas", "Puskesmas", None, "Puskesmas (contoh)"),
)
# Unsurveyed sample points, rounded: facts of where such offices are, not a register.
OFFICES = {
    "Kantor Walikota Cilegon (contoh)": (106.042203, -6.009866),
    "BKPSDM (contoh)": (106.0432, -6.0107),
    "Inspektorat (contoh)": (106.0449, -6.0121),
    "Puskesmas (contoh)": (106.0595, -5.9911),
}


def seed(stack: Stack) -> list[str]:
    """Fill an empty deployment; on one that has people nothing happens. The lines tell who can log in."""
    services = services_of(stack)
    if services.staff.city_admins() < 2:
        try:
            unit = Unit("bkpsdm", "BKPSDM", counts_from=COUNTS_FROM)
            code = make_first_admin(services, SETTINGS, FirstAdmin(EKO.name, EKO.number, unit))
        except AdminExists:
            code = ""
        _fill(stack, code)
    return _lines()


def _fill(stack: Stack, code: str) -> None:
    eko = Phone(http_transport(stack.api_url))
    if code:
        eko.first_log_in(EKO.number, code, EKO.password).expect(201)
    else:
        eko.log_in(EKO.number, EKO.password).expect(201)
    _add_offices(eko)
    ids = {each["properties"]["name"]: each["properties"]["office_id"] for each in _offices(eko)}
    for unit_id, name, parent_id, office in UNITS:
        body = {"name": name, "parent_id": parent_id, "office_ids": [ids[office]], "counts_from": f"{COUNTS_FROM}"}
        eko.call("PUT", f"/units/{unit_id}", body).expect(200)
    _add_calendar(eko)
    people: list[str] = []
    for each in PEOPLE:
        people.append(_add_person(eko, stack, each, ids, _superior(each, people)))
    admins = [each for each in zip(PEOPLE, people, strict=True) if each[0].role]
    for person, employee_id in sorted(admins, key=lambda each: each[0].role == "city_admin"):
        _grant(eko, person, employee_id)  # the second admin last: from then on two people decide


def _add_offices(eko: Phone) -> None:
    features = [
        {"type": "Feature", "properties": {"nama": name}, "geometry": {"type": "Point", "coordinates": at}}
        for name, at in OFFICES.items()
    ]
    eko.call("POST", "/offices/imports", {"type": "FeatureCollection", "features": features}).expect(200, 201)


def _offices(eko: Phone) -> list[Any]:
    features: list[Any] = eko.call("GET", "/offices").expect(200)["features"]
    return features


def _add_calendar(eko: Phone) -> None:
    for pattern_id, body in patterns().items():
        eko.call("PUT", f"/calendar/patterns/{pattern_id}", body).expect(202)


def patterns(starts_on: str = "2026-01-01") -> dict[str, Any]:
    """The demo's shift patterns: five and six days, and a hospital's morning, afternoon and night."""
    day = [_slot("arrival", 360, 600, 450), _slot("midday", 690, 810), _slot("departure", 840, 1080, 960)]
    friday = [_slot("arrival", 360, 600, 450), _slot("midday", 660, 810), _slot("departure", 840, 1080, 990)]
    short = [_slot("arrival", 360, 600, 450), _slot("departure", 720, 1080, 840)]
    any_hour = [_slot("arrival", 0, 1440, 450), _slot("midday", 0, 1440), _slot("departure", 0, 1440, 960)]
    roster = {
        "pagi": ("Jaga pagi", "P", [_slot("arrival", 360, 480, 420), _slot("departure", 840, 960, 840)]),
        "siang": ("Jaga siang", "S", [_slot("arrival", 780, 900, 840), _slot("departure", 1260, 1380, 1260)]),
        "malam": ("Jaga malam", "M", [_slot("arrival", 1200, 1320, 1260), _slot("departure", 1860, 1980, 1860)]),
    }
    return {
        "lima-hari": _pattern("Lima hari kerja", [day, day, day, day, friday, [], []], starts_on),
        "sepanjang-hari": _pattern("Sepanjang hari (untuk mencoba)", [any_hour] * 7, starts_on),
        "enam-hari": _pattern("Enam hari kerja", [short] * 6 + [[]], starts_on),
        **{name: _pattern(label, [slots] * 7, starts_on, code) for name, (label, code, slots) in roster.items()},
    }


def _slot(slot: str, opens_min: int, closes_min: int, limit_min: int | None = None) -> dict[str, Any]:
    return {"slot": slot, "opens_min": opens_min, "closes_min": closes_min, "limit_min": limit_min}


def _pattern(name: str, week: list[Any], starts_on: str, code: str | None = None) -> dict[str, Any]:
    return {"name": name, "code": code, "versions": [{"starts_on": starts_on, "week": week}]}


def _superior(person: Person, added: Sequence[str]) -> str | None:
    """Who leads the person's unit, where they are there already."""
    before = zip(PEOPLE, added, strict=False)
    return next((who for each, who in before if each.role == "supervisor" and each.role_unit == person.unit_id), None)


def _add_person(eko: Phone, stack: Stack, person: Person, offices: dict[str, str], superior_id: str | None) -> str:
    today = local_date(wiring.clock(), ZONE) - timedelta(days=1)
    assignment = {
        "unit_id": person.unit_id,
        "starts_on": today.isoformat(),
        "office_ids": [offices[person.office]],
        "pattern_id": person.pattern,
        "supervisor_id": superior_id,
    }
    email = f"{person.number.lower()}@{stack.city}.example"  # the emulator keeps what is sent there
    body = {"name": person.name, "number": person.number, "assignment": assignment, "email": email}
    employee_id: str = eko.call("POST", "/employees", body).expect(201)["employee_id"]
    code = eko.call("POST", f"/employees/{employee_id}/codes").expect(201)["code"]
    Phone(http_transport(stack.api_url)).first_log_in(person.number, code, person.password).expect(201)
    return employee_id


def _grant(eko: Phone, person: Person, employee_id: str) -> None:
    body = {"grants": [{"role": person.role, "unit_id": person.role_unit}]}
    eko.call("PUT", f"/employees/{employee_id}/grants", body).expect(200, 202)


def _lines() -> list[str]:
    people = [(each.role or "employee", each) for each in (EKO, *PEOPLE)]
    return [
        "People who can log in (invented, for this machine alone):",
        *(login_line(role, each.number, each.name) for role, each in people),
        "Try first, at any hour: log in as Hasan, enrol the phone, check in at the position 106.042203, -6.009866;",
        "then log in as Citra in another browser and approve his phone. The others keep ordinary hours.",
    ]


def login_line(what: str, number: str, name: str) -> str:
    """How somebody of the demo logs in, one below the other."""
    return f"  {what:<11} {number:<14} {password_of(number):<33} {name}"
