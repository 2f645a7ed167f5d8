"""One point too often: by several people of a unit on a date, by one person on several dates.

Two fixes of a phone that lies still are metres apart; a point that comes again to 11 cm was given, not measured.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date

from chalicelib.domain.signal import Facts, Sign, Signal, SignalRules
from chalicelib.domain.trace import DayTrace, Seen, cell_of

MOST_NAMED = 20  # ids in the facts of one flag


def shared_positions(seen: Sequence[Seen], rules: SignalRules) -> Iterator[Sign]:
    """Check-ins made at a point where at least `same_place_people` people of the unit made one on the date."""
    at_cell: defaultdict[tuple[int, int], list[Seen]] = defaultdict(list)
    for each in seen:
        if each.is_placed and each.check_in.position:
            at_cell[cell_of(each.check_in.position)].append(each)
    for together in at_cell.values():
        people = sorted({each.check_in.employee_id for each in together})
        if len(people) >= rules.same_place_people:
            for each in together:
                yield _shared(each, people)


def _shared(seen: Seen, people: Sequence[str]) -> Sign:
    own = seen.check_in.employee_id
    others = tuple(each for each in people if each != own)[:MOST_NAMED]
    facts: Facts = {"people": len(people), "others": others}
    return Sign(own, seen.check_in.slot, Signal.SHARED_POSITION, facts)


class RepeatedPositions:
    """Check-ins made at a point where the same person made one on at least `same_place_days` dates, this one too."""

    def __init__(self, seen: Sequence[Seen], rules: SignalRules) -> None:
        self._rules = rules
        self._seen = [each for each in seen if each.is_placed and each.mark]
        self._dates: dict[tuple[str, bytes], set[date]] = {
            (each.check_in.employee_id, each.mark): {each.check_in.local_date} for each in self._seen
        }

    def add(self, day: DayTrace) -> None:
        for person in day.people:
            for trace in person.traces:
                dates = self._dates.get((person.employee_id, trace.mark)) if trace.mark else None
                if dates is not None:
                    dates.add(day.local_date)

    def found(self) -> Iterator[Sign]:
        for each in self._seen:
            made = each.check_in
            dates = self._dates[made.employee_id, each.mark]
            if len(dates) >= self._rules.same_place_days:
                facts = {"dates": len(dates), "first_days_ago": (made.local_date - min(dates)).days}
                yield Sign(made.employee_id, made.slot, Signal.REPEATED_POSITION, facts)
