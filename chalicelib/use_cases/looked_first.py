"""A review is decided on by its photo: whoever decides has looked at it."""

from chalicelib.domain.attendance import CheckIn
from chalicelib.domain.employee import Employee
from chalicelib.domain.selfie_view import ViewReason
from chalicelib.errors import LookFirst
from chalicelib.use_cases.ports import Services
from chalicelib.use_cases.see_selfie import clean_copies


def check_looked(services: Services, actor: Employee, check_in: CheckIn) -> None:
    """Raises LookFirst while there is a photo that the actor has not looked at as a reviewer: 1 Query.

    A photo that is gone, or never came to be seen, keeps nobody from deciding.
    """
    views = services.selfie_views.of_month(check_in.employee_id, check_in.local_date)
    looked = (actor.employee_id, ViewReason.REVIEW, check_in.local_date, check_in.slot)
    if looked in {(each.by, each.reason, each.local_date, each.slot) for each in views}:
        return
    if clean_copies(services, [check_in]):
        raise LookFirst
