"""Files in steps as the page drives them: who may begin, check and apply which kind, and what a job tells."""

import pytest

from chalicelib.domain.job import JobState
from chalicelib.jobs.work import work
from chalicelib.use_cases.imports import file_key
from tests.cast import ANI, DEWI, EKO, GANI
from tests.routes.town import faults, nothing_changed, problem
from tests.world import World
from tools.phone import Phone

UNITS = "unit,nama,induk,kantor\ntu,Tata Usaha,bagian umum,balai kota contoh\n"
PEOPLE = "NIP BARU;nama;unit;kantor;pola;atasan\nBARU-1;André;umum;;lima-hari;\n"


def phone_of(town: World, person: object) -> Phone:
    return town.phone(person, None)  # type: ignore[arg-type]


def began(town: World, phone: Phone, kind: str, raw: bytes) -> str:
    job_id = str(phone.call("POST", "/imports", {"file_name": "a.csv", "kind": kind}).expect(201)["job"]["job_id"])
    job = town.services.jobs.get(job_id)
    assert job
    town.services.files.write(file_key(job), raw)
    return job_id


def step(town: World, job_id: str) -> None:
    done = work(town.services, job_id, town.clock.now, lambda: True)
    assert done
    assert done.state in (JobState.CHECKED, JobState.DONE)


def checked(town: World, phone: Phone, job_id: str, **body: object) -> dict[str, object]:
    phone.call("POST", f"/jobs/{job_id}/check", body).expect(202)
    step(town, job_id)
    return dict(phone.call("GET", f"/jobs/{job_id}").expect(200))


def test_units_go_the_whole_way(town: World) -> None:
    eko = phone_of(town, EKO)
    job_id = began(town, eko, "units", UNITS.encode())
    seen = checked(town, eko, job_id)
    assert (seen["kind"], seen["counts"]["new"], seen["encoding"]) == ("units", 1, "utf-8")  # type: ignore[index]
    with nothing_changed():
        reply = eko.call("POST", f"/jobs/{job_id}/application", {"mode": "good_rows"})
    assert problem(reply) == (422, "INPUT_INVALID")
    assert faults(reply) == [("/mode", "WHOLE_ONLY")]
    eko.call("POST", f"/jobs/{job_id}/application", {"mode": "whole"}).expect(202)
    step(town, job_id)
    (unit,) = [each for each in eko.call("GET", "/units").expect(200)["units"] if each["unit_id"] == "tu"]
    assert (unit["parent_id"], unit["office_ids"]) == ("umum", ["balai-kota"])


def test_allowances_go_the_whole_way_in_four_hands(town: World) -> None:
    dewi, eko = phone_of(town, DEWI), phone_of(town, EKO)
    raw = f"nip,nama,periode,dasar_tpp,kelas\n{ANI.number},Ani,2026-11,Rp 4.250.000,9\n{GANI.number},,2026-11,1,\n"
    job_id = began(town, dewi, "bases", raw.encode())
    seen = checked(town, dewi, job_id)
    assert [each["code"] for each in seen["faults"]] == ["PERSON_UNKNOWN"]  # type: ignore[attr-defined]
    rows = eko.call("GET", f"/jobs/{job_id}/base-changes").expect(200)
    assert (rows["page"], rows["pages"], rows["total"]) == (1, 1, 1)
    assert rows["changes"] == [
        {
            "row": 2, "employee_id": "ani", "name": "Ani", "becomes": "new", "from_month": "2026-11", "was_idr": None,
            "base_idr": 4_250_000, "grade": "9",
        }
    ]  # fmt: skip
    eko.call("POST", f"/jobs/{job_id}/application", {"mode": "good_rows"}).expect(202)
    step(town, job_id)
    assert phone_of(town, ANI).call("GET", "/me/allowance/2026-11").expect(200)["person"]["base_idr"] is None
    held = town.services.years.bases("ani")
    assert held
    assert held.bases[0].base_idr == 4_250_000


def test_units_are_no_operators(town: World) -> None:
    dewi = phone_of(town, DEWI)
    with nothing_changed():
        assert problem(dewi.call("POST", "/imports", {"file_name": "a.csv", "kind": "units"})) == (403, "ROLE_MISSING")
        assert problem(dewi.call("POST", "/people-templates?kind=units")) == (403, "ROLE_MISSING")
    phone_of(town, EKO).call("POST", "/people-templates?kind=units").expect(202)
    dewi.call("POST", "/people-templates").expect(202)


def test_a_job_tells_its_mapping_and_where_it_comes_from(town: World) -> None:
    dewi = phone_of(town, DEWI)
    first = checked(town, dewi, began(town, dewi, "people", PEOPLE.encode()), mapping={"number": "NIP baru"})
    assert (first["mapping"], first["mapping_remembered"]) == ({"number": "NIP baru"}, False)
    town.clock.forward(minutes=1)
    second = checked(town, dewi, began(town, dewi, "people", PEOPLE.encode()))
    assert (second["mapping"], second["mapping_remembered"]) == ({"number": "NIP baru"}, True)
    assert second["counts"]["new"] == 1  # type: ignore[index]


def test_samples_of_an_encoding_stand_in_the_jobs_own_view_alone(
    town: World, caplog: pytest.LogCaptureFixture, capsys: pytest.CaptureFixture[str]
) -> None:
    dewi = phone_of(town, DEWI)
    job_id = began(town, dewi, "people", PEOPLE.encode("cp1252"))
    assert checked(town, dewi, job_id)["faults"][0]["code"] == "CSV_ENCODING"  # type: ignore[index]
    seen = checked(town, dewi, job_id, encoding="windows-1252", mapping={"number": "NIP BARU"})
    assert (seen["encoding"], seen["encoding_samples"]) == ("windows-1252", ["André"])
    (listed,) = dewi.call("GET", "/jobs").expect(200)["jobs"]
    assert (listed["encoding"], listed["encoding_samples"]) == ("windows-1252", [])
    assert "Andr" not in caplog.text + capsys.readouterr().out


