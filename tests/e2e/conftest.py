"""A browser, and a city for it to look at. Skipped with the reason where either is missing."""

from collections.abc import Iterator
from itertools import count

import pytest

from tests import cast
from tests.e2e.server import running_city
from tests.e2e.site import Person, Site, make_newcomer
from tools.paths import ROOT, SITE

AXE = ROOT / "web" / "node_modules" / "axe-core" / "axe.min.js"


@pytest.fixture(scope="module")
def site() -> Iterator[Site]:
    """The cast's city in this process, at 07:10 on a Monday."""
    if not (SITE / "index.html").is_file():
        pytest.skip("web/dist is missing: run `npm ci && npm run build` in web/")
    with running_city(cast.wib(7, 10)) as city:
        yield _site_of(city.base_url)


def _site_of(base_url: str) -> Site:
    marks = count(1)
    eko = Person("Eko", cast.EKO.number, "sandi rahasia eko")
    assignment = {
        "unit_id": "umum",
        "starts_on": cast.MONDAY.isoformat(),
        "office_ids": ["balai-kota"],
        "pattern_id": "lima-hari",
        "supervisor_id": "citra",
    }
    return Site(
        base_url=base_url,
        at_work=(cast.HALL.longitude + 0.0002, cast.HALL.latitude),
        far_away=(cast.HALL.longitude + 0.01, cast.HALL.latitude),
        supervisor=Person("Citra", cast.CITRA.number, "sandi rahasia citra"),
        newcomer=lambda: make_newcomer(base_url, eko, f"{next(marks):03}", assignment),
    )


@pytest.fixture(scope="session")
def axe() -> str:
    if not AXE.is_file():
        pytest.skip("axe-core is missing: run `npm ci` in web/")
    return AXE.read_text()
