"""Query parameters, as strictly as bodies: unknown, repeated and ill-formed ones are refused by name."""

import re
from collections.abc import Mapping
from typing import Any, get_args

import msgspec

from chalicelib.errors import BadEncoding, FieldError, InputInvalid
from chalicelib.routes._schema import find_faults

_UNKNOWN = ("Parameter ini tidak dikenal; hapus.", "This parameter is not known; remove it.")
_REPEATED = ("Kirim parameter ini sekali saja.", "Send this parameter once.")
_ENCODING = ("Parameter harus UTF-8 yang sah.", "The parameter must be valid UTF-8.")
_INTEGER = re.compile(r"-?[0-9]{1,9}")
_HALF_A_PAIR = re.compile("[\ud800-\udfff]")  # of surrogates: no text, and nothing that could be told back


def read_query(kind: Any | None, found: Any) -> Any:
    """The parameters as a Struct (None when the operation takes none).

    Raises InputInvalid with every fault, BadEncoding for a name or value that is no Unicode text at all.
    """
    values: dict[str, object] = {}
    faults: list[FieldError] = []
    names = {each.encode_name: each for each in msgspec.structs.fields(kind)} if kind else {}
    for name, given in _lists(found).items():
        if name not in names:
            faults.append(FieldError(f"/query/{name[:64]}", "PARAM_UNKNOWN", _UNKNOWN))
        elif len(given) > 1:
            faults.append(FieldError(f"/query/{name}", "PARAM_REPEATED", _REPEATED))
        elif "\ufffd" in given[0] or "\0" in given[0]:
            faults.append(FieldError(f"/query/{name}", "ENCODING", _ENCODING))
        else:
            values[name] = _typed(names[name].type, given[0])
    if kind is None:
        if faults:
            raise InputInvalid(faults)
        return None
    faults += [
        FieldError("/query" + each.pointer, "REQUIRED" if each.code == "REQUIRED" else "PARAM_RANGE", each.detail)
        for each in find_faults(kind, values)
    ]
    if faults:
        raise InputInvalid(faults)
    try:
        return msgspec.convert(values, kind)
    except msgspec.ValidationError as error:
        raise InputInvalid([FieldError("/query", "PARAM_RANGE", (str(error), str(error)))]) from error


def _lists(found: Any) -> Mapping[str, list[str]]:
    lists = {name: found.getlist(name) for name in found} if found else {}
    if any(_HALF_A_PAIR.search(text) for name, values in lists.items() for text in (name, *values)):
        raise BadEncoding
    return lists


def _typed(kind: Any, text: str) -> object:
    """Integers and booleans arrive as text; anything else that is not one stays text and fails the schema."""
    if _admits(kind, int) and _INTEGER.fullmatch(text):
        return int(text)
    if _admits(kind, bool) and text in ("true", "false"):
        return text == "true"
    return text


def _admits(kind: Any, wanted: type) -> bool:
    """Whether `wanted` is the type itself, a member of the union, or what is annotated."""
    return kind is wanted or any(_admits(each, wanted) for each in get_args(kind))
