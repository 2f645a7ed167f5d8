"""The page as it is served in production, for measuring: the edge's headers and gzip before the cast's city at 07:10.

The app answers in this process, on moto: a warm Lambda's pace. Every answer of the edge is written down as it leaves.
"""

import asyncio
import os
import shutil
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path
from tempfile import TemporaryDirectory

from aiohttp import web
from aiohttp.abc import AbstractAccessLogger

from chalicelib import wiring
from chalicelib.store.selfies import SelfieS3
from tests.cast import wib
from tests.e2e.server import running_city
from tests.e2e.site import Site, cast_site
from tests.world import BUCKET
from tools.edge import make_edge
from tools.paths import SITE


@dataclass(frozen=True)
class Answered:
    """One request: its path, and the bytes of both bodies as they went over the wire."""

    path: str
    size: int
    received: int


@dataclass
class PhoneSite:
    """A running site and what it has answered so far."""

    site: Site
    answered: list[Answered] = field(default_factory=list)


@contextmanager
def phone_site() -> Iterator[PhoneSite]:
    os.environ.update(AWS_ACCESS_KEY_ID="testing", AWS_SECRET_ACCESS_KEY="testing", AWS_DEFAULT_REGION="ap-southeast-3")
    with TemporaryDirectory() as folder, running_city(wib(7, 10)) as city:
        built = Path(shutil.copytree(SITE, Path(folder) / "site"))  # a build that begins meanwhile is not measured
        edge, answered = make_edge(f"{city.base_url}/api", f"{city.base_url}/s3", built), list[Answered]()
        with _serving(edge, answered) as base_url:
            uploads = SelfieS3(city.world.s3, BUCKET, f"{base_url}/s3/{BUCKET}")  # one origin, as the page may use
            services = replace(wiring.services(), selfies=uploads)
            before, wiring.services = wiring.services, lambda: services
            try:
                yield PhoneSite(cast_site(base_url), answered)
            finally:
                wiring.services = before


@contextmanager
def _serving(edge: web.Application, answered: list[Answered]) -> Iterator[str]:
    """The edge in a thread of its own: its address."""

    class Log(AbstractAccessLogger):
        def log(self, request: web.BaseRequest, response: web.StreamResponse, time: float) -> None:  # noqa: ARG002
            answered.append(Answered(request.path, response.content_length or 0, request.content_length or 0))

    loop = asyncio.new_event_loop()
    runner = web.AppRunner(edge, access_log_class=Log)

    async def start() -> str:
        await runner.setup()
        place = web.TCPSite(runner, "127.0.0.1", 0)
        await place.start()
        host, port = runner.addresses[0][:2]
        return f"http://{host}:{port}"

    thread = threading.Thread(target=loop.run_forever, daemon=True)
    thread.start()
    base_url = asyncio.run_coroutine_threadsafe(start(), loop).result(30)
    try:
        yield base_url
    finally:
        asyncio.run_coroutine_threadsafe(runner.cleanup(), loop).result(30)
        loop.call_soon_threadsafe(loop.stop)
        thread.join(30)
        loop.close()
