"""Every operation on the packaged stack, under the roles of its functions: nothing answers "our fault".

Fakes and moto don't see IAM: a right that a role lacks is a 503 there and nowhere else. A request is made of the
values that tests/schema/furnished.py has, of what the demo city has by that name, else of unknown ids.
"""

import json
import secrets
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

import pytest

from chalicelib import wiring
from chalicelib.domain.employee import Role
from chalicelib.routes._http import OPERATIONS, Operation
from chalicelib.rules.local_time import local_date
from tests.cloud.test_city_moves_in import HEADER, finished
from tests.jobs.workbooks import workbook
from tests.schema.sample import Sampler
from tests.waiting import eventually
from tools import demo_city, smoke
from tools.openapi import OPENAPI
from tools.phone import DeviceKey, Phone, Reply, http_transport, post_file
from tools.sample_photo import sample_photo
from tools.stack import Stack

DOCUMENT = json.loads(OPENAPI.read_text())
LAST = ("PUT /me/password", "DELETE /sessions")  # they end the session of whoever asks
IN_VAIN = {"GET /me/swaps/partners"}  # a newcomer has no roster to swap from
ROLES = {Role.OPERATOR: "CONTOH-0004", Role.SUPERVISOR: "CONTOH-0005", Role.AUDITOR: "CONTOH-0003"}  # beside Eko's


@dataclass
class Walk:
    """What was asked of a city, and what it answered.

    phones   by role; None: a person without one.
    """

    stack: Stack
    phones: Mapping[Role | None, Phone]
    sampler: Sampler
    replies: dict[str, Reply] = field(default_factory=dict)

    def ask(self, operation: Operation, phone: Phone) -> Reply:
        declared = DOCUMENT["paths"][operation.path][operation.method.lower()]
        place, query, path = _name(operation), [], operation.path
        for each in declared.get("parameters", ()):
            value = self.sampler.of(each["schema"], place, each["name"])
            if each["in"] == "path":
                path = path.replace(f"{{{each['name']}}}", str(value))
            elif each["in"] == "query" and each.get("required"):
                query.append(f"{each['name']}={value}")
        path += f"?{'&'.join(query)}" if query else ""
        return self._send(phone, operation, path, declared.get("requestBody", {"content": {}})["content"])

    def who(self, operation: Operation) -> Phone:
        """Of those who may, the one with the most to do."""
        if operation.public:
            return Phone(self.phones[None].transport, cookie=self.phones[None].cookie)
        if operation.roles is None:
            return self.phones[None]
        return next(phone for role, phone in self.phones.items() if role in operation.roles)

    def _send(self, phone: Phone, operation: Operation, path: str, content: Any) -> Reply:
        if not content:
            return phone.call(operation.method, path)
        media_type, declared = next(iter(content.items()))
        body = self.sampler.of(declared.get("schema", {}), _name(operation), media_type)
        headers = {"Content-Type": media_type, "Presensi-Signature": "A" * 86}
        if media_type.endswith("json"):
            return phone.call(operation.method, path, body, headers)
        return phone.call(operation.method, path, None, headers, str(body).encode())


@pytest.fixture(scope="module")
def walk(stack: Stack) -> Walk:
    """All operations asked, those that end a session last."""
    demo_city.seed(stack)
    eko = smoke.admin(stack)
    newcomer, here = _furnish(stack, eko)
    phones = {Role.CITY_ADMIN: eko, **{role: _logged_in(stack, number) for role, number in ROLES.items()}}
    found = Walk(stack, {**phones, None: newcomer}, Sampler(DOCUMENT, here))
    for operation in sorted(OPERATIONS, key=lambda each: (_name(each) in LAST, each.path == "/sessions")):
        found.replies[_name(operation)] = found.ask(operation, found.who(operation))
    return found


def _name(operation: Operation) -> str:
    return f"{operation.method} {operation.path}"


def _logged_in(stack: Stack, number: str) -> Phone:
    person = next(each for each in demo_city.PEOPLE if each.number == number)
    return smoke.admin(stack, number, person.password)


