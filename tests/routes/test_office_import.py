"""Uploading office coordinates through the app's own route: dry run, proposal, approval, download."""

from typing import Any

import geojson
import pytest

from tests import cast
from tests.cast import EKO, ENDAH
from tests.real_files import real_file
from tests.routes.town import faults, nothing_changed, problem
from tests.world import World
from tools.phone import Phone

GEOJSON = {"Content-Type": "application/geo+json"}


def point(name: str, longitude: float, latitude: float, **properties: object) -> dict[str, Any]:
    geometry = {"type": "Point", "coordinates": [longitude, latitude]}
    return {"type": "Feature", "properties": {"nama": name, **properties}, "geometry": geometry}


def upload(phone: Phone, features: list[dict[str, Any]], query: str = "") -> Any:
    return phone.call("POST", f"/offices/imports{query}", {"type": "FeatureCollection", "features": features})


def approve(phone: Phone, proposal_id: str) -> Any:
    return phone.call("POST", f"/proposals/{proposal_id}/decision", {"approve": True}).expect(200)


def test_a_dry_run_tells_the_difference_and_changes_nothing(town: World) -> None:
    eko = town.phone(EKO)
    before = eko.call("GET", "/offices").expect(200)
    report = upload(eko, [point("Kantor Baru", 106.05, -6.0)], "?dry_run=true").expect(200)
    assert len(report["added"]) == 1
    assert report["proposal"] is None
    assert eko.call("GET", "/offices").expect(200) == before
    assert eko.call("GET", "/proposals").expect(200)["proposals"] == []


def test_one_admin_proposes_and_the_other_applies(town: World) -> None:
    eko, endah = town.phone(EKO), town.phone(ENDAH)
    report = upload(eko, [point("Kantor Baru", 106.05, -6.0, radius_m=80)]).expect(201)
    assert report["proposal"]["state"] == "waiting"
    assert "Kantor Baru" not in names(eko)
    assert approve(endah, report["proposal"]["proposal_id"])["state"] == "applied"
    assert "Kantor Baru" in names(eko)


def test_one_bad_feature_of_many_stops_the_whole_file(town: World) -> None:
    eko = town.phone(EKO)
    bad = upload(eko, [point("Satu", 106.05, -6.0), point("Dua", -6.0, 106.05)])
    assert bad.status == 422
    assert [each["code"] for each in bad.json["errors"]] == ["POSITION_ORDER"]
    assert "Satu" not in names(eko)


def test_an_unused_point_becomes_used_by_its_unit(town: World) -> None:
    eko, endah = town.phone(EKO), town.phone(ENDAH)
    report = upload(eko, [point("Kantor Baru", 106.05, -6.0)]).expect(201)
    approve(endah, report["proposal"]["proposal_id"])
    (office_id,) = report["added"]
    assert in_use(eko, office_id) is False
    eko.call("PUT", "/units/baru", {"name": "Unit Baru", "office_ids": [office_id]}).expect(200)
    assert in_use(eko, office_id) is True


def test_a_download_uploads_again_as_unchanged(town: World) -> None:
    eko = town.phone(EKO)
    downloaded = eko.call("GET", "/offices").expect(200)
    report = eko.call("POST", "/offices/imports", downloaded, GEOJSON).expect(200)
    assert sorted(report["unchanged"]) == sorted(cast.CITY.offices)
    assert report["proposal"] is None


def test_the_download_is_geojson_by_an_independent_reader(town: World) -> None:
    reply = town.phone(EKO).call("GET", "/offices")
    document = geojson.loads(reply.text)
    assert document.is_valid
    assert len(document["features"]) == len(cast.CITY.offices)


def test_a_check_in_keeps_the_fence_version_it_was_judged_by(town: World) -> None:
    eko, endah, ani = town.phone(EKO), town.phone(ENDAH), town.phone(cast.ANI)
    assert town.check_in(ani).expect(201)["record"]["fence_version"] == 1
    moved = point(cast.HALL_OFFICE.name, cast.HALL.longitude + 0.0001, cast.HALL.latitude, office_id="balai-kota")
    report = upload(eko, [moved]).expect(201)
    assert report["moved"] == ["balai-kota"]
    approve(endah, report["proposal"]["proposal_id"])
    town.clock.forward(hours=5)
    ani.token = town.accounts.access_token("ani")
    assert town.check_in(ani, "midday").expect(201)["record"]["fence_version"] == 2
    day = ani.call("GET", "/me/attendance?month=2026-11").expect(200)["days"][22]
    assert [each["fence_version"] for each in day["check_ins"]] == [1, 2]


