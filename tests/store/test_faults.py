"""When AWS fails: every call of a check-in, before and after the write, throttled and broken; and the audited writes.

Invariants: one record a slot (I1), no acknowledged one lost (I2), no refused one counted (I3), a valid one has its
photo (I4), no 5xx leaves half a state (I8).
"""

import json
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime
from itertools import pairwise, product
from typing import Any

import botocore.config
import botocore.session
import pytest
from moto import mock_aws

from chalicelib import wiring
from chalicelib.config import Config
from chalicelib.domain.attendance import Reason
from chalicelib.domain.closing import CloseTask
from chalicelib.domain.employee import Employee, Grant, Role
from chalicelib.jobs.handlers import on_evidence_messages
from chalicelib.jobs.sweep import EVERY, PATIENCE, sweep
from chalicelib.store.audit import TRIES
from chalicelib.store.patience import Patience
from chalicelib.store.tables import CONNECT_TIMEOUT_S, READ_TIMEOUT_S, RETRIES, bind
from chalicelib.store.upload_queue import notification
from chalicelib.use_cases.ports import Changed, StoreUnavailable
from tests import cast
from tests.store.faults import FAULTS, Faults, always, for_long, going_wrong, once
from tests.store.somebody import AWAY, HALL, Somebody, city_behind_the_app, somebody
from tests.world import PREFIX, World, entry
from tools.paths import ROOT

GATEWAY_S = 29


@pytest.fixture(scope="module")
def shared() -> Iterator[World]:
    """Every test takes person new."""
    with city_behind_the_app() as city:
        yield city


# The sweep: each call of each kind of check-in, each fault, once and for long; then the client's retry.

ACCEPTED, REPLACING, OUTSIDE = "accepted", "replacing an offline one", "outside"
CALLS = {
    ACCEPTED: ["GetItem", "HeadObject", "UpdateItem"],
    REPLACING: ["GetItem", "HeadObject", "UpdateItem", "TransactWriteItems"],
    OUTSIDE: ["GetItem", "GetItem", "PutItem"],
}
SWEEP = [
    (kind, number, fault, lasting)
    for kind, calls in CALLS.items()
    for number, fault, lasting in product(range(1, len(calls) + 1), FAULTS, (once, for_long))
]


def _ready(world: World, kind: str) -> Somebody:
    person = somebody(world)
    if kind == REPLACING:
        person.prepare(offline=True).send().expect(201)
    return person.prepare(AWAY if kind == OUTSIDE else HALL)


@pytest.mark.parametrize("kind", CALLS)
def test_the_calls_that_are_swept_are_all_there_are(shared: World, kind: str) -> None:
    person = _ready(shared, kind)
    with going_wrong() as faults:
        person.send()
    assert faults.calls == CALLS[kind]


@pytest.mark.parametrize(
    ("kind", "number", "fault", "lasting"), SWEEP, ids=lambda each: getattr(each, "__name__", str(each))
)
def test_whatever_fails_the_clients_retry_ends_in_one_truth(
    shared: World, kind: str, number: int, fault: str, lasting: Callable[..., Any]
) -> None:
    person = _ready(shared, kind)
    with going_wrong(lasting(number, fault)) as faults:
        first = person.send()
    assert sum(faults.slept_s) < GATEWAY_S
    final = 422 if kind == OUTSIDE else 201
    photo_unseen = CALLS[kind][number - 1] == "HeadObject" and lasting is for_long
    unproven = kind == REPLACING and photo_unseen  # and what is not valid replaces no offline one
    if unproven:
        assert (first.status, first.json["code"]) == (409, "ALREADY_CHECKED_IN")
    else:
        assert first.status == final or (first.status, lasting) == (503, for_long)  # one failure is not even felt
    if first.status == 503:
        assert (first.json["code"], first.headers["Retry-After"]) == ("TRY_AGAIN", "5")
    failures = [each for each in person.attempts() if each == "TRY_AGAIN"]
    assert len(failures) <= (first.status == 503)  # where the table itself is down, none is kept
    assert person.send().status == final
    if kind == OUTSIDE:
        assert (person.recorded(), sorted(person.attempts())) == (None, ["OUTSIDE_GEOFENCE", *failures])
        return
    recorded = person.recorded()
    answers = [each.json for each in (first, person.send()) if each.status == 201]
    assert {answer["record"]["challenge_id"] for answer in answers} == {recorded.challenge_id}
    assert len({answer["receipt"] for answer in answers}) == 1
    attempts = [*(["ALREADY_CHECKED_IN"] if unproven else []), *(["REPLACED_BY_ONLINE"] if kind == REPLACING else [])]
    assert sorted(person.attempts()) == attempts + failures  # kept at the same instant
    assert recorded.reasons == ((Reason.PHOTO_PENDING,) if photo_unseen and not unproven else ())


