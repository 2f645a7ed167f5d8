"""The payroll export of a unit's locked month: what is in it, on which rules, and what it refuses."""

import csv
import hashlib
import io
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from openpyxl import load_workbook

from chalicelib.domain.allowance import AllowanceRules
from chalicelib.domain.allowance_base import AllowanceBase, AllowanceBases
from chalicelib.domain.closing import Lock
from chalicelib.domain.confirmation import Confirmation
from chalicelib.domain.employee import Assignment, Employee
from chalicelib.domain.job import Job, JobKind, JobState
from chalicelib.domain.verdict import DayStatus
from chalicelib.errors import MonthUnlocked, NotFound, RuleUnconfirmed
from chalicelib.jobs.payroll_rows import DETAIL_HEADS, SUM_HEADS
from chalicelib.jobs.work import work
from chalicelib.rules.allowance_presets import TULANG_BAWANG
from chalicelib.rules.attendance import DEFAULT
from chalicelib.use_cases.imports import file_key
from chalicelib.use_cases.see_payroll import order_payroll
from tests.cast import ANI, CITY, DEWI, EKO, START
from tests.rules.year_days import FIRST, day
from tests.world import World, entry

DECREE = Confirmation("Perwal 2/2026", date(2026, 1, 5), "Bagian Hukum")
SURE = replace(TULANG_BAWANG, rules_id="tpp", starts_on=START, confirmed=DECREE)
JUDGED = replace(DEFAULT, confirmed=replace(DECREE, decree_no="Perwal 3/2026"))
OCTOBER = "2026-10"
BASES = (("2026-01", 3_000_000), (OCTOBER, 3_333_333))
ON = [date(2026, 10, each) for each in (5, 6, 7)]


def confirm(city: World, *sets: AllowanceRules) -> None:
    sure = replace(CITY.settings, allowance_rules=sets or (SURE,), attendance_rules=(JUDGED,))
    city.publish("settings", sure)


def lock(city: World, month: str = OCTOBER) -> None:
    city.services.months.save_lock(Lock(month, "eko", city.clock.now), entry("test_lock", city.clock.now))


@pytest.fixture
def october(city: World) -> World:
    """Ani was late, absent and on leave; Budi left early. The rules are confirmed, the month is open."""
    confirm(city)
    months = city.services.months
    months.write("umum", ON[0], {"ani": day(on=ON[0], late=12), "budi": day(on=ON[0], early=45)}, {})
    months.write("umum", ON[1], {"ani": day(DayStatus.ABSENT, ON[1])}, {})
    months.write("umum", ON[2], {"ani": day(DayStatus.LEAVE, ON[2])}, {})
    return city


@pytest.fixture
def judged(october: World) -> World:
    lock(october)
    return october


def amend_september(city: World) -> None:
    """An absent day of Ani's was judged again while October was open."""
    on = date(2026, 9, 7)
    city.services.months.write("umum", on, {"ani": day(DayStatus.ABSENT, on)}, {})
    city.services.months.rewrite("ani", "umum", day(DayStatus.ABSENT, on), day(on=on), OCTOBER)


def made(city: World, who: Employee = DEWI, unit_id: str = "umum") -> Job:
    job = order_payroll(city.services, who, unit_id, OCTOBER, city.clock.now)
    done = work(city.services, job.job_id, city.clock.now, lambda: True)
    assert done
    return done


def raw(city: World, job: Job, start: str) -> bytes:
    (name,) = [each for each in job.files if each.startswith(start)]
    found = city.services.files.read(file_key(job, name), 10**6)
    assert found
    return found


def rows(city: World, job: Job, start: str) -> list[list[str]]:
    return list(csv.reader(io.StringIO(raw(city, job, start).decode("utf-8-sig"))))


def sums(city: World, job: Job) -> dict[str, dict[str, str]]:
    found = rows(city, job, "tpp-rekap")
    return {row[1]: dict(zip(SUM_HEADS, row, strict=True)) for row in found[1:]}