@pytest.mark.parametrize("query", ["?dry_run=true", "?starts_on=2026-12-01"])
def test_an_office_keeps_its_zone_for_past_days_are_judged_by_it(town: World, query: str) -> None:
    hall = point(cast.HALL_OFFICE.name, cast.HALL.longitude, cast.HALL.latitude, zone="Asia/Jayapura")
    with nothing_changed():
        reply = upload(town.phone(EKO, None), [point("Kantor Baru", 106.05, -6.0), hall], query)
    assert problem(reply) == (422, "INPUT_INVALID")
    assert faults(reply) == [("/features/1", "ZONE_FIXED")]


def test_the_zone_an_office_has_by_its_city_may_be_written_down(town: World) -> None:
    hall = point(cast.HALL_OFFICE.name, cast.HALL.longitude, cast.HALL.latitude, zone="Asia/Jakarta")
    report = upload(town.phone(EKO, None), [hall]).expect(201)
    assert report["rezoned"] == ["balai-kota"]


def test_offices_come_as_csv_too(town: World) -> None:
    eko = town.phone(EKO)
    raw = b"nama;bujur;lintang\r\nKantor Koma;106,05;-6,0\r\n"
    report = eko.call("POST", "/offices/imports", raw=raw, headers={"Content-Type": "text/csv"}).expect(201)
    assert len(report["added"]) == 1


def test_both_real_files_go_in_unchanged_and_make_124_offices(town: World) -> None:
    """107 government offices and 17 health centres, as the city's GIS exports them."""
    eko, endah = town.phone(EKO), town.phone(ENDAH)
    counted, codes = 0, set()
    for name in ("KANTOR_PEMERINTAHAN_PT.geojson", "PUSKESMAS_PT.geojson"):
        raw = real_file(name).read_bytes()
        report = eko.call("POST", "/offices/imports", raw=raw, headers=GEOJSON).expect(201)
        assert report["name_property"] == "TOPONIM"
        approve(endah, report["proposal"]["proposal_id"])
        counted += len(report["added"])
        codes |= {each["code"] for each in report["warnings"]}
        twice = eko.call("POST", "/offices/imports", raw=raw, headers=GEOJSON).expect(200)
        assert len(twice["unchanged"]) == len(report["added"])
    assert counted == 124
    assert {"NEAR_DUPLICATE", "REPEATED_NAME", "ALTITUDE_DROPPED"} <= codes
    assert len(names(eko)) == 124 + len(cast.CITY.offices)


@pytest.mark.parametrize("raw", [b"[" * 5000, b'{"type":"FeatureCollection","features":' + b"[" * 900])
def test_a_nesting_bomb_is_refused(town: World, raw: bytes) -> None:
    reply = town.phone(EKO).call("POST", "/offices/imports", raw=raw, headers=GEOJSON)
    assert (reply.status, reply.json["code"]) == (400, "JSON_TOO_DEEP")


def test_a_file_over_a_megabyte_is_refused(town: World) -> None:
    reply = town.phone(EKO).call("POST", "/offices/imports", raw=b" " * 1_000_001, headers=GEOJSON)
    assert (reply.status, reply.json["code"]) == (413, "BODY_TOO_LARGE")


def names(phone: Phone) -> list[str]:
    return [each["properties"]["name"] for each in phone.call("GET", "/offices").expect(200)["features"]]


def in_use(phone: Phone, office_id: str) -> bool:
    features = phone.call("GET", "/offices").expect(200)["features"]
    return next(each["properties"]["in_use"] for each in features if each["properties"]["office_id"] == office_id)


def test_a_dry_run_draws_what_changes_with_the_metres_it_moves(town: World) -> None:
    eko = town.phone(EKO)
    hall = cast.HALL
    moved = point("Balai Kota", hall.longitude, hall.latitude + 0.001, office_id="balai-kota")
    report = upload(eko, [moved, point("Kantor Baru", 106.05, -6.0)], "?dry_run=true").expect(200)
    drawn = {each["properties"]["name"]: each for each in report["drawn"]["features"]}
    assert drawn["Balai Kota"]["properties"]["moved_m"] == 111
    assert drawn["Kantor Baru"]["properties"]["moved_m"] is None
    assert drawn["Kantor Baru"]["geometry"]["coordinates"] == [106.05, -6.0]


def test_an_office_tells_its_fences_over_time(town: World) -> None:
    eko, endah = town.phone(EKO), town.phone(ENDAH)
    features = eko.call("GET", "/offices").expect(200)["features"]
    (hall,) = [each for each in features if each["properties"]["office_id"] == "balai-kota"]
    hall["properties"]["radius_m"] = 99
    report = upload(eko, [hall], "?starts_on=2026-12-01").expect(201)
    approve(endah, report["proposal"]["proposal_id"])
    found = eko.call("GET", "/offices/balai-kota/fences").expect(200)["features"]
    assert [each["properties"]["starts_on"] for each in found][-1] == "2026-12-01"
    assert [each["properties"]["radius_m"] for each in found][-1] == 99
    assert problem(eko.call("GET", "/offices/antah/fences")) == (404, "NOT_FOUND")
