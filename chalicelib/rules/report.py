"""The reports: which columns each has, and a person's rows in it. What a day came to is its verdict's, never ours.

Sums are of the days that count; a trial's stand in the matrix in small letters, and in no sum (docs/rules.md#reports).
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date

from chalicelib.domain.report import Column, FlagOutcome, ReportKind, ReportPerson, ReportRow
from chalicelib.domain.shift import Slot
from chalicelib.domain.verdict import DayStatus, DayVerdict, Outcome, SlotState
from chalicelib.rules.month_sheet import is_trial
from chalicelib.rules.month_totals import fold_days

# A day of the matrix. Late or early: T, so that H is a whole day; small letters: the trial.
MARKS = {
    DayStatus.PRESENT: "H",
    DayStatus.INCOMPLETE: "K",
    DayStatus.ABSENT: "A",
    DayStatus.LEAVE: "C",
    DayStatus.DUTY: "D",
    DayStatus.STUDY: "B",
    DayStatus.REMOTE: "W",
    DayStatus.PERMISSION: "I",
    DayStatus.UNDECIDED: "M",
    DayStatus.OFF: "L",
    DayStatus.UNKNOWN: "?",
}
LATE_MARK = "T"
AWAY = (DayStatus.LEAVE, DayStatus.DUTY, DayStatus.STUDY, DayStatus.REMOTE, DayStatus.PERMISSION)
_COLUMNS: Mapping[ReportKind, Sequence[str]] = {
    ReportKind.DAILY: ("status", "arrival", "midday", "departure", "#late_min", "#early_min", "missing"),
    ReportKind.MONTH: (
        "#present", "#late_days", "#late_min", "#early_min", "#leave", "#duty", "#permission", "#incomplete", "#absent",
        "#undecided",
    ),
    ReportKind.LATENESS: (
        "#late_days", "#late_min", "#early_days", "#early_min", "#permitted_min", "#waived_min", "#held_min",
    ),
    ReportKind.ABSENCE: ("on", "status", "missing"),
    ReportKind.LEAVE: ("status", "starts_on", "ends_on", "#days"),
    ReportKind.FLAGS: ("on", "slot", "signal", "outcome"),
}  # fmt: skip


def columns_of(kind: ReportKind, dates: Sequence[date]) -> list[Column]:
    """Beside who it is about; a month's has one for each date before its sums."""
    days = [Column(f"d{on:%d}") for on in dates] if kind is ReportKind.MONTH else []
    return [*days, *(Column(name.lstrip("#"), name.startswith("#")) for name in _COLUMNS[kind])]


def rows_of(kind: ReportKind, person: ReportPerson, dates: Sequence[date]) -> list[ReportRow]:
    """One row of a daily and of a month's report; of the others as many as there is to tell, perhaps none."""
    return list(_ROWS[kind](person, dates))


def mark_of(verdict: DayVerdict | None, trial: bool) -> str:
    """One letter a day; empty where it is not judged."""
    if verdict is None:
        return ""
    late = verdict.status is DayStatus.PRESENT and (verdict.late_min or verdict.early_min)
    mark = LATE_MARK if late else MARKS[verdict.status]
    return mark.lower() if trial else mark


def _daily(person: ReportPerson, dates: Sequence[date]) -> Iterator[ReportRow]:
    verdict = person.days.get(dates[0])
    status = verdict.status if verdict else DayStatus.OFF if person.is_off else ""
    late, early = (verdict.late_min, verdict.early_min) if verdict else (0, 0)
    yield (status, *person.recorded, late, early, _missing(verdict) if verdict else ())


def _month(person: ReportPerson, dates: Sequence[date]) -> Iterator[ReportRow]:
    marks = [mark_of(person.days.get(on), is_trial(on, person.counts_from)) for on in dates]
    counted = _counted(person)
    sums = fold_days(counted)
    days = sums.days
    away = sum(days.get(each, 0) for each in (DayStatus.DUTY, DayStatus.STUDY, DayStatus.REMOTE))
    yield (
        *marks,
        days.get(DayStatus.PRESENT, 0),
        sum(each.late_min > 0 for each in counted),
        sums.late_min,
        sums.early_min,
        days.get(DayStatus.LEAVE, 0),
        away,
        *(days.get(each, 0) for each in (DayStatus.PERMISSION, DayStatus.INCOMPLETE, DayStatus.ABSENT)),
        days.get(DayStatus.UNDECIDED, 0),
    )


def _lateness(person: ReportPerson, _dates: Sequence[date]) -> Iterator[ReportRow]:
    counted = _counted(person)
    sums = fold_days(counted)
    late, early = sum(each.late_min > 0 for each in counted), sum(each.early_min > 0 for each in counted)
    minutes = sums.permitted_min, sums.waived_min, sums.held_min
    if late or early or any(minutes):
        yield (late, sums.late_min, early, sums.early_min, *minutes)


def _absence(person: ReportPerson, _dates: Sequence[date]) -> Iterator[ReportRow]:
    for each in _counted(person):
        if each.status in (DayStatus.ABSENT, DayStatus.INCOMPLETE):
            yield (each.local_date, each.status, _missing(each))


def _leave(person: ReportPerson, _dates: Sequence[date]) -> Iterator[ReportRow]:
    """Days of one kind in a row are one span; days off between them break nothing and are not counted."""
    span: list[DayVerdict] = []
    for each in (person.days[on] for on in sorted(person.days)):
        if each.status is DayStatus.OFF:
            continue
        if span and each.status is not span[0].status:
            yield _span(span)
            span = []
        if each.status in AWAY:
            span.append(each)
    if span:
        yield _span(span)


def _span(days: Sequence[DayVerdict]) -> ReportRow:
    return (days[0].status, days[0].local_date, days[-1].local_date, len(days))


def _flags(person: ReportPerson, _dates: Sequence[date]) -> Iterator[ReportRow]:
    for flag, outcome in person.flags:
        found = FlagOutcome.OPEN if outcome is None else _FOUND[outcome]
        yield (flag.local_date, flag.slot, flag.signal, found)


_FOUND = {
    Outcome.VALID: FlagOutcome.VALID,
    Outcome.INVALID: FlagOutcome.INVALID,
    Outcome.CORRECTED: FlagOutcome.VALID,  # a correction stands in the slot: the person was there
}
_ROWS: Mapping[ReportKind, Callable[[ReportPerson, Sequence[date]], Iterator[ReportRow]]] = {
    ReportKind.DAILY: _daily,
    ReportKind.MONTH: _month,
    ReportKind.LATENESS: _lateness,
    ReportKind.ABSENCE: _absence,
    ReportKind.LEAVE: _leave,
    ReportKind.FLAGS: _flags,
}


def _counted(person: ReportPerson) -> list[DayVerdict]:
    """By date."""
    return [person.days[on] for on in sorted(person.days) if not is_trial(on, person.counts_from)]


def _missing(verdict: DayVerdict) -> tuple[Slot, ...]:
    return tuple(each.slot for each in verdict.slots if each.state is SlotState.MISSING)
