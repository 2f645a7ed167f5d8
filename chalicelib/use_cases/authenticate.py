"""Who is asking? The token says who; the table says whether that still holds."""

from dataclasses import dataclass
from datetime import date, datetime

from chalicelib.domain.employee import Employee
from chalicelib.errors import TokenInvalid
from chalicelib.proof.access_token import verify_access_token
from chalicelib.rules.local_time import local_date
from chalicelib.use_cases.ports import Services

MAX_TOKEN_CHARACTERS = 4_096


@dataclass(frozen=True, slots=True)
class Caller:
    """Who asks, as the table knows them now, and when their token was given."""

    employee: Employee
    token_issued_at: datetime


def authenticate(services: Services, authorization: str, now: datetime) -> Caller:
    """The person behind an `Authorization: Bearer` header (1 consistent read).

    Raises TokenInvalid for a token that is not sound, was given before a logout, or whose holder has left.
    """
    scheme, _, token = authorization.partition(" ")
    if scheme.lower() != "bearer" or not token or len(token) > MAX_TOKEN_CHARACTERS:
        raise TokenInvalid
    claims = verify_access_token(token, services.token_rules, services.identity.public_key, now)
    if claims is None:
        raise TokenInvalid
    employee = services.staff.employee(claims.employee_id)
    if employee is None or has_left(employee, local_date(now, services.city.current(now).settings.zone)):
        raise TokenInvalid
    if employee.signed_out_at is not None and claims.issued_at < employee.signed_out_at:
        raise TokenInvalid
    return Caller(employee, claims.issued_at)


def has_left(employee: Employee, today: date) -> bool:
    """`left_on` is the last day of service; the day after, nothing is allowed any more."""
    return employee.left_on is not None and today > employee.left_on