def test_each_person_has_a_line_and_each_deduction_its_date_minutes_rule_and_source(judged: World) -> None:
    job = made(judged)
    assert (job.state, job.counts) == (JobState.DONE, {"people": 2})
    ani = sums(judged, job)["Ani"]
    assert (ani["Nomor pegawai"], ani["Potongan (%)"], ani["Jumlah (%)"]) == (ANI.number, "3.50", "3.50")
    assert (ani["Hari tanpa keterangan"], ani["Cuti"], ani["Menit"], ani["Aturan"]) == ("1", "1", "12", "tpp")
    details = rows(judged, job, "tpp-rincian")
    assert tuple(details[0]) == DETAIL_HEADS
    assert [row[2:] for row in details[1:] if row[1] == "Ani"] == [
        ["2026-10-05", "Terlambat", "12", "0.50", "0.00", "", "tpp", "Perwal 2/2026", ""],
        ["2026-10-06", "Tanpa keterangan", "0", "3.00", "0.00", "", "tpp", "Perwal 2/2026", ""],
        ["2026-10-07", "Cuti", "0", "0.00", "0.00", "", "", "", "tidak dipotong"],
    ]


def test_where_a_base_stands_the_lines_are_rupiah_too_and_sum_up(october: World) -> None:
    amend_september(october)
    entered = [AllowanceBase(month, amount, None, "eko", october.clock.now) for month, amount in BASES]
    told = entry("test_base", october.clock.now)
    october.services.years.save_bases(AllowanceBases("ani", tuple(entered)), OCTOBER, told)
    lock(october)
    job = made(october)
    ani, budi = sums(october, job)["Ani"], sums(october, job)["Budi"]
    money = ("Dasar TPP (Rp)", "Potongan (Rp)", "Penyesuaian (Rp)", "Jumlah potongan (Rp)")
    assert [ani[each] for each in money] == ["3333333", "116666", "-90000", "26666"]
    assert [budi[each] for each in money] == ["", "", "", ""]
    at = DETAIL_HEADS.index("Potongan (Rp)")
    lines = [row[at] for row in rows(october, job, "tpp-rincian")[1:] if row[1] == "Ani"]
    assert lines == ["16666", "100000", "", "-90000"]
    book = load_workbook(io.BytesIO(raw(october, job, "tpp-umum")))
    total = {head.value: cell.value for head, cell in zip(book["Rekap"][1], book["Rekap"][2], strict=True)}
    assert total["Jumlah potongan (Rp)"] == 26_666


def test_the_workbook_holds_the_same_and_names_the_decree(judged: World) -> None:
    book = load_workbook(io.BytesIO(raw(judged, made(judged), "tpp-umum")))
    recap = book["Rekap"]
    line = {head.value: cell for head, cell in zip(recap[1], recap[2], strict=True)}
    assert line["Nama"].value == "Ani"
    assert Decimal(str(line["Jumlah (%)"].value)) == Decimal("3.5")
    said = " ".join(str(row[0].value) for row in recap.iter_rows() if row[0].value)
    assert "Perwal 2/2026 tanggal 2026-01-05, dikonfirmasi Bagian Hukum" in said
    assert "Aturan default: Perwal 3/2026 tanggal 2026-01-05" in said
    assert book["Rincian"].max_row > 3


def test_no_name_becomes_a_formula(judged: World) -> None:
    judged.change("ani", lambda each: replace(each, name='=HYPERLINK("http://x","Ani")'))
    job = made(judged)
    assert "'=HYPERLINK" in raw(judged, job, "tpp-rekap").decode("utf-8-sig")
    book = load_workbook(io.BytesIO(raw(judged, job, "tpp-umum")))
    assert {cell.data_type for row in book["Rekap"].iter_rows(max_col=2) for cell in row if cell.value} == {"s"}


def test_the_trail_holds_the_hash_of_every_file(judged: World) -> None:
    job = made(judged)
    told = judged.services.audit.entries("umum#2026-11-23")
    assert [each.entry.action for each in told][-2:] == ["payroll_ordered", "payroll_exported"]
    facts: Any = told[-1].entry.facts
    assert facts["sha256"] == {each: hashlib.sha256(raw(judged, job, each)).hexdigest() for each in job.files}
    assert "Ani" not in str(facts)


def test_an_open_month_is_not_exported(city: World) -> None:
    confirm(city)
    with pytest.raises(MonthUnlocked):
        made(city)


def test_a_rule_that_nobody_confirmed_is_refused_by_its_name(judged: World) -> None:
    confirm(judged, replace(SURE, confirmed=None))
    with pytest.raises(RuleUnconfirmed) as refused:
        made(judged)
    assert refused.value.facts["rules_ids"] == "tpp"


