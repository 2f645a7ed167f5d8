"""What the browser tests need of a city, wherever it runs: an address, somebody who leads, and new people at will."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from itertools import count

from tests import cast
from tools.phone import Phone, http_transport

Position = tuple[float, float]


@dataclass(frozen=True)
class Person:
    """Somebody who can log in by a password."""

    name: str
    number: str
    password: str


@dataclass(frozen=True)
class Newcomer:
    """Somebody who has a one-time code and nothing else yet."""

    name: str
    number: str
    code: str


@dataclass(frozen=True)
class Site:
    """A running city behind one origin, whose arrival window is open now.

    at_work      a position inside the newcomers' office.   far_away   one about a kilometre off.
    supervisor   decides about the newcomers' phones.
    newcomer     makes a new person of the supervisor's unit, with a name as long as names are.
    """

    base_url: str
    at_work: Position
    far_away: Position
    supervisor: Person
    newcomer: Callable[[], Newcomer]


def make_newcomer(base_url: str, admin: Person, mark: str, assignment: Mapping[str, object]) -> Newcomer:
    """A new employee with a code, through the API as an admin does it."""
    phone = Phone(http_transport(f"{base_url}/api"))
    phone.log_in(admin.number, admin.password).expect(201)
    name = f"Raden Roro Siti Nurhaliza Kusumawardhani {mark}, S.Sos., M.Si."
    number = f"BARU-{mark}"
    body = {"name": name, "number": number, "assignment": assignment}
    employee_id = phone.call("POST", "/employees", body).expect(201)["employee_id"]
    code = phone.call("POST", f"/employees/{employee_id}/codes").expect(201)["code"]
    return Newcomer(name, number, code)


def cast_site(base_url: str) -> Site:
    """The cast's city at this address."""
    marks = count(1)
    eko = Person("Eko", cast.EKO.number, "sandi rahasia eko")
    assignment = {
        "unit_id": "umum",
        "starts_on": cast.MONDAY.isoformat(),
        "office_ids": ["balai-kota"],
        "pattern_id": "lima-hari",
        "supervisor_id": "citra",
    }
    return Site(
        base_url=base_url,
        at_work=(cast.HALL.longitude + 0.0002, cast.HALL.latitude),
        far_away=(cast.HALL.longitude + 0.01, cast.HALL.latitude),
        supervisor=Person("Citra", cast.CITRA.number, "sandi rahasia citra"),
        newcomer=lambda: make_newcomer(base_url, eko, f"{next(marks):03}", assignment),
    )
