"""What a GeoJSON file of offices may hold, and what each mistake in it is told."""

import json
from math import inf, nan

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from chalicelib.domain.office import Area, Circle, Position
from chalicelib.domain.settings import BoundingBox
from chalicelib.rules.office_file import MAX_VERTICES, read_offices
from chalicelib.rules.office_row import (
    INDONESIAN_ZONES,
    MAX_FEATURES,
    MAX_OFFICE_TEXT,
    MAX_RADIUS_M,
    MIN_RADIUS_M,
    ImportOptions,
)

CILEGON = BoundingBox(105.85, -6.12, 106.15, -5.83)
OPTIONS = ImportOptions(None, CILEGON, 150, 50)
HALL = [106.0421983, -6.0098715]
SQUARE = [[106.04, -6.02], [106.05, -6.02], [106.05, -6.01], [106.04, -6.01], [106.04, -6.02]]
HOLE = [[106.042, -6.018], [106.044, -6.018], [106.044, -6.016], [106.042, -6.016], [106.042, -6.018]]


def point(coordinates=HALL, name="Kantor Walikota", **properties):
    geometry = {"type": "Point", "coordinates": coordinates}
    return {"type": "Feature", "properties": {"name": name, **properties}, "geometry": geometry}


def shape(kind, coordinates):
    return {**point(), "geometry": {"type": kind, "coordinates": coordinates}}


def collection(*features, **members):
    return {"type": "FeatureCollection", "features": list(features), **members}


def read(*features, options=OPTIONS, **members):
    return read_offices(collection(*features, **members), options)


def only_row(*features, **members):
    found = read(*features, **members)
    assert not found.faults
    (row,) = found.rows
    return row


def faults(*features, **members):
    found = read(*features, **members)
    assert not found.rows
    return [(each.pointer, each.code) for each in found.faults]


def test_a_point_is_a_circle_of_the_default_radius():
    row = only_row(point())
    assert row.shape == Circle(Position(106.0421983, -6.0098715), 150)
    assert not row.radius_given


def test_a_point_may_give_its_radius():
    row = only_row(point(radius_m=75.5))
    assert row.shape == Circle(Position(*HALL), 75.5)
    assert row.radius_given


def test_a_polygon_with_a_hole_is_an_area():
    assert only_row(shape("Polygon", [SQUARE, HOLE[::-1]])).shape == Area(
        ((tuple(Position(*at) for at in SQUARE), tuple(Position(*at) for at in HOLE[::-1])),)
    )


def test_a_clockwise_shell_is_turned_round():
    assert only_row(shape("Polygon", [SQUARE[::-1], HOLE])) == only_row(shape("Polygon", [SQUARE, HOLE[::-1]]))


def test_a_multipolygon_is_one_area_of_several_parts():
    elsewhere = [[x + 0.02, y] for x, y in SQUARE]
    assert len(only_row(shape("MultiPolygon", [[SQUARE, HOLE], [elsewhere]])).shape.polygons) == 2


def test_more_than_seven_decimals_are_rounded():
    row = only_row(point([105.99656466751955, -5.926912791996929]))
    assert row.shape.center == Position(105.9965647, -5.9269128)


def test_altitudes_are_dropped_with_one_warning_for_the_file():
    found = read(point([*HALL, 0.0]), point([*HALL, 12]))
    assert [(each.code, each.facts) for each in found.warnings] == [("ALTITUDE_DROPPED", {"count": 2})]
    assert len(found.rows) == 2


def test_an_area_has_no_radius_and_says_so():
    area = shape("Polygon", [SQUARE])
    area["properties"]["radius_m"] = 75
    assert [each.code for each in read(area).warnings] == ["RADIUS_IGNORED"]


# Names


@pytest.mark.parametrize("key", ["TOPONIM", "NAMOBJ", "NAMA", "name", "Nama", "nama_kantor", "office_name"])
def test_a_name_is_found_under_its_usual_names(key):
    feature = point()
    feature["properties"] = {"JENIS": "PERKANTORAN", key: "Kantor Camat Jombang"}
    found = read(feature)
    assert found.rows[0].name == "Kantor Camat Jombang"
    assert found.name_property == key


