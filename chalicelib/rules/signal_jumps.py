"""From one place to another faster than people travel."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise

from chalicelib.domain.attendance import CheckIn, Reason
from chalicelib.domain.signal import Sign, Signal, SignalRules
from chalicelib.domain.trace import Seen
from chalicelib.rules.nearby import distance_m

MS_PER_H = 3_600_000


def jumps(seen: Sequence[Seen], before: Sequence[CheckIn], rules: SignalRules) -> Iterator[Sign]:
    """The later of two check-ins of one person between which somebody would have had to go faster than `jump_km_h`.

    before   those of the date before.

    Only online ones whose fix is no coarse one tell when somebody was where. Both accuracies are given away, and what
    is left must be `jump_least_m` at least: the noise of two fixes a second apart is no journey.
    """
    of_person: defaultdict[str, list[CheckIn]] = defaultdict(list)
    today = {id(each.check_in) for each in seen}
    for made in (*before, *(each.check_in for each in seen)):
        if made.position is not None and not {Reason.OFFLINE, Reason.COARSE_FIX} & set(made.reasons):
            of_person[made.employee_id].append(made)
    for check_ins in of_person.values():
        in_order = sorted(check_ins, key=lambda each: (each.counts_at, each.slot))
        for earlier, later in pairwise(in_order):
            if id(later) in today and (sign := _jump(earlier, later, rules)):
                yield sign


def _jump(earlier: CheckIn, later: CheckIn, rules: SignalRules) -> Sign | None:
    if earlier.position is None or later.position is None:
        return None
    apart_m = distance_m(earlier.position, later.position) - (earlier.accuracy_m or 0) - (later.accuracy_m or 0)
    apart_ms = max(1, round((later.counts_at - earlier.counts_at).total_seconds() * 1_000))
    km_h = apart_m / 1_000 / (apart_ms / MS_PER_H)
    if apart_m < rules.jump_least_m or km_h <= rules.jump_km_h:
        return None
    facts: dict[str, int | str] = {
        "distance_m": round(apart_m),
        "seconds": round(apart_ms / 1_000),
        "from_slot": str(earlier.slot),
        "from_days_ago": (later.local_date - earlier.local_date).days,
    }
    return Sign(later.employee_id, later.slot, Signal.JUMP, facts)
