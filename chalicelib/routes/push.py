"""Push: whether and for what my phones are woken, where a browser allows it."""

from typing import Annotated, Literal

from chalice.app import Blueprint
from msgspec import Meta, Struct

from chalicelib.domain.push import PushKind, Subscription
from chalicelib.errors import ChangedMeanwhile, FieldError, InputInvalid, NotFound
from chalicelib.proof.base64url import decode
from chalicelib.routes._fields import read_point
from chalicelib.routes._http import Answer, Call, op
from chalicelib.rules.push import is_push_service
from chalicelib.use_cases.push_subscriptions import subscribe, unsubscribe_phone

blueprint = Blueprint(__name__)

_AUTH_LETTERS = "^[A-Za-z0-9_-]{21}[AQgw]$"  # 16 bytes
Kind = Literal["reminders", "decisions", "notices"]


class PushView(Struct, frozen=True):
    """`public_key` is what a browser's `subscribe` takes as `applicationServerKey`, the deployment's own. `phones`: ids
    of my subscriptions, each the SHA-256 of its endpoint in hex. `minutes`: how long before a window closes."""

    public_key: str
    phones: list[str]
    kinds: list[Kind]
    minutes: int


class KeysBody(Struct, forbid_unknown_fields=True):
    """What the browser's messages are sealed for: its P-256 point and 16 secret bytes, base64url."""

    p256dh: Annotated[str, Meta(pattern="^[A-Za-z0-9_-]{87}$", extra_json_schema={"x-code": "PUBLIC_KEY"})]
    auth: Annotated[str, Meta(pattern=_AUTH_LETTERS)]


class PushBody(Struct, forbid_unknown_fields=True):
    """A browser's PushSubscription, and what all my phones are woken for."""

    endpoint: Annotated[str, Meta(pattern="^https?://[!-~]{1,1000}$", extra_json_schema={"x-code": "PUSH_SERVICE"})]
    keys: KeysBody
    kinds: Annotated[list[Kind], Meta(min_length=1, max_length=len(PushKind))]


@op(blueprint, "GET", "/me/push", "For what my phones are woken, and which", answers={200: PushView})
def read_push(call: Call) -> Answer:
    held = call.services.pushes.of(call.actor.employee_id)
    return Answer(_view(call, [each.subscription_id for each in held.all], call.actor.push))


@op(
    blueprint, "PUT", "/me/push", "Wake this phone too", body=PushBody, answers={200: PushView},
    problems=(ChangedMeanwhile,),
)  # fmt: skip
def put_push(call: Call) -> Answer:
    kinds = tuple(each for each in PushKind if each.value in call.body.kinds)
    held = subscribe(call.services, call.actor, _subscription(call), kinds, call.now)
    return Answer(_view(call, [each.subscription_id for each in held.all], kinds))


@op(
    blueprint, "DELETE", "/me/push/{subscription_id}", "Wake that phone no more", answers={204: None},
    problems=(NotFound, ChangedMeanwhile),
)  # fmt: skip
def delete_push(call: Call, subscription_id: str) -> Answer:
    unsubscribe_phone(call.services, call.actor, subscription_id, call.now)
    return Answer(None, 204)


def _view(call: Call, phones: list[str], kinds: tuple[PushKind, ...]) -> PushView:
    public_key, minutes = call.services.secrets.push_key().public, call.city.settings.reminder_min
    return PushView(public_key, phones, [each.value for each in kinds], minutes)


def _subscription(call: Call) -> Subscription:
    """Raises InputInvalid for an address of no push service that is known, and for keys that are none."""
    endpoint, keys = call.body.endpoint, call.body.keys
    errors = []
    if not is_push_service(endpoint, call.services.push.hosts):
        detail = ("Layanan notifikasi peramban ini tidak dikenal.", "This browser's push service is not known.")
        errors.append(FieldError("/endpoint", "PUSH_SERVICE", detail))
    point, faults = read_point(keys.p256dh, "/keys/p256dh")
    if errors or faults:
        raise InputInvalid([*errors, *faults])
    return Subscription(endpoint, point, decode(keys.auth), call.now)
