"""Kode kantor: which units ask for one at check-in, and its digits for the screen or the paper at the office."""

from datetime import date, datetime
from typing import Literal

from chalice.app import Blueprint
from msgspec import Struct

from chalicelib.domain.office import Office
from chalicelib.domain.office_code import OfficeCode, OfficeCodeKind
from chalicelib.errors import ChangedMeanwhile, NotFound
from chalicelib.routes._fields import Id, LocalDate, parse_date
from chalicelib.routes._http import Answer, Call, op
from chalicelib.routes._proposal_views import ProposalView, proposal_view
from chalicelib.routes.units import check_id
from chalicelib.rules.access import ALLOWED, Act
from chalicelib.rules.local_time import local_date
from chalicelib.use_cases.office_codes import (
    Shown,
    put_office_code,
    remove_office_code,
    see_office_codes,
    show_office_code,
)

blueprint = Blueprint(__name__)


class OfficeCodeBody(Struct, forbid_unknown_fields=True):
    """From one date to another, at most 31 days, this unit's people and those below it type the code when they check
    in at their usual offices. `kind`: screen, another one every minute; paper, one a local date."""

    kind: Literal["screen", "paper"]
    starts_on: LocalDate
    ends_on: LocalDate


class OfficeCodeView(Struct, frozen=True, kw_only=True):
    """`unit_id`: who declared it; `unit_ids`: every unit whose people type it."""

    code_id: str
    unit_id: str
    kind: str
    starts_on: date
    ends_on: date
    unit_ids: list[str]


class OfficeCodesView(Struct, frozen=True):
    codes: list[OfficeCodeView]


class DigitsView(Struct, frozen=True, kw_only=True):
    """The current code within [from_at, until_at); a screen's is taken a minute longer."""

    digits: str
    on: date
    from_at: datetime
    until_at: datetime


class PutUpQuery(Struct, forbid_unknown_fields=True):
    """Where it is put up; absent: at the first of the unit's offices."""

    office_id: Id | None = None


class PutUpView(Struct, frozen=True, kw_only=True):
    office_id: str
    name: str


class ShownCodeView(Struct, frozen=True, kw_only=True):
    """What is put up: of a screen the current code and the next ones, of a paper every date's from today on.

    Each office has digits of its own. `office`: whose these are, null where the unit works in none; `offices`: others
    that the unit works in.
    """

    code: OfficeCodeView
    unit_name: str
    office: PutUpView | None
    offices: list[PutUpView]
    server_time: datetime
    shown: list[DigitsView]


@op(
    blueprint, "GET", "/units/{unit_id}/office-codes", "Codes that a unit's people type, by date; none that is over",
    roles=ALLOWED[Act.SHOW_OFFICE_CODE], answers={200: OfficeCodesView}, problems=(NotFound,),
)  # fmt: skip
def read_office_codes(call: Call, unit_id: str) -> Answer:
    found = see_office_codes(call.services, call.actor, unit_id, call.now)
    return Answer(OfficeCodesView([_code_view(each) for each in found]))


@op(
    blueprint, "GET", "/units/{unit_id}/office-codes/{code_id}", "The digits, for the screen or the paper",
    roles=ALLOWED[Act.SHOW_OFFICE_CODE], query=PutUpQuery, answers={200: ShownCodeView}, problems=(NotFound,),
)  # fmt: skip
def read_office_code(call: Call, unit_id: str, code_id: str) -> Answer:
    found = show_office_code(call.services, call.actor, unit_id, code_id, call.now, call.query.office_id)
    return Answer(_shown_view(found, call.now))


@op(
    blueprint, "PUT", "/units/{unit_id}/office-codes/{code_id}", "Propose that a unit's people type the office's code",
    roles=ALLOWED[Act.PROPOSE_OFFICE_CODE], body=OfficeCodeBody, answers={202: ProposalView},
    problems=(NotFound, ChangedMeanwhile),
)  # fmt: skip
def replace_office_code(call: Call, unit_id: str, code_id: str) -> Answer:
    body: OfficeCodeBody = call.body
    code = OfficeCode(
        code_id=check_id(code_id),
        unit_id=unit_id,
        kind=OfficeCodeKind(body.kind),
        starts_on=parse_date(body.starts_on, "/starts_on"),
        ends_on=parse_date(body.ends_on, "/ends_on"),
        unit_ids=(),
    )
    return Answer(proposal_view(put_office_code(call.services, call.actor, code, call.now)), 202)


@op(
    blueprint, "DELETE", "/units/{unit_id}/office-codes/{code_id}", "Propose that nobody types it any more",
    roles=ALLOWED[Act.PROPOSE_OFFICE_CODE], answers={202: ProposalView}, problems=(NotFound, ChangedMeanwhile),
)  # fmt: skip
def delete_office_code(call: Call, unit_id: str, code_id: str) -> Answer:
    return Answer(proposal_view(remove_office_code(call.services, call.actor, unit_id, code_id, call.now)), 202)


def _code_view(code: OfficeCode) -> OfficeCodeView:
    return OfficeCodeView(
        code_id=code.code_id,
        unit_id=code.unit_id,
        kind=code.kind,
        starts_on=code.starts_on,
        ends_on=code.ends_on,
        unit_ids=list(code.unit_ids),
    )


def _shown_view(found: Shown, now: datetime) -> ShownCodeView:
    shown = [
        DigitsView(
            digits=each.digits,
            on=local_date(each.from_at, found.zone),
            from_at=each.from_at,
            until_at=each.until_at,
        )
        for each in found.shown
    ]
    return ShownCodeView(
        code=_code_view(found.code),
        unit_name=found.unit.name,
        office=_put_up_view(found.office) if found.office else None,
        offices=[_put_up_view(each) for each in found.offices],
        server_time=now,
        shown=shown,
    )


def _put_up_view(office: Office) -> PutUpView:
    return PutUpView(office_id=office.office_id, name=office.name)
