"""The clock beats, workers work, mail goes out: at any time, in any order, twice, and some die."""

from contextlib import nullcontext, suppress
from typing import Any

from hypothesis import strategies as st
from hypothesis.stateful import precondition, rule

from chalicelib.jobs.mailer import drain_outbox
from chalicelib.use_cases.ports import StoreUnavailable
from tests.jobs.closing import ALWAYS
from tests.use_cases.events.stage import PICK, Stage
from tests.use_cases.events.trouble import PERHAPS, Killed, Trouble


class Clockwork(Stage):
    @rule(times=st.integers(1, 4), pick=PICK, trouble=PERHAPS)
    def the_closer_works(self, times: int, pick: int, trouble: Trouble | None) -> None:
        """The clock beats; some of what waits is done in any order; the first may fail, and comes again."""
        with suppress(StoreUnavailable, Killed), self.meeting(trouble):
            self.days.beat()
        for at in range(times):
            if self.days.queue.visible:
                with suppress(StoreUnavailable, Killed), self.meeting(trouble if at == 0 else None):
                    self.days.work(pick + at)
        self.done["closer"] += 1

    def meeting(self, trouble: Trouble | None) -> Any:
        return self.wire.in_trouble(trouble) if trouble else nullcontext()

    @precondition(lambda self: self.days.queue.waiting)
    @rule(pick=PICK)
    def a_message_comes_twice(self, pick: int) -> None:
        self.days.queue.waiting.append(self.days.queue.waiting[pick % len(self.days.queue.waiting)])

    @rule()
    def everything_is_done(self) -> None:
        self.days.settle()
        self.done["settled"] += 1

    @rule(trouble=PERHAPS)
    def mail_goes_out(self, trouble: Trouble | None) -> None:
        with suppress(StoreUnavailable, Killed), self.meeting(trouble):
            drain_outbox(self.days.services, self.days.now, lambda _: None, ALWAYS)
        self.done["mail"] += 1
