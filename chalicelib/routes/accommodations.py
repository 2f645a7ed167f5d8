"""What is arranged for a person: what, never why."""

from typing import Annotated

from chalice.app import Blueprint
from msgspec import Meta, Struct

from chalicelib.domain.accommodation import Accommodation
from chalicelib.domain.shift import Slot
from chalicelib.errors import ChangedMeanwhile, DecideOwn, NotFound
from chalicelib.routes._fields import LocalDate, PlainText, SlotName, parse_date
from chalicelib.routes._http import Answer, Call, op
from chalicelib.routes._proposal_views import ProposalView, proposal_view
from chalicelib.rules.access import ALLOWED, Act
from chalicelib.rules.accommodation import MOST_GRACE_MIN, MOST_LONGER_MIN
from chalicelib.use_cases.arrange import arrangement, check_not_own
from chalicelib.use_cases.proposals import submit
from chalicelib.use_cases.reach import find_employee

blueprint = Blueprint(__name__)


class AccommodationBody(Struct, forbid_unknown_fields=True):
    """Between two local dates, both included. `decree_no` is the decision's number; no reason is asked for or kept.

    `longer_min`: every window opens earlier and closes later. `vouched`: a supervisor's team check-in is the normal
    way. `slots`: those expected; empty: all that are planned.
    """

    starts_on: LocalDate
    ends_on: LocalDate
    decree_no: PlainText
    no_selfie: bool = False
    longer_min: Annotated[int, Meta(ge=0, le=MOST_LONGER_MIN)] = 0
    grace_min: Annotated[int, Meta(ge=0, le=MOST_GRACE_MIN)] = 0
    vouched: bool = False
    slots: Annotated[list[SlotName], Meta(max_length=4)] = []


class AccommodationsBody(Struct, forbid_unknown_fields=True):
    """All of the person's, those that are over too."""

    accommodations: Annotated[list[AccommodationBody], Meta(max_length=30)]


@op(
    blueprint, "PUT", "/employees/{employee_id}/accommodations", "Propose what is arranged for a person: all of it",
    roles=ALLOWED[Act.ARRANGE], body=AccommodationsBody, answers={202: ProposalView},
    problems=(NotFound, DecideOwn, ChangedMeanwhile),
)  # fmt: skip
def replace_accommodations(call: Call, employee_id: str) -> Answer:
    employee = find_employee(call.services, call.actor, employee_id, Act.ARRANGE, call.now)
    check_not_own(call.actor, employee)
    wanted = tuple(_accommodation(at, each) for at, each in enumerate(call.body.accommodations))
    change = arrangement(call.services, employee, wanted, call.now)
    return Answer(proposal_view(submit(call.services, call.actor, change, call.now)), 202)


def _accommodation(at: int, body: AccommodationBody) -> Accommodation:
    place = f"/accommodations/{at}"
    return Accommodation(
        starts_on=parse_date(body.starts_on, f"{place}/starts_on"),
        ends_on=parse_date(body.ends_on, f"{place}/ends_on"),
        decree_no=body.decree_no,
        no_selfie=body.no_selfie,
        longer_min=body.longer_min,
        grace_min=body.grace_min,
        vouched=body.vouched,
        slots=tuple(slot for slot in Slot if slot in body.slots),
    )
