"""Prove who you are: log in, first log in by a one-time code, refresh, log out, change the password.

Unknown numbers, wrong passwords, spent codes and people who have left all get the same answer after the same work.
"""

import hashlib
import hmac
from dataclasses import replace
from datetime import datetime

from chalicelib.domain.employee import Employee
from chalicelib.domain.login import OneTimeCode, Tokens
from chalicelib.errors import FieldError, InputInvalid, LoginRefused, TokenInvalid, TooManyAttempts
from chalicelib.proof.access_token import verify_access_token
from chalicelib.proof.one_time_code import code_matches
from chalicelib.rules.employee_number import normalise_number
from chalicelib.rules.enrolment import vouch_of
from chalicelib.rules.local_time import local_date
from chalicelib.rules.login import (
    MAX_PASSWORD_CHARACTERS,
    MAX_TRIES,
    MIN_PASSWORD_CHARACTERS,
    TRIES_WINDOW_MIN,
    password_fault,
    session_end,
)
from chalicelib.use_cases.audit_entries import entry_about
from chalicelib.use_cases.authenticate import Caller, has_left
from chalicelib.use_cases.ports import Changed, Services, StoreUnavailable

SAVE_TRIES = 3  # of a profile that somebody else is changing at the same time
NOBODY = "nobody"  # an account that does not exist, asked all the same so that both answers take as long
_PASSWORD_TEXTS = {
    "PASSWORD_LENGTH": (
        (
            f"Kata sandi {MIN_PASSWORD_CHARACTERS}-{MAX_PASSWORD_CHARACTERS} karakter; "
            "beberapa kata acak paling mudah diingat."
        ),
        (
            f"Use {MIN_PASSWORD_CHARACTERS}-{MAX_PASSWORD_CHARACTERS} characters; "
            "a few random words are easiest to remember."
        ),
    ),
    "PASSWORD_SPACES": (
        "Jangan awali atau akhiri dengan spasi, dan jangan pakai ganti baris.",
        "Do not begin or end it with a space, and use no line break.",
    ),
    "PASSWORD_GUESSABLE": (
        "Jangan pakai nomor pegawai atau satu huruf berulang.",
        "Do not use your staff number or one letter repeated.",
    ),
}


def log_in(services: Services, number: str, password: str, now: datetime) -> tuple[Employee, Tokens]:
    """Who it is and their tokens. Raises LoginRefused or TooManyAttempts."""
    employee = _find(services, number, now)
    tokens = services.identity.log_in(employee.employee_id if employee else NOBODY, password)
    if employee is None or tokens is None:
        raise LoginRefused
    return employee, tokens


def first_log_in(
    services: Services, number: str, code: str, new_password: str, now: datetime
) -> tuple[Employee, Tokens]:
    """Set a password by a one-time code, use the code up, and log in.

    The first password claims the code, so that two phones with one code cannot both set theirs. Whoever asks again
    because the answer was lost is let in by the password set.
    """
    check_password(new_password, number, "/new_password")
    employee = _find(services, number, now)
    stored = services.staff.code(employee.employee_id if employee else NOBODY)
    good = code_matches(stored, code, now)
    if employee and stored and good and _claim(services, stored, new_password, now):
        _set_password(services, employee, new_password, session_end(now), "code_used", now, stored)
    tokens = services.identity.log_in(employee.employee_id if employee else NOBODY, new_password)
    if employee is None or tokens is None:
        raise LoginRefused
    return employee, tokens


def refresh(services: Services, refresh_token: str, now: datetime) -> Tokens:
    """A new access token, if the holder is still in service. Raises TokenInvalid."""
    tokens = services.identity.refresh(refresh_token) if refresh_token else None
    if tokens is None:
        raise TokenInvalid
    claims = verify_access_token(tokens.access_token, services.token_rules, services.identity.public_key, now)
    employee = services.staff.employee(claims.employee_id) if claims else None
    if employee is None or _has_left(services, employee, now):
        raise TokenInvalid
    return tokens


