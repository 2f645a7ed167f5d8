"""Items read as they lie on the wire: of a unit's day there are thousands.

botocore takes half a millisecond to unpack one person's full day, PynamoDB a third of one more to make objects of it.
Here the body of the answer is taken off before botocore looks into it, and msgspec decodes it straight into what the
reader names: a hundredth of that. Errors, retries and signatures stay botocore's.
"""

from collections.abc import Iterable, Iterator, Sequence
from contextvars import ContextVar
from functools import cache
from itertools import islice
from typing import Any, Generic, TypeVar

import msgspec
from pynamodb.connection.base import Connection
from pynamodb.models import Model

from chalicelib.store.failures import translated
from chalicelib.store.tables import Key, form_of
from chalicelib.use_cases.ports import StoreUnavailable

PER_BATCH = 100  # keys that one BatchGetItem takes
T = TypeVar("T")
_wants_body: ContextVar[bool] = ContextVar("wants_body", default=False)


class Text(msgspec.Struct, gc=False):
    S: str


class Whole(msgspec.Struct, gc=False):
    N: int


class Bytes(msgspec.Struct, gc=False):
    B: bytes


class Words(msgspec.Struct, gc=False):
    SS: tuple[str, ...]


class Kept(msgspec.Struct, rename={"text": "d"}, gc=False):
    """A Document's text."""

    v: Whole
    text: Text


class _Page(msgspec.Struct, Generic[T]):
    Items: list[T]
    LastEvaluatedKey: dict[str, Any] | None = None


class _Found(msgspec.Struct, Generic[T]):
    Item: T | None = None


class _Batch(msgspec.Struct, Generic[T]):
    Responses: dict[str, list[T]]
    UnprocessedKeys: dict[str, Any] = {}


class RawReader:
    """Consistent reads of one table. `kind` is a msgspec Struct of Text, Whole, Bytes ... by the names on disk.

    Every read raises StoreUnavailable for an item whose `v` this code does not know: what it means is not for
    guessing, and newer code can read it.
    """

    def __init__(self, connection: Connection, table: type[Model]) -> None:
        self._client = connection.client
        self._table = table
        events = self._client.meta.events
        events.register("before-parse.dynamodb", _take_body, unique_id="presensi-raw")

    def item(self, key: Key, kind: type[T]) -> T | None:
        asked = {"TableName": self._name, "Key": _wire(key), "ConsistentRead": True}
        with translated():
            found = self._ask(self._client.get_item, asked, _Found, kind).Item
        return None if found is None else self._known(found)

    def query(self, pk: str, kind: type[T], begins: str = "", attributes: Sequence[str] = ()) -> Iterator[T]:
        """The partition, or what of it begins so, in order, page by page.

        attributes   of each item these alone; else all.
        """
        asked: dict[str, Any] = {
            "TableName": self._name,
            "KeyConditionExpression": "pk = :pk" + (" AND begins_with(sk, :sk)" if begins else ""),
            "ExpressionAttributeValues": {":pk": {"S": pk}, **({":sk": {"S": begins}} if begins else {})},
            "ConsistentRead": True,
        }
        if attributes:
            asked["ProjectionExpression"] = ", ".join(f"#{at}" for at in range(len(attributes)))
            asked["ExpressionAttributeNames"] = {f"#{at}": name for at, name in enumerate(attributes)}
        while True:
            with translated():
                page = self._ask(self._client.query, asked, _Page, kind)
            yield from map(self._known, page.Items)
            if page.LastEvaluatedKey is None:
                return
            asked["ExclusiveStartKey"] = page.LastEvaluatedKey

    def batch(self, keys: Iterable[Key], kind: type[T]) -> list[T]:
        """Those of the keys that are there, in no order."""
        found: list[T] = []
        rest = iter([_wire(key) for key in dict.fromkeys(keys)])
        while some := list(islice(rest, PER_BATCH)):
            with translated():
                found += map(self._known, self._batch(some, kind))
        return found

    def _batch(self, keys: list[dict[str, Any]], kind: type[T]) -> list[T]:
        found: list[T] = []
        for _ in range(len(keys)):  # each answer brings one item at least, or DynamoDB throttles
            asked = {"RequestItems": {self._name: {"Keys": keys, "ConsistentRead": True}}}
            answer = self._ask(self._client.batch_get_item, asked, _Batch, kind)
            found += answer.Responses.get(self._name, [])
            if not answer.UnprocessedKeys:
                return found
            keys = answer.UnprocessedKeys[self._name]["Keys"]
        raise StoreUnavailable("keys stay unprocessed")

    def _ask(self, call: Any, asked: dict[str, Any], answer: Any, kind: Any) -> Any:
        token = _wants_body.set(True)
        try:
            body = call(**asked)["Body"]
        finally:
            _wants_body.reset(token)
        try:
            return _decoder(answer, kind).decode(body)
        except msgspec.DecodeError as error:
            raise StoreUnavailable(f"unreadable {self._table.__name__}") from error

    def _known(self, item: T) -> T:
        known = form_of(self._table)
        given = item["v"]["N"] if isinstance(item, dict) else item.v.N  # type: ignore[attr-defined]
        if int(given) != known:
            raise StoreUnavailable(f"form {given} of {self._table.__name__}, known is {known}")
        return item

    @property
    def _name(self) -> str:
        name: str = self._table.Meta.table_name
        return name


def _take_body(response_dict: dict[str, Any], customized_response_dict: dict[str, Any], **_: Any) -> None:
    if _wants_body.get() and response_dict["status_code"] == 200:
        customized_response_dict["Body"] = response_dict["body"]
        response_dict["body"] = b"{}"


@cache
def _decoder(answer: Any, kind: Any) -> msgspec.json.Decoder[Any]:
    return msgspec.json.Decoder(answer[kind], strict=False)  # numbers are texts on the wire


def _wire(key: Key) -> dict[str, Any]:
    return {"pk": {"S": key[0]}, "sk": {"S": key[1]}}
