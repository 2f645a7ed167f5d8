"""Offices as JSON documents: shapes as GeoJSON-like coordinates."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from chalicelib.domain.office import Area, Circle, Fence, Office, OfficeEdits, Position, Shape


def offices_to_document(offices: Mapping[str, Office]) -> list[dict[str, Any]]:
    return [_office(office) for _, office in sorted(offices.items())]


def offices_from_document(document: list[dict[str, Any]]) -> dict[str, Office]:
    return {each["id"]: _office_back(each) for each in document}


def edits_to_document(edits: OfficeEdits) -> dict[str, Any]:
    return {
        "held": offices_to_document(edits.held),
        "wanted": offices_to_document(edits.wanted),
        "uses": {unit_id: list(office_ids) for unit_id, office_ids in edits.uses.items()},
    }


def edits_from_document(document: dict[str, Any]) -> OfficeEdits:
    return OfficeEdits(
        held=offices_from_document(document["held"]),
        wanted=offices_from_document(document["wanted"]),
        uses={unit_id: tuple(office_ids) for unit_id, office_ids in document["uses"].items()},
    )


def _office(office: Office) -> dict[str, Any]:
    return {
        "id": office.office_id,
        "name": office.name,
        "zone": office.zone,
        "fences": [
            {"version": fence.version, "starts_on": fence.starts_on.isoformat(), **_shape(fence.shape)}
            for fence in office.fences
        ],
    }


def _shape(shape: Shape) -> dict[str, Any]:
    if isinstance(shape, Circle):
        return {"center": [shape.center.longitude, shape.center.latitude], "radius_m": shape.radius_m}
    return {"polygons": [[[[at.longitude, at.latitude] for at in ring] for ring in rings] for rings in shape.polygons]}


def _office_back(document: dict[str, Any]) -> Office:
    fences = tuple(
        Fence(each["version"], date.fromisoformat(each["starts_on"]), _shape_back(each)) for each in document["fences"]
    )
    return Office(document["id"], document["name"], fences, document["zone"])


def _shape_back(document: dict[str, Any]) -> Shape:
    if "center" in document:
        return Circle(Position(*document["center"]), document["radius_m"])
    return Area(tuple(tuple(tuple(Position(*at) for at in ring) for ring in rings) for rings in document["polygons"]))
