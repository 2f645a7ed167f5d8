"""As of which date a returned request counts that is sent again."""

from datetime import date

import pytest

from chalicelib.rules.request_again import counted_on
from tests.requests import a_request

FILED, TODAY = date(2026, 12, 1), date(2026, 12, 21)
HELD = a_request(first=date(2026, 12, 7), last=date(2026, 12, 9))


@pytest.mark.parametrize(
    ("first", "last", "as_of"),
    [
        ((12, 7), (12, 9), FILED),  # the same
        ((12, 8), (12, 8), FILED),  # a part of it
        ((12, 7), (12, 7), FILED),
        ((12, 9), (12, 9), FILED),
        ((11, 27), (12, 1), TODAY),  # what was past by then was not asked for then either
        ((12, 1), (12, 1), TODAY),
        ((12, 1), (12, 2), TODAY),
        ((12, 6), (12, 6), TODAY),
        ((12, 10), (12, 10), TODAY),
        ((12, 6), (12, 9), TODAY),
        ((12, 7), (12, 10), TODAY),
        ((12, 1), (12, 9), TODAY),
        ((12, 28), (12, 29), TODAY),
        ((12, 9), (12, 7), FILED),  # crossed: refused for that anyhow
    ],
)
def test_limits_count_as_of_the_first_filing_only_where_nothing_else_is_asked_for(
    first: tuple[int, int], last: tuple[int, int], as_of: date
) -> None:
    year = 2026
    assert counted_on(HELD, date(year, *first), date(year, *last), FILED, TODAY) == as_of
