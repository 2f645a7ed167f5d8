"""All or nothing: a few writes in one DynamoDB transaction."""

from typing import Any

from pynamodb.connection.base import Connection
from pynamodb.exceptions import TransactWriteError
from pynamodb.expressions.condition import Condition
from pynamodb.expressions.update import Action
from pynamodb.models import Model
from pynamodb.transactions import TransactWrite

from chalicelib.store.failures import translated
from chalicelib.store.tables import Key


class ConditionFailed(Exception):
    """Some condition of the transaction did not hold: nothing was written."""


class Contended(Exception):
    """Another transaction touched the same items at the same time: nothing was written, trying again may do."""


class Transaction:
    """Collects writes, then commits them together (DynamoDB takes up to 100)."""

    def __init__(self, connection: Connection) -> None:
        self._write = TransactWrite(connection=connection)

    def put(self, item: Model, condition: Condition | None = None) -> None:
        self._write.save(item, condition=condition)

    def update(self, item: Model, actions: list[Action], condition: Condition | None = None) -> None:
        self._write.update(item, actions=actions, condition=condition)

    def add_update(self, asked: dict[str, Any]) -> None:
        """An Update as DynamoDB takes it. (Where there are thousands: from a model it costs ten times the CPU.)"""
        self._write._update_items.append(asked)  # noqa: SLF001 - PynamoDB has no other door

    def delete(self, item: Model, condition: Condition | None = None) -> None:
        self._write.delete(item, condition=condition)

    def check(self, table: type[Model], key: Key, condition: Condition) -> None:
        """An item that is not written must be so."""
        self._write.condition_check(table, *key, condition=condition)

    def commit(self) -> Any:
        """Raises ConditionFailed or Contended when nothing was written, StoreUnavailable when nothing is known.

        A transaction cancelled for any other reason (a throttle, a missing right) is no verdict either.
        """
        with translated():
            try:
                with self._write:
                    pass
            except TransactWriteError as error:
                reasons = {reason.code for reason in error.cancellation_reasons if reason}
                if "ConditionalCheckFailed" in reasons:
                    raise ConditionFailed from error
                if reasons == {"TransactionConflict"}:
                    raise Contended from error
                raise
