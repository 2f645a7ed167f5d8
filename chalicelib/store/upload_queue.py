"""Send uploads to the evidence queue again, in the form of the bucket's own notification."""

import json
from collections.abc import Callable, Sequence
from typing import Any

from chalicelib.store.failures import translated


class UploadQueue:
    """The evidence queue as use cases know it; see ports.Services.upload_queue."""

    def __init__(self, make_client: Callable[[], Any], queue_url: str) -> None:
        self._make_client = make_client
        self._queue_url = queue_url

    def __call__(self, uploads: Sequence[tuple[str, str]]) -> None:
        if not uploads:
            return
        client = self._make_client()
        for upload in uploads:
            with translated():
                client.send_message(QueueUrl=self._queue_url, MessageBody=notification(*upload))


def notification(upload_key: str, version_id: str) -> str:
    """As much of a bucket notification as the evidence function reads."""
    return json.dumps({"Records": [{"s3": {"object": {"key": upload_key, "versionId": version_id}}}]})
