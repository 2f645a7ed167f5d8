"""People with phones in the city of city.py, on the stub, before the app as Lambda wires it.

Nothing of the app is replaced: an environment and AWS's answers are all it gets.
"""

import base64
import hashlib
import json
import os
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from jwt.algorithms import RSAAlgorithm

from app import app
from bench.city import START, city_contents
from bench.cloud_stub import CloudStub
from chalicelib import wiring
from chalicelib.domain.audit import AuditEntry
from chalicelib.domain.employee import Assignment, Device, DeviceState, Employee, NumberKind
from chalicelib.proof.base64url import decode
from chalicelib.proof.device_key import thumbprint
from chalicelib.rules.local_time import local_date
from chalicelib.store.tables import Attendance
from tests.cast import SETTINGS
from tests.gateway import event_of
from tests.identity_fake import CLIENT_ID, ISSUER, KEY_ID, PRIVATE_KEY, FakeAccounts
from tools.keys import push_key, random_key, receipt_keys
from tools.phone import DeviceKey, Phone, Reply

CITY_PREFIX = "presensi-contoh-bench"
BUCKET = f"{CITY_PREFIX}-selfies"
KEYS_PREFIX = "/presensi/contoh/bench"
SELFIE = b"\xff\xd8\xff" + bytes(range(256)) * 400  # never looked into: the bucket tells size, type and hash
TOKEN_LIFE_S = 3_600


def _key_set() -> str:
    """The pool's keys at an address that needs no network."""
    key = json.loads(RSAAlgorithm.to_jwk(PRIVATE_KEY.public_key())) | {"kid": KEY_ID, "alg": "RS256", "use": "sig"}
    return f"data:application/json;base64,{base64.b64encode(json.dumps({'keys': [key]}).encode()).decode()}"


ENVIRONMENT = {
    "AWS_ACCESS_KEY_ID": "AKIAIOSFODNN7EXAMPLE",
    "AWS_SECRET_ACCESS_KEY": "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY",
    "AWS_SESSION_TOKEN": "IQoJb3JpZ2luX2Vj" * 40,
    "AWS_DEFAULT_REGION": "ap-southeast-3",
    "AWS_EC2_METADATA_DISABLED": "true",
    "LOG_LEVEL": "INFO",
    "TABLE_PREFIX": CITY_PREFIX,
    "SELFIE_BUCKET": BUCKET,
    "UPLOAD_URL": f"https://{BUCKET}.s3.ap-southeast-3.amazonaws.com",
    "USER_POOL_ID": "ap-southeast-3_bench",
    "USER_POOL_CLIENT_ID": CLIENT_ID,
    "TOKEN_ISSUER": ISSUER,
    "JWKS_URL": _key_set(),
    "COOKIE_SECURE": "true",
    "COOKIE_PATH": "/api/sessions",
    "KEYS_PREFIX": KEYS_PREFIX,
    "EVIDENCE_QUEUE_URL": "https://sqs.ap-southeast-3.amazonaws.com/000000000000/evidence",
    "ROOTS_BUCKET": f"{CITY_PREFIX}-roots",
    "WORK_QUEUE_URL": "https://sqs.ap-southeast-3.amazonaws.com/000000000000/work",
    "CLOSE_QUEUE_URL": "https://sqs.ap-southeast-3.amazonaws.com/000000000000/close",
    "SITE_ORIGIN": "https://presensi.example",
    "PUSH_HOSTS": "",
    "MAIL_FROM": "",
    "MAIL_SET": "",
}


class _Context:
    """What Lambda hands in beside the event."""

    aws_request_id = "6bc3a1b2-0f4e-4c9e-9d1e-5b1f3c2d7a10"
    function_name = f"{CITY_PREFIX}-api"
    memory_limit_in_mb = 1_024
    invoked_function_arn = f"arn:aws:lambda:ap-southeast-3:000000000000:function:{function_name}"

    def get_remaining_time_in_millis(self) -> int:
        return 20_000


CONTEXT = _Context()


@dataclass(frozen=True)
class Person:
    """Somebody with an approved phone and a session."""

    employee: Employee
    phone: Phone

    def challenge_event(self, slot: str = "arrival") -> dict[str, Any]:
        """POST /check-ins/challenges as the gateway sends it."""
        body = json.dumps({"slot": slot, "device_id": self.phone.device_id}).encode()
        return event_of("POST", "/check-ins/challenges", self._headers(), body)

    def check_in_event(self, challenge: str) -> dict[str, Any]:
        """POST /check-ins as the gateway sends it: 40 m from the office's centre, freshly signed."""
        body = self.phone.body(challenge, (106.0425, -6.0097), SELFIE, 12.5)
        return event_of("POST", "/check-ins", self._headers() | {"Presensi-Signature": self.phone.key.sign(body)}, body)

    def _headers(self) -> dict[str, str]:
        """What a phone behind a gateway sends."""
        return {
            "Accept": "*/*",
            "Accept-Language": "id-ID,id;q=0.9,en;q=0.8",
            "Authorization": f"Bearer {self.phone.token}",
            "Content-Type": "application/json",
            "Host": "presensi.contoh.example",
            "Presensi-Client": "web/1",
            "User-Agent": "Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0",
            "X-Amzn-Trace-Id": "Root=1-69225e00-3f1c0b6a5d7e4f2a1b3c4d5e",
            "X-Forwarded-For": "203.0.113.7",
            "X-Forwarded-Port": "443",
            "X-Forwarded-Proto": "https",
        }


