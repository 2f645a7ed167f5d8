"""Two workers of a unit exchange shifts: one asks, the other agrees, whoever leads them approves. Each step once."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, datetime

from chalicelib.domain.audit import AuditEntry
from chalicelib.domain.city import City
from chalicelib.domain.employee import Employee
from chalicelib.domain.swap import OPEN, Swap, SwapState, SwapStep
from chalicelib.errors import ChangedMeanwhile, DecideOwn, InputInvalid, NotFound, SwapDecided, TooManySwaps
from chalicelib.rules.access import Act
from chalicelib.rules.import_report import fault
from chalicelib.rules.swap import MAX_OPEN_SWAPS, TEXTS, exchanged, roster_unit, swap_day, swap_faults
from chalicelib.use_cases.audit_entries import entry_of
from chalicelib.use_cases.day_plans import last_begun
from chalicelib.use_cases.manage_staff import check
from chalicelib.use_cases.ports import Changed, Services
from chalicelib.use_cases.see_swaps import SeenSwap, day_begun, my_units, open_swaps, seen, stands
from chalicelib.use_cases.stand_in import find_unit_to_decide, for_whom


def ask_swap(
    services: Services,
    actor: Employee,
    other_id: str,
    dates: Mapping[str, date],
    reason: str | None,
    now: datetime,
    tail: str = "",
) -> SeenSwap:
    """Ask the other. `dates`: pointer of the field -> date, one or two.

    tail   of the swap's id, the same each time this very request is sent: what it has asked already is answered.

    Raises InputInvalid, TooManySwaps, ChangedMeanwhile.
    """
    city = services.city.fresh(now)
    other = services.staff.employee(other_id)
    unit_id, on = roster_unit(actor, max(dates.values())), sorted(set(dates.values()))
    swap_id = f"{on[-1]:%Y%m%d}-{tail or services.new_id()}"
    asked = services.swaps.get(unit_id, swap_id) if unit_id and tail else None
    if asked:
        return seen(asked, services.staff.people(asked.people), city, now)
    check(swap_faults(actor, other, dates, last_begun(actor, now, city)))
    both = [each for each in (actor, other) if each]
    check([fault(TEXTS, at, "SWAP_BEGUN") for at, each in dates.items() if day_begun(both, each, city, now)])
    if open_swaps(services, actor, city, now) >= MAX_OPEN_SWAPS:
        raise TooManySwaps(limit=MAX_OPEN_SWAPS)
    if other is None or unit_id is None:
        raise InputInvalid([fault(TEXTS, "/other_id", "SWAP_PARTNER")])
    swap = Swap(
        swap_id=swap_id,
        unit_id=unit_id,
        one_id=actor.employee_id,
        other_id=other.employee_id,
        days=tuple(swap_day(actor, other, each) for each in on),
        steps=(SwapStep(SwapState.ASKED, actor.employee_id, now, reason),),
    )
    try:
        services.swaps.add(swap, _entry(services, actor, swap, now))
    except Changed:  # the same, sent twice at once
        raise ChangedMeanwhile from None
    return seen(swap, {each.employee_id: each for each in (actor, other)}, city, now)


def answer_swap(services: Services, actor: Employee, swap_id: str, agree: bool, now: datetime) -> SeenSwap:
    """The other's answer. Raises NotFound, SwapDecided, and ChangedMeanwhile where what was asked no longer stands."""
    city = services.city.fresh(now)
    swap = _own(services, actor, swap_id, city, now)
    if actor.employee_id != swap.other_id:
        raise NotFound
    _check_open(swap, SwapState.ASKED)
    if agree:
        _standing_people(services, swap, city, now)
    return _move(services, actor, swap, SwapState.AGREED if agree else SwapState.REFUSED, None, city, now)


def withdraw_swap(services: Services, actor: Employee, swap_id: str, now: datetime) -> SeenSwap:
    """Whoever asked takes it back while nobody has decided. Raises NotFound, SwapDecided."""
    city = services.city.fresh(now)
    swap = _own(services, actor, swap_id, city, now)
    if actor.employee_id != swap.one_id:
        raise NotFound
    _check_open(swap, *OPEN)
    return _move(services, actor, swap, SwapState.WITHDRAWN, None, city, now)


