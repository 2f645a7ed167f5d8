"""The city's month over HTTP: for who leads the city, in figures."""

from chalicelib.domain.employee import Grant, Role
from tests.cast import ANI, CITRA, DEWI, EKO, person
from tests.routes.town import faults, problem
from tests.world import World, entry

HANA = person("Hana", "CONTOH-011", "setda", (Grant(Role.EXECUTIVE),))


def test_an_executive_sees_the_months_figures_and_fetches_its_page(town: World) -> None:
    town.services.staff.save(HANA, None, entry("test_add", town.clock.now))
    hana = town.phone(HANA, None)
    found = hana.call("GET", "/summaries/today").expect(200)
    assert (found["month"], found["today"], len(found["trend"])) == ("2026-11", "2026-11-23", 6)
    assert found == {**hana.call("GET", "/summaries/2026-11").expect(200)}
    job = hana.call("POST", "/summaries", {"month": "2026-11"}, {"Idempotency-Key": "satu"}).expect(202)
    assert (job["kind"], job["month"]) == ("month_summary", "2026-11")
    assert [each["job_id"] for each in hana.call("GET", "/jobs").expect(200)["jobs"]] == [job["job_id"]]


def test_it_is_for_nobody_who_leads_a_unit_alone(town: World) -> None:
    for who in (ANI, CITRA, DEWI):
        assert problem(town.phone(who, None).call("GET", "/summaries/2026-11")) == (403, "ROLE_MISSING")


def test_a_month_that_has_not_begun_or_is_none_is_refused(town: World) -> None:
    eko = town.phone(EKO, None)
    assert faults(eko.call("GET", "/summaries/2026-12")) == [("/month", "MONTH_AHEAD")]
    assert faults(eko.call("GET", "/summaries/2026-13")) == [("/month", "PARAM_RANGE")]
    assert faults(eko.call("POST", "/summaries", {"month": "2026-12"})) == [("/month", "MONTH_AHEAD")]
    assert town.services.jobs.all() == []
