"""My phones are woken when I say so, for what I say, and by no address but a push service's."""

import os
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from chalicelib.domain.push import PushKind
from chalicelib.proof.base64url import encode
from chalicelib.rules.push import MAX_SUBSCRIPTIONS
from tests.cast import ANI, BUDI
from tests.push_fake import Browser
from tests.routes.test_logs import lines, log  # noqa: F401 - a fixture
from tests.routes.town import faults, nothing_changed, problem
from tests.world import World
from tools.phone import Phone


def entries(town: World) -> list[tuple[str, Any]]:
    found = [each.entry for each in town.services.audit.entries("umum#2026-11-23")]
    return [(each.action, each.facts) for each in found if each.action.startswith("push_")]


def ids(reply: Any) -> list[str]:
    found: list[str] = reply["phones"]
    return found


def test_a_phone_is_woken_once_its_person_says_so(town: World) -> None:
    ani, browser = town.phone(ANI), Browser()
    own = browser.subscription(town.clock.now).subscription_id
    before = ani.call("GET", "/me/push").expect(200)
    assert (before["phones"], before["kinds"], before["minutes"]) == ([], [], 15)
    assert before["public_key"] == town.services.secrets.push_key().public
    told = ani.call("PUT", "/me/push", browser.body("notices", "reminders")).expect(200)
    assert told == {**before, "phones": [own], "kinds": ["reminders", "notices"]}
    assert ani.call("GET", "/me/push").expect(200) == told
    assert entries(town) == [("push_subscribed", {"subscription": own, "kinds": ["reminders", "notices"]})]
    (held,) = town.services.pushes.of("ani").all
    assert held == browser.subscription(town.clock.now)
    wanted = [each.push for each in town.services.staff.members("umum") if each.employee_id == "ani"]
    assert wanted == [(PushKind.REMINDERS, PushKind.NOTICES)]


def test_the_same_again_changes_nothing_for_a_month(town: World) -> None:
    ani, browser = town.phone(ANI), Browser()
    ani.call("PUT", "/me/push", browser.body()).expect(200)
    with nothing_changed():
        ani.call("PUT", "/me/push", browser.body()).expect(200)
    town.clock.forward(days=30)
    ani.token = town.accounts.access_token("ani")
    ani.call("PUT", "/me/push", browser.body()).expect(200)
    assert [each.added_at for each in town.services.pushes.of("ani").all] == [town.clock.now]


def test_new_keys_of_a_phone_take_the_place_of_the_old_ones(town: World) -> None:
    ani, browser = town.phone(ANI), Browser()
    ani.call("PUT", "/me/push", browser.body()).expect(200)
    fresh = Browser(endpoint=browser.endpoint)
    assert len(ids(ani.call("PUT", "/me/push", fresh.body()).expect(200))) == 1
    (held,) = town.services.pushes.of("ani").all
    assert held.auth == fresh.auth


def test_of_six_phones_the_first_is_woken_no_more(town: World) -> None:
    ani, browsers = town.phone(ANI), [Browser() for _ in range(MAX_SUBSCRIPTIONS + 1)]
    for each in browsers:
        told = ids(ani.call("PUT", "/me/push", each.body()).expect(200))
    assert told == [each.subscription(town.clock.now).subscription_id for each in browsers[1:]]


def test_what_for_is_one_choice_for_all_phones(town: World) -> None:
    ani = town.phone(ANI)
    ani.call("PUT", "/me/push", Browser().body("reminders")).expect(200)
    ani.call("PUT", "/me/push", Browser().body("decisions")).expect(200)
    assert ani.call("GET", "/me/push").expect(200)["kinds"] == ["decisions"]


def test_with_the_last_phone_goes_what_for(town: World) -> None:
    ani, browsers = town.phone(ANI), (Browser(), Browser())
    for each in browsers:
        told = ids(ani.call("PUT", "/me/push", each.body()).expect(200))
    ani.call("DELETE", f"/me/push/{told[0]}").expect(204)
    left = ani.call("GET", "/me/push").expect(200)
    assert (left["phones"], len(left["kinds"])) == (told[1:], 3)
    ani.call("DELETE", f"/me/push/{told[1]}").expect(204)
    left = ani.call("GET", "/me/push").expect(200)
    assert (left["phones"], left["kinds"]) == ([], [])
    assert entries(town)[-1] == ("push_unsubscribed", {"subscription": told[1]})


