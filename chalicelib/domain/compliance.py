"""A person's record over years: what was judged and decided of their days, and what their performance came to."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from chalicelib.domain.career import CareerYear
from chalicelib.domain.discipline import Level
from chalicelib.domain.verdict import DayStatus


@dataclass(frozen=True, slots=True)
class Annulment:
    on: date
    number: str
    office: str


@dataclass(frozen=True, slots=True)
class Outcome:
    """The last decision of a case; a case without one is no part of a record.

    objected    an objection was raised.
    annulled    the paper by which whoever heard the objection took the decision back; None: it stands.
    """

    case_id: str
    number: str
    decided_on: date
    deciding_office: str
    level: Level
    sanction: str
    objected: bool
    annulled: Annulment | None = None


@dataclass(frozen=True, slots=True)
class ComplianceYear:
    """One calendar year. `unexcused_days` with those brought along; `days`: status -> judged dates that count.

    judged_through   the last date that was judged; None: none was.
    left_out_min     minutes that come to no day, since nobody has confirmed the rules of their dates.
    unconfirmed      what the year's figures rest on that nobody has confirmed: as of a DisciplineState.
    performance      the other half of the year.
    """

    year: int
    judged_through: date | None
    working_days: int
    days: Mapping[DayStatus, int]
    late_min: int
    early_min: int
    unexcused_days: int
    outcomes: tuple[Outcome, ...]
    left_out_min: int = 0
    unconfirmed: tuple[str, ...] = ()
    performance: CareerYear = field(default_factory=CareerYear)


@dataclass(frozen=True, slots=True)
class ComplianceRecord:
    """The oldest year first."""

    city_name: str
    employee_id: str
    name: str
    number_end: str
    made_at: datetime
    years: tuple[ComplianceYear, ...]
