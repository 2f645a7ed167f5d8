"""Many at once for one slot, on the emulator, which keeps DynamoDB's promises: one record, and the truth for all.

At the store 200 rounds of 32 threads; over HTTP, straight at the gateway of the packaged stack, 5 rounds of 32 warm
workers. In each round half of the callers send the very same check-in (a phone that lost its answer), half one of
their own (another device, another tap).
"""

from collections import Counter
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from datetime import date, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Barrier
from typing import Any, TypeVar

from bench.city import city_contents
from bench.figures import Figure
from chalicelib import wiring
from chalicelib.domain.attendance import AttendanceDay, CheckIn
from chalicelib.domain.audit import AuditEntry
from chalicelib.domain.employee import Assignment, Device, DeviceState, Employee, NumberKind
from chalicelib.domain.office import Position
from chalicelib.domain.shift import Slot
from chalicelib.proof.base64url import decode, encode
from chalicelib.proof.device_key import thumbprint
from chalicelib.use_cases.ports import AttendanceStore, Services
from tools import emulator
from tools.first_admin import services_of
from tools.local_stack import local_stack
from tools.paths import ROOT
from tools.phone import Phone, Reply, http_transport
from tools.processes import free_port
from tools.sample_photo import sample_photo
from tools.stack import Stack

CALLERS = 32
ROUNDS, HTTP_ROUNDS = 200, 5
QUICK: dict[str, int] = {"rounds": 2, "http_rounds": 1}
REHEARSALS = 12
HALL = (106.042203, -6.009866)
PASSWORD = "tiga puluh dua sekaligus"

T = TypeVar("T")


def measure(rounds: int = ROUNDS, http_rounds: int = HTTP_ROUNDS) -> list[Figure]:
    """Rounds that ended otherwise than they must; not measured where the emulator is not installed."""
    if not emulator.PYTHON.exists():
        why = {"skipped": f"no emulator at {emulator.PYTHON.relative_to(ROOT)}; `make bench` installs it"}
        return [Figure("checkin_races", None, why), Figure("checkin_races_http", None, why)]
    with TemporaryDirectory() as home, local_stack(Path(home), "lomba", "bench", free_port(), free_port()) as stack:
        services = services_of(stack)
        at_store = [outcome for each in range(rounds) if (outcome := race_at_the_store(services.attendance, each))]
        publish(services)
        rehearse(stack, services)
        numbers = range(REHEARSALS, REHEARSALS + http_rounds)
        at_gateway = [outcome for each in numbers if (outcome := race_over_http(stack, services, each))]
    return [figure("checkin_races", at_store), figure("checkin_races_http", at_gateway)]


def figure(name: str, wrong: list[str]) -> Figure:
    return Figure(name, len(wrong), {"wrong": wrong[:5]} if wrong else {})


def race_at_the_store(attendance: AttendanceStore, number: int, callers: int = CALLERS) -> str:
    """What went wrong in this round; empty when nothing did."""
    employee_id = f"pelari-{number:04d}"
    shared = check_in(employee_id, 0)
    contenders = [shared if caller % 2 else check_in(employee_id, caller) for caller in range(callers)]
    told = at_once(attendance.record, contenders)
    recorded = attendance.day(shared.unit_id, shared.local_date, employee_id)
    return judge_store(contenders, told, recorded)


def judge_store(contenders: Sequence[CheckIn], told: Sequence[AttendanceDay | None], recorded: AttendanceDay) -> str:
    winners = [mine for mine, answer in zip(contenders, told, strict=True) if answer is None]
    if len(winners) != 1:
        return f"{len(winners)} were told they were first"
    if dict(recorded.check_ins) != {Slot.ARRIVAL: winners[0]}:
        return "what is stored is not what the first one wrote"
    if any(answer != recorded for answer in told if answer is not None):
        return "somebody was shown another record than the first one's"
    return ""


def check_in(employee_id: str, caller: int) -> CheckIn:
    now = wiring.clock()
    return CheckIn(
        employee_id=employee_id,
        unit_id="lomba",
        local_date=date(2026, 11, 23),
        slot=Slot.ARRIVAL,
        challenge_id=f"{caller:032x}",
        body_hash=bytes([caller]) * 32,
        counts_at=now,
        received_at=now,
        position=Position(*HALL),
        accuracy_m=8.0,
        distance_m=caller,
        office_id="kantor-0",
        offices_version=1,
        fence_version=1,
        selfie_sha256=b"p" * 32,
        selfie_version_id="v",
        device_id=encode(b"k" * 32),
        signature=b"s" * 64,
    )


