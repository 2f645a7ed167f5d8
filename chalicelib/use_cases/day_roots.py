"""The root of a closed unit-date: appended once to its chain, and again whenever a fact of it changes.

Whoever appends names the last entry that stood before the facts were read. A change made meanwhile has moved the
chain, so the facts are read anew: no root can stand over facts that were no longer so.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from chalicelib.domain.audit import AuditEntry, ChainedEntry
from chalicelib.domain.day_proof import PersonLeaves, RecordedDay
from chalicelib.proof.day_leaves import day_root, leaves_of
from chalicelib.use_cases.ports import Changed, Services, StoreUnavailable
from chalicelib.use_cases.reach import today_of

SYSTEM = "system"  # nobody's decision: the clock's own work
CLOSED, CHANGED = "day_closed", "day_changed"
TRIES = 5


@dataclass(frozen=True, slots=True)
class Day:
    """A unit's date with its chain and leaves, each as they were read: the chain first."""

    unit_id: str
    on: date
    entries: Sequence[ChainedEntry]
    people: Sequence[PersonLeaves]

    @property
    def chain(self) -> str:
        return chain_of(self.unit_id, self.on)

    @property
    def root(self) -> str | None:
        """The root that holds, in hex; None where the date was never closed."""
        told = [each.entry.facts["root"] for each in self.entries if each.entry.action in (CLOSED, CHANGED)]
        holding = [str(root) for root in told if root]
        return holding[-1] if holding else None


def chain_of(unit_id: str, on: date) -> str:
    return f"{unit_id}#{on.isoformat()}"


def append_root(
    services: Services,
    unit_id: str,
    on: date,
    now: datetime,
    seen: tuple[Sequence[ChainedEntry], RecordedDay] | None = None,
) -> str:
    """Append the root of a date that is judged for everybody, with its leaves kept: the root in hex.

    Call it before the unit's state says that the date is closed, so that a worker killed in between comes here again.
    Twice is once; where a root stands and the facts are others by now, the change is appended.

    seen   the chain and what is recorded, as the caller read them, in this order: then they are not read again.

    Else five Queries and their pages. Raises StoreUnavailable when the chain stays contended.
    """
    for _ in range(TRIES):
        entries, recorded = seen or _read_recorded_after(services, unit_id, on)
        day = _day(services, unit_id, on, entries, recorded)
        try:
            return _append(services, day, "closed_again", _ids(day.people), now)
        except Changed:
            seen = None
    raise StoreUnavailable("chain of the day contended")


def append_change(
    services: Services, unit_id: str, on: date, employee_ids: Collection[str], because: str, now: datetime
) -> str | None:
    """After these people's rows were judged again: append the new root beside the old one.

    Only their leaves are made anew (all people's, where none is named); others keep those of the last root, also of
    facts that are kept no longer. None where the date is not closed: its root is still to come, and what is appended
    now only tells a close in flight to read again.
    Twice is once. Raises StoreUnavailable when the chain stays contended.
    """
    for _ in range(TRIES):
        day = _read(services, unit_id, on)
        concerned = [each for each in day.people if not employee_ids or each.employee_id in employee_ids]
        try:
            if day.root is None:
                _note_early_change(services, day, concerned, because, now)
                return None
            changed = Day(unit_id, on, day.entries, _beside_kept(services, day, concerned, employee_ids))
            return _append(services, changed, because, sorted(employee_ids), now)
        except Changed:
            continue
    raise StoreUnavailable("chain of the day contended")


def read_recorded(services: Services, unit_id: str, on: date) -> RecordedDay:
    """What is kept of the unit's date: attendance and rulings, attempts, evidence, rows that count; a Query each."""
    days, rulings = services.attendance.unit_facts(unit_id, on)
    return RecordedDay(
        days=days,
        rulings=rulings,
        attempts=services.attempts.of_unit_day(unit_id, on),
        evidence=list(services.evidence.of_unit_day(unit_id, on).values()),
        verdicts=services.months.of_date(unit_id, on),
    )


def _read(services: Services, unit_id: str, on: date) -> Day:
    return _day(services, unit_id, on, *_read_recorded_after(services, unit_id, on))


def _read_recorded_after(services: Services, unit_id: str, on: date) -> tuple[Sequence[ChainedEntry], RecordedDay]:
    """The chain first: what changes later moves it."""
    entries = services.audit.entries(chain_of(unit_id, on))
    return entries, read_recorded(services, unit_id, on)


def _day(services: Services, unit_id: str, on: date, entries: Sequence[ChainedEntry], recorded: RecordedDay) -> Day:
    return Day(unit_id, on, entries, leaves_of(recorded, services.secrets.receipt_keys()))


def _beside_kept(
    services: Services, day: Day, concerned: Sequence[PersonLeaves], employee_ids: Collection[str]
) -> list[PersonLeaves]:
    kept = services.proofs.leaves(day.chain, day.root or "") if employee_ids else []
    stay = [each for each in kept if each.employee_id not in employee_ids]
    return sorted([*stay, *concerned], key=lambda each: each.employee_id)


def _append(services: Services, day: Day, because: str, employee_ids: Sequence[str], now: datetime) -> str:
    root, old = day_root(day.people).hex(), day.root
    if root == old:
        return root
    leaves = sum(len(each.leaves) for each in day.people)
    facts: dict[str, object] = {"root": root, "leaves": leaves, "people": len(day.people)}
    if old is not None:
        facts |= {"old_root": old, "because": because, "employee_ids": list(employee_ids)}
    services.proofs.keep_leaves(day.chain, root, day.people)  # aside: the entry alone makes them hold
    _add(services, day, CLOSED if old is None else CHANGED, facts, now)
    return root


def _note_early_change(
    services: Services, day: Day, people: Sequence[PersonLeaves], because: str, now: datetime
) -> None:
    part = day_root(people).hex()
    facts: dict[str, object] = {"root": None, "part": part, "because": because, "employee_ids": _ids(people)}
    if not any(each.entry.action == CHANGED and dict(each.entry.facts) == facts for each in day.entries):
        _add(services, day, CHANGED, facts, now)


def _add(services: Services, day: Day, action: str, facts: Mapping[str, object], now: datetime) -> None:
    entry = AuditEntry(services.new_id(), day.chain, now, SYSTEM, action, day.unit_id, facts)
    today = today_of(services.city.current(now), now)
    services.proofs.append(entry, day.entries[-1] if day.entries else None, today if today > day.on else None)


def _ids(people: Sequence[PersonLeaves]) -> list[str]:
    return [each.employee_id for each in people]
