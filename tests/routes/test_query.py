"""What the query and the path may say: RELIABILITY section 3, "query"."""

import json
from typing import Annotated, Literal

import msgspec
import pytest
from chalice.app import MultiDict

from app import app
from chalicelib.domain.employee import Employee
from chalicelib.routes._http import OPERATIONS
from chalicelib.routes._query import read_query
from tests.cast import ANI, CITRA, DEWI, EKO
from tests.gateway import _Context as Context
from tests.gateway import event_of, in_process
from tests.routes.town import faults, nothing_changed, problem
from tests.world import World
from tools.phone import Reply


def get(town: World, target: str) -> Reply:
    eko = town.phone(EKO)
    with nothing_changed():
        return eko.call("GET", target)


@pytest.mark.parametrize("month", ["2026-13", "2026-00", "2026-2", "1999-12", "2100-01", "2026-11-01", "november", ""])
def test_a_month_is_written_as_year_and_month(town: World, month: str) -> None:
    for path in ("/me/attendance", "/employees/ani/attendance"):
        reply = get(town, f"{path}?month={month}")
        assert problem(reply) == (422, "INPUT_INVALID")
        assert faults(reply) == [("/query/month", "PARAM_RANGE")]


@pytest.mark.parametrize(
    "day", ["2026-02-30", "2026-13-01", "2026-11-0", "20261123", "2026-W48-1", "0000-01-01", "9999-12-31", "today", ""]
)
def test_a_date_is_one_that_exists_in_this_century(town: World, day: str) -> None:
    for target, pointer in (
        (f"/audit/entries?since=2000-01-01&until={day}", "/query/until"),
        (f"/me/attempts?date={day}", "/query/date"),
        (f"/offices?on={day}", "/query/on"),
    ):
        reply = get(town, target)
        assert problem(reply) == (422, "INPUT_INVALID")
        assert faults(reply) == [(pointer, "PARAM_RANGE")]


@pytest.mark.parametrize("day", ["2026-02-30", "20261123", "2026-W48-1", "0001-01-01", "9999-12-31", "today"])
def test_a_date_in_the_path_is_read_as_strictly(town: World, day: str) -> None:
    reply = get(town, f"/units/umum/days/{day}")
    assert problem(reply) == (422, "INPUT_INVALID")
    assert faults(reply) == [("/on", "PARAM_RANGE")]


@pytest.mark.parametrize("day", ["2000-01-01", "2099-12-31", "2028-02-29"])
def test_every_date_of_the_century_can_be_asked_for(town: World, day: str) -> None:
    get(town, f"/units/umum/days/{day}").expect(200)


@pytest.mark.parametrize("year", ["1999", "2101", "0", "-1", "1e3", "2026.0", "abc", "9" * 30, "２０２６", ""])
def test_a_year_is_a_whole_number_in_range(town: World, year: str) -> None:
    assert faults(get(town, f"/calendar/holiday-proposals?year={year}")) == [("/query/year", "PARAM_RANGE")]


def test_a_parameter_that_is_needed_is_named(town: World) -> None:
    assert faults(get(town, "/audit/pairs?unit_id=umum")) == [("/query/month", "REQUIRED")]
    assert faults(get(town, "/me/attendance")) == [("/query/month", "REQUIRED")]


def test_a_parameter_comes_once(town: World) -> None:
    reply = get(town, "/me/attendance?month=2026-11&month=2026-12")
    assert ("/query/month", "PARAM_REPEATED") in faults(reply)
    assert reply.status == 422


@pytest.mark.parametrize("name", ["unit_id[]", "unit-id", "UNIT_ID", "limit", "cursor", "x", "%24where", "a" * 100])
def test_an_unknown_parameter_is_refused(town: World, name: str) -> None:
    reply = get(town, f"/audit/entries?since=2026-11-23&until=2026-11-23&{name}=1")
    assert problem(reply) == (422, "INPUT_INVALID")
    assert [code for _, code in faults(reply)] == ["PARAM_UNKNOWN"]


def test_every_operation_refuses_a_parameter_it_does_not_know(town: World) -> None:
    for each in OPERATIONS:
        if each.method == "GET" and "{" not in each.path:
            assert ("/query/debug", "PARAM_UNKNOWN") in faults(get(town, f"{each.path}?debug=true")), each.path


@pytest.mark.parametrize("value", ["%00", "%FF", "a%00b", "%C0%AF", "%ED%A0%80"])
def test_a_parameter_is_sound_utf_8_without_nul(town: World, value: str) -> None:
    reply = get(town, f"/audit/entries?since=2026-11-23&until=2026-11-23&unit_id={value}")
    assert faults(reply) == [("/query/unit_id", "ENCODING")]


HALF_A_PAIR = "\ud800"


@pytest.mark.parametrize(
    "query", [{"month": [HALF_A_PAIR]}, {HALF_A_PAIR: ["x"]}, {HALF_A_PAIR: ["x"], "month": ["2026-11"]}], ids=ascii
)
def test_half_a_surrogate_pair_is_no_text_in_a_value_or_a_name(town: World, query: dict[str, list[str]]) -> None:
    event = event_of("GET", "/me/attendance", {"Authorization": f"Bearer {town.phone(ANI).token}"}, b"")
    event["multiValueQueryStringParameters"] = query
    answer = app(event, Context())
    assert answer["headers"]["Content-Type"] == "application/problem+json"
    assert (answer["statusCode"], json.loads(answer["body"])["code"]) == (400, "ENCODING")


