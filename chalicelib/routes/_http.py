"""HTTP in, HTTP out: the declaration of an operation, and the one translator of problems.

`op` registers the route with Chalice and the operation with docs/openapi.json at once, so neither can lack the other.
Views are 5-15 lines: they get a Call and give an Answer.
"""

import re
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any

import msgspec
from chalice.app import Blueprint, CognitoUserPoolAuthorizer, Request, Response

from chalicelib import wiring
from chalicelib.domain.city import City
from chalicelib.domain.employee import Employee, Role
from chalicelib.domain.outage import FAILED
from chalicelib.errors import (
    BadEncoding,
    ContentType,
    FieldError,
    InputInvalid,
    Internal,
    NotFound,
    OldClient,
    Problem,
    RoleMissing,
    TokenInvalid,
    TryAgain,
)
from chalicelib.observability import causes, counted, logger
from chalicelib.routes import _idempotency
from chalicelib.routes._json import MAX_BYTES, MAX_NAMES, read_object
from chalicelib.routes._query import read_query
from chalicelib.routes._schema import read_as
from chalicelib.use_cases.authenticate import Caller, authenticate
from chalicelib.use_cases.ports import Services, StoreUnavailable
from chalicelib.use_cases.stand_in import lends_a_role

OLDEST_CLIENT = 1  # versions below get 426; raise it only after a release that both sides understood
EVERYONE: frozenset[Role] | None = None  # any employee
_PATH_VALUE = re.compile("[A-Za-z0-9._-]{1,64}")  # every id, date and month there is
READS = {"Cache-Control": "no-store", "X-Content-Type-Options": "nosniff"}

# The gateway's wall. The app verifies the token itself wherever it runs; this one only keeps noise out.
GATEWAY_WALL = CognitoUserPoolAuthorizer(
    "pool",
    provider_arns=["arn:aws:cognito-idp:ap-southeast-3:000000000000:userpool/placeholder"],
    scopes=["aws.cognito.signin.user.admin"],
)


@dataclass(frozen=True, slots=True)
class Operation:
    """One route and method, as OpenAPI tells it."""

    method: str
    path: str
    summary: str
    view: Callable[..., "Answer"]
    public: bool
    roles: frozenset[Role] | None
    body: Any | None
    query: Any | None
    answers: Mapping[int, Any]
    problems: Sequence[type[Problem]]
    body_types: tuple[str, ...]
    max_bytes: int
    tag: str
    idempotent: bool = False
    delegates: bool = False
    is_try: bool = False


@dataclass(frozen=True, slots=True)
class Call:
    """One request, read and checked. `made_id`: of what an idempotent one makes, the same each time it is sent."""

    services: Services
    now: datetime
    raw: bytes
    headers: Mapping[str, str]
    content_type: str
    language: str
    body: Any = None
    query: Any = None
    _caller: Caller | None = None
    made_id: str = ""
    source_ip: str = ""

    @property
    def caller(self) -> Caller:
        """Who asks by which token; every route but the public ones has one."""
        if self._caller is None:
            raise TokenInvalid
        return self._caller

    @property
    def actor(self) -> Employee:
        return self.caller.employee

    @property
    def city(self) -> City:
        return self.services.city.current(self.now)


@dataclass(frozen=True, slots=True)
class Answer:
    """What a view gives back: a Struct or JSON value, status, headers beside the usual, notes for the log line."""

    body: object
    status: int = 200
    headers: Mapping[str, str] = field(default_factory=dict)
    notes: Mapping[str, object] = field(default_factory=dict)


OPERATIONS: list[Operation] = []


