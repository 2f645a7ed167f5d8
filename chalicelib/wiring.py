"""Builds the outside world once per container, at first use: importing this needs nothing of it."""

import os
import time
from datetime import UTC, datetime
from functools import lru_cache, partial
from typing import Any

import botocore.config

from chalicelib.config import Config, read_config
from chalicelib.identity.cognito import CognitoAccounts
from chalicelib.identity.jwks import KeySet
from chalicelib.identity.secrets import ParameterStoreSecrets
from chalicelib.mail.ses import SesMail
from chalicelib.proof.access_token import TokenRules
from chalicelib.proof.letters import spell
from chalicelib.push.services import WebPush
from chalicelib.store.activities import ActivityTable
from chalicelib.store.addresses import AddressTable
from chalicelib.store.attempts import AttemptTable
from chalicelib.store.attendance import AttendanceTable
from chalicelib.store.audit import AuditTrail
from chalicelib.store.budgets import BudgetTable
from chalicelib.store.city import CityBooksTable
from chalicelib.store.close_queue import CloseQueue
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
from chalicelib.store.instants import read_instant
from chalicelib.store.jobs import JobTable
from chalicelib.store.machines import MachineTable
from chalicelib.store.metrics import FailureMetric
from chalicelib.store.months import MonthTable
from chalicelib.store.notices import NoticeTable
from chalicelib.store.office_photos import OfficePhotoTable
from chalicelib.store.outages import OutageTable
from chalicelib.store.patience import Patience
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
from chalicelib.store.tables import CONNECT_TIMEOUT_S, READ_TIMEOUT_S, bind
from chalicelib.store.team_log import TeamLogTable
from chalicelib.store.upload_queue import UploadQueue
from chalicelib.store.work_queue import WorkQueue
from chalicelib.store.years import YearTable
from chalicelib.use_cases.ports import Services, Site

PATIENCE_S = 12.0  # a call begun at the last moment still ends inside the API function's 20 s
JOB_PATIENCE_S = 240.0


def clock() -> datetime:
    """The server's instant in UTC, in whole milliseconds: what is recorded is exactly what was judged."""
    now = datetime.now(UTC)
    return now.replace(microsecond=now.microsecond // 1000 * 1000)


def new_id() -> str:
    """A random id of 16 characters (80 bits)."""
    return spell(os.urandom(16))


_patience = Patience(time.monotonic)


def services() -> Services:
    """The real world of this process. Asking for it begins a piece of work and its patience with AWS."""
    _patience.begin(PATIENCE_S)
    return _world()


def take_time() -> None:
    """Nobody waits for an answer: a job may ask AWS for longer than a request."""
    _patience.begin(JOB_PATIENCE_S)


@lru_cache(maxsize=1)
def _world() -> Services:
    return build(read_config(), _patience)


def build(config: Config, patience: Patience) -> Services:
    """Stores, bucket, accounts and secrets of one deployment, sharing one session and one client per service."""
    connection = bind(config.table_prefix)
    session = connection.session
    session.get_component("response_parser_factory").set_parser_defaults(timestamp_parser=read_instant)
    patience.watch(connection.client)
    trail = AuditTrail(connection)
    keys = KeySet(config.jwks_url, time.monotonic)
    client = partial(_client, session, patience)
    s3 = client("s3")
    secrets = ParameterStoreSecrets(client("ssm"), config.keys_prefix)
    contact = f"mailto:{config.mail_from}" if config.mail_from else config.site_origin
    return Services(
        staff=StaffTable(trail),
        city=CityBooksTable(trail, new_id),
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
        selfies=SelfieS3(s3, config.selfie_bucket, config.upload_url),
        selfie_views=SelfieViewTable(trail),
        reviews=ReviewTable(trail),
        identity=CognitoAccounts(lambda: client("cognito-idp"), config.user_pool_id, config.user_pool_client_id, keys),
        sessions=SessionTable(),
        audit=trail,
        proofs=DayProofTable(trail),
        roots=RootArchiveS3(s3, config.roots_bucket),
        jobs=JobTable(trail),
        years=YearTable(trail),
        budgets=BudgetTable(trail),
        months=MonthTable(trail),
        closes=CloseTable(),
        flags=FlagTable(connection),
        outages=OutageTable(trail),
        public_figures=PublicFigureTable(),
        failures=FailureMetric(lambda: client("cloudwatch"), config.table_prefix),
        notices=NoticeTable(connection),
        addresses=AddressTable(),
        digests=DigestTable(),
        figures=FigureTable(),
        levels=LevelTable(),
        mail=SesMail(lambda: client("sesv2", attempts=1), config.mail_from, config.mail_set),
        pushes=PushTable(trail),
        push=WebPush(config.push_hosts, contact, secrets.push_key, os.urandom),
        files=FilesS3(s3, config.selfie_bucket, config.upload_url),
        secrets=secrets,
        new_id=new_id,
        random_bytes=os.urandom,
        token_rules=TokenRules(config.token_issuer, config.user_pool_client_id),
        site=Site(config.cookie_secure, config.cookie_path, config.site_origin),
        upload_queue=UploadQueue(lambda: client("sqs"), config.evidence_queue_url),
        work_queue=WorkQueue(lambda: client("sqs"), config.work_queue_url),
        close_queue=CloseQueue(lambda: client("sqs"), config.close_queue_url),
    )


def _client(session: Any, patience: Patience, service: str, attempts: int = 3) -> Any:
    """A client that gives up in time; path-style and SigV4 suit S3 here and on the emulator."""
    config = botocore.config.Config(
        connect_timeout=CONNECT_TIMEOUT_S,
        read_timeout=READ_TIMEOUT_S,
        retries={"mode": "standard", "total_max_attempts": attempts},
        signature_version="s3v4" if service == "s3" else None,
        s3={"addressing_style": "path"} if service == "s3" else None,
    )
    return patience.watch(session.create_client(service, config=config))
