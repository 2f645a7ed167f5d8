"""One phone for several people, and check-ins that no phone can have sent.

A phone key is one person's, and people who share a phone by arrangement have a key each on it; check-ins that a
supervisor made for others are arranged too. So what is found here passed a door that should have been shut.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import timedelta

from chalicelib.domain.attendance import CheckIn, Reason
from chalicelib.domain.signal import Sign, Signal, SignalRules
from chalicelib.domain.trace import Seen

MS = timedelta(milliseconds=1)


def shared_phones(seen: Sequence[Seen], rules: SignalRules) -> Iterator[Sign]:
    """All check-ins of a phone key that at least `phone_people` people used on the date, and those of a burst."""
    by_phone: defaultdict[str, list[CheckIn]] = defaultdict(list)
    for one in seen:
        if one.check_in.made_by is None:
            by_phone[one.check_in.device_id].append(one.check_in)
    for made in by_phone.values():
        people = {each.employee_id for each in made}
        if len(people) >= rules.phone_people:
            for each in made:
                yield Sign(each.employee_id, each.slot, Signal.SHARED_PHONE, {"people": len(people)})
        if len(people) > 1:
            yield from _bursts(made, rules)


def _bursts(made: Sequence[CheckIn], rules: SignalRules) -> Iterator[Sign]:
    """Of each check-in the widest burst that it begins or lies in."""
    in_order = sorted(made, key=lambda each: (each.counts_at, each.employee_id, each.slot))
    span, largest = timedelta(minutes=rules.burst_min), dict.fromkeys(range(len(in_order)), 0)
    first = 0
    for last, each in enumerate(in_order):
        while each.counts_at - in_order[first].counts_at > span:
            first += 1
        together = range(first, last + 1)
        if len(together) >= rules.burst_check_ins and len({in_order[at].employee_id for at in together}) > 1:
            for at in together:
                largest[at] = max(largest[at], len(together))
    for at, size in largest.items():
        if size:
            facts = {"check_ins": size, "within_min": rules.burst_min}
            yield Sign(in_order[at].employee_id, in_order[at].slot, Signal.PHONE_BURST, facts)


def too_fast(seen: Sequence[Seen], rules: SignalRules) -> Iterator[Sign]:
    """Online ones with a photo that arrived sooner than `hand_ms` after their challenge was issued.

    Our page asks for the challenge once the photo is taken: between the two lie the upload and three ways to the
    server, never a hand. Without a photo there is one way alone, which a good network goes as fast.
    """
    for each in seen:
        made = each.check_in
        took_ms = (made.received_at - made.counts_at) // MS
        if made.selfie_sha256 and Reason.OFFLINE not in made.reasons and took_ms < rules.hand_ms:
            yield Sign(made.employee_id, made.slot, Signal.TOO_FAST, {"took_ms": took_ms})