def test_a_lost_answer_of_the_write_is_told_as_a_replay(shared: World) -> None:
    person = _ready(shared, ACCEPTED)
    with going_wrong(once(3, "lost")):
        first = person.send()
    assert (first.status, first.headers["Idempotency-Replayed"]) == (201, "true")
    assert person.send().json == first.json


def test_every_doubt_about_the_photo_ends_once_the_job_has_looked(shared: World) -> None:
    """A bucket that is down at the check-in makes it provisional; the evidence settles it."""
    person = _ready(shared, ACCEPTED)
    with going_wrong(always("denied", "HeadObject")):
        assert person.send().expect(201)["record"]["state"] == "provisional"
    key = person.recorded().upload_key
    version_id = shared.services.selfies.head(key).version_id
    event = {"Records": [{"messageId": "m", "body": notification(key, version_id)}]}
    assert on_evidence_messages(event) == {"batchItemFailures": []}
    assert person.phone.today()["slots"][0]["check_in"]["state"] == "valid"


# Throttled (F6)


@pytest.mark.parametrize(("times", "status"), [(1, 201), (3, 201), (20, 503)])
@pytest.mark.parametrize("operation", ["GetItem", "UpdateItem"])
def test_a_throttle_is_waited_out_in_time_or_told(shared: World, operation: str, times: int, status: int) -> None:
    person = _ready(shared, ACCEPTED)
    with going_wrong(always("throttle", operation, times)) as faults:
        reply = person.send()
    assert reply.status == status
    assert len(faults.slept_s) == min(times, RETRIES)
    assert sum(faults.slept_s) <= 1 + 2 + 4
    if status == 503:
        assert (reply.json["code"], reply.headers["Retry-After"]) == ("TRY_AGAIN", "5")
        known = ["TRY_AGAIN"] if operation == "UpdateItem" else []  # whose it was: else there is nobody to keep it for
        assert (person.recorded(), person.attempts()) == (None, known)


def test_the_waits_between_tries_differ_from_client_to_client(shared: World) -> None:
    waits = set()
    for _ in range(5):
        person = _ready(shared, ACCEPTED)
        with going_wrong(always("throttle", "UpdateItem", 1)) as faults:
            person.send()
        waits.add(faults.slept_s[0])
    assert len(waits) == 5


# Denied (F44): never a yes


@pytest.mark.parametrize("fault", ["denied", "no key"])
@pytest.mark.parametrize("operation", ["GetItem", "UpdateItem"])
def test_a_table_that_denies_is_try_again_and_nothing_is_written(shared: World, operation: str, fault: str) -> None:
    person = _ready(shared, ACCEPTED)
    with going_wrong(always(fault, operation)):
        assert person.send().status == 503
    assert person.recorded() is None
    assert person.send().status == 201


@pytest.mark.parametrize("fault", ["denied", "no key"])
def test_everything_denied_is_try_again(shared: World, fault: str) -> None:
    person = _ready(shared, ACCEPTED)
    with going_wrong(always(fault)):
        assert person.send().status == 503
        assert person.phone.ask_challenge("arrival").status == 503


