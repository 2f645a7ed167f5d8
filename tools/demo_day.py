"""`make demo-day`: one invented working day of the demo city, played in process over the running stack's own tables.

The clock is handed in: the last Friday at least two days ago. The day's own units stand as closed through today, so the
running dispatcher has nothing to do there, until everything has happened; then the day is closed here, by the same
dispatcher and workers. At the end everybody leaves, so that nobody is missed from the next day on. Run again, it reads
the day and writes nothing.
"""

import hashlib
import sys
import time as wall
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from chalicelib import wiring
from chalicelib.domain.city import City, Unit
from chalicelib.domain.closing import CloseTask, RejudgeTask, SpreadTask, UnitClose
from chalicelib.domain.employee import Assignment, Employee, Grant, NumberKind, Role
from chalicelib.domain.office import Circle, Place, Position
from chalicelib.domain.request import LeaveKind, PaperKind, RequestKind
from chalicelib.domain.shift import DAY_SLOTS, Event, Slot
from chalicelib.jobs.close_tasks import do_task
from chalicelib.jobs.digests import tell_digests
from chalicelib.jobs.dispatch_closes import dispatch_closes
from chalicelib.jobs.mailer import Mailed, drain_outbox
from chalicelib.rules.leaving import LeavingReason
from chalicelib.rules.local_time import local_date
from chalicelib.use_cases.attachments import SentPaper, ask_attachment_form
from chalicelib.use_cases.change_events import put_event
from chalicelib.use_cases.change_units import put_unit
from chalicelib.use_cases.decide_request import Decision, Verdict, decide_request
from chalicelib.use_cases.end_service import set_last_day
from chalicelib.use_cases.file_request import Filing, file_request
from chalicelib.use_cases.grants import set_grants
from chalicelib.use_cases.manage_staff import NewEmployee, add_employee
from chalicelib.use_cases.move_person import assign
from chalicelib.use_cases.outages import declare_outage
from chalicelib.use_cases.ports import Services
from chalicelib.use_cases.proposals import decide
from chalicelib.use_cases.rule_check_ins import WantedRuling, rule_check_ins
from chalicelib.use_cases.set_roster import set_roster
from tools import demo_city, demo_table
from tools.demo_hand import Hand, Put
from tools.demo_people import AWAY, FIELD_UNIT, HALL, OFFICE_UNIT, OPD, PLAYERS, UNITS, Player
from tools.first_admin import services_of
from tools.run import DEMO
from tools.sample_photo import sample_photo
from tools.stack import Stack

DAY = timedelta(days=1)
FRIDAY = 4
Task = CloseTask | RejudgeTask | SpreadTask


class Unfinished(Exception):
    """A day was begun and never closed: whoever played it was stopped."""


@dataclass
class Played:
    """What the closing came to. again: rows that a second close wrote; messages it found to do."""

    on: date
    judged: int = 0
    again: int = 0
    changed: int = 0
    mailed: Mailed = field(default_factory=Mailed)


