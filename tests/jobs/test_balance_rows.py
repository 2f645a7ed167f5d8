"""Opening balances by file: whose rows may go in, by whom, once, and what the trail says."""

import io
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

import pytest
from openpyxl import load_workbook

from chalicelib.domain.balance import BalanceFacts, OpeningBalance
from chalicelib.domain.employee import Employee
from chalicelib.domain.job import ApplyMode, Job, JobKind, JobState
from chalicelib.errors import InputInvalid, RoleMissing
from chalicelib.jobs.balance_rows import balance_steps
from chalicelib.jobs.work import work
from chalicelib.rules.balance_file import BalancePlan
from chalicelib.use_cases.imports import apply_import, begin_import, check_import, file_key
from chalicelib.use_cases.papers import order_template
from chalicelib.use_cases.ports import StoreUnavailable
from chalicelib.use_cases.set_balance import set_balance
from tests.cast import ANI, BUDI, CAST, CITRA, DEWI, EKO, ENDAH, GANI, wib
from tests.jobs.stepping import Steps, killed_and_gone_on, step
from tests.jobs.workbooks import workbook
from tests.world import World

HEADER = ["NIP", "Nama", "sisa_cuti", "cuti_terbawa", "alpa_hari", "terlambat_menit", "pulang_cepat_menit", "dokumen"]
FACTS = BalanceFacts(12, 6, 2, 145, None, "Rekap 800/1")


def line(who: Employee, late_min: object = 145) -> list[object]:
    return [who.number, who.name, 12, 6, 2, late_min, "", "Rekap 800/1"]


def checked(city: World, rows: Sequence[Sequence[object]], who: Employee = EKO, year: int = 2026) -> Job:
    services, now = city.services, city.clock.now
    job, _ = begin_import(services, who, JobKind.BALANCES, "saldo.xlsx", now, year=year)
    services.files.write(file_key(job), workbook([HEADER, *rows]))
    check_import(services, who, job.job_id, {}, now)
    return step(city, job)


def applied(city: World, job: Job, mode: ApplyMode = ApplyMode.WHOLE, who: Employee = EKO) -> Job:
    apply_import(city.services, who, job.job_id, mode, city.clock.now)
    return step(city, job)


def balance(city: World, who: Employee, year: int = 2026) -> OpeningBalance | None:
    return city.services.years.opening(who.employee_id, year)


def test_a_file_becomes_the_balances_of_the_people_in_it(city: World) -> None:
    job = checked(city, [line(ANI), line(GANI, 0)])
    assert (job.state, job.counts["new"], job.counts["faulty"], job.total) == (JobState.CHECKED, 2, 0, 2)
    assert balance(city, ANI) is None  # nothing yet
    done = applied(city, job)
    assert (done.state, done.done, done.failed_rows) == (JobState.DONE, 2, ())
    assert balance(city, ANI) == OpeningBalance("ani", 2026, FACTS, "eko", city.clock.now, 1)
    assert balance(city, GANI) == OpeningBalance("gani", 2026, replace(FACTS, late_min=0), "eko", city.clock.now, 1)


def test_the_same_file_again_changes_nothing_and_a_corrected_one_what_differs(city: World) -> None:
    applied(city, checked(city, [line(ANI), line(BUDI)]))
    again = checked(city, [line(ANI), line(BUDI)])
    assert (again.counts["known"], again.total) == (2, 0)
    corrected = checked(city, [line(ANI, 150), line(BUDI)])
    assert (corrected.counts["changed"], corrected.total) == (1, 1)
    applied(city, corrected)
    found = balance(city, ANI)
    assert found
    assert (found.facts.late_min, found.revision) == (150, 2)


def test_the_trail_has_one_entry_for_the_file_and_one_for_each_person_changed(city: World) -> None:
    job = checked(city, [line(ANI), line(GANI)])
    applied(city, job)
    on = f"{city.clock.now:%Y-%m-%d}"
    (whole,) = [each.entry for each in city.services.audit.entries(f"CITY#{on}") if each.entry.object_id == job.job_id]
    assert (whole.action, whole.facts["file_sha256"], whole.facts["year"]) == ("import_applied", job.file_sha256, 2026)
    for unit, who in (("umum", "ani"), ("puskesmas", "gani")):
        (entry,) = [each.entry for each in city.services.audit.entries(f"{unit}#{on}")]
        assert (entry.action, entry.actor_id, entry.object_id) == ("balance_set", "eko", who)
        assert set(entry.facts) == {"year", "old", "new", "job"}


