"""One accuracy for ever: a phone tells how sure it is of each fix; a position that is made up comes with one number."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from chalicelib.domain.shift import Slot
from chalicelib.domain.signal import Sign, Signal, SignalRules
from chalicelib.domain.trace import DayTrace, Seen


@dataclass(slots=True)
class _Run:
    """How often the last value was told in a row."""

    accuracy_dm: int | None = None
    length: int = 0

    def then(self, accuracy_dm: int) -> None:
        self.length = self.length + 1 if accuracy_dm == self.accuracy_dm else 1
        self.accuracy_dm = accuracy_dm


class ConstantAccuracies:
    """The last check-in of the date that ends at least `same_accuracy` of one person's in a row with one accuracy.

    Of a team check-in the phone was somebody else's: it is passed over, as is one without a position.
    """

    def __init__(self, seen: Sequence[Seen], rules: SignalRules) -> None:
        self._rules = rules
        own = [each.check_in for each in seen if each.check_in.made_by is None]
        self._today = sorted(own, key=lambda each: (each.counts_at, each.employee_id, each.slot))
        self._people = {each.employee_id for each in own}
        self._runs: defaultdict[str, _Run] = defaultdict(_Run)

    def add(self, day: DayTrace) -> None:
        """Of dates before, the oldest first."""
        for person in day.people:
            if person.employee_id in self._people:
                for trace in person.traces:
                    if trace.accuracy_dm is not None:
                        self._runs[person.employee_id].then(trace.accuracy_dm)

    def found(self) -> Iterator[Sign]:
        last: dict[str, tuple[Slot, int, int]] = {}
        for each in self._today:
            if each.accuracy_m is None:
                continue
            run, accuracy_dm = self._runs[each.employee_id], round(each.accuracy_m * 10)
            run.then(accuracy_dm)
            if run.length >= self._rules.same_accuracy:
                last[each.employee_id] = each.slot, run.length, accuracy_dm
        for employee_id, (slot, length, accuracy_dm) in last.items():
            facts = {"check_ins": length, "accuracy_dm": accuracy_dm}
            yield Sign(employee_id, slot, Signal.CONSTANT_ACCURACY, facts)
