"""A picture from a stranger: what it is, told from its header first, and a clean copy with its perceptual hashes.

dHash: 16 x 16 brightness gradients, 256 bits. Between a picture and its JPEG q40 copy 0-5 bits differ, half size
0-1, brightness 3-7, mirrored 109-125 (hence the second hash); different pictures lie near 128.
"""

import warnings
from dataclasses import dataclass
from io import BytesIO

from PIL import Image, ImageOps, ImageStat
from PIL.ExifTags import Base as Tag

from chalicelib.rules.evidence import (
    DARK_BELOW,
    MAX_ASPECT,
    MAX_PIXELS,
    MAX_PROFILE_BYTES,
    MAX_SELFIE_BYTES,
    MIN_SIDE_PX,
)

EVIDENCE_SIDE_PX = 1_024
EVIDENCE_QUALITY = 80
HASH_SIDE = 16
END_OF_IMAGE = b"\xff\xd9"
_TURNS: dict[object, Image.Transpose] = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}


@dataclass(frozen=True, slots=True)
class Picture:
    """What a file turned out to be. `problem` is None for a sound JPEG; then `jpeg` is its clean copy."""

    problem: str | None
    jpeg: bytes = b""
    dhash: bytes = b""
    dhash_mirror: bytes = b""
    notes: tuple[str, ...] = ()


def read_picture(raw: bytes) -> Picture:
    """Never raises for a bad file: IMAGE_TYPE, IMAGE_INVALID, IMAGE_TOO_LARGE or IMAGE_TOO_SMALL says why."""
    if len(raw) > MAX_SELFIE_BYTES:
        return Picture("IMAGE_TOO_LARGE")
    if not raw.startswith(b"\xff\xd8"):
        return Picture("IMAGE_TYPE" if _is_other_image(raw) else "IMAGE_INVALID")
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # Pillow's own size warning; ours is stricter
            return _read_jpeg(raw)
    except Image.DecompressionBombError:
        return Picture("IMAGE_TOO_LARGE")
    except MemoryError:
        raise  # no fault of the picture: the queue tries again
    except Exception:  # noqa: BLE001 - a mangled file makes Pillow raise whatever it comes upon
        return Picture("IMAGE_INVALID")


def _read_jpeg(raw: bytes) -> Picture:
    with Image.open(BytesIO(raw), formats=["JPEG"]) as opened:
        problem = _size_problem(*opened.size) or _profile_problem(opened)
        if problem:
            return Picture(problem)
        exif = opened.getexif()
        notes = ["EXIF_PRESENT"] if exif else []
        if not raw.endswith(END_OF_IMAGE):
            notes.append("TRAILER")
        opened.draft("RGB", (EVIDENCE_SIDE_PX, EVIDENCE_SIDE_PX))
        upright = _turned(opened, exif.get(Tag.Orientation)).convert("RGB")
    upright.thumbnail((EVIDENCE_SIDE_PX, EVIDENCE_SIDE_PX))
    grey = upright.convert("L")
    if ImageStat.Stat(grey).mean[0] < DARK_BELOW:
        notes.append("DARK")
    upright.info.clear()  # a comment would be written again
    clean = BytesIO()
    upright.save(clean, "JPEG", quality=EVIDENCE_QUALITY)
    return Picture(None, clean.getvalue(), _dhash(grey), _dhash(ImageOps.mirror(grey)), tuple(notes))


def _size_problem(width: int, height: int) -> str | None:
    if width * height > MAX_PIXELS:
        return "IMAGE_TOO_LARGE"
    if min(width, height) < MIN_SIDE_PX or max(width, height) > MAX_ASPECT * min(width, height):
        return "IMAGE_TOO_SMALL"
    return None


def _turned(image: Image.Image, orientation: object) -> Image.Image:
    """As the phone was held. Pillow's own `exif_transpose` would write the EXIF anew, and fall over a mangled one."""
    turn = _TURNS.get(orientation)
    return image if turn is None else image.transpose(turn)


def _profile_problem(opened: Image.Image) -> str | None:
    return "IMAGE_INVALID" if len(opened.info.get("icc_profile") or b"") > MAX_PROFILE_BYTES else None


def _dhash(grey: Image.Image) -> bytes:
    small = grey.resize((HASH_SIDE + 1, HASH_SIDE), Image.Resampling.LANCZOS)
    rows = [small.tobytes()[at : at + HASH_SIDE + 1] for at in range(0, (HASH_SIDE + 1) * HASH_SIDE, HASH_SIDE + 1)]
    bits = [int(row[at] < row[at + 1]) for row in rows for at in range(HASH_SIDE)]
    return int("".join(map(str, bits)), 2).to_bytes(HASH_SIDE * HASH_SIDE // 8)


def _is_other_image(raw: bytes) -> bool:
    """Formats a camera might give instead: a person can be told to take a JPEG. A PNG is a screen's."""
    return raw.startswith((b"GIF8", b"II*\0", b"MM\0*", b"%PDF", b"<svg", b"<?xml")) or (
        raw[4:8] == b"ftyp" or raw[8:12] == b"WEBP"
    )