def log_out(services: Services, caller: Caller, refresh_token: str | None, now: datetime) -> None:
    """End the session: the refresh token is revoked and every access token given so far stops at once."""
    if refresh_token:
        services.identity.revoke(refresh_token)
    _end_tokens(services, caller.employee, session_end(now, caller.token_issued_at), "logged_out", now)


def change_password(services: Services, caller: Caller, old: str, new: str, now: datetime) -> Tokens:
    """Set a new password for who knows the old one; every other session ends, this one goes on with new tokens.

    Whoever asks again because the answer was lost already has the new password, and is answered the same way.
    """
    actor = caller.employee
    check_password(new, actor.number, "/new_password")
    _count(services, actor.number, now)
    if not any(services.identity.log_in(actor.employee_id, each) for each in (old, new)):
        raise LoginRefused
    ended_at = session_end(now, caller.token_issued_at)
    _set_password(services, actor, new, ended_at, "password_changed", now)
    tokens = services.identity.log_in(actor.employee_id, new)
    if tokens is None:
        raise StoreUnavailable("password replaced meanwhile")
    return tokens


def check_password(password: str, number: str, pointer: str) -> None:
    """Raises InputInvalid for a password that is not accepted; the text never repeats it."""
    fault = password_fault(password, normalise_number(number))
    if fault:
        raise InputInvalid([FieldError(pointer, fault, _PASSWORD_TEXTS[fault])])


def _set_password(
    services: Services,
    employee: Employee,
    password: str,
    ended_at: datetime,
    action: str,
    now: datetime,
    code: OneTimeCode | None = None,
) -> None:
    """Whoever knew the old password, or holds a phone that was logged in by it, is out."""
    services.identity.set_password(employee.employee_id, password)
    services.identity.sign_out(employee.employee_id)
    _end_tokens(services, employee, ended_at, action, now, code)


def _end_tokens(
    services: Services,
    employee: Employee,
    ended_at: datetime,
    action: str,
    now: datetime,
    code: OneTimeCode | None = None,
) -> None:
    """No access token given before `ended_at` is accepted any more; the entry tells why.

    code   by which the password was set, if one was: it is used up with this, and the word for a first phone of whoever
           handed it out comes with it.
    """
    city = services.city.current(now)
    entry = entry_about(services, employee, action, employee, city, now)  # not the city's chain: all would queue there
    current: Employee | None = employee
    left = code
    for _ in range(SAVE_TRIES):
        if current is None:
            raise TokenInvalid
        try:
            vouch = vouch_of(code.issued_by, current, now) if code else current.vouch
            services.staff.save(replace(current, signed_out_at=ended_at, vouch=vouch), current, entry, used=left)
            return
        except Changed:
            current = services.staff.employee(employee.employee_id)
            left = left if left and services.staff.code(employee.employee_id) == left else None
    raise StoreUnavailable("profile contended")


def _claim(services: Services, stored: OneTimeCode, new_password: str, now: datetime) -> bool:
    """Whether the code is this password's to use: nobody claimed it before, or the same password did."""
    claim = hmac.digest(services.secrets.pepper(), stored.salt + new_password.encode(), hashlib.sha256).hex()
    key = f"CODE#{stored.employee_id}#{stored.salt.hex()}"
    return services.sessions.hold(key, claim, now, stored.expires_at) == claim


def _find(services: Services, number: str, now: datetime) -> Employee | None:
    number = normalise_number(number)
    _count(services, number, now)
    employee_id = services.staff.employee_id_of(number)
    employee = services.staff.employee(employee_id or NOBODY)
    return None if employee is None or _has_left(services, employee, now) else employee


def _has_left(services: Services, employee: Employee, now: datetime) -> bool:
    return has_left(employee, local_date(now, services.city.current(now).settings.zone))


def _count(services: Services, number: str, now: datetime) -> None:
    subject = hmac.digest(services.secrets.pepper(), number.encode(), hashlib.sha256).hex()
    if services.sessions.count_try(subject, now, TRIES_WINDOW_MIN) > MAX_TRIES:
        raise TooManyAttempts.within(TRIES_WINDOW_MIN)
