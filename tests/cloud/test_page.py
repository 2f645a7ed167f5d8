"""The page on the packaged stack: Chromium from a one-time code to the receipt, through edge, gateway and bucket."""

from collections.abc import Mapping
from itertools import count
from typing import Any

import pytest

from chalicelib import wiring
from chalicelib.rules.local_time import local_date
from tests.browser import SHAPES
from tests.cloud.everywhere import open_everywhere
from tests.e2e.site import Person, Site, make_newcomer
from tests.e2e.test_page import (  # noqa: F401 (the same people, on the real thing)
    test_a_newcomer_logs_in_enrols_is_approved_and_checks_in,
    test_far_away_is_refused_in_words_and_nothing_is_recorded,
    test_the_session_survives_a_reload_and_ends_at_logging_out,
)
from tests.waiting import eventually
from tools import demo_city, smoke
from tools.paths import SITE
from tools.stack import Stack


@pytest.fixture
def shape() -> Mapping[str, Any]:
    return SHAPES["Pixel 7"]


@pytest.fixture(scope="module")
def site(stack: Stack) -> Site:
    """A unit whose window is open now, led by one of its own."""
    if not (SITE / "index.html").is_file():
        pytest.skip("web/dist is missing: run `npm ci && npm run build` in web/")
    demo_city.seed(stack)
    mark, leader = smoke.prepare(stack, lambda _: None)
    eko = smoke.admin(stack)
    leading = leader.call("GET", "/me").expect(200)["employee"]
    grants = {"grants": [{"role": "supervisor", "unit_id": f"asap-{mark}"}]}
    eko.call("PUT", f"/employees/{leading['employee_id']}/grants", grants).expect(200)
    eventually(lambda: open_everywhere(leader), within_s=90)
    marks = count(1)
    assignment = {
        "unit_id": f"asap-{mark}",
        "starts_on": local_date(wiring.clock(), demo_city.ZONE).isoformat(),
        "office_ids": leading["assignments"][0]["office_ids"],
        "pattern_id": f"asap-{mark}",
        "supervisor_id": leading["employee_id"],
    }
    longitude, latitude = smoke.HALL
    eko_himself = Person("Eko", demo_city.EKO.number, demo_city.EKO.password)
    return Site(
        base_url=stack.edge_url,
        at_work=(longitude + 0.0002, latitude),
        far_away=(longitude + 0.01, latitude),
        supervisor=Person(leading["name"], f"ASAP-{mark}", smoke.PASSWORD),
        newcomer=lambda: make_newcomer(stack.edge_url, eko_himself, f"{mark}-{next(marks)}", assignment),
    )
