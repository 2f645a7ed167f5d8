"""Close a unit's days, in order: judge whoever's last window has passed, once, and tell those who missed something.

Safe to run twice, at once and after silent days; killed anywhere and run again it goes on. Whoever has a row is judged,
rows and notices are written together and under a condition, and how far the unit is follows from who has none.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from functools import partial

from chalicelib.domain.audit import ChainedEntry
from chalicelib.domain.city import City
from chalicelib.domain.closing import CloseTask, RejudgeTask, SignalsTask, UnitClose
from chalicelib.domain.day_proof import RecordedDay
from chalicelib.domain.notice import Notice
from chalicelib.domain.shift import DayPlan
from chalicelib.domain.staff import Member
from chalicelib.domain.verdict import DayVerdict
from chalicelib.jobs.find_signals import SIGNALS_AFTER_S
from chalicelib.jobs.rejudge import rejudge
from chalicelib.rules.closing import begun_dates, due_at, last_begun_date, next_look, recheck_dates
from chalicelib.rules.local_time import end_of_day, local_date
from chalicelib.use_cases.city_versions import city_versions, zones_of
from chalicelib.use_cases.day_plans import member_plan
from chalicelib.use_cases.day_roots import append_root, chain_of
from chalicelib.use_cases.digest import note_unit_day
from chalicelib.use_cases.judge_day import judge, planned_facts
from chalicelib.use_cases.missed_notices import day_notice
from chalicelib.use_cases.old_excuses import OldExcuses
from chalicelib.use_cases.ports import Changed, Services
from chalicelib.use_cases.unit_facts import UnitFacts, read_unit_facts

DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Closed:
    """What one message came to. through: the last date that is judged for everybody; None where the unit is unknown."""

    unit_id: str
    judged: int = 0
    told: int = 0
    dates: int = 0
    through: date | None = None


@dataclass(frozen=True, slots=True)
class Planned:
    """One member on one date of the unit."""

    member: Member
    plan: DayPlan
    zone: str
    due_at: datetime


def close_day(services: Services, task: CloseTask, now: datetime, has_time: Callable[[], bool]) -> Closed:
    """Judge the unit's dates from where it stands, for everybody who was due by the task's cut-off, and by now.

    has_time   asked before each further date; without, the rest is the next message's.

    Reads a unit's day with a Query each of members, rows, attendance, evidence and outages; none per employee.
    """
    city = services.city.fresh(now)
    state = services.closes.get(task.unit_id)
    if state is None or task.unit_id not in city.units:
        return Closed(task.unit_id)
    members, at = services.staff.members(task.unit_id), min(task.cut_off, now)
    run = _Run(services, city, task.unit_id, members, at, now, OldExcuses(services, city, now))
    if state.versions not in ((), city_versions(city)):
        run.recheck(state)
    return run.close_from(state, has_time)


@dataclass(slots=True)
class _Run:
    """One unit by one cut-off."""

    services: Services
    city: City
    unit_id: str
    members: Sequence[Member]
    at: datetime
    now: datetime
    old: OldExcuses
    judged: int = 0
    told: int = 0
    plans: dict[object, tuple[DayPlan, str, datetime]] = field(default_factory=dict)

    def close_from(self, state: UnitClose, has_time: Callable[[], bool]) -> Closed:
        before, first = state.closed_through, state.next_on
        dues: list[datetime] = []
        is_done = True
        for on in begun_dates(first, self.at, zones_of(self.city), self.city.units[self.unit_id].ends_on):
            if on > first and not has_time():
                is_done = False
                break
            left = self.judge_date(on, settles=on == state.next_on)
            if not left and on == state.next_on:
                state = replace(state, closed_through=on, next_on=on + DAY)
            dues += left
        coming = max(state.next_on, last_begun_date(self.at, zones_of(self.city)) + DAY)
        dues += [each.due_at for each in self.planned(coming)]
        self.save(state, next_look(dues, self.at) if is_done else self.at, is_done)
        dates = (state.closed_through - before).days
        return Closed(self.unit_id, self.judged, self.told, dates, state.closed_through)

    def judge_date(self, on: date, settles: bool) -> list[datetime]:
        """Judge those of this date who are due and have no row yet: when the others will be.

        settles   where nobody is left, the date is closed: its root and its digest.
        """
        planned = self.planned(on)
        left = [each.due_at for each in planned if each.due_at > self.at]
        over = end_of_day(on, self.city.settings.zone)
        if not planned and over > self.at:
            left = [over]
        if len(left) == len(planned) > 0:
            return left
        closes = settles and not left
        entries = self.services.audit.entries(chain_of(self.unit_id, on)) if closes else []  # before the facts
        rows = self.services.months.of_date(self.unit_id, on)
        due = [each for each in planned if each.due_at <= self.at and each.member.employee_id not in rows]
        facts = read_unit_facts(self.services, self.unit_id, on) if due else None
        verdicts = self.write(on, due, facts) if facts else {}
        if closes:
            is_whole = facts and len(verdicts) == len(due)
            self.settle(on, entries, replace(facts.recorded, verdicts=rows | verdicts) if facts and is_whole else None)
        return left

    def write(self, on: date, due: Sequence[Planned], facts: UnitFacts) -> dict[str, DayVerdict]:
        """Their verdicts and notices: those that are written now. Others have a row since."""
        verdicts: dict[str, DayVerdict] = {}
        notices: dict[str, Notice] = {}
        excuses = self.old.held_on(on, {each.member.employee_id: each.member.excuses for each in due})
        for each in due:
            employee_id = each.member.employee_id
            found = planned_facts(each.plan, each.zone, excuses[employee_id], *facts.of(employee_id))
            verdict = verdicts[employee_id] = judge(found, self.city)
            plan_on = partial(_plan_on, each.member, self.city)
            told_on, wanted = local_date(self.at, each.zone), each.member.push
            if notice := day_notice(employee_id, self.unit_id, verdict, plan_on, self.city, self.at, told_on, wanted):
                notices[employee_id] = notice
        written = self.services.months.write(self.unit_id, on, verdicts, notices)
        self.judged += len(written)
        self.told += len(written & notices.keys())
        return {each: verdicts[each] for each in verdicts if each in written}

    def settle(self, on: date, entries: Sequence[ChainedEntry], recorded: RecordedDay | None) -> None:
        """Nobody is left: the root, what it tells those who lead, later a look for signals. Before the state says so.

        recorded   what was read and written since `entries` stood; None: to be read again.
        """
        if recorded is None:
            append_root(self.services, self.unit_id, on, self.now)
            rows: Mapping[str, DayVerdict] = self.services.months.of_date(self.unit_id, on)
        else:
            attempts = self.services.attempts.of_unit_day(self.unit_id, on)
            append_root(self.services, self.unit_id, on, self.now, (entries, replace(recorded, attempts=attempts)))
            rows = recorded.verdicts
        note_unit_day(self.services, self.unit_id, on, self.members, rows, self.city, self.at)
        self.services.close_queue(SignalsTask(self.unit_id, on), SIGNALS_AFTER_S)

    def recheck(self, state: UnitClose) -> None:
        """The city has decided something since: judge again what it may have changed."""
        for on in recheck_dates(state, self.at, zones_of(self.city), self.city.units[self.unit_id].ends_on):
            rejudge(self.services, RejudgeTask(self.unit_id, on, (), "city"), self.now)

    def planned(self, on: date) -> list[Planned]:
        """Who is of the unit on this date."""
        found = []
        for member in self.members:
            if any(each.holds_on(on) for each in member.assignments):
                plan, zone, due = self.plan_of(member, on)
                found.append(Planned(member, plan, zone, due))
        return found

    def plan_of(self, member: Member, on: date) -> tuple[DayPlan, str, datetime]:
        """Made once for all who work alike."""
        key = member.assignments, tuple(sorted(member.roster.items())), member.accommodations, member.entered_at, on
        if key not in self.plans:
            plan, zone = member_plan(member, on, self.city)
            self.plans[key] = plan, zone, due_at(plan, zone)
        return self.plans[key]

    def save(self, state: UnitClose, next_at: datetime, is_done: bool) -> None:
        """Where the unit stands. Another worker's word stands where it was first: whoever it left is due still."""
        versions = city_versions(self.city) if is_done else state.versions
        try:
            self.services.closes.save(replace(state, next_at=next_at, versions=versions))
        except Changed:
            return
        if not is_done:
            self.services.close_queue(CloseTask(self.unit_id, state.next_on, self.at))


def _plan_on(member: Member, city: City, on: date) -> DayPlan:
    return member_plan(member, on, city)[0]
