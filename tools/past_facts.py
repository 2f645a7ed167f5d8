"""Check-ins of the demo's past as they are recorded, with the evidence of their photos; many in one write.

Window and fence are judged by the rules. What no rule looks at again (body, signature) is of the right size alone.
"""

import hashlib
import time
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import islice
from typing import Any

from chalicelib.domain.attendance import INBOX, CheckIn, Evidence, Reason, UploadName
from chalicelib.domain.city import City
from chalicelib.domain.employee import Employee
from chalicelib.domain.office import Circle, Office, Position
from chalicelib.domain.shift import Slot
from chalicelib.rules.geofence import judge_geofence, round_position
from chalicelib.rules.time_window import judge_window
from chalicelib.store.slot_facts import facts_of
from chalicelib.store.tables import Attendance, EvidenceItems, attendance_key, evidence_key, form_of
from chalicelib.use_cases.day_plans import EmployeeDay, employee_day
from tools.past_days import day_of
from tools.past_drafts import PastDraft
from tools.past_people import SEED, PastPerson

DEGREE_M = 110_600
AT_ONCE = 25  # items that one BatchWriteItem takes
LOOKED_AT = timedelta(seconds=3)  # after it came: the evidence of a photo
Made = tuple[CheckIn, Evidence]


@dataclass(frozen=True)
class Planned:
    """One of the past's people as stored, on one date."""

    person: PastPerson
    employee: Employee
    day: EmployeeDay


def plan_date(people: Mapping[PastPerson, Employee], on: date, city: City) -> list[Planned]:
    return [Planned(person, employee, employee_day(employee, on, city)) for person, employee in people.items()]


def made_by(planned: Planned, began_on: date, phones: Mapping[str, str], city: City) -> Iterator[Made]:
    """What they check in on the date. phones: key of a person -> the id of their phone."""
    for draft in day_of(planned.person, planned.day, began_on):
        yield _made(planned, draft, phones, city)


def _made(planned: Planned, draft: PastDraft, phones: Mapping[str, str], city: City) -> Made:
    day, offices = planned.day, planned.day.offices
    office = offices[-1 if draft.is_away else 0]
    position = _position(office, draft, day.plan.local_date)
    where = judge_geofence(position, (office,), day.plan.local_date)
    window = day.plan.slot(draft.slot)
    mark = f"{planned.person.key} {day.plan.local_date} {draft.slot}"
    assert window is not None, mark
    assert where.inside, mark
    told, reasons = judge_window(window, draft.at), (Reason.OFFLINE,) if draft.offline else ()
    check_in = CheckIn(
        employee_id=planned.employee.employee_id,
        unit_id=day.unit_id,
        local_date=day.plan.local_date,
        slot=draft.slot,
        challenge_id=_bytes("challenge", mark)[:16].hex(),
        body_hash=_bytes("body", mark),
        counts_at=draft.at,
        received_at=draft.at if draft.offline else draft.at + timedelta(milliseconds=draft.took_ms),
        position=position,
        accuracy_m=draft.accuracy_m,
        distance_m=round(where.distance_m),
        office_id=office.office_id,
        offices_version=city.versions.get("offices", 0),
        fence_version=where.fence.version,
        selfie_sha256=_bytes("selfie", mark),
        selfie_version_id=_bytes("version", mark)[:16].hex(),
        device_id=phones[draft.phone],
        signature=_bytes("r", mark) + _bytes("s", mark),
        reasons=reasons,
        late_min=0 if draft.offline else told.late_min,
        early_min=told.early_min,
    )
    return check_in, _evidence(check_in, draft)


def _position(office: Office, draft: PastDraft, on: date) -> Position:
    fence = office.fence_on(on)
    assert fence is not None
    assert isinstance(fence.shape, Circle)
    center = fence.shape.center
    return round_position(center.longitude + draft.east_m / DEGREE_M, center.latitude + draft.north_m / DEGREE_M)


def _evidence(check_in: CheckIn, draft: PastDraft) -> Evidence:
    photo, mirror = draft.photo or 0, draft.mirror or 0
    return Evidence(
        upload_key=check_in.upload_key,
        version_id=check_in.selfie_version_id or "",
        sha256=check_in.selfie_sha256,
        size_bytes=38_000 + photo % 9_000,
        made_at=check_in.received_at + LOOKED_AT,
        dhash=photo.to_bytes(32),
        dhash_mirror=mirror.to_bytes(32),
        evidence_key=picture_key(check_in.upload_key),
    )


def picture_key(upload_key: str) -> str:
    """Where the clean copy of a selfie would lie; tools/past_history.py lays a drawn one there of what is looked at."""
    return f"evidence/{upload_key.removeprefix(INBOX).removesuffix('.jpg')}-contoh.jpg"


def _bytes(what: str, mark: str) -> bytes:
    return hashlib.sha256(f"{SEED} {what} {mark}".encode()).digest()


def write_many(client: Any, made: Iterable[Made]) -> None:
    """Whole days of people, and what was found of their photos. Twice is once; it takes what stood there away."""
    by_day: dict[tuple[str, str], dict[str, Any]] = {}
    evidence = []
    for check_in, found in made:
        pk, sk = attendance_key(check_in.unit_id, check_in.local_date, check_in.employee_id)
        item = by_day.setdefault((pk, sk), {"pk": {"S": pk}, "sk": {"S": sk}, "v": {"N": str(form_of(Attendance))}})
        item[_SLOTS[check_in.slot]] = facts_of(check_in)
        evidence.append(_evidence_item(check_in, found))
    put_all(client, Attendance.Meta.table_name, list(by_day.values()))
    put_all(client, EvidenceItems.Meta.table_name, evidence)


_SLOTS = {slot: getattr(Attendance, slot).attr_name for slot in Slot}


def _evidence_item(check_in: CheckIn, found: Evidence) -> dict[str, Any]:
    upload = UploadName(
        check_in.unit_id, check_in.employee_id, check_in.local_date, check_in.slot, check_in.challenge_id
    )
    pk, sk = evidence_key(upload, found.version_id)
    return {
        "pk": {"S": pk},
        "sk": {"S": sk},
        "v": {"N": str(form_of(EvidenceItems))},
        "h": {"B": found.sha256},
        "z": {"N": str(found.size_bytes)},
        "t": {"N": str(round(found.made_at.timestamp() * 1000))},
        "d": {"B": found.dhash},
        "m": {"B": found.dhash_mirror},
        "k": {"S": found.evidence_key},
    }


def put_all(client: Any, table: str, items: Sequence[dict[str, Any]]) -> None:
    """Each in the place of what stood there."""
    rest = iter(items)
    while some := list(islice(rest, AT_ONCE)):
        asked = {table: [{"PutRequest": {"Item": item}} for item in some]}
        while asked:
            asked = client.batch_write_item(RequestItems=asked)["UnprocessedItems"]
            time.sleep(0.2 if asked else 0)