# All in time (F6, F41)


def _hanging(choose: Callable[[], None]) -> Callable[[Faults, str], str | None]:
    def hang(_: Faults, __: str) -> str | None:
        choose()
        return "before"

    return hang


def test_calls_that_hang_end_inside_the_functions_own_time_limit() -> None:
    """Each try hangs as long as it may; three calls that fail like this in a row are given up in time."""
    limit_s = _lambda_timeouts()["api_handler"]
    assert limit_s <= GATEWAY_S
    now = [0.0]
    patience = Patience(lambda: now[0])

    def hang() -> None:
        now[0] += CONNECT_TIMEOUT_S + READ_TIMEOUT_S

    with mock_aws(), going_wrong(_hanging(hang)):
        client = patience.watch(_dynamodb())
        patience.begin(wiring.PATIENCE_S)
        for _ in range(3):
            with pytest.raises(Exception, match=r"endpoint|no time"):
                client.list_tables()
    assert now[0] + 1 < limit_s


def test_out_of_patience_no_call_is_begun_and_a_new_piece_of_work_has_its_own() -> None:
    now = [0.0]
    patience = Patience(lambda: now[0])
    with mock_aws(), going_wrong() as faults:
        client = patience.watch(_dynamodb())
        client.list_tables()
        patience.begin(5)
        now[0] = 5.1
        with pytest.raises(Exception, match="no time"):
            client.list_tables()
        patience.begin(5)
        client.list_tables()
    assert faults.calls == ["ListTables"] * 2


def test_every_client_of_a_deployment_is_watched() -> None:
    config = Config(
        table_prefix="t", selfie_bucket="b", upload_url="https://x.example", user_pool_id="p",
        user_pool_client_id="c", token_issuer="i", jwks_url="https://x.example", keys_prefix="/k", cookie_secure=True,
        cookie_path="/", evidence_queue_url="https://sqs.ap-southeast-3.amazonaws.com/1/q",
        work_queue_url="https://sqs.ap-southeast-3.amazonaws.com/1/w", site_origin="https://x.example",
        close_queue_url="https://sqs.ap-southeast-3.amazonaws.com/1/c", roots_bucket="r",
        push_hosts=(),
    )  # fmt: skip
    patience = Patience(lambda: 0.0)
    patience.begin(-1)
    with mock_aws(), going_wrong() as faults:
        services = wiring.build(config, patience)
        for ask in (
            lambda: services.staff.employee("ani"),
            lambda: services.selfies.head("k"),
            lambda: services.secrets.challenge_key(),
            lambda: services.upload_queue([("k", "v")]),
            lambda: services.work_queue("j"),
            lambda: services.close_queue(CloseTask("umum", cast.MONDAY, cast.wib(7))),
            lambda: services.files.read("k", 1),
        ):
            with pytest.raises(StoreUnavailable, match="OutOfPatience"):
                ask()
    bind(PREFIX)  # building has bound the models to the other deployment
    assert faults.sends == []


def test_jobs_have_patience_to_the_end_of_their_own_limits() -> None:
    assert _lambda_timeouts()["sweep"] > wiring.JOB_PATIENCE_S + CONNECT_TIMEOUT_S + READ_TIMEOUT_S


def _lambda_timeouts() -> dict[str, int]:
    config = json.loads((ROOT / ".chalice" / "config.json").read_text())
    functions = config["stages"]["dev"]["lambda_functions"]
    return {name: each["lambda_timeout"] for name, each in functions.items()}


def _dynamodb() -> Any:
    retries = {"mode": "standard", "total_max_attempts": 1 + RETRIES}
    config = botocore.config.Config(retries=retries)
    return botocore.session.get_session().create_client("dynamodb", "ap-southeast-3", config=config)


# Audited writes (F5, F7)


