"""A unit's month as its sheet shows it, on the screen."""

from datetime import date

from chalice.app import Blueprint
from msgspec import Struct

from chalicelib.errors import NotFound
from chalicelib.routes._fields import parse_month
from chalicelib.routes._http import Answer, Call, op
from chalicelib.routes._pages import PageQuery, pages_of
from chalicelib.rules.access import ALLOWED, Act
from chalicelib.rules.month_sheet import SheetCell, is_trial
from chalicelib.use_cases.see_month_sheet import SCREEN_PEOPLE, see_month_sheet

blueprint = Blueprint(__name__)


class SheetDayView(Struct, frozen=True, kw_only=True):
    """`trial`: nothing of this day counts."""

    on: date
    weekday: int
    holiday: str | None
    trial: bool


class SheetCellView(Struct, frozen=True, kw_only=True):
    """Arrival, midday, departure by the office's clock, `?` for a roster's day without entry; as in the workbook.
    `status`: what the closed day came to, as in VerdictView; null until then."""

    lines: list[str]
    off: bool
    late_min: int
    status: str | None


class SheetRowView(Struct, frozen=True, kw_only=True):
    """The sums are of the days that count; `trial_slots` of the others. `absent`: days judged absent."""

    employee_id: str
    name: str
    cells: list[SheetCellView]
    slots: int
    late_min: int
    trial_slots: int
    absent: int


class UnitMonthView(Struct, frozen=True, kw_only=True):
    """`total`: how many people there are on all pages."""

    unit_id: str
    month: str
    counts_from: date | None
    days: list[SheetDayView]
    page: int
    pages: int
    total: int
    people: list[SheetRowView]


@op(
    blueprint, "GET", "/units/{unit_id}/months/{month}", "A unit's month as its sheet shows it, some people a page",
    roles=ALLOWED[Act.READ_ATTENDANCE], query=PageQuery, answers={200: UnitMonthView}, problems=(NotFound,),
)  # fmt: skip
def read_unit_month(call: Call, unit_id: str, month: str) -> Answer:
    parse_month(month)
    page = call.query.page
    sheet = see_month_sheet(call.services, call.actor, unit_id, month, call.now, page)
    holidays = sheet.city.calendar.holidays
    return Answer(
        UnitMonthView(
            unit_id=unit_id,
            month=month,
            counts_from=sheet.unit.counts_from,
            days=[
                SheetDayView(
                    on=on,
                    weekday=on.weekday(),
                    holiday=holidays[on].name if on in holidays else None,
                    trial=is_trial(on, sheet.unit.counts_from),
                )
                for on in sheet.dates
            ],
            page=page,
            pages=pages_of(sheet.total, SCREEN_PEOPLE),
            total=sheet.total,
            people=[
                SheetRowView(
                    employee_id=member.employee_id,
                    name=member.name,
                    cells=[_cell(each) for each in row.cells],
                    slots=row.slots,
                    late_min=row.late_min,
                    trial_slots=row.trial_slots,
                    absent=row.absent,
                )
                for member, row in sheet.rows
            ],
        )
    )


def _cell(cell: SheetCell) -> SheetCellView:
    return SheetCellView(lines=list(cell.lines), off=cell.is_off, late_min=cell.late_min, status=cell.status)
