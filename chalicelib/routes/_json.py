"""The one strict reader of every JSON body.

`json.loads` alone takes NaN, 1e999 and duplicate names, and a deep `[[[[` raises RecursionError; this one does not.
"""

import json
import math
from collections.abc import Iterator

from chalicelib.errors import (
    BadEncoding,
    BodyNotObject,
    BodyTooLarge,
    FieldError,
    InputInvalid,
    JsonDuplicateKey,
    JsonMalformed,
    JsonTooDeep,
)

MAX_BYTES = 8_192
MAX_DEPTH = 20
MAX_NAMES = 200
_NOT_FINITE = ("Kirim bilangan biasa, bukan NaN atau tak hingga.", "Send an ordinary number, not NaN or infinity.")


def read_object(raw: bytes, max_bytes: int = MAX_BYTES, max_names: int | None = MAX_NAMES) -> dict[str, object]:
    """One JSON object from UTF-8 bytes; every fault is a Problem. A leading byte order mark is a fault (ENCODING)."""
    if len(raw) > max_bytes:
        raise BodyTooLarge(limit_bytes=max_bytes)
    text = _text(raw)
    _check_depth(text)
    value = _parse(text)
    if not isinstance(value, dict):
        raise BodyNotObject
    _check_values(value, max_names, has_escapes="\\" in text)
    return value


def _text(raw: bytes) -> str:
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError as error:
        raise BadEncoding from error
    if text.startswith("\ufeff") or "\0" in text:
        raise BadEncoding
    return text


def _check_depth(text: str) -> None:
    """Count brackets outside strings, before the parser recurses; shallow texts by a cheap bound."""
    if text.count("[") + text.count("{") <= MAX_DEPTH:
        return
    depth, inside, escaped = 0, False, False
    for letter in text:
        if inside:
            inside = escaped or letter != '"'
            escaped = not escaped and letter == "\\"
        elif letter == '"':
            inside, escaped = True, False
        elif letter in "[{":
            depth += 1
            if depth > MAX_DEPTH:
                raise JsonTooDeep(limit=MAX_DEPTH, keys_limit=MAX_NAMES)
        elif letter in "]}":
            depth -= 1


def _parse(text: str) -> object:
    if not text.strip():
        raise BodyNotObject
    try:
        return json.loads(text, object_pairs_hook=_unique)
    except json.JSONDecodeError as error:
        raise JsonMalformed(reason=f"{error.msg}, line {error.lineno} column {error.colno}") from error
    except ValueError as error:  # an integer of more digits than Python will read
        raise JsonMalformed(reason="number too long") from error


def _unique(pairs: list[tuple[str, object]]) -> dict[str, object]:
    found: dict[str, object] = {}
    for name, value in pairs:
        if name in found:
            raise JsonDuplicateKey(key=name[:64].encode("utf-8", "replace").decode())
        found[name] = value
    return found


def _check_values(value: object, max_names: int | None, has_escapes: bool) -> None:
    """`has_escapes`: only these can smuggle a lone surrogate past UTF-8."""
    names, faults = 0, []
    for pointer, each in _walk("", value):
        if isinstance(each, dict):
            names += len(each)
        elif isinstance(each, float) and not math.isfinite(each):
            faults.append(FieldError(pointer, "NUMBER_NOT_FINITE", _NOT_FINITE))
        elif has_escapes and isinstance(each, str):
            _check_text(each)
    if max_names is not None and names > max_names:
        raise JsonTooDeep(limit=MAX_DEPTH, keys_limit=max_names)
    if faults:
        raise InputInvalid(faults)


def _check_text(text: str) -> None:
    try:
        text.encode("utf-8")
    except UnicodeEncodeError as error:
        raise BadEncoding from error


def _walk(pointer: str, value: object) -> Iterator[tuple[str, object]]:
    yield pointer, value
    if isinstance(value, dict):
        for name, inner in value.items():
            yield "", name
            yield from _walk(f"{pointer}/{name.replace('~', '~0').replace('/', '~1')}", inner)
    elif isinstance(value, list):
        for index, inner in enumerate(value):
            yield from _walk(f"{pointer}/{index}", inner)
