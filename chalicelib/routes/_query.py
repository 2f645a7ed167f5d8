"""Query parameters, as strictly as bodies: unknown, repeated and ill-formed ones are refused by name."""

import re
from collections.abc import Mapping
from typing import Any

import msgspec

from chalicelib.errors import FieldError, InputInvalid
from chalicelib.routes._schema import find_faults

_UNKNOWN = ("Parameter ini tidak dikenal; hapus.", "This parameter is not known; remove it.")
_REPEATED = ("Kirim parameter ini sekali saja.", "Send this parameter once.")
_ENCODING = ("Parameter harus UTF-8 yang sah.", "The parameter must be valid UTF-8.")
_INTEGER = re.compile(r"-?[0-9]{1,9}")


def read_query(kind: Any | None, found: Any) -> Any:
    """The parameters as a Struct (None when the operation takes none). Raises InputInvalid with every fault."""
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
    return {name: found.getlist(name) for name in found} if found else {}


def _typed(kind: Any, text: str) -> object:
    """Integers and booleans arrive as text; anything else that is not one stays text and fails the schema."""
    wanted = str(kind)
    if "int" in wanted and _INTEGER.fullmatch(text):
        return int(text)
    if "bool" in wanted and text in ("true", "false"):
        return text == "true"
    return text
