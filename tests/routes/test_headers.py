"""What headers may say: RELIABILITY section 3, "headers" and the content type of a check-in; and Idempotency-Key."""

import json
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from functools import partial
from typing import Any

import pytest

from chalicelib.domain.shift import Holiday, HolidayKind
from chalicelib.routes import _idempotency
from chalicelib.routes._http import OPERATIONS
from chalicelib.use_cases.ports import StoreUnavailable
from tests import cast
from tests.cast import ANI, EKO, ENDAH, FIXES
from tests.discipline_cases import JUDGED_BODY, K, absent_pns, confirm_rules, lock_month, put_case
from tests.gateway import in_process
from tests.jpegs import selfie
from tests.plans import put_plan
from tests.routes.test_settings import SETTINGS
from tests.routes.town import BuiltTown, attendance, built_town, faults, nobody, nothing_changed, problem, stored
from tests.world import World
from tools.phone import Phone, Reply

# Content-Type and Content-Encoding.


@pytest.mark.parametrize(
    "kind",
    [
        "text/plain",
        "application/json; charset=latin-1",
        "application/json; charset=utf-16",
        "application/jsonp",
        "application/x-www-form-urlencoded",
        "multipart/form-data; boundary=x",
        "",
    ],
)
def test_a_body_comes_as_json_in_utf_8(town: World, kind: str) -> None:
    ani = town.phone(ANI)
    with nothing_changed():
        reply = ani.call("POST", "/check-ins", {}, {"Content-Type": kind})
    assert problem(reply) == (415, "CONTENT_TYPE")
    assert reply.json["expected"] == "application/json"


@pytest.mark.parametrize(
    "kind",
    ["application/json", "Application/JSON", "application/json;charset=UTF-8", 'application/json; charset="utf-8"'],
)
def test_json_may_say_that_it_is_utf_8(town: World, kind: str) -> None:
    assert problem(town.phone(ANI).call("POST", "/check-ins", {"a": 1}, {"Content-Type": kind}))[0] == 400


@pytest.mark.parametrize("encoding", ["gzip", "br", "deflate", "gzip, identity"])
def test_a_compressed_body_is_refused(town: World, encoding: str) -> None:
    reply = town.phone(ANI).call("POST", "/check-ins", {}, {"Content-Encoding": encoding})
    assert problem(reply) == (415, "CONTENT_TYPE")


# What proxies and clients may claim about themselves.

CLAIMS = {
    "X-Forwarded-For": "10.0.0.1, 127.0.0.1",
    "X-Real-IP": "127.0.0.1",
    "Forwarded": "for=127.0.0.1;host=evil.example",
    "Host": "evil.example",
    "X-Forwarded-Host": "evil.example",
    "X-Original-URL": "/employees/eko/grants",
    "X-HTTP-Method-Override": "DELETE",
    "X-Method-Override": "DELETE",
    "X-Amzn-Oidc-Identity": "eko",
    "X-Employee-Id": "eko",
}


def test_claims_in_headers_change_nothing(town: World) -> None:
    ani = town.phone(ANI)
    plain = ani.call("GET", "/me")
    with nothing_changed():
        claimed = ani.call("GET", "/me", headers=CLAIMS)
    assert (claimed.status, claimed.json, claimed.headers) == (plain.status, plain.json, plain.headers)


def test_a_method_override_does_not_turn_a_read_into_a_removal(town: World) -> None:
    ani = town.phone(ANI)
    with nothing_changed():
        ani.call("GET", "/me/attendance?month=2026-11", headers=CLAIMS).expect(200)


def test_no_answer_is_kept_by_a_cache_or_guessed_at_by_a_browser(town: World) -> None:
    for reply in (town.phone(ANI).call("GET", "/me"), nobody().call("GET", "/me")):
        assert reply.headers["Cache-Control"] == "no-store"
        assert reply.headers["X-Content-Type-Options"] == "nosniff"


@pytest.mark.parametrize(("version", "code"), [("web/0", (426, "CLIENT_TOO_OLD")), ("web/x", (422, "INPUT_INVALID"))])
def test_a_client_tells_its_version(town: World, version: str, code: tuple[int, str]) -> None:
    assert problem(town.phone(ANI).call("GET", "/me", headers={"Presensi-Client": version})) == code


@pytest.mark.parametrize("version", ["web/-1", "web/١", "web/1.5", "web/99999999", "web/", "/"])
def test_a_version_is_a_plain_number(town: World, version: str) -> None:
    reply = town.phone(ANI).call("GET", "/me", headers={"Presensi-Client": version})
    assert faults(reply) == [("/headers/presensi-client", "PATTERN")]


