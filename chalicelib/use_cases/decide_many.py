"""One decision for many requests of a unit: each by itself, so that one refused leaves the others decided."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from chalicelib.domain.employee import Employee
from chalicelib.domain.request import Request
from chalicelib.errors import NotFound, Problem
from chalicelib.use_cases.decide_request import Verdict, decide_request
from chalicelib.use_cases.ports import Services


@dataclass(frozen=True, slots=True)
class Decided:
    """The request after its step, or why nothing was written of it."""

    request_id: str
    request: Request | None = None
    problem: Problem | None = None


def decide_many(
    services: Services, actor: Employee, unit_id: str, request_ids: Sequence[str], verdict: Verdict, now: datetime
) -> list[Decided]:
    """In the order asked for. Sent again, what is decided stays so. Raises NotFound where all of them are."""
    found = [_decided(services, actor, unit_id, each, verdict, now) for each in request_ids]
    if all(isinstance(each.problem, NotFound) for each in found):
        raise NotFound
    return found


def _decided(
    services: Services, actor: Employee, unit_id: str, request_id: str, verdict: Verdict, now: datetime
) -> Decided:
    try:
        return Decided(request_id, decide_request(services, actor, unit_id, request_id, verdict, now))
    except Problem as problem:
        return Decided(request_id, problem=problem)
