"""Whose rows are whose: each is judged by the reach of who pressed check, and who is beyond it looks unknown."""

from collections.abc import Sequence
from dataclasses import replace

import msgspec
import pytest

from chalicelib.domain.city import Unit
from chalicelib.domain.employee import Employee, Grant, Role
from chalicelib.domain.job import ApplyMode, Job, JobKind, JobState
from chalicelib.errors import NotFound, RoleMissing
from chalicelib.use_cases.imports import apply_import, begin_import, check_import, file_key
from tests.cast import ANI, CITRA, DEWI, EKO, GANI, UNITS
from tests.jobs.stepping import step
from tests.jobs.workbooks import workbook
from tests.world import World

HEADER = ["nip", "nama", "unit", "kantor", "pola", "atasan"]
NEW = ["BARU-001", "Siti", "umum", "", "lima-hari", ""]


def uploaded(city: World, rows: Sequence[Sequence[object]], who: Employee) -> Job:
    job, _ = begin_import(city.services, who, JobKind.PEOPLE, "pegawai.xlsx", city.clock.now)
    city.services.files.write(file_key(job), workbook([HEADER, *rows]))
    return job


def checked_by(city: World, job: Job, who: Employee) -> Job:
    check_import(city.services, who, job.job_id, {}, city.clock.now)
    return step(city, job)


def checked(city: World, rows: Sequence[Sequence[object]], who: Employee = DEWI) -> Job:
    return checked_by(city, uploaded(city, rows, who), who)


def serving(city: World, *unit_ids: str) -> Employee:
    """Dewi as the operator of these units."""
    grants = tuple(Grant(Role.OPERATOR, each) for each in unit_ids)
    return city.change("dewi", lambda each: replace(each, grants=grants))


def codes(job: Job) -> list[tuple[str, str]]:
    return [(each.pointer, each.code) for each in job.faults]


def test_an_operator_of_two_units_has_files_of_both_checked(city: World) -> None:
    city.publish("units", UNITS | {"kesra": Unit("kesra", "Bagian Kesra", "setda", ("balai-kota",))})
    dewi = serving(city, "kesra", "umum")
    rows = [
        NEW,
        ["BARU-002", "Tono", "bagian kesra", "", "lima-hari", ""],
        ["BARU-003", "Umi", "setda", "", "lima-hari", ""],
    ]
    job = checked(city, rows, dewi)
    assert codes(job) == [("/rows/4/unit_id", "UNIT_OUT_OF_REACH")]
    assert job.counts["new"] == 2


def test_who_is_registered_elsewhere_is_to_an_operator_as_unknown(city: World) -> None:
    """Gani works in the health centre, which is not Dewi's; nobody has the other number."""
    rows = [[GANI.number, "Gani", *NEW[2:]], ["BARU-009", "Gani", *NEW[2:]]]
    found = checked(city, rows)
    assert (found.faults, found.counts["new"], found.counts["warnings"]) == ((), 2, 0)
    alone = [checked(city, [row]) for row in rows]
    assert alone[0].counts == alone[1].counts


def test_a_number_that_is_taken_ends_in_a_failed_row_and_moves_nobody(city: World) -> None:
    job = checked(city, [[GANI.number, "Gani", *NEW[2:]], NEW])
    apply_import(city.services, EKO, job.job_id, ApplyMode.WHOLE, city.clock.now)
    done = step(city, job)
    assert (done.state, done.failed_rows) == (JobState.DONE, (2,))
    assert city.services.staff.employee("gani") == GANI_AS_STORED
    assert city.services.staff.people_of(["BARU-001"])


GANI_AS_STORED = replace(GANI, revision=1)


def test_an_admin_who_presses_check_sees_the_whole_citys_truth(city: World) -> None:
    job = uploaded(city, [[GANI.number, "Gani", "puskesmas", "", "lima-hari", ""]], DEWI)
    assert codes(checked_by(city, job, DEWI)) == [("/rows/2/unit_id", "UNIT_OUT_OF_REACH")]
    seen = checked_by(city, job, EKO)
    assert (seen.faults, seen.counts["known"], seen.checked_by) == ((), 1, "eko")
    again = checked_by(city, job, DEWI)
    assert codes(again) == [("/rows/2/unit_id", "UNIT_OUT_OF_REACH")]


def test_a_supervisor_beyond_reach_is_unknown_unless_they_supervise_somebody_within(city: World) -> None:
    below_gani = [*NEW[:5], GANI.number]
    assert codes(checked(city, [below_gani])) == [("/rows/2/supervisor", "SUPERVISOR_UNKNOWN")]
    moved = replace(ANI.assignments[0], supervisor_id="gani")
    city.change("ani", lambda each: replace(each, assignments=(moved,)))
    anis = [ANI.number, "Ani", "umum", "", "lima-hari", GANI.number]
    assert checked(city, [anis]).counts["known"] == 1


def test_a_unit_that_nobody_has_is_unknown_and_nothing_else(city: World) -> None:
    assert codes(checked(city, [[*NEW[:2], "antah", *NEW[3:]]])) == [("/rows/2/unit_id", "UNIT_UNKNOWN")]


def test_capitals_send_nobody_to_another_unit_that_is_called_like_the_id(city: World) -> None:
    city.publish("units", UNITS | {"setwan": Unit("setwan", "umum", None, ("balai-kota",))})
    for cell in ("UMUM", "Umum"):
        assert codes(checked(city, [[*NEW[:2], cell, *NEW[3:]]], EKO)) == [("/rows/2/unit_id", "UNIT_AMBIGUOUS")]
    assert checked(city, [NEW], EKO).counts["new"] == 1


def test_a_units_role_left_behind_reaches_not_even_ones_own_file(city: World) -> None:
    moved = replace(DEWI.assignments[0], unit_id="puskesmas")
    dewi = city.change("dewi", lambda each: replace(each, assignments=(moved,)))
    with pytest.raises(NotFound):
        checked(city, [NEW], dewi)


def test_a_name_that_two_units_have_is_the_operators_own(city: World) -> None:
    more = {
        "tu-1": Unit("tu-1", "Tata Usaha", "setda", ("balai-kota",)),
        "tu-2": Unit("tu-2", "Tata Usaha", "puskesmas"),
    }
    city.publish("units", UNITS | more)
    row = [*NEW[:2], "TATA USAHA", *NEW[3:]]
    assert checked(city, [row]).counts["new"] == 1
    assert codes(checked(city, [row], EKO)) == [("/rows/2/unit_id", "UNIT_AMBIGUOUS")]


def test_an_operators_file_is_applied_by_an_admin_alone(city: World) -> None:
    job = checked(city, [NEW])
    with pytest.raises(RoleMissing):
        apply_import(city.services, DEWI, job.job_id, ApplyMode.WHOLE, city.clock.now)


def test_a_job_from_before_is_still_read_and_judged_by_its_maker(city: World) -> None:
    held = uploaded(city, [["BARU-001", "Siti", "puskesmas", "", "lima-hari", ""]], DEWI)
    text = msgspec.to_builtins(replace(held, unit_id="setda", state=JobState.QUEUED))
    for name in (
        "checked_by",
        "mapping_remembered",
        "encoding",
        "encoding_samples",
        "year",
        "missing_ids",
        "moved_at",
        "attention",
    ):
        del text[name]
    old = msgspec.convert(text, Job)
    city.services.jobs.save(old)
    assert old.checker == "dewi"
    assert codes(step(city, old)) == [("/rows/2/unit_id", "UNIT_OUT_OF_REACH")]
    assert CITRA.number not in str(old)
