"""The local edge serves the page as the site's API does on AWS: kinds, headers, compression, asset links."""

import asyncio
import json
from pathlib import Path
from typing import Any

import pytest
from aiohttp import ClientSession
from aiohttp.test_utils import TestServer

from tools.android import PATH, asset_links
from tools.edge import COMPRESSED_FROM, make_edge
from tools.paths import INFRASTRUCTURE
from tools.templates import load_folder

PRINT = ":".join(["0A"] * 32)
SCRIPT = "const words = 'datang, istirahat, pulang';\n" * 100


@pytest.fixture
def site(tmp_path: Path) -> Path:
    (tmp_path / "assets").mkdir()
    (tmp_path / "index.html").write_text("<!doctype html>")
    (tmp_path / "console.html").write_text("<!doctype html><title>Konsol")
    (tmp_path / "publik.html").write_text("<!doctype html><title>Publik")
    (tmp_path / "assets" / "index-abc.js").write_text(SCRIPT)
    (tmp_path / "manifest.webmanifest").write_text("{}")
    (tmp_path / "icon-512.png").write_bytes(bytes(5_000))
    return tmp_path


def get(site: Path, path: str, links: bytes | None = None, **headers: str) -> tuple[int, Any, bytes]:
    """Status, headers and the raw body of one request to an edge of its own."""

    async def ask() -> tuple[int, Any, bytes]:
        async with (
            TestServer(make_edge("http://127.0.0.1:9", "http://127.0.0.1:9", site, links)) as server,
            ClientSession(auto_decompress=False, skip_auto_headers=["Accept-Encoding"]) as session,
            session.get(server.make_url(path), headers=headers) as answer,
        ):
            return answer.status, answer.headers, await answer.read()

    return asyncio.run(ask())


def test_text_comes_compressed_to_who_takes_it(site: Path) -> None:
    asked = {"Accept-Encoding": "gzip, deflate, br"}
    _, headers, body = get(site, "/assets/index-abc.js", **asked)
    assert headers["Content-Encoding"] == "gzip"
    assert len(body) < len(SCRIPT) / 5
    assert "Content-Encoding" not in get(site, "/assets/index-abc.js")[1]
    assert "Content-Encoding" not in get(site, "/index.html", **asked)[1]  # too small to be worth it
    assert "Content-Encoding" not in get(site, "/icon-512.png", **asked)[1]


def test_the_region_compresses_from_the_same_size_on() -> None:
    api = load_folder(INFRASTRUCTURE / "app")["Resources"]["SiteApi"]["Properties"]
    assert api["MinimumCompressionSize"] == COMPRESSED_FROM


@pytest.mark.parametrize(
    ("path", "kind", "kept"),
    [
        ("/", "text/html; charset=utf-8", "no-cache"),
        ("/riwayat", "text/html; charset=utf-8", "no-cache"),
        ("/console", "text/html; charset=utf-8", "no-cache"),
        ("/assets/index-abc.js", "text/javascript; charset=utf-8", "public, max-age=31536000, immutable"),
        ("/manifest.webmanifest", "application/manifest+json", "no-cache"),
        ("/icon-512.png", "image/png", "no-cache"),
    ],
)
def test_every_file_is_of_its_kind_and_kept_as_in_the_region(site: Path, path: str, kind: str, kept: str) -> None:
    status, headers, _ = get(site, path)
    assert (status, headers["Content-Type"], headers["Cache-Control"]) == (200, kind, kept)
    assert "default-src 'self'" in headers["Content-Security-Policy"]


def test_the_console_and_the_public_page_have_addresses_of_their_own(site: Path) -> None:
    assert get(site, "/console")[2] == (site / "console.html").read_bytes()
    assert get(site, "/publik")[2] == (site / "publik.html").read_bytes()
    assert get(site, "/riwayat")[2] == (site / "index.html").read_bytes()


def test_a_city_with_an_app_says_which_it_is(site: Path) -> None:
    links = asset_links("id.go.contoh.presensi", PRINT)
    status, headers, body = get(site, f"/{PATH}", links)
    assert (status, headers["Content-Type"]) == (200, "application/json")
    (statement,) = json.loads(body)
    assert statement["relation"] == ["delegate_permission/common.handle_all_urls"]
    assert statement["target"]["package_name"] == "id.go.contoh.presensi"
    assert statement["target"]["sha256_cert_fingerprints"] == [PRINT]


def test_a_city_without_one_says_nothing(site: Path) -> None:
    assert asset_links("", "") is None
    assert get(site, f"/{PATH}")[0] == 404


def test_both_keys_of_a_store_app_are_told() -> None:
    told = json.loads(asset_links("id.go.contoh.presensi", f"{PRINT}, {PRINT.replace('A', 'b')}") or b"")
    assert told[0]["target"]["sha256_cert_fingerprints"] == [PRINT, PRINT.replace("A", "B")]


@pytest.mark.parametrize(
    ("package", "prints"),
    [
        ("presensi", PRINT),
        ("", PRINT),
        ("id.go.contoh.presensi", ""),
        ("id.go.contoh.presensi", PRINT[:-3]),
        ("id.go.contoh.presensi", PRINT.replace(":", "")),
        ("id.go.contoh.presensi\n", PRINT),
        ("id.go.contoh.presensi", f"{PRINT},"),
    ],
)
def test_a_wrong_name_or_fingerprint_stops_before_anything_is_written(package: str, prints: str) -> None:
    with pytest.raises(ValueError, match="ANDROID_"):
        asset_links(package, prints)
