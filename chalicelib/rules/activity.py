"""May this be reported of that day, what may follow it, and what does a person's month come to?

Source: daily logs of pemda applications (date, volume, minutes, proof, answer within n days); the bounds are ours:
docs/rules.md#performance. The plan of the date need not be agreed yet: work does not wait for it.
"""

from collections.abc import Container, Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta

from chalicelib.domain.activity import Activity, ActivityLine, ActivityState, ActivityStepKind, Awaited, DayReports
from chalicelib.domain.employee import Employee
from chalicelib.domain.performance import PerformanceRules
from chalicelib.domain.plan import Action, Plan
from chalicelib.errors import FieldError
from chalicelib.rules.evaluation import performance_rules_on
from chalicelib.rules.import_report import Texts, fault
from chalicelib.rules.leaving import has_passed
from chalicelib.rules.month import last_day, month_beside, month_of
from chalicelib.rules.performance_period import open_until
from chalicelib.rules.working_days import SATURDAY

MAX_MINUTES = 1_440  # of one date, all activities together
MAX_A_DATE = 20  # activities of one date, those withdrawn among them
MAX_PROOFS = 3  # files and links together
MAX_NOTE = 500  # letters of what was done, of an obstacle, of an answer
MAX_STEPS = 60  # of one activity: who comments for ever fills no item
MAX_QUANTITY_E2 = 99_999_999
TOLD_ABOVE = 2  # so many times as long as an answer may take before the head above hears of it

MAY_FOLLOW: Mapping[ActivityStepKind, frozenset[ActivityState]] = {
    ActivityStepKind.CHANGED: frozenset({ActivityState.WAITING, ActivityState.RETURNED}),
    ActivityStepKind.WITHDRAWN: frozenset({ActivityState.WAITING, ActivityState.RETURNED}),
    ActivityStepKind.APPROVED: frozenset({ActivityState.WAITING}),
    ActivityStepKind.RETURNED: frozenset({ActivityState.WAITING}),
    ActivityStepKind.COMMENTED: frozenset({ActivityState.WAITING, ActivityState.RETURNED, ActivityState.APPROVED}),
}

ACTIVITY_TEXTS: Texts = {
    "ACTIVITY_FUTURE": (
        "Tanggal ini belum tiba; laporkan kegiatan hari ini atau sebelumnya.",
        "This date is yet to come; report what was done today or before.",
    ),
    "ACTIVITY_NOT_HERE": (
        "Pada tanggal ini Anda tidak ditempatkan di unit mana pun; pilih tanggal lain.",
        "You were assigned nowhere on this date; choose another one.",
    ),
    "ACTIVITY_MINUTES": (
        "Sehari paling lama {limit_min} menit; tanggal ini masih tersisa {left_min} menit.",
        "A day has {limit_min} minutes at most; this date has {left_min} minutes left.",
    ),
    "ACTIVITY_MANY": (
        "Sehari paling banyak {limit} kegiatan. Gabungkan yang kecil-kecil.",
        "At most {limit} activities a day. Put small ones together.",
    ),
    "ACTION_UNKNOWN": (
        "Rencana aksi ini tidak ada dalam rencana yang berlaku pada tanggal itu, atau sudah dihentikan. Pilih lagi.",
        "This action is not in the plan of that date, or is retired. Choose again.",
    ),
    "QUANTITY_NO_UNIT": (
        "Jumlah memakai satuan dari rencana aksi. Pilih rencana aksinya, atau tulis jumlahnya di uraian.",
        "A quantity takes its unit from the action. Choose the action, or tell the quantity in the text.",
    ),
    "PLACE_UNKNOWN": (
        "Pilih tempat dari presensi tanggal itu, atau kosongkan.",
        "Choose a place of that date's check-ins, or leave it empty.",
    ),
    "PROOFS_MANY": (
        "Paling banyak {limit} bukti, berkas dan tautan bersama-sama.",
        "At most {limit} proofs, files and links together.",
    ),
}


def rules_of_month(given: Sequence[PerformanceRules], month: str) -> PerformanceRules:
    """The set that holds on the month's last day: one for all of its dates."""
    return performance_rules_on(given, last_day(month))


def closes_on(given: Sequence[PerformanceRules], month: str) -> date:
    """The last date on which the month's activities are written and answered."""
    return open_until(last_day(month), rules_of_month(given, month).close_days)


def open_months(given: Sequence[PerformanceRules], today: date) -> list[str]:
    """The months that are still written and answered today, the earlier first."""
    last = month_of(today)
    before = month_beside(last, -1)
    return [each for each in (before, last) if today <= closes_on(given, each)]


