"""An invented selfie: shapes and grain, never a person; a different one for each mark."""

import random
from io import BytesIO

from PIL import Image, ImageDraw


def sample_photo(mark: str | int, side: int = 640, quality: int = 85) -> bytes:
    """A JPEG of 10 kB to 2 MB."""
    source = random.Random(mark)
    image = Image.effect_noise((side, side), 60).convert("RGB")
    draw = ImageDraw.Draw(image)
    for _ in range(12):
        x, y, radius = source.randrange(side), source.randrange(side), source.randrange(20, side // 4)
        colour = (source.randrange(256), source.randrange(256), source.randrange(256))
        draw.ellipse((x - radius, y - radius, x + radius, y + radius), fill=colour)
    out = BytesIO()
    image.save(out, "JPEG", quality=quality)
    return out.getvalue()