def op(
    blueprint: Blueprint,
    method: str,
    path: str,
    summary: str,
    *,
    answers: Mapping[int, Any],
    roles: frozenset[Role] | None = EVERYONE,
    public: bool = False,
    body: Any = None,
    query: Any = None,
    problems: Sequence[type[Problem]] = (),
    body_types: tuple[str, ...] = ("application/json",),
    max_bytes: int = MAX_BYTES,
    idempotent: bool = False,
    delegates: bool = False,
    is_try: bool = False,
) -> Callable[[Callable[..., Answer]], Callable[..., Answer]]:
    """Declare an operation. body/query are msgspec Structs; `bytes` as body means the view reads `call.raw`.

    idempotent   it must come with an Idempotency-Key, unless it is a dry run; see _idempotency.py.
    is_try       it is part of checking in: a failure of ours is counted as a failed try.
    delegates    who takes the place of somebody with one of the roles may come in too; what for, the use case judges.
    """

    def register(view: Callable[..., Answer]) -> Callable[..., Answer]:
        operation = Operation(
            method, path, summary, view, public, roles, body, query, answers, problems, body_types, max_bytes,
            tag=view.__module__.rpartition(".")[2], idempotent=idempotent,
            delegates=delegates, is_try=is_try,
        )  # fmt: skip
        OPERATIONS.append(operation)

        def handle(**path_values: str) -> Response:
            return _respond(operation, blueprint.current_request, path_values)

        wall = {} if public else {"authorizer": GATEWAY_WALL}
        name = f"{method.lower()}_{view.__name__}"
        blueprint.route(path, methods=[method], content_types=[], name=name, **wall)(handle)
        return view

    return register


def _respond(operation: Operation, request: Request, path_values: Mapping[str, str]) -> Response:
    """Run the view; every refusal becomes problem+json, one line is logged, nothing inside is told."""
    started, notes = time.perf_counter(), Answer(None).notes
    language = _language(request.headers.get("accept-language", ""))
    instance = str(request.context.get("requestId", ""))
    try:
        call = _read(operation, request, language, path_values)
        answer = _answer(operation, call, path_values)
        status, code, notes = answer.status, "", answer.notes
        response = _json(answer.body, status, "application/json", answer.headers)
    except Problem as problem:
        status, code = problem.status, problem.code
        response = _problem(problem, language, instance)
    except StoreUnavailable as failure:
        status, code = 503, f"TRY_AGAIN:{failure}"
        response = _problem(TryAgain(), language, instance)
    except Exception as error:  # noqa: BLE001 - nobody is left without an answer
        status, code = Internal.status, Internal.code
        response = _unexpected(error, operation.path, language, instance)
    if operation.is_try and status in (Internal.status, TryAgain.status):
        notes = counted(FAILED, wiring.clock())
    elapsed_ms = round((time.perf_counter() - started) * 1000, 1)
    logger.info(
        "request", method=operation.method, route=operation.path, status=status, code=code, elapsed_ms=elapsed_ms,
        instance=instance, extra=notes,
    )  # fmt: skip
    return response


def fault_outside(request: Request, error: Exception) -> Response:
    """The answer where no operation was reached, for its room cannot be opened."""
    instance = str(request.context.get("requestId", ""))
    route = str(request.context.get("resourcePath", ""))
    return _unexpected(error, route, _language(request.headers.get("accept-language", "")), instance)


def _unexpected(error: Exception, route: str, language: str, instance: str) -> Response:
    """Logged by its frames, without its words; nothing of the inside is answered."""
    logger.error("unexpected", route=route, instance=instance, causes=list(causes(error)))
    return _problem(Internal(), language, instance)


def _answer(operation: Operation, call: Call, path_values: Mapping[str, str]) -> Answer:
    """The view's answer; of an idempotent operation the one it gave before, if the same request comes again."""
    if not operation.idempotent or getattr(call.query, "dry_run", False):
        return operation.view(call, **path_values)

    key = _idempotency.read_key(call.headers.get(_idempotency.HEADER, ""))
    asked = (operation.method, operation.path, sorted(path_values.items()), call.query, call.content_type)
    request = _idempotency.Request(call.actor.employee_id, key, (msgspec.json.encode(asked), call.raw), call.now)
    services = call.services
    once = replace(call, made_id=request.made_id(services.secrets.pepper()))

    def answer() -> tuple[int, bytes]:
        given = operation.view(once, **path_values)
        return given.status, msgspec.json.encode(given.body)

    status, body, replayed = _idempotency.answer_once(services.sessions, request, services.new_id(), answer)
    return Answer(msgspec.Raw(body), status, _idempotency.REPLAYED if replayed else {})