def _renamed(world: World, employee: Employee) -> Callable[[], object]:
    change = replace(employee, grants=(Grant(Role.OPERATOR, "umum"),))
    return lambda: world.services.staff.save(change, employee, _entry(world))


def _published(world: World, _: Employee) -> Callable[[], object]:
    city = world.services.city
    base = city.fresh(world.clock.now).versions["units"]
    book_id = city.draft("units", cast.UNITS)
    return lambda: city.publish("units", book_id, base, _entry(world))


def _appended(world: World, _: Employee) -> Callable[[], object]:
    return lambda: world.services.audit.append(_entry(world))


AUDITED = [_renamed, _published, _appended]
CHAIN = "FAULTS#2026-11-23"


def _entry(world: World) -> Any:
    """With a tuple inside, which comes back from the table as a list."""
    return replace(entry("test_fault", world.clock.now), chain=CHAIN, facts={"grants": ("a", "b")})


def _assert_whole(world: World, length: int) -> None:
    placed = world.services.audit.entries(CHAIN)
    assert [each.sequence for each in placed] == list(range(1, length + 1))
    assert all(after.prev == before.hash for before, after in pairwise(placed))


@pytest.mark.parametrize("act", AUDITED)
@pytest.mark.parametrize("fault", FAULTS)
def test_an_audited_write_that_fails_once_is_done_once(shared: World, act: Any, fault: str) -> None:
    write = act(shared, somebody(shared).employee)
    before = len(shared.services.audit.entries(CHAIN))
    with going_wrong(always(fault, "TransactWriteItems", 1)):
        write()
    _assert_whole(shared, before + 1)


@pytest.mark.parametrize("act", AUDITED)
@pytest.mark.parametrize("times", [1, TRIES - 1])
def test_a_busy_chain_is_tried_again(shared: World, act: Any, times: int) -> None:
    write = act(shared, somebody(shared).employee)
    before = len(shared.services.audit.entries(CHAIN))
    with going_wrong(always("cancelled:TransactionConflict", "TransactWriteItems", times)):
        write()
    _assert_whole(shared, before + 1)


@pytest.mark.parametrize("reason", ["TransactionConflict", "ThrottlingError", "AccessDenied", "ValidationError"])
def test_a_write_cancelled_for_no_fault_of_its_own_is_try_again_never_changed(shared: World, reason: str) -> None:
    write = _renamed(shared, somebody(shared).employee)
    before = len(shared.services.audit.entries(CHAIN))
    with going_wrong(always(f"cancelled:{reason}", "TransactWriteItems")), pytest.raises(StoreUnavailable):
        write()
    _assert_whole(shared, before)
    write()


def test_somebody_else_who_appends_in_between_makes_no_fork(shared: World) -> None:
    person = somebody(shared)
    write = _renamed(shared, person.employee)
    before = len(shared.services.audit.entries(CHAIN))
    left = [2]

    def interleave(_: Faults, name: str) -> str | None:
        if name == "TransactWriteItems" and left[0]:
            left[0] -= 1
            kept, left[0] = left[0], 0
            shared.services.audit.append(_entry(shared))
            left[0] = kept
        return None

    with going_wrong(interleave):
        write()
    _assert_whole(shared, before + 3)
    stored = shared.services.staff.employee(person.employee.employee_id)
    assert stored is not None
    assert stored.grants == (Grant(Role.OPERATOR, "umum"),)


def test_a_chain_that_never_rests_is_given_up_and_nothing_is_written(shared: World) -> None:
    person = somebody(shared)
    write = _renamed(shared, person.employee)
    busy = [False]

    def interleave(_: Faults, name: str) -> str | None:
        if name == "TransactWriteItems" and not busy[0]:
            busy[0] = True
            shared.services.audit.append(_entry(shared))
            busy[0] = False
        return None

    with going_wrong(interleave), pytest.raises(StoreUnavailable, match="contended"):
        write()
    assert shared.services.staff.employee(person.employee.employee_id) == person.employee


