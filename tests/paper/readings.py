"""What a reader sees of a PDF that paper/pdf.py made: the text of each page, in the order in which it was drawn."""

import re
import zlib
from base64 import a85decode

STREAM = re.compile(rb"stream\r?\n(.*?)endstream", re.DOTALL)
SHOWN = re.compile(rb"\(((?:\\.|[^\\()])*)\) Tj|(T\*|\bET\b)", re.DOTALL)  # what is drawn, or the line's end
ESCAPED = re.compile(rb"\\([0-7]{3}|.)", re.DOTALL)


def pages_of(pdf: bytes) -> list[str]:
    """A line for each text that was drawn."""
    return [text for each in STREAM.findall(pdf) if (text := _text(each)) is not None]


def text_of(pdf: bytes) -> str:
    return "\n".join(pages_of(pdf))


def _text(stream: bytes) -> str | None:
    """None where the stream is no page: a picture."""
    try:
        drawn = zlib.decompress(a85decode(stream.strip().removesuffix(b"~>")))
    except (ValueError, zlib.error):
        return None
    if b"BT" not in drawn:
        return None
    parts = [b"\n" if end else ESCAPED.sub(_sign, said) for said, end in SHOWN.findall(drawn)]
    return "\n".join(line for line in b"".join(parts).decode("cp1252").split("\n") if line)


def _sign(found: re.Match[bytes]) -> bytes:
    code = found[1]
    return bytes([int(code, 8)]) if code.isdigit() else code
