"""docs/openapi.json and docs/problems.md, made from the declarations that register the routes and the refusals.

`python -m tools.openapi` writes them; a test holds that what is written is what the code says.
"""

import json
import re
from collections.abc import Iterator
from typing import Any

import msgspec

import app  # noqa: F401 - importing it declares every operation
from chalicelib import errors
from chalicelib.routes._http import OPERATIONS, Operation
from chalicelib.routes._idempotency import HEADER
from tools.paths import INFRASTRUCTURE, ROOT
from tools.templates import load_folder

OPENAPI = ROOT / "docs" / "openapi.json"
PROBLEMS = ROOT / "docs" / "problems.md"
VERSION = "1.0.0"
_TEMPLATE = "#/components/schemas/{name}"

# What any operation may answer beside its own problems.
ALWAYS = (
    errors.Internal, errors.TryAgain, errors.CityNotSetUp, errors.OldClient, errors.InputInvalid, errors.BadEncoding,
)  # fmt: skip
WITH_TOKEN = (errors.TokenInvalid,)
WITH_ROLES = (errors.RoleMissing,)
WITH_BODY = (
    errors.BodyNotObject, errors.JsonMalformed, errors.BadEncoding, errors.JsonDuplicateKey, errors.JsonTooDeep,
    errors.UnknownField, errors.BodyTooLarge, errors.ContentType,
)  # fmt: skip
WITH_IDEMPOTENCY_KEY = (errors.BadIdempotencyKey, errors.IdempotencyKeyReused)
WITH_PATH_VALUES = (errors.NotFound,)


def build_openapi() -> dict[str, Any]:
    """The whole document, OpenAPI 3.1."""
    kinds = [kind for each in OPERATIONS for kind in _kinds(each)]
    found, components = msgspec.json.schema_components(kinds, ref_template=_TEMPLATE)
    schemas = dict(zip(map(id, kinds), found, strict=True))
    paths: dict[str, dict[str, Any]] = {}
    for each in OPERATIONS:
        paths.setdefault(each.path, {})[each.method.lower()] = _operation(each, schemas)
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "Presensi",
            "version": VERSION,
            "summary": "Mobile attendance for a city government",
            "license": {"name": "Apache-2.0", "identifier": "Apache-2.0"},
        },
        "servers": [{"url": "/api"}],
        "paths": dict(sorted(paths.items())),
        "components": {
            "securitySchemes": {"token": {"type": "http", "scheme": "bearer", "bearerFormat": "JWT"}},
            "schemas": {**dict(sorted(components.items())), "Problem": _PROBLEM},
        },
    }


_PROBLEM: dict[str, Any] = {
    "type": "object",
    "description": "RFC 9457. Further members are facts with their unit in the name.",
    "required": ["type", "title", "status", "code", "detail", "instance"],
    "properties": {
        "type": {"type": "string"},
        "title": {"type": "string"},
        "status": {"type": "integer"},
        "code": {"type": "string"},
        "detail": {"type": "string"},
        "instance": {"type": "string"},
        "errors": {
            "type": "array",
            "items": {
                "type": "object",
                "required": ["pointer", "code", "detail"],
                "properties": {
                    "pointer": {"type": "string"},
                    "code": {"type": "string"},
                    "detail": {"type": "string"},
                },
            },
        },
    },
}


def _kinds(operation: Operation) -> list[Any]:
    body = [operation.body] if operation.body not in (None, bytes) else []
    return [*body, *filter(None, operation.answers.values())]


def _operation(operation: Operation, schemas: dict[int, Any]) -> dict[str, Any]:
    found: dict[str, Any] = {
        "operationId": f"{operation.tag}_{operation.view.__name__}",
        "summary": operation.summary,
        "tags": [operation.tag],
        "security": [] if operation.public else [{"token": []}],
        "responses": _responses(operation, schemas),
    }
    if operation.roles is not None:
        found["x-roles"] = sorted(operation.roles)
    parameters = _path_parameters(operation) + _query_parameters(operation) + _headers(operation)
    if parameters:
        found["parameters"] = parameters
    if operation.body is not None:
        schema = {"type": "string"} if operation.body is bytes else schemas[id(operation.body)]
        media = {kind: {"schema": {} if "json" in kind and operation.body is bytes else schema}
                 for kind in operation.body_types}  # fmt: skip
        found["requestBody"] = {"required": True, "content": media}
    return found


def _path_parameters(operation: Operation) -> list[dict[str, Any]]:
    names = re.findall(r"\{(\w+)\}", operation.path)
    return [{"name": name, "in": "path", "required": True, "schema": {"type": "string"}} for name in names]


