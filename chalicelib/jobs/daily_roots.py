"""Every quarter of an hour: lay each date that is over into the locked bucket, in order, each once (T20).

A date waits for its units to be closed, at most two days. What a chain gained after its date was told stands in a
later document as `late`: what grows a past date's chain notes that in the same write.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from chalicelib.domain.audit import ChainedEntry
from chalicelib.domain.city import City
from chalicelib.domain.closing import UnitClose
from chalicelib.domain.day_proof import DailyRoots
from chalicelib.proof.daily_root import FIRST_PREV, daily_document, document_hash, told_heads
from chalicelib.use_cases.day_roots import chain_of
from chalicelib.use_cases.ports import Changed, Services
from chalicelib.use_cases.reach import today_of

PATIENCE = timedelta(days=2)  # how long a date waits for a unit that does not close
SETTLED = timedelta(hours=1)  # after midnight: what was begun before it is written by then
CITY = "CITY"  # the chains of what concerns no one unit


def write_daily_roots(services: Services, now: datetime) -> int:
    """Lay every date there that is over: how many. The first date is the one on which this ran first.

    Safe to run twice and at once: the first document of a date stands, and who lost goes on from it another time.
    """
    city = services.city.fresh(now)
    state = services.proofs.daily()
    if state is None:
        _save(services, DailyRoots(today_of(city, now), FIRST_PREV))
        return 0
    closes = services.closes.all()
    written = 0
    while _is_over(state.next_on, closes, city, now):
        document = _lay(services, state, closes, city)
        saved = _save(services, replace(state, next_on=state.next_on + timedelta(1), prev=document_hash(document)))
        if saved is None:
            break
        state, written = saved, written + 1
    return written


def _is_over(on: date, closes: Sequence[UnitClose], city: City, now: datetime) -> bool:
    ended = datetime.combine(on + timedelta(1), time.min, ZoneInfo(city.settings.zone)).astimezone(UTC)
    if now < ended + SETTLED:
        return False
    return now >= ended + PATIENCE or not _unclosed(on, closes, city)


def _unclosed(on: date, closes: Iterable[UnitClose], city: City) -> list[str]:
    over = {each.unit_id for each in city.units.values() if each.is_over(on)}
    return [each.unit_id for each in closes if each.closed_through < on and each.unit_id not in over]


def _lay(services: Services, state: DailyRoots, closes: Sequence[UnitClose], city: City) -> bytes:
    """What lies in the bucket of the date now: this document, or the one of a run that did not live to say so."""
    on = state.next_on
    units = {*city.units, *(each.unit_id for each in closes), CITY}
    heads = services.proofs.heads(chain_of(each, on) for each in units)
    document = daily_document(on, state.prev, heads, _late(services, on), _unclosed(on, closes, city))
    if services.roots.put(on, document):
        return document
    standing = services.roots.get(on)
    if standing is None:
        raise LookupError(f"root of {on}: neither put nor there")
    return standing


def _late(services: Services, on: date) -> dict[str, ChainedEntry]:
    """Chains that grew on this date after their own: those whose own document tells another last entry, or none."""
    grown = services.proofs.late(on)
    told: Mapping[date, Mapping[str, str]] = {each: _told(services, each) for each in set(map(_date_of, grown))}
    heads = services.proofs.heads(grown)
    return {chain: head for chain, head in heads.items() if told[_date_of(chain)].get(chain) != head.hash}


def _told(services: Services, on: date) -> dict[str, str]:
    document = services.roots.get(on)
    return told_heads(document) if document else {}


def _date_of(chain: str) -> date:
    return date.fromisoformat(chain.rpartition("#")[2])


def _save(services: Services, state: DailyRoots) -> DailyRoots | None:
    """None where another run was faster."""
    try:
        return services.proofs.save_daily(state)
    except Changed:
        return None
