"""Where the play goes on: the city, and how an act is done on it, whatever fails meanwhile."""

import sys
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from typing import TypeVar

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine

from chalicelib.errors import Problem
from tests.use_cases.events.days import Begin, Days
from tests.use_cases.events.people import WHO
from tests.use_cases.events.told import Told
from tests.use_cases.events.trouble import Trouble, Wire

PICK, PEOPLE = st.integers(0, 99), st.sampled_from(WHO)
Answer = TypeVar("Answer")


class Stage(RuleBasedStateMachine):
    """One play. `done`: how often each act was done, over all plays."""

    def __init__(self, begin: Begin, done: Counter[str]) -> None:
        super().__init__()
        self.done = done
        self._stack = ExitStack()
        self.days: Days = self._stack.enter_context(begin())
        self.numbers = iter(range(1_000_000))

    def teardown(self) -> None:
        try:
            if sys.exc_info()[0] is None:
                self.days.settle()
                self.days.check_whole()
        finally:
            self._stack.close()

    @property
    def told(self) -> Told:
        return self.days.told

    @property
    def wire(self) -> Wire:
        return self.days.wire

    def tail(self) -> str:
        """Of an id, the same each time this very request is sent."""
        return f"{next(self.numbers):016}"

    def tried(self, act: Callable[[], Answer], trouble: Trouble | None) -> Answer:
        return self.wire.tried(act, trouble)

    @contextmanager
    def may_be_refused(self, what: str) -> Iterator[None]:
        """What is refused leaves no trace in what people were told."""
        try:
            yield
            self.done[what] += 1
        except Problem as refusal:
            codes = " ".join(each.code for each in getattr(refusal, "errors", ())) or refusal.code
            self.done[f"refused: {what}: {codes}"] += 1
