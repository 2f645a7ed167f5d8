"""Bodies and queries declared once as msgspec Structs: types for the code, JSON Schema for OpenAPI and for validation.

A field may carry `x-code`, the stable code of its faults: `Annotated[float, Meta(ge=-90, le=90,
extra_json_schema={"x-code": "LATITUDE_RANGE"})]`; a wrong type stays TYPE unless `x-any-fault` is set too. A body may
have `hints(value)`: facts that help to mend its faults.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from functools import cache
from typing import Any, TypeVar

import jsonschema_rs
import msgspec

from chalicelib.errors import FieldError, InputInvalid, UnknownField

T = TypeVar("T")

_CODES = {
    "type": "TYPE",
    "required": "REQUIRED",
    "enum": "ENUM",
    "const": "ENUM",
    "minimum": "RANGE",
    "maximum": "RANGE",
    "exclusiveMinimum": "RANGE",
    "exclusiveMaximum": "RANGE",
    "minLength": "LENGTH",
    "maxLength": "LENGTH",
    "minItems": "LENGTH",
    "maxItems": "LENGTH",
    "pattern": "PATTERN",
    "format": "PATTERN",
    "anyOf": "TYPE",
}
_LIMITS = {  # what a limit says, in Indonesian
    "minimum": "paling kecil {limit}",
    "maximum": "paling besar {limit}",
    "exclusiveMinimum": "lebih dari {limit}",
    "exclusiveMaximum": "kurang dari {limit}",
    "minLength": "sekurangnya {limit} huruf",
    "maxLength": "paling banyak {limit} huruf",
    "minItems": "sekurangnya {limit}",
    "maxItems": "paling banyak {limit}",
    "pattern": "harus cocok dengan {limit}",
}
_TEXTS = {
    "TYPE": ("Jenis isian keliru: {message}", "Wrong type: {message}"),
    "REQUIRED": ("Isian ini wajib.", "This field is required."),
    "ENUM": ("Pilih salah satu nilai yang tersedia: {message}", "Choose one of the values there are: {message}"),
    "RANGE": ("Di luar batas: {message}", "Out of range: {message}"),
    "LENGTH": ("Panjangnya tidak sesuai: {message}", "Wrong length: {message}"),
    "PATTERN": ("Bentuknya tidak sesuai: {message}", "Wrong form: {message}"),
    "LINK_INVALID": (
        "Tulis alamat yang diawali https://, tanpa spasi, paling banyak 500 huruf.",
        "Write an address that begins with https://, without spaces, 500 letters at most.",
    ),
    "UNKNOWN_FIELD": ("Isian ini tidak dikenal; hapus.", "This field is not known; remove it."),
    "TEXT_EMPTY": (
        "Isian ini masih kosong. Tulis isinya.",
        "This field is still empty. Fill it in.",
    ),
    "TEXT_INVALID": (
        "Ketik ulang: 1-200 huruf, tidak diawali spasi, tanpa karakter tersembunyi.",
        "Retype it: 1-200 letters, no space in front, no hidden characters.",
    ),
    "LINES_INVALID": (
        "Ketik ulang: 1-2.000 huruf, tidak diawali spasi, tanpa karakter tersembunyi; pindah baris boleh.",
        "Retype it: 1-2,000 letters, no space in front, no hidden characters; line breaks are fine.",
    ),
}


def read_as(kind: type[T], value: Mapping[str, object]) -> T:
    """The value as a Struct; all faults of the value at once as UnknownField (400) or InputInvalid (422)."""
    faults = find_faults(kind, value)
    if faults:
        unknown = any(fault.code == "UNKNOWN_FIELD" for fault in faults)
        hints: Callable[[Mapping[str, object]], Mapping[str, object]] = getattr(kind, "hints", lambda _: {})
        raise (UnknownField if unknown else InputInvalid)(faults, **hints(value))
    try:
        return msgspec.convert(value, kind, strict=False)  # the schema has refused wrong types; 900.0 is 900 to it
    except msgspec.ValidationError as error:  # what one engine's pattern takes and the other's does not
        place = str(error).rpartition("`$")[2].rstrip("`")
        pointer = re.sub(r"\.|\[(\d+)\]", lambda step: f"/{step[1] or ''}", place)
        text = str(error).partition(" - at")[0]
        raise InputInvalid([FieldError(pointer, "INVALID", (text, text))]) from error


def find_faults(kind: type, value: Mapping[str, object]) -> list[FieldError]:
    """Every fault, each place and code once."""
    schema, validator = _compiled(kind)
    found = [fault for error in validator.iter_errors(value) for fault in _faults(schema, error)]
    return list({(fault.pointer, fault.code): fault for fault in reversed(found)}.values())[::-1]


@cache
def _compiled(kind: type) -> tuple[dict[str, Any], jsonschema_rs.Draft202012Validator]:
    schema = msgspec.json.schema(kind)
    return schema, jsonschema_rs.Draft202012Validator(schema, mask="value", validate_formats=True)


def _faults(schema: dict[str, Any], error: Any) -> list[FieldError]:
    path: Sequence[str | int] = error.instance_path
    if error.kind.name == "anyOf":  # an optional field: what is wrong with the value, unless its type is
        inner = [each for branch in error.kind.context for each in branch if not _is_type_of(path, each)]
        if inner:
            return [fault for each in inner for fault in _faults(schema, each)]
    if error.kind.name == "falseSchema":  # one too many of a list, told by its length already
        return []
    if error.kind.name == "additionalProperties":
        return [_fault([*path, name], "UNKNOWN_FIELD", "UNKNOWN_FIELD", "") for name in error.kind.unexpected]
    if error.kind.name == "required":
        return [_fault([*path, error.kind.property], "REQUIRED", "REQUIRED", "")]
    general = _CODES.get(error.kind.name, "INVALID")
    own = _own_code(schema, path, general)
    message = error.message if len(error.message) < 160 else error.kind.name
    said = _LIMITS.get(error.kind.name)
    limit = error.kind.pattern if error.kind.name == "pattern" else getattr(error.kind, "limit", None)
    indonesian = said.format(limit=limit) if said and len(str(limit)) < 160 else message
    text = "TEXT_EMPTY" if own == "TEXT_INVALID" and not str(error.instance).strip() else own
    return [_fault(path, own or general, text if text in _TEXTS else general, message, indonesian)]


def _is_type_of(path: Sequence[str | int], error: Any) -> bool:
    return error.kind.name == "type" and list(error.instance_path) == list(path)


def _fault(path: Sequence[str | int], code: str, text: str, message: str, in_indonesian: str = "") -> FieldError:
    pointer = "".join("/" + str(step).replace("~", "~0").replace("/", "~1") for step in path)
    indonesian, english = _TEXTS.get(text, ("{message}", "{message}"))
    return FieldError(
        pointer, code, (indonesian.format(message=in_indonesian or message), english.format(message=message))
    )


def _own_code(schema: dict[str, Any], path: Sequence[str | int], general: str) -> str | None:
    """The `x-code` that the schema gives the place `path`, or the nearest place above it."""
    node, found = _resolve(schema, schema), None
    for step in path:
        node = _resolve(schema, _step(node, step))
        found = node.get("x-code", found)
    return found if general != "TYPE" or node.get("x-any-fault") else None


def _step(node: dict[str, Any], step: str | int) -> dict[str, Any]:
    if isinstance(step, str):
        inner: dict[str, Any] = node.get("properties", {}).get(step, {})
        return inner
    prefix = node.get("prefixItems", [])
    chosen: dict[str, Any] = prefix[step] if step < len(prefix) else node.get("items") or {}
    return chosen


def _resolve(schema: dict[str, Any], node: dict[str, Any]) -> dict[str, Any]:
    """What a reference or an optional field (`anyOf` with null) stands for."""
    for each in node.get("anyOf", ()):
        if each.get("type") != "null":
            return _resolve(schema, each)
    reference = node.get("$ref")
    if not reference:
        return node
    target: dict[str, Any] = schema["$defs"][reference.rpartition("/")[2]]
    return target
