"""A year of unexcused absence as several routes show it: its sums, and each day that is part of them."""

from datetime import date

from msgspec import Struct

from chalicelib.domain.discipline import CountedDay, DisciplineState, Reached, Threshold
from chalicelib.use_cases.see_discipline import PersonsDiscipline


class ThresholdView(Struct, frozen=True, kw_only=True):
    """What a regulation names from so many days on, in its own words. `mark`: how sure the number is."""

    days: int
    in_a_row: bool
    level: str
    sanction: str
    article: str
    source: str
    mark: str


class ReachedView(Struct, frozen=True, kw_only=True):
    """`on`: the day that reached it, null where what was brought along did. `act_by`: until when the superior looks
    into it, null where no confirmed rule says."""

    threshold: ThresholdView
    on: date | None
    act_by: date | None


class CountedDayView(Struct, frozen=True, kw_only=True):
    """`days`: 1 of an absent day, then without minutes. `rules_id` of discipline, `judged_by` of attendance; the
    minutes are `left_out` of what levels are measured by while one of these is unconfirmed."""

    on: date
    days: int
    late_min: int
    early_min: int
    missing_min: int
    rules_id: str
    judged_by: str
    left_out: bool


class OpeningCountView(Struct, frozen=True, kw_only=True):
    """Brought along into the year. `left_out`: its minutes, as those of a day."""

    unexcused_days: int
    late_min: int
    early_min: int
    left_out: bool


class DisciplineSumsView(Struct, frozen=True, kw_only=True):
    """A year's sums: information for the person and whoever leads them, never a sanction.

    `counted_days` is what levels are measured by: `unexcused_days`, with those that minutes come to whose dates have
    confirmed rules; `left_out_min` are the others. `converted_days`: what all minutes would come to, null where no rule
    makes days of them. `reached` and `next` are null where there is none.
    `undecided_days` await a person and do not count. `unconfirmed`: what nobody has confirmed yet, of `no_rule`,
    `thresholds`, `minutes_per_day`, `attendance_rules`, `deadline`."""

    employee_id: str
    name: str
    number_kind: str
    rules_id: str
    decree_no: str | None
    judged_through: date | None
    unexcused_days: int
    late_min: int
    early_min: int
    missing_min: int
    minutes_per_day: int | None
    converted_days: int | None
    counted_days: int
    longest_run: int
    current_run: int
    reached: ReachedView | None
    next: ThresholdView | None
    days_to_next: int | None
    duty_article: str | None
    undecided_days: int
    left_out_min: int
    unconfirmed: list[str]


class DisciplineView(Struct, frozen=True, kw_only=True):
    """`days` and `opening` are the parts of the sums."""

    year: int
    sums: DisciplineSumsView
    opening: OpeningCountView
    days: list[CountedDayView]


def discipline_view(found: PersonsDiscipline) -> DisciplineView:
    state = found.state
    opening = state.opening
    return DisciplineView(
        year=state.year,
        sums=sums_view(found),
        opening=OpeningCountView(
            unexcused_days=opening.unexcused_days,
            late_min=opening.late_min,
            early_min=opening.early_min,
            left_out=opening.left_out,
        ),
        days=[_day(each) for each in state.days],
    )


def sums_view(found: PersonsDiscipline) -> DisciplineSumsView:
    state: DisciplineState = found.state
    rules = state.rules
    return DisciplineSumsView(
        employee_id=found.employee_id,
        name=found.name,
        number_kind=rules.number_kind,
        rules_id=rules.rules_id,
        decree_no=rules.confirmed.decree_no if rules.confirmed else None,
        judged_through=state.judged_through,
        unexcused_days=state.unexcused_days,
        late_min=state.late_min,
        early_min=state.early_min,
        missing_min=state.missing_min,
        minutes_per_day=rules.minutes_per_day,
        converted_days=state.converted_days,
        counted_days=state.counted_days,
        longest_run=state.longest_run,
        current_run=state.current_run,
        reached=_reached(state.reached) if state.reached else None,
        next=_threshold(state.next) if state.next else None,
        days_to_next=state.days_to_next,
        duty_article=rules.duty_article,
        undecided_days=state.undecided_days,
        left_out_min=state.left_out_min,
        unconfirmed=list(state.unconfirmed),
    )


def _reached(reached: Reached) -> ReachedView:
    return ReachedView(threshold=_threshold(reached.threshold), on=reached.on, act_by=reached.act_by)


def _threshold(each: Threshold) -> ThresholdView:
    return ThresholdView(
        days=each.days,
        in_a_row=each.in_a_row,
        level=each.level,
        sanction=each.sanction,
        article=each.article,
        source=each.source,
        mark=each.mark,
    )


def _day(each: CountedDay) -> CountedDayView:
    return CountedDayView(
        on=each.on,
        days=each.days,
        late_min=each.late_min,
        early_min=each.early_min,
        missing_min=each.missing_min,
        rules_id=each.rules_id,
        judged_by=each.judged_by,
        left_out=each.left_out,
    )
