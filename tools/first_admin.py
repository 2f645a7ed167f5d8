"""The first city admin of an empty deployment, and the settings to begin with; refuses once an admin exists.

    make first-admin CITY=... STAGE=... SETTINGS=city.json NAME="..." NUMBER=... UNIT=bkpsdm

prints a one-time code. It needs rights on the tables themselves: whoever runs it could write anything anyway, and the
audit trail names it as `deployment`. docs/city.example.json shows the settings; a `logo` there is the name of a PNG
beside it.
"""

import argparse
import base64
import os
import sys
import time
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

import msgspec

from chalicelib import wiring
from chalicelib.config import Config
from chalicelib.domain.audit import AuditEntry
from chalicelib.domain.city import Unit
from chalicelib.domain.employee import Assignment, Employee, Grant, NumberKind, Role
from chalicelib.domain.settings import Settings
from chalicelib.rules.employee_number import judge_number
from chalicelib.rules.local_time import local_date
from chalicelib.store.patience import Patience
from chalicelib.use_cases.change_settings import own_faults
from chalicelib.use_cases.issue_code import draw_code
from chalicelib.use_cases.ports import Changed, Services
from tools.deployed import NotThere, find_city
from tools.stack import CREDENTIALS, Stack

ACTOR = "deployment"


class AdminExists(Exception):
    """There is an admin already: further ones are made in the app, by two people."""


@dataclass(frozen=True)
class FirstAdmin:
    """Who it is, in which unit; that unit is made as well."""

    name: str
    number: str
    unit: Unit


def services_of(stack: Stack) -> Services:
    """The app's own stores over a deployed stack, with the caller's credentials."""
    if stack.endpoint:
        os.environ.update(
            AWS_ENDPOINT_URL=stack.endpoint,
            AWS_ACCESS_KEY_ID=CREDENTIALS["aws_access_key_id"],
            AWS_SECRET_ACCESS_KEY=CREDENTIALS["aws_secret_access_key"],
        )
    os.environ["AWS_DEFAULT_REGION"] = stack.region
    sqs = stack.client("sqs")

    def queue(name: str) -> str:
        return str(sqs.get_queue_url(QueueName=f"{stack.prefix}-{name}")["QueueUrl"])

    return wiring.build(
        Config(
            table_prefix=stack.prefix,
            selfie_bucket=stack.bucket,
            upload_url="",
            user_pool_id=stack.user_pool_id,
            user_pool_client_id=stack.client_id,
            token_issuer="",
            jwks_url="",
            keys_prefix=stack.keys_prefix,
            cookie_secure=True,
            cookie_path="/",
            evidence_queue_url=queue("evidence"),
            work_queue_url=queue("work"),
            close_queue_url=queue("close"),
            roots_bucket=stack.roots,
            site_origin=stack.edge_url or "",
            push_hosts=(),
            mail_from=f"presensi@{stack.city}.example" if stack.endpoint else "",  # as tools/local_stack.py deploys it
            mail_set=stack.prefix,
        ),
        Patience(time.monotonic),  # never begun: nobody's request waits for a tool
    )


def read_settings(path: Path) -> Settings:
    """The settings document. Raises ValueError with the field that is wrong, or for a logo that is no small PNG."""
    settings = msgspec.json.decode(path.read_bytes(), type=Settings)
    if settings.logo and not settings.logo.startswith("data:"):
        packed = base64.b64encode((path.parent / settings.logo).read_bytes()).decode()
        settings = replace(settings, logo=f"data:image/png;base64,{packed}")
    faults = own_faults(settings)
    if faults:
        raise ValueError("; ".join(f"{each.pointer}: {each.detail[1]}" for each in faults))
    return settings


def make_first_admin(services: Services, settings: Settings, first: FirstAdmin) -> str:
    """Publish the settings and the unit, add the person with the admin role: the one-time code to log in with.

    Killed half-way, it goes on from there; while the one admin has not used the code, it gives them a new one.
    Raises AdminExists, or ValueError for a number that is none.
    """
    number, kind = _judged(first.number, local_date(wiring.clock(), settings.zone))
    admins = services.staff.city_admins()
    if admins:
        waiting = _waiting_admin(services, number) if admins == 1 else None
        if waiting is None:
            raise AdminExists
        return _give_code(services, waiting, settings)
    _publish_missing(services, "settings", settings, settings)
    _publish_missing(services, "units", {first.unit.unit_id: first.unit}, settings)
    employee = Employee(
        employee_id=services.new_id(),
        name=first.name,
        number=number,
        number_kind=kind,
        assignments=(Assignment(first.unit.unit_id, local_date(wiring.clock(), settings.zone), (), None),),
        grants=(Grant(Role.CITY_ADMIN),),
    )
    code = _give_code(services, employee.employee_id, settings)  # first: an admin without a code could never log in
    services.staff.save(employee, None, _entry(services, "first_admin", employee.employee_id, settings))
    return code


def _judged(number: str, today: date) -> tuple[str, NumberKind]:
    verdict = judge_number(number, None, today)
    if verdict.faults:
        raise ValueError("; ".join(fault.detail[1] for fault in verdict.faults))
    return verdict.number, verdict.kind


def _waiting_admin(services: Services, number: str) -> str | None:
    """Who has this number, if they still hold a code that nobody has used."""
    employee_id = services.staff.employee_id_of(number)
    return employee_id if employee_id and services.staff.code(employee_id) else None


def _give_code(services: Services, employee_id: str, settings: Settings) -> str:
    code, stored = draw_code(services, employee_id, ACTOR, settings.code_life_hours, wiring.clock())
    services.staff.put_code(stored, _entry(services, "code_issued", employee_id, settings))
    return code


def _publish_missing(services: Services, subject: str, content: object, settings: Settings) -> None:
    """As version 1; what an earlier try published stands."""
    book_id = services.city.draft(subject, content)
    with suppress(Changed):
        services.city.publish(subject, book_id, 0, _entry(services, f"{subject}_published", book_id, settings))


def _entry(services: Services, action: str, object_id: str, settings: Settings) -> AuditEntry:
    now = wiring.clock()
    return AuditEntry(services.new_id(), f"CITY#{local_date(now, settings.zone)}", now, ACTOR, action, object_id)


def main() -> int:
    parser = argparse.ArgumentParser(description="Make the first city admin of an empty deployment.")
    for name in ("city", "stage", "settings", "name", "number", "unit"):
        parser.add_argument(f"--{name}", required=True)
    parser.add_argument("--unit-name", default=None)
    given = parser.parse_args()
    try:
        settings = read_settings(Path(given.settings))
    except (OSError, ValueError) as fault:  # msgspec's own faults name the field
        print(f"SETTINGS: {fault}", file=sys.stderr)
        return 1
    try:
        stack = find_city(given.city, given.stage)
    except NotThere as missing:
        print(missing, file=sys.stderr)
        return 1
    first = FirstAdmin(given.name, given.number, Unit(given.unit, given.unit_name or given.unit))
    try:
        code = make_first_admin(services_of(stack), settings, first)
    except AdminExists:
        print("There is an admin already; further ones are made in the app, by two people.", file=sys.stderr)
        return 1
    except ValueError as fault:
        print(f"NUMBER: {fault}", file=sys.stderr)
        return 1
    print(f"One-time code, good for {settings.code_life_hours} h: {code}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
