"""One item under a condition: written, or told that it was not."""

from collections.abc import Callable

from pynamodb.exceptions import PutError
from pynamodb.expressions.condition import Condition

from chalicelib.store.failures import is_condition_failure, translated
from chalicelib.store.tables import Document
from chalicelib.use_cases.ports import Changed


def stands_at(table: type[Document], revision: int | None) -> Condition:
    """That the item is still of this revision; of 0 or None, that there is none yet."""
    return table.revision == revision if revision else table.pk.does_not_exist()


def save_if(item: Document, condition: Condition, is_stored: Callable[[], bool], what: str) -> None:
    """Write the item where the condition holds.

    is_stored   whether what was to be written is there: then the answer was lost, the write was not.

    Raises Changed(what) where it does not hold.
    """
    with translated():
        try:
            item.save(condition=condition)
        except PutError as error:
            if not is_condition_failure(error):
                raise
            if not is_stored():
                raise Changed(what) from None