def test_the_property_that_was_chosen_wins():
    feature = point(TOPONIM="KANTOR WALIKOTA", cari="Balai Kota")
    found = read(feature, options=ImportOptions("CARI", CILEGON, 150, 50))
    assert (found.rows[0].name, found.name_property) == ("Balai Kota", "cari")


def test_space_and_line_breaks_around_a_name_are_dropped():
    assert only_row(point(name=" PUSKESMAS PEMBANTU PURWAKARTA\r\n")).name == "PUSKESMAS PEMBANTU PURWAKARTA"


@pytest.mark.parametrize("name", ["<img src=x onerror=alert(1)>", "=HYPERLINK(1)", 'Jum\'at "A" & B', "x" * 200, "{0}"])
def test_a_name_is_text_whatever_it_looks_like(name):
    assert only_row(point(name=name)).name == name


@pytest.mark.parametrize("name", [None, "", "   ", "\n"])
def test_an_office_needs_a_name(name):
    assert faults(point(name=name)) == [("/features/0/properties", "NAME_MISSING")]


def test_a_missing_name_tells_which_properties_there_are():
    feature = point()
    feature["properties"] = {"OBJECTID": 7, "REMARK": "x"}
    (fault,) = read(feature).faults
    assert "OBJECTID, REMARK" in fault.detail[1]


@pytest.mark.parametrize(
    "name",
    ["Kantor\x00Pos", "Kantor\nPos", "Kantor\tPos", "Kantor \u202eSOP", "Kantor\u200bPos", "\ud800", "x" * 201],
)
def test_hidden_characters_and_long_names_are_refused(name):
    assert faults(point(name=name)) == [("/features/0/properties/name", "TEXT_INVALID")]


def test_a_name_that_is_a_number_is_refused():
    assert faults(point(name=5), point())[0] == ("/features/0/properties/name", "TYPE")


# The file as a whole


@pytest.mark.parametrize(
    "document",
    [
        *(None, [], "x", 5, True, {}, {"type": "FeatureCollection"}, {"type": "FeatureCollection", "features": {}}),
        *(point(), point()["geometry"], {"type": "GeometryCollection", "geometries": []}, {"type": ["Feature"]}),
    ],
)
def test_only_a_feature_collection_is_read(document):
    assert [each.code for each in read_offices(document, OPTIONS).faults] == ["FEATURECOLLECTION_REQUIRED"]


def test_an_empty_collection_has_no_features():
    assert faults() == [("/features", "NO_FEATURES")]


def test_a_file_holds_2000_offices_at_most():
    assert MAX_FEATURES == 2_000
    assert not read(*[point()] * 2_000).faults
    assert faults(*[point()] * 2_001) == [("/features", "TOO_MANY_FEATURES")]


def test_a_file_holds_5000_vertices_at_most():
    assert MAX_VERTICES == 5_000
    many = [HALL] * 4_990
    assert ("/features", "TOO_MANY_VERTICES") not in faults(shape("Polygon", [many]), *[point()] * 10)
    assert faults(shape("MultiPolygon", [[many]]), *[point()] * 11) == [("/features", "TOO_MANY_VERTICES")]


@pytest.mark.parametrize("name", ["urn:ogc:def:crs:OGC:1.3:CRS84", "urn:ogc:def:crs:OGC::CRS84", "OGC:CRS84"])
def test_a_crs_member_may_name_crs84(name):
    assert only_row(point(), crs={"type": "name", "properties": {"name": name}})


@pytest.mark.parametrize(
    "crs",
    [
        {"type": "name", "properties": {"name": "urn:ogc:def:crs:EPSG::32748"}},
        {"type": "name", "properties": {"name": "EPSG:4326"}},
        {"type": "link", "properties": {"href": "http://example.com/crs"}},
        *(None, "CRS84", {}, {"properties": {"name": ["CRS84"]}}),
    ],
)
def test_any_other_crs_is_refused(crs):
    assert faults(point(), crs=crs) == [("/crs", "CRS_UNSUPPORTED")]
    assert faults({**point(), "crs": crs}) == [("/features/0/crs", "CRS_UNSUPPORTED")]


# Features and their members


