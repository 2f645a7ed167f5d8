"""Reports of performance and budgets over HTTP: ordered, watched and fetched; every way to ask amiss."""

from typing import Any

import pytest

from chalicelib.domain.employee import Employee
from chalicelib.jobs.work import work
from tests.cast import ANI, BUDI, CITRA, DEWI, EKO
from tests.performance_files import furnish
from tests.routes.town import faults, problem
from tests.world import World
from tools.phone import Reply

OWN, ANIS = "/me/performance-reports", "/employees/ani/performance-reports"
UNIT, PROGRESS, BUDGET = "/units/umum/performance-reports", "/units/umum/daily-progress-exports", "/budget-reports"


def ask(town: World, who: Employee, path: str, **body: Any) -> Reply:
    return town.phone(who, None).call("POST", path, body)


def test_somebody_without_a_role_has_their_own_made_and_fetches_it(town: World) -> None:
    furnish(town)
    job = ask(town, ANI, OWN, format="pdf", period_id="2026-Q4").expect(202)
    assert (job["kind"], job["state"], job["period_id"], job["format"]) == (
        "person_performance", "queued", "2026-Q4", "pdf",
    )  # fmt: skip
    work(town.services, job["job_id"], town.clock.now, lambda: True)
    ani, path = town.phone(ANI, None), f"/jobs/{job['job_id']}"
    assert ani.call("GET", path).expect(200)["files"] == ["kinerja-saya-2026-Q4.pdf"]
    assert ani.call("GET", f"{path}/files/kinerja-saya-2026-Q4.pdf").expect(200)["url"]
    for other in (BUDI, CITRA, EKO):
        assert problem(town.phone(other, None).call("GET", path)) == (404, "NOT_FOUND")
    assert problem(ani.call("GET", "/jobs")) == (403, "ROLE_MISSING")


def test_the_same_request_sent_again_orders_once(town: World) -> None:
    key = {"Idempotency-Key": "sekali"}
    body = {"format": "xlsx", "period_id": "2026-11"}
    one, two = (town.phone(CITRA, None).call("POST", UNIT, body, key).expect(202) for _ in range(2))
    assert one["job_id"] == two["job_id"]


@pytest.mark.parametrize(
    ("path", "body", "pointer"),
    [
        (OWN, {"format": "docx", "period_id": "2026"}, "/format"),
        (OWN, {"format": "pdf", "period_id": "2026-13"}, "/period_id"),
        (OWN, {"format": "pdf", "period_id": "2026-Q5"}, "/period_id"),
        (OWN, {"format": "pdf"}, "/period_id"),
        (OWN, {"format": "pdf", "period_id": "2027"}, "/period_id"),
        (ANIS, {"format": "csv", "period_id": "2026"}, "/format"),
        (UNIT, {"format": "pdf", "period_id": "2026-12"}, "/period_id"),
        (UNIT, {"format": "pdf", "period_id": "2026", "unit_id": "setda"}, "/unit_id"),
        (PROGRESS, {"period_id": "2027-Q1"}, "/period_id"),
        (BUDGET, {"format": "pdf", "month": "2026-12"}, "/month"),
        (BUDGET, {"format": "pdf", "month": "2026"}, "/month"),
        (BUDGET, {"format": "pdf", "month": "2026-10", "unit_id": ""}, "/unit_id"),
    ],
)
def test_what_is_wrong_is_named_and_nothing_is_ordered(
    town: World, path: str, body: dict[str, str], pointer: str
) -> None:
    refused = ask(town, EKO, path, **body)
    assert [each for each, _ in faults(refused)] == [pointer]
    assert town.services.jobs.all() == []


@pytest.mark.parametrize(
    ("who", "path", "body"),
    [
        (CITRA, "/units/puskesmas/performance-reports", {"format": "pdf", "period_id": "2026"}),
        (DEWI, "/units/puskesmas/daily-progress-exports", {"period_id": "2026"}),
        (CITRA, "/employees/gani/performance-reports", {"format": "pdf", "period_id": "2026"}),
        (CITRA, "/employees/citra/performance-reports", {"format": "pdf", "period_id": "2026"}),
        (EKO, "/employees/antah/performance-reports", {"format": "pdf", "period_id": "2026"}),
        (CITRA, BUDGET, {"format": "pdf", "month": "2026-10", "unit_id": "setda"}),
    ],
)
def test_out_of_reach_is_unknown(town: World, who: Employee, path: str, body: dict[str, str]) -> None:
    assert problem(ask(town, who, path, **body)) == (404, "NOT_FOUND")
    assert town.services.jobs.all() == []
