"""Log in and out. The access token is in the answer; the refresh token only in an HttpOnly cookie."""

from http.cookies import CookieError, SimpleCookie
from typing import Annotated

from chalice.app import Blueprint
from msgspec import Meta, Struct

from chalicelib.domain.employee import Employee
from chalicelib.domain.login import Tokens
from chalicelib.errors import LoginRefused, TokenInvalid, TooManyAttempts
from chalicelib.routes._http import Answer, Call, op
from chalicelib.use_cases.log_in import first_log_in, log_in, log_out, refresh

blueprint = Blueprint(__name__)

COOKIE = "presensi_refresh"
COOKIE_LIFE_S = 90 * 86_400

Number = Annotated[str, Meta(min_length=3, max_length=40)]
Password = Annotated[str, Meta(min_length=1, max_length=256)]


class LoginBody(Struct, forbid_unknown_fields=True):
    number: Number
    password: Password


class FirstLoginBody(Struct, forbid_unknown_fields=True):
    number: Number
    code: Annotated[str, Meta(max_length=40)]
    new_password: Password


class SessionView(Struct, frozen=True, kw_only=True):
    """Send `access_token` as `Authorization: Bearer`; refresh before `expires_in_s` is over."""

    access_token: str
    expires_in_s: int
    employee_id: str | None = None


@op(
    blueprint, "POST", "/sessions", "Log in by staff number and password", public=True, body=LoginBody,
    answers={201: SessionView}, problems=(LoginRefused, TooManyAttempts),
)  # fmt: skip
def create_session(call: Call) -> Answer:
    employee, tokens = log_in(call.services, call.body.number, call.body.password, call.now)
    return session_answer(call, tokens, employee)


@op(
    blueprint, "POST", "/sessions/first", "Log in for the first time, or again, by a one-time code", public=True,
    body=FirstLoginBody, answers={201: SessionView}, problems=(LoginRefused, TooManyAttempts),
)  # fmt: skip
def create_first_session(call: Call) -> Answer:
    employee, tokens = first_log_in(call.services, call.body.number, call.body.code, call.body.new_password, call.now)
    return session_answer(call, tokens, employee)


@op(
    blueprint, "POST", "/sessions/refresh", "Get a new access token by the refresh cookie", public=True,
    answers={201: SessionView}, problems=(TokenInvalid,),
)  # fmt: skip
def refresh_session(call: Call) -> Answer:
    return session_answer(call, refresh(call.services, _cookie(call), call.now), None)


@op(blueprint, "DELETE", "/sessions", "Log out: this phone's session ends at once", answers={204: None})
def delete_session(call: Call) -> Answer:
    log_out(call.services, call.caller, _cookie(call), call.now)
    return Answer(None, 204, {"Set-Cookie": _set_cookie(call, "", 0), "Clear-Site-Data": '"cache"'})


def session_answer(call: Call, tokens: Tokens, employee: Employee | None) -> Answer:
    """The access token in the body, a refresh token in its cookie."""
    headers = {}
    if tokens.refresh_token:
        headers["Set-Cookie"] = _set_cookie(call, tokens.refresh_token, COOKIE_LIFE_S)
    view = SessionView(
        access_token=tokens.access_token,
        expires_in_s=tokens.expires_in_s,
        employee_id=employee.employee_id if employee else None,
    )
    return Answer(view, 201, headers)


def _set_cookie(call: Call, value: str, life_s: int) -> str:
    site = call.services.site
    secure = "; Secure" if site.cookie_secure else ""
    return f"{COOKIE}={value}; Path={site.cookie_path}; Max-Age={life_s}; HttpOnly; SameSite=Strict{secure}"


def _cookie(call: Call) -> str:
    try:
        morsel = SimpleCookie(call.headers.get("cookie", "")).get(COOKIE)
    except CookieError:
        return ""
    return morsel.value if morsel else ""
