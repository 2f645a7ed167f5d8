"""What a file turned out to be: every bad picture by its code, and a clean copy of every sound one."""

import random
from collections.abc import Callable
from io import BytesIO

import pytest
from PIL import Image, ImageDraw, ImageEnhance, ImageFilter, ImageOps

from chalicelib.jobs.selfie import EVIDENCE_SIDE_PX, read_picture
from tests.jpegs import selfie

SOUND = selfie(1)
ORIENTATION, GPS, DATE = 0x0112, 0x8825, 0x0132


def _image(raw: bytes = SOUND) -> Image.Image:
    return Image.open(BytesIO(raw)).convert("RGB")


def _saved(image: Image.Image, kind: str = "JPEG", **how: object) -> bytes:
    out = BytesIO()
    image.save(out, kind, **how)
    return out.getvalue()


def _blank(width: int, height: int, colour: str = "grey") -> bytes:
    return _saved(Image.new("RGB", (width, height), colour))


def _claiming(width: int, height: int) -> bytes:
    """A JPEG whose header claims this size; nobody ever drew it."""
    raw = bytearray(SOUND)
    at = raw.index(b"\xff\xc0")
    raw[at + 5 : at + 9] = height.to_bytes(2) + width.to_bytes(2)
    return bytes(raw)


def _png_of_144_megapixels() -> bytes:
    return _saved(Image.new("1", (12_000, 12_000)), "PNG", optimize=True)


def _with_profile(size: int) -> bytes:
    return _saved(_image(), icc_profile=bytes(size))


def _with_exif() -> bytes:
    exif = Image.Exif()
    exif[ORIENTATION], exif[DATE] = 6, "2020:01:01 00:00:00"
    exif[GPS] = {1: "S", 2: (7.0, 15.0, 0.0), 3: "E", 4: (112.0, 45.0, 0.0)}
    return _saved(_image(), exif=exif)


