"""A phone's clock that moves while a check-in is sent.

A clock may go wrong by hours and is honest while it goes steadily: what counts is the server's time. Between the
challenge and the signature a phone's clock moves as time does; that it was turned there is a signal.
"""

from collections.abc import Iterator, Sequence
from datetime import datetime

from chalicelib.domain.signal import Sign, Signal, SignalRules
from chalicelib.domain.trace import Seen


def clock_jump_s(permitted_at: datetime, signed_at: datetime, issued_at: datetime, received_at: datetime) -> int:
    """Whole seconds that the phone's clock moved beyond the time that had passed, or backwards; 0: none.

    permitted_at, signed_at   by the phone's clock: when it had its challenge, and when it signed.
    issued_at, received_at    by the server's: both lie outside of these two, so that a slow network is no jump, nor is
                              a body that is sent again.
    """
    by_phone, passed = (signed_at - permitted_at).total_seconds(), (received_at - issued_at).total_seconds()
    return round(by_phone) if by_phone < 0 else round(max(0.0, by_phone - passed))


def clock_jumps(seen: Sequence[Seen], rules: SignalRules) -> Iterator[Sign]:
    """Check-ins while which were sent the phone's clock moved by at least `clock_jump_s` seconds."""
    for each in seen:
        made = each.check_in
        if abs(made.clock_jump_s) >= rules.clock_jump_s:
            yield Sign(made.employee_id, made.slot, Signal.CLOCK_JUMP, {"jump_s": made.clock_jump_s})
