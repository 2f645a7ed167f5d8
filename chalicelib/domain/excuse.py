"""What an approved request does to a person's days: they are away, elsewhere, or may come late."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from chalicelib.domain.office import Place
from chalicelib.domain.shift import Slot


class ExcuseKind(StrEnum):
    """In the order in which one outranks another on the same day."""

    LEAVE = "leave"  # which leave stays with the request: its kind is for the subject and the deciders alone
    DUTY = "duty"  # duty travel (dinas luar)
    STUDY = "study"  # tugas belajar
    REMOTE = "remote"  # WFH, WFA
    PERMISSION = "permission"  # izin: a day, or to come late or leave early


@dataclass(frozen=True, slots=True)
class Excuse:
    """One approved request on a person's profile, between two local dates, both included. No reason inside.

    due             of an order (duty, study, remote): the slots whose check-in is due, at `place`; the others are
                    excused. Of a leave: none.
    place           of an order that has slots due.
    arrive_by_min   of a permission: minutes from local midnight up to which a late arrival is permitted.
    leave_from_min  likewise from which an early departure is. Both None: the whole day.
    """

    request_id: str
    kind: ExcuseKind
    starts_on: date
    ends_on: date
    due: tuple[Slot, ...] = ()
    place: Place | None = None
    arrive_by_min: int | None = None
    leave_from_min: int | None = None

    def holds_on(self, local_date: date) -> bool:
        return self.starts_on <= local_date <= self.ends_on

    @property
    def is_whole_day(self) -> bool:
        """Of a permission: not to come at all."""
        return self.arrive_by_min is None and self.leave_from_min is None


@dataclass(frozen=True, slots=True)
class Excused:
    """Whose it is, in a unit's list of what was approved there."""

    employee_id: str
    excuse: Excuse
