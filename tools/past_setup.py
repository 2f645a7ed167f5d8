"""Found the units of the demo's past, with offices, people, phones, rosters, a holiday and apels. Twice is once."""

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime, time, timedelta
from random import Random
from zoneinfo import ZoneInfo

from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from chalicelib.domain.audit import Proposal, ProposalState
from chalicelib.domain.city import City, Unit
from chalicelib.domain.closing import UnitClose
from chalicelib.domain.employee import Assignment, Device, DeviceState, Employee
from chalicelib.domain.office import Place
from chalicelib.domain.office_code import OfficeCode, OfficeCodeKind
from chalicelib.domain.shift import Event, Holiday, HolidayKind
from chalicelib.proof.device_key import thumbprint
from chalicelib.rules.roster import dates_of, roster_months
from chalicelib.use_cases.audit_entries import entry_of
from chalicelib.use_cases.change_calendar import put_holidays
from chalicelib.use_cases.change_events import put_event
from chalicelib.use_cases.change_units import publish_units
from chalicelib.use_cases.import_offices import OfficeUpload, import_offices
from chalicelib.use_cases.office_codes import put_office_code, see_office_codes
from chalicelib.use_cases.ports import Changed, Services
from chalicelib.use_cases.proposals import decide
from chalicelib.use_cases.set_roster import set_roster
from tools.demo_city import ZONE
from tools.past_people import HEAD, ROSTER, SECOND, SEED, PastPerson, PastUnit, people_of

DAY = timedelta(days=1)
WEEKS = 13
BEFORE = 14 * DAY  # people are there so long before the first date that counts, to ask for leave in time
TURNS = "PPSSMMLL"  # a roster's round: morning, afternoon, night, off
FAR = date(2099, 12, 31)  # where the running closer is told to begin: these units are closed by this tool alone
HOLIDAY_WEEK, HOLIDAY_NAME = 4, "Hari jadi Kota Contoh"
APEL_UNIT, APEL_WEEKS = "contoh-pu", (1, 3, 5, 7, 9, 11)
CODE_UNIT, CODE_DAYS = "contoh-dukcapil", 14 * DAY  # where four people's points were one
SECOND_OFFICES = {"pu-06": "contoh-kel-karang"}


def first_date(yesterday: date) -> date:
    """A Monday: the week of the last whole day is the thirteenth."""
    return yesterday - timedelta(days=yesterday.weekday(), weeks=WEEKS - 1)


def at(on: date, told: str) -> datetime:
    """The instant of a wall clock's time in the demo city."""
    return datetime.combine(on, time.fromisoformat(told), ZoneInfo(ZONE)).astimezone(ZoneInfo("UTC"))


def found_units(
    services: Services, admins: tuple[Employee, Employee], units: Sequence[PastUnit], began_on: date
) -> None:
    """Offices, units that count from the first date, and how far they are closed: up to the day before it."""
    now, (eko, _) = at(began_on - BEFORE, "08:00"), admins
    _found_offices(services, admins, units, now)
    city = services.city.fresh(now)
    ids = office_ids(city, units)
    for unit in units:
        if services.closes.get(unit.unit_id) is None:
            state = UnitClose(unit.unit_id, began_on - DAY, began_on, at(began_on, "00:00"), first_on=began_on)
            services.closes.save(state)
    wanted = {
        each.unit_id: Unit(each.unit_id, each.name, each.parent_id, (ids[each.unit_id],), began_on) for each in units
    }
    new = {unit_id: each for unit_id, each in wanted.items() if unit_id not in city.units}
    if new:
        publish_units(services, eko, city, new, "units_imported", now, {"added": len(new)})


def _found_offices(
    services: Services, admins: tuple[Employee, Employee], units: Sequence[PastUnit], now: datetime
) -> None:
    known = {each.name for each in services.city.fresh(now).offices.values()}
    features = [
        {
            "type": "Feature",
            "properties": {"nama": each.office},
            "geometry": {"type": "Point", "coordinates": [each.at.longitude, each.at.latitude]},
        }
        for each in units
        if each.office not in known
    ]
    if not features:
        return
    upload = OfficeUpload({"type": "FeatureCollection", "features": features}, None, None, None)
    _approve(services, admins, import_offices(services, admins[0], upload, False, None, now).proposal, now)


def _approve(services: Services, admins: tuple[Employee, Employee], proposal: Proposal | None, now: datetime) -> None:
    if proposal and proposal.state is ProposalState.WAITING:
        decide(services, admins[1], proposal.proposal_id, True, None, now)


def office_ids(city: City, units: Sequence[PastUnit]) -> dict[str, str]:
    """Unit id -> the id of its office."""
    ids = {each.name: each.office_id for each in city.offices.values()}
    return {each.unit_id: ids[each.office] for each in units}


def add_people(services: Services, eko: Employee, units: Sequence[PastUnit], began_on: date, today: date) -> int:
    """As an import does: one entry for all; those who are there stay as they are. How many were added."""
    now = at(began_on - BEFORE, "09:00")
    ids = office_ids(services.city.fresh(now), units)
    people = people_of(units)
    leaders = {(each.unit.unit_id, each.place): each.employee_id for each in people if each.place in (HEAD, SECOND)}
    held = services.staff.people([each.employee_id for each in people])
    new = [each for each in people if each.employee_id not in held]
    for person in new:
        try:
            services.staff.load(_employee(person, leaders, ids, began_on, today), None)
        except Changed:
            continue
    if new:
        entry = entry_of(services, eko, "people_imported", "people", now, facts={"added": len(new)})
        services.audit.append(entry)
    return len(new)


