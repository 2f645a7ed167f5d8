"""A JPEG without what a phone wrote beside the picture: where it was taken, by which phone, a thumbnail, words.

Source: marker segments of ITU T.81 B.1, Exif 2.32 for the turn. Nothing is decoded: docs/rules.md#performance.
"""

SOI = b"\xff\xd8"
START_OF_SCAN = 0xDA
COLOURS = b"ICC_PROFILE\0"  # of the segments it shares with others, what the picture is shown by
KEPT = frozenset({0xE0, 0xEE})  # JFIF; Adobe, which says how colours are meant
WORDS = 0xFE
FILL = 0xFF  # any number of these may stand before a marker
EXIF = b"Exif\0\0"
TURN_TAG = 0x0112  # which way up: a phone writes pixels as its sensor lies
TURNS = range(2, 9)


def without_marks(photo: bytes) -> bytes:
    """The same picture, its turn and colours; what is no chain of segments stays as it is from there on."""
    if not photo.startswith(SOI):
        return photo
    kept, at, turn = [SOI], len(SOI), 0
    while photo[at : at + 1] == b"\xff" and len(photo) >= at + 4 and photo[at + 1] != START_OF_SCAN:
        if photo[at + 1] == FILL:
            at += 1
            continue
        end = at + 2 + int.from_bytes(photo[at + 2 : at + 4], "big")
        marker, told = photo[at + 1], photo[at + 4 : end]
        if told.startswith(EXIF):
            turn = turn or _turn_of(told[len(EXIF) :])
        if _is_picture(marker, told):
            kept.append(photo[at:end])
        at = end
    return b"".join([*kept[:1], _turned(turn), *kept[1:], photo[at:]])


def _is_picture(marker: int, told: bytes) -> bool:
    application = 0xE0 <= marker <= 0xEF
    return (marker in KEPT or told.startswith(COLOURS)) if application else marker != WORDS


def _turn_of(tiff: bytes) -> int:
    """The first directory's turn; 0 for none, or one that changes nothing."""
    order = "little" if tiff.startswith(b"II") else "big"

    def number(at: int, size: int) -> int:
        return int.from_bytes(tiff[at : at + size], order)  # type: ignore[arg-type]

    first = number(4, 4)
    for entry in range(first + 2, first + 2 + 12 * min(number(first, 2), 100), 12):
        if number(entry, 2) == TURN_TAG:
            turn = number(entry + 8, 2)
            return turn if turn in TURNS else 0
    return 0


def _turned(turn: int) -> bytes:
    """An Exif segment that tells the turn alone."""
    if not turn:
        return b""
    entry = TURN_TAG.to_bytes(2, "big") + b"\0\3\0\0\0\1" + turn.to_bytes(2, "big") + b"\0\0"
    told = EXIF + b"MM\0*\0\0\0\x08\0\1" + entry + b"\0\0\0\0"
    return b"\xff\xe1" + (len(told) + 2).to_bytes(2, "big") + told