BAD: list[tuple[str, bytes, str]] = [
    ("nothing", b"", "IMAGE_INVALID"),
    ("9 kB of zeros", bytes(9_000), "IMAGE_INVALID"),
    ("HTML under a JPEG's name", b"<!doctype html><script>alert(1)</script>", "IMAGE_INVALID"),
    ("a JPEG's first two bytes", b"\xff\xd8", "IMAGE_INVALID"),
    ("a JPEG's head and then noise", SOUND[:300] + random.Random(1).randbytes(9_000), "IMAGE_INVALID"),
    ("a JPEG cut in half", SOUND[: len(SOUND) // 2], "IMAGE_INVALID"),
    ("a JPEG cut by ten bytes", SOUND[:-10], "IMAGE_INVALID"),
    ("a colour profile of more than 1 MB", _with_profile(1_000_001), "IMAGE_INVALID"),
    ("PNG", _saved(_image(), "PNG"), "IMAGE_INVALID"),
    ("PNG of 144 megapixels in some kilobytes", _png_of_144_megapixels(), "IMAGE_INVALID"),
    ("GIF", _saved(_image(), "GIF"), "IMAGE_TYPE"),
    ("WebP", _saved(_image(), "WEBP"), "IMAGE_TYPE"),
    ("TIFF", _saved(_image(), "TIFF"), "IMAGE_TYPE"),
    ("TIFF, big-endian", b"MM\0*" + bytes(9_000), "IMAGE_TYPE"),
    ("HEIC", b"\0\0\0\x18ftypheic" + bytes(9_000), "IMAGE_TYPE"),
    ("AVIF", b"\0\0\0\x1cftypavif" + bytes(9_000), "IMAGE_TYPE"),
    ("SVG", b"<svg xmlns='http://www.w3.org/2000/svg'/>", "IMAGE_TYPE"),
    ("SVG after its XML head", b"<?xml version='1.0'?><svg/>", "IMAGE_TYPE"),
    ("PDF", b"%PDF-1.7" + bytes(9_000), "IMAGE_TYPE"),
    ("a file of 2 MB and one byte", SOUND + bytes(2_000_001 - len(SOUND)), "IMAGE_TOO_LARGE"),
    ("144 megapixels by its header", _claiming(12_000, 12_000), "IMAGE_TOO_LARGE"),
    ("400 megapixels by its header", _claiming(20_000, 20_000), "IMAGE_TOO_LARGE"),
    ("4,295 megapixels by its header", _claiming(65_535, 65_535), "IMAGE_TOO_LARGE"),
    ("one row more than 25 megapixels", _claiming(5_000, 5_001), "IMAGE_TOO_LARGE"),
    ("239 px on one side", _blank(239, 400), "IMAGE_TOO_SMALL"),
    ("a strip of 10 to 1", _blank(2_400, 240), "IMAGE_TOO_SMALL"),
]


@pytest.mark.parametrize(("what", "raw", "code"), BAD, ids=[each[0] for each in BAD])
def test_a_bad_file_is_named_by_its_code_and_leaves_nothing(what: str, raw: bytes, code: str) -> None:
    picture = read_picture(raw)
    assert (picture.problem, picture.jpeg, picture.dhash, picture.notes) == (code, b"", b"", ())


BOMBS = {
    "400 Mpx JPEG": _claiming(20_000, 20_000),
    "144 Mpx JPEG": _claiming(12_000, 12_000),
    "144 Mpx PNG": _png_of_144_megapixels(),
}


@pytest.mark.parametrize("bomb", BOMBS)
def test_a_bomb_is_told_from_its_header_before_a_pixel_is_decoded(bomb: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def load(image: Image.Image) -> None:
        raise AssertionError("decoded")

    monkeypatch.setattr(Image.Image, "load", load)
    assert read_picture(BOMBS[bomb]).problem in ("IMAGE_TOO_LARGE", "IMAGE_INVALID")


@pytest.mark.parametrize("size", [(240, 240), (240, 960), (960, 240)])
def test_the_smallest_and_the_longest_that_pass(size: tuple[int, int]) -> None:
    assert read_picture(_blank(*size)).problem is None


SOUND_KINDS: list[tuple[str, Callable[[], bytes]]] = [
    ("baseline", lambda: SOUND),
    ("progressive", lambda: _saved(_image(), progressive=True)),
    ("CMYK", lambda: _saved(_image().convert("CMYK"))),
    ("greyscale", lambda: _saved(_image().convert("L"))),
    ("a phone's own colour profile", lambda: _with_profile(3_144)),
    ("4:4:4", lambda: _saved(_image(), subsampling=0)),
]


@pytest.mark.parametrize(("kind", "make"), SOUND_KINDS, ids=[each[0] for each in SOUND_KINDS])
def test_every_kind_of_sound_jpeg_becomes_a_plain_one(kind: str, make: Callable[[], bytes]) -> None:
    picture = read_picture(make())
    assert picture.problem is None
    with Image.open(BytesIO(picture.jpeg)) as clean:
        assert (clean.format, clean.mode, clean.size) == ("JPEG", "RGB", (480, 480))
        assert clean.info.keys() <= {"jfif", "jfif_version", "jfif_unit", "jfif_density"}
        assert not clean.getexif()


def test_a_large_picture_is_made_smaller_and_keeps_its_shape() -> None:
    with Image.open(BytesIO(read_picture(_blank(3_000, 4_000)).jpeg)) as clean:
        assert clean.size == (768, EVIDENCE_SIDE_PX)


def test_exif_is_noted_and_gone_and_the_picture_stands_upright() -> None:
    lying = _scene(1).crop((0, 0, 480, 300))
    exif = Image.Exif()
    exif[ORIENTATION] = 6
    picture = read_picture(_saved(lying, exif=exif))
    assert picture.notes == ("EXIF_PRESENT",)
    with Image.open(BytesIO(picture.jpeg)) as clean:
        assert clean.size == (300, 480)
    upright = read_picture(_saved(lying.transpose(Image.Transpose.ROTATE_270)))
    assert _distance(picture.dhash, upright.dhash) <= 5


@pytest.mark.parametrize("orientation", range(1, 9))
def test_each_way_to_hold_a_phone_is_turned_as_pillow_turns_it(orientation: int) -> None:
    exif = Image.Exif()
    exif[ORIENTATION] = orientation
    lying = _saved(_scene(1).crop((0, 0, 480, 300)), exif=exif)
    with Image.open(BytesIO(lying)) as opened:
        expected = _saved(ImageOps.exif_transpose(opened))
    assert _distance(read_picture(lying).dhash, read_picture(expected).dhash) <= 5


def test_a_mangled_exif_costs_nobody_the_picture() -> None:
    """The latitude claims to be text; Pillow's own turning would write it anew and fall over it."""
    raw = _with_exif().replace(b"\0\2\0\5\0\0\0\3", b"\0\2\0\2\0\0\0\3")
    with Image.open(BytesIO(raw)) as opened, pytest.raises(TypeError):
        ImageOps.exif_transpose(opened)
    picture = read_picture(raw)
    assert (picture.problem, picture.notes) == (None, ("EXIF_PRESENT",))


def test_out_of_memory_is_no_verdict_on_the_picture(monkeypatch: pytest.MonkeyPatch) -> None:
    def explode(*_: object, **__: object) -> None:
        raise MemoryError

    monkeypatch.setattr(Image, "open", explode)
    with pytest.raises(MemoryError):
        read_picture(SOUND)


def test_where_and_when_a_phone_wrote_into_it_is_gone() -> None:
    raw = _with_exif()
    clean = read_picture(raw).jpeg
    for trace in (b"Exif", b"2020:01:01"):
        assert trace in raw
        assert trace not in clean


@pytest.mark.parametrize("how", [{"comment": b"6.01 S, 106.04 E"}, {"xmp": b"<exif:GPSLatitude>6.01 S, 106.04 E"}])
def test_comments_and_xmp_are_gone(how: dict[str, bytes]) -> None:
    raw = _saved(_image(), **how)
    assert b"106.04 E" in raw
    assert b"106.04 E" not in read_picture(raw).jpeg


@pytest.mark.parametrize(
    "trailer", [b"PK\x03\x04 a zip", b"<script>alert(1)</script>", bytes(50_000)], ids=["zip", "script", "zeros"]
)
def test_what_rides_behind_the_picture_is_noted_and_gone(trailer: bytes) -> None:
    picture = read_picture(SOUND + trailer)
    assert (picture.problem, picture.notes) == (None, ("TRAILER",))
    assert picture.jpeg == read_picture(SOUND).jpeg


def test_a_second_picture_behind_the_first_is_gone() -> None:
    assert read_picture(SOUND + selfie(2)).jpeg == read_picture(SOUND).jpeg


def test_a_dark_picture_is_noted() -> None:
    assert read_picture(_blank(480, 480, "black")).notes == ("DARK",)
    assert read_picture(SOUND).notes == ()


def test_the_same_file_gives_the_same_evidence() -> None:
    assert read_picture(SOUND) == read_picture(SOUND)


def test_whatever_is_done_to_a_file_it_is_never_an_error() -> None:
    source = random.Random(7)
    originals = [SOUND, _with_exif(), _saved(_image(), progressive=True), _with_profile(70_000)]
    for _ in range(150):
        raw = bytearray(source.choice(originals))
        for _ in range(source.choice([1, 3, 20])):
            raw[source.randrange(2, source.choice([200, 700, len(raw)]))] = source.randrange(256)
        assert read_picture(bytes(raw[: source.choice([None, source.randrange(len(raw))])])) is not None


# The perceptual hash: how far copies of a picture lie from it


def _distance(one: bytes, other: bytes) -> int:
    return (int.from_bytes(one) ^ int.from_bytes(other)).bit_count()


def _scene(seed: int) -> Image.Image:
    """Smooth as photos are, and the same on every machine."""
    source = random.Random(seed)
    image = Image.linear_gradient("L").resize((480, 640)).convert("RGB")
    draw = ImageDraw.Draw(image)
    for _ in range(40):
        x, y, r = source.randrange(480), source.randrange(640), source.randrange(15, 90)
        draw.ellipse((x - r, y - r, x + r, y + r), fill=tuple(source.randrange(256) for _ in range(3)))
    return image.filter(ImageFilter.GaussianBlur(4))


COPIES = [
    ("the same", lambda image: _saved(image, quality=95), 2),
    ("JPEG q40", lambda image: _saved(image, quality=40), 10),
    ("half the size", lambda image: _saved(image.resize((240, 320))), 5),
    ("brighter", lambda image: _saved(ImageEnhance.Brightness(image).enhance(1.1)), 12),
    ("darker", lambda image: _saved(ImageEnhance.Brightness(image).enhance(0.7)), 14),
]


@pytest.mark.parametrize(("copy", "make", "at_most"), COPIES, ids=[each[0] for each in COPIES])
def test_a_copy_lies_near(copy: str, make: Callable[[Image.Image], bytes], at_most: int) -> None:
    for seed in range(1, 5):
        original = _saved(_scene(seed), quality=85)
        assert _distance(read_picture(original).dhash, read_picture(make(_image(original))).dhash) <= at_most


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_a_mirrored_copy_lies_far_but_near_the_second_hash(seed: int) -> None:
    original = read_picture(_saved(_scene(seed)))
    mirrored = read_picture(_saved(ImageOps.mirror(_scene(seed)), quality=95))
    assert _distance(original.dhash, mirrored.dhash) > 80
    assert _distance(original.dhash_mirror, mirrored.dhash) <= 5
    assert _distance(original.dhash, mirrored.dhash_mirror) <= 5


def test_different_pictures_lie_far_apart() -> None:
    hashes = [read_picture(_saved(_scene(seed))).dhash for seed in range(1, 8)]
    assert all(len(each) == 32 for each in hashes)
    apart = [_distance(one, other) for at, one in enumerate(hashes) for other in hashes[at + 1 :]]
    assert min(apart) > 80
