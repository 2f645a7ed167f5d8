"""How many taps it takes to report an activity that repeats, from the home screen: in Chromium, on the cast's city."""

import os
from contextlib import closing
from pathlib import Path
from tempfile import TemporaryDirectory

from bench.figures import Figure
from bench.phone import skipped
from chalicelib.domain.plan import PlanStepKind
from tests.browser import SHAPES, NoBrowser, Pages, chromium
from tests.cast import ANI, MONDAY, wib
from tests.e2e import hands
from tests.e2e.server import running_city
from tests.e2e.site import cast_site
from tests.plans import put_plan
from tools.paths import SITE

NAME = "kinerja_taps"
QUICK: dict[str, int] = {}
TOLD = {"on": f"{MONDAY}", "text": "Memeriksa dokumen", "minutes": 90, "action_id": "a1", "quantity_e2": 250}


def measure() -> list[Figure]:
    os.environ.update(AWS_ACCESS_KEY_ID="testing", AWS_SECRET_ACCESS_KEY="testing", AWS_DEFAULT_REGION="ap-southeast-3")
    if not (SITE / "index.html").is_file():
        return skipped([NAME], "web/dist is missing: run `npm ci && npm run build` in web/")
    try:
        with TemporaryDirectory() as folder, chromium(Path(folder)) as browser, running_city(wib(7, 10)) as city:
            with city.lock:
                put_plan(city.world, PlanStepKind.PROPOSED)
                told = city.world.phone(ANI, None)
                told.call("POST", "/me/activities", TOLD, {"Idempotency-Key": "laporan"}).expect(201)
            site = cast_site(city.base_url)
            with closing(Pages(browser, site.base_url, site.at_work)) as pages:
                page = hands.log_in_at(pages(**SHAPES["Pixel 7"]), ANI, "")
                return [Figure(NAME, hands.repeat_last_report(page))]
    except NoBrowser as missing:
        return skipped([NAME], str(missing))
