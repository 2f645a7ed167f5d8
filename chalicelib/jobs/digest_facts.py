"""What a day's digests are filled with: names, counts and minutes; no reason, no kind of leave, no position."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date, datetime, timedelta

from chalicelib.domain.city import City
from chalicelib.domain.digest import NotedDay, TeamDay, UnitDay
from chalicelib.domain.job import Job, JobState
from chalicelib.rules.day_digest import SHOWN_PEOPLE, SHOWN_UNITS, Tally, people_of, tally
from chalicelib.rules.month_sheet import is_trial
from chalicelib.rules.stuck_job import Stuck, judge_stuck


def digest_facts(own: Sequence[UnitDay], reader_id: str, city: City) -> dict[str, object]:
    """Of the people somebody leads: `own` as rules/day_digest.part_of cuts it, date by date."""
    people, span = people_of(own, reader_id), span_facts(own)
    facts = _totals(tally(team for day in own for team in day.teams)) | span
    units = dict.fromkeys(city.unit_name(day.unit_id) for day in own)
    facts |= {"units": list(units), "more": max(len(people) - SHOWN_PEOPLE, 0)}
    return facts | {"people": [_person(each, on if span else None) for on, each in people[:SHOWN_PEOPLE]]}


def span_facts(days: Iterable[UnitDay]) -> dict[str, object]:
    """Of several dates: which they are; of one nothing, for that is the notice's own."""
    dates = sorted({day.on for day in days})
    return {"dates": [each.isoformat() for each in dates]} if len(dates) > 1 else {}


def city_facts(
    days: Sequence[UnitDay], unclosed: Collection[str], jobs: Sequence[Job], city: City, now: datetime
) -> dict[str, object]:
    """Units by compliance, the lowest first; units in trial are left out, and so are days off.

    unclosed   units of which a date is missing.
    """
    counted = [day for day in days if not day.trial]
    teams = defaultdict[str, list[TeamDay]](list)
    for day in counted:
        teams[day.unit_id] += day.teams
    units = [(city.unit_name(unit_id), tally(found)) for unit_id, found in teams.items()]
    due = sorted((each for each in units if each[1].expected), key=lambda each: (each[1].share, each[0]))
    late = [each for each in sorted(unclosed) if not is_trial(days[-1].on, city.units[each].counts_from)]
    whole = tally(team for day in counted for team in day.teams)
    return (
        _totals(whole)
        | span_facts(days)
        | {
            "unit_count": len(due),
            "by_unit": [{"name": name, **_totals(found)} for name, found in due[:SHOWN_UNITS]],
            "more": max(len(due) - SHOWN_UNITS, 0),
            "unclosed": [city.unit_name(each) for each in late[:SHOWN_UNITS]],
            "stuck_jobs": sum(_is_trouble(each, now) for each in jobs),
        }
    )


def _is_trouble(job: Job, now: datetime) -> bool:
    """A job that does not move, or failed within the day."""
    last = job.moved_at or job.made_at
    has_failed = job.state is JobState.FAILED and now - last < timedelta(days=1)
    return has_failed or judge_stuck(job, now) is not Stuck.NO


def _totals(found: Tally) -> dict[str, object]:
    return {"present": found.present, "due": found.due, "excused": found.excused, "open": found.open}


def _person(noted: NotedDay, on: date | None) -> Mapping[str, object]:
    shown: dict[str, object] = {"name": noted.name, "status": noted.status.value}
    shown |= {"on": on.isoformat()} if on else {}
    shown |= {"late_min": noted.late_min} if noted.late_min else {}
    shown |= {"early_min": noted.early_min} if noted.early_min else {}
    shown |= {"missing": [each.value for each in noted.missing]} if noted.missing else {}
    shown |= {"provisional": [each.value for each in noted.provisional]} if noted.provisional else {}
    return shown
