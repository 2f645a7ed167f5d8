"""scratch"""
from dataclasses import replace
from datetime import timedelta
import pytest
from chalicelib.domain.job import JobState
from tests import cast
from tests.cast import ANI, CITRA, EKO, DEWI, GANI, MONDAY
from tests.jpegs import selfie
from tests.routes.test_team import ask_for, send, switch, counts_from, SOON, HALL
from tests.routes.test_import_jobs import began, checked, phone_of
from tests.routes.town import faults, nothing_changed, problem
from tests.world import World


def test_t1_past(town: World) -> None:
    units = {**cast.UNITS, "umum": replace(cast.UNITS["umum"], counts_from=None)}
    town.publish("units", units)
    r = switch(town, "setda", cast.START.isoformat())
    print("T1", r.status, r.json)
    assert counts_from(town)["umum"] is None

def test_t1_soon(town: World) -> None:
    units = {**cast.UNITS, "setda": replace(cast.UNITS["setda"], counts_from=MONDAY + timedelta(days=1)), "umum": replace(cast.UNITS["umum"], counts_from=None)}
    town.publish("units", units)
    r = switch(town, "setda", (MONDAY + timedelta(days=1)).isoformat())
    print("T1b", r.status, r.json)
    assert counts_from(town)["umum"] is None

def test_t2(town: World) -> None:
    citra = town.phone(CITRA)
    send(citra, ask_for(citra, "ani").expect(201)).expect(201)
    r = town.check_in(town.phone(ANI))
    print("T2", r.status, r.json)
    assert r.status == 201

def test_t3(town: World) -> None:
    town.clock.set(cast.wib(10, 0))
    citra = town.phone(CITRA)
    print(ask_for(citra, "ani").status)
    town.clock.forward(minutes=2)
    print(town.phone(ANI).ask_challenge("arrival").status)
    got = town.services.attempts.of_day("ani", MONDAY)
    print("T3", [(a.code, a.facts.get("made_by")) for a in got])
    assert len(got) == 2

def test_t5(town: World) -> None:
    dewi, eko = phone_of(town, DEWI), phone_of(town, EKO)
    text = f"nip;nama;unit;kantor;pola;atasan\n{GANI.number};Gani;puskesmas;;lima-hari;\n"
    job_id = began(town, dewi, "people", text.encode())
    checked(town, eko, job_id)
    r = dewi.call("POST", f"/jobs/{job_id}/check", {}).expect(202)
    print("T5", r)
    seen = dewi.call("GET", f"/jobs/{job_id}").expect(200)
    print("T5 seen", seen)
    f = dewi.call("GET", f"/jobs/{job_id}/files/marked.xlsx")
    print("T5 file", f.status)
    assert f.status == 404