def _furnish(stack: Stack, eko: Phone) -> tuple[Phone, dict[str, Any]]:
    """Somebody new to read, to move and to let go, and what the city has by which name."""
    office_id = eko.call("GET", "/offices").expect(200)["features"][0]["properties"]["office_id"]
    today = local_date(wiring.clock(), demo_city.ZONE)
    tomorrow, next_week = today + timedelta(days=1), today + timedelta(days=8)
    number = f"UJI-{secrets.token_hex(3)}".upper()
    work = {
        "unit_id": "umum", "starts_on": f"{today - timedelta(days=1)}", "office_ids": [office_id],
        "pattern_id": "sepanjang-hari",
    }  # fmt: skip
    new = {"name": "Uji Rute", "number": number, "assignment": work}
    employee_id = eko.call("POST", "/employees", new).expect(201)["employee_id"]
    code = eko.call("POST", f"/employees/{employee_id}/codes").expect(201)["code"]
    newcomer = Phone(http_transport(stack.api_url))
    newcomer.first_log_in(number, code, smoke.PASSWORD).expect(201)
    newcomer.enrol().expect(201)
    template = finished(eko, eko.call("POST", "/people-templates").expect(202)["job_id"])
    settings = eko.call("GET", "/settings").expect(200)
    waiting = eko.call("PUT", "/settings", _settings_body(settings)).expect(202)
    begun = eko.call("POST", "/imports", {"file_name": "pegawai.xlsx"}).expect(201)
    post_file(begun["upload"], workbook([HEADER, ["UJI-RUTE", "Uji", "umum", office_id, "lima-hari", "", ""]]))
    return newcomer, {
        "employee_id": employee_id, "employee_ids": [employee_id], "supervisor_id": None, "office_id": office_id,
        "office_ids": [office_id], "number": number, "password": smoke.PASSWORD, "old_password": smoke.PASSWORD,
        "new_password": "lima ratus meter jauhnya", "device_id": newcomer.device_id, "revision": 0,
        "public_key": DeviceKey().public, "date": f"{today}", "on": f"{today}", "starts_on": f"{tomorrow}",
        "ends_on": f"{next_week}", "month": f"{today:%Y-%m}", "year": f"{today:%Y}", "left_on": f"{next_week}",
        "job_id": template["job_id"], "proposal_id": waiting["proposal_id"], "grants": [],
        "GET /jobs/{job_id}/files/{name} name": template["files"][0],
        "POST /jobs/{job_id}/check job_id": begun["job"]["job_id"],
        "CheckBody mapping": {}, "CheckBody letters": {},
        "PUT /settings application/json": _settings_body(settings),
        "PUT /units/{unit_id} unit_id": "uji-rute",
        "EmployeeBody number": f"{number}-2",
    }  # fmt: skip


def _settings_body(settings: Mapping[str, Any]) -> dict[str, Any]:
    fields = DOCUMENT["components"]["schemas"]["SettingsBody"]["properties"]
    return {name: value for name, value in settings.items() if name in fields}


@pytest.mark.parametrize("name", [_name(each) for each in OPERATIONS])
def test_an_operation_is_never_our_fault(walk: Walk, name: str) -> None:
    reply = walk.replies[name]
    assert reply.status < 500, reply.text


def test_the_walk_goes_through_doors_not_only_up_to_them(walk: Walk) -> None:
    done = {name for name, reply in walk.replies.items() if reply.status < 300}
    plain = {_name(each) for each in OPERATIONS if each.method == "GET" and "{" not in each.path}
    assert plain - done <= IN_VAIN
    assert len(done) > len(walk.replies) * 0.6, sorted(walk.replies.keys() - done)


def test_every_role_passes_its_reading_doors(walk: Walk) -> None:
    for role, phone in walk.phones.items():
        for operation in OPERATIONS:
            if role and operation.method == "GET" and "{" not in operation.path and role in (operation.roles or ()):
                walk.ask(operation, phone).expect(200)


def test_the_workers_leave_nothing_behind(walk: Walk) -> None:
    """No job of the walk failed, no message waits to be tried again, none lies among the dead."""

    def rests() -> bool:
        jobs = walk.phones[Role.CITY_ADMIN].call("GET", "/jobs").expect(200)["jobs"]
        return not [each for each in jobs if each["state"] in ("queued", "making", "applying")]

    eventually(rests, within_s=90)
    jobs = walk.phones[Role.CITY_ADMIN].call("GET", "/jobs").expect(200)["jobs"]
    assert {each["problem"] for each in jobs} <= {None}
    eventually(lambda: messages(walk.stack, "work") == 0)
    assert messages(walk.stack, "work-dlq") == 0


def test_an_upload_and_the_sweep_leave_nothing_behind(walk: Walk) -> None:
    stack, key = walk.stack, "inbox/umum/uji-rute/20261128-arrival-uji.jpg"
    s3 = stack.client("s3")
    s3.put_object(Bucket=stack.bucket, Key=key, Body=sample_photo("rute"), ContentType="image/jpeg")

    def judged() -> bool:
        return bool(s3.get_object_tagging(Bucket=stack.bucket, Key=key)["TagSet"])

    eventually(judged)
    answer = stack.client("lambda").invoke(FunctionName=f"{stack.prefix}-sweep", Payload=b"{}")
    assert "FunctionError" not in answer, answer["Payload"].read()
    eventually(lambda: messages(stack, "evidence") == 0)
    assert messages(stack, "evidence-dlq") == 0


def messages(stack: Stack, queue: str) -> int:
    """How many there are: visible, delayed, or at a worker and not done with."""
    sqs = stack.client("sqs")
    url = sqs.get_queue_url(QueueName=f"{stack.prefix}-{queue}")["QueueUrl"]
    counts = sqs.get_queue_attributes(QueueUrl=url, AttributeNames=["All"])["Attributes"]
    return sum(int(number) for name, number in counts.items() if name.startswith("ApproximateNumberOfMessages"))
