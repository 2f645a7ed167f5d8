"""The monthly sheet of a unit: who stands in it, with what, and that names are text."""

import io
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from openpyxl import load_workbook

from chalicelib.domain.attendance import Evidence
from chalicelib.domain.employee import Assignment, Employee
from chalicelib.domain.job import Job, JobState
from chalicelib.domain.shift import Slot
from chalicelib.domain.verdict import Outcome, Ruling
from chalicelib.errors import InputInvalid, NotFound
from chalicelib.jobs.month_sheet import ABSENT, LATE, NOTES, OFF, SUMS
from chalicelib.jobs.work import work
from chalicelib.use_cases.imports import file_key
from chalicelib.use_cases.papers import order_month_sheet
from tests.cast import ANI, BUDI, CITRA, DEWI, EKO, FITRI, GANI, MONDAY, UNITS, wib
from tests.jobs.closing import Closer
from tests.world import World, entry

NOVEMBER = "2026-11"
MONDAYS = 23 + 2  # its column, from 1: name and number stand before the days


def made(city: World, who: Employee = CITRA, unit_id: str = "umum", month: str = NOVEMBER) -> Job:
    job = order_month_sheet(city.services, who, unit_id, month, city.clock.now)
    done = work(city.services, job.job_id, city.clock.now, lambda: True)
    assert done
    return done


def sheet_of(city: World, job: Job) -> Any:
    (name,) = job.files
    raw = city.services.files.read(file_key(job, name), 10**6)
    assert raw
    return load_workbook(io.BytesIO(raw)).active


def row_of(sheet: Any, name: str) -> list[Any]:
    (found,) = [row for row in sheet.iter_rows() if row[0].value == name]
    return list(found)


def test_a_unit_gets_its_sheet_of_the_month(city: World) -> None:
    city.clock.set(wib(7, 45))
    city.check_in(city.phone(ANI)).expect(201)
    job = made(city)
    assert (job.state, job.files) == (JobState.DONE, ("rekap-umum-2026-11.xlsx",))
    sheet = sheet_of(city, job)
    assert [cell.value for cell in sheet[2]] == ["Nama", "4 angka akhir", *map(str, range(1, 31)), *SUMS]
    row = row_of(sheet, "Ani")
    assert row[1].value == ANI.number[-4:]
    assert str(row[MONDAYS - 1].value).startswith("07:45")
    assert "(15)" in row[MONDAYS - 1].value
    assert row[MONDAYS - 1].font.color.rgb == LATE.color.rgb
    assert [cell.value for cell in row[-4:]] == [1, 15, 0, 0]
    assert [cell.value for cell in row_of(sheet, "Budi")[-4:]] == [0, 0, 0, 0]


def test_days_off_are_grey_and_missing_ones_empty(city: World) -> None:
    row = row_of(sheet_of(city, made(city)), "Budi")
    saturday, monday = row[21 + 1], row[MONDAYS - 1]
    assert saturday.fill.fgColor.rgb == OFF.fgColor.rgb
    assert monday.fill.fgColor.rgb != OFF.fgColor.rgb
    assert not monday.value


def test_what_the_evidence_says_of_a_photo_is_joined(city: World) -> None:
    """The worker found that the selfie is no picture: a person must decide."""
    city.check_in(city.phone(ANI)).expect(201)
    (day,) = city.services.attendance.unit_day("umum", MONDAY)
    found = day.check_ins[Slot.ARRIVAL]
    assert row_of(sheet_of(city, made(city)), "Ani")[MONDAYS - 1].value == "07:10\n\n"
    version_id = found.selfie_version_id or "1"
    city.services.evidence.add(Evidence(found.upload_key, version_id, b"", 9, city.clock.now, problem="IMAGE_INVALID"))
    assert row_of(sheet_of(city, made(city)), "Ani")[MONDAYS - 1].value == "07:10*\n\n"


def test_days_before_the_unit_counts_are_marked_as_a_trial(city: World) -> None:
    city.publish("units", {**UNITS, "umum": replace(UNITS["umum"], counts_from=date(2026, 11, 24))})
    city.check_in(city.phone(ANI)).expect(201)
    sheet = sheet_of(city, made(city))
    heads = [cell.value for cell in sheet[2]]
    assert (heads[MONDAYS - 1], heads[MONDAYS]) == ("23\nuji coba", "24")
    assert [cell.value for cell in row_of(sheet, "Ani")[-4:]] == [0, 0, 0, 1]


def test_a_note_says_which_days_are_judged(city: World) -> None:
    values = [row[0].value for row in sheet_of(city, made(city)).iter_rows()]
    assert values[-len(NOTES) :] == list(NOTES)
    assert "sudah ditutup memuat putusannya" in NOTES[-1]


