"""All or nothing: a few writes in one DynamoDB transaction."""

from typing import Any

from pynamodb.connection.base import Connection
from pynamodb.exceptions import TransactWriteError
from pynamodb.expressions.condition import Condition
from pynamodb.expressions.update import Action
from pynamodb.models import Model
from pynamodb.transactions import TransactWrite

from chalicelib.store.failures import translated


class ConditionFailed(Exception):
    """Some condition of the transaction did not hold, or another one touched the same items: nothing was written."""


class Transaction:
    """Collects writes, then commits them together (DynamoDB takes up to 100)."""

    def __init__(self, connection: Connection) -> None:
        self._write = TransactWrite(connection=connection)

    def put(self, item: Model, condition: Condition | None = None) -> None:
        self._write.save(item, condition=condition)

    def update(self, item: Model, actions: list[Action], condition: Condition | None = None) -> None:
        self._write.update(item, actions=actions, condition=condition)

    def delete(self, item: Model, condition: Condition | None = None) -> None:
        self._write.delete(item, condition=condition)

    def commit(self) -> Any:
        """Raises ConditionFailed when the transaction was cancelled, StoreUnavailable when nothing is known."""
        with translated():
            try:
                with self._write:
                    pass
            except TransactWriteError as error:
                if error.cause_response_code in ("TransactionCanceledException", "TransactionConflictException"):
                    raise ConditionFailed from error
                raise
