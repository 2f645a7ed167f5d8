"""Reports over HTTP: a unit's on the screen and as a job, and every way to ask amiss."""

from typing import Any

import pytest

from chalicelib.use_cases import see_report
from tests.cast import ANI, CITRA, DEWI, EKO, FITRI, MONDAY
from tests.routes.town import faults, problem
from tests.world import World
from tools.phone import Reply

REPORTS = "/units/umum/reports"


def ask(town: World, who: Any, query: str = "", path: str = REPORTS) -> Reply:
    return town.phone(who, None).call("GET", f"{path}{query}")


def test_a_daily_report_is_of_today_where_nothing_is_said(town: World) -> None:
    town.check_in(town.phone(ANI)).expect(201)
    found = ask(town, CITRA).expect(200)
    assert (found["kind"], found["span"], found["page"], found["pages"]) == ("daily", MONDAY.isoformat(), 1, 1)
    assert [each["name"] for each in found["columns"]][:2] == ["status", "arrival"]
    rows = {each["name"]: each["cells"] for each in found["rows"]}
    assert rows["Ani"][:2] == ["", "07:10"]
    assert found["total"] == len(rows)


def test_a_months_report_has_a_column_a_day_and_its_sums(town: World) -> None:
    found = ask(town, FITRI, "?kind=month&month=2026-11").expect(200)
    names = [each["name"] for each in found["columns"]]
    assert names[:30] == [f"d{each:02}" for each in range(1, 31)]
    assert [each["number"] for each in found["columns"][30:]] == [True] * len(names[30:])
    assert {len(each["cells"]) for each in found["rows"]} == {len(names)}


@pytest.mark.parametrize("kind", ["lateness", "absence", "leave", "flags"])
def test_the_other_reports_are_empty_where_there_is_nothing_to_tell(town: World, kind: str) -> None:
    found = ask(town, EKO, f"?kind={kind}").expect(200)
    assert (found["span"], found["rows"]) == ("2026-11", [])
    assert found["total"] > 0


def test_a_large_unit_comes_by_the_page(town: World, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(see_report, "SCREEN_PEOPLE", 2)
    monkeypatch.setattr("chalicelib.routes.reports.SCREEN_PEOPLE", 2)
    pages = [ask(town, DEWI, f"?page={each}").expect(200) for each in (1, 2, 3)]
    names = [[row["name"] for row in each["rows"]] for each in pages]
    assert len(names[0]) == 2
    assert names[2] == []
    assert len(set(names[0] + names[1])) == pages[0]["total"] == sum(map(len, names))


@pytest.mark.parametrize(
    ("query", "fault"),
    [
        ("?kind=daily&month=2026-11", ("/month", "DAY_OR_MONTH")),
        ("?kind=leave&on=2026-11-23", ("/on", "DAY_OR_MONTH")),
        ("?kind=daily&on=2026-11-24", ("/on", "DATE_AHEAD")),
        ("?kind=month&month=2026-12", ("/month", "MONTH_AHEAD")),
        ("?kind=daily&on=2026-02-30", ("/query/on", "PARAM_RANGE")),
    ],
)
def test_a_span_that_does_not_fit_names_its_field(town: World, query: str, fault: tuple[str, str]) -> None:
    assert faults(ask(town, CITRA, query)) == [fault]


@pytest.mark.parametrize("query", ["?kind=all", "?month=2026-13&kind=month", "?on=kemarin", "?page=0", "?unit=umum"])
def test_what_is_no_report_is_refused(town: World, query: str) -> None:
    assert ask(town, CITRA, query).status == 422


def test_a_unit_out_of_reach_is_not_found(town: World) -> None:
    for unit_id in ("puskesmas", "antah"):
        assert problem(ask(town, CITRA, path=f"/units/{unit_id}/reports")) == (404, "NOT_FOUND")
        body = {"kind": "month", "format": "csv", "unit_id": unit_id}
        assert problem(town.phone(CITRA, None).call("POST", "/reports", body)) == (404, "NOT_FOUND")


def test_a_file_is_ordered_once_and_its_job_says_which(town: World) -> None:
    citra = town.phone(CITRA, None)
    body = {"kind": "daily", "format": "xlsx", "unit_id": "umum", "on": MONDAY.isoformat()}
    first, again = (
        citra.call("POST", "/reports", body, {"Idempotency-Key": "laporan-1"}).expect(202) for _ in range(2)
    )
    assert first["job_id"] == again["job_id"]
    assert (first["kind"], first["report"], first["format"], first["on"]) == ("report", "daily", "xlsx", "2026-11-23")
    (mine,) = citra.call("GET", "/jobs").expect(200)["jobs"]
    assert mine["job_id"] == first["job_id"]
    dewi = town.phone(DEWI, None)
    assert dewi.call("GET", "/jobs").expect(200)["jobs"] == []
    assert problem(dewi.call("GET", f"/jobs/{first['job_id']}")) == (404, "NOT_FOUND")


def test_a_pdf_of_everything_asks_for_a_unit(town: World) -> None:
    reply = town.phone(EKO, None).call("POST", "/reports", {"kind": "month", "format": "pdf"})
    assert faults(reply) == [("/unit_id", "UNIT_REQUIRED")]
    assert town.services.jobs.all() == []


def test_a_months_report_reads_by_unit_and_never_by_person(town: World) -> None:
    calls = list[str]()
    events = town.services.audit.connection.client.meta.events  # type: ignore[attr-defined]
    note = lambda model, **_: calls.append(model.name)  # noqa: E731
    events.register("before-call.dynamodb.*", note)
    ask(town, CITRA, "?kind=month").expect(200)
    events.unregister("before-call.dynamodb.*", note)
    assert calls.count("Query") == 2
    assert "BatchGetItem" not in calls
