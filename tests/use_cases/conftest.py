"""The cast's city in memory, for use cases: no AWS, no patching, a millisecond to build."""

from collections.abc import Iterator

import pytest

from tests.cast import wib
from tests.fakes import fake_city
from tests.world import World


@pytest.fixture
def city() -> Iterator[World]:
    """The fake city at 07:10 on a Monday."""
    with fake_city(wib(7, 10)) as found:
        yield found
