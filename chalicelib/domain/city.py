"""Everything a city decides, as one immutable picture: settings, offices, units and the calendar of work."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

from chalicelib.domain.office import Office
from chalicelib.domain.settings import Settings
from chalicelib.domain.shift import Calendar


@dataclass(frozen=True, slots=True)
class Unit:
    """An OPD or a part of one.

    office_ids    office points in use by this unit; its people are assigned to some of them.
    counts_from   before this local date everything is recorded and shown as trial; None: still in trial.
    enrol_until   up to and on this local date a login code vouches for a first phone; None: every phone is decided.
    ends_on       its last local date: merged or dissolved; None: none is known.
    """

    unit_id: str
    name: str
    parent_id: str | None = None
    office_ids: tuple[str, ...] = ()
    counts_from: date | None = None
    enrol_until: date | None = None
    ends_on: date | None = None

    def is_over(self, on: date) -> bool:
        return self.ends_on is not None and self.ends_on < on

    def lasts(self, through: date | None) -> bool:
        """Whether it is there as long as this; None: without an end."""
        return self.ends_on is None or (through is not None and through <= self.ends_on)


@dataclass(frozen=True, slots=True)
class City:
    """The city as decided now.

    versions   subject ("settings", "offices", "units", "calendar") -> the number of the published version.
    """

    settings: Settings
    offices: Mapping[str, Office] = field(default_factory=dict)
    units: Mapping[str, Unit] = field(default_factory=dict)
    calendar: Calendar = field(default_factory=lambda: Calendar(patterns={}))
    versions: Mapping[str, int] = field(default_factory=dict)

    def zone_of(self, office: Office) -> str:
        return office.zone or self.settings.zone

    def unit_name(self, unit_id: str) -> str:
        """Of a unit that nobody knows any more its id."""
        unit = self.units.get(unit_id)
        return unit.name if unit else unit_id

    def units_on(self, on: date) -> list[Unit]:
        """Those that have not ended before this date, by id."""
        return [unit for _, unit in sorted(self.units.items()) if not unit.is_over(on)]

    def office_ids_in_use(self) -> frozenset[str]:
        """Offices that some unit works at; any other imported point is unused."""
        return frozenset(office_id for unit in self.units.values() for office_id in unit.office_ids)

    def with_parts(self, unit_ids: Iterable[str]) -> tuple[str, ...]:
        """The units and every part of them: what judges a day compares units one to one."""
        return tuple(sorted({part for each in unit_ids for part in self.units_within(each)}))

    def units_within(self, root_id: str) -> list[str]:
        """The unit and all below it: each directly before its own parts, parts of one unit by name."""
        parts = defaultdict[str, list[str]](list)
        for unit in sorted(self.units.values(), key=lambda each: (each.name.casefold(), each.unit_id)):
            parts[unit.parent_id or ""].append(unit.unit_id)
        found: dict[str, None] = {}
        left = [root_id] if root_id in self.units else []
        while left:
            unit_id = left.pop()
            if unit_id not in found:
                found[unit_id] = None
                left += reversed(parts[unit_id])
        return list(found)

    def path_of(self, unit_id: str) -> list[str]:
        """The unit and all above it, the root last; of a circle each once."""
        path = [unit_id]
        while (unit := self.units.get(path[-1])) and unit.parent_id and unit.parent_id not in path:
            path.append(unit.parent_id)
        return path

    def is_within(self, unit_id: str, root_id: str) -> bool:
        """Whether `unit_id` is `root_id` or stands anywhere below it; unknown units are within nothing."""
        return root_id in self.units and root_id in self.path_of(unit_id)
