"""AWS in memory, answering below botocore: everything of a call is done but the wire.

A handler of botocore's `before-send` event gets the signed request and gives the answer as bytes, so that building,
signing, parsing and retry logic all run. DynamoDB keeps keys, `attribute_not_exists` of an update, 1 MB pages;
transactions and batches' conditions are not looked at.
"""

import json
import re
import zlib
from collections.abc import Iterator
from io import BytesIO
from typing import Any
from uuid import uuid4

from botocore.awsrequest import AWSPreparedRequest, AWSResponse
from botocore.handlers import BUILTIN_HANDLERS

from bench.counting import Item, from_wire, item_size

PAGE_BYTES = 1_048_576  # what one Query reads at most
_ABSENT = re.compile(r"attribute_not_exists \((#\d+)\)")
_SET = re.compile(r"(#\d+) = (:\d+)")
_ADD = re.compile(r"(#\d+) (:\d+)")
_SET_ONCE = re.compile(r"(#\d+) = if_not_exists \((#\d+), (:\d+)\)")
_VALUE = re.compile(r":\w+")


class Raw(BytesIO):
    """A body as urllib3 hands it over."""

    def stream(self, *_: Any, **__: Any) -> Iterator[bytes]:
        yield self.read()


class CloudStub:
    """Tables by name -> pk -> sk -> item as on the wire; objects and parameters by name."""

    def __init__(self) -> None:
        self.tables: dict[str, dict[str, dict[str, Any]]] = {}
        self.object_headers: dict[str, str] = {}  # of every object: one selfie plays all
        self.parsed_head: dict[str, Any] = {}
        self.parameters: dict[str, str] = {}
        self.answered: list[tuple[str, int, dict[str, str], bytes]] = []
        self.keeps_answers = False
        self._operations = {
            "GetItem": self._get,
            "PutItem": self._put,
            "UpdateItem": self._update,
            "Query": self._query,
            "BatchGetItem": self._batch_get,
            "BatchWriteItem": self._batch_write,
            "TransactWriteItems": self._transact,
            "SendMessage": self._send,
        }

    def install(self) -> None:
        """Answer for every client made from now on."""
        BUILTIN_HANDLERS.append(("before-send", self.answer))

    def answer(self, request: AWSPreparedRequest, event_name: str, **_: Any) -> AWSResponse:
        service, operation = event_name.split(".")[1:]
        if service == "s3":
            status, headers, body = 200, {**_s3_headers(), **self.object_headers}, b""
        else:
            status, document = self._document(service, operation, json.loads(request.body))
            body = json.dumps(document, separators=(",", ":")).encode()
            headers = json_headers(body)
        if self.keeps_answers:
            self.answered.append((event_name, status, headers, body))
        return AWSResponse(request.url, status, headers, Raw(body))

    def _document(self, service: str, operation: str, asked: Any) -> tuple[int, Any]:
        if service == "ssm":
            return 200, {"Parameters": [self._parameter(name) for name in asked["Names"]]}
        return self._operations[operation](asked)

    def answer_at_the_door(self, operation: str, asked: Any) -> Any:
        """In place of a client's own `_make_api_call`: what a check-in asks, answered as parsed, without botocore."""
        if operation == "HeadObject":
            return dict(self.parsed_head)
        return self._get(asked)[1] if operation == "GetItem" else {}

    def partition(self, table: str, pk: str) -> dict[str, Any]:
        return self.tables.setdefault(table, {}).setdefault(pk, {})

    def _parameter(self, name: str) -> dict[str, Any]:
        return {"Name": name, "Type": "SecureString", "Value": self.parameters[name], "Version": 1}

    def _get(self, asked: Any) -> tuple[int, Any]:
        item = self.partition(asked["TableName"], asked["Key"]["pk"]["S"]).get(asked["Key"]["sk"]["S"])
        consumed = {"TableName": asked["TableName"], "CapacityUnits": 1.0}
        return 200, {"ConsumedCapacity": consumed, **({"Item": item} if item else {})}

    def _put(self, asked: Any) -> tuple[int, Any]:
        item = asked["Item"]
        self.partition(asked["TableName"], item["pk"]["S"])[item["sk"]["S"]] = item
        return 200, {"ConsumedCapacity": {"TableName": asked["TableName"], "CapacityUnits": 1.0}}

    def _update(self, asked: Any) -> tuple[int, Any]:
        key, names = asked["Key"], asked["ExpressionAttributeNames"]
        partition = self.partition(asked["TableName"], key["pk"]["S"])
        item = partition.get(key["sk"]["S"], {})
        condition = asked.get("ConditionExpression", "")
        found = _ABSENT.fullmatch(condition)
        assert found or not condition, condition
        if found and names[found[1]] in item:
            return 400, {
                "__type": "com.amazonaws.dynamodb.v20120810#ConditionalCheckFailedException",
                "message": "The conditional request failed",
                "Item": item,
            }
        values = asked["ExpressionAttributeValues"]
        changes = {names[name]: values[value] for name, value in _sets(asked)}
        for name, value in _adds(asked):
            held = item.get(names[name], {"N": "0"})
            changes[names[name]] = {"N": str(int(held["N"]) + int(values[value]["N"]))}
        new = partition[key["sk"]["S"]] = {**key, **item, **changes}
        return 200, {"Attributes": new} if asked.get("ReturnValues") == "ALL_NEW" else {}

    def _query(self, asked: Any) -> tuple[int, Any]:
        pk, first, end = _span(asked)
        partition = self.partition(asked["TableName"], pk)
        after = asked.get("ExclusiveStartKey", {}).get("sk", {}).get("S", "")
        page: list[Item] = []
        room, seen = PAGE_BYTES, ""
        for sk in sorted(sk for sk in partition if sk > after and first <= sk <= end):
            room -= item_size(from_wire(partition[sk]))
            if room < 0 or len(page) == asked.get("Limit"):
                last = {"pk": {"S": pk}, "sk": {"S": seen}}
                return 200, {"Items": page, "Count": len(page), "ScannedCount": len(page), "LastEvaluatedKey": last}
            page.append(_projected(partition[sk], asked))
            seen = sk
        return 200, {"Items": page, "Count": len(page), "ScannedCount": len(page)}

    def _batch_get(self, asked: Any) -> tuple[int, Any]:
        found: dict[str, list[Item]] = {}
        for table, wanted in asked["RequestItems"].items():
            items = (self.partition(table, key["pk"]["S"]).get(key["sk"]["S"]) for key in wanted["Keys"])
            found[table] = [item for item in items if item]
        return 200, {"Responses": found, "UnprocessedKeys": {}}

    def _batch_write(self, asked: Any) -> tuple[int, Any]:
        for table, requests in asked["RequestItems"].items():
            for each in requests:
                self._put({"TableName": table, **each["PutRequest"]})
        return 200, {"UnprocessedItems": {}}

    def _transact(self, asked: Any) -> tuple[int, Any]:
        for each in asked["TransactItems"]:
            if "Put" in each:
                self._put(each["Put"])
            elif "Update" in each:
                self._set(each["Update"])
        return 200, {}

    def _send(self, _: Any) -> tuple[int, Any]:
        return 200, {"MessageId": str(uuid4())}

    def _set(self, asked: Any) -> None:
        key = asked["Key"]
        partition = self.partition(asked["TableName"], key["pk"]["S"])
        item = partition.get(key["sk"]["S"], {})
        names, values = asked["ExpressionAttributeNames"], asked["ExpressionAttributeValues"]
        kept = {names[name]: item.get(names[held], values[value]) for name, held, value in _sets_once(asked)}
        partition[key["sk"]["S"]] = {
            **key,
            **item,
            **kept,
            **{names[name]: values[value] for name, value in _sets(asked)},
        }