def test_what_was_changed_meanwhile_is_changed_even_under_faults(shared: World) -> None:
    employee = somebody(shared).employee
    _renamed(shared, employee)()
    before = len(shared.services.audit.entries(CHAIN))
    with going_wrong(once(2, "throttle")), pytest.raises(Changed):
        _renamed(shared, employee)()
    _assert_whole(shared, before)


# The evidence job


EVIDENCE_CALLS = ["GetItem", "GetObject", "PutObject", "PutItem", "GetItem", "PutObjectTagging"]


@pytest.mark.parametrize("lasting", [once, for_long])
@pytest.mark.parametrize(("number", "fault"), list(product(range(1, 7), (*FAULTS, "denied"))))
def test_the_evidence_job_ends_in_one_truth_whatever_fails(
    shared: World, number: int, fault: str, lasting: Callable[..., Any]
) -> None:
    person = _ready(shared, ACCEPTED)
    person.send().expect(201)
    made = person.recorded()
    event = {"Records": [{"messageId": "m", "body": notification(made.upload_key, made.selfie_version_id)}]}
    with going_wrong(lasting(number, fault)) as faults:
        answer = on_evidence_messages(event)
    if answer["batchItemFailures"]:
        assert lasting is for_long or fault == "denied"
        assert answer == {"batchItemFailures": [{"itemIdentifier": "m"}]}
    else:
        assert faults.calls == EVIDENCE_CALLS
    assert on_evidence_messages(event) == {"batchItemFailures": []}
    [found] = shared.services.evidence.versions(made.upload_key)
    assert (found.problem, found.sha256) == (None, made.selfie_sha256)
    assert shared.services.selfies.head(found.evidence_key) is not None


# What each job may do, by its own policy

ACTIONS = {
    "GetItem": "dynamodb:GetItem",
    "BatchGetItem": "dynamodb:BatchGetItem",
    "PutItem": "dynamodb:PutItem",
    "Query": "dynamodb:Query",
    "GetObject": "s3:GetObjectVersion",
    "PutObject": "s3:PutObject",
    "ListObjectVersions": "s3:ListBucketVersions",
}
MARKS = {"sweep": "s3:PutObjectTagging", "evidence": "s3:PutObjectVersionTagging"}


def _allowed(function: str) -> set[str]:
    policy = json.loads((ROOT / ".chalice" / f"policy-{function}.json").read_text())
    return {action for statement in policy["Statement"] for action in statement["Action"]}


def test_each_job_calls_only_what_its_policy_allows(shared: World) -> None:
    person = _ready(shared, ACCEPTED)
    person.send().expect(201)
    made = person.recorded()
    event = {"Records": [{"messageId": "m", "body": notification(made.upload_key, made.selfie_version_id)}]}
    orphan = somebody(shared).prepare(HALL)
    lost = (orphan.upload_key, str(shared.services.selfies.head(orphan.upload_key).version_id))
    orphan_event = {"Records": [{"messageId": "m", "body": notification(*lost)}]}
    came = datetime.now(UTC)
    called: dict[str, set[str]] = {}
    for function, run in (
        ("sweep", lambda: sweep(shared.services, came + PATIENCE)),
        ("evidence", lambda: on_evidence_messages(event)),
        ("evidence", lambda: on_evidence_messages(orphan_event)),
        ("sweep", lambda: sweep(shared.services, came + PATIENCE + 256 * EVERY)),
    ):
        with going_wrong() as faults:
            run()
        called.setdefault(function, set()).update(faults.calls)
    assert "PutObjectTagging" in called["sweep"] & called["evidence"]
    for function, calls in called.items():
        actions = {**ACTIONS, "PutObjectTagging": MARKS[function]}
        assert {actions[each] for each in calls} <= _allowed(function)
    assert {(made.upload_key, made.selfie_version_id), lost} <= set(shared.sent_again)
