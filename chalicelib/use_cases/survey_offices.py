"""Stand at an office with a phone: its point is measured and proposed; a city admin decides."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from chalicelib.domain.audit import Proposal
from chalicelib.domain.city import City
from chalicelib.domain.employee import Employee
from chalicelib.domain.office import Circle, Fence, Office, OfficeEdits
from chalicelib.errors import AreaNotSurveyed, InputInvalid, NotFound
from chalicelib.rules.access import Act, reaches
from chalicelib.rules.geofence import DEFAULT_RADIUS_M
from chalicelib.rules.nearby import distance_m
from chalicelib.rules.office_edits import edits_between, namesake_fault, with_fence
from chalicelib.rules.office_match import SAME_OFFICE_M, fence_in_force
from chalicelib.rules.survey import Fix, SurveyedPoint, judge_survey
from chalicelib.use_cases.office_subject import offices_of
from chalicelib.use_cases.ports import Services
from chalicelib.use_cases.proposal_subject import Change
from chalicelib.use_cases.proposals import submit
from chalicelib.use_cases.reach import find_unit, today_of


@dataclass(frozen=True, slots=True)
class Surveyed:
    """What was measured and proposed. `distance_m`: how far the office would move; None for a new one."""

    proposal: Proposal
    point: SurveyedPoint
    distance_m: float | None


def survey_office(
    services: Services, actor: Employee, office_id: str, fixes: Sequence[Fix], now: datetime, made_id: str = ""
) -> Surveyed:
    """Propose where an office is; its radius, name and planned fences stay.

    made_id   of the proposal, the same each time this very request is sent: what it has proposed already is answered.

    Raises NotFound out of reach, AreaNotSurveyed for an outline, InputInvalid for fixes that tell no point.
    """
    city = services.city.fresh(now)
    office = find_office(actor, office_id, Act.PROPOSE_OFFICE, city, now)
    made = services.proposals.get(made_id) if made_id else None
    if made:
        office, now = offices_of(services, made.base_version)[office_id], made.proposed_at
    today = today_of(city, now)
    shape = fence_in_force(office, today).shape
    if not isinstance(shape, Circle):
        raise AreaNotSurveyed(office_name=office.name)
    point = _measured(fixes, city)
    moved = with_fence(office, today, replace(shape, center=point.position))
    apart_m = distance_m(shape.center, point.position)
    summary = {"moved": 1, "distance_m": round(apart_m), **({"moved_far": True} if apart_m > SAME_OFFICE_M else {})}
    edits = edits_between({office_id: office}, {office_id: moved})
    place = {"office_id": office_id}
    proposal = made or _submit(services, actor, city, edits, moved, point, summary, place, now, made_id)
    return Surveyed(proposal, point, apart_m)


def survey_new_office(
    services: Services,
    actor: Employee,
    unit_id: str,
    name: str,
    fixes: Sequence[Fix],
    now: datetime,
    made_id: str = "",
) -> Surveyed:
    """Propose a new office and its use by the unit, in one approval. `made_id`, raises: as `survey_office`."""
    city = services.city.fresh(now)
    unit = find_unit(actor, unit_id, Act.PROPOSE_OFFICE, city, now)
    point, today = _measured(fixes, city), today_of(city, now)
    made = services.proposals.get(made_id) if made_id else None
    if made:
        return Surveyed(made, point, None)
    circle = Circle(point.position, city.settings.default_radius_m or DEFAULT_RADIUS_M)
    office = Office(made_id or services.new_id(), name, (Fence(1, today, circle),))
    known = namesake_fault(office, city.offices.values(), "/name", today)
    if known:
        raise InputInvalid([known])
    edits = OfficeEdits({}, {office.office_id: office}, {unit.unit_id: (office.office_id,)})
    place = {"unit_id": unit.unit_id, "name": name}
    proposal = _submit(services, actor, city, edits, office, point, {"added": 1, **place}, place, now, made_id)
    return Surveyed(proposal, point, None)


def find_office(actor: Employee, office_id: str, act: Act, city: City, now: datetime) -> Office:
    """An office that some unit within the actor's reach uses; a city-wide role reaches the unused too."""
    office = city.offices.get(office_id)
    users = [unit.unit_id for unit in city.units.values() if office_id in unit.office_ids]
    if office is None or not reaches(actor, act, users, city, today_of(city, now)):
        raise NotFound
    return office


def _measured(fixes: Sequence[Fix], city: City) -> SurveyedPoint:
    verdict = judge_survey(fixes, city.settings.bounding_box)
    if verdict.point is None:
        raise InputInvalid(verdict.faults)
    return verdict.point


def _submit(
    services: Services,
    actor: Employee,
    city: City,
    edits: OfficeEdits,
    office: Office,
    point: SurveyedPoint,
    summary: Mapping[str, object],
    place: Mapping[str, object],
    now: datetime,
    made_id: str,
) -> Proposal:
    told = {
        **summary,
        "starts_on": today_of(city, now).isoformat(),
        "office_id": office.office_id,
        "fixes": point.used,
        "spread_m": round(point.spread_m),
        **({"identical_fixes": True} if point.identical else {}),
    }
    change = Change("offices", edits, city.versions.get("offices", 0), told, place=place)
    return submit(services, actor, change, now, proposal_id=made_id)
