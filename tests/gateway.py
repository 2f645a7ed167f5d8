"""The app in process, called with the event a REST API really sends."""

import re
from base64 import b64encode
from collections.abc import Mapping
from typing import Any
from urllib.parse import parse_qs, urlsplit

from app import app
from tools.phone import Reply

_PATTERNS = [(re.compile("^" + re.sub(r"\{(\w+)\}", r"(?P<\1>[^/]+)", path) + "$"), path) for path in app.routes]


class _Context:
    aws_request_id = "request"
    function_name = "api"
    memory_limit_in_mb = 1024
    invoked_function_arn = "arn:aws:lambda:ap-southeast-3:000000000000:function:api"

    def get_remaining_time_in_millis(self) -> int:
        return 29_000


def event_of(method: str, target: str, headers: Mapping[str, str], body: bytes) -> dict[str, Any]:
    """API Gateway's proxy event (payload 1.0) for this request."""
    parts = urlsplit(target)
    found = [(pattern.match(parts.path), path) for pattern, path in _PATTERNS]
    match, resource = next(((m, path) for m, path in found if m), (None, parts.path))
    query = parse_qs(parts.query, keep_blank_values=True, errors="replace") or None
    try:
        text, encoded = body.decode(), False
    except UnicodeDecodeError:
        text, encoded = b64encode(body).decode(), True
    return {
        "resource": resource,
        "path": parts.path,
        "httpMethod": method,
        "headers": dict(headers),
        "multiValueHeaders": {name: [value] for name, value in headers.items()},
        "queryStringParameters": {name: values[-1] for name, values in query.items()} if query else None,
        "multiValueQueryStringParameters": query,
        "pathParameters": match.groupdict() if match else None,
        "stageVariables": None,
        "body": text if body else None,
        "isBase64Encoded": encoded,
        "requestContext": {
            "resourcePath": resource,
            "httpMethod": method,
            "requestId": "test-request",
            "stage": "test",
            "identity": {"sourceIp": "127.0.0.1"},
        },
    }


def in_process(method: str, target: str, headers: Mapping[str, str], body: bytes) -> Reply:
    """A phone's transport that calls the app object."""
    answer = app(event_of(method, target, headers, body), _Context())
    found = dict(answer["headers"])
    found |= {name: values[-1] for name, values in answer.get("multiValueHeaders", {}).items()}
    return Reply(answer["statusCode"], found, answer["body"])
