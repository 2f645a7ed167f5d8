"""Push services as the rest knows them: which there are, and a way to send that is loaded when something is sent."""

from collections.abc import Callable, Sequence
from datetime import datetime

from chalicelib.proof.vapid import PushKey
from chalicelib.use_cases.ports import PushAnswer, PushMessage


class WebPush:
    """See ports.PushServices.

    contact   mailto: or https:, for the people of a push service.
    key       asked for when something is sent.
    """

    def __init__(
        self, hosts: Sequence[str], contact: str, key: Callable[[], PushKey], random_bytes: Callable[[int], bytes]
    ) -> None:
        self.hosts = tuple(hosts)
        self._contact = contact
        self._key = key
        self._random_bytes = random_bytes
        self._busy_until: dict[str, datetime] = {}

    def send(self, messages: Sequence[PushMessage], now: datetime) -> list[PushAnswer]:
        from chalicelib.push.posting import Posting  # stays out of the API function

        return Posting(self.hosts, self._contact, self._key(), self._random_bytes, self._busy_until).send(messages, now)