def days_waited(since: date, today: date, holidays: Container[date]) -> int:
    """For how many working days something has waited: Monday to Friday, but for holidays.

    since   the city's date on which it was sent, which does not count.
    """
    dates = [since + timedelta(days=each) for each in range(1, (today - since).days + 1)]
    return sum(each.weekday() < SATURDAY and each not in holidays for each in dates)


def is_late_answer(waited: int, rules: PerformanceRules) -> bool:
    """After so many working days whoever is to answer hears that it is late."""
    return waited > rules.answer_days


def is_for_above(waited: int, rules: PerformanceRules) -> bool:
    """After twice as many whoever stands above them hears too."""
    return waited > TOLD_ABOVE * rules.answer_days


def activity_faults(
    activity: Activity, before: Activity | None, subject: Employee, plan: Plan | None, line: ActivityLine, today: date
) -> list[FieldError]:
    """Everything that is wrong with it; whether its month is open is asked before.

    before   as it stands now; None of a new one.
    plan     the one that holds on its date.
    line     the person's month in that unit, `before` within it.
    """
    faults = []
    if activity.on > today:
        faults.append(_fault("/on", "ACTIVITY_FUTURE"))
    if subject.assignment_on(activity.on) is None or has_passed(subject.left_on, activity.on):
        faults.append(_fault("/on", "ACTIVITY_NOT_HERE"))
    if before is None and line.day(activity.on).made >= MAX_A_DATE:
        faults.append(_fault("/on", "ACTIVITY_MANY", limit=MAX_A_DATE))
    left_min = MAX_MINUTES - line.day(activity.on).minutes + (before.minutes if before else 0)
    if activity.minutes > left_min:
        faults.append(_fault("/minutes", "ACTIVITY_MINUTES", limit_min=MAX_MINUTES, left_min=max(left_min, 0)))
    if len(activity.attachments) + len(activity.links) > MAX_PROOFS:
        faults.append(_fault("/links", "PROOFS_MANY", limit=MAX_PROOFS))
    return faults + _action_faults(activity, before, plan)


def action_on(plan: Plan | None, action_id: str | None) -> Action | None:
    return plan.action(action_id) if plan and action_id else None


def may_follow(activity: Activity, kind: ActivityStepKind) -> bool:
    """Whether this step is next. What ends an activity always finds room."""
    ends = kind in (ActivityStepKind.APPROVED, ActivityStepKind.WITHDRAWN)
    return activity.state in MAY_FOLLOW[kind] and (ends or len(activity.steps) < MAX_STEPS)


def empty_line(activity: Activity) -> ActivityLine:
    return ActivityLine(activity.employee_id, activity.unit_id, month_of(activity.on))


def fold(line: ActivityLine, before: Activity | None, after: Activity) -> ActivityLine:
    """The line with `after` in the place of `before` (None: it is new); its revision stays.

    Both are of the line's person, unit and month, and of one date.
    """
    day, on = line.day(after.on), after.on.isoformat()
    old, new = _share(before), _share(after)
    changed = DayReports(
        day.made + (before is None),
        day.standing + new.standing - old.standing,
        day.minutes + new.minutes - old.minutes,
    )
    waiting = {each.activity_id: each for each in line.waiting if each.activity_id != after.activity_id}
    if after.waits_since:
        waiting[after.activity_id] = Awaited(after.activity_id, after.waits_since)
    return replace(
        line,
        days=dict(sorted({**line.days, on: changed}.items())),
        waiting=tuple(each for _, each in sorted(waiting.items())),
        returned=line.returned + _is(after, ActivityState.RETURNED) - _is(before, ActivityState.RETURNED),
        approved=line.approved + _is(after, ActivityState.APPROVED) - _is(before, ActivityState.APPROVED),
        approved_minutes=line.approved_minutes + _approved(after) - _approved(before),
    )


def _share(activity: Activity | None) -> DayReports:
    stands = activity is not None and activity.state is not ActivityState.WITHDRAWN
    return DayReports(1, 1, activity.minutes) if activity and stands else DayReports()


def _is(activity: Activity | None, state: ActivityState) -> int:
    return int(activity is not None and activity.state is state)


def _approved(activity: Activity | None) -> int:
    return activity.minutes if activity and activity.state is ActivityState.APPROVED else 0


def _action_faults(activity: Activity, before: Activity | None, plan: Plan | None) -> list[FieldError]:
    """A retired action stays with what was tied to it while it was none."""
    if activity.action_id is None:
        return [_fault("/quantity_e2", "QUANTITY_NO_UNIT")] if activity.quantity_e2 is not None else []
    action = action_on(plan, activity.action_id)
    stays = before is not None and before.action_id == activity.action_id
    return [] if action and (stays or not action.retired) else [_fault("/action_id", "ACTION_UNKNOWN")]


def _fault(pointer: str, code: str, **facts: object) -> FieldError:
    return fault(ACTIVITY_TEXTS, pointer, code, **facts)