def test_an_operator_checks_within_reach_and_a_city_admin_applies(city: World) -> None:
    job = checked(city, [line(ANI), line(GANI), line(DEWI)], DEWI)
    assert [(each.pointer, each.code) for each in job.faults] == [
        ("/rows/3/number", "PERSON_UNKNOWN"), ("/rows/4/number", "BALANCE_OWN"),
    ]  # fmt: skip
    with pytest.raises(RoleMissing):
        apply_import(city.services, DEWI, job.job_id, ApplyMode.GOOD_ROWS, city.clock.now)
    done = applied(city, job, ApplyMode.GOOD_ROWS)
    assert (done.done, balance(city, ANI) is not None, balance(city, GANI)) == (1, True, None)


def test_a_faulty_file_is_not_applied_whole(city: World) -> None:
    job = checked(city, [line(ANI), line(BUDI, "banyak")])
    with pytest.raises(InputInvalid):
        apply_import(city.services, EKO, job.job_id, ApplyMode.WHOLE, city.clock.now)
    assert balance(city, ANI) is None


def test_nobody_applies_their_own_even_where_another_had_it_checked(city: World) -> None:
    job = checked(city, [line(ENDAH), line(ANI)], EKO)
    assert job.counts["new"] == 2
    done = applied(city, job, who=ENDAH)
    assert (done.failed_rows, balance(city, ENDAH)) == ((2,), None)
    assert balance(city, ANI) is not None


def test_what_somebody_corrected_since_the_check_is_a_failed_row(city: World) -> None:
    job = checked(city, [line(ANI), line(BUDI)])
    by_hand = replace(FACTS, late_min=9)
    set_balance(city.services, ENDAH, "ani", 2026, by_hand, 0, city.clock.now)
    done = applied(city, job)
    found = balance(city, ANI)
    assert found
    assert (done.failed_rows, found.facts) == ((2,), by_hand)
    assert balance(city, BUDI) is not None


def test_a_role_that_is_gone_brings_nothing_in(city: World) -> None:
    job = checked(city, [line(ANI)])
    apply_import(city.services, EKO, job.job_id, ApplyMode.WHOLE, city.clock.now)
    city.change("eko", lambda each: replace(each, grants=()))
    assert step(city, job).failed_rows == (2,)
    assert balance(city, ANI) is None
    assert balance_steps(city.services, replace(job, applied_by="antah"), BalancePlan(2026, ()), city.clock.now) == []


@pytest.mark.parametrize("at", range(24))
def test_killed_at_any_step_the_next_worker_goes_on_to_the_same_end(city: World, at: int) -> None:
    job = checked(city, [line(each) for each in (ANI, BUDI, CITRA)])
    apply_import(city.services, EKO, job.job_id, ApplyMode.WHOLE, city.clock.now)
    done = killed_and_gone_on(city, job, at)
    assert (done.state, done.done, done.failed_rows) == (JobState.DONE, 3, ())
    found = [balance(city, each) for each in (ANI, BUDI, CITRA)]
    assert [each and (each.facts, each.revision) for each in found] == [(FACTS, 1)] * 3
    trail = city.services.audit.entries("umum#2026-11-23")
    assert [each.entry.object_id for each in trail] == ["ani", "budi", "citra"]


@pytest.mark.parametrize("after", [False, True])
@pytest.mark.parametrize("at", range(20))
def test_told_of_twice_at_once_each_row_goes_in_once(city: World, at: int, after: bool) -> None:
    job = checked(city, [line(each) for each in (ANI, BUDI, CITRA)])
    apply_import(city.services, EKO, job.job_id, ApplyMode.WHOLE, city.clock.now)
    other = Steps(at, lambda: work(city.services, job.job_id, city.clock.now, lambda: True), after)
    work(other.of(city.services), job.job_id, city.clock.now, lambda: True)
    done = city.services.jobs.get(job.job_id)
    assert done
    assert (done.state, done.done, done.failed_rows) == (JobState.DONE, 3, ())
    trail = city.services.audit.entries("umum#2026-11-23")
    assert [each.entry.object_id for each in trail] == ["ani", "budi", "citra"]


