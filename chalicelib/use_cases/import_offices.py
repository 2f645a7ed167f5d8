"""Upload a file of office coordinates: see what it would change, then propose it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from itertools import count

from chalicelib.domain.audit import Proposal
from chalicelib.domain.city import City
from chalicelib.domain.employee import Employee
from chalicelib.errors import FieldError, InputInvalid
from chalicelib.rules.city_changes import CITY_TEXTS
from chalicelib.rules.csv_text import read_csv
from chalicelib.rules.geofence import DEFAULT_RADIUS_M
from chalicelib.rules.import_report import ImportWarning, fault
from chalicelib.rules.office_changes import OfficeChanges, plan_changes
from chalicelib.rules.office_csv import read_office_csv
from chalicelib.rules.office_download import changed_collection
from chalicelib.rules.office_edits import edits_between
from chalicelib.rules.office_file import read_offices
from chalicelib.rules.office_row import MAX_FEATURES, ImportOptions, OfficeFile
from chalicelib.rules.office_texts import FAULTS
from chalicelib.use_cases.office_subject import offices_of
from chalicelib.use_cases.ports import Services
from chalicelib.use_cases.proposal_subject import Change
from chalicelib.use_cases.proposals import submit
from chalicelib.use_cases.reach import today_of


@dataclass(frozen=True, slots=True)
class OfficeUpload:
    """A file as sent: parsed GeoJSON, or CSV bytes; and what the sender chose."""

    document: object | None
    csv: bytes | None
    name_property: str | None
    starts_on: date | None


@dataclass(frozen=True, slots=True)
class OfficeReport:
    """What the file changes, what to look at, and the proposal unless it was a dry run or changes nothing.

    drawn   the offices that change, as they are to be: a FeatureCollection.
    """

    changes: OfficeChanges
    drawn: Mapping[str, object]
    warnings: tuple[ImportWarning, ...]
    name_property: str | None
    proposal: Proposal | None


def import_offices(
    services: Services,
    actor: Employee,
    upload: OfficeUpload,
    dry_run: bool,
    emergency: str | None,
    now: datetime,
    made_id: str = "",
) -> OfficeReport:
    """Nothing unless the whole file is sound: raises InputInvalid with its faults.

    made_id   of the proposal, the same each time this very request is sent: what it has proposed already is answered,
              as the offices were then.
    """
    made_id = made_id or services.new_id()
    city = services.city.fresh(now)
    proposal = services.proposals.get(made_id)
    if proposal:
        city, now = replace(city, offices=offices_of(services, proposal.base_version)), proposal.proposed_at
    settings = city.settings
    radius_m = settings.default_radius_m or DEFAULT_RADIUS_M
    options = ImportOptions(upload.name_property, settings.bounding_box, radius_m, settings.near_duplicate_m)
    today = today_of(city, now)
    starts_on = upload.starts_on or today
    if starts_on < today:
        raise InputInvalid([fault(CITY_TEXTS, "/query/starts_on", "START_TOO_EARLY")])
    found = _read(upload, options)
    if found.faults:
        raise InputInvalid(found.faults)
    changes = plan_changes(found.rows, city.offices, starts_on, _numbered(made_id), options)
    moved_zones = _moved_zones(changes, city)
    if moved_zones:
        raise InputInvalid(moved_zones)
    warnings = (*found.warnings, *changes.warnings)
    changed = changes.offices != city.offices
    if changed and not dry_run and proposal is None:
        base = city.versions.get("offices", 0)
        edits = edits_between(city.offices, changes.offices)
        change = Change("offices", edits, base, _summary(changes, warnings, starts_on))
        proposal = submit(services, actor, change, now, emergency, made_id)
    touched = dict.fromkeys((*changes.added, *changes.moved, *changes.renamed, *changes.rezoned))
    drawn = changed_collection(city.offices, changes.offices, touched, starts_on)
    return OfficeReport(changes, drawn, warnings, found.name_property, proposal)


def _numbered(made_id: str) -> Callable[[], str]:
    """Ids of new offices: the same file, sent again, names them alike."""
    numbers = count(1)
    return lambda: f"{made_id}-{next(numbers)}"


def _read(upload: OfficeUpload, options: ImportOptions) -> OfficeFile:
    if upload.csv is not None:
        return read_office_csv(read_csv(upload.csv, MAX_FEATURES), options)
    return read_offices(upload.document, options)


def _moved_zones(changes: OfficeChanges, city: City) -> list[FieldError]:
    """Offices for which the file names another zone than the one they have, by themselves or by the city."""
    return [
        fault(FAULTS, pointer, "ZONE_FIXED", name=city.offices[office_id].name)
        for office_id, pointer in changes.rezoned.items()
        if city.zone_of(changes.offices[office_id]) != city.zone_of(city.offices[office_id])
    ]


def _summary(changes: OfficeChanges, warnings: tuple[ImportWarning, ...], starts_on: date) -> dict[str, object]:
    return {
        "starts_on": starts_on.isoformat(),
        "added": len(changes.added),
        "moved": len(changes.moved),
        "renamed": len(changes.renamed),
        "rezoned": len(changes.rezoned),
        "unchanged": len(changes.unchanged),
        "warnings": len(warnings),
    }
