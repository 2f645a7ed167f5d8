"""Many people by one network within minutes, and it is none that their unit works by.

A phone passed around at home has one network. But so has a mobile operator's exchange with thousands behind one
address: this signal is weak, and off unless a city asks for it (docs/signals.md says what was measured).
"""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from datetime import timedelta

from chalicelib.domain.attendance import CheckIn
from chalicelib.domain.signal import Sign, Signal, SignalRules
from chalicelib.domain.trace import Seen

OFFICE_SHARE = 0.2  # of a unit's check-ins of the date: a network with so many is the office's, learnt each date anew


def shared_networks(seen: Sequence[Seen], rules: SignalRules) -> Iterator[Sign]:
    """Check-ins of at least `network_people` people by one network within `network_min` minutes. 0 people: none.

    Marks are another each date, so what the office's networks are is learnt from the date itself.
    """
    if not rules.network_people:
        return
    marked = [each.check_in for each in seen if each.check_in.network and each.check_in.made_by is None]
    counts = Counter(each.network for each in marked)
    by_network: defaultdict[bytes, list[CheckIn]] = defaultdict(list)
    for made in marked:
        if counts[made.network] < OFFICE_SHARE * len(marked):
            by_network[made.network].append(made)
    for together in by_network.values():
        yield from _within_minutes(together, rules)


def _within_minutes(made: Sequence[CheckIn], rules: SignalRules) -> Iterator[Sign]:
    """Of each check-in the most people of a span that it begins, ends or lies in."""
    in_order = sorted(made, key=lambda each: (each.received_at, each.employee_id, each.slot))
    span, most, first = timedelta(minutes=rules.network_min), [0] * len(in_order), 0
    for last, each in enumerate(in_order):
        while each.received_at - in_order[first].received_at > span:
            first += 1
        people = len({one.employee_id for one in in_order[first : last + 1]})
        if people >= rules.network_people:
            for at in range(first, last + 1):
                most[at] = max(most[at], people)
    for one, people in zip(in_order, most, strict=True):
        if people:
            facts = {"people": people, "within_min": rules.network_min}
            yield Sign(one.employee_id, one.slot, Signal.SHARED_NETWORK, facts)
