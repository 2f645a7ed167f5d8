"""Live through the demo's past, date after date, as the city did: by its planner, its use cases and its own jobs.

Only the check-ins are written in bulk; judging, notices, roots, signals and reviews are those of chalicelib/jobs. How
far it came stands in the close of each unit, so a run that was stopped is gone on with, and done again it changes
nothing.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from functools import lru_cache
from typing import Any

from chalicelib.domain.attendance import UploadName
from chalicelib.domain.city import City
from chalicelib.domain.closing import CloseTask, FiguresTask, SignalsTask, SpreadTask, Task
from chalicelib.domain.employee import Employee
from chalicelib.jobs.close_day import close_day
from chalicelib.jobs.close_tasks import do_task
from chalicelib.jobs.digests import tell_digests
from chalicelib.jobs.draw_reviews import review_closed_date
from chalicelib.jobs.find_signals import find_signals
from chalicelib.rules.closing import EVERY, cut_off
from chalicelib.rules.local_time import local_date
from chalicelib.use_cases.ports import Services
from tools.demo_city import ZONE
from tools.past_cases import keep_cases
from tools.past_closes import without_samples
from tools.past_decisions import decide_looks, declare_failure, lock, rule_offline
from tools.past_facts import Made, made_by, picture_key, plan_date, write_many
from tools.past_people import SECOND, UNITS, PastPerson, PastUnit, people_of
from tools.past_requests import file_and_decide
from tools.past_setup import at, device_of
from tools.past_stories import RICH
from tools.past_work import HeldPlans, Work
from tools.sample_photo import sample_photo

DAY = timedelta(days=1)
OVER = "09:30"  # of the next day: the last night shift has gone home and is judged
REVIEWED = 7 * DAY  # dates that looks are drawn from; who owes one has the last ones still to do
OPEN_LOOKS = OPEN_RULINGS = 3 * DAY
LOCKED_ON_DAY = 6  # of the next month
OUTAGE_WEEK = 6
PHOTO_SIDE = 240


@dataclass
class History:
    """began_on   the first date. yesterday: the last whole one; what is left undecided is counted from it."""

    services: Services
    client: Any
    admins: tuple[Employee, Employee]
    began_on: date
    yesterday: date
    units: Sequence[PastUnit] = UNITS
    queue: list[Task] = field(default_factory=list)
    people: dict[PastPerson, Employee] = field(default_factory=dict)
    versions: Mapping[str, int] = field(default_factory=dict)
    made: dict[date, list[Made]] = field(default_factory=dict)
    recorded: set[str] = field(default_factory=set)
    laid: set[str] = field(default_factory=set)
    acted: set[date] = field(default_factory=set)
    plans: HeldPlans = field(init=False)
    judged: int = 0
    check_ins: int = 0

    def __post_init__(self) -> None:
        self.services = replace(self.services, close_queue=self.tell)
        self.plans = HeldPlans(self.services.plans)
        self.phones = {each.key: device_of(each, at(self.began_on, "00:00")).device_id for each in people_of(UNITS)}
        self.read_people()

    def tell(self, task: Task, delay_s: int = 0) -> None:  # noqa: ARG002
        """Remember the task; its delay is passed over: the clock stands between two acts."""
        self.queue.append(task)

    @property
    def city(self) -> City:
        return self.services.city.fresh(at(self.yesterday, "12:00"))

    @property
    def unit_ids(self) -> list[str]:
        return [each.unit_id for each in self.units]

    def read_people(self, since: date = date.min) -> None:
        """As stored now. Where they or the city have changed, dates from this one on are planned anew."""
        people, before = people_of(self.units), (self.people, self.versions)
        stored = self.services.staff.people([each.employee_id for each in people])
        self.people, self.versions = {each: stored[each.employee_id] for each in people}, self.city.versions
        if before != (self.people, self.versions):
            self.made = {on: made for on, made in self.made.items() if on < since}

    def closed_through(self) -> date:
        """The last date on which nobody is left to judge."""
        states = [self.services.closes.get(each) for each in self.unit_ids]
        return min(each.closed_through for each in states if each)

    def advance(self, until: datetime, tell: Callable[[date], None] = lambda _: None) -> None:
        """Everything up to this instant: what people do, decide and check in, and the closes that are due."""
        on, last = self.closed_through() + DAY, local_date(until, ZONE)
        while on <= last:
            self.act(on, until)
            self.check_in(on, until)
            self.close(on, until)
            tell(on)
            on += DAY

    def go_on(self, now: datetime) -> None:
        """What has come since: as often as somebody may check in."""
        self.yesterday = local_date(now, ZONE) - DAY
        self.plans = HeldPlans(self.services.plans)
        self.read_people(self.yesterday)
        self.advance(now)

    def act(self, on: date, until: datetime) -> None:
        """What people decide in the morning. What a run before this one did already is answered alike."""
        if until < at(on, "11:30") or on in self.acted:
            return
        self.acted.add(on)
        services, (eko, _) = self.services, self.admins
        if file_and_decide(services, eko, self.people, on, self.began_on, self.yesterday):
            self.read_people(on)
        if self.began_on < on <= self.yesterday - OPEN_RULINGS + DAY:
            made = self.made.get(on - DAY) or self.made_on(on - DAY)
            rule_offline(services, self._leaders, [each for each, _ in made], at(on, "08:00"))
        keep_cases(services, self._leaders, self.people, on, self.began_on)
        if on == self.began_on + timedelta(weeks=OUTAGE_WEEK, days=2):
            declare_failure(services, eko, on - DAY, self.unit_ids, at(on, "08:30"))
        last = on - timedelta(days=LOCKED_ON_DAY)  # of the month before, where this is the day
        if on.day == LOCKED_ON_DAY and self.began_on <= last and on <= self.yesterday:
            lock(services, eko, last, at(on, "11:00"))
        leaders = self._leaders.values() if self.yesterday - REVIEWED < on else ()
        through = min(on - DAY, self.yesterday - OPEN_LOOKS)
        decide_looks(services, eko, leaders, through, at(on, "11:15"))
        self._perform(on)
        self.work(at(on, "11:30"))

    def _perform(self, on: date) -> None:
        """E-Kinerja of this date."""
        Work(self.services, self.client, self.admins, self.people, self.plans, self.began_on, self.yesterday).live(on)

    def check_in(self, on: date, until: datetime) -> None:
        """A date that is over in one go where nothing of it stands; else one by one, as they come."""
        made = self.made[on] = self.made.get(on) or self.made_on(on)
        self.made.pop(on - 3 * DAY, None)
        for unit in self.units:
            of_unit = [each for each in made if each[0].unit_id == unit.unit_id]
            is_over = until >= at(on + DAY, OVER)
            if is_over and not self.services.attendance.unit_day(unit.unit_id, on):
                write_many(self.client, of_unit)
                self.check_ins += len(of_unit)
            else:
                self._record(of_unit, until)
        if on > self.yesterday - REVIEWED:
            self._photograph([each for each in made if each[0].employee_id == self._photographed], until)

    def made_on(self, on: date) -> list[Made]:
        """Of everybody whose phone is still theirs: who has another one by now is somebody at the keyboard."""
        city = self.city
        own = {person: each for person, each in self.people.items() if each.device(self.phones[person.key])}
        return [made for each in plan_date(own, on, city) for made in made_by(each, self.began_on, self.phones, city)]

    def _record(self, made: Sequence[Made], until: datetime) -> None:
        for check_in, evidence in made:
            if check_in.received_at <= until and check_in.challenge_id not in self.recorded:
                self.services.attendance.record(check_in)  # where somebody else is faster, theirs stands
                self.services.evidence.add(evidence)
                self.recorded.add(check_in.challenge_id)
                self.check_ins += 1

    def close(self, on: date, until: datetime) -> None:
        """The clock's quarters of this date at which somebody of a unit is due, as the dispatcher would see them."""
        latest = min(until, at(on + DAY, "00:15"))
        for unit_id in self.unit_ids:
            while (look_at := self._next_look(unit_id)) <= latest:
                done = close_day(self.services, CloseTask(unit_id, on, look_at), look_at, lambda: True)
                self.judged += done.judged
                self.work(look_at + EVERY)
        if self.yesterday - REVIEWED < on <= self.yesterday:  # later ones the running city tells, by mail too
            tell_digests(self.services, latest)

    def _next_look(self, unit_id: str) -> datetime:
        state = self.services.closes.get(unit_id)
        assert state is not None, unit_id
        quarter = cut_off(state.next_at)
        return quarter if quarter == state.next_at else quarter + EVERY

    def work(self, now: datetime) -> None:
        """What waits for these units; others' is the running workers'."""
        while self.queue:
            task = self.queue.pop(0)
            if isinstance(task, SignalsTask):
                self._look(task, now)
            elif isinstance(task, SpreadTask | FiguresTask) or task.unit_id in self.unit_ids:
                do_task(self.services, task, now, lambda: True)

    def _look(self, task: SignalsTask, now: datetime) -> None:
        """Of old dates what was flagged alone is looked at: else everybody who leads would owe hundreds of looks."""
        if task.on > self.yesterday - REVIEWED:
            do_task(self.services, task, now, lambda: True)
        elif find_signals(self.services, task, now).flags:
            review_closed_date(without_samples(self.services), task.unit_id, task.on, now)
        if task.on > self.yesterday - REVIEWED:
            drawn = self.services.reviews.draw(task.unit_id, task.on)
            for review in drawn.reviews if drawn else ():
                self._lay(_name_of(review))

    @property
    def _leaders(self) -> dict[tuple[str, int], Employee]:
        return {(each.unit.unit_id, each.place): stored for each, stored in self.people.items() if each.place <= SECOND}

    @property
    def _photographed(self) -> str:
        return next((each.employee_id for each in self.people if each.key == RICH), "")

    def _photograph(self, made: Sequence[Made], until: datetime) -> None:
        for check_in, _ in made:
            if check_in.received_at <= until:
                self._lay(_name_of(check_in))

    def _lay(self, name: UploadName) -> None:
        """A drawn picture where the clean copy of the selfie would lie."""
        if name.key in self.laid:
            return
        self.laid.add(name.key)
        keep_days = self.services.city.current(at(self.yesterday, "12:00")).settings.retention.selfie_days
        self.services.selfies.write_evidence(picture_key(name.key), picture_of(name.employee_id), keep_days)


@lru_cache(maxsize=400)
def picture_of(employee_id: str) -> bytes:
    return sample_photo(employee_id, PHOTO_SIDE)


def _name_of(about: Any) -> UploadName:
    """Of a check-in, or of a review of one."""
    return UploadName(about.unit_id, about.employee_id, about.local_date, about.slot, about.challenge_id)
