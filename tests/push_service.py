"""A push service on this machine: it judges what it is sent as the real ones do, and answers as a test says."""

import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import jwt
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.hmac import HMAC
from cryptography.hazmat.primitives.kdf.hkdf import HKDFExpand

from chalicelib.proof.base64url import decode
from tests.push_fake import Browser

Answer = tuple[int, dict[str, str]]
CUT = "cut"  # the connection ends without an answer


@dataclass
class Received:
    """One message: its path, its headers, its body as it came."""

    path: str
    headers: dict[str, str]
    body: bytes


@dataclass
class PushService:
    """answers   what the next messages get, then 201; `CUT` hangs up after it has taken one."""

    origin: str
    received: list[Received] = field(default_factory=list)
    answers: list[Answer | str] = field(default_factory=list)

    def browser(self, name: str = "a") -> Browser:
        return Browser(endpoint=f"{self.origin}/wpush/{name}")

    def messages(self, browser: Browser) -> list[dict[str, Any]]:
        """What reached this browser, opened."""
        path = browser.endpoint.removeprefix(self.origin)
        return [json.loads(opened(browser, each.body)) for each in self.received if each.path == path]


@contextmanager
def push_service() -> Iterator[PushService]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), _Handler)
    service = server.service = PushService(f"http://127.0.0.1:{server.server_address[1]}")  # type: ignore[attr-defined]
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield service
    finally:
        server.shutdown()
        server.server_close()


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def do_POST(self) -> None:
        service: PushService = self.server.service  # type: ignore[attr-defined]
        body = self.rfile.read(int(self.headers["Content-Length"]))
        service.received.append(Received(self.path, dict(self.headers.items()), body))
        answer = service.answers.pop(0) if service.answers else (201, {})
        if isinstance(answer, str):
            self.close_connection = True
            self.connection.close()
            return
        status, headers = answer
        self.send_response(status)
        for name, value in {"Content-Length": "0", **headers}.items():
            self.send_header(name, value)
        self.end_headers()

    def log_message(self, format: str, *args: Any) -> None:
        """Nobody reads it."""


def vapid_claims(received: Received, audience: str, key: str) -> dict[str, Any]:
    """What the sender claims, once its signature is found good by the key that the browser was given."""
    fields = dict(
        each.strip().split("=", 1) for each in received.headers["Authorization"].removeprefix("vapid ").split(",")
    )
    assert fields["k"] == key
    point = ec.EllipticCurvePublicKey.from_encoded_point(ec.SECP256R1(), decode(key))
    claims: dict[str, Any] = jwt.decode(
        fields["t"],
        point,
        algorithms=["ES256"],
        audience=audience,
        options={"verify_exp": False},  # type: ignore[arg-type]
    )
    return claims


def opened(browser: Browser, body: bytes) -> bytes:
    """RFC 8291 from the browser's end, step by step as the RFC writes it: not the way in which it was sealed."""
    salt, id_length = body[:16], body[20]
    theirs, sealed = body[21 : 21 + id_length], body[21 + id_length :]
    assert len(sealed) <= int.from_bytes(body[16:20])
    shared = browser.private.exchange(ec.ECDH(), ec.EllipticCurvePublicKey.from_encoded_point(ec.SECP256R1(), theirs))
    secret = _expand(_hmac(browser.auth, shared), b"WebPush: info\x00" + browser.point + theirs, 32)
    pseudorandom = _hmac(salt, secret)
    key = _expand(pseudorandom, b"Content-Encoding: aes128gcm\x00", 16)
    nonce = _expand(pseudorandom, b"Content-Encoding: nonce\x00", 12)
    record = AESGCM(key).decrypt(nonce, sealed, None).rstrip(b"\x00")
    assert record.endswith(b"\x02")
    return record[:-1]


def _hmac(key: bytes, message: bytes) -> bytes:
    made = HMAC(key, SHA256())
    made.update(message)
    return made.finalize()


def _expand(key: bytes, info: bytes, length: int) -> bytes:
    return HKDFExpand(SHA256(), length, info).derive(key)
