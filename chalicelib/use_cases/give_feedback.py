"""A word of a superior during the year: given, and read by both."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from chalicelib.domain.employee import Employee
from chalicelib.domain.feedback import Feedback
from chalicelib.domain.notice import CopyState, Notice, NoticeKind
from chalicelib.errors import ChangedMeanwhile, DecideOwn, NotFound
from chalicelib.rules.access import Act
from chalicelib.rules.case_steps import is_barred_from
from chalicelib.rules.push import push_state
from chalicelib.use_cases.audit_entries import entry_about
from chalicelib.use_cases.ports import Changed, Services
from chalicelib.use_cases.reach import find_employee, today_of
from chalicelib.use_cases.stand_in import find_to_decide, for_whom


@dataclass(frozen=True, slots=True)
class SeenFeedback:
    words: Sequence[Feedback]
    names: Mapping[str, str]


def give_feedback(
    services: Services, actor: Employee, employee_id: str, text: str, now: datetime, made_id: str = ""
) -> SeenFeedback:
    """`made_id`: the same each time this very request is sent. What was said already is answered as the first time.

    Raises DecideOwn, NotFound out of reach and about one's own superior.
    """
    if employee_id == actor.employee_id:
        raise DecideOwn
    city = services.city.fresh(now)
    subject, lent_by = find_to_decide(services, actor, employee_id, Act.ASSESS, now, city)
    today = today_of(city, now)
    if is_barred_from(actor, subject, today):
        raise NotFound
    word = Feedback(made_id or services.new_id(), employee_id, actor.employee_id, now, text)
    facts = {"feedback": word.feedback_id, **for_whom(lent_by)}
    entry = entry_about(services, actor, "feedback_given", subject, city, now, facts)
    kind, push = NoticeKind.EVALUATION, push_state(subject.push, NoticeKind.EVALUATION)
    told: dict[str, object] = {"step": "feedback", "year": today.year}
    notice = Notice(employee_id, kind, today, now, word.feedback_id, told, mail=CopyState.NONE, push=push)
    try:
        services.evaluations.add_feedback(word, today.year, entry, [notice])
    except Changed:
        said = {each.feedback_id: each for each in services.evaluations.feedback_of(employee_id, today.year)}
        if word.feedback_id not in said:
            raise ChangedMeanwhile from None
        word = said[word.feedback_id]
    return SeenFeedback([word], {actor.employee_id: actor.name})


def see_own_feedback(services: Services, actor: Employee, year: int) -> SeenFeedback:
    return _seen(services, actor.employee_id, year)


def see_feedback(services: Services, actor: Employee, employee_id: str, year: int, now: datetime) -> SeenFeedback:
    """Somebody's within reach, never what was said to one's own superior. Raises NotFound."""
    city = services.city.fresh(now)
    subject = find_employee(services, actor, employee_id, Act.READ_ASSESSMENT, now, city)
    if is_barred_from(actor, subject, today_of(city, now)):
        raise NotFound
    return _seen(services, employee_id, year)


def _seen(services: Services, employee_id: str, year: int) -> SeenFeedback:
    words = services.evaluations.feedback_of(employee_id, year)
    people = services.staff.people({each.by for each in words}) if words else {}
    return SeenFeedback(words, {each.employee_id: each.name for each in people.values()})
