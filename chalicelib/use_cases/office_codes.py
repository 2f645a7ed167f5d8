"""Kode kantor: declared and withdrawn by the calendar's proposals, and shown to those who put it up."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any

from chalicelib.domain.audit import Proposal
from chalicelib.domain.city import City, Unit
from chalicelib.domain.employee import Employee
from chalicelib.domain.office import Office
from chalicelib.domain.office_code import OfficeCode, OfficeCodeKind
from chalicelib.errors import InputInvalid, NotFound
from chalicelib.rules.access import Act
from chalicelib.rules.office_code import MAX_CODE_DAYS, ShownCode, shown_codes
from chalicelib.rules.office_code_changes import office_code_faults
from chalicelib.use_cases.code_change import kept_of, laid_on
from chalicelib.use_cases.ports import Services
from chalicelib.use_cases.proposal_subject import Change
from chalicelib.use_cases.proposals import submit
from chalicelib.use_cases.reach import find_unit, today_of

SCREEN_AHEAD = 2  # codes that a screen holds beside the current one: so long it bears a network that is down
NIGHT_DAYS = 1  # a window that opened before midnight is still open after it


@dataclass(frozen=True, slots=True)
class Shown:
    """`offices`: where the unit puts codes up; `office`: whose digits these are, None where it works in none."""

    code: OfficeCode
    unit: Unit
    zone: str
    offices: list[Office]
    office: Office | None
    shown: list[ShownCode]


def put_office_code(services: Services, actor: Employee, code: OfficeCode, now: datetime) -> Proposal:
    """Declare a code, or change one's dates: for the unit and every part of it, as the tree is now.

    Its codes stay the same while its kind does. Raises NotFound out of reach and for another unit's id, InputInvalid.
    """
    city = services.city.fresh(now)
    unit = find_unit(actor, code.unit_id, Act.PROPOSE_OFFICE_CODE, city, now)
    held = _find(city, code.code_id)
    if held is not None and held.unit_id != code.unit_id:
        raise NotFound
    series = held.series if held else city.versions.get("calendar", 0)
    whole = replace(code, unit_ids=city.with_parts([code.unit_id]), series=series)
    faults = office_code_faults(whole, city, today_of(city, now))
    if faults:
        raise InputInvalid(faults)
    kept = kept_of(whole.code_id, whole)
    return _submit(services, actor, city, kept, _about("office_code", whole, unit), now)


def remove_office_code(services: Services, actor: Employee, unit_id: str, code_id: str, now: datetime) -> Proposal:
    """Nobody types it any more. Raises NotFound for one that is not this unit's own, or is over."""
    city = services.city.fresh(now)
    unit = find_unit(actor, unit_id, Act.PROPOSE_OFFICE_CODE, city, now)
    held = _find(city, code_id)
    if held is None or held.unit_id != unit_id or held.ends_on < today_of(city, now):
        raise NotFound
    kept = kept_of(code_id, None)
    return _submit(services, actor, city, kept, _about("office_code_removed", held, unit), now)


def see_office_codes(services: Services, actor: Employee, unit_id: str, now: datetime) -> list[OfficeCode]:
    """Those that hold for this unit, now or later, by date; none that is over. Raises NotFound out of reach."""
    city = services.city.fresh(now)
    find_unit(actor, unit_id, Act.SHOW_OFFICE_CODE, city, now)
    return [each for each in _of_unit(city, unit_id) if each.ends_on >= today_of(city, now)]


def show_office_code(
    services: Services, actor: Employee, unit_id: str, code_id: str, now: datetime, office_id: str | None = None
) -> Shown:
    """The digits to put up: a screen's of these minutes, a paper's of every date from today on.

    office_id   where they are put up; None: the first of the unit's offices.

    Raises NotFound out of reach, for one that does not hold for this unit or is over, and for an unknown office. Looks
    into the city's picture alone: a screen asks every minute.
    """
    city = services.city.current(now)
    unit = find_unit(actor, unit_id, Act.SHOW_OFFICE_CODE, city, now)
    code = next((each for each in _of_unit(city, unit_id) if each.code_id == code_id), None)
    if code is None or code.ends_on < today_of(city, now) - timedelta(days=NIGHT_DAYS):
        raise NotFound
    offices = _offices(unit, code, city)
    if office_id is not None and office_id not in city.offices:
        raise NotFound
    office = city.offices[office_id] if office_id else next(iter(offices), None)
    zone = city.zone_of(office) if office else city.settings.zone
    last = replace(code, ends_on=code.ends_on + timedelta(days=NIGHT_DAYS))
    is_screen = code.kind is OfficeCodeKind.SCREEN
    ahead = SCREEN_AHEAD if is_screen else MAX_CODE_DAYS
    shown = []
    if office:
        key, put_up = services.secrets.pepper(), last if is_screen else code
        shown = shown_codes(put_up, office.office_id, now, ahead, zone, key)
    return Shown(code, unit, zone, offices, office, shown)


def _submit(
    services: Services, actor: Employee, city: City, kept: Mapping[str, Any], about: Mapping[str, object], now: datetime
) -> Proposal:
    """Of one person and unit one waits at a time, and each keeps its code alone: an operator heaps nothing up."""
    change = Change(
        "calendar", laid_on(city.calendar, kept), city.versions.get("calendar", 0), about, str(kept["code_id"]), kept,
        {"code_unit": about["code_unit"]},
    )  # fmt: skip
    return submit(services, actor, change, now)


def _of_unit(city: City, unit_id: str) -> list[OfficeCode]:
    return [each for each in city.calendar.office_codes if unit_id in each.unit_ids]


def _find(city: City, code_id: str) -> OfficeCode | None:
    return next((each for each in city.calendar.office_codes if each.code_id == code_id), None)


def _offices(unit: Unit, code: OfficeCode, city: City) -> list[Office]:
    """The unit's own; of one that has none those of its parts."""
    parts = [city.units[each] for each in code.unit_ids if each in city.units and city.is_within(each, unit.unit_id)]
    ids = unit.office_ids or dict.fromkeys(one for each in parts for one in each.office_ids)
    return [city.offices[each] for each in ids if each in city.offices]


def _about(what: str, code: OfficeCode, unit: Unit) -> Mapping[str, object]:
    """The unit's name and the first date too: withdrawn, it stands in no calendar any more."""
    return {
        what: code.code_id,
        "name": unit.name,
        "code_unit": unit.unit_id,
        "starts_on": code.starts_on.isoformat(),
        "ends_on": code.ends_on.isoformat(),
    }