def _query_parameters(operation: Operation) -> list[dict[str, Any]]:
    if operation.query is None:
        return []
    document = msgspec.json.schema(operation.query)
    schema = document["$defs"][operation.query.__name__]
    return [
        {"name": name, "in": "query", "required": name in schema.get("required", []), "schema": each}
        for name, each in schema["properties"].items()
    ]


def _headers(operation: Operation) -> list[dict[str, Any]]:
    found = []
    if (operation.method, operation.path) == ("POST", "/check-ins"):
        text = "Raw r||s (64 bytes) of the phone's ECDSA P-256 SHA-256 signature over the exact body bytes, base64url"
        found.append(_header("Presensi-Signature", "^[A-Za-z0-9_-]{86}$", text))
    if operation.idempotent:
        has_dry_run = "dry_run" in getattr(operation.query, "__struct_fields__", ())
        text = "New for each request; the same again within 24 hours, with the same body, gives the first answer"
        text += "; a dry run needs none" if has_dry_run else ""
        found.append(_header(HEADER, "^[A-Za-z0-9_-]{1,64}$", text, required=not has_dry_run))
    return found


def _header(name: str, pattern: str, text: str, required: bool = True) -> dict[str, Any]:
    schema = {"type": "string", "pattern": pattern}
    return {"name": name, "in": "header", "required": required, "schema": schema, "description": text}


def _responses(operation: Operation, schemas: dict[int, Any]) -> dict[str, Any]:
    answers: dict[str, Any] = {}
    for status, kind in operation.answers.items():
        media = {"application/json": {"schema": schemas[id(kind)]}} if kind else None
        answers[str(status)] = {"description": operation.summary, **({"content": media} if media else {})}
    by_status: dict[int, set[str]] = {}
    for problem in _problems(operation):
        by_status.setdefault(problem.status, set()).add(problem.code)
    reference = {"application/problem+json": {"schema": {"$ref": "#/components/schemas/Problem"}}}
    for status in sorted(by_status):
        answers[str(status)] = {"description": ", ".join(sorted(by_status[status])), "content": reference}
    return answers


def _problems(operation: Operation) -> list[type[errors.Problem]]:
    found: list[type[errors.Problem]] = [*ALWAYS, *operation.problems]
    found += [] if operation.public else WITH_TOKEN
    found += [] if operation.roles is None else WITH_ROLES
    found += WITH_BODY if operation.body is not None else ()
    found += WITH_IDEMPOTENCY_KEY if operation.idempotent else ()
    found += WITH_PATH_VALUES if "{" in operation.path else ()
    return found


def build_problems() -> str:
    """Every refusal with its status, code and words."""
    lines = [
        "# Problems",
        "",
        "Every refusal is `application/problem+json` (RFC 9457). Switch on `code`; `detail` is for people. Faults of",
        "the input stand in `errors`, each with a JSON pointer, a code and the fix. Made by `python -m tools.openapi`.",
        "",
        "| status | code | says (id) | says (en) |",
        "|---|---|---|---|",
    ]
    for problem in sorted(_all_problems(errors.Problem), key=lambda each: (each.status, each.code)):
        indonesian, english = (text.replace("{{", "{").replace("}}", "}") for text in problem.detail)
        lines.append(f"| {problem.status} | `{problem.code}` | {indonesian} | {english} |")
    ours = {each.code for each in _all_problems(errors.Problem)}
    others = {each["code"]: each for each in gateway_problems() if each["code"] not in ours}
    lines += ["", "The gateway refuses by itself, in Indonesian, what never reaches the app:", ""]
    lines += ["| status | code | says |", "|---|---|---|"]
    for code, told in sorted(others.items(), key=lambda each: (each[1]["status"], each[0])):
        lines.append(f"| {told['status']} | `{code}` | {told['detail']} |")
    return "\n".join(lines) + "\n"


def gateway_problems() -> Iterator[dict[str, Any]]:
    """What the gateway's own refusals say, from the template that goes to AWS."""
    for resource in load_folder(INFRASTRUCTURE / "app")["Resources"].values():
        if resource.get("Type") == "AWS::ApiGateway::GatewayResponse":
            (text,) = resource["Properties"]["ResponseTemplates"].values()
            yield json.loads(text)


def _all_problems(kind: type[errors.Problem]) -> list[type[errors.Problem]]:
    own = [kind] if kind.code else []
    return own + [each for below in kind.__subclasses__() for each in _all_problems(below)]


def to_text(document: dict[str, Any]) -> str:
    return json.dumps(document, indent=1, ensure_ascii=False) + "\n"


def main() -> None:
    OPENAPI.parent.mkdir(exist_ok=True)
    OPENAPI.write_text(to_text(build_openapi()))
    PROBLEMS.write_text(build_problems())


if __name__ == "__main__":
    main()
