"""The public keys that receipts are verified with, for ever."""

from typing import Any

from chalice.app import Blueprint

from chalicelib.proof.receipt import public_key_set
from chalicelib.routes._http import Answer, Call, op

blueprint = Blueprint(__name__)


@op(blueprint, "GET", "/receipts/keys", "Public keys of receipts (JWK set)", public=True, answers={200: dict[str, Any]})
def read_keys(call: Call) -> Answer:
    return Answer(public_key_set(call.services.secrets.receipt_keys()), headers={"Cache-Control": "max-age=3600"})