@pytest.mark.parametrize(
    ("feature", "pointer", "code"),
    [
        (None, "", "TYPE"),
        (point()["geometry"], "", "TYPE"),
        ({**point(), "properties": []}, "/properties", "TYPE"),
        ({**point(), "geometry": None}, "/geometry", "NO_FEATURES"),
        ({"type": "Feature", "properties": {"name": "A"}}, "/geometry", "NO_FEATURES"),
        ({**point(), "geometry": "x"}, "/geometry/type", "TYPE"),
        (shape("LineString", [HALL, HALL]), "/geometry/type", "TYPE"),
        (shape("MultiPoint", [HALL]), "/geometry/type", "TYPE"),
        (shape(["Point"], HALL), "/geometry/type", "TYPE"),
        (shape("Point", None), "/geometry/coordinates", "TYPE"),
        (shape("Polygon", [None]), "/geometry/coordinates/0", "TYPE"),
        (shape("Polygon", []), "/geometry/coordinates", "TYPE"),
        (shape("Polygon", {}), "/geometry/coordinates", "TYPE"),
        (shape("MultiPolygon", []), "/geometry/coordinates", "TYPE"),
        (shape("MultiPolygon", [SQUARE]), "/geometry/coordinates/0/0/0", "TYPE"),
    ],
)
def test_a_member_of_another_type_is_refused(feature, pointer, code):
    assert faults(feature, point())[0] == ("/features/0" + pointer, code)


@pytest.mark.parametrize(
    ("coordinates", "member", "code"),
    [
        ([HALL[1], HALL[0]], "", "POSITION_ORDER"),
        ([107.6, -6.9], "", "OUTSIDE_JURISDICTION"),
        ([-6.9, 107.6], "/1", "LATITUDE_RANGE"),
        ([106.04, -6.1200001], "", "OUTSIDE_JURISDICTION"),
        ([0, 0], "", "OUTSIDE_JURISDICTION"),
        ([181, -6], "/0", "LONGITUDE_RANGE"),
        ([-181, -6], "/0", "LONGITUDE_RANGE"),
        ([787_000, 9_235_000], "/0", "LONGITUDE_RANGE"),
        ([106, -90.1], "/1", "LATITUDE_RANGE"),
        (["106.04", "-6.01"], "", "TYPE"),
        ([106.04, True], "", "TYPE"),
        ([106.04, None], "", "TYPE"),
        ([106.04], "", "POSITION_LENGTH"),
        ([], "", "POSITION_LENGTH"),
        ([*HALL, 0, 0], "", "POSITION_LENGTH"),
        ([*HALL, "0"], "", "TYPE"),
        ([nan, -6], "", "NUMBER_NOT_FINITE"),
        ([106, inf], "", "NUMBER_NOT_FINITE"),
        ([10**400, -6], "", "NUMBER_NOT_FINITE"),
    ],
)
def test_a_position_says_what_is_wrong_with_it(coordinates, member, code):
    assert faults(point(coordinates)) == [("/features/0/geometry/coordinates" + member, code)]


def test_the_edge_of_the_city_is_in_the_city():
    assert only_row(point([CILEGON.west, CILEGON.south]))


def test_an_outline_with_exchanged_numbers_has_one_fault():
    swapped = [[y, x] for x, y in SQUARE]
    assert faults(shape("Polygon", [swapped])) == [("/features/0/geometry/coordinates/0/0", "POSITION_ORDER")]


BOW_TIE = [SQUARE[0], SQUARE[2], SQUARE[1], SQUARE[3], SQUARE[0]]
AROUND = [[106.03, -6.03], [106.06, -6.03], [106.06, -6.0], [106.03, -6.0], [106.03, -6.03]]


@pytest.mark.parametrize(
    ("kind", "coordinates", "pointer", "code"),
    [
        ("Polygon", [SQUARE[:-1]], "/0", "RING_NOT_CLOSED"),
        ("Polygon", [SQUARE[:3]], "/0", "RING_TOO_SHORT"),
        ("Polygon", [[]], "/0", "RING_TOO_SHORT"),
        ("Polygon", [[HALL] * 5], "/0", "RING_DEGENERATE"),
        ("Polygon", [BOW_TIE], "/0", "RING_SELF_INTERSECTS"),
        ("Polygon", [SQUARE, AROUND], "/1", "HOLE_OUTSIDE"),
        ("MultiPolygon", [[SQUARE], [SQUARE]], "/1/0", "RING_SELF_INTERSECTS"),
        ("MultiPolygon", [[AROUND], [SQUARE]], "/1/0", "RING_SELF_INTERSECTS"),
        ("Polygon", [[[179, -6], [-179, -6], [-179, -5], [179, -6]]], "/0", "ANTIMERIDIAN_UNSUPPORTED"),
    ],
)
def test_an_outline_says_what_is_wrong_with_it(kind, coordinates, pointer, code):
    assert faults(shape(kind, coordinates)) == [("/features/0/geometry/coordinates" + pointer, code)]


