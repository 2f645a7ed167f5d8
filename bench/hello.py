"""The measure of all ratios: the smallest Chalice app, called as ours is."""

from typing import Any

from chalice.app import Chalice

app = Chalice(app_name="hello")


@app.route("/")
def hello() -> dict[str, str]:
    return {"hello": "world"}


EVENT: dict[str, Any] = {
    "resource": "/",
    "path": "/",
    "httpMethod": "GET",
    "headers": {"Accept": "*/*", "Host": "presensi.contoh.example"},
    "multiValueHeaders": {"Accept": ["*/*"], "Host": ["presensi.contoh.example"]},
    "queryStringParameters": None,
    "multiValueQueryStringParameters": None,
    "pathParameters": None,
    "stageVariables": None,
    "body": None,
    "isBase64Encoded": False,
    "requestContext": {
        "resourcePath": "/",
        "httpMethod": "GET",
        "requestId": "c6af9ac6-7b61-11e6-9a41-93e8deadbeef",
        "stage": "api",
        "identity": {"sourceIp": "203.0.113.7"},
    },
}