def test_one_unconfirmed_set_within_the_month_is_enough(judged: World) -> None:
    confirm(judged, SURE, replace(SURE, rules_id="lain", starts_on=ON[2], confirmed=None))
    with pytest.raises(RuleUnconfirmed) as refused:
        made(judged)
    assert refused.value.facts["rules_ids"] == "lain"


def test_minutes_by_attendance_rules_that_nobody_confirmed_are_no_ground_for_pay(judged: World) -> None:
    judged.publish("settings", replace(CITY.settings, allowance_rules=(SURE,)))
    with pytest.raises(RuleUnconfirmed) as refused:
        made(judged)
    assert refused.value.facts["rules_ids"] == "default"
    since = replace(JUDGED, rules_id="hadir", starts_on=ON[1], confirmed=None)
    judged.publish("settings", replace(CITY.settings, allowance_rules=(SURE,), attendance_rules=(JUDGED, since)))
    with pytest.raises(RuleUnconfirmed) as refused:
        made(judged)
    assert refused.value.facts["rules_ids"] == "hadir"


def test_nor_are_they_of_a_day_that_an_adjustment_is_about(october: World) -> None:
    """September's day was judged by what came with the app; from October on the city has its own."""
    amend_september(october)
    for on in ON:
        row = october.services.months.of_date("umum", on)
        for who, was in row.items():
            october.services.months.rewrite(who, "umum", was, replace(was, rules_id="hadir"))
    lock(october)
    own = replace(JUDGED, rules_id="hadir", starts_on=date(2026, 10, 1))
    october.publish("settings", replace(CITY.settings, allowance_rules=(SURE,), attendance_rules=(own,)))
    job = made(october)
    assert (job.state, job.problem, job.files) == (JobState.FAILED, "RULE_UNCONFIRMED", ())


def test_an_adjustment_of_a_month_on_an_unconfirmed_rule_fails_the_job(october: World) -> None:
    confirm(october, replace(SURE, rules_id="lama", confirmed=None), replace(SURE, starts_on=date(2026, 10, 1)))
    amend_september(october)
    lock(october)
    job = made(october)
    assert (job.state, job.problem, job.files) == (JobState.FAILED, "RULE_UNCONFIRMED", ())


def test_an_adjustment_of_an_earlier_month_gives_back(october: World) -> None:
    amend_september(october)
    lock(october)
    job = made(october)
    ani = sums(october, job)["Ani"]
    assert (ani["Potongan (%)"], ani["Penyesuaian bulan lalu (%)"], ani["Jumlah (%)"]) == ("3.50", "-3.00", "0.50")
    last = rows(october, job, "tpp-rincian")
    assert ["2026-09-07", "Tanpa keterangan", "0", "-3.00"] in [row[2:6] for row in last]


def test_who_moved_has_a_part_in_each_unit_and_no_date_in_both(judged: World) -> None:
    """Setda judged the same absent day once more, and a day of its own."""
    setda = Assignment("setda", START, ("balai-kota",), "lima-hari", ends_on=ON[1])
    here = Assignment("umum", ON[2], ("balai-kota",), "lima-hari", "citra")
    judged.change("ani", lambda each: replace(each, assignments=(setda, here)))
    judged.services.months.write("setda", ON[1], {"ani": day(DayStatus.ABSENT, ON[1])}, {})
    apart = date(2026, 10, 2)
    judged.services.months.write("setda", apart, {"ani": day(DayStatus.ABSENT, apart)}, {})
    both = [sums(judged, made(judged, EKO, each))["Ani"]["Potongan (%)"] for each in ("umum", "setda")]
    assert sum(map(Decimal, both)) == Decimal("6.50")


def test_out_of_reach_there_is_nothing(judged: World) -> None:
    with pytest.raises(NotFound):
        made(judged, DEWI, "puskesmas")
    job = order_payroll(judged.services, DEWI, "umum", OCTOBER, judged.clock.now)
    judged.change("dewi", lambda each: replace(each, grants=()))
    done = work(judged.services, job.job_id, judged.clock.now, lambda: True)
    assert done
    assert (done.kind, done.state, done.problem) == (JobKind.PAYROLL, JobState.FAILED, "NOT_FOUND")


def test_days_of_the_trial_take_nothing_off(judged: World) -> None:
    units = {**CITY.units, "umum": replace(CITY.units["umum"], counts_from=FIRST)}
    judged.publish("units", units)
    assert sums(judged, made(judged))["Ani"]["Jumlah (%)"] == "0.00"