@pytest.mark.parametrize("radius_m", [0, -5, "150", 19, 19.999, 501, 10_000, 1e308, 10**400, inf, nan, True, [], {}])
def test_a_radius_is_a_number_from_20_to_500(radius_m):
    assert (MIN_RADIUS_M, MAX_RADIUS_M) == (20, 500)
    assert faults(point(radius_m=radius_m)) == [("/features/0/properties/radius_m", "RADIUS_RANGE")]


@pytest.mark.parametrize("radius_m", [20, 500, 20.0])
def test_both_limits_of_the_radius_are_allowed(radius_m):
    assert only_row(point(radius_m=radius_m)).shape.radius_m == radius_m


def test_a_zone_is_one_of_the_countrys():
    assert "Asia/Makassar" in INDONESIAN_ZONES
    assert only_row(point(zone="Asia/Makassar")).zone == "Asia/Makassar"
    assert faults(point(zone="WIB")) == [("/features/0/properties/zone", "ZONE_UNKNOWN")]


@pytest.mark.parametrize(("given", "kept"), [(7, "7"), ("A-7", "A-7"), (None, None), ("", None)])
def test_an_id_is_kept_as_text(given, kept):
    assert only_row({**point(), "id": given}).given_id == kept


def test_our_own_office_id_goes_before_the_id_of_the_feature():
    assert only_row({**point(office_id="ours"), "id": 7}).given_id == "ours"


@pytest.mark.parametrize("given", [True, [], {}, 10**400])
def test_an_id_of_another_type_is_refused(given):
    assert faults({**point(), "id": given}) == [("/features/0/id", "TYPE")]


def test_an_id_that_is_given_twice_is_told_at_the_second():
    first, second = {**point(), "id": "7"}, {**point(), "id": 7}
    assert faults(first, second) == [("/features/1/id", "DUPLICATE_ID")]


def test_an_id_is_at_most_200_letters():
    assert MAX_OFFICE_TEXT == 200
    assert faults({**point(), "id": "x" * 201}) == [("/features/0/id", "TEXT_INVALID")]


def test_all_faults_are_told_and_nothing_is_read():
    bad = point(radius_m=5, name="a\x00", coordinates=[0, 0])
    assert [code for _, code in faults(point(), bad)] == ["TEXT_INVALID", "RADIUS_RANGE", "OUTSIDE_JURISDICTION"]


def test_every_fault_speaks_indonesian_and_english():
    for fault in read(point(radius_m=5, name="", coordinates=[-6, 106], zone="x")).faults:
        assert all(text and "{" not in text for text in fault.detail)
        assert fault.detail[0] != fault.detail[1]


plain_json = st.one_of(
    st.none(), st.booleans(), st.integers(), st.floats(), st.text(max_size=5), st.sampled_from(["Point", "Polygon"])
)
any_json = st.recursive(
    plain_json, lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=5), inner, max_size=4)
)
any_feature = st.fixed_dictionaries(
    {
        "type": st.just("Feature"),
        "properties": any_json | st.fixed_dictionaries({}, optional={"name": any_json, "radius_m": any_json}),
        "geometry": any_json
        | st.fixed_dictionaries(
            {"type": st.sampled_from(["Point", "Polygon", "MultiPolygon"]), "coordinates": any_json}
        ),
    },
    optional={"id": any_json, "crs": any_json},
)


@settings(deadline=None)
@given(st.one_of(any_json, st.lists(any_feature | any_json, max_size=3).map(lambda found: collection(*found))))
def test_any_document_has_an_answer(document):
    found = read_offices(document, OPTIONS)
    assert bool(found.rows) != bool(found.faults)


def test_a_parsed_file_is_left_as_it_is():
    document = collection(shape("Polygon", [SQUARE[::-1]]), point())
    before = json.dumps(document)
    read_offices(document, OPTIONS)
    assert json.dumps(document) == before