class Kinds(msgspec.Struct):
    text: Annotated[str, msgspec.Meta(description="a point of view, or a boolean one")] = ""
    number: Annotated[int, msgspec.Meta(ge=1)] | None = None
    flag: bool = False
    choice: Literal["int", "1"] = "1"


def test_a_parameter_is_what_its_type_says_and_not_what_its_name_reminds_of() -> None:
    found = read_query(Kinds, MultiDict({"text": ["2026"], "number": ["2026"], "flag": ["true"], "choice": ["1"]}))
    assert found == Kinds("2026", 2026, True, "1")
    assert read_query(Kinds, MultiDict({"text": ["true"]})) == Kinds("true")


def test_eight_kilobytes_in_a_parameter_are_refused(town: World) -> None:
    reply = get(town, f"/audit/entries?since=2026-11-23&until=2026-11-23&unit_id={'a' * 8_192}")
    assert faults(reply) == [("/query/unit_id", "PARAM_RANGE")]
    assert len(reply.text) < 2_000


def test_all_faults_of_a_query_are_told_at_once(town: World) -> None:
    reply = get(town, "/audit/entries?since=never&until=2026-11-23&unit_id=a%20b&limit=1")
    assert sorted(faults(reply)) == [
        ("/query/limit", "PARAM_UNKNOWN"),
        ("/query/since", "PARAM_RANGE"),
        ("/query/unit_id", "PARAM_RANGE"),
    ]


@pytest.mark.parametrize("value", ["yes", "1", "TRUE", ""])
def test_a_dry_run_is_true_or_false(town: World, value: str) -> None:
    eko = town.phone(EKO)
    with nothing_changed():
        reply = eko.call("POST", f"/offices/imports?dry_run={value}", {})
    assert faults(reply) == [("/query/dry_run", "PARAM_RANGE")]


STRANGE = ["a" * 65, "a" * 3_000, "a b", "%00", "..%2f..", "é", "<script>", "{}", "a#b", "'or'1'='1", "a\nb"]


@pytest.mark.parametrize("value", STRANGE)
def test_a_strange_id_in_a_path_is_not_found(town: World, value: str) -> None:
    eko = town.phone(EKO)
    for method, path, body in (
        ("GET", "/employees/{}", None),
        ("GET", "/units/{}/people", None),
        ("POST", "/employees/{}/codes", None),
        ("PUT", "/units/{}", {"name": "Unit"}),
        ("DELETE", "/me/devices/{}", None),
        ("POST", "/proposals/{}/decision", {"approve": True}),
    ):
        with nothing_changed():
            reply = raw_path(eko.token, method, path, value, body)
        assert problem(reply) == (404, "NOT_FOUND"), path


@pytest.mark.parametrize("value", STRANGE)
def test_a_strange_id_is_never_asked_of_a_table(town: World, value: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """DynamoDB refuses a key of over 2,048 bytes: asking would be told as "try again" for ever."""
    token, asked, real = town.phone(EKO).token, [], town.services.staff.employee

    def employee(employee_id: str) -> Employee | None:
        asked.append(employee_id)
        return real(employee_id)

    monkeypatch.setattr(town.services.staff, "employee", employee)
    raw_path(token, "GET", "/employees/{}", value, None)
    assert asked == ["eko"]


@pytest.mark.parametrize("value", ["a" * 27, "a b", "é"])
def test_a_strange_id_makes_no_pattern_order_or_unit(town: World, value: str) -> None:
    eko = town.phone(EKO)
    week = [[] for _ in range(7)]
    dated = {"starts_on": "2026-12-01", "week": week}
    for path, body in (
        ("/units/{}", {"name": "Unit"}),
        ("/calendar/patterns/{}", {"name": "Pola", "versions": [dated]}),
        ("/calendar/overrides/{}", {"name": "Perintah", "decree_no": "1", "ends_on": "2026-12-01", **dated}),
    ):
        with nothing_changed():
            assert problem(raw_path(eko.token, "PUT", path, value, body)) == (404, "NOT_FOUND"), path


def raw_path(token: str, method: str, path: str, value: str, body: object) -> Reply:
    """As the gateway hands a path value over: decoded, whatever it is."""
    headers = {"Authorization": f"Bearer {token}", "Content-Type": "application/json"}
    event = event_of(method, path.format("x"), headers, json.dumps(body).encode() if body else b"")
    event["pathParameters"] = dict.fromkeys(event["pathParameters"], value)
    answer = app(event, Context())
    return Reply(answer["statusCode"], answer["headers"], answer["body"])


@pytest.mark.parametrize("who", [ANI, CITRA, DEWI], ids=["ani", "citra", "dewi"])
def test_rights_come_before_what_the_query_says(town: World, who: Employee) -> None:
    reply = town.phone(who).call("GET", "/audit/entries?since=never&until=never")
    assert problem(reply) == (403, "ROLE_MISSING")


def test_a_query_without_values_is_read_as_empty_ones(town: World) -> None:
    assert faults(get(town, "/audit/pairs?unit_id=umum&month")) == [("/query/month", "PARAM_RANGE")]
    in_process("GET", "/health?", {}, b"").expect(200)