def _sets(asked: Any) -> list[tuple[str, str]]:
    return _SET.findall(asked["UpdateExpression"])


def _adds(asked: Any) -> list[tuple[str, str]]:
    return _ADD.findall(asked["UpdateExpression"].partition("ADD ")[2])


def _sets_once(asked: Any) -> list[tuple[str, str, str]]:
    return _SET_ONCE.findall(asked["UpdateExpression"])


def _span(asked: Any) -> tuple[str, str, str]:
    """Which partition a Query asks for, and from where to where in it."""
    expression, values = asked["KeyConditionExpression"], asked["ExpressionAttributeValues"]
    pk, *rest = (values[name]["S"] for name in _VALUE.findall(expression))
    if "begins_with" in expression:
        return pk, rest[0], rest[0] + "\U0010ffff"
    return (pk, *rest) if "BETWEEN" in expression else (pk, "", "\U0010ffff")


def _projected(item: Any, asked: Any) -> Any:
    if "ProjectionExpression" not in asked:
        return item
    wanted = asked["ExpressionAttributeNames"].values()
    return {name: item[name] for name in wanted if name in item}


def json_headers(body: bytes) -> dict[str, str]:
    return {
        "Server": "Server",
        "Date": "Mon, 23 Nov 2026 00:10:00 GMT",
        "Content-Type": "application/x-amz-json-1.0",
        "Content-Length": str(len(body)),
        "Connection": "keep-alive",
        "x-amzn-RequestId": uuid4().hex.upper(),
        "x-amz-crc32": str(zlib.crc32(body)),
    }


def _s3_headers() -> dict[str, str]:
    return {
        "x-amz-id-2": "uLFVSyOZ0S0cLLDsfL6aKNDPRKJTSSpXjrpVLHBIM0YtOqLAdRXYoI5ktpSAKWJfq0qBRZmPJkI=",
        "x-amz-request-id": uuid4().hex[:16].upper(),
        "Date": "Mon, 23 Nov 2026 00:10:00 GMT",
        "Last-Modified": "Mon, 23 Nov 2026 00:09:58 GMT",
        "x-amz-server-side-encryption": "AES256",
        "Accept-Ranges": "bytes",
        "Server": "AmazonS3",
    }
