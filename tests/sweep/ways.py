"""In which ways a call to AWS fails, and which of them are tried on which call."""

import os
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from tests.store.faults import Choose, for_long, once

READS = ("GetItem", "Query", "BatchGetItem", "HeadObject", "GetObject", "TransactGetItems", "ListObjectVersions")


def _out_of_time(number: int, _: str) -> Choose:
    """The call is so slow that there is no time for another."""
    return lambda faults, _: "before" if len(faults.calls) > number else None


Lasting = Callable[[int, str], Choose]
OF_A_READ: Mapping[str, tuple[Lasting, str]] = {
    "before": (for_long, "before"), "throttled": (for_long, "throttle"), "500": (for_long, "broken"),
}  # fmt: skip
WAYS: Mapping[str, tuple[Lasting, str]] = {
    "lost": (for_long, "lost"), "lost once": (once, "lost"), "500 after": (for_long, "broken after"),
    "slow": (_out_of_time, ""), **OF_A_READ,
}  # fmt: skip
ALL = "SWEEP_ALL" in os.environ
CLAIMS = ("SessionTable.hold", "SessionTable.count_try")  # nothing of the act itself: it goes on as if they were not
KEPT = "SessionTable.keep"
SWEPT: set[tuple[str, ...]] = set()


@dataclass(frozen=True)
class Call:
    """An operation of AWS, the function of a store that sends it, and the line outside the stores that asked for it."""

    operation: str
    store: str
    asked_at: str

    @property
    def is_read(self) -> bool:
        return self.operation in READS


def asked_by() -> tuple[str, str]:
    """Store and line of the call that is being made."""
    frame, store = sys._getframe(), ""
    while frame.f_back:
        frame = frame.f_back
        _, ours, file = frame.f_code.co_filename.partition("/chalicelib/")
        if ours and file.startswith("store/"):
            store = frame.f_code.co_qualname
        elif ours:
            return store, f"{file}:{frame.f_lineno}"
    return store, ""


def ways_of(calls: Sequence[Call], number: int) -> list[str]:
    """In which ways the n-th call of an act fails. With SWEEP_ALL=1 in every way, which takes a quarter of an hour.

    A write's answer is lost, and it fails in one of the other ways, which take turns; a read fails in one way. Of the
    calls of a loop the first and the last do. What a store makes of an answer that is lost once is seen once for each
    of its functions. Before an act has written anything, nothing can be left by halves: where several acts ask or claim
    the same there, one is enough. An answer is kept once all is done: it is not kept, and has to be found again.
    """
    call = calls[number - 1]
    ways = list(OF_A_READ if call.is_read else WAYS)
    if ALL:
        return ways
    same = [at for at, each in enumerate(calls, 1) if each == call]
    before = all(each.is_read or each.store in CLAIMS for each in calls[:number])
    if number not in (same[0], same[-1]) or (before and not _is_new(call.store, call.asked_at)):
        return []
    if call.is_read:
        return [ways[number % 3]]
    if call.store == KEPT:
        return ["before"]
    lost_once = ["lost once"] if _is_new(call.operation, call.store) else []
    return ["lost", *lost_once, ways[2 + number % 5]]


def _is_new(*what: str) -> bool:
    is_new = what not in SWEPT
    SWEPT.add(what)
    return is_new
