"""A unit's phones, many at once."""

from typing import Annotated

from chalice.app import Blueprint
from msgspec import Meta, Struct

from chalicelib.errors import NotFound
from chalicelib.routes._fields import DeviceId, Id
from chalicelib.routes._http import Answer, Call, op
from chalicelib.rules.access import ALLOWED, Act
from chalicelib.use_cases.decide_devices import DeviceDecision, decide_devices

blueprint = Blueprint(__name__)
MAX_DECISIONS = 100  # what one request can write in time
MAX_BYTES = 32_768


class UnitDeviceDecisionBody(Struct, forbid_unknown_fields=True):
    employee_id: Id
    device_id: DeviceId
    approve: bool


class UnitDeviceDecisionsBody(Struct, forbid_unknown_fields=True):
    decisions: Annotated[list[UnitDeviceDecisionBody], Meta(min_length=1, max_length=MAX_DECISIONS)]


class DeviceOutcomeView(Struct, frozen=True, kw_only=True):
    """`outcome`: approved, rejected, or the code of the problem that the decision alone would have met."""

    employee_id: str
    device_id: str
    outcome: str


class DeviceOutcomesView(Struct, frozen=True):
    """In the order of the decisions."""

    outcomes: list[DeviceOutcomeView]


@op(
    blueprint, "POST", "/units/{unit_id}/devices/decisions", "Approve or reject many phones of a unit",
    roles=ALLOWED[Act.DECIDE_DEVICE], body=UnitDeviceDecisionsBody, answers={200: DeviceOutcomesView},
    problems=(NotFound,), max_bytes=MAX_BYTES, delegates=True,
)  # fmt: skip
def create_device_decisions(call: Call, unit_id: str) -> Answer:
    wanted = [DeviceDecision(each.employee_id, each.device_id, each.approve) for each in call.body.decisions]
    outcomes = decide_devices(call.services, call.actor, unit_id, wanted, call.now)
    views = [
        DeviceOutcomeView(employee_id=each.employee_id, device_id=each.device_id, outcome=outcome)
        for each, outcome in zip(wanted, outcomes, strict=True)
    ]
    return Answer(DeviceOutcomesView(views))
