"""Messages to push services, one POST each: never repeated by itself, never sent where no push service is."""

from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import partial

import urllib3
from botocore.httpsession import get_cert_path
from cryptography.hazmat.primitives.asymmetric import ec
from urllib3.exceptions import ConnectTimeoutError, HTTPError, NewConnectionError, SSLError

from chalicelib.proof.push_message import PADDED_TO, SALT_BYTES, seal
from chalicelib.proof.vapid import PushKey, vapid_header
from chalicelib.rules.push import is_push_service
from chalicelib.use_cases.ports import PushAnswer, PushMessage, PushOutcome

AT_ONCE = 8
CONNECT_S, READ_S = 3.0, 5.0
TOKEN_LIFE = timedelta(hours=1)
BUSY_S = 60  # where a busy service does not say for how long
GONE = (404, 410)  # the browser has given the subscription up


@dataclass(frozen=True, slots=True)
class Posting:
    """busy_until   by a service's origin: kept by whoever has it, for the next time."""

    hosts: Sequence[str]
    contact: str
    key: PushKey
    random_bytes: Callable[[int], bytes]
    busy_until: dict[str, datetime]

    def send(self, messages: Sequence[PushMessage], now: datetime) -> list[PushAnswer]:
        patience = urllib3.Timeout(connect=CONNECT_S, read=READ_S)
        with (
            urllib3.PoolManager(maxsize=AT_ONCE, timeout=patience, ca_certs=get_cert_path(True)) as pool,
            ThreadPoolExecutor(AT_ONCE) as threads,
        ):
            return list(threads.map(partial(self._send, pool, now), messages))

    def _send(self, pool: urllib3.PoolManager, now: datetime, message: PushMessage) -> PushAnswer:
        endpoint = message.to.endpoint
        if not is_push_service(endpoint, self.hosts):
            return PushAnswer(PushOutcome.REFUSED)
        origin = "/".join(endpoint.split("/", 3)[:3])
        left_s = (self.busy_until.get(origin, now) - now).total_seconds()
        if left_s > 0:
            return PushAnswer(PushOutcome.BUSY, wait_s=int(left_s) + 1)
        headers = self._headers(message, origin, now)
        answer = _post(pool, endpoint, self._seal(message), headers)
        if answer.outcome is PushOutcome.BUSY and answer.wait_s:
            self.busy_until[origin] = now + timedelta(seconds=answer.wait_s)
        return answer

    def _seal(self, message: PushMessage) -> bytes:
        once, salt = ec.generate_private_key(ec.SECP256R1()), self.random_bytes(SALT_BYTES)
        return seal(message.body, message.to.public_key, message.to.auth, salt, once, PADDED_TO)

    def _headers(self, message: PushMessage, origin: str, now: datetime) -> dict[str, str]:
        return {
            "Authorization": vapid_header(self.key, origin, self.contact, now + TOKEN_LIFE),
            "Content-Encoding": "aes128gcm",
            "Content-Type": "application/octet-stream",
            "TTL": str(message.life_s),
            "Topic": message.topic,
            "Urgency": "high" if message.is_urgent else "normal",
        }


def _post(pool: urllib3.PoolManager, endpoint: str, body: bytes, headers: dict[str, str]) -> PushAnswer:
    try:
        answer = pool.request("POST", endpoint, body=body, headers=headers, retries=False, redirect=False)
    except (ConnectTimeoutError, NewConnectionError, SSLError):
        return PushAnswer(PushOutcome.BUSY)  # nobody has heard us
    except HTTPError:
        return PushAnswer(PushOutcome.UNKNOWN)
    return _answer_of(answer.status, answer.headers.get("Retry-After", ""))


def _answer_of(status: int, retry_after: str) -> PushAnswer:
    if 200 <= status < 300:
        return PushAnswer(PushOutcome.TAKEN, status)
    if status in GONE:
        return PushAnswer(PushOutcome.GONE, status)
    if status == 429 or status >= 500:
        wait_s = int(retry_after) if retry_after.isascii() and retry_after.isdigit() else BUSY_S
        return PushAnswer(PushOutcome.BUSY, status, wait_s)
    return PushAnswer(PushOutcome.REFUSED, status)
