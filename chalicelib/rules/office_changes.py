"""What a file of offices changes in the city: ids kept, differences told, nothing taken away.

A file says what holds from a date on. A changed shape becomes a new version of the fence that starts then; every
version before it stays, also one that started the same day, because a check-in keeps the version it was judged by.
Of two that start on one day the later version holds. Version numbers are never used twice.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from chalicelib.domain.office import Area, Circle, Fence, Office, Shape
from chalicelib.rules.area import is_same_shape
from chalicelib.rules.import_report import ImportWarning, warning
from chalicelib.rules.nearby import center, distance_m
from chalicelib.rules.office_edits import with_fence
from chalicelib.rules.office_likeness import find_likenesses
from chalicelib.rules.office_match import SAME_OFFICE_M, fence_in_force, match_rows
from chalicelib.rules.office_row import ImportOptions, OfficeRow
from chalicelib.rules.office_texts import WARNINGS


@dataclass(frozen=True, slots=True)
class OfficeChanges:
    """The city's offices after an upload, and the ids of what it does; an office may be moved and renamed.

    offices             all of them, by id; what the file doesn't speak of stays as it is.
    moved               another position, radius or outline.
    rezoned             office id -> where the file says so.
    missing_from_file   ids of offices the file doesn't speak of; they stay.
    """

    offices: Mapping[str, Office]
    added: tuple[str, ...]
    moved: tuple[str, ...]
    renamed: tuple[str, ...]
    rezoned: Mapping[str, str]
    unchanged: tuple[str, ...]
    missing_from_file: tuple[str, ...]
    warnings: tuple[ImportWarning, ...]


def plan_changes(
    rows: Sequence[OfficeRow],
    existing: Mapping[str, Office],
    starts_on: date,
    new_id: Callable[[], str],
    options: ImportOptions,
) -> OfficeChanges:
    """Match a file's offices with the city's (`office_match.py`) and say what becomes of each.

    starts_on   first local date of new fences. A fence that is already planned for later stays, with a warning.

    Where the file is silent about radius or zone, the office keeps its own. New offices get ids of our own, never
    the file's, and are not in use.
    """
    matches = match_rows(rows, existing, starts_on)
    plan = _Plan(existing, starts_on)
    for index, row in enumerate(rows):
        if index in matches:
            plan.change(existing[matches[index]], row)
        else:
            plan.add(row, new_id())
    strangers = sum(row.given_id is not None and row.given_id not in existing for row in rows)
    if strangers:
        plan.warnings.append(warning(WARNINGS, "", "ID_UNKNOWN", count=strangers))
    return plan.result(set(matches.values()), options.near_duplicate_m)


class _Plan:
    """The changes, gathered row by row."""

    def __init__(self, existing: Mapping[str, Office], starts_on: date) -> None:
        self._existing, self._starts_on = existing, starts_on
        self._offices = dict(existing)
        self._added: dict[str, str] = {}  # office id -> where the file says so
        self._moved: dict[str, str] = {}
        self._renamed: dict[str, str] = {}
        self._rezoned: dict[str, str] = {}
        self._unchanged: list[str] = []
        self.warnings: list[ImportWarning] = []

    def add(self, row: OfficeRow, office_id: str) -> None:
        self._offices[office_id] = Office(office_id, row.name, (Fence(1, self._starts_on, row.shape),), row.zone)
        self._added[office_id] = row.pointer

    def change(self, office: Office, row: OfficeRow) -> None:
        office_id, old = office.office_id, fence_in_force(office, self._starts_on).shape
        shape = _shape_meant(row, old)
        changed = replace(office, name=row.name, zone=row.zone or office.zone)
        if not is_same_shape(shape, old):
            changed = with_fence(changed, self._starts_on, shape)
            self._moved[office_id] = row.pointer
            self._warn_of_move(office, row, old)
        if row.name != office.name:
            self._renamed[office_id] = row.pointer
        if changed.zone != office.zone:
            self._rezoned[office_id] = row.pointer
        if changed == office:
            self._unchanged.append(office_id)
        self._offices[office_id] = changed

    def _warn_of_move(self, office: Office, row: OfficeRow, old: Shape) -> None:
        apart_m = distance_m(center(old), center(row.shape))
        if apart_m > SAME_OFFICE_M:
            self._warn(row, "MOVED_FAR", name=office.name, distance_m=round(apart_m))
        if isinstance(old, Area) and isinstance(row.shape, Circle):
            self._warn(row, "AREA_REPLACED", name=office.name)
        planned = [fence.starts_on for fence in office.fences if fence.starts_on > self._starts_on]
        if planned:
            self._warn(row, "FENCE_PLANNED", name=office.name, starts_on=min(planned).isoformat())

    def _warn(self, row: OfficeRow, code: str, **facts: object) -> None:
        self.warnings.append(warning(WARNINGS, row.pointer, code, **facts))

    def result(self, matched: set[str], near_duplicate_m: float) -> OfficeChanges:
        places = [(each, center(fence_in_force(each, self._starts_on).shape)) for each in self._offices.values()]
        touched = {**self._renamed, **self._moved, **self._added}
        self.warnings += find_likenesses(places, touched, near_duplicate_m)
        return OfficeChanges(
            offices=self._offices,
            added=tuple(self._added),
            moved=tuple(self._moved),
            renamed=tuple(self._renamed),
            rezoned=self._rezoned,
            unchanged=tuple(self._unchanged),
            missing_from_file=tuple(office_id for office_id in self._existing if office_id not in matched),
            warnings=tuple(self.warnings),
        )


def _shape_meant(row: OfficeRow, old: Shape) -> Shape:
    """The row's shape, with the office's own radius where the file is silent about it."""
    if isinstance(row.shape, Circle) and isinstance(old, Circle) and not row.radius_given:
        return replace(row.shape, radius_m=old.radius_m)
    return row.shape