@dataclass(frozen=True)
class Scene:
    stub: CloudStub
    people: list[Person]

    def challenges(self, people: Iterable[Person]) -> list[str]:
        """A fresh challenge for each, through the app."""
        return [answer_of(each.challenge_event())["challenge"] for each in people]

    def forget_check_ins(self) -> None:
        """Empty slots for all, as on a new day."""
        self.stub.tables[Attendance.Meta.table_name] = {}


def answer_of(event: dict[str, Any]) -> Any:
    """The app's answer to an event; AssertionError unless it is 201."""
    answer = app(event, CONTEXT)
    return Reply(answer["statusCode"], {}, answer["body"]).expect(201)


def make_scene(people: int, unit_ids: tuple[str, ...] = ("umum",)) -> Scene:
    """The city, with so many people spread over these units."""
    os.environ.update(ENVIRONMENT)
    stub = make_stub()
    stub.install()
    now = wiring.clock()
    publish_city(now)
    return Scene(
        stub, [make_person(f"{number:016d}", unit_ids[number % len(unit_ids)], now) for number in range(people)]
    )


def make_stub() -> CloudStub:
    stub = CloudStub()
    stub.parameters = {
        f"{KEYS_PREFIX}/challenge-key": random_key(),
        f"{KEYS_PREFIX}/receipt-keys": receipt_keys(),
        f"{KEYS_PREFIX}/push-key": push_key(),
        f"{KEYS_PREFIX}/pepper": random_key(),
    }
    checksum = base64.b64encode(hashlib.sha256(SELFIE).digest()).decode()
    stub.object_headers = {
        "Content-Type": "image/jpeg",
        "Content-Length": str(len(SELFIE)),
        "ETag": f'"{hashlib.md5(SELFIE).hexdigest()}"',
        "x-amz-checksum-sha256": checksum,
        "x-amz-checksum-type": "FULL_OBJECT",
        "x-amz-version-id": "3HL4kqtJvjVBH40Nrjfkd.8fGz0QmBAv",
    }
    stub.parsed_head = {
        "ContentType": "image/jpeg",
        "ContentLength": len(SELFIE),
        "ChecksumSHA256": checksum,
        "VersionId": "3HL4kqtJvjVBH40Nrjfkd.8fGz0QmBAv",
    }
    return stub


def publish_city(now: datetime) -> None:
    """Settings, offices, units and the calendar, through the real store."""
    city = wiring.services().city
    for subject, content in city_contents().items():
        city.publish(subject, city.draft(subject, content), 0, _entry(now))


def make_person(employee_id: str, unit_id: str, now: datetime) -> Person:
    """Stored as the app stores people; 2 assignments, 2 offices, one approved phone."""
    key = DeviceKey()
    point = decode(key.public)
    device = Device(thumbprint(point), point, DeviceState.ACTIVE, "Ponsel Android, Chrome 142", now, now, "0" * 16)
    yesterday = local_date(now, SETTINGS.zone) - timedelta(days=1)
    employee = Employee(
        employee_id=employee_id,
        name="Ani Nurhayati Rahmawati Kusumaningrum",
        number=f"CONTOH-{employee_id[-8:]}",
        number_kind=NumberKind.LOCAL,
        assignments=(
            Assignment("unit-1", START, ("kantor-7",), "lima-hari", "1" * 16, yesterday - timedelta(days=400)),
            Assignment(unit_id, yesterday - timedelta(days=399), ("kantor-0", "kantor-1"), "lima-hari", "1" * 16),
        ),
        devices=(device,),
        email="ani@contoh.example",
    )
    wiring.services().staff.save(employee, None, _entry(now))
    phone = Phone(transport=_no_transport, key=key, device_id=device.device_id)
    phone.token = FakeAccounts(wiring.clock).access_token(employee_id, exp=int(now.timestamp()) + TOKEN_LIFE_S)
    return Person(employee, phone)


def _entry(at: datetime) -> AuditEntry:
    return AuditEntry(wiring.new_id(), f"BENCH#{at:%Y-%m-%d}", at, "bench", "bench", "bench")


def _no_transport(*_: Any) -> Reply:
    raise NotImplementedError("events of this phone are handed to the app by the benchmark")
