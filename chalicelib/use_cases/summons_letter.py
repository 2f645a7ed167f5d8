"""The letter of a summons, drafted of what the case holds: refused while the rule stands on no decree."""

from dataclasses import dataclass
from datetime import date, datetime

from chalicelib.domain.city import City
from chalicelib.domain.discipline import DisciplineRules, Threshold
from chalicelib.domain.discipline_case import CaseFacts, CaseStepKind, DisciplineCase
from chalicelib.domain.employee import Employee
from chalicelib.domain.job import Job, JobKind, JobState
from chalicelib.errors import ChangedMeanwhile, LevelNotReached, NotFound, SummonsMissing
from chalicelib.rules.case_steps import rules_of_letter, threshold_key
from chalicelib.rules.discipline import discipline_rules_on
from chalicelib.use_cases.audit_entries import entry_about
from chalicelib.use_cases.confirmed_rules import check_confirmed
from chalicelib.use_cases.handle_cases import find_to_handle
from chalicelib.use_cases.order_job import order_job
from chalicelib.use_cases.ports import Services
from chalicelib.use_cases.reach import today_of


@dataclass(frozen=True, slots=True)
class SummonsLetter:
    """What the letter says. `rules`: confirmed; `threshold`: the one of the case, as these rules have it."""

    city: City
    case: DisciplineCase
    subject: Employee
    summons: CaseFacts
    rules: DisciplineRules
    threshold: Threshold


def order_summons_letter(
    services: Services,
    actor: Employee,
    employee_id: str,
    case_id: str,
    revision: int,
    now: datetime,
    job_id: str = "",
) -> Job:
    """Have the letter drafted as PDF.

    revision   of the case as the actor saw it.
    job_id     the same each time this very request is sent.

    Raises NotFound, DecideOwn, ChangedMeanwhile, SummonsMissing, RuleUnconfirmed, LevelNotReached.
    """
    found = see_summons(services, actor, employee_id, case_id, now)
    if found.case.revision != revision:
        raise ChangedMeanwhile
    kind, queued = JobKind.SUMMONS_LETTER, JobState.QUEUED
    job = Job(
        job_id or services.new_id(), kind, queued, actor.employee_id, now, found.case.unit_id or None,
        employee_ids=(employee_id,), case_id=case_id, total=1,
    )  # fmt: skip
    facts = {"job": job.job_id, "case": case_id}
    entry = entry_about(services, actor, "summons_letter_ordered", found.subject, found.city, now, facts)
    return order_job(services, job, entry)


def see_summons(services: Services, actor: Employee, employee_id: str, case_id: str, now: datetime) -> SummonsLetter:
    """The last summons of the case, and the confirmed rule it rests on. Raises likewise."""
    city = services.city.fresh(now)
    subject = find_to_handle(services, actor, employee_id, now, city)
    case = services.cases.get(employee_id, case_id)
    if case is None:
        raise NotFound
    summons = case.last(CaseStepKind.SUMMONS)
    if summons is None:
        raise SummonsMissing
    rules, threshold = _confirmed(case, city, today_of(city, now))
    return SummonsLetter(city, case, subject, summons.facts, rules, threshold)


def _confirmed(case: DisciplineCase, city: City, today: date) -> tuple[DisciplineRules, Threshold]:
    """The set of the evidence, or the one that holds now where it was not confirmed when the case was opened."""
    evidence, settings = case.evidence, city.settings
    kind, until = evidence.rules.number_kind, min(today, date(case.year, 12, 31))
    rules = evidence.rules if evidence.rules.confirmed else discipline_rules_on(settings.discipline_rules, kind, until)
    check_confirmed([rules, *rules_of_letter(evidence, settings.discipline_rules, settings.attendance_rules)])
    reached = case.reached.threshold
    same = threshold_key(reached)
    threshold = next((each for each in rules.thresholds if threshold_key(each) == same), None)
    if threshold is None:
        raise LevelNotReached(year=case.year)
    return rules, threshold
