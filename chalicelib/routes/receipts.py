"""What was recorded and its receipt, to be had again; and the public keys that receipts are verified with, for ever."""

from typing import Any

from chalice.app import Blueprint
from msgspec import Struct

from chalicelib.domain.attendance import CheckIn
from chalicelib.domain.shift import Slot
from chalicelib.domain.verdict import Ruling
from chalicelib.errors import NotFound
from chalicelib.proof.base64url import encode
from chalicelib.proof.receipt import make_receipt, position_salt, public_key_set
from chalicelib.routes._fields import parse_date
from chalicelib.routes._http import Answer, Call, op
from chalicelib.routes._views import CheckInView, check_in_view
from chalicelib.use_cases.see_attendance import see_check_in

blueprint = Blueprint(__name__)


class RecordView(Struct, frozen=True, kw_only=True):
    """`receipt` is a JWS of the facts; `position_salt` is the employee's own proof of the position inside."""

    record: CheckInView
    receipt: str
    position_salt: str


@op(
    blueprint, "GET", "/check-ins/{on}/{slot}", "My check-in of a date, with its receipt", answers={200: RecordView},
    problems=(NotFound,),
)  # fmt: skip
def read_check_in(call: Call, on: str, slot: str) -> Answer:
    if slot not in list(Slot):
        raise NotFound
    recorded, seen, ruling = see_check_in(call.services, call.actor, parse_date(on, "/on"), Slot(slot), call.now)
    return Answer(record_view(call, recorded, seen, ruling))


def record_view(call: Call, recorded: CheckIn, seen: CheckIn, ruling: Ruling | None = None) -> RecordView:
    """The receipt tells of the moment it was recorded; the record says what is known of it since."""
    keys = call.services.secrets.receipt_keys()
    return RecordView(
        record=check_in_view(seen, call.city, ruling),
        receipt=make_receipt(recorded, keys),
        position_salt=encode(position_salt(recorded, keys)),
    )


@op(blueprint, "GET", "/receipts/keys", "Public keys of receipts (JWK set)", public=True, answers={200: dict[str, Any]})
def read_keys(call: Call) -> Answer:
    return Answer(public_key_set(call.services.secrets.receipt_keys()), headers={"Cache-Control": "max-age=3600"})
