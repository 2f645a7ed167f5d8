"""The deployment's own secrets, read from SSM SecureStrings once per process, at first use."""

import base64
import json
from functools import cached_property
from typing import Any

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from chalicelib.proof.receipt import ReceiptKeys
from chalicelib.proof.vapid import PushKey
from chalicelib.store.failures import translated


class ParameterStoreSecrets:
    """The secrets as use cases know them; see ports.Secrets."""

    def __init__(self, client: Any, prefix: str) -> None:
        self._client = client
        self._prefix = prefix

    def challenge_key(self) -> bytes:
        return base64.b64decode(self._values["challenge-key"])

    def pepper(self) -> bytes:
        return base64.b64decode(self._values["pepper"])

    def receipt_keys(self) -> ReceiptKeys:
        return self._receipt_keys

    def push_key(self) -> PushKey:
        return PushKey.from_number(base64.b64decode(self._values["push-key"]))

    @cached_property
    def _receipt_keys(self) -> ReceiptKeys:
        stored = json.loads(self._values["receipt-keys"])
        private = {
            kid: Ed25519PrivateKey.from_private_bytes(base64.b64decode(seed)) for kid, seed in stored["keys"].items()
        }
        return ReceiptKeys(stored["current"], private, self.pepper())

    @cached_property
    def _values(self) -> dict[str, str]:
        names = [f"{self._prefix}/{name}" for name in ("challenge-key", "receipt-keys", "pepper", "push-key")]
        with translated():
            answer = self._client.get_parameters(Names=names, WithDecryption=True)
        values = {each["Name"].rpartition("/")[2]: each["Value"] for each in answer["Parameters"]}
        missing = [name for name in names if name.rpartition("/")[2] not in values]
        if missing:
            raise LookupError(f"secrets not made yet: {missing}; the run or deploy command makes them")
        return values
