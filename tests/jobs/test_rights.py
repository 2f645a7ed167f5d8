"""The worker's and the sweep's jobs ask DynamoDB for nothing that their own roles lack. Fakes don't see roles."""

import hashlib
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from chalicelib.domain.employee import Device, DeviceState, Employee, Grant, Role
from chalicelib.domain.job import IMPORTS, SYSTEM, ApplyMode, Job, JobKind, JobState
from chalicelib.domain.office import Position
from chalicelib.domain.office_photo import upload_key_of
from chalicelib.domain.report import ReportFormat, ReportKind
from chalicelib.domain.shift import Slot
from chalicelib.domain.signal import DayFlags, Flag, Signal
from chalicelib.domain.trace import DayTrace
from chalicelib.jobs.evidence import make_evidence
from chalicelib.jobs.month_pages import start_month_page
from chalicelib.jobs.office_points import start_office_points
from chalicelib.jobs.orphans import mark_orphans
from chalicelib.jobs.retention import forget_positions
from chalicelib.jobs.sweep import sweep
from chalicelib.jobs.work import work
from chalicelib.use_cases.imports import apply_import, begin_import, check_import, file_key
from chalicelib.use_cases.office_photos import put_photo
from chalicelib.use_cases.order_report import order_report
from chalicelib.use_cases.papers import order_month_sheet, order_slips, order_template
from chalicelib.use_cases.proposals import decide
from chalicelib.use_cases.see_compliance import order_record
from chalicelib.use_cases.see_month_summary import order_month_summary
from chalicelib.use_cases.see_payroll import order_payroll
from chalicelib.use_cases.summons_letter import order_summons_letter
from chalicelib.use_cases.withdraw_import import withdraw_import
from tests.budget_lines import LINE
from tests.cast import ANI, BUDI, CITRA, DEWI, EKO, ENDAH, MONDAY, person, wib
from tests.discipline_cases import K, confirm_rules, lock_month, put_case
from tests.jobs.test_machine_rows import register
from tests.jobs.workbooks import workbook
from tests.jpegs import selfie
from tests.rights import granted, needed
from tests.rules.year_days import day
from tests.store.places import attempt, check_in
from tests.world import World, entry, small_city

FILES: dict[JobKind, tuple[Employee, list[list[object]]]] = {
    JobKind.PEOPLE: (
        EKO,
        [
            ["nip", "nama", "unit", "kantor", "pola", "atasan", "peran", "berhenti"],
            ["BARU-001", "Siti", "umum", "balai-kota", "lima-hari", CITRA.number, "operator", ""],
            [BUDI.number, "Budi Baru", "setda", "balai-kota", "lima-hari", "", "atasan", "2026-12-31"],
        ],
    ),
    JobKind.UNITS: (EKO, [["unit", "nama", "induk", "kantor"], ["tu", "Tata Usaha", "umum", "balai-kota"]]),
    JobKind.BALANCES: (
        EKO,
        [
            ["nip", "sisa_cuti", "cuti_terbawa", "alpa_hari", "terlambat_menit", "dokumen"],
            [ANI.number, 12, 0, 0, 0, "SK 1/2026"],
        ],
    ),
    JobKind.BASES: (EKO, [["nip", "periode", "dasar_tpp"], [ANI.number, "2026-11", 4_250_000]]),
    JobKind.GOALS: (DEWI, [["nip", "rhk"], [ANI.number, "Dokumen terverifikasi"]]),
    JobKind.BUDGET: (
        DEWI,
        [
            ["unit", "program", "kegiatan", "kode_sub_kegiatan", "sub_kegiatan", "rekening", "uraian", "pagu", "pptk"],
            ["umum", "Umum", "Adm", LINE.code, "Kelola", LINE.account, "ATK", "120.000.000", ANI.number],
        ],
    ),
    JobKind.MACHINE_LOG: (EKO, [["pin", "waktu"], ["17", "2026-11-23 06:50:00"], [BUDI.number, "23/11/2026 06:55"]]),
    JobKind.ROSTER: (DEWI, [["nip", *range(1, 32)], [ANI.number, *("P" * 31)]]),
}
WHEN: dict[JobKind, dict[str, object]] = {
    JobKind.ROSTER: {"month": "2026-12"},
    JobKind.BALANCES: {"year": 2026},
    JobKind.GOALS: {"year": 2026},
    JobKind.BUDGET: {"year": 2026},
    JobKind.MACHINE_LOG: {"machine_id": "lobi"},
}


