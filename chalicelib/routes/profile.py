"""One's own profile, with names in place of ids."""

from datetime import date

from chalice.app import Blueprint
from msgspec import Struct

from chalicelib.routes._http import Answer, Call, op
from chalicelib.use_cases.see_profile import see_profile

blueprint = Blueprint(__name__)


class ProfileView(Struct, frozen=True, kw_only=True):
    """`number_end`: the last four of my staff number; the whole of it is told nowhere. `number_kind`: nip (PNS),
    ni_pppk or local (non-ASN). `unit_names`: my own first, then those above it. `pattern_name`: null where I work by
    roster; `starts_on`: since when, or from when, I work there; null where nobody has assigned me."""

    name: str
    number_end: str
    number_kind: str
    unit_names: list[str]
    office_names: list[str]
    pattern_name: str | None
    superior_name: str | None
    starts_on: date | None


@op(blueprint, "GET", "/me/profile", "Where I work, by which hours and under whom", answers={200: ProfileView})
def read_profile(call: Call) -> Answer:
    found = see_profile(call.services, call.actor, call.now)
    view = ProfileView(
        name=call.actor.name,
        number_end=found.number_end,
        number_kind=call.actor.number_kind,
        unit_names=list(found.units),
        office_names=list(found.offices),
        pattern_name=found.pattern,
        superior_name=found.superior,
        starts_on=found.starts_on,
    )
    return Answer(view)
