"""Invented selfies: noise and a face-like blob, never a person."""

import io
from functools import lru_cache
from typing import Any

from PIL import Image

from tools.sample_photo import sample_photo

GPS, MODEL, TURN = 0x8825, 0x0110, 0x0112


@lru_cache(maxsize=32)
def selfie(seed: int = 1, side: int = 480, quality: int = 85) -> bytes:
    """A JPEG of an invented scene, different for each seed."""
    return sample_photo(seed, side, quality)


def taken(turn: int = 1, order: str = "II", **more: Any) -> bytes:
    """As a phone leaves it: position, phone, turn."""
    picture = Image.open(io.BytesIO(selfie(3)))
    exif = Image.Exif()
    exif.endian = "<" if order == "II" else ">"
    exif[MODEL], exif[TURN] = "Telepon Uji", turn
    exif.get_ifd(GPS)[2] = (6.0, 0.0, 35.5)
    written = io.BytesIO()
    picture.save(written, "JPEG", exif=exif, quality=80, **more)
    return written.getvalue()
