"""Logging in and out, first logins by code, refreshing: the same answer to whoever may not (T21, T22)."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest

from chalicelib import wiring
from chalicelib.rules.login import MAX_TRIES, TRIES_WINDOW_MIN
from chalicelib.use_cases import log_in as log_in_module
from chalicelib.use_cases.log_in import NOBODY
from tests.cast import ANI, BUDI, DEWI, MONDAY
from tests.routes.town import alike, faults, nobody, nothing_changed, password_of, problem, stored
from tests.world import World
from tools.phone import Phone, Reply

PASSWORD = "kuda lumping naik kereta"


def log_in(number: str, password: str) -> Reply:
    return nobody().log_in(number, password)


def issue_code(town: World, employee_id: str = "ani") -> str:
    code: str = town.phone(DEWI, enrolled=None).call("POST", f"/employees/{employee_id}/codes").expect(201)["code"]
    return code


def first(code: str, number: str = ANI.number, password: str = PASSWORD) -> Reply:
    return nobody().first_log_in(number, code, password)


def leave(town: World, employee_id: str) -> None:
    town.change(employee_id, lambda each: replace(each, left_on=MONDAY - timedelta(days=1)))


@pytest.mark.parametrize("number", [ANI.number, "CONTOH-999"])
def test_an_empty_password_is_told_at_the_door_of_known_and_unknown_alike(town: World, number: str) -> None:
    assert faults(log_in(number, "")) == [("/password", "LENGTH")]
    assert town.accounts.asked == []


# One answer to all who may not.


def unknown_number(town: World) -> Reply:
    return log_in("CONTOH-999", PASSWORD)


def wrong_password(town: World) -> Reply:
    return log_in(ANI.number, PASSWORD)


def person_left(town: World) -> Reply:
    leave(town, "budi")
    return log_in(BUDI.number, password_of(BUDI))


def no_account_yet(town: World) -> Reply:
    del town.accounts.passwords["ani"]
    return log_in(ANI.number, password_of(ANI))


def no_code(town: World) -> Reply:
    return first("abcde-fghjk")


def wrong_code(town: World) -> Reply:
    issue_code(town)
    return first("abcde-fghjk")


def empty_code(town: World) -> Reply:
    issue_code(town)
    return first("")


def expired_code(town: World) -> Reply:
    code = issue_code(town)
    town.clock.forward(hours=72)
    return first(code)


def spent_code(town: World) -> Reply:
    code = issue_code(town)
    first(code).expect(201)
    return first(code, password="satu kata sandi yang lain")


def voided_code(town: World) -> Reply:
    code = issue_code(town)
    issue_code(town)
    return first(code)


def code_of_another(town: World) -> Reply:
    return first(issue_code(town, "budi"))


def code_and_unknown_number(town: World) -> Reply:
    return first(issue_code(town), "CONTOH-999")


def code_and_person_left(town: World) -> Reply:
    code = issue_code(town)
    leave(town, "ani")
    return first(code)


REFUSED: list[Callable[[World], Reply]] = [
    unknown_number, wrong_password, person_left, no_account_yet, no_code, wrong_code, empty_code,
    expired_code, spent_code, voided_code, code_of_another, code_and_unknown_number, code_and_person_left,
]  # fmt: skip


@pytest.mark.parametrize("way", REFUSED)
def test_every_refusal_looks_like_an_unknown_number(town: World, way: Callable[[World], Reply]) -> None:
    reply = way(town)
    assert problem(reply) == (422, "LOGIN_REFUSED")
    assert alike(reply) == alike(unknown_number(town))


def test_the_accounts_are_asked_for_nobody_when_there_is_nobody(town: World) -> None:
    unknown_number(town)
    person_left(town)
    code_and_unknown_number(town)
    assert town.accounts.asked == [NOBODY] * 3


def test_a_known_and_an_unknown_number_cost_the_same_reads(town: World, monkeypatch: pytest.MonkeyPatch) -> None:
    reads: list[str] = []
    for name in ("employee_id_of", "employee", "code"):
        counted(name, reads, town, monkeypatch)
    ways = (wrong_password, unknown_number, no_code, lambda _: first("x", "CONTOH-999"))
    costs = [reads_of(way, reads, town) for way in ways]
    assert costs[0] == costs[1] == ["employee_id_of", "employee"]
    assert costs[2] == costs[3] == ["employee_id_of", "employee", "code"]


def counted(name: str, reads: list[str], town: World, monkeypatch: pytest.MonkeyPatch) -> None:
    real = getattr(town.services.staff, name)

    def read(key: str) -> object:
        reads.append(name)
        return real(key)

    monkeypatch.setattr(town.services.staff, name, read)


def reads_of(way: Callable[[World], Reply], reads: list[str], town: World) -> list[str]:
    reads.clear()
    assert problem(way(town)) == (422, "LOGIN_REFUSED")
    return list(reads)


def test_a_refused_login_sets_no_cookie(town: World) -> None:
    assert "Set-Cookie" not in wrong_password(town).headers


# Logging in.


@pytest.mark.parametrize("number", ["CONTOH-001", "contoh-001", " CONTOH - 001 ", "ＣＯＮＴＯＨ-001"])
def test_a_number_is_read_as_it_was_entered(town: World, number: str) -> None:
    assert log_in(number, password_of(ANI)).expect(201)["employee_id"] == "ani"


def test_a_login_gives_a_short_token_and_a_cookie_that_scripts_cannot_read(town: World) -> None:
    reply = log_in(ANI.number, password_of(ANI))
    assert reply.expect(201)["expires_in_s"] == 900
    cookie = reply.headers["Set-Cookie"].split("; ")
    assert cookie[0].startswith("presensi_refresh=")
    assert set(cookie[1:]) == {"Path=/api/sessions", "Max-Age=7776000", "HttpOnly", "SameSite=Strict", "Secure"}


def test_the_refresh_token_is_in_the_cookie_alone(town: World) -> None:
    phone = nobody()
    reply = phone.log_in(ANI.number, password_of(ANI))
    assert phone.cookie.partition("=")[2] not in reply.text


def test_secure_is_a_setting_of_the_stage(town: World, monkeypatch: pytest.MonkeyPatch) -> None:
    services = replace(town.services, site=replace(town.services.site, cookie_secure=False))
    monkeypatch.setattr(wiring, "services", lambda: services)
    assert "Secure" not in log_in(ANI.number, password_of(ANI)).headers["Set-Cookie"]


@pytest.mark.parametrize(
    ("body", "place"),
    [({"number": "1", "password": "x"}, "/number"), ({"number": "x" * 41, "password": "x"}, "/number"),
     ({"number": "CONTOH-001", "password": "x" * 257}, "/password"), ({"number": "CONTOH-001"}, "/password")],
)  # fmt: skip
def test_what_cannot_be_a_login_is_told_by_its_place(town: World, body: dict[str, str], place: str) -> None:
    reply = nobody().call("POST", "/sessions", body)
    assert problem(reply) == (422, "INPUT_INVALID")
    assert faults(reply)[0][0] == place


# Trying too often.


def test_after_20_tries_in_a_quarter_of_an_hour_even_the_right_password_waits(town: World) -> None:
    for _ in range(MAX_TRIES):
        assert problem(wrong_password(town)) == (422, "LOGIN_REFUSED")
    reply = log_in(ANI.number, password_of(ANI))
    assert problem(reply) == (429, "TOO_MANY_ATTEMPTS")
    assert reply.headers["Retry-After"] == str(TRIES_WINDOW_MIN * 60)


@pytest.fixture
def three_tries(monkeypatch: pytest.MonkeyPatch) -> int:
    """A lower limit, to get there sooner."""
    monkeypatch.setattr(log_in_module, "MAX_TRIES", 3)
    return 3


def test_an_unknown_number_is_counted_as_a_known_one(town: World, three_tries: int) -> None:
    for _ in range(three_tries):
        unknown_number(town)
    assert problem(unknown_number(town)) == (429, "TOO_MANY_ATTEMPTS")


def test_codes_and_passwords_and_spellings_of_a_number_count_together(town: World, three_tries: int) -> None:
    log_in("contoh-001", PASSWORD)
    log_in(" CONTOH-001", PASSWORD)
    first("x")
    assert problem(wrong_password(town)) == (429, "TOO_MANY_ATTEMPTS")


def test_one_persons_tries_do_not_hold_up_another(town: World, three_tries: int) -> None:
    for _ in range(three_tries + 1):
        wrong_password(town)
    log_in(BUDI.number, password_of(BUDI)).expect(201)


def test_the_next_quarter_of_an_hour_begins_anew(town: World, three_tries: int) -> None:
    for _ in range(three_tries + 1):
        wrong_password(town)
    town.clock.forward(minutes=TRIES_WINDOW_MIN)
    log_in(ANI.number, password_of(ANI)).expect(201)


def test_the_counter_names_nobody(town: World) -> None:
    wrong_password(town)
    counters = [key for key in stored(tries=True) if "LOGIN#" in key]
    assert counters
    assert not any(ANI.number in each for each in counters)


# The first login, by a code.


def test_a_code_lets_in_and_sets_the_password(town: World) -> None:
    reply = first(issue_code(town))
    assert reply.expect(201)["employee_id"] == "ani"
    assert "HttpOnly" in reply.headers["Set-Cookie"]
    log_in(ANI.number, PASSWORD).expect(201)
    assert problem(log_in(ANI.number, password_of(ANI))) == (422, "LOGIN_REFUSED")


@pytest.mark.parametrize(
    "spelt", [str.upper, lambda code: code.replace("-", ""), lambda code: f" {code[:3]} {code[3:]} "]
)
def test_a_code_is_read_as_people_write_it(town: World, spelt: Callable[[str], str]) -> None:
    first(spelt(issue_code(town))).expect(201)


def test_a_code_is_good_to_the_last_second_of_its_72_hours(town: World) -> None:
    code = issue_code(town)
    town.clock.forward(hours=72, seconds=-1)
    first(code).expect(201)


def test_a_code_is_dead_after_its_use(town: World) -> None:
    code = issue_code(town)
    first(code).expect(201)
    other = "satu kata sandi yang lain"
    assert problem(first(code, password=other)) == (422, "LOGIN_REFUSED")
    assert town.accounts.passwords["ani"] == PASSWORD


def test_a_refused_first_login_changes_nothing(town: World) -> None:
    issue_code(town)
    with nothing_changed():
        first("abcde-fghjk")
    assert town.accounts.passwords["ani"] == password_of(ANI)


def test_the_same_again_after_a_lost_answer_lets_in(town: World) -> None:
    code = issue_code(town)
    first(code).expect(201)
    assert first(code).expect(201)["employee_id"] == "ani"


def test_killed_before_the_code_was_used_up_the_same_again_goes_through(
    town: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    code = issue_code(town)
    with monkeypatch.context() as killed:
        killed.setattr(town.accounts, "set_password", interrupted)
        assert problem(first(code)) == (500, "INTERNAL")
    assert problem(first(code, password="satu kata sandi yang lain")) == (422, "LOGIN_REFUSED")
    first(code).expect(201)


def interrupted(*_: object) -> None:
    raise RuntimeError("killed")


def before(town: World, place: str, act: Callable[[], object], monkeypatch: pytest.MonkeyPatch) -> None:
    """Do `act` once, right before the accounts or the staff table are called at `place`."""
    owner = town.accounts if hasattr(town.accounts, place) else town.services.staff
    real, acts = getattr(owner, place), [act]

    def interrupted(*arguments: object, **named: object) -> object:
        while acts:
            acts.pop()()
        return real(*arguments, **named)

    monkeypatch.setattr(owner, place, interrupted)


@pytest.mark.parametrize("place", ["set_password", "save", "log_in"])
def test_of_two_phones_with_one_code_one_sets_its_password(
    town: World, place: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    code, second = issue_code(town), list[Reply]()
    before(town, place, lambda: second.append(first(code, password="satu kata sandi yang lain")), monkeypatch)
    first(code).expect(201)
    assert problem(second[0]) == (422, "LOGIN_REFUSED")
    assert town.accounts.passwords["ani"] == PASSWORD


@pytest.mark.parametrize("place", ["set_password", "save", "log_in"])
def test_a_double_tap_lets_in_twice(town: World, place: str, monkeypatch: pytest.MonkeyPatch) -> None:
    code, twin = issue_code(town), list[Reply]()
    before(town, place, lambda: twin.append(first(code)), monkeypatch)
    first(code).expect(201)
    twin[0].expect(201)


# Passwords.

BAD = [
    ("short", "PASSWORD_LENGTH"), ("x" * 11, "PASSWORD_LENGTH"), ("abcd" * 33, "PASSWORD_LENGTH"),
    ("aaaaaaaaaaaa", "PASSWORD_GUESSABLE"), ("ababababcabc", "PASSWORD_GUESSABLE"),
    ("saya CONTOH-001 ya", "PASSWORD_GUESSABLE"),
]  # fmt: skip


@pytest.mark.parametrize(("password", "code"), BAD)
def test_a_guessable_password_is_refused_before_the_code_is_looked_at(town: World, password: str, code: str) -> None:
    good = issue_code(town)
    reply = first(good, password=password)
    assert faults(reply) == [("/new_password", code)]
    assert password not in reply.text
    first(good).expect(201)


@pytest.mark.parametrize("password", ["abcd" * 3, "abcd" * 32, "kuda lumping naik kereta api", "пароль из слов"])
def test_long_enough_is_good_enough_in_any_script(town: World, password: str) -> None:
    first(issue_code(town), password=password).expect(201)


def change_password(phone: Phone, old: str, new: str) -> Reply:
    return phone.call("PUT", "/me/password", {"old_password": old, "new_password": new})


def test_a_password_is_changed_by_who_knows_the_old_one(town: World) -> None:
    change_password(town.phone(ANI), password_of(ANI), PASSWORD).expect(201)
    log_in(ANI.number, PASSWORD).expect(201)
    assert problem(log_in(ANI.number, password_of(ANI))) == (422, "LOGIN_REFUSED")


@pytest.mark.parametrize("place", ["set_password", "sign_out", "save"])
def test_a_password_change_that_broke_off_is_finished_by_the_same_again(
    town: World, place: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    ani = town.phone(ANI)
    town.clock.forward(minutes=1)
    with monkeypatch.context() as killed:
        killed.setattr(town.accounts if hasattr(town.accounts, place) else town.services.staff, place, interrupted)
        assert problem(change_password(ani, password_of(ANI), PASSWORD)) == (500, "INTERNAL")
    change_password(ani, password_of(ANI), PASSWORD).expect(201)
    assert problem(ani.call("GET", "/me")) == (401, "TOKEN_INVALID")
    trail = town.services.audit.entries(f"umum#{MONDAY.isoformat()}")
    assert [each.entry.action for each in trail if each.entry.object_id == "ani"] == ["password_changed"]


def by_password(town: World) -> Reply:
    ani = town.phone(ANI)
    town.clock.forward(seconds=5)
    return change_password(ani, password_of(ANI), PASSWORD)


def by_code(town: World) -> Reply:
    return first(issue_code(town))


@pytest.mark.parametrize("change", [by_password, by_code])
def test_a_new_password_puts_every_other_phone_out(town: World, change: Callable[[World], Reply]) -> None:
    thief = session(town)
    town.clock.forward(minutes=1)
    answer = change(town).expect(201)
    assert problem(thief.call("GET", "/me")) == (401, "TOKEN_INVALID")
    assert problem(thief.refresh()) == (401, "TOKEN_INVALID")
    mine = nobody()
    mine.token = answer["access_token"]
    mine.call("GET", "/me").expect(200)


def test_whoever_logs_in_within_the_second_of_the_logout_is_in(town: World) -> None:
    ani = town.phone(ANI, enrolled=None)
    town.clock.forward(seconds=10)
    ani.call("DELETE", "/sessions").expect(204)
    again = town.phone(ANI, enrolled=None)
    again.call("GET", "/me").expect(200)
    assert problem(ani.call("GET", "/me")) == (401, "TOKEN_INVALID")


def test_a_logout_in_the_second_of_the_login_ends_that_login(town: World) -> None:
    ani = town.phone(ANI, enrolled=None)
    ani.call("DELETE", "/sessions").expect(204)
    assert problem(ani.call("GET", "/me")) == (401, "TOKEN_INVALID")


def test_who_does_not_know_the_old_password_changes_nothing(town: World) -> None:
    ani = town.phone(ANI)
    with nothing_changed():
        assert problem(change_password(ani, "not this one", PASSWORD)) == (422, "LOGIN_REFUSED")
    assert town.accounts.passwords["ani"] == password_of(ANI)


def test_guessing_the_old_password_is_counted(town: World, three_tries: int) -> None:
    ani = town.phone(ANI)
    for _ in range(three_tries):
        change_password(ani, "not this one", PASSWORD)
    assert problem(change_password(ani, password_of(ANI), PASSWORD)) == (429, "TOO_MANY_ATTEMPTS")


@pytest.mark.parametrize(("password", "code"), BAD)
def test_a_guessable_new_password_is_refused(town: World, password: str, code: str) -> None:
    assert faults(change_password(town.phone(ANI), password_of(ANI), password)) == [("/new_password", code)]


# Refreshing.


def session(town: World) -> Phone:
    phone = nobody()
    phone.log_in(ANI.number, password_of(ANI)).expect(201)
    return phone


def test_the_cookie_gives_a_new_token(town: World) -> None:
    ani = session(town)
    town.clock.forward(minutes=20)
    assert problem(ani.call("GET", "/me")) == (401, "TOKEN_INVALID")
    ani.refresh().expect(201)
    ani.call("GET", "/me").expect(200)


def test_a_dead_token_does_not_hinder_a_refresh(town: World) -> None:
    ani = session(town)
    ani.token = "dead"
    ani.refresh().expect(201)


@pytest.mark.parametrize(
    "cookie", ["", "presensi_refresh=", "presensi_refresh=forged", "other=1", "=;=", "presensi_refresh", "\x01=\x02"]
)
def test_without_a_good_cookie_there_is_no_token(town: World, cookie: str) -> None:
    reply = nobody().call("POST", "/sessions/refresh", headers={"Cookie": cookie})
    assert problem(reply) == (401, "TOKEN_INVALID")


def test_who_has_left_gets_no_new_token(town: World) -> None:
    ani = session(town)
    leave(town, "ani")
    assert problem(ani.refresh()) == (401, "TOKEN_INVALID")


def test_other_cookies_do_not_disturb(town: World) -> None:
    ani = session(town)
    ani.call("POST", "/sessions/refresh", headers={"Cookie": f"a=1; {ani.cookie}; b=2"}).expect(201)