@pytest.fixture(scope="module")
def moto() -> Iterator[World]:
    with small_city(wib(7, 10)) as found:
        register(found)
        yield found


def a_report(world: World, kind: ReportKind, as_file: ReportFormat) -> Job:
    """With a flag about somebody, so that what was ruled is looked for."""
    flag = Flag("ani", "umum", MONDAY, Slot.ARRIVAL, Signal.SHARED_PHONE, world.clock.now, "1:default")
    world.services.flags.save(DayFlags("umum", MONDAY, (flag,)), DayTrace("umum", MONDAY, ()))
    return order_report(world.services, EKO, kind, as_file, "umum", None, None, world.clock.now)


def a_payroll(world: World) -> Job:
    on = date(2026, 10, 5)
    confirm_rules(world)
    lock_month(world, "2026-10")
    world.services.months.write("umum", on, {"ani": day(on=on, late=12)}, {})
    return order_payroll(world.services, EKO, "umum", "2026-10", world.clock.now)


def a_page(world: World) -> Job:
    """As the clock has it made, with somebody to tell of it."""
    leader = person("Hana", "CONTOH-011", "setda", (Grant(Role.EXECUTIVE),))
    world.services.staff.save(leader, None, entry("test_add", world.clock.now))
    assert start_month_page(world.services, world.clock.now)
    job = world.services.jobs.get("ringkasan-2026-10")
    assert job
    return job


def a_letter(world: World) -> Job:
    confirm_rules(world)
    put_case(world, K.SUMMONS)
    return order_summons_letter(world.services, EKO, "ani", "2026-01", 2, world.clock.now)


def client(world: World) -> Any:
    return world.services.audit.connection.client  # type: ignore[attr-defined]


def step(world: World, job: Job) -> Job:
    done = work(world.services, job.job_id, world.clock.now, lambda: True)
    assert done
    assert done.state in (JobState.CHECKED, JobState.DONE), done
    return done


@pytest.mark.parametrize(
    "order",
    [
        lambda world: order_slips(world.services, EKO, "umum", None, world.clock.now),
        lambda world: order_template(world.services, EKO, world.clock.now),
        lambda world: order_template(world.services, EKO, world.clock.now, JobKind.BALANCES),
        lambda world: order_month_sheet(world.services, EKO, "umum", "2026-11", world.clock.now),
        lambda world: order_month_summary(world.services, EKO, "2026-11", world.clock.now),
        lambda world: a_page(world),
        lambda world: a_payroll(world),
        lambda world: a_letter(world),
        lambda world: order_record(world.services, EKO, "ani", 2, world.clock.now),
        lambda world: a_report(world, ReportKind.DAILY, ReportFormat.CSV),
        lambda world: a_report(world, ReportKind.MONTH, ReportFormat.XLSX),
        lambda world: a_report(world, ReportKind.FLAGS, ReportFormat.PDF),
    ],
    ids=[
        "slips",
        "template",
        "balances",
        "month sheet",
        "month summary",
        "month's own page",
        "payroll",
        "letter",
        "record",
        "daily report",
        "month's report",
        "report of flags",
    ],
)
def test_a_paper_needs_what_the_workers_role_grants(moto: World, order: Callable[[World], Job]) -> None:
    job = order(moto)
    with needed(client(moto)) as rights:
        step(moto, job)
    assert rights - granted("work") == set()
    assert ("jobs", "PutItem") in rights


@pytest.mark.parametrize("kind", FILES)
def test_an_import_needs_what_the_workers_role_grants(moto: World, kind: JobKind) -> None:
    who, rows = FILES[kind]
    job, _ = begin_import(moto.services, who, kind, "a.xlsx", moto.clock.now, **WHEN.get(kind, {}))  # type: ignore[arg-type]
    moto.services.files.write(file_key(job), workbook(rows))
    check_import(moto.services, who, job.job_id, {}, moto.clock.now)
    with needed(client(moto)) as rights:
        assert step(moto, job).counts["faulty"] == 0
    applier = ENDAH if kind in (JobKind.BASES, JobKind.MACHINE_LOG) else who
    apply_import(moto.services, applier, job.job_id, ApplyMode.WHOLE, moto.clock.now)
    with needed(client(moto)) as more:
        assert step(moto, job).failed_rows == ()
    assert (rights | more) - granted("work") == set()


