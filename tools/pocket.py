"""`python -m tools.pocket`: a phone in the terminal, for engineers, against the stack that `make run` started.

    python -m tools.pocket CONTOH-0006 "kopi susu contoh-0006 pagi" today
    python -m tools.pocket CONTOH-0006 "kopi susu contoh-0006 pagi" enrol
    python -m tools.pocket CONTOH-0006 "kopi susu contoh-0006 pagi" check-in arrival --at 106.042203,-6.009866

The key of each number stays in .local/phones/, as it stays in a real phone. --photo takes a JPEG of yours.
"""

import argparse
import hashlib
import json
import sys
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
    load_pem_private_key,
)

from tools.paths import LOCAL
from tools.phone import DeviceKey, Phone, Reply, http_transport
from tools.sample_photo import sample_photo
from tools.stack import Stack

POCKETS = LOCAL / "phones"


def phone_of(number: str, stack: Stack) -> Phone:
    """This number's phone, with the same key as last time."""
    file = POCKETS / f"{hashlib.sha256(number.encode()).hexdigest()[:16]}.pem"
    if not file.exists():
        POCKETS.mkdir(parents=True, exist_ok=True)
        pem = DeviceKey().private.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
        file.touch(mode=0o600)
        file.write_bytes(pem)
    private = load_pem_private_key(file.read_bytes(), None)
    if not isinstance(private, ec.EllipticCurvePrivateKey):
        raise TypeError(f"{file} holds another kind of key; remove it")
    return Phone(http_transport(stack.api_url), key=DeviceKey(private))


def act(phone: Phone, given: argparse.Namespace) -> Reply:
    """Do what was asked; enrolling the same key again changes nothing."""
    enrolled = phone.enrol("Terminal")
    if given.act == "enrol":
        return enrolled
    if given.act == "today":
        return phone.call("GET", f"/me/today?device_id={phone.device_id}")
    if given.act == "month":
        return phone.call("GET", f"/me/attendance?month={given.month}")
    longitude, latitude = map(float, given.at.split(","))
    photo = Path(given.photo).read_bytes() if given.photo else sample_photo(given.slot)
    return phone.check_in(given.slot, (longitude, latitude), photo, given.accuracy)


def read_arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tools.pocket", description="A phone in the terminal.")
    parser.add_argument("number")
    parser.add_argument("password")
    acts = parser.add_subparsers(dest="act", required=True)
    acts.add_parser("enrol", help="enrol this phone (then a supervisor approves it)")
    acts.add_parser("today", help="what is expected today")
    acts.add_parser("month", help="a month of one's own").add_argument("month", help="YYYY-MM")
    check_in = acts.add_parser("check-in", help="challenge, upload, sign, check in")
    check_in.add_argument("slot", choices=("arrival", "midday", "departure", "event"))
    check_in.add_argument("--at", required=True, help="longitude,latitude")
    check_in.add_argument("--accuracy", type=float, default=8.0, help="metres")
    check_in.add_argument("--photo", help="a JPEG; else an invented one")
    return parser.parse_args()


def main() -> int:
    given = read_arguments()
    phone = phone_of(given.number, Stack.read())
    logged_in = phone.log_in(given.number, given.password)
    reply = act(phone, given) if logged_in.status == 201 else logged_in
    print(json.dumps(reply.json, indent=2, ensure_ascii=False))
    return 0 if reply.status < 400 else 1


if __name__ == "__main__":
    sys.exit(main())
