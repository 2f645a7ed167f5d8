"""Which failures of AWS mean "nothing was decided, try again", told upward as one exception."""

from collections.abc import Iterator
from contextlib import contextmanager

from botocore.exceptions import BotoCoreError, ClientError
from pynamodb.exceptions import PynamoDBException

from chalicelib.use_cases.ports import StoreUnavailable


def code_of(error: BaseException) -> str | None:
    """The service's error code, whichever library carried it; None for a failure without an answer."""
    cause = _cause(error)
    if isinstance(cause, ClientError):
        code: str = cause.response.get("Error", {}).get("Code", "")
        return code
    return None


def is_condition_failure(error: BaseException) -> bool:
    return code_of(error) == "ConditionalCheckFailedException"


@contextmanager
def translated() -> Iterator[None]:
    """Turn throttles, timeouts, denials and 5xx of DynamoDB and S3 into StoreUnavailable, never into a verdict."""
    try:
        yield
    except (BotoCoreError, ClientError, PynamoDBException) as error:
        raise StoreUnavailable(code_of(error) or type(_cause(error)).__name__) from error


def _cause(error: BaseException) -> BaseException:
    """PynamoDB wraps what botocore raised; its own look into a timeout, which has no answer, would fail."""
    return (error.cause or error) if isinstance(error, PynamoDBException) else error
