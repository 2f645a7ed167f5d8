"""Units: their tree, their people, their day."""

import re
from datetime import date
from typing import Annotated

from chalice.app import Blueprint
from msgspec import Meta, Struct

from chalicelib.domain.city import Unit
from chalicelib.domain.employee import Role
from chalicelib.errors import ChangedMeanwhile, NotFound
from chalicelib.routes._day_views import MemberDayView, member_day_view
from chalicelib.routes._fields import Id, LocalDate, PlainText, parse_date
from chalicelib.routes._http import Answer, Call, op
from chalicelib.routes._people_views import MemberView, member_view
from chalicelib.rules.access import ALLOWED, Act, reaches
from chalicelib.rules.month_sheet import is_trial
from chalicelib.use_cases.change_units import put_unit
from chalicelib.use_cases.import_people import import_units
from chalicelib.use_cases.reach import find_unit, see_members, today_of
from chalicelib.use_cases.see_attendance import see_unit_day
from chalicelib.use_cases.stand_in import right_to

blueprint = Blueprint(__name__)
MAX_FILE_BYTES = 1_000_000


class UnitBody(Struct, forbid_unknown_fields=True):
    """Before `counts_from` the unit is in its trial; up to `enrol_until` a login code approves the first phone."""

    name: PlainText
    parent_id: Id | None = None
    office_ids: Annotated[list[Id], Meta(max_length=50)] = []
    counts_from: LocalDate | None = None
    enrol_until: LocalDate | None = None


class UnitView(Struct, frozen=True, kw_only=True):
    """`ends_on`: its last local date, once it is known."""

    unit_id: str
    name: str
    parent_id: str | None
    office_ids: list[str]
    counts_from: date | None
    enrol_until: date | None
    ends_on: date | None


class UnitsView(Struct, frozen=True):
    units: list[UnitView]


class PeopleView(Struct, frozen=True, kw_only=True):
    unit_id: str
    people: list[MemberView]


class UnitDayView(Struct, frozen=True, kw_only=True):
    """`trial`: the date lies before the unit's counts_from."""

    unit_id: str
    local_date: date
    trial: bool
    people: list[MemberDayView]


class ImportQuery(Struct, forbid_unknown_fields=True):
    dry_run: bool = False


class UnitsImportView(Struct, frozen=True, kw_only=True):
    """How many units the file adds and changes; none of it is done by a dry run."""

    added: int
    changed: int


@op(
    blueprint, "POST", "/units/imports", "Upload units (CSV)", roles=frozenset({Role.CITY_ADMIN}), query=ImportQuery,
    body=bytes, body_types=("text/csv",), max_bytes=MAX_FILE_BYTES, answers={200: UnitsImportView},
    problems=(ChangedMeanwhile,),
)  # fmt: skip
def create_units_import(call: Call) -> Answer:
    added, changed = import_units(call.services, call.actor, call.raw, call.query.dry_run, call.now)
    return Answer(UnitsImportView(added=added, changed=changed))


@op(blueprint, "GET", "/units", "The units within my reach", roles=ALLOWED[Act.READ_CITY], answers={200: UnitsView})
def read_units(call: Call) -> Answer:
    city = call.services.city.fresh(call.now)
    today = today_of(city, call.now)
    found = [each for each in city.units.values() if reaches(call.actor, Act.READ_CITY, [each.unit_id], city, today)]
    return Answer(UnitsView([_unit_view(each) for each in sorted(found, key=lambda each: each.unit_id)]))


@op(
    blueprint, "PUT", "/units/{unit_id}", "Add or change a unit", roles=frozenset({Role.CITY_ADMIN}), body=UnitBody,
    answers={200: UnitView}, problems=(NotFound, ChangedMeanwhile),
)  # fmt: skip
def replace_unit(call: Call, unit_id: str) -> Answer:
    body: UnitBody = call.body
    unit = Unit(
        unit_id=check_id(unit_id),
        name=body.name,
        parent_id=body.parent_id,
        office_ids=tuple(body.office_ids),
        counts_from=parse_date(body.counts_from, "/counts_from") if body.counts_from else None,
        enrol_until=parse_date(body.enrol_until, "/enrol_until") if body.enrol_until else None,
    )
    return Answer(_unit_view(put_unit(call.services, call.actor, unit, call.now)))


@op(
    blueprint, "GET", "/units/{unit_id}/people", "Who works in a unit or is coming, and whose phone awaits a decision",
    roles=ALLOWED[Act.READ_PROFILE], answers={200: PeopleView}, problems=(NotFound,), delegates=True,
)  # fmt: skip
def read_people(call: Call, unit_id: str) -> Answer:
    city = call.services.city.fresh(call.now)
    if not right_to(call.services, call.actor, Act.DECIDE_DEVICE, [unit_id], city, call.now):
        find_unit(call.actor, unit_id, Act.READ_PROFILE, city, call.now)
    today = today_of(city, call.now)
    whole = reaches(call.actor, Act.READ_WHOLE_PROFILE, [unit_id], city, today)
    members = see_members(call.services, unit_id, today)
    return Answer(PeopleView(unit_id=unit_id, people=[member_view(each, today, whole=whole) for each in members]))


@op(
    blueprint, "GET", "/units/{unit_id}/days/{on}", "A unit's day: who checked in when",
    roles=ALLOWED[Act.READ_ATTENDANCE], answers={200: UnitDayView}, problems=(NotFound,),
)  # fmt: skip
def read_day(call: Call, unit_id: str, on: str) -> Answer:
    day = parse_date(on, "/on")
    people = see_unit_day(call.services, call.actor, unit_id, day, call.now)
    unit = call.city.units[unit_id]
    return Answer(
        UnitDayView(
            unit_id=unit_id,
            local_date=day,
            trial=is_trial(day, unit.counts_from),
            people=[member_day_view(call.city, each) for each in people],
        )
    )


def check_id(text: str) -> str:
    """A unit or pattern id in a path: 1-26 letters, digits, dots, dashes; anything else is not found."""
    if not re.fullmatch(r"[A-Za-z0-9._-]{1,26}", text):
        raise NotFound
    return text


def _unit_view(unit: Unit) -> UnitView:
    return UnitView(
        unit_id=unit.unit_id,
        name=unit.name,
        parent_id=unit.parent_id,
        office_ids=list(unit.office_ids),
        counts_from=unit.counts_from,
        enrol_until=unit.enrol_until,
        ends_on=unit.ends_on,
    )