def test_who_does_not_tell_a_version_is_served(town: World) -> None:
    town.phone(ANI).call("GET", "/me", headers={"Presensi-Client": ""}).expect(200)


# Idempotency-Key.

NEW_PERSON = {
    "name": "Hadi",
    "number": "CONTOH-100",
    "assignment": {
        "unit_id": "umum",
        "starts_on": "2026-11-23",
        "office_ids": ["balai-kota"],
        "pattern_id": "lima-hari",
    },
}
HOLIDAY = {"holidays": [{"on": "2026-12-24", "name": "Cuti", "kind": "collective", "decree_no": "1/2026"}]}
FILE = {
    "type": "FeatureCollection",
    "features": [
        {
            "type": "Feature",
            "properties": {"name": "Kantor Baru"},
            "geometry": {"type": "Point", "coordinates": [106.05, -6.0]},
        }
    ],
}
ONCE: dict[str, dict[str, Any]] = {
    "/employees": NEW_PERSON, "/offices/imports": FILE, "/calendar/holidays": HOLIDAY,
    "/imports": {"file_name": "pegawai.xlsx"}, "/units/umum/slips": {},
    "/units/umum/month-sheets": {"month": "2026-11"},
    "/summaries": {"month": "2026-11"},
    "/reports": {"kind": "daily", "format": "csv", "unit_id": "umum"},
    "/me/requests": {"kind": "permission", "starts_on": "2026-12-07", "reason": "keperluan keluarga"},
    "/employees/ani/requests": {"kind": "permission", "starts_on": "2026-12-07", "reason": "keperluan keluarga"},
    "/employees/ani/discipline-cases": {"year": 2026},
    "/employees/ani/discipline-cases/2026-01/letters": {"revision": 3},
    "/employees/ani/compliance-records": {"years": 2},
    "/units/umum/payroll-exports": {"month": "2026-12"},
    "/me/performance-reports": {"format": "pdf", "period_id": "2026"},
    "/employees/ani/performance-reports": {"format": "pdf", "period_id": "2026"},
    "/units/umum/performance-reports": {"format": "csv", "period_id": "2026-11"},
    "/units/umum/daily-progress-exports": {"period_id": "2026-11"},
    "/budget-reports": {"format": "xlsx", "month": "2026-10", "unit_id": "umum"},
    "/me/plans/2026": {"post": "Pengelola", "revision": 1},
    "/me/plan-copies": {"year": 2027},
    "/me/swaps": {"other_id": "endah", "on": "2026-12-01"},
    "/offices/balai-kota/surveys": {"fixes": FIXES},
    "/surveys": {"name": "Pos Baru", "unit_id": "umum", "fixes": FIXES},
    "/me/activities": {"on": "2026-11-23", "text": "Memeriksa berkas", "minutes": 60},
    "/employees/ani/feedback": {"text": "Laporan bulan ini rapi."},
    "/outages": {
        "starts_at": "2026-11-23T06:40:00+07:00", "ends_at": "2026-11-23T07:05:00+07:00", "note": "Layanan terganggu",
    },
}  # fmt: skip


@pytest.fixture(scope="module")
def built() -> Iterator[BuiltTown]:
    """With two admins who work by shifts and may ask each other to exchange them."""
    with built_town(_add_shifts) as town:
        yield town


def _add_shifts(world: World) -> None:
    absent_pns(world)
    put_case(world, K.SUMMONS, K.CLOSED)
    confirm_rules(world, date(2026, 11, 1))
    lock_month(world, "2026-12")
    for who, letter in ((EKO, "P"), (ENDAH, "M")):
        shifts = (replace(who.assignments[0], pattern_id=None),)
        roster = {"2026-12": letter * 31}
        change = partial(replace, assignments=shifts, roster=roster)
        world.change(who.employee_id, change)
    put_plan(world, employee_id="eko", unit_id="setda")
    first = replace(EKO.assignments[0], pattern_id=None, ends_on=date(2026, 6, 30), supervisor_id="endah")
    then = replace(EKO.assignments[0], pattern_id=None, starts_on=date(2026, 7, 1))
    world.change("eko", lambda each: replace(each, assignments=(first, then)))


every_once = pytest.mark.parametrize("path", ONCE)


def post(phone: Phone, path: str, key: str = "k1", body: object = None) -> Reply:
    return phone.call("POST", path, body or ONCE[path], {"Idempotency-Key": key})


def without_key(phone: Phone, path: str) -> Reply:
    headers = {"Authorization": f"Bearer {phone.token}", "Content-Type": "application/json"}
    return in_process("POST", path, headers, json.dumps(ONCE[path]).encode())


