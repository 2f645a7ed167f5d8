"""The first city admin of an empty deployment, and the settings to begin with; refuses once an admin exists.

    make first-admin CITY=... STAGE=... SETTINGS=city.json NAME="..." NUMBER=... UNIT=bkpsdm

prints a one-time code. It needs rights on the tables themselves: whoever runs it could write anything anyway, and the
audit trail names it as `deployment`. docs/city.example.json shows the settings.
"""

import argparse
import os
import sys
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

import msgspec

from chalicelib import wiring
from chalicelib.config import Config
from chalicelib.domain.audit import AuditEntry
from chalicelib.domain.city import Settings, Unit
from chalicelib.domain.employee import Assignment, Employee, Grant, Role
from chalicelib.domain.login import OneTimeCode
from chalicelib.rules.employee_number import judge_number
from chalicelib.rules.local_time import local_date
from chalicelib.rules.login import CODE_CHARACTERS
from chalicelib.use_cases.log_in import hash_code
from chalicelib.use_cases.ports import Services
from tools.deployed import find_stack
from tools.stack import CREDENTIALS, Cloud, Stack

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
    return wiring.build(
        Config(
            city=stack.city,
            stage=stack.stage,
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
            evidence_queue_url="",
        )
    )


def make_first_admin(services: Services, settings: Settings, first: FirstAdmin) -> str:
    """Publish the settings and the unit, add the person with the admin role: the one-time code to log in with.

    Raises AdminExists, or ValueError for a number that is none.
    """
    if services.staff.city_admins():
        raise AdminExists
    now = wiring.clock()
    today = local_date(now, settings.zone)
    verdict = judge_number(first.number, None, today)
    if verdict.kind is None:
        raise ValueError("; ".join(fault.detail[1] for fault in verdict.faults))
    _publish(services, "settings", settings, settings)
    _publish(services, "units", {first.unit.unit_id: first.unit}, settings)
    employee = Employee(
        employee_id=services.new_id(),
        name=first.name,
        number=verdict.number,
        number_kind=verdict.kind,
        assignments=(Assignment(first.unit.unit_id, today, (), None),),
        grants=(Grant(Role.CITY_ADMIN),),
    )
    services.staff.save(employee, None, _entry(services, "first_admin", employee.employee_id, settings))
    return _give_code(services, employee, settings)


def _give_code(services: Services, employee: Employee, settings: Settings) -> str:
    letters = wiring.ID_ALPHABET
    code = "".join(letters[byte & 31] for byte in os.urandom(CODE_CHARACTERS))
    salt = os.urandom(16)
    until = wiring.clock() + timedelta(hours=settings.code_life_hours)
    stored = OneTimeCode(employee.employee_id, salt, hash_code(code, salt), until, ACTOR)
    services.staff.put_code(stored, _entry(services, "code_issued", employee.employee_id, settings))
    return code


def _publish(services: Services, subject: str, content: object, settings: Settings) -> None:
    book_id = services.city.draft(subject, content)
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
    settings = msgspec.json.decode(Path(given.settings).read_bytes(), type=Settings)
    stack = find_stack(Cloud(None), given.city, given.stage)
    first = FirstAdmin(given.name, given.number, Unit(given.unit, given.unit_name or given.unit))
    try:
        code = make_first_admin(services_of(stack), settings, first)
    except AdminExists:
        print("There is an admin already; further ones are made in the app, by two people.", file=sys.stderr)
        return 1
    print(f"One-time code, good for {settings.code_life_hours} h: {code}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
