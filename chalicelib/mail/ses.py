"""Mail by SES: one letter a call, and never a call that is repeated by itself."""

import re
from collections.abc import Callable
from functools import cached_property
from typing import Any

from botocore.exceptions import ClientError, ConnectTimeoutError, EndpointConnectionError

from chalicelib.store.failures import code_of, translated
from chalicelib.use_cases.ports import Letter, MailAllowance, MailRefused, MailStopped, MailThrottled

UNLIMITED = 10_000_000  # a quota of -1
_TOO_FAST = {"TooManyRequestsException", "ThrottlingException", "Throttling"}
_REFUSED = {"MessageRejected", "BadRequestException"}
_NOT_VERIFIED = "not verified"  # of the sender, or in the sandbox of whom it goes to: no fault of this one letter
_DAILY = "daily"  # "Daily message quota exceeded" comes under the code of a throttle
_TAG = re.compile("[A-Za-z0-9_-]{1,64}")


class SesMail:
    """SES as use cases know it; see ports.Mail.

    make_client   of a client without retries: a letter whose answer was lost may have gone out.
    sender        the address it comes from; empty: this deployment sends no mail.
    """

    def __init__(self, make_client: Callable[[], Any], sender: str, configuration_set: str) -> None:
        self._make_client = make_client
        self._sender = sender
        self._set = configuration_set

    @cached_property
    def _client(self) -> Any:
        return self._make_client()

    def allowance(self) -> MailAllowance:
        if not self._sender:
            return MailAllowance(0, 0)
        with translated():
            account = self._client.get_account()
        if not account["SendingEnabled"]:
            raise MailStopped("SendingPaused")
        quota = account["SendQuota"]
        limit = quota["Max24HourSend"]
        left = UNLIMITED if limit < 0 else int(limit - quota["SentLast24Hours"])
        return MailAllowance(quota["MaxSendRate"], max(left, 0))

    def send(self, letter: Letter) -> None:
        raw = _compose(letter, self._sender)
        tags = [{"Name": "about", "Value": letter.about}] if _TAG.fullmatch(letter.about) else []
        with translated():
            try:
                self._client.send_email(
                    FromEmailAddress=self._sender,
                    Destination={"ToAddresses": [letter.address]},
                    Content={"Raw": {"Data": raw}},
                    EmailTags=tags,
                    ConfigurationSetName=self._set,
                )
            except (ConnectTimeoutError, EndpointConnectionError) as error:
                raise MailThrottled(type(error).__name__) from error  # nobody has heard us
            except ClientError as error:
                _raise_known(error)
                raise


def _compose(letter: Letter, sender: str) -> bytes:
    from chalicelib.mail.mime import compose  # the email package stays out of the API function

    try:
        return compose(letter, sender)
    except ValueError as error:
        raise MailRefused("COMPOSE") from error


def _raise_known(error: ClientError) -> None:
    """Whatever SES itself refused was not sent; of what failed inside it (5xx) nobody knows."""
    code, words = code_of(error) or "", error.response.get("Error", {}).get("Message", "").lower()
    if code in _TOO_FAST and _DAILY not in words:
        raise MailThrottled(code) from error
    if code in _REFUSED and _NOT_VERIFIED not in words:
        raise MailRefused(code) from error
    if error.response.get("ResponseMetadata", {}).get("HTTPStatusCode", 500) < 500:
        raise MailStopped(code) from error  # the quota, a pause, a missing right: it concerns every letter