@dataclass
class Day:
    """The demo's day over some deployment. admins: who proposes, and who approves."""

    services: Services
    put: Put
    on: date
    admins: tuple[Employee, Employee]
    queue: list[Task] = field(default_factory=list)
    hands: dict[str, Hand] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.services = replace(self.services, close_queue=lambda task, delay_s=0: self.queue.append(task))

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
    def hall_id(self) -> str:
        offices = self.city.offices.values()
        return next(each.office_id for each in offices if _centre(each.fences[-1].shape) == HALL)

    # -- the evening before -------------------------------------------------------------------------------------------

    def set_up(self, real_now: datetime) -> None:
        """Units that the running dispatcher leaves alone, people, roles, phones, a roster and a transfer."""
        dispatch_closes(self.services, real_now)  # the city's own units begin today, whatever we do
        today = local_date(real_now, demo_city.ZONE)
        for unit_id in UNITS:
            parked = UnitClose(unit_id, today, today + DAY, real_now + DAY)
            self.services.closes.save(parked)
        now, (eko, _) = self.at("08:00", -1), self.admins
        for unit_id, name in UNITS.items():
            parent_id = None if unit_id == OPD else OPD
            put_unit(self.services, eko, Unit(unit_id, name, parent_id, (self.hall_id,), self.on), now)
        for number, player in enumerate(PLAYERS, 1):
            self._add(player, number, now)
        for player in PLAYERS:
            decider = eko if player.leads == OPD else self.person("wahyu")
            self.hands[player.key].enrol(decider, now)
        letters = "".join("M" if at == self.on.day else "-" for at in range(1, days_of(self.on) + 1))
        set_roster(self.services, eko, self.hands["lukman"].employee_id, f"{self.on:%Y-%m}", letters, now)
        moved = Assignment(FIELD_UNIT, self.on, (self.hall_id,), "lima-hari", self.hands["wahyu"].employee_id)
        assign(self.services, eko, self.hands["nanda"].employee_id, moved, now)

    def _add(self, player: Player, number: int, now: datetime) -> None:
        superior = "wahyu" if player.unit_id == FIELD_UNIT or player.leads == OFFICE_UNIT else "ratna"
        above = self.hands[superior].employee_id if player.leads != OPD else None
        pattern = None if player.by_roster else "lima-hari"
        held = Assignment(player.unit_id, self.on - DAY, (self.hall_id,), pattern, above)
        email = f"{player.key}@hari.example"
        new = NewEmployee(player.name, f"CONTOH-HARI-{number:02}", NumberKind.LOCAL, held, email)
        added = add_employee(self.services, self.admins[0], new, now)
        self.hands[player.key] = Hand(self.services, self.put, added.employee_id)
        if player.leads:
            set_grants(self.services, self.admins[0], added, (Grant(Role.SUPERVISOR, player.leads),), now)

    def order_apel(self) -> None:
        eko, endah = self.admins
        place, now = Place(office_id=self.hall_id, name="Apel"), self.at("09:00", -1)
        event = Event(
            f"apel-contoh-{self.on:%Y%m%d}", "Apel contoh", "SE 1 (contoh)", self.on, 405, 480, 450, place, (OFFICE_UNIT,)
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

    # -- the day ------------------------------------------------------------------------------------------------------

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
        self, key: str, slot: Slot, told: str, days: int = 0, position: Position = HALL
    ) -> tuple[datetime, Callable[[], object]]:
        now = self.at(told, days)
        return now, lambda: self.hands[key].check_in(slot, now, position)

    def _offline(self, key: str, told: str) -> None:
        sealed = self.hands[key].day_challenge(Slot.ARRIVAL, self.at("06:30"))
        self.hands[key].send_later(sealed, self.at(told))

    # -- the close ----------------------------------------------------------------------------------------------------

    def close(self) -> Played:
        """At seven in the evening, then what people decide the next morning, then the night shift and all notices."""
        played, noon = Played(self.on), self.at("12:00", 1)
        begun = self.at("06:00")
        for unit_id in UNITS:
            parked = self.services.closes.get(unit_id)
            assert parked is not None
            state = replace(parked, closed_through=self.on - DAY, next_on=self.on, next_at=begun, versions=())
            self.services.closes.save(state)
        played.judged = self._quarter(self.at("19:00"))["judged"]
        self._decide()
        played.changed = self.work(self.at("10:30", 1))["changed"]
        played.judged += self._quarter(noon)["judged"]
        second = self._quarter(noon)
        played.again = second["judged"] + second["changed"]
        tell_digests(self.services, noon)
        played.mailed = drain_outbox(self.services, noon, lambda _: None, lambda: True)
        return played

    def _decide(self) -> None:
        eko, now = self.admins[0], self.at("10:00", 1)
        for decider, key in (("ratna", "joko"), ("wahyu", "kartini")):
            employee_id = self.hands[key].employee_id
            check_in = self.services.attendance.day(OFFICE_UNIT, self.on, employee_id).check_ins[Slot.ARRIVAL]
            wanted = WantedRuling(employee_id, self.on, Slot.ARRIVAL, check_in.challenge_id, True)
            outcome = rule_check_ins(self.services, self.person(decider), OFFICE_UNIT, [wanted], None, now)
            assert outcome == ["valid"], outcome
        declare_outage(self.services, eko, self.at("07:20"), self.at("07:50"), [FIELD_UNIT], "Jaringan putus", now)

    def _quarter(self, now: datetime) -> dict[str, int]:
        """The dispatcher, and its workers until nothing waits."""
        dispatch_closes(self.services, now)
        return self.work(now)

    def work(self, now: datetime) -> dict[str, int]:
        """What waits for the day's own units; the city's other units are the running workers' to close."""
        done = {"judged": 0, "changed": 0}
        while self.queue:
            task = self.queue.pop(0)
            if isinstance(task, SpreadTask) or task.unit_id in UNITS:
                result = do_task(self.services, task, now, lambda: True)
                done["judged"] += result.get("judged", 0) if isinstance(task, CloseTask) else 0
                done["changed"] += result.get("changed", 0)
        return done

    def leave(self) -> None:
        """Nobody of the day is missed tomorrow."""
        now = self.at("13:00", 1)
        for hand in self.hands.values():
            set_last_day(self.services, self.admins[0], hand.employee_id, self.on, LeavingReason.CONTRACT_ENDED, now)
        self.work(now)


