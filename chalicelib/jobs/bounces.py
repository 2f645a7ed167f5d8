"""A mail bounced or was complained about: nothing goes there any more, and the unit's operators hear of it."""

from datetime import datetime

from chalicelib.domain.employee import Employee
from chalicelib.domain.notice import Notice, NoticeKind
from chalicelib.rules.mail_feedback import read_feedback
from chalicelib.use_cases.ports import Services
from chalicelib.use_cases.reach import today_of, units_of
from chalicelib.use_cases.unit_operators import operators_of


def take_feedback(services: Services, body: str, now: datetime) -> int:
    """One message of the queue: how many addresses are left alone from now on. Twice is once."""
    feedback = read_feedback(body)
    if feedback is None:
        return 0
    for address in feedback.addresses:
        services.addresses.suppress(address, feedback.reason, now)
    person = services.staff.employee(feedback.about) if feedback.about else None
    if person and person.email and person.email.lower() in {each.lower() for each in feedback.addresses}:
        tell_operators(services, person, now)
    return len(feedback.addresses)


def tell_operators(services: Services, person: Employee, now: datetime) -> None:
    """That this person's address takes no mail: once a day to each operator of their unit."""
    city = services.city.current(now)
    today = today_of(city, now)
    facts = {"employee_id": person.employee_id, "name": person.name}
    for unit_id in units_of(person, today):
        for operator_id in operators_of(services, unit_id, city, now):
            services.notices.add(Notice(operator_id, NoticeKind.BOUNCED, today, now, person.employee_id, facts))