def test_the_headers_to_choose_from_stand_in_the_jobs_own_view_alone_and_none_with_digits(town: World) -> None:
    dewi, eko = phone_of(town, DEWI), phone_of(town, EKO)
    job_id = began(town, dewi, "people", b"NIP BARU;198501;nama;unit;kantor;pola;atasan\nA-1;x;Ani;umum;;lima-hari;\n")
    assert checked(town, dewi, job_id)["unknown_headers"] == ["NIP BARU", "#2"]
    (listed,) = dewi.call("GET", "/jobs").expect(200)["jobs"]
    assert listed["unknown_headers"] == []
    body = {"mapping": {"number": "NIP BARU"}, "ignore_others": True}
    seen = checked(town, eko, job_id, **body)
    assert (seen["ignores_others"], seen["counts"]["new"]) == (True, 1)  # type: ignore[index]
    assert dewi.call("GET", f"/jobs/{job_id}").expect(200)["unknown_headers"] == []  # the admin's check


def test_rows_that_give_roles_or_a_last_day_are_told_in_the_jobs_own_view(town: World) -> None:
    dewi, eko = phone_of(town, DEWI), phone_of(town, EKO)
    text = "nip,nama,unit,kantor,pola,atasan,peran,berhenti\nA-1,Siti,umum,,lima-hari,,,\n"
    rows = text + f"A-2,Tono,umum,,lima-hari,,,2026-12-31\n{DEWI.number},Dewi,setda,,lima-hari,,operator|atasan,\n"
    job_id = began(town, dewi, "people", rows.encode())
    seen: list[dict[str, object]] = checked(town, dewi, job_id)["attention"]  # type: ignore[assignment]
    assert [(each["row"], each["code"]) for each in seen] == [(4, "MAKER_ROLE_SET"), (3, "LAST_DAY_SET")]
    assert "Sekretariat Daerah: operator, supervisor" in str(seen[0]["detail"])
    (listed,) = dewi.call("GET", "/jobs").expect(200)["jobs"]
    assert listed["attention"] == []
    assert eko.call("GET", f"/jobs/{job_id}").expect(200)["attention"] == seen


@pytest.mark.parametrize("body", [{"encoding": "latin-1"}, {"encoding": "utf-16"}])
def test_no_other_encoding_may_be_asked_for(town: World, body: object) -> None:
    dewi = phone_of(town, DEWI)
    job_id = began(town, dewi, "people", PEOPLE.encode())
    with nothing_changed():
        reply = dewi.call("POST", f"/jobs/{job_id}/check", body)
    assert problem(reply) == (422, "INPUT_INVALID")
    assert [pointer for pointer, _ in faults(reply)] == ["/encoding"]


def test_an_admin_who_checks_an_operators_file_sees_more_than_the_operator(town: World) -> None:
    dewi, eko = phone_of(town, DEWI), phone_of(town, EKO)
    text = f"nip;nama;unit;kantor;pola;atasan\n{GANI.number};Gani;puskesmas;;lima-hari;\n"
    job_id = began(town, dewi, "people", text.encode())
    assert checked(town, dewi, job_id)["faults"][0]["code"] == "UNIT_OUT_OF_REACH"  # type: ignore[index]
    assert checked(town, eko, job_id)["counts"]["known"] == 1  # type: ignore[index]
    hers = dewi.call("GET", f"/jobs/{job_id}").expect(200)
    assert (hers["checked_by"], hers["counts"], hers["faults"], hers["files"]) == ("eko", {"rows": 1}, [], [])
    assert hers in dewi.call("GET", "/jobs").expect(200)["jobs"]
    assert problem(dewi.call("GET", f"/jobs/{job_id}/files/marked.xlsx")) == (404, "NOT_FOUND")
    eko.call("GET", f"/jobs/{job_id}/files/marked.xlsx").expect(200)
    again = dewi.call("POST", f"/jobs/{job_id}/check", {}).expect(202)
    assert (again["counts"], again["files"]) == ({}, [])  # nor of the admin's while her own check waits
    assert problem(dewi.call("GET", f"/jobs/{job_id}/files/marked.xlsx")) == (404, "NOT_FOUND")
    step(town, job_id)
    assert dewi.call("GET", f"/jobs/{job_id}").expect(200)["files"] == ["marked.xlsx", "faults.csv"]


def test_nor_is_it_told_to_the_operator_who_applies_it(town: World) -> None:
    dewi, eko = phone_of(town, DEWI), phone_of(town, EKO)
    body = {"file_name": "a.csv", "kind": "roster", "month": "2026-12"}
    job_id = str(dewi.call("POST", "/imports", body).expect(201)["job"]["job_id"])
    job = town.services.jobs.get(job_id)
    assert job
    header = ";".join(["nip", "nama", *map(str, range(1, 32))])
    rows = [";".join([each.number, each.name, *"P" * 31]) for each in (ANI, GANI)]
    town.services.files.write(file_key(job), "\n".join([header, *rows]).encode())
    assert checked(town, eko, job_id)["counts"]["new"] == 2  # type: ignore[index]
    told = dewi.call("POST", f"/jobs/{job_id}/application", {"mode": "whole"}).expect(202)
    assert (told["counts"], told["faults"], told["files"]) == ({"rows": 2}, [], [])
    step(town, job_id)
    assert dewi.call("GET", f"/jobs/{job_id}").expect(200)["failed_rows"] == [3]
