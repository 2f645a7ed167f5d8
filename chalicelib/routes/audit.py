"""The trail as an auditor searches it: by unit, dates, who, what and about whom; and who decided about whom."""

from datetime import date
from typing import Annotated

from chalice.app import Blueprint
from msgspec import Meta, Struct

from chalicelib.domain.audit import ChainedEntry
from chalicelib.errors import NotFound
from chalicelib.routes._audit_views import AuditEntryView, entry_view
from chalicelib.routes._fields import Id, LocalDate, Month, parse_date
from chalicelib.routes._http import Answer, Call, op
from chalicelib.rules.access import ALLOWED, Act
from chalicelib.rules.audit_search import AuditSearch
from chalicelib.rules.decision_pairs import Pair
from chalicelib.use_cases.search_audit import search_audit, see_pairs

blueprint = Blueprint(__name__)
Actions = Annotated[str, Meta(pattern="^[a-z_]{1,40}(,[a-z_]{1,40}){0,19}$", description="acts, with commas between")]


class AuditSearchQuery(Struct, forbid_unknown_fields=True):
    """Of one unit, or city-wide ones without `unit_id`. `about`: a person, or whatever the act is about."""

    since: LocalDate
    until: LocalDate
    unit_id: Id | None = None
    actor_id: Id | None = None
    actions: Actions | None = None
    about: Annotated[str, Meta(pattern="^[A-Za-z0-9._-]{1,64}$")] | None = None


class PairsQuery(Struct, forbid_unknown_fields=True):
    unit_id: Id
    month: Month


class AuditFoundView(Struct, frozen=True, kw_only=True):
    """`on`: the local date of its chain."""

    on: date
    entry: AuditEntryView


class AuditSearchView(Struct, frozen=True, kw_only=True):
    """The newest date first. `names`: id -> name of the people in it. `next_until`: search on from there; null where
    all dates were read."""

    entries: list[AuditFoundView]
    names: dict[str, str]
    next_until: date | None


class PairView(Struct, frozen=True, kw_only=True):
    """`kinds`: request, check_in, device or swap, with how many decisions."""

    decider_id: str
    decider_name: str
    person_id: str
    person_name: str
    in_favour: int
    against: int
    kinds: dict[str, int]


class PairsView(Struct, frozen=True, kw_only=True):
    """The most decisions first."""

    unit_id: str
    month: str
    pairs: list[PairView]


@op(
    blueprint, "GET", "/audit/entries", "Search the trail of changes", roles=ALLOWED[Act.READ_AUDIT],
    query=AuditSearchQuery, answers={200: AuditSearchView},
)  # fmt: skip
def search_entries(call: Call) -> Answer:
    query: AuditSearchQuery = call.query
    search = AuditSearch(
        unit_id=query.unit_id,
        since=parse_date(query.since, "/query/since"),
        until=parse_date(query.until, "/query/until"),
        actor_id=query.actor_id,
        actions=frozenset(query.actions.split(",") if query.actions else ()),
        about=query.about,
    )
    found = search_audit(call.services, search)
    entries = [_found_view(each) for each in found.entries]
    return Answer(AuditSearchView(entries=entries, names=dict(found.names), next_until=found.next_until))


@op(
    blueprint, "GET", "/audit/pairs", "Who decided how often about whom", roles=ALLOWED[Act.READ_AUDIT],
    query=PairsQuery, answers={200: PairsView}, problems=(NotFound,),
)  # fmt: skip
def read_pairs(call: Call) -> Answer:
    unit_id, month = call.query.unit_id, call.query.month
    pairs, names = see_pairs(call.services, unit_id, month, call.now)
    views = [_pair_view(each, names.get(each.decider_id), names.get(each.person_id)) for each in pairs]
    return Answer(PairsView(unit_id=unit_id, month=month, pairs=views))


def _found_view(placed: ChainedEntry) -> AuditFoundView:
    on = date.fromisoformat(placed.entry.chain.rpartition("#")[2])
    return AuditFoundView(on=on, entry=entry_view(placed))


def _pair_view(pair: Pair, decider: str | None, person: str | None) -> PairView:
    return PairView(
        decider_id=pair.decider_id,
        decider_name=decider or pair.decider_id,
        person_id=pair.person_id,
        person_name=person or pair.person_id,
        in_favour=pair.in_favour,
        against=pair.against,
        kinds=dict(pair.kinds),
    )