def race_over_http(stack: Stack, services: Services, number: int) -> str:
    """The same with whole requests: one 201, the same 201 again for its copies, 409 for all others."""
    phone = new_phone(stack, services, number)
    photo = sample_photo(f"lomba {number}")
    shared = uploaded_body(phone, photo)
    bodies = [shared if caller % 2 else uploaded_body(phone, photo) for caller in range(CALLERS)]
    signed = [(body, phone.key.sign(body)) for body in bodies]
    replies = at_once(lambda each: phone.submit(*each), signed)
    return judge_replies(bodies, replies, recorded_slots(phone))


def judge_replies(bodies: Sequence[bytes], replies: Sequence[Reply], recorded: int) -> str:
    told = Counter((reply.status, reply.json.get("code", "")) for reply in replies)
    accepted = [(body, reply) for body, reply in zip(bodies, replies, strict=True) if reply.status == 201]
    first = [each for each in accepted if not is_replay(each[1])]
    if len(first) != 1 or told.keys() - {(201, ""), (409, "ALREADY_CHECKED_IN")}:
        return f"{len(first)} first answers; told: {dict(told)}"
    body, reply = first[0]
    if any(other != body or copy.json != reply.json for other, copy in accepted):
        return "a replay was not the first answer again"
    if told[409, "ALREADY_CHECKED_IN"] != sum(other != body for other in bodies):
        return f"a copy was told otherwise: {dict(told)}"
    return "" if recorded == 1 else f"{recorded} slots are recorded"


def recorded_slots(phone: Phone) -> int:
    return sum(each["check_in"] is not None for each in phone.today()["slots"])


def is_replay(reply: Reply) -> bool:
    return {name.lower(): value for name, value in reply.headers.items()}.get("idempotency-replayed") == "true"


def uploaded_body(phone: Phone, photo: bytes) -> bytes:
    permission = phone.ask_challenge("arrival").expect(201)
    status = phone.upload(permission["upload"], photo)
    assert status in (200, 201, 204), f"the bucket answered {status}"
    return phone.body(permission["challenge"], HALL, photo)


def publish(services: Services) -> None:
    for subject, content in city_contents().items():
        services.city.publish(subject, services.city.draft(subject, content), 0, entry())


def new_phone(stack: Stack, services: Services, number: int) -> Phone:
    """Somebody new, logged in, with an approved phone."""
    phone = Phone(http_transport(stack.api_url))
    point = decode(phone.key.public)
    phone.device_id = thumbprint(point)
    now = wiring.clock()
    employee = Employee(
        employee_id=wiring.new_id(),
        name="Pelari",
        number=f"LOMBA-{number:03d}",
        number_kind=NumberKind.LOCAL,
        assignments=(Assignment("umum", now.date() - timedelta(days=9), ("kantor-0",), "lima-hari"),),
        devices=(Device(phone.device_id, point, DeviceState.ACTIVE, "Ponsel", now, now, "bench"),),
    )
    services.staff.save(employee, None, entry())
    services.identity.set_password(employee.employee_id, PASSWORD)
    phone.log_in(employee.number, PASSWORD).expect(201)
    return phone


def rehearse(stack: Stack, services: Services) -> None:
    """Races that don't count, until one goes through: the emulator needs a minute or more for so many workers."""
    for number in range(REHEARSALS):
        try:
            if not race_over_http(stack, services, number):
                return
        except OSError:  # not within the phone's patience
            continue


def at_once(act: Callable[[Any], T], given: Sequence[Any]) -> list[T]:
    """All at the same moment; what each got."""
    gate = Barrier(len(given))

    def go(each: Any) -> T:
        gate.wait()
        return act(each)

    with ThreadPoolExecutor(len(given)) as pool:
        return list(pool.map(go, given))


def entry() -> AuditEntry:
    now = wiring.clock()
    return AuditEntry(wiring.new_id(), f"BENCH#{now:%Y-%m-%d}", now, "bench", "bench", "bench")
