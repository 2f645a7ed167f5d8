"""A whole small city in process: the real stores on moto, accounts in memory, a clock that tests move."""

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any

import boto3
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from moto import mock_aws

from chalicelib import wiring
from chalicelib.domain.audit import AuditEntry
from chalicelib.domain.closing import Task
from chalicelib.domain.employee import Device, DeviceState, Employee
from chalicelib.proof.base64url import decode
from chalicelib.proof.device_key import thumbprint
from chalicelib.proof.receipt import ReceiptKeys
from chalicelib.proof.vapid import PushKey
from chalicelib.store.activities import ActivityTable
from chalicelib.store.addresses import AddressTable
from chalicelib.store.attempts import AttemptTable
from chalicelib.store.attendance import AttendanceTable
from chalicelib.store.audit import AuditTrail
from chalicelib.store.budgets import BudgetTable
from chalicelib.store.city import CityBooksTable
from chalicelib.store.closes import CloseTable
from chalicelib.store.day_proofs import DayProofTable
from chalicelib.store.digests import DigestTable
from chalicelib.store.discipline_cases import CaseTable
from chalicelib.store.discipline_levels import LevelTable
from chalicelib.store.evaluations import EvaluationTable
from chalicelib.store.evidence import EvidenceTable
from chalicelib.store.figures import FigureTable
from chalicelib.store.files import FilesS3
from chalicelib.store.flags import FlagTable
from chalicelib.store.jobs import JobTable
from chalicelib.store.machines import MachineTable
from chalicelib.store.metrics import FailureMetric
from chalicelib.store.months import MonthTable
from chalicelib.store.notices import NoticeTable
from chalicelib.store.office_photos import OfficePhotoTable
from chalicelib.store.outages import OutageTable
from chalicelib.store.plans import PlanTable
from chalicelib.store.proposals import ProposalTable
from chalicelib.store.public_figures import PublicFigureTable
from chalicelib.store.pushes import PushTable
from chalicelib.store.requests import RequestTable
from chalicelib.store.reviews import ReviewTable
from chalicelib.store.root_archive import RootArchiveS3
from chalicelib.store.selfie_views import SelfieViewTable
from chalicelib.store.selfies import SelfieS3
from chalicelib.store.sessions import SessionTable
from chalicelib.store.staff import StaffTable
from chalicelib.store.swaps import SwapTable
from chalicelib.store.tables import bind
from chalicelib.store.team_log import TeamLogTable
from chalicelib.store.years import YearTable
from chalicelib.use_cases.ports import Services, Site
from tests import cast
from tests.gateway import in_process
from tests.identity_fake import RULES, FakeAccounts
from tests.jpegs import selfie
from tests.notices_fake import FakeMail
from tests.push_fake import FakePush
from tests.tables_setup import make_bucket, make_tables
from tools.phone import Phone, Reply

PREFIX = "presensi-contoh-test"
BUCKET = "presensi-contoh-test-selfies"
ROOTS = "presensi-contoh-test-roots"
_RECEIPT_KEY = Ed25519PrivateKey.from_private_bytes(bytes(range(32)))


class FixedSecrets:
    """See ports.Secrets."""

    def challenge_key(self) -> bytes:
        return b"c" * 32

    def receipt_keys(self) -> ReceiptKeys:
        return ReceiptKeys("key-1", {"key-1": _RECEIPT_KEY}, b"s" * 32)

    def pepper(self) -> bytes:
        return b"p" * 32

    def push_key(self) -> PushKey:
        return PushKey.from_number(b"v" * 32)


@dataclass
class Clock:
    """The instant every part of the app sees."""

    now: datetime

    def __call__(self) -> datetime:
        return self.now

    def set(self, now: datetime) -> None:
        self.now = now

    def forward(self, **by: float) -> None:
        self.now += timedelta(**by)


@dataclass
class World:
    services: Services
    clock: Clock
    accounts: FakeAccounts
    s3: Any
    sent_again: list[tuple[str, str]]

    def phone(self, employee: Employee, enrolled: DeviceState | None = DeviceState.ACTIVE) -> Phone:
        """A phone in this person's hand, logged in; with its key enrolled unless told otherwise."""
        phone = Phone(in_process, send_upload=self._put)
        phone.token = self.accounts.access_token(employee.employee_id)
        if enrolled is not None:
            self.give_device(employee.employee_id, phone, enrolled)
        return phone

    def give_device(self, employee_id: str, phone: Phone, state: DeviceState) -> None:
        point = decode(phone.key.public)
        phone.device_id = thumbprint(point)
        device = Device(phone.device_id, point, state, "Ponsel uji", self.clock.now)
        self.change(employee_id, lambda each: replace(each, devices=(*each.devices, device)))

    def change(self, employee_id: str, how: Callable[[Employee], Employee]) -> Employee:
        """Change a person directly in the table."""
        stored = self.services.staff.employee(employee_id)
        assert stored is not None
        return self.services.staff.save(how(stored), stored, entry("test_change", self.clock.now))

    def check_in(self, phone: Phone, slot: str = "arrival", seed: int = 1, accuracy_m: float = 8.0) -> Reply:
        return phone.check_in(slot, (cast.HALL.longitude, cast.HALL.latitude), selfie(seed), accuracy_m)

    def publish(self, subject: str, content: object) -> None:
        """Publish a subject of the city directly."""
        base = self.services.city.fresh(self.clock.now).versions.get(subject, 0)
        book_id = self.services.city.draft(subject, content)
        self.services.city.publish(subject, book_id, base, entry(f"test_{subject}", self.clock.now))

    def _put(self, form: Any, jpeg: bytes) -> int:
        self.s3.put_object(
            Bucket=BUCKET,
            Key=form["fields"]["key"],
            Body=jpeg,
            ContentType="image/jpeg",
            ChecksumAlgorithm="SHA256",
        )
        return 204


