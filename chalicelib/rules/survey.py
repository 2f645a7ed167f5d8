"""Where is the office? Many fixes of a phone that stands still there, as one point. See docs/rules.md#office-points."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil, fsum

from chalicelib.domain.office import Position
from chalicelib.domain.settings import BoundingBox
from chalicelib.errors import FieldError
from chalicelib.rules.geofence import round_position
from chalicelib.rules.import_report import Texts, fault
from chalicelib.rules.nearby import distance_m, median, middle
from chalicelib.rules.office_row import read_position

MIN_FIXES = 10
MAX_FIXES = 120
MIN_SURVEY_S = 20
MAX_SURVEY_S = 180
MAX_MEDIAN_ACCURACY_M = 50
MAX_SPREAD_M = 30  # 68 % of the fixes lie within it; a phone that is 50 m exact in 95 % is 31 m exact in 68 %
SPREAD_SHARE = 0.68
OUTLIER_SPREADS = 3
FINEST_M = 1.0  # no fix weighs more than one of this accuracy, and no spread for outliers is smaller

TEXTS: Texts = {
    "SURVEY_TOO_FEW": (
        "Baru {count} titik; perlu paling sedikit {minimum}. Ulangi dan tunggu lebih lama.",
        "Only {count} fixes; at least {minimum} are needed. Repeat, and wait longer.",
    ),
    "SURVEY_TOO_SHORT": (
        "Baru {span_s} detik; perlu paling sedikit {minimum_s}. Ulangi dan tunggu lebih lama.",
        "Only {span_s} seconds; at least {minimum_s} are needed. Repeat, and wait longer.",
    ),
    "SURVEY_TOO_LONG": (
        "Pengukuran berlangsung {span_s} detik; paling lama {maximum_s}. Ulangi.",
        "The survey took {span_s} seconds; at most {maximum_s}. Repeat it.",
    ),
    "SURVEY_TOO_COARSE": (
        "Ketelitian {accuracy_m} m; paling kasar {maximum_m} m. Ulangi di tempat terbuka dengan GPS menyala.",
        "The accuracy is {accuracy_m} m; at most {maximum_m} m will do. Repeat it under the open sky with GPS on.",
    ),
    "SURVEY_MOVING": (
        "Titik-titiknya tersebar {spread_m} m; paling lebar {maximum_m} m. Ulangi sambil berdiri diam di pintu kantor.",
        "The fixes are spread over {spread_m} m; at most {maximum_m} m. Repeat, standing still at the office's door.",
    ),
}


@dataclass(frozen=True, slots=True)
class Fix:
    """One reading: degrees as the phone gave them, the radius of its 95 % circle, seconds since the first."""

    longitude: float
    latitude: float
    accuracy_m: float
    at_s: float


@dataclass(frozen=True, slots=True)
class SurveyedPoint:
    """The office's point, and how sure it is.

    spread_m   radius in metres around the point that holds 68 % of the fixes that count.
    used       how many count: all but the outliers.
    identical  every fix is the same to 7 decimals, in accuracy too: a position that was typed in, perhaps. GPS wavers.
    """

    position: Position
    spread_m: float
    used: int
    identical: bool = False


@dataclass(frozen=True, slots=True)
class SurveyVerdict:
    """The point, or why there is none; pointers lead into the body."""

    point: SurveyedPoint | None
    faults: tuple[FieldError, ...]


def judge_survey(fixes: Sequence[Fix], box: BoundingBox) -> SurveyVerdict:
    """The mean of the fixes, each weighing 1/accuracy², without those farther than three spreads from their middle.

    The order of the fixes never matters. Of fixes outside the city the first is told.
    """
    faults: list[FieldError] = []
    for at, fix in enumerate(fixes):
        if not faults:
            read_position(fix.longitude, fix.latitude, f"/fixes/{at}/coordinates", ("0", "1"), box, faults)
    faults += _doubts(fixes)
    if faults:
        return SurveyVerdict(None, tuple(faults))
    ordered = sorted(fixes, key=lambda each: (each.longitude, each.latitude, each.accuracy_m, each.at_s))
    around = middle([_place(each) for each in ordered])
    spread_m = _spread(ordered, around)
    if spread_m > MAX_SPREAD_M:
        facts = {"spread_m": round(spread_m), "maximum_m": MAX_SPREAD_M}
        return SurveyVerdict(None, (fault(TEXTS, "/fixes", "SURVEY_MOVING", **facts),))
    reach_m = OUTLIER_SPREADS * max(spread_m, FINEST_M)
    near = [each for each in ordered if distance_m(_place(each), around) <= reach_m]
    position = _mean(near)
    return SurveyVerdict(SurveyedPoint(position, _spread(near, position), len(near), _is_identical(fixes)), ())


def _doubts(fixes: Sequence[Fix]) -> list[FieldError]:
    if len(fixes) < MIN_FIXES:
        return [fault(TEXTS, "/fixes", "SURVEY_TOO_FEW", count=len(fixes), minimum=MIN_FIXES)]
    found = []
    span_s = max(each.at_s for each in fixes) - min(each.at_s for each in fixes)
    if span_s < MIN_SURVEY_S:
        found.append(fault(TEXTS, "/fixes", "SURVEY_TOO_SHORT", span_s=int(span_s), minimum_s=MIN_SURVEY_S))
    if span_s > MAX_SURVEY_S:
        found.append(fault(TEXTS, "/fixes", "SURVEY_TOO_LONG", span_s=ceil(span_s), maximum_s=MAX_SURVEY_S))
    accuracy_m = median([each.accuracy_m for each in fixes])
    if accuracy_m > MAX_MEDIAN_ACCURACY_M:
        facts = {"accuracy_m": ceil(accuracy_m), "maximum_m": MAX_MEDIAN_ACCURACY_M}
        found.append(fault(TEXTS, "/fixes", "SURVEY_TOO_COARSE", **facts))
    return found


def _is_identical(fixes: Sequence[Fix]) -> bool:
    return len({(round_position(each.longitude, each.latitude), each.accuracy_m) for each in fixes}) == 1


def _place(fix: Fix) -> Position:
    return Position(fix.longitude, fix.latitude)


def _spread(fixes: Sequence[Fix], around: Position) -> float:
    distances = sorted(distance_m(_place(each), around) for each in fixes)
    return distances[ceil(SPREAD_SHARE * len(distances)) - 1]


def _mean(fixes: Sequence[Fix]) -> Position:
    weights = [max(each.accuracy_m, FINEST_M) ** -2 for each in fixes]
    total = fsum(weights)
    longitude = fsum(each.longitude * weight for each, weight in zip(fixes, weights, strict=True)) / total
    latitude = fsum(each.latitude * weight for each, weight in zip(fixes, weights, strict=True)) / total
    return round_position(longitude, latitude)