def test_nobody_elses_phone_can_be_taken_off(town: World) -> None:
    ani, budi = town.phone(ANI), town.phone(BUDI)
    (own,) = ids(ani.call("PUT", "/me/push", Browser().body()).expect(200))
    with nothing_changed():
        assert problem(budi.call("DELETE", f"/me/push/{own}"))[0] == 404
        assert problem(budi.call("DELETE", f"/me/push/{'0' * 64}"))[0] == 404


def refused(phone: Phone, body: dict[str, Any]) -> list[tuple[str, str]]:
    with nothing_changed():
        reply = phone.call("PUT", "/me/push", body)
    assert problem(reply)[0] == 422
    return faults(reply)


@pytest.mark.parametrize(
    "endpoint",
    [
        "https://169.254.169.254/latest/meta-data/",
        "http://127.0.0.1:4566/",
        "http://push.example/a",
        "https://push.example.evil.example/a",
        "https://push.example:22/a",
        "https://evil.example/push.example",
        "gopher://push.example/a",
        "https://push.example/" + "a" * 1_000,
        "",
    ],
)
def test_an_address_that_is_no_push_service_is_refused_by_name(town: World, endpoint: str) -> None:
    assert refused(town.phone(ANI), {**Browser().body(), "endpoint": endpoint}) == [("/endpoint", "PUSH_SERVICE")]


@pytest.mark.parametrize(
    ("keys", "pointer"),
    [
        ({"p256dh": encode(b"\x04" + bytes(64))}, "/keys/p256dh"),
        ({"p256dh": "A" * 86}, "/keys/p256dh"),
        ({"auth": encode(bytes(15))}, "/keys/auth"),
        ({"auth": "AAAAAAAAAAAAAAAAAAAAAB"}, "/keys/auth"),
        ({"auth": None}, "/keys/auth"),
    ],
)
def test_keys_that_are_none_are_refused_by_name(town: World, keys: dict[str, Any], pointer: str) -> None:
    body = Browser().body()
    found = refused(town.phone(ANI), {**body, "keys": {**body["keys"], **keys}})  # type: ignore[dict-item]
    assert [each for each, _ in found] == [pointer]


def test_all_that_is_wrong_is_told_at_once(town: World) -> None:
    keys = {"p256dh": encode(os.urandom(65)), "auth": encode(bytes(16))}
    body = {"endpoint": "https://evil.example/a", "keys": keys, "kinds": ["notices"]}
    assert sorted(refused(town.phone(ANI), body)) == [("/endpoint", "PUSH_SERVICE"), ("/keys/p256dh", "PUBLIC_KEY")]


@pytest.mark.parametrize("kinds", [[], ["everything"], ["notices"] * 4, "notices", None])
def test_what_for_is_said_in_words_that_are_known(town: World, kinds: object) -> None:
    assert {each[:6] for each, _ in refused(town.phone(ANI), {**Browser().body(), "kinds": kinds})} == {"/kinds"}


def test_two_phones_at_once_lose_neither(town: World, monkeypatch: pytest.MonkeyPatch) -> None:
    """The second is told to try again."""
    ani, real = town.phone(ANI), town.services.pushes.of
    ani.call("PUT", "/me/push", Browser().body()).expect(200)
    stale = real("ani")
    ani.call("PUT", "/me/push", Browser().body()).expect(200)
    monkeypatch.setattr(town.services.pushes, "of", lambda _: stale)
    assert problem(ani.call("PUT", "/me/push", Browser().body())) == (409, "CHANGED_MEANWHILE")
    assert len(real("ani").all) == 2


def test_an_address_is_in_no_answer_and_no_log(town: World, log: Any) -> None:  # noqa: F811
    ani, browser = town.phone(ANI), Browser()
    told = ani.call("PUT", "/me/push", browser.body()).text + ani.call("GET", "/me/push").text
    ani.call("PUT", "/me/push", {**browser.body(), "endpoint": browser.endpoint.replace("push", "evil")})
    assert lines(log)
    for secret in (browser.endpoint.rpartition("/")[2], encode(browser.point), encode(browser.auth)):
        assert secret not in log.getvalue() + told


def test_a_subscription_nobody_told_us_of_again_is_forgotten(town: World) -> None:
    from chalicelib.store.tables import Notices, subscriptions_key

    town.phone(ANI).call("PUT", "/me/push", Browser().body()).expect(200)
    kept = Notices.get(*subscriptions_key("ani"))
    assert kept.expires == int((town.clock.now + timedelta(days=400)).timestamp())
    assert replace(town.services.pushes.of("ani"), all=()).revision == 1
