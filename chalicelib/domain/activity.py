"""What people report having done (aktivitas harian), tied to their plan and answered by who leads them."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum

from chalicelib.domain.request import Attachment
from chalicelib.domain.shift import Slot


class ActivityState(StrEnum):
    WAITING = "waiting"
    RETURNED = "returned"  # to be changed and sent again
    APPROVED = "approved"  # never changed any more
    WITHDRAWN = "withdrawn"


class ActivityStepKind(StrEnum):
    REPORTED = "reported"
    CHANGED = "changed"
    APPROVED = "approved"
    RETURNED = "returned"  # with a word
    COMMENTED = "commented"  # a word alone: nothing else changes
    WITHDRAWN = "withdrawn"


ACTIVITY_STATE_AFTER = {
    ActivityStepKind.REPORTED: ActivityState.WAITING,
    ActivityStepKind.CHANGED: ActivityState.WAITING,
    ActivityStepKind.APPROVED: ActivityState.APPROVED,
    ActivityStepKind.RETURNED: ActivityState.RETURNED,
    ActivityStepKind.WITHDRAWN: ActivityState.WITHDRAWN,
}


@dataclass(frozen=True, slots=True)
class ActivityStep:
    """`on_behalf`: the superior for whom a delegate answered."""

    kind: ActivityStepKind
    by: str
    at: datetime
    text: str | None = None
    on_behalf: str | None = None


@dataclass(frozen=True, slots=True)
class Activity:
    """One thing somebody did on one local date.

    activity_id   begins with its date, `20261124-...`, which never changes.
    unit_id       where they worked on that date.
    plan_number   of the plan that held on it, with the action's id; neither: another task (tugas lain).
    action, goal  what the action and its goal were called when this was told last: read without the plan.
    quantity_e2   hundredths of `unit`, which is the action's.
    progress_pct  how far the action is, as they see it, 0-100.
    budget_code   of the budget line that pays for it, as the action said.
    place         name of the office of that day's check-in; no position is kept.
    obstacle, follow_up   what stood in the way, and what is done about it: of officials above all.
    attachments, links   what proves it: files looked at as they came, and https addresses.
    revision      counts every write; a write states the one it read.
    """

    activity_id: str
    employee_id: str
    unit_id: str
    on: date
    text: str
    minutes: int
    steps: tuple[ActivityStep, ...]
    plan_number: int | None = None
    action_id: str | None = None
    action: str | None = None
    goal: str | None = None
    quantity_e2: int | None = None
    unit: str | None = None
    progress_pct: int | None = None
    budget_code: str | None = None
    slot: Slot | None = None
    place: str | None = None
    obstacle: str | None = None
    follow_up: str | None = None
    attachments: tuple[Attachment, ...] = ()
    links: tuple[str, ...] = ()
    revision: int = 0

    @property
    def state(self) -> ActivityState:
        moved = (each.kind for each in reversed(self.steps) if each.kind in ACTIVITY_STATE_AFTER)
        return ACTIVITY_STATE_AFTER[next(moved)]

    @property
    def waits_since(self) -> datetime | None:
        """Since when somebody is to answer; None where nobody is."""
        if self.state is not ActivityState.WAITING:
            return None
        sent = {ActivityStepKind.REPORTED, ActivityStepKind.CHANGED}
        return next(each.at for each in reversed(self.steps) if each.kind in sent)


@dataclass(frozen=True, slots=True)
class DayReports:
    """Of one date of a person's month: `made` counts those withdrawn too, `standing` and `minutes` do not."""

    made: int = 0
    standing: int = 0
    minutes: int = 0


@dataclass(frozen=True, slots=True)
class Awaited:
    """An activity that waits for an answer."""

    activity_id: str
    since: datetime

    @property
    def on(self) -> date:
        return date_of(self.activity_id)


@dataclass(frozen=True, slots=True)
class ActivityLine:
    """The line of a person's month in one unit: counts, and no word of anybody's.

    days      "2026-11-24" -> what was reported of it.
    waiting   by id.
    """

    employee_id: str
    unit_id: str
    month: str
    days: Mapping[str, DayReports] = field(default_factory=dict)
    waiting: tuple[Awaited, ...] = ()
    returned: int = 0
    approved: int = 0
    approved_minutes: int = 0
    revision: int = 0

    @property
    def minutes(self) -> int:
        return sum(each.minutes for each in self.days.values())

    @property
    def reported_days(self) -> int:
        return sum(each.standing > 0 for each in self.days.values())

    def day(self, on: date) -> DayReports:
        return self.days.get(on.isoformat(), DayReports())


def date_of(activity_id: str) -> date:
    """The date that an activity's id begins with. Raises ValueError for what is none."""
    return date.fromisoformat(f"{activity_id[:4]}-{activity_id[4:6]}-{activity_id[6:8]}")