@pytest.mark.parametrize(("outcome", "line", "slots"), [(Outcome.VALID, "07:10", 1), (Outcome.INVALID, "07:10×", 0)])
def test_what_a_person_has_ruled_on_counts_so_before_the_day_is_closed(
    city: World, outcome: Outcome, line: str, slots: int
) -> None:
    Closer(city).came("ani", "07:10?")
    (day,) = city.services.attendance.unit_day("umum", MONDAY)
    about = day.check_ins[Slot.ARRIVAL].challenge_id
    ruling = Ruling("ani", "umum", MONDAY, Slot.ARRIVAL, outcome, "citra", city.clock.now, challenge_id=about)
    city.services.attendance.rule(ruling, None, entry("test_rule", city.clock.now))
    row = row_of(sheet_of(city, made(city)), "Ani")
    assert (row[MONDAYS - 1].value, row[-4].value) == (f"{line}\n\n", slots)


def test_a_closed_day_says_what_it_came_to(city: World) -> None:
    city.check_in(city.phone(ANI)).expect(201)
    closer = Closer(city)
    closer.quarter(wib(7))
    closer.quarter(wib(18, 15))
    sheet = sheet_of(city, made(city))
    ani, budi = (row_of(sheet, each)[MONDAYS - 1] for each in ("Ani", "Budi"))
    assert ani.value == "Menunggu keputusan\n07:10*\n\n"  # nobody has looked at the photo
    assert budi.value == "Tanpa keterangan"
    assert budi.fill.fgColor.rgb == ABSENT.fgColor.rgb
    assert row_of(sheet, "Budi")[-2].value == 1


@pytest.mark.parametrize("name", ['=HYPERLINK("http://jahat.example","Ani")', "+62", "@SUM(A1)", "-1"])
def test_a_name_that_looks_like_a_formula_is_text(city: World, name: str) -> None:
    city.change("ani", lambda each: replace(each, name=name))
    city.publish("units", {**UNITS, "umum": replace(UNITS["umum"], name="=1+1")})
    sheet = sheet_of(city, made(city))
    assert row_of(sheet, name)[0].data_type == "s"
    assert sheet["A1"].data_type == "s"
    assert [cell.coordinate for row in sheet.iter_rows() for cell in row if cell.data_type == "f"] == []


def test_whoever_worked_there_in_the_month_stands_in_it_also_after_moving(city: World) -> None:
    there = replace(ANI.assignments[0], ends_on=date(2026, 11, 10))
    since = Assignment("puskesmas", date(2026, 11, 11), ("puskesmas",), "lima-hari")
    city.change("ani", lambda each: replace(each, assignments=(there, since)))
    left = replace(BUDI.assignments[0], ends_on=date(2026, 10, 31))
    city.change("budi", lambda each: replace(each, assignments=(left, replace(since, starts_on=date(2026, 11, 1)))))
    names = [row[0].value for row in sheet_of(city, made(city)).iter_rows(min_row=3)]
    assert "Ani" in names
    assert "Budi" not in names
    assert {"Ani", "Budi"} <= {
        row[0].value for row in sheet_of(city, made(city, EKO, "puskesmas")).iter_rows(min_row=3)
    }


def test_it_is_read_by_a_query_a_day_and_only_for_days_that_have_come(
    city: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    real, asked = city.services.attendance.unit_facts, list[date]()

    def counted(unit_id: str, on: date) -> Any:
        asked.append(on)
        return real(unit_id, on)

    monkeypatch.setattr(city.services.attendance, "unit_facts", counted)
    made(city)
    assert asked == [date(2026, 11, day) for day in range(1, 25)]  # today, and tomorrow for a zone further east


def test_supervisor_operator_admin_and_inspectorate_may_have_it_within_reach(city: World) -> None:
    for who in (CITRA, DEWI, EKO, FITRI):
        assert made(city, who).state is JobState.DONE
    for who, unit_id in ((ANI, "umum"), (GANI, "umum"), (CITRA, "setda"), (DEWI, "puskesmas")):
        with pytest.raises(NotFound):
            order_month_sheet(city.services, who, unit_id, NOVEMBER, city.clock.now)


def test_a_role_that_is_gone_before_the_worker_comes_gives_no_sheet(city: World) -> None:
    job = order_month_sheet(city.services, CITRA, "umum", NOVEMBER, city.clock.now)
    city.change("citra", lambda each: replace(each, grants=()))
    done = work(city.services, job.job_id, city.clock.now, lambda: True)
    assert done
    assert (done.state, done.problem, done.files) == (JobState.FAILED, "NOT_FOUND", ())


def test_a_month_that_has_not_begun_has_no_sheet(city: World) -> None:
    with pytest.raises(InputInvalid):
        order_month_sheet(city.services, CITRA, "umum", "2026-12", city.clock.now)


def test_each_order_is_in_the_trail(city: World) -> None:
    job = made(city)
    (entry,) = [each.entry for each in city.services.audit.entries("umum#2026-11-23")]
    assert (entry.action, entry.facts) == ("month_sheet_ordered", {"job": job.job_id, "month": NOVEMBER})


def test_the_same_message_twice_makes_one_sheet(city: World) -> None:
    done = made(city)
    assert work(city.services, done.job_id, city.clock.now, lambda: True) is None
