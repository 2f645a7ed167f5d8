"""A phone for engineers and tests: log in, enrol, ask for a challenge, upload, sign, check in.

It speaks to the gateway as the page does, over any transport: real HTTP here, the in-process app in tests.
"""

import hashlib
import json
import uuid
from base64 import b64encode, urlsafe_b64encode
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any
from urllib.error import HTTPError
from urllib.request import Request, urlopen

from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.asymmetric.utils import decode_dss_signature
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

TIMEOUT_S = 30.0


@dataclass(frozen=True)
class Reply:
    """An HTTP answer with its JSON read."""

    status: int
    headers: Mapping[str, str]
    text: str

    @property
    def json(self) -> Any:
        return json.loads(self.text) if self.text else None

    def expect(self, *statuses: int) -> Any:
        """The JSON body; AssertionError with the problem's code and detail for any other status."""
        if self.status not in statuses:
            raise AssertionError(f"expected {statuses}, got {self.status}: {self.text[:500]}")
        return self.json


Transport = Callable[[str, str, Mapping[str, str], bytes], Reply]


def http_transport(base_url: str) -> Transport:
    """Real HTTP to a gateway stage or an edge's /api."""

    def send(method: str, path: str, headers: Mapping[str, str], body: bytes) -> Reply:
        request = Request(base_url + path, data=body or None, headers=dict(headers), method=method)
        try:
            with urlopen(request, timeout=TIMEOUT_S) as answer:
                return Reply(answer.status, dict(answer.headers.items()), answer.read().decode())
        except HTTPError as error:
            return Reply(error.code, dict(error.headers.items()), error.read().decode())

    return send


@dataclass
class DeviceKey:
    """A P-256 key as WebCrypto makes one."""

    private: ec.EllipticCurvePrivateKey = field(default_factory=lambda: ec.generate_private_key(ec.SECP256R1()))

    @property
    def public(self) -> str:
        """The raw point, base64url."""
        return text_of(self.private.public_key().public_bytes(Encoding.X962, PublicFormat.UncompressedPoint))

    def sign(self, message: bytes) -> str:
        """r||s, base64url."""
        r, s = decode_dss_signature(self.private.sign(message, ec.ECDSA(hashes.SHA256())))
        return text_of(r.to_bytes(32) + s.to_bytes(32))


