"""Read a QR symbol module by module, as a camera app does once it has found it: level M, bytes, up to version 8.

Written from ISO/IEC 18004, not from the encoder; what would be mended by error correction is not: every bit counts.
"""

from collections.abc import Iterator, Sequence

DATA_OF_BLOCKS = {  # version -> data codewords of each block
    1: (16,), 2: (28,), 3: (44,), 4: (32, 32), 5: (43, 43), 6: (27,) * 4, 7: (31,) * 4, 8: (38, 38, 39, 39),
}  # fmt: skip
ALIGNED_AT = {1: (), 2: (6, 18), 3: (6, 22), 4: (6, 26), 5: (6, 30), 6: (6, 34), 7: (6, 22, 38), 8: (6, 24, 42)}
FORMAT_AT = [*((8, at) for at in (0, 1, 2, 3, 4, 5, 7, 8)), *((at, 8) for at in (7, 5, 4, 3, 2, 1, 0))]
FORMAT_MASK = 0b101010000010010
LEVEL_M = 0b00
MASKS = (
    lambda y, x: (y + x) % 2 == 0,
    lambda y, x: y % 2 == 0,
    lambda y, x: x % 3 == 0,
    lambda y, x: (y + x) % 3 == 0,
    lambda y, x: (y // 2 + x // 3) % 2 == 0,
    lambda y, x: y * x % 2 + y * x % 3 == 0,
    lambda y, x: (y * x % 2 + y * x % 3) % 2 == 0,
    lambda y, x: ((y + x) % 2 + y * x % 3) % 2 == 0,
)
BYTES = 0b0100


def read_bars(bars: Sequence[tuple[int, int, int]]) -> str:
    """Of dark stretches as they are drawn: from the left, from the top, length."""
    side = max(top for _, top, _ in bars) + 1
    rows = [[False] * side for _ in range(side)]
    for left, top, length in bars:
        assert left + length <= side
        rows[top][left : left + length] = [True] * length
    return read_qr(rows)


def read_qr(rows: Sequence[Sequence[bool]]) -> str:
    version = (len(rows) - 17) // 4
    told = _number([rows[y][x] for y, x in FORMAT_AT]) ^ FORMAT_MASK
    assert told >> 13 == LEVEL_M
    mask = MASKS[told >> 10 & 7]
    bits = [rows[y][x] != mask(y, x) for y, x in _way(version)]
    words = [_number(bits[at : at + 8]) for at in range(0, len(bits) - 7, 8)]
    data = "".join(f"{word:08b}" for word in _in_order(words, DATA_OF_BLOCKS[version]))
    assert int(data[:4], 2) == BYTES
    length = int(data[4:12], 2)
    return bytes(int(data[at : at + 8], 2) for at in range(12, 12 + 8 * length, 8)).decode()


def _in_order(words: Sequence[int], blocks: Sequence[int]) -> list[int]:
    """The data of the blocks one after the other; they lie woven into each other."""
    woven = [(at, block) for at in range(max(blocks)) for block, size in enumerate(blocks) if at < size]
    placed = dict(zip(woven, words, strict=False))  # behind them lie the words of error correction
    return [placed[at, block] for block, size in enumerate(blocks) for at in range(size)]


def _way(version: int) -> Iterator[tuple[int, int]]:
    """Row and column of each bit: up and down in columns of two, from the right, around whatever is no data."""
    side, up = 17 + 4 * version, True
    right = side - 1
    while right > 0:
        right -= right == 6  # the column of the timing pattern
        for y in range(side - 1, -1, -1) if up else range(side):
            for x in (right, right - 1):
                if not _is_fixed(version, side, y, x):
                    yield y, x
        right, up = right - 2, not up


def _is_fixed(version: int, side: int, y: int, x: int) -> bool:
    """Finders with their format, timing, alignment, the version's number."""
    finder = (y < 9 and (x < 9 or x >= side - 8)) or (y >= side - 8 and x < 9)
    numbered = version >= 7 and ((y < 6 and x >= side - 11) or (x < 6 and y >= side - 11))
    at = ALIGNED_AT[version]
    corners = {(6, 6), (6, at[-1]), (at[-1], 6)} if at else set()
    aligned = any(abs(y - v) < 3 and abs(x - h) < 3 for v in at for h in at if (v, h) not in corners)
    return finder or numbered or y == 6 or x == 6 or aligned


def _number(bits: Sequence[bool]) -> int:
    return int("".join("1" if bit else "0" for bit in bits), 2)
