"""A day's chain and leaves, as tools/audit_verify.py reads them offline."""

from typing import Annotated

from chalice.app import Blueprint
from msgspec import Meta, Struct

from chalicelib.domain.day_proof import PersonLeaves
from chalicelib.errors import NotFound
from chalicelib.routes._audit_views import AuditEntryView, entry_view
from chalicelib.routes._fields import parse_date
from chalicelib.routes._http import Answer, Call, op
from chalicelib.rules.access import ALLOWED, Act
from chalicelib.use_cases.see_day_proof import see_day_proof

blueprint = Blueprint(__name__)


class ProofQuery(Struct, forbid_unknown_fields=True):
    """`root`: one of those the chain names, in hex; the last one when none is asked for."""

    root: Annotated[str, Meta(pattern="^[0-9a-f]{64}$")] | None = None


class PersonLeavesView(Struct, frozen=True, kw_only=True):
    """What was hashed, e.g. "check_in:arrival" or "verdict", and its hash in hex, in the order of the root."""

    employee_id: str
    leaves: list[tuple[str, str]]


class DayProofView(Struct, frozen=True, kw_only=True):
    """`root` is over all leaves of all people in their order; null where the date is not closed."""

    v: int
    chain: str
    entries: list[AuditEntryView]
    root: str | None
    people: list[PersonLeavesView]


@op(
    blueprint, "GET", "/audit/days/{unit_id}/{on}", "A date's whole chain (also of `CITY`), and what its root was over",
    roles=ALLOWED[Act.READ_AUDIT], query=ProofQuery, answers={200: DayProofView}, problems=(NotFound,),
)  # fmt: skip
def read_day_proof(call: Call, unit_id: str, on: str) -> Answer:
    found = see_day_proof(call.services, unit_id, parse_date(on, "/on"), call.query.root, call.now)
    return Answer(
        DayProofView(
            v=1,
            chain=found.chain,
            entries=[entry_view(each) for each in found.entries],
            root=found.root,
            people=[_leaves_view(each) for each in found.people],
        )
    )


def _leaves_view(person: PersonLeaves) -> PersonLeavesView:
    leaves = [(leaf.what, leaf.hash.hex()) for leaf in person.leaves]
    return PersonLeavesView(employee_id=person.employee_id, leaves=leaves)
