"""The built page: its headers, how long each file may be kept, and its way into the site's bucket on AWS."""

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

PAGE = "index.html"
PAGES = {"/console": "console.html", "/publik": "publik.html"}  # address -> the page that is served there
ASSETS = "assets/"  # each named by its hash: the same name is the same file
WELL_KNOWN = ".well-known/"
KINDS = {
    ".css": "text/css; charset=utf-8",
    ".html": "text/html; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".json": "application/json",
    ".png": "image/png",
    ".svg": "image/svg+xml",
    ".webmanifest": "application/manifest+json",
    ".woff2": "font/woff2",
}


def upload_origin(bucket: str, region: str) -> str:
    """Where selfies are posted on AWS: the default of UPLOAD_URL in infrastructure/app/functions.yaml."""
    return f"https://{bucket}.s3.{region}.amazonaws.com"


def picture_links(bucket: str, region: str) -> str:
    """Where links to the bucket's files begin on AWS: the API signs them in the path style."""
    return f"https://s3.{region}.amazonaws.com/{bucket}/"


def security_headers(uploads: str | None = None, pictures: str | None = None) -> dict[str, str]:
    """What every file of the page is sent with.

    uploads    the origin of the upload bucket, if not the page's own.
    pictures   where links to pictures of offices begin, if not there.
    """
    connect = f"'self' {uploads}" if uploads else "'self'"
    images = f"'self' blob: data: {pictures}" if pictures else "'self' blob: data:"
    return {
        "Content-Security-Policy": (
            f"default-src 'self'; connect-src {connect}; img-src {images}; object-src 'none'; "
            "base-uri 'none'; form-action 'self'; frame-ancestors 'none'; require-trusted-types-for 'script'; "
            "trusted-types presensi"
        ),
        "Permissions-Policy": "camera=(self), geolocation=(self), microphone=()",
        "X-Content-Type-Options": "nosniff",
        "Referrer-Policy": "no-referrer",
        "Cross-Origin-Opener-Policy": "same-origin",
    }


def kept(path: str) -> str:
    """The Cache-Control of a file by its path below the site's root."""
    return "public, max-age=31536000, immutable" if path.startswith(ASSETS) else "no-cache"


def publish_site(
    s3: Any, bucket: str, site: Path, headers: Mapping[str, str], made: Mapping[str, bytes] | None = None
) -> int:
    """Put the built page into its bucket: how many files. The headers ride along as metadata, which the gateway maps.

    made   what this deployment adds, content by path.

    The pages go last, when all that they name is there; files of older builds stay for pages that are open.
    Raises ValueError for a file that the gateway could not serve.
    """
    files = {**(made or {}), **dict(_files(site))}
    kinds = {path: _kind(path) for path in files}
    for path, body in files.items():
        s3.put_object(
            Bucket=bucket,
            Key=path,
            Body=body,
            ContentType=kinds[path],
            CacheControl=kept(path),
            Metadata={name.lower(): value for name, value in headers.items()},
        )
    return len(files)


def _files(site: Path) -> Iterator[tuple[str, bytes]]:
    """(path below the root, content), the other pages and index.html last."""
    if not (site / PAGE).is_file():
        raise ValueError(f"no built page in {site}: run `npm ci && npm run build` in web/")
    found = sorted(file.relative_to(site).as_posix() for file in site.rglob("*") if file.is_file())
    for path in sorted(found, key=lambda each: (each in {PAGE, *PAGES.values()}, each == PAGE)):
        yield path, (site / path).read_bytes()


def _kind(path: str) -> str:
    """Its content type. Raises ValueError for a path that infrastructure/app/site.yaml does not serve."""
    kind = KINDS.get(Path(path).suffix)
    if kind is None or not re.fullmatch(f"({ASSETS}|{WELL_KNOWN})?[^/]+", path):
        places = f"/, /{ASSETS} and /{WELL_KNOWN}"
        raise ValueError(f"{path}: infrastructure/app/site.yaml serves {places}, of these kinds: {[*KINDS]}")
    return kind