def _centre(shape: object) -> Position | None:
    return shape.center if isinstance(shape, Circle) else None


def days_of(on: date) -> int:
    """Days in the date's month."""
    return ((on.replace(day=28) + 4 * DAY).replace(day=1) - DAY).day


def last_friday(now: datetime) -> date:
    """The last one that is two days ago at least: its night shift is over as well."""
    on = local_date(now, demo_city.ZONE) - 2 * DAY
    return on - timedelta(days=(on.weekday() - FRIDAY) % 7)


def play(services: Services, put: Put, admin_numbers: tuple[str, str], now: datetime) -> tuple[Played, bool]:
    """The day, and whether it was played just now. Raises Unfinished for one that was begun and never closed."""
    units = services.city.fresh(now).units
    if OPD in units:
        on = units[OPD].counts_from
        assert on is not None
        if OFFICE_UNIT not in units or not services.months.of_date(OFFICE_UNIT, on):
            raise Unfinished
        return Played(on), False
    eko, endah = (_admin(services, each) for each in admin_numbers)
    day = Day(services, put, last_friday(now), (eko, endah))
    day.set_up(now)
    day.order_apel()
    day.file_requests()
    day.happen()
    played = day.close()
    day.leave()
    return played, True


def _admin(services: Services, number: str) -> Employee:
    found = services.staff.employee(services.staff.employee_id_of(number) or "")
    assert found is not None, f"{number} is not there: is this the demo city?"
    return found


def _put_into(stack: Stack) -> Put:
    s3: Any = stack.client("s3")

    def put(key: str, jpeg: bytes) -> None:
        s3.put_object(
            Bucket=stack.bucket, Key=key, Body=jpeg, ContentType="image/jpeg", ChecksumAlgorithm="SHA256"
        )  # fmt: skip

    return put


def main() -> int:
    try:
        stack = Stack.read()
    except FileNotFoundError as missing:
        print(missing, file=sys.stderr)
        return 1
    if stack.city != DEMO:
        print("the demo's day is for `make run`'s own city alone", file=sys.stderr)
        return 1
    services, began = services_of(stack), wall.monotonic()
    wiring.take_time()
    numbers = demo_city.EKO.number, demo_city.PEOPLE[0].number
    try:
        played, is_new = play(services, _put_into(stack), numbers, wiring.clock())
    except Unfinished:
        print("a demo day was begun here and never closed; `make clean` begins anew", file=sys.stderr)
        return 1
    print("\n".join(demo_table.lines(services, played.on, PLAYERS)))
    if is_new:
        mailed = played.mailed
        print(f"closed: {played.judged} judged, {played.changed} changed by what was decided the next morning;")
        print(f"closed again: {played.again} changed. {mailed.sent} mails sent{_why(mailed)}, in")
        print(f"  {stack.endpoint}/_ministack/ses/messages  ({wall.monotonic() - began:.0f} s in all)")
    else:
        print("This day was played before: it was read, nothing was written.")
    return 0


def _why(mailed: Mailed) -> str:
    return f" (stopped: {mailed.stopped})" if mailed.stopped else ""


if __name__ == "__main__":
    raise SystemExit(main())
