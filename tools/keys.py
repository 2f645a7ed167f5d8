"""The secrets of one city: made once, before the first deployment, and never overwritten."""

import base64
import hashlib
import json
import secrets
from collections.abc import Callable, Mapping

from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from tools.stack import Cloud


def random_key() -> str:
    """32 random bytes in base64."""
    return base64.b64encode(secrets.token_bytes(32)).decode()


def receipt_keys() -> str:
    """One Ed25519 seed under its key id: the first 16 hex digits of the public key's SHA-256."""
    seed = secrets.token_bytes(32)
    public = Ed25519PrivateKey.from_private_bytes(seed).public_key().public_bytes(Encoding.Raw, PublicFormat.Raw)
    key_id = hashlib.sha256(public).hexdigest()[:16]
    return json.dumps({"current": key_id, "keys": {key_id: base64.b64encode(seed).decode()}})


def push_key() -> str:
    """The private number of a P-256 key, 32 bytes in base64."""
    number = ec.generate_private_key(ec.SECP256R1()).private_numbers().private_value
    return base64.b64encode(number.to_bytes(32)).decode()


KEYS: Mapping[str, Callable[[], str]] = {
    "challenge-key": random_key,
    "receipt-keys": receipt_keys,
    "pepper": random_key,
    "push-key": push_key,
}


def ensure_keys(cloud: Cloud, city: str, stage: str) -> list[str]:
    """Make the SecureStrings that are missing; returns their names."""
    ssm = cloud.client("ssm")
    names = {f"/presensi/{city}/{stage}/{name}": make for name, make in KEYS.items()}
    known = {each["Name"] for each in ssm.get_parameters(Names=list(names))["Parameters"]}
    made = [name for name in names if name not in known]
    for name in made:
        ssm.put_parameter(Name=name, Value=names[name](), Type="SecureString", Overwrite=False)
    return made
