"""Who looks at my photos: a wish for a reviewer of the same sex, no reason asked. It holds for what is drawn later.

For what is flagged it holds for some days alone: rules/review.py.
"""

from dataclasses import replace
from datetime import datetime

from chalicelib.domain.employee import Employee
from chalicelib.errors import ChangedMeanwhile
from chalicelib.use_cases.audit_entries import entry_about
from chalicelib.use_cases.ports import Changed, Services


def set_reviewer_wish(services: Services, employee: Employee, same_sex: bool, now: datetime) -> Employee:
    """The same again changes nothing; the trail tells that it was changed, never to what. Raises ChangedMeanwhile."""
    if employee.same_sex_review == same_sex:
        return employee
    entry = entry_about(services, employee, "reviewer_wish_set", employee, services.city.current(now), now)
    try:
        return services.staff.save(replace(employee, same_sex_review=same_sex), employee, entry)
    except Changed:
        raise ChangedMeanwhile from None
