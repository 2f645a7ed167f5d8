"""Attendance machines at a city's doors: fingerprint or face readers whose log is brought in as a file."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from chalicelib.domain.shift import Slot


@dataclass(frozen=True, slots=True)
class Machine:
    """One machine at one office.

    machine_id   the city's own short word for it, `lobi-setda`.
    ahead_s      by how many seconds its clock is ahead of the true time; negative where it is behind.
    in_use       a machine that was taken down keeps its past; no new log of it is taken.
    pins         how many PINs its map knows.
    """

    machine_id: str
    name: str
    office_id: str
    ahead_s: int = 0
    in_use: bool = True
    pins: int = 0
    revision: int = 0


@dataclass(frozen=True, slots=True)
class PinMap:
    """Whose PIN is whose on one machine: PIN without zeros in front -> employee id. Replaced whole."""

    machine_id: str
    employee_ids: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Punch:
    """One line of a machine's log that fills a slot of somebody's day, beside whatever the phone recorded there.

    at          the true instant: the machine's clock put right.
    import_id   the job that brought it in, which can be taken back.
    row         of that job's file, as a spreadsheet counts.
    """

    slot: Slot
    at: datetime
    machine_id: str
    import_id: str
    row: int