def _employee(
    person: PastPerson, leaders: Mapping[tuple[str, int], str], ids: Mapping[str, str], began_on: date, today: date
) -> Employee:
    unit = person.unit
    offices = [unit.unit_id, *([away] if (away := SECOND_OFFICES.get(person.key)) in ids and away else [])]
    above = (unit.unit_id, SECOND) if person.place > SECOND else (unit.unit_id, HEAD)
    if person.place == HEAD:
        above = (unit.parent_id or "", HEAD)
    pattern = None if person.works_by_roster else unit.pattern or "lima-hari"
    held = Assignment(
        unit.unit_id, began_on - BEFORE, tuple(ids[each] for each in offices), pattern, leaders.get(above)
    )
    return Employee(
        employee_id=person.employee_id,
        name=person.name,
        number=person.number,
        number_kind=person.kind,
        assignments=(held,),
        grants=person.grants,
        sex=person.sex,
        same_sex_review=person.wishes,
        devices=(device_of(person, at(began_on - BEFORE, "10:00")),),
        roster=dict(roster_of(person, began_on, today)) if person.works_by_roster else {},
    )


def device_of(person: PastPerson, now: datetime) -> Device:
    """A phone whose key follows from whose it is; nobody holds it."""
    number = int.from_bytes(hashlib.sha256(f"{SEED} phone {person.key}".encode()).digest()) >> 1
    public = ec.derive_private_key(number, ec.SECP256R1()).public_key()
    point = public.public_bytes(Encoding.X962, PublicFormat.UncompressedPoint)
    return Device(thumbprint(point), point, DeviceState.ACTIVE, "Ponsel contoh", now, now, "deployment")


def roster_of(person: PastPerson, began_on: date, today: date) -> Iterator[tuple[str, str]]:
    """Month -> letters, from that of the first date to the next one; everybody has a round of their own."""
    month, last = f"{began_on:%Y-%m}", roster_months(today)[-2]
    while month <= last:
        yield month, letters_of(person, month)
        month = f"{dates_of(month)[-1] + DAY:%Y-%m}"


def letters_of(person: PastPerson, month: str) -> str:
    shift = Random(f"{SEED} roster {person.number}").randrange(len(TURNS))
    return "".join(TURNS[(on.toordinal() + shift) % len(TURNS)] for on in dates_of(month))


def go_on_with_rosters(
    services: Services, eko: Employee, units: Sequence[PastUnit], now: datetime, today: date
) -> None:
    """This month's and the next one's, of those who lack them."""
    wanted = roster_months(today)[1:3]
    for person in people_of([each for each in units if each.pattern is ROSTER]):
        stored = services.staff.employee(person.employee_id) if person.works_by_roster else None
        for month in wanted if stored else ():
            if stored and month not in stored.roster:
                set_roster(services, eko, person.employee_id, month, letters_of(person, month), now)


def order_calendar(
    services: Services, admins: tuple[Employee, Employee], units: Sequence[PastUnit], began_on: date
) -> None:
    """One holiday of the city's own, and an apel every other Monday where somebody jumps."""
    now, holiday = at(began_on - BEFORE, "11:00"), began_on + timedelta(weeks=HOLIDAY_WEEK, days=2)
    if holiday not in services.city.fresh(now).calendar.holidays:
        told = Holiday(holiday, HOLIDAY_NAME, HolidayKind.LOCAL, "SK Wali Kota 1/2026 (contoh)")
        _approve(services, admins, put_holidays(services, admins[0], [told], None, now), now)
    ids = office_ids(services.city.fresh(now), units)
    for week in APEL_WEEKS if APEL_UNIT in ids else ():
        on = began_on + timedelta(weeks=week)
        apel = Event(
            f"apel-pu-{on:%Y%m%d}", "Apel Senin", "SE 2/2026 (contoh)", on, 405, 480, 450,
            Place(office_id=ids[APEL_UNIT], name="Halaman dinas"), (APEL_UNIT,),
        )  # fmt: skip
        if all(each.event_id != apel.event_id for each in services.city.fresh(now).calendar.events):
            _approve(services, admins, put_event(services, admins[0], apel, None, now), now)


def put_up_code(
    services: Services, admins: tuple[Employee, Employee], units: Sequence[PastUnit], now: datetime, today: date
) -> None:
    """A screen at the door of one unit, whose code is typed at check-in from this day on; anew once it is over."""
    if CODE_UNIT not in [each.unit_id for each in units] or see_office_codes(services, admins[0], CODE_UNIT, now):
        return
    code = OfficeCode(f"layar-{today:%Y%m%d}", CODE_UNIT, OfficeCodeKind.SCREEN, today, today + CODE_DAYS, (CODE_UNIT,))
    _approve(services, admins, put_office_code(services, admins[0], code, now), now)