@dataclass
class Phone:
    """One person's phone: a session and a key. `send_upload` posts the form; None uses multipart over HTTP."""

    transport: Transport
    key: DeviceKey = field(default_factory=DeviceKey)
    token: str = ""
    cookie: str = ""
    device_id: str = ""
    language: str = "en"
    send_upload: Callable[[Mapping[str, Any], bytes], int] | None = None

    def call(
        self, method: str, path: str, body: object = None, headers: Mapping[str, str] | None = None, raw: bytes = b""
    ) -> Reply:
        """Send a request as this person."""
        sent = {"Accept-Language": self.language, "Presensi-Client": "web/1"}
        if self.token:
            sent["Authorization"] = f"Bearer {self.token}"
        if self.cookie and path.startswith("/sessions"):
            sent["Cookie"] = self.cookie
        if method == "POST":
            sent["Idempotency-Key"] = uuid.uuid4().hex
        data = raw
        if body is not None:
            data = json.dumps(body).encode()
        if data:
            sent["Content-Type"] = "application/json"
        return self.transport(method, path, {**sent, **(headers or {})}, data)

    def log_in(self, number: str, password: str) -> Reply:
        return self._keep_session(self.call("POST", "/sessions", {"number": number, "password": password}))

    def first_log_in(self, number: str, code: str, new_password: str) -> Reply:
        body = {"number": number, "code": code, "new_password": new_password}
        return self._keep_session(self.call("POST", "/sessions/first", body))

    def refresh(self) -> Reply:
        return self._keep_session(self.call("POST", "/sessions/refresh"))

    def enrol(self, label: str = "Ponsel uji") -> Reply:
        reply = self.call("POST", "/me/devices", {"public_key": self.key.public, "label": label})
        if reply.status == 201:
            self.device_id = reply.json["device_id"]
        return reply

    def today(self) -> Any:
        return self._day("/me/today")

    def next_day(self) -> Any:
        """As `today`; None where the next seven days have none."""
        return self._day("/me/next-day")["day"]

    def _day(self, path: str) -> Any:
        query = f"?device_id={self.device_id}" if self.device_id else ""
        return self.call("GET", f"{path}{query}").expect(200)

    def ask_challenge(self, slot: str, employee_id: str | None = None) -> Reply:
        """For oneself, or for somebody of one's team."""
        whose = {"employee_id": employee_id} if employee_id else {}
        return self.call("POST", "/check-ins/challenges", {"slot": slot, "device_id": self.device_id, **whose})

    def upload(self, form: Mapping[str, Any], jpeg: bytes) -> int:
        """Post the selfie by its form: the HTTP status."""
        send = self.send_upload or post_form
        return send(form, jpeg)

    def body(
        self,
        challenge: str,
        position: tuple[float, float] | None,
        jpeg: bytes | None,
        accuracy_m: float = 8.0,
        office_code: str | None = None,
    ) -> bytes:
        """The exact bytes that are signed and sent; without photo where none is asked for, or without a position."""
        at = position and {"coordinates": list(position), "accuracy_m": accuracy_m, "fix_age_ms": 900}
        code = {} if office_code is None else {"office_code": office_code}
        sha256 = None if jpeg is None else text_of(hashlib.sha256(jpeg).digest())
        facts = {"challenge": challenge, "position": at, "selfie_sha256": sha256, **code}
        return json.dumps(facts, separators=(",", ":")).encode()

    def submit(self, body: bytes, signature: str | None = None) -> Reply:
        headers = {"Presensi-Signature": self.key.sign(body) if signature is None else signature}
        return self.call("POST", "/check-ins", raw=body, headers=headers)

    def check_in(self, slot: str, position: tuple[float, float], jpeg: bytes, accuracy_m: float = 8.0) -> Reply:
        """All of it: challenge, upload, sign, submit. The first refusal is the answer."""
        asked = self.ask_challenge(slot)
        if asked.status != 201:
            return asked
        status = self.upload(asked.json["upload"], jpeg)
        if status not in (200, 201, 204):
            raise AssertionError(f"the upload was answered {status}")
        return self.submit(self.body(asked.json["challenge"], position, jpeg, accuracy_m))

    def _keep_session(self, reply: Reply) -> Reply:
        if reply.status == 201:
            self.token = reply.json["access_token"]
            cookie = {name.lower(): value for name, value in reply.headers.items()}.get("set-cookie", "")
            if cookie:
                self.cookie = cookie.partition(";")[0]
        return reply


def text_of(raw: bytes) -> str:
    """base64url without padding."""
    return urlsafe_b64encode(raw).rstrip(b"=").decode()


def post_form(form: Mapping[str, Any], jpeg: bytes) -> int:
    """Post a selfie by its form, with the checksum filled in."""
    checksum = b64encode(hashlib.sha256(jpeg).digest()).decode()
    return post_file({**form, "fields": {**form["fields"], "x-amz-checksum-sha256": checksum}}, jpeg)


def post_file(form: Mapping[str, Any], content: bytes) -> int:
    """A multipart POST as a browser sends it: the form's fields, then the file. The status."""
    fields, mark = form["fields"], uuid.uuid4().hex
    parts = [
        f'--{mark}\r\nContent-Disposition: form-data; name="{name}"\r\n\r\n{value}\r\n'.encode()
        for name, value in fields.items()
    ]
    parts.append(f'--{mark}\r\nContent-Disposition: form-data; name="file"; filename="file"\r\n'.encode())
    parts.append(f"Content-Type: {fields['Content-Type']}\r\n\r\n".encode() + content + f"\r\n--{mark}--\r\n".encode())
    headers = {"Content-Type": f"multipart/form-data; boundary={mark}"}
    try:
        with urlopen(Request(form["url"], b"".join(parts), headers, method="POST"), timeout=TIMEOUT_S) as answer:
            return int(answer.status)
    except HTTPError as error:
        return error.code
