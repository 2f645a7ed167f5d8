"""What a month's attendance takes off the additional income, part by part: one's own, a unit's."""

from collections.abc import Iterable
from datetime import date, datetime

from chalice.app import Blueprint
from msgspec import Struct

from chalicelib.domain.allowance import Deduction
from chalicelib.errors import NotFound
from chalicelib.routes._fields import parse_month
from chalicelib.routes._http import Answer, Call, op
from chalicelib.routes._pages import PageQuery, pages_of
from chalicelib.rules.access import ALLOWED, Act
from chalicelib.use_cases.see_allowance import PersonsAllowance, see_own_allowance, see_unit_allowances
from chalicelib.use_cases.see_totals import SCREEN_PEOPLE

blueprint = Blueprint(__name__)


class DeductionView(Struct, frozen=True, kw_only=True):
    """One row of the rules applied to one date. `percent_bp`: hundredths of a percent of the whole allowance, null
    while a rule of the month is unconfirmed; `capped_bp`: what the day's cap took away of it. `minutes` is 0 of whole
    days and of events. `source`: the decree, or where the row was found. `cut_idr`: its part of the person's rupiah,
    null where no base stands."""

    on: date
    unit_id: str
    event: str
    minutes: int
    rules_id: str
    source: str
    percent_bp: int | None
    capped_bp: int
    cut_idr: int | None


class ExcusedDayView(Struct, frozen=True):
    """`status`: leave, duty, study, remote or permission; nothing is taken off."""

    on: date
    status: str


class DeductionChangeView(Struct, frozen=True, kw_only=True):
    """A day of an earlier, locked month judged again: what it took off, what it takes off now, and the difference."""

    on: date
    unit_id: str
    was: list[DeductionView]
    now: list[DeductionView]
    changed_bp: int | None
    changed_idr: int | None


class AllowanceView(Struct, frozen=True, kw_only=True):
    """A calculation to look at; nothing is paid by it. `percent_bp`: the sum of the deductions, at most 10,000, and
    `adjusted_bp` what changes of locked months add, below 0 where something is given back; both null while rules named
    in `unconfirmed` are. `undecided_days` await a person and take nothing off.

    `base_idr`: the whole month's allowance in rupiah; null where none was entered, no percentages stand, or you don't
    hand it to payroll. `cut_idr` of it for `percent_bp`, `adjusted_idr` for `adjusted_bp`, `total_idr` both, the base
    at most; below 0 is given back."""

    employee_id: str
    name: str
    deductions: list[DeductionView]
    changes: list[DeductionChangeView]
    minutes: int
    absent_days: int
    percent_bp: int | None
    adjusted_bp: int | None
    base_idr: int | None
    cut_idr: int | None
    adjusted_idr: int | None
    total_idr: int | None
    excused: list[ExcusedDayView]
    undecided_days: int
    unconfirmed: list[str]


class OwnAllowanceView(Struct, frozen=True, kw_only=True):
    """`locked_at`: since when the month is locked for pay."""

    month: str
    locked_at: datetime | None
    person: AllowanceView


class UnitAllowancesView(Struct, frozen=True, kw_only=True):
    """By what happened in this unit alone. `total`: how many people were judged, on all pages."""

    unit_id: str
    month: str
    locked_at: datetime | None
    page: int
    pages: int
    total: int
    people: list[AllowanceView]


@op(
    blueprint, "GET", "/me/allowance/{month}", "What my attendance of a month takes off, part by part",
    answers={200: OwnAllowanceView},
)  # fmt: skip
def read_my_allowance(call: Call, month: str) -> Answer:
    parse_month(month)
    found, lock = see_own_allowance(call.services, call.actor, month, call.now)
    return Answer(OwnAllowanceView(month=month, locked_at=lock.at if lock else None, person=_view(found)))


@op(
    blueprint, "GET", "/units/{unit_id}/allowances/{month}", "What a unit's attendance takes off, some people a page",
    roles=ALLOWED[Act.READ_REPORT], query=PageQuery, answers={200: UnitAllowancesView}, problems=(NotFound,),
)  # fmt: skip
def read_unit_allowances(call: Call, unit_id: str, month: str) -> Answer:
    """The matrix row "reports": within the tree, or in the whole city, without a case number."""
    parse_month(month)
    page = call.query.page
    found = see_unit_allowances(call.services, call.actor, unit_id, month, page, call.now)
    return Answer(
        UnitAllowancesView(
            unit_id=unit_id,
            month=month,
            locked_at=found.lock.at if found.lock else None,
            page=page,
            pages=pages_of(found.total, SCREEN_PEOPLE),
            total=found.total,
            people=[_view(each) for each in found.people],
        )
    )


def _view(found: PersonsAllowance) -> AllowanceView:
    made = found.allowance
    return AllowanceView(
        employee_id=found.employee_id,
        name=found.name,
        deductions=_deductions(made.deductions),
        changes=[
            DeductionChangeView(
                on=each.on,
                unit_id=each.unit_id,
                was=_deductions(each.was),
                now=_deductions(each.now),
                changed_bp=each.changed_bp,
                changed_idr=each.changed_idr,
            )
            for each in made.changes
        ],
        minutes=made.minutes,
        absent_days=made.absent_days,
        percent_bp=made.percent_bp,
        adjusted_bp=made.adjusted_bp,
        base_idr=made.base_idr,
        cut_idr=made.cut_idr,
        adjusted_idr=made.adjusted_idr,
        total_idr=made.total_idr,
        excused=[ExcusedDayView(on, status) for on, status in made.excused],
        undecided_days=made.undecided_days,
        unconfirmed=list(made.unconfirmed),
    )


def _deductions(found: Iterable[Deduction]) -> list[DeductionView]:
    return [
        DeductionView(
            on=each.on,
            unit_id=each.unit_id,
            event=each.event,
            minutes=each.minutes,
            rules_id=each.rules_id,
            source=each.source,
            percent_bp=each.percent_bp,
            capped_bp=each.capped_bp,
            cut_idr=each.cut_idr,
        )
        for each in found
    ]
