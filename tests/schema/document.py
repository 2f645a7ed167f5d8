"""A copy of docs/openapi.json for one kind of caller: their operations only, asking for what is there."""

import json
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from chalicelib.routes._http import OPERATIONS, Operation
from tests.schema.furnished import ANYWHERE, NEEDED, Values
from tools.openapi import OPENAPI


def document_for(is_theirs: Callable[[Operation], bool], values: Mapping[str, Values]) -> Any:
    """Their operations. What is sent is narrowed by `values` of its operation or body, or else of ANYWHERE.

    A list replaces the schema of a field (of an array: of its items, one by one), a mapping adds to it; under NEEDED
    stand the fields that this kind of body cannot do without.
    """
    document = json.loads(OPENAPI.read_text())
    allowed = {(each.path, each.method.lower()) for each in OPERATIONS if is_theirs(each)}
    document["paths"] = {
        path: kept
        for path, methods in document["paths"].items()
        if (kept := {method: each for method, each in methods.items() if (path, method) in allowed})
    }
    document["servers"] = [{"url": "/"}]  # /api is the edge's
    for name, component in document["components"]["schemas"].items():
        if NEEDED in values.get(name, {}):
            component["required"] = values[name][NEEDED]
    for place, name, schema in _schemas(document):
        wanted = values.get(place, {}).get(name, ANYWHERE.get(name))
        if wanted is not None:
            _narrow(schema, wanted)
    return document


def _schemas(document: Any) -> Iterator[tuple[str, str, dict[str, Any]]]:
    """Every schema of what is sent: its operation or body, its own name and itself."""
    for name, component in document["components"]["schemas"].items():
        if name.endswith("Body"):
            for field, schema in component["properties"].items():
                yield name, field, schema
    for path, methods in document["paths"].items():
        for method, operation in methods.items():
            place = f"{method.upper()} {path}"
            for parameter in operation.get("parameters", []):
                yield place, parameter["name"], parameter["schema"]
            for media_type, media in operation.get("requestBody", {"content": {}})["content"].items():
                yield place, media_type, media["schema"]


def _narrow(schema: dict[str, Any], wanted: Any) -> None:
    if isinstance(wanted, Mapping):
        schema.update(wanted)
    elif schema.get("type") == "array":
        schema["items"] = {"enum": wanted}
    else:
        schema.clear()
        schema["enum"] = wanted
