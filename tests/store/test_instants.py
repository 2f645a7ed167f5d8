"""Instants in AWS's answers."""

from datetime import UTC, datetime

import pytest

from chalicelib.store.instants import read_instant

SEVEN = datetime(2026, 11, 23, 7, 10, tzinfo=UTC)


@pytest.mark.parametrize(
    "written",
    ["2026-11-23T07:10:00.000Z", "2026-11-23T07:10:00+00:00", "Mon, 23 Nov 2026 07:10:00 GMT", SEVEN.timestamp()],
)
def test_every_way_aws_writes_an_instant_is_read(written: str | float) -> None:
    assert read_instant(written) == SEVEN
    assert read_instant(written).tzinfo is not None


def test_what_is_no_instant_is_an_error_not_a_guess() -> None:
    with pytest.raises(ValueError, match="yesterday"):
        read_instant("yesterday")
