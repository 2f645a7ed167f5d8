"""Every night: do many people stand together outside of one office's fence? Then a move is proposed to the admins.

Unit by unit the tries of a date become one small item per office, then each office is judged by its last seven dates.
A unit gathered twice is gathered once, an office judged twice is proposed once; a worker killed anywhere is followed
by another that goes on where it stood. Nobody is named in a proposal.
"""

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import replace
from datetime import date, datetime, timedelta

from chalicelib.domain.attendance import Attempt
from chalicelib.domain.audit import Proposal, ProposalState
from chalicelib.domain.city import City
from chalicelib.domain.job import SYSTEM, Job, JobKind, JobState
from chalicelib.domain.office import Circle, Office, Position
from chalicelib.domain.office_tries import OfficeTries
from chalicelib.rules.local_time import local_date, wall_clock
from chalicelib.rules.nearby import center
from chalicelib.rules.office_edits import edits_between, edits_stand, with_fence
from chalicelib.rules.office_point import TRIES_DAYS, PointProposal, best_outside, is_quiet, judge_office_point
from chalicelib.rules.place import is_office
from chalicelib.use_cases.office_subject import read_edits
from chalicelib.use_cases.ports import Changed, Services
from chalicelib.use_cases.proposal_subject import Change
from chalicelib.use_cases.proposals import propose_by_system
from chalicelib.use_cases.reach import today_of

FROM = "01:00"  # by the city's clock: the date before is over, but for night shifts


def start_office_points(services: Services, now: datetime) -> int:
    """Have yesterday looked at, and up to six dates before it that no sweep has started: how many. Twice is once."""
    zone = services.city.fresh(now).settings.zone
    if wall_clock(now, zone) < FROM:
        return 0
    missing = _missing(services, local_date(now, zone))
    for on in reversed(missing):  # the oldest first: whoever is killed leaves no gap behind the newest
        job = Job(_job_id(on), JobKind.OFFICE_POINTS, JobState.QUEUED, SYSTEM, now, on=on)
        with suppress(Changed):  # another sweep was faster
            services.work_queue(services.jobs.add(job).job_id)
    return len(missing)


def check_office_points(services: Services, job: Job, now: datetime, has_time: Callable[[], bool]) -> Job:
    """Go on with the job as far as time allows, at least one step. Raises Changed when another worker has it."""
    city = services.city.fresh(now)
    units = len(city.units)
    steps = [*sorted(city.units), *_to_judge(city, job, now)]
    job = replace(job, state=JobState.APPLYING, total=len(steps))
    known = None
    while job.done < job.total:
        if job.done < units:
            _gather(services, steps[job.done], job)
        else:
            known = known or _known(services)
            _judge(services, city, city.offices[steps[job.done]], known, job, now)
        job = services.jobs.save(replace(job, done=job.done + 1, moved_at=now))
        if job.done < job.total and not has_time():
            services.work_queue(job.job_id)
            return job
    return services.jobs.save(replace(job, state=JobState.DONE, moved_at=now))


def _missing(services: Services, today: date) -> list[date]:
    """Dates without a job, the newest first, back to the first that has one."""
    found: list[date] = []
    for back in range(1, TRIES_DAYS + 1):
        on = today - timedelta(days=back)
        if services.jobs.get(_job_id(on)):
            break
        found.append(on)
    return found


def _job_id(on: date) -> str:
    return f"office-points-{on:%Y%m%d}"


def _to_judge(city: City, job: Job, now: datetime) -> list[str]:
    """The offices in use; none for a date that is made up for: jobs of two dates at once would propose twice."""
    assert job.on is not None
    if job.on < today_of(city, now) - timedelta(days=1):
        return []
    return sorted(city.office_ids_in_use() & city.offices.keys())


def _gather(services: Services, unit_id: str, job: Job) -> None:
    """One item per office at which the unit's people tried; written again it is the same.

    Who was let in there that day stands inside, and who has no phone of their own tells nothing.
    """
    assert job.on is not None
    outside: dict[str, dict[str, Position]] = defaultdict(dict)
    tried: dict[str, set[str]] = defaultdict(set)
    for day in services.attendance.unit_day(unit_id, job.on):
        for check_in in day.check_ins.values():
            tried[check_in.office_id].add(day.employee_id)
    refused: dict[str, list[Attempt]] = defaultdict(list)
    for attempt in services.attempts.of_unit_day(unit_id, job.on):
        refused[attempt.employee_id].append(attempt)
    for member in services.staff.members(unit_id):
        if member.has_active_device and any(each.holds_on(job.on) for each in member.assignments):
            for office_id, position in best_outside(refused[member.employee_id]).items():
                if member.employee_id not in tried[office_id]:
                    outside[office_id][member.employee_id] = position
    for office_id in filter(is_office, outside.keys() | tried.keys()):
        people = frozenset(tried[office_id] | outside[office_id].keys())
        services.attempts.note_office(OfficeTries(office_id, job.on, unit_id, outside[office_id], people))


def _known(services: Services) -> Mapping[str, Sequence[Proposal]]:
    """Office id -> proposals of one office alone, by a survey or by this job."""
    found: dict[str, list[Proposal]] = defaultdict(list)
    for each in services.proposals.all():
        if each.subject == "offices" and isinstance(office_id := each.summary.get("office_id"), str):
            found[office_id].append(each)
    return found


def _judge(
    services: Services, city: City, office: Office, known: Mapping[str, Sequence[Proposal]], job: Job, now: datetime
) -> None:
    """Propose a move, unless one waits already or was rejected lately."""
    assert job.on is not None
    today = job.on + timedelta(days=1)
    tries = services.attempts.of_office(office.office_id, today - timedelta(days=TRIES_DAYS))
    found = judge_office_point(tries, office, today)
    if found is None:
        return
    proposals = known.get(office.office_id, ())
    if any(_waits(services, each, city) for each in proposals):
        return
    rejected = {
        local_date(each.decided_at, city.settings.zone): _point(services, each, office.office_id)
        for each in proposals
        if each.state is ProposalState.REJECTED and each.proposed_by == SYSTEM and each.decided_at
    }
    if not is_quiet(found.position, rejected, today):
        _propose(services, city, office, found, job, now)


def _waits(services: Services, proposal: Proposal, city: City) -> bool:
    """Whether somebody may still approve it: one that is stale stands in nobody's way."""
    return proposal.state is ProposalState.WAITING and edits_stand(read_edits(services, proposal), city.offices)


def _propose(services: Services, city: City, office: Office, found: PointProposal, job: Job, now: datetime) -> None:
    today = today_of(city, now)
    fence = office.fence_on(today)
    assert fence is not None
    assert isinstance(fence.shape, Circle)
    moved = with_fence(office, today, replace(fence.shape, center=found.position))
    summary = {
        "moved": 1,
        "distance_m": round(found.away_m),
        "starts_on": today.isoformat(),
        "office_id": office.office_id,
        "people": found.people,
        "of_people": found.of_people,
        "days": TRIES_DAYS,
    }
    edits = edits_between({office.office_id: office}, {office.office_id: moved})
    change = Change("offices", edits, city.versions.get("offices", 0), summary)
    propose_by_system(services, f"{job.job_id}-{office.office_id}", change, now)


def _point(services: Services, proposal: Proposal, office_id: str) -> Position:
    fences = read_edits(services, proposal).wanted[office_id].fences
    return center(max(fences, key=lambda each: each.version).shape)
