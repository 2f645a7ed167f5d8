"""A city moves in, on the packaged stack: a workbook of people, their accounts, their slips, the first login."""

import calendar
import io
import re
import urllib.request
from typing import Any

import pytest
from openpyxl import load_workbook

from tests.jobs.workbooks import workbook
from tests.waiting import eventually
from tools import demo_city, smoke
from tools.phone import Phone, http_transport, post_file
from tools.sample_photo import sample_photo
from tools.stack import Stack

PEOPLE = 60
HEADER = ["nip", "nama", "unit", "kantor", "pola", "atasan", "mulai"]
CODE = re.compile("<p class=code>([a-z0-9-]{11})</p>")


@pytest.fixture(scope="module")
def eko(stack: Stack) -> Phone:
    demo_city.seed(stack)
    return smoke.admin(stack)


def finished(phone: Phone, job_id: str) -> Any:
    """The job once no worker has it any more."""

    def look() -> Any:
        job = phone.call("GET", f"/jobs/{job_id}").expect(200)
        return job if job["state"] not in ("queued", "making", "applying") else None

    return eventually(look, within_s=90)


def fetched(phone: Phone, job_id: str, name: str) -> bytes:
    url = phone.call("GET", f"/jobs/{job_id}/files/{name}").expect(200)["url"]
    with urllib.request.urlopen(url) as answer:
        content: bytes = answer.read()
    return content


def sent(phone: Phone, rows: list[list[str]]) -> str:
    begun = phone.call("POST", "/imports", {"file_name": "pegawai.xlsx"}).expect(201)
    assert post_file(begun["upload"], workbook([HEADER, *rows])) in (200, 204)
    job_id: str = begun["job"]["job_id"]
    phone.call("POST", f"/jobs/{job_id}/check", {}).expect(202)
    return job_id


def people(office_id: str) -> list[list[str]]:
    numbers = range(PEOPLE)
    return [[f"PINDAH-{at:03}", f"Pegawai Pindahan {at}", "pindahan", office_id, "lima-hari", "", ""] for at in numbers]


def test_from_a_workbook_to_the_first_login(stack: Stack, eko: Phone) -> None:
    office_id = _office(eko)
    eko.call("PUT", "/units/pindahan", {"name": "Dinas Pindahan", "office_ids": [office_id]}).expect(200)
    rows = people(office_id)
    faulty = finished(eko, sent(eko, [*rows, ["PINDAH-000", "Kembar", "antah", office_id, "lima-hari", "", ""]]))
    assert (faulty["state"], faulty["counts"]["faulty"]) == ("checked", 1)
    assert fetched(eko, faulty["job_id"], "marked.xlsx")[:2] == b"PK"
    refused = eko.call("POST", f"/jobs/{faulty['job_id']}/application", {"mode": "whole"})
    assert refused.status == 422

    job_id = sent(eko, rows)
    assert finished(eko, job_id)["counts"]["new"] == PEOPLE
    eko.call("POST", f"/jobs/{job_id}/application", {"mode": "whole"}).expect(202)
    done = finished(eko, job_id)
    assert (done["state"], done["done"], done["failed_rows"]) == ("done", PEOPLE, [])

    slips = finished(eko, eko.call("POST", "/units/pindahan/slips", {}).expect(202)["job_id"])
    assert slips["counts"] == {"slips": PEOPLE, "skipped": 0}
    page = fetched(eko, slips["job_id"], "slips.html").decode()
    assert fetched(eko, slips["job_id"], "slips.pdf").startswith(b"%PDF-")
    codes = CODE.findall(page)
    assert len(codes) == PEOPLE
    name = re.findall("<h2>(.*?)</h2>", page)[0]
    newcomer = Phone(http_transport(stack.api_url))
    number = f"PINDAH-{int(name.rpartition(' ')[2]):03}"
    newcomer.first_log_in(number, codes[0], "empat ratus meter jauhnya").expect(201)
    assert newcomer.call("GET", "/me").expect(200)["employee"]["name"] == name


def test_what_is_to_be_mended_is_listed_and_phones_are_decided_together(eko: Phone) -> None:
    people = eko.call("GET", "/units/pindahan/mismatches").expect(200)["people"]
    assert {mismatch["code"] for person in people for mismatch in person["mismatches"]} >= {"NO_SUPERVISOR", "NO_PHONE"}
    decision = {"employee_id": people[0]["employee_id"], "device_id": "A" * 43, "approve": True}
    told = eko.call("POST", "/units/pindahan/devices/decisions", {"decisions": [decision]}).expect(200)
    assert [each["outcome"] for each in told["outcomes"]] == ["NOT_FOUND"]


def test_the_same_workbook_again_changes_nothing(eko: Phone) -> None:
    office_id = _office(eko)
    counts = finished(eko, sent(eko, people(office_id)))["counts"]
    assert (counts["known"], counts["new"], counts["changed"], counts["missing"]) == (PEOPLE, 0, 0, 0)


def test_an_empty_file_with_the_citys_choices_can_be_had(eko: Phone) -> None:
    job = finished(eko, eko.call("POST", "/people-templates").expect(202)["job_id"])
    assert fetched(eko, job["job_id"], "pegawai.xlsx")[:2] == b"PK"


def _office(eko: Phone) -> str:
    office_id: str = eko.call("GET", "/offices").expect(200)["features"][0]["properties"]["office_id"]
    return office_id


def test_a_month_of_shifts_from_a_workbook(eko: Phone) -> None:
    month = eko.call("GET", "/me/today").expect(200)["local_date"][:7]
    days = calendar.monthrange(int(month[:4]), int(month[5:]))[1]
    rows = [["nip", "nama", *range(1, days + 1)], ["CONTOH-0006", "", *(["Pagi"] * days)]]
    begun = eko.call("POST", "/imports", {"file_name": "jadwal.xlsx", "kind": "roster", "month": month}).expect(201)
    job_id = begun["job"]["job_id"]
    assert post_file(begun["upload"], workbook(rows)) in (200, 204)
    eko.call("POST", f"/jobs/{job_id}/check", {}).expect(202)
    assert finished(eko, job_id)["counts"]["faulty"] == 1
    assert fetched(eko, job_id, "marked.xlsx")[:2] == b"PK"
    eko.call("POST", f"/jobs/{job_id}/check", {"letters": {"Pagi": "P"}}).expect(202)
    assert finished(eko, job_id)["counts"]["new"] == 1
    eko.call("POST", f"/jobs/{job_id}/application", {"mode": "whole"}).expect(202)
    done = finished(eko, job_id)
    assert (done["state"], done["done"], done["failed_rows"]) == ("done", 1, [])


def test_the_sheet_of_a_month_holds_what_was_recorded_in_it(stack: Stack, eko: Phone) -> None:
    """The worker reads check-ins and their evidence by its own rights."""
    mark, phone = smoke.prepare(stack, lambda _: None)
    recorded = phone.submit(smoke.uploaded_body(phone, sample_photo(mark))).expect(201)["record"]
    month, day = recorded["local_date"][:7], int(recorded["local_date"][8:])
    ordered = eko.call("POST", f"/units/asap-{mark}/month-sheets", {"month": month}).expect(202)
    made = finished(eko, ordered["job_id"])
    assert made["files"] == [f"rekap-asap-{mark}-{month}.xlsx"], made
    sheet = load_workbook(io.BytesIO(fetched(eko, made["job_id"], made["files"][0]))).active
    assert sheet
    person = next(sheet.iter_rows(min_row=3))
    assert re.search(r"\d\d:\d\d", str(person[day + 1].value))
