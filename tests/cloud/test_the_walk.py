"""The long walk on the packaged stack: from an empty deployment to the first check-in, through the pages alone."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from bench.figures import BUDGETS
from tests.walk.first_code import make_admin, zone_of_walk
from tests.walk.papers import gather
from tests.walk.walk import take_the_walk
from tools.local_stack import city_in
from tools.paths import SITE
from tools.processes import free_port
from tools.stack import Stack

LIMIT_MIN = BUDGETS["first_checkin_minutes"].gate or 0


@pytest.fixture(scope="module")
def empty_city(stack: Stack, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Stack]:
    """A city beside the suite's own that nobody has set up yet."""
    if not (SITE / "index.html").is_file():
        pytest.skip("web/dist is missing: run `npm ci && npm run build` in web/")
    log: Path = tmp_path_factory.mktemp("walk") / "edge.log"
    with city_in(str(stack.endpoint), "jalan", stack.stage, free_port(), log) as city:
        yield city


def test_from_an_empty_deployment_to_the_first_check_in(empty_city: Stack, browser: Any, tmp_path: Path) -> None:
    """By the real office file where it lies beside the checkout, else by an invented one."""
    zone = zone_of_walk(datetime.now(UTC))
    papers = gather(datetime.now(UTC), zone)
    steps = take_the_walk(browser, str(empty_city.edge_url), lambda: make_admin(empty_city, zone, tmp_path), papers)
    assert list(steps.seconds)[-1] == "check-in"
    assert steps.minutes < LIMIT_MIN, steps
