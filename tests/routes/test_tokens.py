"""Who may pass by what they carry: forged tokens, roles taken away, people who left, and the pool's keys (T17)."""

import base64
import hashlib
import hmac
import json
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from typing import Any
from urllib.error import URLError

import jwt
import pytest
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from chalicelib.domain.employee import Employee, Grant, Role
from chalicelib.identity.jwks import REFETCH_AFTER_S, RETRY_AFTER_S, KeySet
from chalicelib.use_cases.ports import StoreUnavailable
from tests.cast import ANI, CITRA, EKO, MONDAY, wib
from tests.identity_fake import ACCESS_LIFE_S, CLIENT_ID, KEY_ID, PRIVATE_KEY, FakeAccounts
from tests.routes.town import alike, nobody, nothing_changed, password_of, problem
from tests.world import World
from tools.phone import Phone, Reply

OTHER_KEY = rsa.generate_private_key(public_exponent=65537, key_size=2048)


def claims(accounts: FakeAccounts, **changed: object) -> dict[str, Any]:
    now = int(accounts.clock().timestamp())
    token = accounts.access_token("ani")
    return {**jwt.decode(token, options={"verify_signature": False}), "iat": now, "exp": now + 900, **changed}


def signed(
    accounts: FakeAccounts, key: Any = PRIVATE_KEY, headers: dict[str, Any] | None = None, **changed: Any
) -> str:
    given = {"kid": KEY_ID} if headers is None else headers
    return jwt.encode(claims(accounts, **changed), key, algorithm="RS256", headers=given)


def by_hand(header: dict[str, Any], payload: dict[str, Any], sign: Callable[[bytes], bytes]) -> str:
    """A token that no sound library would make."""
    parts = [base64.urlsafe_b64encode(json.dumps(each).encode()).rstrip(b"=") for each in (header, payload)]
    signature = sign(b".".join(parts))
    return b".".join([*parts, base64.urlsafe_b64encode(signature).rstrip(b"=")]).decode()


def with_public_key_as_secret(accounts: FakeAccounts) -> str:
    """HS256 keyed by the published key: a verifier that lets the token choose its algorithm would take it."""
    public = PRIVATE_KEY.public_key().public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo)
    header = {"alg": "HS256", "typ": "JWT", "kid": KEY_ID}
    return by_hand(header, claims(accounts), lambda signed: hmac.digest(public, signed, hashlib.sha256))


def without_algorithm(accounts: FakeAccounts) -> str:
    return by_hand({"alg": "none", "typ": "JWT", "kid": KEY_ID}, claims(accounts), lambda _: b"")


def issued_before_logout(accounts: FakeAccounts) -> str:
    now = int(accounts.clock().timestamp())
    return accounts.access_token("citra", iat=now - 600)  # the test logs Citra out


def with_payload_changed(accounts: FakeAccounts) -> str:
    head, payload, seal = accounts.access_token("ani").split(".")
    other = base64.urlsafe_b64encode(json.dumps(claims(accounts, username="eko")).encode()).rstrip(b"=").decode()
    assert other != payload
    return f"{head}.{other}.{seal}"


FORGED: dict[str, Callable[[FakeAccounts], str]] = {
    "algorithm none": without_algorithm,
    "HS256 by the public key": with_public_key_as_secret,
    "another pool": lambda accounts: signed(accounts, iss="https://cognito-idp.ap-southeast-3.amazonaws.com/other"),
    "another client": lambda accounts: signed(accounts, client_id="somebody-else"),
    "an id token": lambda accounts: signed(accounts, token_use="id"),
    "an id token of this client": lambda accounts: signed(accounts, token_use="id", aud=CLIENT_ID),
    "expired": lambda accounts: signed(accounts, exp=int(accounts.clock().timestamp())),
    "a key not published yet": lambda accounts: signed(accounts, OTHER_KEY, {"kid": "key-2"}),
    "an unknown key id": lambda accounts: signed(accounts, headers={"kid": "key-9"}),
    "truncated": lambda accounts: accounts.access_token("ani")[:-1],
    "two parts": lambda accounts: accounts.access_token("ani").rpartition(".")[0],
    "another key": lambda accounts: signed(accounts, OTHER_KEY),
    "no key id": lambda accounts: signed(accounts, headers={}),
    "a key id that is no text": lambda accounts: by_hand({"alg": "RS256", "kid": 1}, claims(accounts), lambda _: b"x"),
    "critical extensions": lambda accounts: signed(accounts, headers={"kid": KEY_ID, "crit": ["b64"], "b64": False}),
    "another payload": with_payload_changed,
    "garbage": lambda _: "garbage",
    "three dots": lambda _: "...",
    "letters of another alphabet": lambda _: "ä.ö.ü",
    "four kilobytes": lambda _: "a" * 4_097,
    "no name": lambda accounts: signed(accounts, username=None),
    "no expiry": lambda accounts: signed(accounts, exp=None),
    "an instant beyond the calendar": lambda accounts: signed(accounts, iat=10**15, exp=10**16),
    "nobody we know": lambda accounts: accounts.access_token("nobody"),
    "given before logging out": issued_before_logout,
}


