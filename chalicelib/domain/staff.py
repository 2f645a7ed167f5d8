"""A unit's list of people, as it lies beside the profiles."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from chalicelib.domain.accommodation import Accommodation
from chalicelib.domain.employee import Assignment, Grant, NumberKind, Sex
from chalicelib.domain.excuse import Excuse
from chalicelib.domain.push import PushKind


@dataclass(frozen=True, slots=True)
class Member:
    """One person in one unit's list: copies of what judging a day needs, written with the profile."""

    employee_id: str
    name: str
    assignments: tuple[Assignment, ...]
    roster: Mapping[str, str] = field(default_factory=dict)
    pending_device_id: str | None = None
    has_active_device: bool = False
    accommodations: tuple[Accommodation, ...] = ()
    pending_is_shared: bool = False
    excuses: tuple[Excuse, ...] = ()
    grants: tuple[Grant, ...] = ()
    reminder_mail: bool = False
    push: tuple[PushKind, ...] = ()
    entered_at: datetime | None = None
    sex: Sex | None = None
    same_sex_review: bool = False
    number_end: str = ""
    number_kind: NumberKind | None = None

    @property
    def reviewer_sex(self) -> Sex | None:
        """Of which sex whoever looks at their photos has to be; None: of whichever."""
        return self.sex if self.same_sex_review else None

    def superior_id_on(self, local_date: date) -> str | None:
        """Whom they work under on this local date."""
        return next((each.supervisor_id for each in self.assignments if each.holds_on(local_date)), None)
