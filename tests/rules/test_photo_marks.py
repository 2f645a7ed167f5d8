"""What a phone wrote beside a picture is gone, the picture is the same."""

import io

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from chalicelib.rules.photo_marks import without_marks
from tests.jpegs import GPS, TURN, selfie, taken

PHOTO = taken(6)


@pytest.mark.parametrize("order", ["II", "MM"])
@pytest.mark.parametrize("turn", [1, 3, 6, 8])
def test_position_and_phone_are_gone_and_the_turn_stays(turn: int, order: str) -> None:
    before = taken(turn, order, comment=b"di rumah Ani", icc_profile=b"warna" * 10)
    assert b"Telepon Uji" in before and b"di rumah" in before
    bare = without_marks(before)
    found = Image.open(io.BytesIO(bare))
    assert (found.getexif().get(TURN, 1), found.getexif().get_ifd(GPS), len(found.getexif())) == (turn, {}, turn > 1)
    assert found.info["icc_profile"] == b"warna" * 10
    assert b"Telepon" not in bare and b"rumah" not in bare
    assert found.tobytes() == Image.open(io.BytesIO(before)).tobytes()
    assert without_marks(bare) == bare


def test_a_picture_without_marks_is_the_same_to_the_byte() -> None:
    assert without_marks(selfie(4)) == selfie(4)


def test_marks_behind_bytes_that_fill_are_found() -> None:
    filled = taken(6).replace(b"\xff\xe1", b"\xff\xff\xff\xe1", 1)
    assert b"Telepon" in filled and b"Telepon" not in without_marks(filled)
    assert Image.open(io.BytesIO(without_marks(filled))).getexif()[TURN] == 6


@given(st.binary(max_size=60))
def test_no_bytes_at_all_break_it(more: bytes) -> None:
    assert without_marks(b"\xff\xd8" + more).startswith(b"\xff\xd8")
    assert without_marks(b"%PDF-" + more) == b"%PDF-" + more


@given(st.integers(0, 2_000), st.binary(min_size=1, max_size=4))
def test_a_mangled_photo_breaks_nothing(at: int, mangled: bytes) -> None:
    photo = PHOTO
    assert len(without_marks(photo[:at] + mangled + photo[at + len(mangled) :])) <= len(photo) + 40
    assert len(without_marks(photo[:at])) <= at + 40
