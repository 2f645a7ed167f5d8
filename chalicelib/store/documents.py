"""Domain objects as JSON documents: dataclasses in, dataclasses out, strict on the way back."""

from typing import TypeVar

import msgspec

T = TypeVar("T")


def to_text(value: object) -> str:
    """Compact JSON with sorted members: the same object always gives the same text."""
    return msgspec.json.encode(value, order="sorted").decode()


def from_text(text: str, kind: type[T]) -> T:
    """The object; msgspec.ValidationError when the text is not one, so that a wrong item is an error, not a guess."""
    return msgspec.json.decode(text, type=kind)
