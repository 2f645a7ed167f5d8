"""A file that was made is fetched by who may have it made now, over the door."""

from dataclasses import replace

from chalicelib.jobs.work import work
from tests.cast import CITRA
from tests.routes.town import problem
from tests.world import World


def test_who_lost_the_reach_finds_neither_the_job_nor_its_file(town: World) -> None:
    citra = town.phone(CITRA, None)
    key = {"Idempotency-Key": "k1"}
    job = citra.call("POST", "/employees/ani/compliance-records", {"years": 1}, key).expect(202)
    work(town.services, job["job_id"], town.clock.now, lambda: True)
    path = f"/jobs/{job['job_id']}"
    (name, _) = citra.call("GET", path).expect(200)["files"]
    assert citra.call("GET", f"{path}/files/{name}").expect(200)["url"]
    away = replace(CITRA.assignments[0], unit_id="puskesmas")
    town.change("citra", lambda each: replace(each, assignments=(away,)))
    for gone in (path, f"{path}/files/{name}"):
        assert problem(citra.call("GET", gone)) == (404, "NOT_FOUND")
    assert citra.call("GET", "/jobs").expect(200)["jobs"] == []
