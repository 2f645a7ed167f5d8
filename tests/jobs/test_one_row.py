"""A row is looked at again when something changed under it, and refused for good when it may not go in."""

from collections.abc import Callable

import pytest

from chalicelib.errors import DecideOwn, InputInvalid, NotFound
from chalicelib.jobs.one_row import brought_in
from chalicelib.use_cases.ports import Changed, StoreUnavailable


def looks(*outcomes: bool | Exception) -> Callable[[], bool]:
    """What each look at the row finds."""
    rest = iter(outcomes)

    def look() -> bool:
        found = next(rest)
        if isinstance(found, Exception):
            raise found
        return found

    return look


@pytest.mark.parametrize(
    ("outcomes", "is_in"),
    [
        ((True,), True),
        ((False,), False),
        ((Changed("a"), True), True),
        ((Changed("a"), False), False),
        ((Changed("a"), Changed("a")), False),
        ((NotFound(),), False),
        ((DecideOwn(),), False),
        ((InputInvalid([]),), False),
        ((Changed("a"), NotFound()), False),
    ],
)
def test_a_row(outcomes: tuple[bool | Exception, ...], is_in: bool) -> None:
    assert brought_in(looks(*outcomes)) is is_in


def test_a_store_without_an_answer_is_no_verdict_about_a_row() -> None:
    with pytest.raises(StoreUnavailable):
        brought_in(looks(StoreUnavailable("down")))
