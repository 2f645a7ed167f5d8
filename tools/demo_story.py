"""What happens on the demo's day, from the evening before: by the use cases that the routes call."""

import hashlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from chalicelib.domain.city import City, Unit
from chalicelib.domain.closing import Task, UnitClose
from chalicelib.domain.employee import Assignment, Employee, Grant, NumberKind, Role
from chalicelib.domain.office import Circle, Place, Position
from chalicelib.domain.request import LeaveKind, PaperKind, RequestKind
from chalicelib.domain.shift import DAY_SLOTS, Event, Slot
from chalicelib.jobs.dispatch_closes import dispatch_closes
from chalicelib.rules.local_time import local_date
from chalicelib.rules.roster import days_in
from chalicelib.use_cases.attachments import SentPaper, ask_attachment_form
from chalicelib.use_cases.change_events import put_event
from chalicelib.use_cases.change_units import put_unit
from chalicelib.use_cases.decide_request import Decision, Verdict, decide_request
from chalicelib.use_cases.file_request import Filing, file_request
from chalicelib.use_cases.grants import set_grants
from chalicelib.use_cases.import_offices import OfficeUpload, import_offices
from chalicelib.use_cases.manage_staff import NewEmployee, add_employee
from chalicelib.use_cases.move_person import assign
from chalicelib.use_cases.ports import Services
from chalicelib.use_cases.proposals import decide
from chalicelib.use_cases.set_roster import set_roster
from tools import demo_city
from tools.demo_hand import Hand, Put
from tools.demo_people import AWAY, FIELD_UNIT, OFFICE_AT, OFFICE_UNIT, OPD, PLAYERS, UNITS, Player, number_of
from tools.sample_photo import sample_photo

DAY = timedelta(days=1)


