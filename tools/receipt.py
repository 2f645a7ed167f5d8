"""Verify a receipt offline: `python -m tools.receipt RECEIPT --keys keys.json`.

keys.json is what GET /receipts/keys answered, at any time; nothing else of the service is needed. With --position and
--salt it also proves where the check-in was made. The signed text of a compliance record is verified alike; the blanks
and line breaks that come with text copied from its paper don't matter.
"""

import argparse
import json
import sys
from pathlib import Path
from typing import Any

import jwt

from chalicelib.domain.office import Position
from chalicelib.proof.base64url import decode
from chalicelib.proof.receipt import position_hash


class ReceiptInvalid(Exception):
    """The receipt was not signed by any of these keys, or is not a receipt."""


def verify_receipt(receipt: str, keys: dict[str, Any]) -> dict[str, Any]:
    """The facts of a genuine receipt. Raises ReceiptInvalid."""
    try:
        kid = jwt.get_unverified_header(receipt)["kid"]
        key = jwt.PyJWKSet.from_dict(keys)[kid]
        facts: dict[str, Any] = json.loads(jwt.PyJWS().decode(receipt, key.key, algorithms=["EdDSA"]))
    except (jwt.PyJWTError, KeyError, ValueError) as error:
        raise ReceiptInvalid(str(error)) from error
    return facts


def main() -> int:
    parser = argparse.ArgumentParser(description="Verify a check-in receipt or a compliance record offline.")
    parser.add_argument("receipt")
    parser.add_argument("--keys", type=Path, required=True, help="the answer of GET /receipts/keys, as a file")
    parser.add_argument("--position", help="longitude,latitude to prove")
    parser.add_argument("--salt", help="the employee's position salt")
    given = parser.parse_args()
    try:
        facts = verify_receipt("".join(given.receipt.split()), json.loads(given.keys.read_text()))
    except ReceiptInvalid as invalid:
        print(f"NOT a genuine receipt: changed, or not signed by these keys ({invalid})", file=sys.stderr)
        return 1
    print(json.dumps(facts, indent=2))
    if given.position and given.salt:
        longitude, latitude = map(float, given.position.split(","))
        proved = position_hash(Position(longitude, latitude), decode(given.salt)) == facts.get("position_hash")
        print("position: proved" if proved else "position: NOT the one in the receipt")
        return 0 if proved else 1
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