def _read(operation: Operation, request: Request, language: str, path_values: Mapping[str, str]) -> Call:
    services, now = wiring.services(), wiring.clock()
    headers = request.headers
    _check_client(headers)
    caller = None if operation.public else authenticate(services, headers.get("authorization", ""), now)
    if caller:
        _check_role(operation, services, caller.employee, now)
    raw, content_type, body = b"", "", None
    if operation.body is not None:
        content_type = _content_type(headers, operation.body_types)
        raw = _raw(request)
        if operation.body is not bytes:
            max_names = MAX_NAMES if operation.max_bytes == MAX_BYTES else None  # a week of slots alone has 100
            body = read_as(operation.body, read_object(raw, operation.max_bytes, max_names))
    query = read_query(operation.query, request.query_params)
    if not all(map(_PATH_VALUE.fullmatch, path_values.values())):
        raise NotFound
    source_ip = str((request.context.get("identity") or {}).get("sourceIp") or "")
    return Call(services, now, raw, headers, content_type, language, body, query, caller, source_ip=source_ip)


def _check_role(operation: Operation, services: Services, employee: Employee, now: datetime) -> None:
    """Raises RoleMissing. Only where no role of one's own will do are those looked at whose place one takes."""
    if operation.roles is None or any(map(employee.has_role, operation.roles)):
        return
    if operation.delegates and lends_a_role(services, employee, operation.roles, services.city.current(now), now):
        return
    raise RoleMissing


def _raw(request: Request) -> bytes:
    try:
        raw = request.raw_body
    except UnicodeEncodeError as error:  # half a surrogate pair in the gateway's event
        raise BadEncoding from error
    return raw.encode() if isinstance(raw, str) else raw


def _content_type(headers: Mapping[str, str], accepted: tuple[str, ...]) -> str:
    kind, _, parameters = headers.get("content-type", "").lower().partition(";")
    charset = parameters.strip().removeprefix("charset=").strip('"') or "utf-8"
    encoded = headers.get("content-encoding", "identity").lower()
    if kind.strip() not in accepted or charset not in ("utf-8", "utf8") or encoded != "identity":
        raise ContentType(expected=" / ".join(accepted))
    return kind.strip()


def _check_client(headers: Mapping[str, str]) -> None:
    version = headers.get("presensi-client", "")
    if not version:
        return
    number = version.rpartition("/")[2]
    if not (number.isascii() and number.isdigit() and len(number) < 7):
        detail = ("Tulis seperti web/3.", "Write it like web/3.")
        raise InputInvalid([FieldError("/headers/presensi-client", "PATTERN", detail)])
    if int(number) < OLDEST_CLIENT:
        raise OldClient


def _language(accepted: str) -> str:
    """Indonesian unless English is asked for first."""
    first = accepted.split(",")[0].strip().lower()
    return "en" if first.split("-")[0] == "en" else "id"


def _problem(problem: Problem, language: str, instance: str) -> Response:
    extra = {"Content-Language": language}
    if problem.status == TryAgain.status and problem.retry_after_s is None:
        problem.retry_after_s = 5
    if problem.retry_after_s is not None:
        extra["Retry-After"] = str(problem.retry_after_s)
    return _json(problem.body(language, instance), problem.status, "application/problem+json", extra)


def _json(body: object, status: int, content_type: str, headers: Mapping[str, str]) -> Response:
    text = "" if status == 204 else msgspec.json.encode(body).decode()
    return Response(text, {**READS, "Content-Type": content_type, **headers}, status)