@pytest.mark.parametrize("kind", FORGED)
def test_a_forged_token_is_as_good_as_none(town: World, kind: str) -> None:
    town.change("citra", lambda each: replace(each, signed_out_at=town.clock.now - timedelta(minutes=5)))
    forged = nobody()
    forged.token = FORGED[kind](town.accounts)
    with nothing_changed():
        reply = forged.call("GET", "/me")
    assert problem(reply) == (401, "TOKEN_INVALID")
    assert alike(reply) == alike(nobody().call("GET", "/me"))


def test_the_true_token_passes(town: World) -> None:
    for token in (town.accounts.access_token("ani"), signed(town.accounts)):
        phone = nobody()
        phone.token = token
        assert phone.call("GET", "/me").expect(200)["employee"]["employee_id"] == "ani"


@pytest.mark.parametrize(
    "header",
    ["", "Bearer", "Bearer ", "Basic {}", "{}", "Token {}", "Bearer  {}", "Bearer {} x", "Bearer {},Bearer {}"],
)
def test_a_token_comes_as_bearer(town: World, header: str) -> None:
    token = town.accounts.access_token("ani")
    reply = nobody().call("GET", "/me", headers={"Authorization": header.format(token, token)})
    assert problem(reply) == (401, "TOKEN_INVALID")


def test_the_last_second_of_a_token_is_its_last(town: World) -> None:
    ani = town.phone(ANI)
    town.clock.forward(seconds=ACCESS_LIFE_S - 1)
    ani.call("GET", "/me").expect(200)
    town.clock.forward(seconds=1)
    assert problem(ani.call("GET", "/me")) == (401, "TOKEN_INVALID")


def test_a_group_in_a_token_gives_no_right(town: World) -> None:
    ani = nobody()
    ani.token = signed(town.accounts, **{"cognito:groups": ["city_admin"], "role": "city_admin", "scope": "admin"})
    assert problem(ani.call("GET", "/proposals")) == (403, "ROLE_MISSING")


def test_a_role_taken_away_is_gone_while_the_token_lives(town: World) -> None:
    eko = town.phone(EKO)
    eko.call("GET", "/proposals").expect(200)
    town.change("eko", lambda each: replace(each, grants=()))
    assert problem(eko.call("GET", "/proposals")) == (403, "ROLE_MISSING")


def test_a_role_given_holds_while_the_token_lives(town: World) -> None:
    ani = town.phone(ANI)
    town.change("ani", lambda each: replace(each, grants=(Grant(Role.AUDITOR),)))
    ani.call("GET", "/proposals").expect(200)


def test_a_supervisor_moved_to_another_opd_loses_the_old_unit_while_the_token_lives(town: World) -> None:
    town.clock.set(wib(23, 59))
    citra, eko = town.phone(CITRA), town.phone(EKO)
    work = {"unit_id": "puskesmas", "starts_on": "2026-11-24", "office_ids": ["puskesmas"], "pattern_id": "lima-hari"}
    eko.call("POST", "/employees/citra/assignments", work).expect(201)
    citra.call("GET", "/employees/ani").expect(200)
    town.clock.forward(minutes=1)
    assert problem(citra.call("GET", "/employees/ani")) == (404, "NOT_FOUND")


def leave(town: World, employee: Employee, on: date) -> None:
    town.change(employee.employee_id, lambda each: replace(each, left_on=on))


def test_the_last_day_of_service_is_still_one(town: World) -> None:
    ani = town.phone(ANI)
    leave(town, ANI, MONDAY)
    ani.call("GET", "/me").expect(200)


def test_who_has_left_is_nobody_from_the_next_local_midnight_on(town: World) -> None:
    leave(town, ANI, MONDAY)
    for moment, status in ((wib(23, 59, 59), 200), (wib(0, on=MONDAY + timedelta(days=1)), 401)):
        town.clock.set(moment)
        phone = nobody()
        phone.token = town.accounts.access_token("ani")
        assert phone.call("GET", "/me").status == status


def test_who_has_left_is_refused_as_a_forger_is(town: World) -> None:
    ani = town.phone(ANI)
    leave(town, ANI, MONDAY - timedelta(days=1))
    assert alike(ani.call("GET", "/me")) == alike(nobody().call("GET", "/me"))


def logged_in(town: World, employee: Employee) -> Phone:
    phone = nobody()
    phone.log_in(employee.number, password_of(employee)).expect(201)
    return phone


def test_logging_out_ends_the_session_at_once(town: World) -> None:
    ani = logged_in(town, ANI)
    town.clock.forward(seconds=1)
    ani.call("DELETE", "/sessions").expect(204)
    assert problem(ani.call("GET", "/me")) == (401, "TOKEN_INVALID")
    assert problem(ani.refresh()) == (401, "TOKEN_INVALID")


