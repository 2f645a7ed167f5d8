"""The local edge: one origin in front of site, API and upload bucket, as the custom domain is on AWS.

/ the built site with strict headers, text compressed · /api/* the gateway, eight at a time · POST /s3/* the bucket
"""

import argparse
import asyncio
from collections.abc import Awaitable, Callable, Mapping
from pathlib import Path

from aiohttp import ClientSession, ClientTimeout, TCPConnector, web

from tools import android
from tools.paths import SITE
from tools.site import KINDS, PAGES, kept, security_headers

SLOTS = 8  # the emulator starts a worker process for every simultaneous request
BODY_LIMIT = 10 * 1024 * 1024  # API Gateway's
COMPRESSED_FROM = 1024  # the site API's MinimumCompressionSize
_HOP_BY_HOP = {
    "connection",
    "keep-alive",
    "proxy-authenticate",
    "proxy-authorization",
    "te",
    "trailer",
    "transfer-encoding",
    "upgrade",
}
# aiohttp writes these itself from the body it sends.
_REQUEST_DROPS = _HOP_BY_HOP | {"host", "content-length"}
_RESPONSE_DROPS = _HOP_BY_HOP | {"content-length", "date", "server"}
SECURITY_HEADERS = security_headers()  # selfies go through this edge as well
Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]


def make_edge(api_url: str, bucket_url: str, site: Path = SITE, links: bytes | None = None) -> web.Application:
    """The edge as an aiohttp application.

    bucket_url   where path-style bucket addresses begin.
    links        the statement for the city's Android app, if it has one.
    """
    headers = security_headers(pictures=f"{bucket_url}/")  # a link leads to the bucket itself
    app = web.Application(client_max_size=BODY_LIMIT)
    session: dict[str, ClientSession] = {}
    slots = asyncio.Semaphore(SLOTS)

    async def open_session(_: web.Application) -> None:
        connector = TCPConnector(limit=64, keepalive_timeout=60)
        session["upstream"] = ClientSession(
            connector=connector,
            auto_decompress=False,
            timeout=ClientTimeout(total=60),
            skip_auto_headers=("Content-Type", "User-Agent", "Accept", "Accept-Encoding"),
        )

    async def close_session(_: web.Application) -> None:
        await session["upstream"].close()

    async def forward(request: web.Request, target: str) -> web.Response:
        headers = [(name, value) for name, value in request.headers.items() if name.lower() not in _REQUEST_DROPS]
        body = await request.read()
        sent = session["upstream"].request(
            request.method, target, headers=headers, data=body or None, allow_redirects=False
        )
        async with sent as answer:
            response = web.Response(status=answer.status, body=await answer.read())
            for name, value in answer.headers.items():
                if name.lower() not in _RESPONSE_DROPS:
                    response.headers.add(name, value)
            return response

    async def api(request: web.Request) -> web.Response:
        async with slots:
            return await forward(request, api_url + request.raw_path.removeprefix("/api"))

    async def upload(request: web.Request) -> web.Response:
        return await forward(request, bucket_url + request.raw_path.removeprefix("/s3"))

    app.on_startup.append(open_session)
    app.on_cleanup.append(close_session)
    app.router.add_route("*", "/api/{path:.*}", api)
    app.router.add_post("/s3/{path:.*}", upload)
    app.router.add_get("/{path:.*}", _pages(site, headers, links))
    return app


def _pages(site: Path, headers: Mapping[str, str], links: bytes | None) -> Handler:
    async def page(request: web.Request) -> web.StreamResponse:
        if links is not None and request.path == f"/{android.PATH}":
            return web.Response(body=links, headers={**headers, **_kept_as(android.PATH)})
        response = _static(site, request.path, headers)
        if _compresses(request, response):
            response.enable_compression(web.ContentCoding.gzip)
        return response

    return page


def _static(site: Path, path: str, headers: Mapping[str, str]) -> web.Response:
    """The file, or the page itself for an address inside the app. Hashed assets may be kept for ever."""
    root = site.resolve()
    file = (root / PAGES.get(path, path.lstrip("/"))).resolve()
    if not file.is_relative_to(root):
        raise web.HTTPNotFound
    if file.is_dir():
        file = file / "index.html"
    if not file.is_file() and "." not in file.name:
        file = root / "index.html"
    if not file.is_file():
        raise web.HTTPNotFound(headers=headers)
    return web.Response(body=file.read_bytes(), headers={**headers, **_kept_as(file.relative_to(root).as_posix())})


def _compresses(request: web.Request, response: web.Response) -> bool:
    """As the site API does; it would press a picture as well, which only costs time."""
    is_text = not response.content_type.startswith("image/") or response.content_type == "image/svg+xml"
    takes_it = "gzip" in request.headers.get("Accept-Encoding", "")
    return is_text and takes_it and (response.content_length or 0) >= COMPRESSED_FROM


def _kept_as(path: str) -> dict[str, str]:
    """Kind and keeping of a file, as the site's bucket tells them."""
    return {"Content-Type": KINDS.get(Path(path).suffix, "application/octet-stream"), "Cache-Control": kept(path)}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--port", type=int, required=True)
    parser.add_argument("--api", required=True, help="the gateway stage's address")
    parser.add_argument("--bucket", required=True, help="where path-style bucket addresses begin")
    parser.add_argument("--site", type=Path, default=SITE)
    parser.add_argument("--android-package", default="", help="the city's app, told in the asset links")
    parser.add_argument("--android-cert-sha256", default="", help="fingerprints it is signed with, commas between")
    given = parser.parse_args()
    links = android.asset_links(given.android_package, given.android_cert_sha256)
    edge = make_edge(given.api, given.bucket, given.site, links)
    web.run_app(edge, host="127.0.0.1", port=given.port, print=lambda *_: None, access_log=None)


if __name__ == "__main__":
    main()
