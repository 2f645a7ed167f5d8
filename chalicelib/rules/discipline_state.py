"""What has a person's calendar year come to? A proposal to a superior with its evidence, never a sanction.

Which days count is counting_days.py, which rules hold discipline.py; see docs/rules.md#discipline.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta
from fractions import Fraction

from chalicelib.domain.discipline import CountedDay, DisciplineRules, DisciplineState, OpeningCount, Reached, Threshold
from chalicelib.domain.employee import NumberKind
from chalicelib.domain.verdict import AttendanceRules, DayStatus, DayVerdict
from chalicelib.rules.absence_run import Run, absence_runs
from chalicelib.rules.attendance import by_id
from chalicelib.rules.counting_days import minutes_of
from chalicelib.rules.discipline import discipline_rules_on


def judge_discipline(
    year: int,
    kind: NumberKind,
    days: Mapping[date, DayVerdict],
    opening: OpeningCount,
    given: Sequence[DisciplineRules],
    attendance: Sequence[AttendanceRules],
    today: date,
) -> DisciplineState:
    """What the year came to so far.

    days         those that count, by date: rules/counting_days.py. Of the December before too: a run goes on over
                 New Year, the sum of the year does not.
    given        the city's rule sets, oldest first; `attendance` the city's, which judged the days.
    today        the city's date. Thresholds are those of today, or of the year's last day once it is over; minutes
                 become days by the set of their own date, and those brought along by that of 1 January.
    """
    rules = discipline_rules_on(given, kind, min(today, date(year, 12, 31)))
    own = {on: verdict for on, verdict in sorted(days.items()) if on.year == year}
    sets = {on: discipline_rules_on(given, kind, on) for on in (date(year, 1, 1), *own)}
    first = sets[date(year, 1, 1)]
    opening = replace(opening, left_out=_is_left_out(_brought(opening), first))
    counted = tuple(_counted(own, sets, by_id(attendance)))
    steps = list(_steps(counted, opening, first, sets))
    converts = any(each.minutes_per_day for each in sets.values())
    sums = [(on, absent + int(sure)) for on, absent, sure, _ in steps]
    runs, running = absence_runs({on: verdict.status for on, verdict in days.items()})
    runs = [each for each in runs if each[-1].year == year]
    reached = _reached(rules, sums, runs)
    total = sums[-1][1]
    heavier = next((each for each in _heavier(rules, reached) if not each.in_a_row and each.days > total), None)
    return DisciplineState(
        year=year,
        rules=rules,
        judged_through=max(own, default=None),
        days=counted,
        opening=opening,
        unexcused_days=steps[-1][1],
        late_min=opening.late_min + sum(each.late_min for each in counted),
        early_min=opening.early_min + sum(each.early_min for each in counted),
        missing_min=sum(each.missing_min for each in counted),
        converted_days=int(steps[-1][3]) if converts else None,
        counted_days=total,
        longest_run=max(map(len, runs), default=0),
        current_run=len(running) if running and running[-1].year == year else 0,
        reached=reached,
        next=heavier,
        days_to_next=heavier.days - total if heavier else None,
        undecided_days=sum(each.status is DayStatus.UNDECIDED for each in own.values()),
        unconfirmed=tuple(_unconfirmed(rules, converts, reached, opening, counted, sets, by_id(attendance))),
        left_out_min=sum(each.minutes for each in counted if each.left_out)
        + (_brought(opening) if opening.left_out else 0),
    )


def _counted(
    days: Mapping[date, DayVerdict], sets: Mapping[date, DisciplineRules], judged_by: Mapping[str, AttendanceRules]
) -> Iterator[CountedDay]:
    for on, verdict in days.items():
        absent, minutes = int(verdict.status is DayStatus.ABSENT), minutes_of(verdict)
        if absent or any(minutes):
            left_out = _is_left_out(sum(minutes), sets[on], _is_confirmed(judged_by, verdict.rules_id))
            yield CountedDay(on, absent, *minutes, sets[on].rules_id, verdict.rules_id, left_out)


def _is_left_out(minutes: int, rules: DisciplineRules, is_judged_surely: bool = True) -> bool:
    """Whether these minutes could come to days, by a set of their own date that nobody has confirmed."""
    is_sure = rules.confirmed is not None and is_judged_surely
    return bool(minutes and rules.minutes_per_day) and not is_sure


def _brought(opening: OpeningCount) -> int:
    return opening.late_min + opening.early_min


def _steps(
    counted: Iterable[CountedDay], opening: OpeningCount, first: DisciplineRules, sets: Mapping[date, DisciplineRules]
) -> Iterator[tuple[date | None, int, Fraction, Fraction]]:
    """After what was brought along and after each date: absent days so far, the days that confirmed minutes come to,
    and the days that all of them do.
    """
    absent, share = opening.unexcused_days, _share(_brought(opening), first.minutes_per_day)
    sure, converted = Fraction() if opening.left_out else share, share
    yield None, absent, sure, converted
    for each in counted:
        share = _share(each.minutes, sets[each.on].minutes_per_day)
        absent, converted = absent + each.days, converted + share
        sure += Fraction() if each.left_out else share
        yield each.on, absent, sure, converted


def _share(minutes: int, per_day: int | None) -> Fraction:
    return Fraction(minutes, per_day) if per_day else Fraction()


def _reached(rules: DisciplineRules, sums: Sequence[tuple[date | None, int]], runs: Sequence[Run]) -> Reached | None:
    """The heaviest: the last of the set's thresholds that was reached, and the first date that did it."""
    for each in reversed(rules.thresholds):
        if each.in_a_row:
            found: list[date | None] = [run[each.days - 1] for run in runs if len(run) >= each.days]
        else:
            found = [on for on, count in sums if count >= each.days]
        if found:
            within = rules.act_within_days
            act_by = found[0] + timedelta(days=within) if found[0] and within is not None else None
            return Reached(each, found[0], act_by)
    return None


def _heavier(rules: DisciplineRules, reached: Reached | None) -> Sequence[Threshold]:
    return rules.thresholds[rules.thresholds.index(reached.threshold) + 1 :] if reached else rules.thresholds


def _unconfirmed(
    rules: DisciplineRules,
    converts: bool,
    reached: Reached | None,
    opening: OpeningCount,
    counted: Sequence[CountedDay],
    sets: Mapping[date, DisciplineRules],
    judged_by: Mapping[str, AttendanceRules],
) -> Iterator[str]:
    if not rules.thresholds:
        yield "no_rule"
    elif rules.confirmed is None:
        yield "thresholds"
    left_out = [each for each in counted if each.left_out]
    if (converts and rules.confirmed is None) or opening.left_out or any(not sets[e.on].confirmed for e in left_out):
        yield "minutes_per_day"
    if any(not _is_confirmed(judged_by, each.judged_by) for each in left_out):
        yield "attendance_rules"
    if reached and reached.act_by is None:
        yield "deadline"


def _is_confirmed(judged_by: Mapping[str, AttendanceRules], rules_id: str) -> bool:
    """Rules that nobody knows any more are not."""
    return rules_id in judged_by and judged_by[rules_id].confirmed is not None
