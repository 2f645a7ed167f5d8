"""Run by test_runtime.py on an empty Python: every library of the layer does the work that the app asks of it.

python what_is_left.py PICTURE...     prints one JSON object
"""

import hashlib
import importlib
import json
import os
import pkgutil
import sys
from datetime import UTC, datetime
from typing import Any

from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, ed25519, padding, rsa
from cryptography.hazmat.primitives.asymmetric.utils import decode_dss_signature
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

import app  # noqa: F401 - it loads, and here, where there are no doors, declares every operation
import chalicelib
from chalicelib import wiring
from chalicelib.domain.office import Circle, Fence, Office, Position
from chalicelib.jobs.selfie import read_picture
from chalicelib.proof.access_token import TokenRules, verify_access_token
from chalicelib.proof.base64url import encode
from chalicelib.proof.device_key import has_signed
from chalicelib.proof.receipt import ReceiptKeys, public_key_set
from chalicelib.routes._http import OPERATIONS
from chalicelib.routes._schema import find_faults
from chalicelib.rules.geofence import judge_geofence
from chalicelib.rules.local_time import local_date
from chalicelib.use_cases.ports import StoreUnavailable
from chalicelib.use_cases.propose_holidays import propose_holidays

NOW = datetime(2026, 11, 23, 0, 10, tzinfo=UTC)


def modules() -> int:
    """How many modules of ours load."""
    names = [each.name for each in pkgutil.walk_packages(chalicelib.__path__, "chalicelib.")]
    return len([importlib.import_module(name) for name in names])


def picture(path: str) -> list[Any]:
    with open(path, "rb") as file:  # noqa: PTH123 - as plain as can be
        found = read_picture(file.read())
    return [found.problem, hashlib.sha256(found.jpeg).hexdigest(), found.dhash.hex(), list(found.notes)]


def phone_signature() -> bool:
    key = ec.generate_private_key(ec.SECP256R1())
    r, s = decode_dss_signature(key.sign(b"body", ec.ECDSA(hashes.SHA256())))
    point = key.public_key().public_bytes(Encoding.X962, PublicFormat.UncompressedPoint)
    signature = r.to_bytes(32) + s.to_bytes(32)
    return has_signed(point, signature, b"body") and not has_signed(point, signature, b"other")


def token() -> str:
    key = rsa.generate_private_key(65_537, 2_048)
    claims = {"username": "ani", "iss": "i", "client_id": "c", "token_use": "access", "iat": 0, "exp": 2**32}
    signed = ".".join(encode(json.dumps(each).encode()) for each in ({"kid": "k", "alg": "RS256"}, claims))
    sealed = f"{signed}.{encode(key.sign(signed.encode(), padding.PKCS1v15(), hashes.SHA256()))}"
    found = verify_access_token(sealed, TokenRules("i", "c"), {"k": key.public_key()}.get, NOW)
    return found.employee_id if found else "refused"


def receipt_key() -> object:
    key = ed25519.Ed25519PrivateKey.from_private_bytes(bytes(range(32)))
    return public_key_set(ReceiptKeys("k", {"k": key}, b""))


def metres() -> float:
    fence = Fence(1, local_date(NOW, "Asia/Jakarta"), Circle(Position(106.0, -6.0), 150))
    offices = [Office("o", "Kantor", (fence,))]
    return round(judge_geofence(Position(106.001, -6.0), offices, local_date(NOW, "Asia/Jakarta")).distance_m, 3)


def clouds() -> list[str]:
    """Each client is made, writes its request and learns that nobody listens."""
    services = wiring.services()
    asked = []
    for ask in (
        lambda: services.staff.employee("ani"),
        lambda: services.selfies.head("k"),
        lambda: services.secrets.pepper(),
        lambda: services.identity.log_in("ani", "x"),
        lambda: services.upload_queue([("k", "v")]),
    ):
        try:
            ask()
        except StoreUnavailable as failure:
            asked.append(str(failure))
    services.selfies.form("inbox/a.jpg", NOW)
    return asked


def faults() -> list[list[str]]:
    """What is wrong with an empty body of each operation."""
    return sorted(
        [each.method, each.path, *(fault.pointer for fault in find_faults(each.body, {}))]
        for each in OPERATIONS
        if each.body not in (None, bytes)
    )


def days_off() -> list[list[str]]:
    return [[each.on.isoformat(), each.name_id, str(each.kind)] for each in propose_holidays(2026)]


def main() -> None:
    done = {
        "modules": modules(),
        "pictures": [picture(path) for path in sys.argv[1:]],
        "phone_signature": phone_signature(),
        "token": token(),
        "receipt_key": receipt_key(),
        "metres": metres(),
        "clouds": clouds(),
        "faults": faults(),
        "days_off": days_off(),
        "boto3": "boto3" in sys.modules,
    }
    os.write(1, json.dumps(done).encode())


if __name__ == "__main__":
    main()
