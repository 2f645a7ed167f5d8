"""Rule sets of performance and budgets as they are proposed with the settings."""

from collections.abc import Iterable
from typing import Annotated

from msgspec import Meta, Struct

from chalicelib.domain.budget import BudgetRules
from chalicelib.domain.performance import Cell, PerformanceRules, PeriodKind, Predicate, Rating, Spread, Standing
from chalicelib.routes._fields import Id, LocalDate, parse_date
from chalicelib.routes._rule_bodies import ConfirmationBody, Percent, confirmation

CELLS = 9
MOST_SPREADS = 25  # a row for each standing and predicate
MONTH_NUMBER = "^([1-9]|1[0-2])$"
Hundred = Annotated[int, Meta(ge=0, le=100)]
Days = Annotated[int, Meta(ge=1, le=60)]
DayOfMonth = Annotated[int, Meta(ge=1, le=28)]
MonthNumber = Annotated[str, Meta(pattern=MONTH_NUMBER)]


class CellBody(Struct, forbid_unknown_fields=True):
    """What a rating of results and one of behaviour come to."""

    result: Rating
    behaviour: Rating
    predicate: Predicate


class SpreadBody(Struct, forbid_unknown_fields=True):
    """How many of a hundred people of an organisation of this standing are to come to a predicate; one end at least."""

    standing: Standing
    predicate: Predicate
    least_percent: Hundred | None
    most_percent: Hundred | None


class PerformanceRulesBody(Struct, forbid_unknown_fields=True):
    """How people are assessed from `starts_on` on. `matrix`: all nine cells. `period_kind`: how often beside the year.
    `answer_days`: working days until an unanswered report is told of. `close_days`: calendar days after a month's end
    until which it is written. `objection_days`: calendar days. `confirmed`: null while nobody has."""

    rules_id: Id
    starts_on: LocalDate
    matrix: Annotated[list[CellBody], Meta(max_length=CELLS)]
    period_kind: PeriodKind
    answer_days: Days
    close_days: Days
    objection_days: Days
    spreads: Annotated[list[SpreadBody], Meta(max_length=MOST_SPREADS)]
    confirmed: ConfirmationBody | None


class BudgetRulesBody(Struct, forbid_unknown_fields=True):
    """How spending is told from `starts_on` on. `close_day`, `remind_day`: of the following month. `asked_bp`: number
    of the month -> how much of the year's ceiling is to be spent by its end, hundredths of a percent."""

    rules_id: Id
    starts_on: LocalDate
    close_day: DayOfMonth
    remind_day: DayOfMonth
    asked_bp: dict[MonthNumber, Percent]
    behind_points: Annotated[int, Meta(ge=1, le=100)]
    confirmed: ConfirmationBody | None


def performance_rules(bodies: Iterable[PerformanceRulesBody]) -> tuple[PerformanceRules, ...]:
    return tuple(_performance(each, f"/performance_rules/{at}") for at, each in enumerate(bodies))


def budget_rules(bodies: Iterable[BudgetRulesBody]) -> tuple[BudgetRules, ...]:
    return tuple(_budget(each, f"/budget_rules/{at}") for at, each in enumerate(bodies))


def _performance(body: PerformanceRulesBody, pointer: str) -> PerformanceRules:
    spreads = (Spread(e.standing, e.predicate, e.least_percent, e.most_percent) for e in body.spreads)
    return PerformanceRules(
        rules_id=body.rules_id,
        starts_on=parse_date(body.starts_on, f"{pointer}/starts_on"),
        matrix=tuple(Cell(each.result, each.behaviour, each.predicate) for each in body.matrix),
        period_kind=body.period_kind,
        answer_days=body.answer_days,
        close_days=body.close_days,
        objection_days=body.objection_days,
        spreads=tuple(spreads),
        confirmed=confirmation(body.confirmed, pointer),
    )


def _budget(body: BudgetRulesBody, pointer: str) -> BudgetRules:
    return BudgetRules(
        rules_id=body.rules_id,
        starts_on=parse_date(body.starts_on, f"{pointer}/starts_on"),
        close_day=body.close_day,
        remind_day=body.remind_day,
        asked_bp={int(month): bp for month, bp in body.asked_bp.items()},
        behind_points=body.behind_points,
        confirmed=confirmation(body.confirmed, pointer),
    )
