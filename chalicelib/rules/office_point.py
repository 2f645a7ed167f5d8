"""Is an office somewhere else than its point says? Told by where many of its people were refused.

A proposal for a person to decide, never a verdict. See docs/rules.md#office-points: all numbers are our own and to be
confirmed in the trial.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from chalicelib.domain.attendance import Attempt
from chalicelib.domain.office import Circle, Office, Position
from chalicelib.domain.office_tries import OfficeTries
from chalicelib.rules.geofence import judge_geofence, round_position
from chalicelib.rules.nearby import distance_m, middle

TRIES_DAYS = 7  # the dates that are looked at together
MIN_PEOPLE = 5
MIN_SHARE = 0.6  # of all who tried at the office
CLUSTER_M = 60  # around the one of them who has most of the others near
MAX_AWAY_M = 500
MAX_TRY_ACCURACY_M = 50
QUIET_DAYS = 30  # after a rejection
SAME_PLACE_M = 30  # a cluster this near to a rejected point is the same one


@dataclass(frozen=True, slots=True)
class PointProposal:
    """Where the office seems to be.

    people      how many different people were refused there.
    of_people   how many tried at the office at all.
    away_m      from the office's point.
    """

    position: Position
    people: int
    of_people: int
    away_m: float


def best_outside(attempts: Sequence[Attempt]) -> dict[str, Position]:
    """Office id -> the most exact position of a person's refused tries of a day; the earliest of equals.

    Tries on a supervisor's phone are no word of the person's: six of them may be one phone in one place.
    """
    exact = [
        each
        for each in attempts
        if each.code == "OUTSIDE_GEOFENCE"
        and "made_by" not in each.facts
        and each.accuracy_m is not None
        and each.accuracy_m <= MAX_TRY_ACCURACY_M
    ]
    found: dict[str, Position] = {}
    for each in sorted(exact, key=lambda attempt: (attempt.accuracy_m, attempt.at)):
        office_id = each.facts.get("office_id")
        if isinstance(office_id, str) and each.position is not None:
            found.setdefault(office_id, each.position)
    return found


def judge_office_point(tries: Sequence[OfficeTries], office: Office, today: date) -> PointProposal | None:
    """None unless enough different people stood together outside the fence that holds today, and not too far away.

    Tries of the day a fence begins, and before, say nothing about it. An outline is a matter of the GIS.
    """
    fence = office.fence_on(today)
    if fence is None or not isinstance(fence.shape, Circle):
        return None
    oldest = max(fence.starts_on, today - timedelta(days=TRIES_DAYS + 1))
    counted = [each for each in tries if oldest < each.local_date < today]
    people = {employee_id for each in counted for employee_id in (*each.tried, *each.outside)}
    together = _largest_cluster(list(_places(counted).values()))
    if len(together) < MIN_PEOPLE or len(together) < MIN_SHARE * len(people):
        return None
    point = _middle(together)
    place = judge_geofence(point, [office], today)
    if place.inside or place.distance_m > MAX_AWAY_M:
        return None
    return PointProposal(point, len(together), len(people), place.distance_m)


def is_quiet(found: Position, rejected: Mapping[date, Position], today: date) -> bool:
    """Whether somebody has said no to this place lately.

    rejected   date of the decision -> the point that was rejected.
    """
    return any(
        today - on < timedelta(days=QUIET_DAYS) and distance_m(found, point) <= SAME_PLACE_M
        for on, point in rejected.items()
    )


def _places(tries: Sequence[OfficeTries]) -> dict[str, Position]:
    """Where each person stood, by the middle of their days: one person counts once."""
    by_person: dict[str, list[Position]] = {}
    for each in tries:
        for employee_id, position in each.outside.items():
            by_person.setdefault(employee_id, []).append(position)
    return {employee_id: _middle(positions) for employee_id, positions in by_person.items()}


def _largest_cluster(places: Sequence[Position]) -> list[Position]:
    """Those near the one who has most others near, and of equals those who stand closest."""
    if not places:
        return []

    def around(center: Position) -> list[tuple[float, Position]]:
        apart = [(distance_m(center, each), each) for each in places]
        return [each for each in apart if each[0] <= CLUSTER_M]

    def worth(near: list[tuple[float, Position]]) -> tuple[int, float]:
        return len(near), -sum(apart_m for apart_m, _ in near)

    ordered = sorted(places, key=lambda each: (each.longitude, each.latitude))
    return [each for _, each in max((around(center) for center in ordered), key=worth)]


def _middle(places: Sequence[Position]) -> Position:
    found = middle(places)
    return round_position(found.longitude, found.latitude)
