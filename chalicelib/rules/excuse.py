"""What approved requests make of a person's slots on a date: which are not expected, and where the others are made.

See docs/rules.md#places. A check-in nobody expects is still taken, at the usual offices: people come back early, and a
record is never lost. How the day is counted, rules/attendance.py says.
"""

from collections.abc import Iterable, Sequence
from datetime import date

from chalicelib.domain.excuse import Excuse, ExcuseKind
from chalicelib.domain.shift import Slot

ORDERS = frozenset({ExcuseKind.DUTY, ExcuseKind.STUDY, ExcuseKind.REMOTE})  # they say where, and which slots are due
_RANK = {kind: at for at, kind in enumerate(ExcuseKind)}


def excuses_on(excuses: Iterable[Excuse], on: date) -> tuple[Excuse, ...]:
    """Those that hold on this local date, what outranks the others first."""
    holding = [each for each in excuses if each.holds_on(on)]
    return tuple(sorted(holding, key=lambda each: (_RANK[each.kind], each.request_id)))


def excused_by(slot: Slot, held: Sequence[Excuse]) -> Excuse | None:
    """What makes that this slot is not expected: a leave, an order in which it is not due, a whole day's permission.

    held   from `excuses_on`.
    """
    return next((each for each in held if _frees(each, slot)), None)


def order_for(slot: Slot, held: Sequence[Excuse]) -> Excuse | None:
    """The order by which this slot is due somewhere else than usual; None where it is not expected at all."""
    if excused_by(slot, held):
        return None
    return next((each for each in held if each.kind in ORDERS and each.place is not None), None)


def is_away(excuse: Excuse, slot: Slot) -> bool:
    """Whether leave or an order asks nothing of this slot."""
    return excuse.kind is ExcuseKind.LEAVE or (excuse.kind in ORDERS and slot not in excuse.due)


def _frees(excuse: Excuse, slot: Slot) -> bool:
    return is_away(excuse, slot) or (excuse.kind is ExcuseKind.PERMISSION and excuse.is_whole_day)