@dataclass
class Day:
    """The demo's day over some deployment. admins: who proposes, and who approves."""

    services: Services
    put: Put
    on: date
    admins: tuple[Employee, Employee]
    queue: list[tuple[Task, int]] = field(default_factory=list)
    hands: dict[str, Hand] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.services = replace(self.services, close_queue=self.tell)

    def tell(self, task: Task, delay_s: int = 0) -> None:
        """Remember the task; its delay is passed over, as the day's clock stands between two acts."""
        self.queue.append((task, delay_s))

    @property
    def city(self) -> City:
        return self.services.city.fresh(self.at("12:00"))

    def at(self, told: str, days: int = 0) -> datetime:
        """The instant of a wall clock's time on the day, or so many days after it."""
        zone = ZoneInfo(demo_city.ZONE)
        return datetime.combine(self.on + days * DAY, time.fromisoformat(told), zone).astimezone(ZoneInfo("UTC"))

    def person(self, key: str) -> Employee:
        return self.hands[key].person

    @property
    def office_id(self) -> str:
        offices = self.city.offices.values()
        return next(each.office_id for each in offices if _centre(each.fences[-1].shape) == OFFICE_AT)

    def set_up(self, real_now: datetime) -> None:
        """Units that the running dispatcher leaves alone, people, roles, phones, a roster and a transfer."""
        dispatch_closes(self.services, real_now)  # the city's own units begin today, whatever we do
        today = local_date(real_now, demo_city.ZONE)
        for unit_id in UNITS:
            parked = UnitClose(unit_id, today, today + DAY, real_now + DAY)
            self.services.closes.save(parked)
        now, (eko, _) = self.at("08:00", -1), self.admins
        self._found_office(now)
        for unit_id, name in UNITS.items():
            parent_id = None if unit_id == OPD else OPD
            put_unit(self.services, eko, Unit(unit_id, name, parent_id, (self.office_id,), self.on), now)
        for player in PLAYERS:
            self._add(player, now)
        for player in PLAYERS:
            decider = eko if player.leads == OPD else self.person("wahyu")
            self.hands[player.key].enrol(decider, now)
        month = f"{self.on:%Y-%m}"
        letters = "".join("M" if at == self.on.day else "-" for at in range(1, days_in(month) + 1))
        set_roster(self.services, eko, self.hands["lukman"].employee_id, month, letters, now)
        moved = Assignment(FIELD_UNIT, self.on, (self.office_id,), "lima-hari", self.hands["wahyu"].employee_id)
        assign(self.services, eko, self.hands["nanda"].employee_id, moved, now)

    def _found_office(self, now: datetime) -> None:
        eko, endah = self.admins
        point = {"type": "Point", "coordinates": [OFFICE_AT.longitude, OFFICE_AT.latitude]}
        feature = {"type": "Feature", "properties": {"nama": "Kantor contoh sehari"}, "geometry": point}
        document = {"type": "FeatureCollection", "features": [feature]}
        report = import_offices(self.services, eko, OfficeUpload(document, None, None, None), False, None, now)
        assert report.proposal
        decide(self.services, endah, report.proposal.proposal_id, True, None, now)

    def _add(self, player: Player, now: datetime) -> None:
        superior = "wahyu" if player.unit_id == FIELD_UNIT or player.leads == OFFICE_UNIT else "ratna"
        above = self.hands[superior].employee_id if player.leads != OPD else None
        pattern = None if player.by_roster else "lima-hari"
        held = Assignment(player.unit_id, self.on - DAY, (self.office_id,), pattern, above)
        email = f"{player.key}@hari.example"
        new = NewEmployee(player.name, number_of(player), NumberKind.LOCAL, held, email)
        added = add_employee(self.services, self.admins[0], new, now)
        self.hands[player.key] = Hand(self.services, self.put, added.employee_id)
        if player.leads:
            set_grants(self.services, self.admins[0], added, (Grant(Role.SUPERVISOR, player.leads),), now)

    def order_apel(self) -> None:
        eko, endah = self.admins
        place, now = Place(office_id=self.office_id, name="Apel"), self.at("09:00", -1)
        event = Event(
            f"apel-contoh-{self.on:%Y%m%d}",
            "Apel contoh",
            "SE 1 (contoh)",
            self.on,
            405,
            480,
            450,
            place,
            (OFFICE_UNIT,),
        )
        proposal = put_event(self.services, eko, event, None, now)
        decide(self.services, endah, proposal.proposal_id, True, None, now)

    def file_requests(self) -> None:
        """Filed by each, approved by the superior and, where the way says so, the head."""
        there = Place(center=AWAY, radius_m=150, name="Puskesmas (contoh)")
        arrival = (Slot.ARRIVAL,)
        remote = (Slot.ARRIVAL, Slot.DEPARTURE)
        paper = self._paper("fajar")
        on = self.on
        self._request("fajar", Filing(RequestKind.LEAVE, on, on, "Sakit", leave=LeaveKind.SICK, papers=(paper,)))
        self._request("gita", Filing(RequestKind.DUTY, on, on, "Rapat", order_no="ST/1", due=arrival, place=there))
        self._request("hadi", Filing(RequestKind.PERMISSION, on, on, "Urusan keluarga", arrive_by_min=9 * 60))
        self._request("maya", Filing(RequestKind.REMOTE, on, on, "WFA", order_no="ST/2", due=remote, place=Place()))

    def _paper(self, key: str) -> SentPaper:
        person, photo = self.person(key), sample_photo(key)
        name, form = ask_attachment_form(self.services, person, "jpg", self.at("10:00", -1))
        self.put(form.fields["key"], photo)
        return SentPaper(name, PaperKind.DOCTOR, hashlib.sha256(photo).digest())

    def _request(self, key: str, filing: Filing) -> None:
        person, now = self.person(key), self.at("10:00", -1)
        request = file_request(self.services, person, person, filing, "contoh", now)
        deciders = ("ratna", "wahyu")[: len(request.way)]
        for each in deciders:
            verdict = Verdict(Decision.APPROVE, None)
            decide_request(self.services, self.person(each), request.unit_id, request.request_id, verdict, now)

    def happen(self) -> None:
        """Everybody's day, in the order of the clock."""
        for _, act in sorted(self._acts(), key=lambda each: each[0]):
            act()

    def _acts(self) -> Iterator[tuple[datetime, Callable[[], object]]]:
        for player in PLAYERS:
            for slot, told in zip(DAY_SLOTS, player.times.split(), strict=True):
                if told != "-":
                    yield self._act(player.key, slot, told)
            if player.apel:
                yield self._act(player.key, Slot.EVENT, "07:25")
        yield self._act("gita", Slot.ARRIVAL, "07:25", position=AWAY)
        yield self._act("maya", Slot.ARRIVAL, "07:29", position=Position(107.6191, -6.9175))
        yield self._act("maya", Slot.DEPARTURE, "16:45", position=Position(107.6191, -6.9175))
        yield self._act("lukman", Slot.ARRIVAL, "20:50")
        yield self._act("lukman", Slot.DEPARTURE, "07:15", 1)
        for key, told in (("joko", "07:26"), ("oki", "07:28")):
            yield self.at(told), lambda key=key, told=told: self._offline(key, told)  # type: ignore[misc]
        kartini = self.hands["kartini"].employee_id
        now = self.at("07:24")
        yield now, lambda: self.hands["ratna"].check_in_for(kartini, Slot.ARRIVAL, now)

    def _act(
        self, key: str, slot: Slot, told: str, days: int = 0, position: Position = OFFICE_AT
    ) -> tuple[datetime, Callable[[], object]]:
        now = self.at(told, days)
        return now, lambda: self.hands[key].check_in(slot, now, position)

    def _offline(self, key: str, told: str) -> None:
        sealed = self.hands[key].day_challenge(Slot.ARRIVAL, self.at("06:30"))
        self.hands[key].send_later(sealed, self.at(told))


def _centre(shape: object) -> Position | None:
    return shape.center if isinstance(shape, Circle) else None
