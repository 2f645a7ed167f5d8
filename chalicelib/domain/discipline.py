"""The discipline clock: dated rule sets by employment type, and what a person's year came to by them."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from chalicelib.domain.confirmation import Confirmation, Mark
from chalicelib.domain.employee import NumberKind


class Level(StrEnum):
    """Of a sanction that a superior may have to propose; never one that anything here gives."""

    LIGHT = "light"
    MEDIUM = "medium"
    HEAVY = "heavy"


@dataclass(frozen=True, slots=True)
class Threshold:
    """From so many unexcused days on, what the regulation names.

    in_a_row   the days are consecutive working days, not the sum of the year.
    sanction   in the regulation's own words.
    """

    days: int
    level: Level
    sanction: str
    article: str
    source: str
    mark: Mark = Mark.M
    in_a_row: bool = False


@dataclass(frozen=True, slots=True)
class DisciplineRules:
    """What holds for one employment type from a date on. Without thresholds days are counted and nothing follows.

    number_kind       NIP: PNS; NI_PPPK: PPPK; LOCAL: non-ASN.
    thresholds        the lightest first.
    minutes_per_day   so many late, early and missing minutes are one day; None: minutes never become days. While the
                      set is unconfirmed such days are shown and reach no level.
    duty_article      what obliges the superior to act once a level is reached.
    act_within_days   calendar days from the day that reached it; None: nobody has confirmed a number.
    """

    rules_id: str
    starts_on: date
    number_kind: NumberKind
    thresholds: tuple[Threshold, ...] = ()
    minutes_per_day: int | None = None
    duty_article: str | None = None
    act_within_days: int | None = None
    confirmed: Confirmation | None = None


@dataclass(frozen=True, slots=True)
class OpeningCount:
    """What was brought along into the year: unexcused days and minutes of an older book. 0 where it does not tell.

    left_out   its minutes come to no day: the set of 1 January was confirmed by nobody.
    """

    unexcused_days: int = 0
    late_min: int = 0
    early_min: int = 0
    left_out: bool = False


@dataclass(frozen=True, slots=True)
class CountedDay:
    """One local date that adds to the count.

    days        1 of an absent day, and then no minutes; else 0 and its minutes.
    rules_id    the DisciplineRules of the date.
    judged_by   the AttendanceRules that judged it.
    left_out    its minutes come to no day that a level is measured by: nobody has confirmed one of these two.
    """

    on: date
    days: int
    late_min: int
    early_min: int
    missing_min: int
    rules_id: str
    judged_by: str
    left_out: bool = False

    @property
    def minutes(self) -> int:
        return self.late_min + self.early_min + self.missing_min


@dataclass(frozen=True, slots=True)
class Reached:
    """The heaviest threshold that the count has reached.

    on       the date whose count reached it; None: what was brought along did.
    act_by   until when the superior acts, where the set says so.
    """

    threshold: Threshold
    on: date | None
    act_by: date | None


@dataclass(frozen=True, slots=True)
class DisciplineState:
    """What a person's calendar year came to so far: a proposal to look at, never a sanction.

    judged_through     the last date that was judged; None: none was.
    days               every date that adds to the count, by date.
    unexcused_days     absent days, those brought along among them; the minutes likewise.
    converted_days     the whole days that the minutes come to; None: no rule makes days of them.
    counted_days       what levels are measured by: unexcused days, with those that confirmed minutes come to: a date's
                       minutes count where both sets of that very date are confirmed.
    longest_run        consecutive absent working days, those of a run that began in the December before among them;
                       `current_run` is the one that the last judged working day belongs to.
    next               the next heavier threshold of the year's sum, `days_to_next` away.
    undecided_days     judged dates that await a person and therefore do not count.
    unconfirmed        what this rests on that nobody has confirmed: `no_rule`, `thresholds`, `minutes_per_day`,
                       `attendance_rules`, `deadline`.
    left_out_min       minutes that could become days and do not count: `minutes_per_day` of their date, or the
                       `attendance_rules` that judged it, are not confirmed.
    """

    year: int
    rules: DisciplineRules
    judged_through: date | None
    days: tuple[CountedDay, ...]
    opening: OpeningCount
    unexcused_days: int
    late_min: int
    early_min: int
    missing_min: int
    converted_days: int | None
    counted_days: int
    longest_run: int
    current_run: int
    reached: Reached | None
    next: Threshold | None
    days_to_next: int | None
    undecided_days: int
    unconfirmed: tuple[str, ...]
    left_out_min: int = 0
