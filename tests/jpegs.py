"""Invented selfies: noise and a face-like blob, never a person."""

import random
from functools import lru_cache
from io import BytesIO

from PIL import Image, ImageDraw


@lru_cache(maxsize=32)
def selfie(seed: int = 1, side: int = 480, quality: int = 85) -> bytes:
    """A JPEG of an invented scene, different for each seed."""
    source = random.Random(seed)
    image = Image.effect_noise((side, side), 60).convert("RGB")
    draw = ImageDraw.Draw(image)
    for _ in range(12):
        x, y, r = source.randrange(side), source.randrange(side), source.randrange(20, side // 4)
        draw.ellipse((x - r, y - r, x + r, y + r), fill=tuple(source.randrange(256) for _ in range(3)))
    out = BytesIO()
    image.save(out, "JPEG", quality=quality)
    return out.getvalue()
