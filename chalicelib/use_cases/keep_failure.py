"""A try that ended in a failure of ours is kept like one that was refused."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress

from chalicelib.errors import Internal, Problem, TryAgain
from chalicelib.use_cases.ports import StoreUnavailable


@contextmanager
def failure_kept(keep: Callable[[str], None]) -> Iterator[None]:
    """Around an act: if it ends in a failure of ours, have that kept as an attempt under its code.

    The answer stays what it was, whatever becomes of the keeping: that failure is the table's own, and the phone tells
    of it later. No call is begun for it once the request's patience has ended.
    """
    try:
        yield
    except Problem:
        raise
    except Exception as failure:
        with suppress(Exception):
            keep(TryAgain.code if isinstance(failure, StoreUnavailable) else Internal.code)
        raise