def decide_swap(
    services: Services, actor: Employee, unit_id: str, swap_id: str, approve: bool, reason: str | None, now: datetime
) -> SeenSwap:
    """Approve, which changes both rosters, or reject what the two have agreed on; never as one of the two, nor for one.

    Raises NotFound out of reach, DecideOwn, SwapDecided, and ChangedMeanwhile where a roster is no longer as asked.
    """
    city = services.city.fresh(now)
    swap = services.swaps.get(unit_id, swap_id)
    about = swap.people if swap else ()
    _, behalf = find_unit_to_decide(services, actor, unit_id, Act.DECIDE_SWAP, city, now, about)
    if swap is None:
        raise NotFound
    if actor.employee_id in swap.people:
        raise DecideOwn
    _check_open(swap, SwapState.AGREED)
    if not approve:
        rejected = _with_step(swap, actor, SwapState.REJECTED, reason, now, behalf)
        return _store(services, actor, swap, rejected, city, now)
    return _approve(services, actor, swap, _with_step(swap, actor, SwapState.APPROVED, reason, now, behalf), city, now)


def _own(services: Services, actor: Employee, swap_id: str, city: City, now: datetime) -> Swap:
    """Raises NotFound for whatever is not the actor's: others' swaps look like none."""
    for unit_id in my_units(actor, city, now):
        swap = services.swaps.get(unit_id, swap_id)
        if swap and actor.employee_id in swap.people:
            return swap
    raise NotFound


def _check_open(swap: Swap, *states: SwapState) -> None:
    if swap.state not in states:
        raise SwapDecided(state=swap.state)


def _standing_people(services: Services, swap: Swap, city: City, now: datetime) -> tuple[Employee, Employee]:
    """The one and the other. Raises ChangedMeanwhile where what was asked no longer stands."""
    people = services.staff.people(swap.people)
    one, other = people.get(swap.one_id), people.get(swap.other_id)
    if one is None or other is None or not stands(swap, one, other, city, now):
        raise ChangedMeanwhile
    return one, other


def _approve(services: Services, actor: Employee, swap: Swap, approved: Swap, city: City, now: datetime) -> SeenSwap:
    """Both rosters and the step, or nothing."""
    one, other = _standing_people(services, swap, city, now)
    new_one, new_other = exchanged(swap, one, other)
    entry = _entry(services, actor, approved, now)
    try:
        services.staff.save_swap(approved, ((new_one, one), (new_other, other)), entry)
    except Changed:
        raise _why(services, swap) from None
    return seen(approved, {each.employee_id: each for each in (one, other)}, city, now)


def _move(
    services: Services, actor: Employee, swap: Swap, state: SwapState, reason: str | None, city: City, now: datetime
) -> SeenSwap:
    return _store(services, actor, swap, _with_step(swap, actor, state, reason, now), city, now)


def _store(services: Services, actor: Employee, swap: Swap, moved: Swap, city: City, now: datetime) -> SeenSwap:
    try:
        services.swaps.move(moved, _entry(services, actor, moved, now))
    except Changed:
        raise _why(services, swap) from None
    return seen(moved, services.staff.people(swap.people), city, now)


def _with_step(
    swap: Swap, actor: Employee, state: SwapState, reason: str | None, now: datetime, on_behalf: str | None = None
) -> Swap:
    return replace(swap, steps=(*swap.steps, SwapStep(state, actor.employee_id, now, reason, on_behalf)))


def _why(services: Services, swap: Swap) -> ChangedMeanwhile | SwapDecided:
    """Why nothing was written: somebody else's step came first, or a roster changed at the same moment."""
    stored = services.swaps.get(swap.unit_id, swap.swap_id)
    return SwapDecided(state=stored.state) if stored and stored.steps != swap.steps else ChangedMeanwhile()


def _entry(services: Services, actor: Employee, swap: Swap, now: datetime) -> AuditEntry:
    """One entry a step, in the chain of the unit; reasons stay with the swap."""
    days = [{"on": each.on.isoformat(), "one": each.one_letter, "other": each.other_letter} for each in swap.days]
    facts = {"one": swap.one_id, "other": swap.other_id, "days": days, **for_whom(swap.steps[-1].on_behalf)}
    return entry_of(services, actor, f"swap_{swap.state}", swap.swap_id, now, swap.unit_id, facts)
