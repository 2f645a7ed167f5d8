"""Check-ins that await a person: what a unit has of them, and many decisions at once."""

from datetime import date, datetime
from typing import Annotated

from chalice.app import Blueprint
from msgspec import Meta, Struct

from chalicelib.domain.shift import Slot
from chalicelib.errors import LANGUAGES, NotFound
from chalicelib.routes._fields import ChallengeId, Id, LocalDate, PlainText, SlotName, parse_date
from chalicelib.routes._http import Answer, Call, op
from chalicelib.routes._views import accuracy_of, check_in_view
from chalicelib.rules.access import ALLOWED, Act
from chalicelib.rules.ruling import WHY
from chalicelib.use_cases.rule_check_ins import WantedRuling, rule_check_ins
from chalicelib.use_cases.see_provisional import Provisional, see_provisional

blueprint = Blueprint(__name__)
MAX_RULINGS = 100  # what one request can write in time
MAX_BYTES = 32_768


class ProvisionalQuery(Struct, forbid_unknown_fields=True):
    """14 dates from this one on; without it the last 14."""

    since: LocalDate | None = None


class ProvisionalView(Struct, frozen=True, kw_only=True):
    """`reasons` as stable words, `why` in the language asked for. `photo`: none (not asked for), waiting, invalid or
    known. `age_days`: the employee's own working days since; `undecided`: for longer than the city's setting.
    `may_decide`: neither mine, nor made by me for somebody, nor my superior's; as a delegate nor theirs by whose rights
    I decide. `photo_by_case`: a superior decides first, so a city admin opens the photo by the number of a case."""

    employee_id: str
    name: str
    on: date
    slot: str
    challenge_id: str
    counts_at: datetime
    local_time: str
    late_min: int
    early_min: int
    reasons: list[str]
    why: list[str]
    office_name: str
    distance_m: int | None
    accuracy_m: int | None
    photo: str
    photo_by_case: bool
    made_by: str | None
    age_days: int
    undecided: bool
    may_decide: bool


class ProvisionalsView(Struct, frozen=True, kw_only=True):
    """Oldest first, of these dates, both included."""

    unit_id: str
    since: date
    until: date
    check_ins: list[ProvisionalView]


class RulingBody(Struct, forbid_unknown_fields=True):
    employee_id: Id
    on: LocalDate
    slot: SlotName
    challenge_id: ChallengeId
    valid: bool


class RulingsBody(Struct, forbid_unknown_fields=True):
    """`reason` is needed where one is not valid, and where a city admin decides again; its subject reads it."""

    items: Annotated[list[RulingBody], Meta(min_length=1, max_length=MAX_RULINGS)]
    reason: PlainText | None = None


class RulingOutcomeView(Struct, frozen=True, kw_only=True):
    """`outcome`: valid, invalid, or the code of the problem that the decision alone would have met."""

    employee_id: str
    on: date
    slot: str
    outcome: str


class RulingOutcomesView(Struct, frozen=True):
    """In the order of the items."""

    outcomes: list[RulingOutcomeView]


@op(
    blueprint, "GET", "/units/{unit_id}/provisional", "Check-ins of a unit that await a person",
    roles=ALLOWED[Act.DECIDE_ATTENDANCE], query=ProvisionalQuery, answers={200: ProvisionalsView},
    problems=(NotFound,), delegates=True,
)  # fmt: skip
def read_provisional(call: Call, unit_id: str) -> Answer:
    since = parse_date(call.query.since, "/query/since") if call.query.since else None
    first, last, found = see_provisional(call.services, call.actor, unit_id, since, call.now)
    views = [_view(call, each) for each in found]
    return Answer(ProvisionalsView(unit_id=unit_id, since=first, until=last, check_ins=views))


@op(
    blueprint, "POST", "/units/{unit_id}/provisional/decisions", "Decide on many provisional check-ins of a unit",
    roles=ALLOWED[Act.DECIDE_ATTENDANCE], body=RulingsBody, answers={200: RulingOutcomesView}, problems=(NotFound,),
    max_bytes=MAX_BYTES, delegates=True,
)  # fmt: skip
def create_rulings(call: Call, unit_id: str) -> Answer:
    wanted = [
        WantedRuling(each.employee_id, parse_date(each.on, f"/items/{at}/on"), Slot(each.slot), each.challenge_id,
                     each.valid)
        for at, each in enumerate(call.body.items)
    ]  # fmt: skip
    outcomes = rule_check_ins(call.services, call.actor, unit_id, wanted, call.body.reason, call.now)
    views = [
        RulingOutcomeView(employee_id=each.employee_id, on=each.on, slot=each.slot, outcome=outcome)
        for each, outcome in zip(wanted, outcomes, strict=True)
    ]
    return Answer(RulingOutcomesView(views))


def _view(call: Call, found: Provisional) -> ProvisionalView:
    check_in, language = check_in_view(found.check_in, call.city), LANGUAGES.index(call.language)
    return ProvisionalView(
        employee_id=found.check_in.employee_id,
        name=found.name,
        on=check_in.local_date,
        slot=check_in.slot,
        challenge_id=check_in.challenge_id,
        counts_at=check_in.counts_at,
        local_time=check_in.local_time,
        late_min=check_in.late_min,
        early_min=check_in.early_min,
        reasons=check_in.reasons,
        why=[WHY[each][language] for each in found.check_in.reasons],
        office_name=check_in.office_name,
        distance_m=check_in.distance_m,
        accuracy_m=accuracy_of(found.check_in),
        photo=found.photo,
        photo_by_case=found.by_case,
        made_by=check_in.made_by,
        age_days=found.age_days,
        undecided=found.is_late,
        may_decide=found.may_decide,
    )