def test_logging_out_stops_every_token_given_so_far_and_no_later_one(town: World) -> None:
    first, second = logged_in(town, ANI), logged_in(town, ANI)
    town.clock.forward(seconds=1)
    first.call("DELETE", "/sessions").expect(204)
    assert problem(second.call("GET", "/me")) == (401, "TOKEN_INVALID")
    town.clock.forward(seconds=1)
    second.refresh().expect(201)
    second.call("GET", "/me").expect(200)


def test_logging_out_wipes_cookie_and_cache(town: World) -> None:
    ani = logged_in(town, ANI)
    town.clock.forward(seconds=1)
    reply = ani.call("DELETE", "/sessions")
    assert reply.headers["Set-Cookie"].startswith("presensi_refresh=; ")
    assert "Max-Age=0" in reply.headers["Set-Cookie"]
    assert reply.headers["Clear-Site-Data"] == '"cache"'


def test_logging_out_twice_is_refused_as_any_dead_token(town: World) -> None:
    ani = logged_in(town, ANI)
    town.clock.forward(seconds=1)
    ani.call("DELETE", "/sessions").expect(204)
    assert problem(ani.call("DELETE", "/sessions")) == (401, "TOKEN_INVALID")


# The pool's keys (F26, F27).


class Pool:
    """A pool that counts how often it is asked and may be down; and the clock of a process."""

    def __init__(self) -> None:
        self.now_s, self.asked, self.answer = 1_000.0, 0, key_set("key-1")
        self.keys = KeySet("https://pool.example/jwks.json", lambda: self.now_s, self.fetch)

    def fetch(self, url: str) -> bytes:
        self.asked += 1
        if isinstance(self.answer, Exception):
            raise self.answer
        return self.answer

    answer: bytes | Exception


def key_set(*key_ids: str) -> bytes:
    jwk = json.loads(jwt.algorithms.RSAAlgorithm.to_jwk(PRIVATE_KEY.public_key()))
    return json.dumps({"keys": [{**jwk, "kid": each} for each in key_ids]}).encode()


@pytest.fixture
def pool() -> Pool:
    return Pool()


def test_a_hundred_bad_key_ids_cause_one_fetch_a_minute(pool: Pool) -> None:
    assert [pool.keys.get(f"bad-{each}") for each in range(100)] == [None] * 100
    assert pool.asked == 1
    pool.now_s += REFETCH_AFTER_S
    assert [pool.keys.get(f"bad-{each}") for each in range(100)] == [None] * 100
    assert pool.asked == 2


def test_a_held_key_never_causes_a_fetch(pool: Pool) -> None:
    for _ in range(100):
        pool.now_s += REFETCH_AFTER_S
        assert pool.keys.get("key-1") is not None
    assert pool.asked == 1


def test_a_key_is_found_within_a_minute_of_its_first_use(pool: Pool) -> None:
    pool.keys.get("key-1")
    pool.answer = key_set("key-1", "key-2")
    assert pool.keys.get("key-2") is None
    pool.now_s += REFETCH_AFTER_S
    assert pool.keys.get("key-2") is not None


FAILURES = [
    URLError("down"), TimeoutError(), ConnectionResetError(), b"<html>", b"{}", b'{"keys": 1}', b'{"keys": [1]}',
    b"\xff", b'{"keys": [{"kty": "RSA"}]}', b'{"keys": [{"kty": "RSA", "kid": "k", "n": "", "e": ""}]}',
]  # fmt: skip


@pytest.mark.parametrize("failure", FAILURES, ids=repr)
def test_a_pool_that_does_not_answer_is_try_again_and_never_not_yours(pool: Pool, failure: bytes | Exception) -> None:
    pool.answer = failure
    with pytest.raises(StoreUnavailable):
        pool.keys.get("key-1")
    pool.now_s += RETRY_AFTER_S
    pool.answer = key_set("key-1")
    assert pool.keys.get("key-1") is not None


@pytest.mark.parametrize("failure", FAILURES, ids=repr)
def test_a_failing_fetch_keeps_the_keys_that_are_held(pool: Pool, failure: bytes | Exception) -> None:
    pool.keys.get("key-1")
    pool.now_s += REFETCH_AFTER_S
    pool.answer = failure
    with pytest.raises(StoreUnavailable):
        pool.keys.get("key-2")
    assert pool.keys.get("key-1") is not None


def test_a_storm_while_the_pool_is_down_asks_it_once_in_five_seconds(pool: Pool) -> None:
    pool.answer = URLError("down")
    for each in range(100):
        with pytest.raises(StoreUnavailable):
            pool.keys.get(f"bad-{each}")
    assert pool.asked == 1


def test_over_the_door_it_is_503_with_a_time_to_wait(town: World, pool: Pool) -> None:
    pool.answer = URLError("down")
    town.accounts.public_key = pool.keys.get  # type: ignore[method-assign]
    reply: Reply = town.phone(ANI).call("GET", "/me")
    assert problem(reply) == (503, "TRY_AGAIN")
    assert reply.headers["Retry-After"] == "5"
