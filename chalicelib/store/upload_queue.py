"""Send uploads to the evidence queue again, in the form of the bucket's own notification."""

import json
from collections.abc import Callable, Sequence
from typing import Any

from chalicelib.store.failures import translated
from chalicelib.use_cases.ports import StoreUnavailable

PER_CALL = 10  # SQS takes no more


class UploadQueue:
    """The evidence queue as use cases know it; see ports.Services.upload_queue."""

    def __init__(self, make_client: Callable[[], Any], queue_url: str) -> None:
        self._make_client = make_client
        self._queue_url = queue_url

    def __call__(self, uploads: Sequence[tuple[str, str]]) -> None:
        if not uploads:
            return
        client = self._make_client()
        entries = [{"Id": str(at), "MessageBody": notification(*upload)} for at, upload in enumerate(uploads)]
        for start in range(0, len(entries), PER_CALL):
            with translated():
                answer = client.send_message_batch(QueueUrl=self._queue_url, Entries=entries[start : start + PER_CALL])
            if failed := answer.get("Failed"):
                raise StoreUnavailable(failed[0]["Code"])


def notification(upload_key: str, version_id: str) -> str:
    """As much of a bucket notification as the evidence function reads."""
    return json.dumps({"Records": [{"s3": {"object": {"key": upload_key, "versionId": version_id}}}]})
