"""The stores as the demo's past needs them: its units are closed by this tool alone, nobody is mailed of old days."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Any, cast

from chalicelib.domain.audit import AuditEntry, ChainedEntry
from chalicelib.domain.city import City
from chalicelib.domain.closing import UnitClose
from chalicelib.domain.notice import CopyState, Notice
from chalicelib.domain.request import Request
from chalicelib.domain.settings import ReviewSettings
from chalicelib.domain.signal import DayFlags
from chalicelib.domain.trace import DayTrace
from chalicelib.domain.verdict import DayVerdict
from chalicelib.use_cases.ports import (
    Changed,
    CityStore,
    CloseStore,
    FlagStore,
    MonthStore,
    NoticeStore,
    ProofStore,
    RequestEffects,
    RequestStore,
    RootArchive,
    Services,
)
from tools.past_setup import FAR, at

DAY = timedelta(days=1)
TRIES = 5
LOOKED_BACK = timedelta(days=400)  # all of it: a unit's traces are one page a date here
NO_EFFECTS = RequestEffects()


def as_of_the_past(services: Services, unit_ids: Collection[str], today: date) -> Services:
    """today   the real one, on which chains of dates that lie in the locked bucket already grow late."""
    return replace(
        services,
        closes=PastCloses(services.closes, unit_ids),
        months=cast(MonthStore, _QuietMonths(services.months)),
        notices=cast(NoticeStore, _QuietNotices(services.notices)),
        requests=cast(RequestStore, _QuietRequests(services.requests)),
        proofs=cast(ProofStore, _LateProofs(services.proofs, services.roots, today)),
        flags=cast(FlagStore, _RememberedFlags(services.flags, today)),
    )


def without_samples(services: Services) -> Services:
    """As if the city drew no check-ins to be looked at: what is flagged alone goes to its admins."""
    return replace(services, city=cast(CityStore, _NoQuota(services.city)))


class PastCloses:
    """See ports.CloseStore. Of the past's units the table tells how far they are closed, and nothing to do from there.

    So the running closer, which knows no check-ins to come, judges nobody of them; where they really stand is kept here
    and follows from the table in the next run.
    """

    def __init__(self, held: CloseStore, unit_ids: Collection[str]) -> None:
        self._held = held
        self._unit_ids = frozenset(unit_ids)
        self._states: dict[str, UnitClose] = {}

    def all(self) -> list[UnitClose]:
        others = [each for each in self._held.all() if each.unit_id not in self._unit_ids]
        own = [state for unit_id in sorted(self._unit_ids) if (state := self.get(unit_id))]
        return sorted([*others, *own], key=lambda each: each.unit_id)

    def get(self, unit_id: str) -> UnitClose | None:
        if unit_id not in self._unit_ids:
            return self._held.get(unit_id)
        if unit_id not in self._states and (parked := self._held.get(unit_id)):
            on = parked.closed_through + DAY
            self._states[unit_id] = replace(parked, next_on=on, next_at=at(on, "00:00"), versions=())
        return self._states.get(unit_id)

    def save(self, state: UnitClose) -> UnitClose:
        if state.unit_id not in self._unit_ids:
            return self._held.save(state)
        before = self.get(state.unit_id)
        self._states[state.unit_id] = state
        if before is None or before.closed_through != state.closed_through:
            self._park(state)
        return state

    def _park(self, state: UnitClose) -> None:
        """The running dispatcher may note at the same moment that it has looked."""
        for _ in range(TRIES):
            held = self._held.get(state.unit_id)
            revision = held.revision if held else 0
            try:
                self._held.save(replace(state, next_on=FAR, next_at=at(FAR, "00:00"), versions=(), revision=revision))
                return
            except Changed:
                continue
        raise Changed("close of the past")


class Beside:
    """Another store with one thing done otherwise."""

    def __init__(self, held: object) -> None:
        self._held = cast(Any, held)

    def __getattr__(self, name: str) -> Any:
        return getattr(self._held, name)


class _NoQuota(Beside):
    def fresh(self, now: datetime) -> City:
        city = cast(City, self._held.fresh(now))
        return replace(city, settings=replace(city.settings, reviews=ReviewSettings(quota=0)))


class _QuietMonths(Beside):
    def write(
        self, unit_id: str, on: date, verdicts: Mapping[str, DayVerdict], notices: Mapping[str, Notice]
    ) -> frozenset[str]:
        quiet = {each: _quiet(notice) for each, notice in notices.items()}
        return cast(frozenset[str], self._held.write(unit_id, on, verdicts, quiet))


class _QuietNotices(Beside):
    def add(self, notice: Notice) -> None:
        self._held.add(_quiet(notice))


class _QuietRequests(Beside):
    def save(self, request: Request, entry: AuditEntry, effects: RequestEffects = NO_EFFECTS) -> Request:
        quiet = replace(effects, notices=tuple(map(_quiet, effects.notices)))
        return cast(Request, self._held.save(request, entry, quiet))


class _LateProofs(Beside):
    """A date whose document is laid already is told of as late, on the day it really is."""

    def __init__(self, held: ProofStore, roots: RootArchive, today: date) -> None:
        super().__init__(held)
        self._roots, self._today = roots, today

    def append(self, entry: AuditEntry, after: ChainedEntry | None, late_on: date | None) -> None:  # noqa: ARG002
        on = date.fromisoformat(entry.chain.rpartition("#")[2])
        self._held.append(entry, after, self._today if self._is_laid(on) else None)

    def _is_laid(self, on: date) -> bool:
        daily = self._held.daily()
        return daily is not None and on < daily.next_on and self._roots.get(on) is not None


class _RememberedFlags(Beside):
    """Traces are read once for all the dates before today: each date looks at all that lie before it."""

    def __init__(self, held: FlagStore, today: date) -> None:
        super().__init__(held)
        self._today = today
        self._traces: dict[str, dict[date, DayTrace]] = {}

    def traces(self, unit_id: str, since: date, until: date) -> Iterator[DayTrace]:
        if until >= self._today:
            return cast(Iterator[DayTrace], self._held.traces(unit_id, since, until))
        return (each for on, each in sorted(self._of(unit_id).items()) if since <= on <= until)

    def save(self, flags: DayFlags, trace: DayTrace) -> DayFlags:
        saved = cast(DayFlags, self._held.save(flags, trace))
        self._of(trace.unit_id)[trace.local_date] = trace
        return saved

    def _of(self, unit_id: str) -> dict[date, DayTrace]:
        if unit_id not in self._traces:
            found = self._held.traces(unit_id, self._today - LOOKED_BACK, self._today)
            self._traces[unit_id] = {each.local_date: each for each in found}
        return self._traces[unit_id]


def _quiet(notice: Notice) -> Notice:
    return replace(notice, mail=CopyState.NONE, push=CopyState.NONE)
