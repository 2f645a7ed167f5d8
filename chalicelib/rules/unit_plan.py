"""What a file of units changes: which are new, which change, which are so already. It goes in whole, or not at all."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from chalicelib.domain.city import Unit
from chalicelib.rules.hierarchy import find_circles
from chalicelib.rules.import_report import row_of
from chalicelib.rules.row_kind import Becomes, counted
from chalicelib.rules.unit_file import UnitFile, UnitRow, UnitsKnown, date_fault


@dataclass(frozen=True, slots=True)
class UnitChange:
    """One sound row.

    unit   as it shall be; `held` as it was when the file was checked, None for a new one.
    """

    row: UnitRow
    unit: Unit
    held: Unit | None

    @property
    def becomes(self) -> Becomes:
        if self.held is None:
            return Becomes.NEW
        return Becomes.KNOWN if self.held == self.unit else Becomes.CHANGED


@dataclass(frozen=True, slots=True)
class UnitPlan:
    """The sound rows in the order of the file."""

    changes: tuple[UnitChange, ...]

    def counts(self) -> dict[str, int]:
        return counted(self.changes)


def plan_units(found: UnitFile, units: Mapping[str, Unit]) -> UnitPlan:
    """Every row without a fault, compared with the units as they are."""
    bad = {row_of(each.pointer) for each in found.faults}
    sound = [row for row in found.readable if row.row not in bad]
    return UnitPlan(tuple(UnitChange(row, unit_of(row, units), units.get(row.unit_id)) for row in sound))


def unit_of(row: UnitRow, units: Mapping[str, Unit]) -> Unit:
    """The unit as the row says; what it is silent about stays."""
    held = units.get(row.unit_id) or Unit(row.unit_id, row.name)
    return replace(
        held, name=row.name, parent_id=row.parent_id,
        office_ids=held.office_ids if row.office_ids is None else row.office_ids,
        counts_from=row.counts_from or held.counts_from, enrol_until=row.enrol_until or held.enrol_until,
    )  # fmt: skip


def still_holds(changes: Sequence[UnitChange], known: UnitsKnown) -> bool:
    """Whether nothing that the plan was made from has changed: the units themselves, their parents, offices, dates."""
    if any(known.units.get(each.unit.unit_id) != each.held for each in changes):
        return False
    above = {unit_id: unit.parent_id for unit_id, unit in known.units.items()}
    above |= {each.unit.unit_id: each.unit.parent_id for each in changes}
    if find_circles(above) or any(each.unit.parent_id not in {None, *above} for each in changes):
        return False
    offices_there = all(each in known.offices for change in changes for each in change.row.office_ids or ())
    return offices_there and not any(date_fault(each.row, each.held, known) for each in changes)
