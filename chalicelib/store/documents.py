"""Domain objects as JSON documents: dataclasses in, dataclasses out, strict on the way back."""

from typing import Any, TypeVar

import msgspec

T = TypeVar("T")


def to_text(value: object) -> str:
    """Compact JSON with sorted members: the same object always gives the same text."""
    return msgspec.json.encode(value, order="sorted").decode()


def to_lean_text(value: object, lean: str) -> str:
    """The same, where in the list under the name `lean` what is None or an empty list is left out.

    Every such field needs a default: `from_text` puts it back.
    """
    facts = msgspec.to_builtins(value)
    facts[lean] = [_without_nothing(each) for each in facts[lean]]
    return to_text(facts)


def _without_nothing(value: Any) -> Any:
    if not isinstance(value, dict):
        return value
    return {name: _without_nothing(each) for name, each in value.items() if each is not None and each != []}


def from_text(text: str, kind: type[T]) -> T:
    """The object; msgspec.ValidationError when the text is not one, so that a wrong item is an error, not a guess."""
    return msgspec.json.decode(text, type=kind)
