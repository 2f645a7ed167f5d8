"""Whether reminders come by mail too: one's own choice, or a tap in the mail itself."""

from dataclasses import replace
from datetime import datetime

from chalicelib.domain.employee import Employee
from chalicelib.errors import ChangedMeanwhile, NotFound
from chalicelib.proof.unsubscribe import open_unsubscribe
from chalicelib.use_cases.audit_entries import entry_about
from chalicelib.use_cases.ports import Changed, Services


def set_reminder_mail(services: Services, employee: Employee, wanted: bool, now: datetime) -> Employee:
    """The same again changes nothing. Raises ChangedMeanwhile."""
    if employee.reminder_mail == wanted:
        return employee
    city = services.city.current(now)
    entry = entry_about(services, employee, "set_reminder_mail", employee, city, now, {"mail": wanted})
    try:
        return services.staff.save(replace(employee, reminder_mail=wanted), employee, entry)
    except Changed:
        raise ChangedMeanwhile from None


def unsubscribe(services: Services, token: str, now: datetime) -> None:
    """Stop the reminders of whoever the token was mailed to; twice is once. Raises NotFound for one we never gave."""
    employee_id = open_unsubscribe(token, services.secrets.pepper())
    employee = services.staff.employee(employee_id) if employee_id else None
    if employee is None:
        raise NotFound
    set_reminder_mail(services, employee, False, now)
