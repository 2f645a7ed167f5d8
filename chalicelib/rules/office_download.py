"""The city's offices as a GeoJSON file that a GIS opens and that uploads again as all unchanged."""

from collections.abc import Collection, Iterable, Mapping
from datetime import date

from chalicelib.domain.office import Circle, Fence, Office, Shape
from chalicelib.rules.nearby import center, distance_m
from chalicelib.rules.office_match import fence_in_force


def to_feature_collection(offices: Mapping[str, Office], on: date, in_use: Collection[str]) -> dict[str, object]:
    """A FeatureCollection (RFC 7946): Points with a radius, Polygons and MultiPolygons.

    on       the date whose fences are shown; an office whose fences all lie ahead shows its first one.
    in_use   ids of the offices that some unit works at.
    """
    features = [
        fence_feature(office, fence_in_force(office, on), {"in_use": office.office_id in in_use})
        for office in offices.values()
    ]
    return {"type": "FeatureCollection", "features": features}


def fences_collection(office: Office) -> dict[str, object]:
    """All fences the office has had or will have, oldest first: a Feature each."""
    return {"type": "FeatureCollection", "features": [fence_feature(office, fence) for fence in office.fences]}


def changed_collection(
    old: Mapping[str, Office], new: Mapping[str, Office], changed: Iterable[str], on: date
) -> dict[str, object]:
    """The changed offices as they are to be on this date; `moved_m`: how far from where they were, null if new."""
    return {"type": "FeatureCollection", "features": [_changed(old.get(each), new[each], on) for each in changed]}


def _changed(old: Office | None, new: Office, on: date) -> dict[str, object]:
    fence, moved_m = fence_in_force(new, on), None
    if old:
        moved_m = round(distance_m(center(fence_in_force(old, on).shape), center(fence.shape)))
    return fence_feature(new, fence, {"moved_m": moved_m})


def fence_feature(office: Office, fence: Fence, more: Mapping[str, object] | None = None) -> dict[str, object]:
    """One office with one of its fences as a Feature; `more` properties stand behind the usual ones."""
    properties = {
        "office_id": office.office_id,
        "name": office.name,
        "radius_m": fence.shape.radius_m if isinstance(fence.shape, Circle) else None,
        "zone": office.zone,
        "fence_version": fence.version,
        "starts_on": fence.starts_on.isoformat(),
        **(more or {}),
    }
    return {"type": "Feature", "properties": properties, "geometry": _geometry(fence.shape)}


def _geometry(shape: Shape) -> dict[str, object]:
    """A Point, Polygon or MultiPolygon."""
    if isinstance(shape, Circle):
        return {"type": "Point", "coordinates": [shape.center.longitude, shape.center.latitude]}
    polygons = [[[[at.longitude, at.latitude] for at in ring] for ring in rings] for rings in shape.polygons]
    if len(polygons) == 1:
        return {"type": "Polygon", "coordinates": polygons[0]}
    return {"type": "MultiPolygon", "coordinates": polygons}