def test_a_machines_log_taken_back_needs_what_the_workers_role_grants(moto: World) -> None:
    job = next(each for each in moto.services.jobs.all() if each.kind is JobKind.MACHINE_LOG)
    assert moto.services.attendance.day("umum", MONDAY, "ani").punches
    withdraw_import(moto.services, EKO, job.job_id, moto.clock.now)
    with needed(client(moto)) as rights:
        assert step(moto, job).failed_rows == ()
    assert rights - granted("work") == set()
    assert moto.services.attendance.day("umum", MONDAY, "ani").punches == ()


def test_every_kind_of_file_is_tried() -> None:
    assert set(FILES) == IMPORTS


def test_the_nightly_look_at_office_points_needs_what_the_workers_role_grants(moto: World) -> None:
    """With people refused somewhere, a move that was rejected before, and so one more that is proposed."""
    services, now = moto.services, wib(1, 5, on=MONDAY + timedelta(days=1))
    for at, letter in enumerate("abcdef"):
        phone = Device(f"ponsel-{letter}", bytes(65), DeviceState.ACTIVE, "Ponsel uji", now)
        who = replace(ANI, employee_id=f"ditolak-{letter}", number=f"UJI-9{at}", devices=(phone,))
        services.staff.save(who, None, entry("test_add", now))
        services.attempts.keep(
            attempt(
                check_in(moto.services, employee_id=who.employee_id, unit_id="umum"),
                position=Position(106.0445, -6.0099),
                accuracy_m=9.0, facts={"office_id": "balai-kota"},
            )
        )  # fmt: skip
    for again in (False, True):
        job = Job(f"office-points-{again}", JobKind.OFFICE_POINTS, JobState.QUEUED, SYSTEM, now, on=MONDAY)
        services.jobs.add(job)
        with needed(client(moto)) as rights:
            done = work(services, job.job_id, now, lambda: True)
        assert done
        assert done.state is JobState.DONE
        assert rights - granted("work") == set()
        waiting = [each for each in services.proposals.all() if each.proposed_by == SYSTEM]
        assert [each.proposal_id for each in waiting] == ["office-points-False-balai-kota"]
        if not again:
            decide(services, EKO, waiting[0].proposal_id, False, None, now)
    assert ("requests", "Query") in rights


def test_a_picture_of_an_office_needs_what_the_workers_role_grants(moto: World) -> None:
    key = upload_key_of("balai-kota", 1, "dewi")
    for seed in (1, 2):  # the second replaces the first
        moto.phone(DEWI, None).upload({"fields": {"key": key}}, selfie(seed))
        sha256 = hashlib.sha256(selfie(seed)).digest()
        photo = put_photo(moto.services, DEWI, "balai-kota", 1, sha256, moto.clock.now)
        assert photo.coming
        job = moto.services.jobs.get(photo.coming.job_id)
        assert job
        with needed(client(moto)) as rights:
            assert step(moto, job).state is JobState.DONE
        assert rights - granted("work") == set()
    assert ("requests", "PutItem") in rights


def test_evidence_needs_what_its_role_grants(moto: World) -> None:
    with needed(client(moto)) as rights:
        assert make_evidence(moto.services, "inbox/umum/ani/20261123-arrival-gone.jpg", "null", moto.clock.now) is None
    assert rights
    assert rights - granted("evidence") == set()


def test_the_sweep_needs_what_its_role_grants(moto: World) -> None:
    """An upload whose event was lost and that nothing names, a job that waits, one that is given up, a position."""
    upload_key = f"inbox/umum/ani/20261123-arrival-{'a' * 32}.jpg"
    moto.s3.put_object(Bucket=moto.services.selfies._bucket, Key=upload_key, Body=b"x")
    real_now = datetime.now(UTC)  # when moto says that the upload came
    for kind, age in ((JobKind.SLIPS, timedelta(days=2)), (JobKind.PEOPLE_TEMPLATE, timedelta(minutes=20))):
        job = Job(moto.services.new_id(), kind, JobState.QUEUED, "eko", real_now + timedelta(minutes=11) - age)
        moto.services.jobs.add(job)
    moto.services.attendance.record(check_in(moto.services, employee_id="budi", unit_id="umum"))
    with needed(client(moto)) as rights:
        done = sweep(moto.services, real_now + timedelta(minutes=11))
        mark_orphans(moto.services, [upload_key])
        forgotten = forget_positions(moto.services, moto.clock.now + timedelta(days=181))
        assert start_office_points(moto.services, moto.clock.now) == 7
    assert (done.sent_again, done.jobs_sent_again, done.jobs_given_up, forgotten) == (1, 1, 1, 1)
    assert rights - granted("sweep") == set()