def test_throttled_it_waits_and_goes_on(city: World, monkeypatch: pytest.MonkeyPatch) -> None:
    job = checked(city, [line(ANI)])
    apply_import(city.services, EKO, job.job_id, ApplyMode.WHOLE, city.clock.now)

    def throttled(*_: object) -> None:
        raise StoreUnavailable("ThrottlingException")

    with monkeypatch.context() as patch:
        patch.setattr(city.services.years, "save_opening", throttled)
        assert step(city, job).stalls == 1
    assert step(city, job).state is JobState.DONE
    assert balance(city, ANI) is not None


def test_last_years_balances_until_the_end_of_march_also_for_a_file_checked_before(city: World) -> None:
    city.clock.set(wib(7, on=date(2027, 3, 31)))
    job = checked(city, [line(ANI)])
    city.clock.set(wib(7, on=date(2027, 4, 1)))
    assert applied(city, job).failed_rows == (2,)
    assert balance(city, ANI) is None


@pytest.mark.parametrize(
    ("kind", "year", "code"),
    [
        (JobKind.BALANCES, None, "REQUIRED"),
        (JobKind.BALANCES, 2025, "BALANCE_YEAR"),
        (JobKind.BALANCES, 2027, "BALANCE_YEAR"),
        (JobKind.PEOPLE, 2026, "BALANCES_ALONE"),
    ],
)
def test_balances_name_their_year_and_people_none(city: World, kind: JobKind, year: int | None, code: str) -> None:
    with pytest.raises(InputInvalid) as refused:
        begin_import(city.services, EKO, kind, "a.csv", city.clock.now, year=year)
    assert [(each.pointer, each.code) for each in refused.value.errors] == [("/year", code)]


def template_for(city: World, who: Employee) -> bytes:
    job = order_template(city.services, who, city.clock.now, JobKind.BALANCES)
    made = step(city, job)
    raw = city.services.files.read(file_key(made, "saldo.xlsx"), 10**6)
    assert raw
    return raw


def rows_of(raw: bytes) -> list[tuple[object, ...]]:
    return list(load_workbook(io.BytesIO(raw))["Data"].iter_rows(min_row=2, max_col=2, values_only=True))


def test_the_template_names_everybody_within_reach_but_oneself(city: World) -> None:
    city.change("budi", lambda each: replace(each, name="=Budi"))
    rows = rows_of(template_for(city, DEWI))
    numbers = {each[0] for each in rows if each[0]}
    assert numbers == {each.number for each in CAST} - {DEWI.number, GANI.number}
    assert (BUDI.number, "=Budi") in rows
    assert GANI.number in {each[0] for each in rows_of(template_for(city, EKO))}
    ordered = [each.entry.action for each in city.services.audit.entries(f"CITY#{city.clock.now:%Y-%m-%d}")]
    assert ordered.count("balances_template_ordered") == 2


def test_the_template_filled_in_is_a_sound_file(city: World) -> None:
    filled = load_workbook(io.BytesIO(template_for(city, EKO)))
    sheet = filled["Data"]
    for row in sheet.iter_rows(min_row=2):
        if row[0].value:
            for cell, value in zip(row[2:], ("12", "6", "0", "145", "", "SK 1/2026"), strict=False):
                cell.value = value
    written = io.BytesIO()
    filled.save(written)
    job, _ = begin_import(city.services, EKO, JobKind.BALANCES, "saldo.xlsx", city.clock.now, year=2026)
    city.services.files.write(file_key(job), written.getvalue())
    check_import(city.services, EKO, job.job_id, {}, city.clock.now)
    found = step(city, job)
    assert (found.counts["new"], found.counts["faulty"], found.faults) == (len(CAST) - 1, 0, ())