def replayed(reply: Reply) -> bool:
    return reply.headers.get("Idempotency-Replayed") == "true"


def test_these_and_no_other_operations_want_a_key() -> None:
    ids = {"unit_id": "umum", "office_id": "balai-kota", "employee_id": "ani", "case_id": "2026-01", "year": 2026}
    wanted = [each.path.format(**ids) for each in OPERATIONS if each.idempotent]
    assert set(wanted) == set(ONCE)


@every_once
def test_without_a_key_nothing_is_done(town: World, path: str) -> None:
    eko = town.phone(EKO)
    with nothing_changed():
        assert problem(without_key(eko, path)) == (400, "IDEMPOTENCY_KEY")


@pytest.mark.parametrize("key", ["", "a" * 65, "a b", "é", "a/b", "a\nb", '"quoted"', "k1 "])
def test_a_key_is_1_to_64_plain_characters(town: World, key: str) -> None:
    eko = town.phone(EKO)
    with nothing_changed():
        assert problem(post(eko, "/employees", key)) == (400, "IDEMPOTENCY_KEY")


@pytest.mark.parametrize("key", ["a", "A-Z_09", "a" * 64])
def test_a_key_of_1_and_of_64_is_taken(town: World, key: str) -> None:
    post(town.phone(EKO), "/employees", key).expect(201)


@every_once
def test_the_same_request_again_is_done_once_and_answered_alike(town: World, path: str) -> None:
    eko = town.phone(EKO)
    first = post(eko, path)
    assert first.status in (201, 202)
    with nothing_changed():
        again = post(eko, path)
    assert (again.status, again.json) == (first.status, first.json)
    assert (replayed(first), replayed(again)) == (False, True)


@every_once
def test_a_key_of_another_body_is_refused(town: World, path: str) -> None:
    eko = town.phone(EKO)
    post(eko, path)
    with nothing_changed():
        reply = eko.call("POST", path, raw=json.dumps(ONCE[path]).encode() + b" ", headers={"Idempotency-Key": "k1"})
    assert problem(reply) == (409, "IDEMPOTENCY_KEY_REUSED")


def test_a_key_of_another_operation_or_query_is_refused(town: World) -> None:
    eko = town.phone(EKO)
    post(eko, "/offices/imports").expect(201)
    assert problem(post(eko, "/employees")) == (409, "IDEMPOTENCY_KEY_REUSED")
    later = eko.call("POST", "/offices/imports?starts_on=2026-12-01", FILE, {"Idempotency-Key": "k1"})
    assert problem(later) == (409, "IDEMPOTENCY_KEY_REUSED")


def test_a_key_belongs_to_one_person(town: World) -> None:
    first = post(town.phone(EKO), "/calendar/holidays").expect(202)
    second = post(town.phone(ENDAH), "/calendar/holidays")
    assert not replayed(second)
    assert second.expect(202)["proposal_id"] != first["proposal_id"]


def test_a_refusal_is_not_kept_so_the_mended_body_may_use_the_key(town: World) -> None:
    eko = town.phone(EKO)
    assert problem(post(eko, "/employees", body=NEW_PERSON | {"number": "!!!"})) == (422, "INPUT_INVALID")
    assert problem(post(eko, "/employees", body=NEW_PERSON | {"number": ANI.number})) == (409, "DUPLICATE_ID")
    mended = post(eko, "/employees")
    assert (mended.status, replayed(mended)) == (201, False)


def test_an_answer_is_kept_for_a_day(town: World) -> None:
    eko = town.phone(EKO)
    first = post(eko, "/calendar/holidays").expect(202)
    town.clock.forward(hours=23, minutes=59)
    eko.token = town.accounts.access_token("eko")
    assert replayed(post(eko, "/calendar/holidays"))
    town.clock.forward(minutes=1)
    again = post(eko, "/calendar/holidays")
    assert not replayed(again)
    assert again.expect(202)["proposal_id"] == first["proposal_id"]  # the change still waits: proposing it is no other


def test_a_dry_run_needs_no_key(town: World) -> None:
    eko = town.phone(EKO)
    headers = {"Authorization": f"Bearer {eko.token}", "Content-Type": "application/json"}
    with nothing_changed():
        in_process("POST", "/offices/imports?dry_run=true", headers, json.dumps(FILE).encode()).expect(200)


