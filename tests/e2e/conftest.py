"""A browser, and a city for it to look at. Skipped with the reason where either is missing."""

from collections.abc import Iterator, Mapping
from typing import Any

import pytest

from tests import cast
from tests.browser import SHAPES
from tests.e2e.server import RunningCity, running_city
from tests.e2e.site import Site, cast_site
from tools.paths import ROOT, SITE

AXE = ROOT / "web" / "node_modules" / "axe-core" / "axe.min.js"


@pytest.fixture(scope="module")
def city() -> Iterator[RunningCity]:
    """The cast's city in this process, at 07:10 on a Monday."""
    if not (SITE / "index.html").is_file():
        pytest.skip("web/dist is missing: run `npm ci && npm run build` in web/")
    with running_city(cast.wib(7, 10)) as running:
        yield running


@pytest.fixture(scope="module")
def site(city: RunningCity) -> Site:
    return cast_site(city.base_url)


@pytest.fixture(params=SHAPES)
def shape(request: pytest.FixtureRequest) -> Mapping[str, Any]:
    """What makes a page a phone of this kind."""
    return SHAPES[request.param]


@pytest.fixture(scope="session")
def axe() -> str:
    if not AXE.is_file():
        pytest.skip("axe-core is missing: run `npm ci` in web/")
    return AXE.read_text()
