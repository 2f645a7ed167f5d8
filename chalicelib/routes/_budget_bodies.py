"""What is sent of budgets: which month, what was told, what a line is to be."""

from typing import Annotated

from msgspec import Meta, Struct

from chalicelib.errors import FieldError, InputInvalid
from chalicelib.routes._fields import Id, LocalDate, LongText, PlainText
from chalicelib.rules.budget import WHOLE_BP
from chalicelib.rules.budget_line import MAX_LINE_IDR

Amount = Annotated[int, Meta(ge=0, le=MAX_LINE_IDR)]
Share = Annotated[int, Meta(ge=0, le=WHOLE_BP)]
Month = Annotated[int, Meta(ge=1, le=12)]
Revision = Annotated[int, Meta(ge=0)]
_NO_MONTH = ("Bulan adalah angka 1 sampai 12.", "The month is a number from 1 to 12.")


class BudgetQuery(Struct, forbid_unknown_fields=True):
    """The last month that is over, unless told."""

    month: Month | None = None


class ToldBody(Struct, forbid_unknown_fields=True):
    """Both since January. `correction`: why, where a figure is lower than before. `revision`: of the line as seen."""

    realised_idr: Amount
    physical_bp: Share
    revision: Revision
    correction: PlainText | None = None


class ObstacleBody(Struct, forbid_unknown_fields=True):
    month: Month
    text: LongText
    revision: Revision
    follow_up: LongText | None = None


class ObstacleDoneBody(Struct, forbid_unknown_fields=True):
    """`follow_up`: what was done about it."""

    follow_up: LongText
    revision: Revision


class TargetBody(Struct, forbid_unknown_fields=True):
    idr: Amount
    physical_bp: Share | None = None


class BudgetLineBody(Struct, forbid_unknown_fields=True):
    """`ceiling_idr` holds from `from_on` on, where it is another than the one in force. `targets`: January to December,
    each since January; or none. `revision`: of the line as it was seen, 0 for a new one."""

    programme: PlainText
    activity: PlainText
    sub_activity: PlainText
    account: PlainText
    ceiling_idr: Amount
    from_on: LocalDate
    note: PlainText
    targets: Annotated[list[TargetBody], Meta(max_length=12)]
    revision: Revision
    pptk_id: Id | None = None
    kpa_id: Id | None = None


def parse_month_number(text: str) -> int:
    if text not in {str(each) for each in range(1, 13)}:
        raise InputInvalid([FieldError("/month", "PARAM_RANGE", _NO_MONTH)])
    return int(text)