def before_the_work(act: Callable[[], object], monkeypatch: pytest.MonkeyPatch) -> None:
    """Do `act` once, when the next request has claimed its key and not begun its work."""
    real, acts = _idempotency.answer_once, [act]

    def answer_once(store: Any, request: Any, claim_id: str, answer: Any) -> Any:
        def interrupted() -> Any:
            while acts:
                acts.pop()()
            return answer()

        return real(store, request, claim_id, interrupted)

    monkeypatch.setattr(_idempotency, "answer_once", answer_once)


def test_the_same_request_in_flight_is_told_to_try_again(town: World, monkeypatch: pytest.MonkeyPatch) -> None:
    eko = town.phone(EKO)
    twin: list[Reply] = []
    before_the_work(lambda: twin.append(post(eko, "/calendar/holidays")), monkeypatch)
    first = post(eko, "/calendar/holidays").expect(202)
    assert problem(twin[0]) == (503, "TRY_AGAIN")
    assert twin[0].headers["Retry-After"]
    assert post(eko, "/calendar/holidays").json == first
    assert len(eko.call("GET", "/proposals").expect(200)["proposals"]) == 1


def test_a_request_that_was_killed_gives_its_key_free_after_a_minute(
    town: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    eko = town.phone(EKO)
    monkeypatch.setattr(town.services.sessions, "drop", unavailable)
    before_the_work(unavailable, monkeypatch)
    assert problem(post(eko, "/calendar/holidays")) == (503, "TRY_AGAIN")
    assert problem(post(eko, "/calendar/holidays")) == (503, "TRY_AGAIN")
    town.clock.forward(seconds=61)
    assert not replayed(post(eko, "/calendar/holidays"))


def test_what_is_done_is_said_even_when_the_answer_cannot_be_kept(town: World, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(town.services.sessions, "keep", unavailable)
    assert post(town.phone(EKO), "/employees").expect(201)["name"] == "Hadi"


@every_once
def test_what_was_done_and_never_answered_is_found_again_under_the_same_key(
    town: World, path: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """By the id that the request itself makes (`made_id`)."""
    sent_again_unanswered(town, path, monkeypatch)


@pytest.mark.parametrize("path", ["/offices/imports", "/surveys", "/offices/balai-kota/surveys"])
def test_so_is_what_a_lone_admin_has_done_at_once(town: World, path: str, monkeypatch: pytest.MonkeyPatch) -> None:
    town.change("endah", lambda each: replace(each, grants=()))
    made = sent_again_unanswered(town, path, monkeypatch)
    assert made["proposal"]["state"] == "applied"


def sent_again_unanswered(town: World, path: str, monkeypatch: pytest.MonkeyPatch) -> Any:
    eko = town.phone(EKO)
    monkeypatch.setattr(town.services.sessions, "keep", lambda *_: None)
    first = post(eko, path)
    town.clock.forward(seconds=61)
    before = stored()
    again = post(eko, path)
    assert (again.status, replayed(again)) == (first.status, False)
    assert without_form(again.json) == without_form(first.json)
    assert stored() == before
    return first.json


def without_form(answer: Any) -> Any:
    """Without the form to post a file by, which is signed anew."""
    return {name: value for name, value in answer.items() if name != "upload"}


def unavailable(*_: object) -> None:
    raise StoreUnavailable("test")


def test_a_put_that_proposes_needs_no_key_for_the_same_again_is_the_same(town: World) -> None:
    eko = town.phone(EKO)
    for path, body in (
        ("/settings", {**SETTINGS, "attendance_rules": [JUDGED_BODY]}),
        ("/employees/ani/grants", {"grants": [{"role": "auditor"}]}),
    ):
        first = eko.call("PUT", path, body).expect(202)
        with nothing_changed():
            assert eko.call("PUT", path, body).expect(202) == first


def test_a_removal_that_proposes_needs_no_key_either(town: World) -> None:
    eko = town.phone(EKO)
    on = date(2026, 12, 24)
    holiday = Holiday(on, "Cuti", HolidayKind.COLLECTIVE, "1/2026")
    town.publish("calendar", replace(cast.CITY.calendar, holidays={on: holiday}))
    first = eko.call("DELETE", "/calendar/holidays/2026-12-24").expect(202)
    with nothing_changed():
        assert eko.call("DELETE", "/calendar/holidays/2026-12-24").expect(202) == first


def test_a_check_in_is_its_own_key(town: World) -> None:
    ani = town.phone(ANI)
    challenge = ani.ask_challenge("arrival").expect(201)["challenge"]
    body = ani.body(challenge, (cast.HALL.longitude, cast.HALL.latitude), selfie())
    first, before = ani.submit(body).expect(201), attendance()
    again = ani.submit(body)
    assert (again.expect(201), replayed(again), attendance()) == (first, True, before)