def entry(action: str, at: datetime) -> AuditEntry:
    return AuditEntry(wiring.new_id(), f"TEST#{at:%Y-%m-%d}", at, "test", action, "test")


WORK: list[tuple[str, int]] = []  # jobs that workers were told of, and how many seconds from then
CLOSING: list[tuple[Task, int]] = []  # likewise units' dates


def real_stores(accounts: FakeAccounts, s3: Any, sent_again: list[tuple[str, str]]) -> Services:
    """The real stores over whatever AWS the environment points at."""
    connection = bind(PREFIX)
    trail = AuditTrail(connection)
    return Services(
        staff=StaffTable(trail),
        city=CityBooksTable(trail, wiring.new_id),
        proposals=ProposalTable(trail),
        photos=OfficePhotoTable(trail),
        machines=MachineTable(trail),
        swaps=SwapTable(trail),
        cases=CaseTable(trail),
        activities=ActivityTable(trail),
        plans=PlanTable(trail),
        evaluations=EvaluationTable(trail),
        requests=RequestTable(trail),
        attendance=AttendanceTable(trail),
        attempts=AttemptTable(connection),
        team_log=TeamLogTable(),
        evidence=EvidenceTable(connection),
        selfies=SelfieS3(s3, BUCKET, "https://upload.example"),
        selfie_views=SelfieViewTable(trail),
        reviews=ReviewTable(trail),
        identity=accounts,
        sessions=SessionTable(),
        audit=trail,
        proofs=DayProofTable(trail),
        roots=RootArchiveS3(s3, ROOTS),
        jobs=JobTable(trail),
        years=YearTable(trail),
        budgets=BudgetTable(trail),
        months=MonthTable(trail),
        closes=CloseTable(),
        flags=FlagTable(connection),
        outages=OutageTable(trail),
        public_figures=PublicFigureTable(),
        failures=FailureMetric(lambda: boto3.client("cloudwatch", region_name="ap-southeast-3"), PREFIX),
        notices=NoticeTable(connection),
        addresses=AddressTable(),
        digests=DigestTable(),
        figures=FigureTable(),
        levels=LevelTable(),
        mail=FakeMail(),
        pushes=PushTable(trail),
        push=FakePush(),
        files=FilesS3(s3, BUCKET, "https://upload.example"),
        secrets=FixedSecrets(),
        new_id=wiring.new_id,
        random_bytes=os.urandom,
        token_rules=RULES,
        site=Site(True, "/api/sessions", "https://presensi.example"),
        upload_queue=sent_again.extend,
        work_queue=lambda job_id, delay_s=0: WORK.append((job_id, delay_s)),
        close_queue=lambda task, delay_s=0: CLOSING.append((task, delay_s)),
    )


@contextmanager
def small_city(now: datetime, fill: Callable[[World], None] | None = None) -> Iterator[World]:
    """The cast's city on moto, published and staffed (or filled otherwise), with the clock at `now`."""
    with mock_aws():
        s3 = boto3.client("s3", region_name="ap-southeast-3")
        make_tables(boto3.client("dynamodb", region_name="ap-southeast-3"), PREFIX)
        make_bucket(s3, BUCKET)
        make_bucket(s3, ROOTS, locked=True)
        clock = Clock(now)
        accounts, sent_again = FakeAccounts(clock), []  # type: ignore[var-annotated]
        world = World(real_stores(accounts, s3, sent_again), clock, accounts, s3, sent_again)
        (fill or settle)(world)
        yield world


def settle(world: World) -> None:
    """Publish the city and store the cast."""
    city, services = world.services.city, world.services
    for subject, content in (
        ("settings", cast.CITY.settings),
        ("offices", cast.CITY.offices),
        ("units", cast.CITY.units),
        ("calendar", cast.CITY.calendar),
    ):
        city.publish(subject, city.draft(subject, content), 0, entry(f"test_{subject}", world.clock.now))
    for employee in cast.CAST:
        services.staff.save(employee, None, entry("test_add", world.clock.now))
        services.identity.set_password(employee.employee_id, f"sandi rahasia {employee.employee_id}")
