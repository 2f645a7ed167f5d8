"""Places people work: positions, fences and offices (a GeoJSON Feature each)."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date


@dataclass(frozen=True, slots=True)
class Position:
    """A point on WGS 84 in degrees, GeoJSON order, rounded to 7 decimals (about 1 cm) at the door."""

    longitude: float
    latitude: float


Ring = tuple[Position, ...]  # closed: the last position repeats the first
Polygon = tuple[Ring, ...]  # the shell, then its holes


@dataclass(frozen=True, slots=True)
class Circle:
    """A fence around one point."""

    center: Position
    radius_m: float


@dataclass(frozen=True, slots=True)
class Area:
    """A fence of one or more polygons with holes; edges are straight in longitude and latitude (RFC 7946)."""

    polygons: tuple[Polygon, ...]


Shape = Circle | Area


@dataclass(frozen=True, slots=True)
class Fence:
    """One dated version of an office's fence; it holds until the next version starts."""

    version: int
    starts_on: date
    shape: Shape


@dataclass(frozen=True, slots=True)
class Office:
    """A place people may check in.

    zone      IANA name, or None for the city's own zone.
    fences    by starting date, oldest first; never empty.

    Whether a point is in use is what the units say (`City.office_ids_in_use`).
    """

    office_id: str
    name: str
    fences: tuple[Fence, ...]
    zone: str | None = None

    def fence_on(self, local_date: date) -> Fence | None:
        """The fence that holds on this date, or None before the first one."""
        holding = [fence for fence in self.fences if fence.starts_on <= local_date]
        return holding[-1] if holding else None


@dataclass(frozen=True, slots=True)
class OfficeEdits:
    """What a proposal does to the offices it touches, and to no other.

    held     each as it was when the proposal was made, by id; a new one is not here.
    wanted   each as it is to be, by id.
    uses     unit id -> offices that are to come into use by it.
    """

    held: Mapping[str, Office]
    wanted: Mapping[str, Office]
    uses: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Place:
    """Where an order or an event lets somebody check in: an office of the city, a circle, or anywhere (all None).

    Anywhere, the position is kept and no fence judged.
    """

    office_id: str | None = None
    center: Position | None = None
    radius_m: int | None = None
    name: str = ""

    @property
    def is_anywhere(self) -> bool:
        return self.office_id is None and self.center is None
