"""Office points and their fences: upload, download, how they were before."""

from typing import Any

from chalice.app import Blueprint
from msgspec import Struct

from chalicelib.errors import ChangedMeanwhile, NotFound
from chalicelib.routes._fields import LocalDate, PlainText, parse_date
from chalicelib.routes._http import Answer, Call, op
from chalicelib.routes._json import read_object
from chalicelib.routes._proposal_views import ProposalView, proposal_view
from chalicelib.routes._views import WarningView, warning_view
from chalicelib.rules.access import ALLOWED, Act
from chalicelib.rules.office_download import fences_collection, to_feature_collection
from chalicelib.use_cases.import_offices import OfficeReport, OfficeUpload, import_offices
from chalicelib.use_cases.reach import today_of
from chalicelib.use_cases.survey_offices import find_office

blueprint = Blueprint(__name__)
MAX_FILE_BYTES = 1_000_000


class OfficesQuery(Struct, forbid_unknown_fields=True):
    on: LocalDate | None = None


class ImportQuery(Struct, forbid_unknown_fields=True):
    """`emergency_reason` applies it without a second person and stands in the audit trail."""

    dry_run: bool = False
    name_property: PlainText | None = None
    starts_on: LocalDate | None = None
    emergency_reason: PlainText | None = None


class OfficeImportView(Struct, frozen=True, kw_only=True):
    """What the file changes, by office id; `proposal` is null for a dry run and for no change. `drawn`: the offices
    that change as they are to be (GeoJSON), with `moved_m`: how far from where they were, null for new ones."""

    added: list[str]
    moved: list[str]
    renamed: list[str]
    rezoned: list[str]
    unchanged: list[str]
    missing_from_file: list[str]
    drawn: dict[str, Any]
    name_property: str | None
    warnings: list[WarningView]
    proposal: ProposalView | None


@op(
    blueprint, "GET", "/offices", "Download the offices as GeoJSON", roles=ALLOWED[Act.READ_CITY],
    query=OfficesQuery, answers={200: dict[str, Any]},
)  # fmt: skip
def read_offices(call: Call) -> Answer:
    city = call.services.city.fresh(call.now)
    on = parse_date(call.query.on, "/query/on") if call.query.on else today_of(city, call.now)
    return Answer(to_feature_collection(city.offices, on, city.office_ids_in_use()))


@op(
    blueprint, "GET", "/offices/{office_id}/fences", "The fences of an office over time, oldest first (GeoJSON)",
    roles=ALLOWED[Act.READ_CITY], answers={200: dict[str, Any]}, problems=(NotFound,),
)  # fmt: skip
def read_fences(call: Call, office_id: str) -> Answer:
    city = call.services.city.fresh(call.now)
    return Answer(fences_collection(find_office(call.actor, office_id, Act.READ_CITY, city, call.now)))


@op(
    blueprint, "POST", "/offices/imports", "Upload office coordinates (GeoJSON or CSV)",
    roles=ALLOWED[Act.WRITE_CITY], query=ImportQuery, body=bytes, max_bytes=MAX_FILE_BYTES,
    body_types=("application/geo+json", "application/json", "text/csv"),
    answers={200: OfficeImportView, 201: OfficeImportView},
    problems=(ChangedMeanwhile,), idempotent=True,
)  # fmt: skip
def create_import(call: Call) -> Answer:
    is_csv = call.content_type == "text/csv"
    query: ImportQuery = call.query
    upload = OfficeUpload(
        document=None if is_csv else read_object(call.raw, MAX_FILE_BYTES, max_names=None),
        csv=call.raw if is_csv else None,
        name_property=query.name_property,
        starts_on=parse_date(query.starts_on, "/query/starts_on") if query.starts_on else None,
    )
    dry_run, emergency = query.dry_run, query.emergency_reason
    report = import_offices(call.services, call.actor, upload, dry_run, emergency, call.now, call.made_id)
    return Answer(_view(report, call.language), 201 if report.proposal else 200)


def _view(report: OfficeReport, language: str) -> OfficeImportView:
    changes = report.changes
    return OfficeImportView(
        added=list(changes.added),
        moved=list(changes.moved),
        renamed=list(changes.renamed),
        rezoned=list(changes.rezoned),
        unchanged=list(changes.unchanged),
        missing_from_file=list(changes.missing_from_file),
        drawn=dict(report.drawn),
        name_property=report.name_property,
        warnings=[warning_view(each, language) for each in report.warnings],
        proposal=proposal_view(report.proposal) if report.proposal else None,
    )
