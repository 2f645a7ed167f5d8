"""A selfie's key tells whose it is, of which unit's day: drawn and read at one place."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chalicelib.domain.attendance import UploadName, read_upload_key
from chalicelib.domain.shift import Slot

ids = st.from_regex(r"\A[A-Za-z0-9._-]{1,26}\Z")
SOUND = "inbox/umum/ani/20261123-arrival-0f.jpg"


@given(ids, ids, st.dates(date(2000, 1, 1)), st.sampled_from(Slot), st.binary(min_size=16, max_size=16))
def test_what_is_drawn_is_what_is_read(unit: str, employee: str, on: date, slot: Slot, challenge: bytes) -> None:
    name = UploadName(unit, employee, on, slot, challenge.hex())
    assert read_upload_key(name.key) == name


@pytest.mark.parametrize(
    "key",
    [
        "", "inbox/", "inbox/ani/20261123-arrival-0f.jpg", SOUND.removeprefix("inbox/"), SOUND.removesuffix(".jpg"),
        SOUND.replace("-0f", "-0#f"), SOUND.replace("20261123", "20261131"), SOUND.replace("20261123", "２０２６1123"),
        SOUND.replace("arrival", "lunch"), SOUND.replace("arrival", "ARRIVAL"), SOUND.replace("umum", "umum/x"),
        SOUND.replace("-0f", ""), SOUND.replace("20261123", "261123"),
    ],
)  # fmt: skip
def test_any_other_key_is_none(key: str) -> None:
    assert read_upload_key(SOUND) is not None
    assert read_upload_key(key) is None
