"""SES as its documented answers say: what was surely not sent, what never will be, and what nobody knows."""

import time
from typing import Any

import botocore.session
import pytest
from botocore.config import Config
from botocore.exceptions import ConnectTimeoutError, ReadTimeoutError
from botocore.stub import ANY, Stubber

from chalicelib import wiring
from chalicelib.mail.letter import compose_letter
from chalicelib.mail.ses import UNLIMITED, SesMail
from chalicelib.store.patience import Patience
from chalicelib.use_cases.ports import (
    MailAllowance,
    MailRefused,
    MailStopped,
    MailThrottled,
    StoreUnavailable,
)
from tests.cast import CITY
from tests.mail.notices import MISSED, reader

LETTER = compose_letter(MISSED, CITY, reader(), "https://presensi.contoh.example")
QUOTA = {"Max24HourSend": 200.0, "MaxSendRate": 1.0, "SentLast24Hours": 150.0}


@pytest.fixture
def client() -> Any:
    return botocore.session.get_session().create_client("sesv2", config=Config(retries={"total_max_attempts": 1}))


def ses(client: Any) -> SesMail:
    return SesMail(lambda: client, "presensi@contoh.example", "presensi-contoh-test")


def test_a_letter_goes_out_once_with_whose_it_is(client: Any) -> None:
    with Stubber(client) as stub:
        expected = {
            "FromEmailAddress": "presensi@contoh.example",
            "Destination": {"ToAddresses": ["ani@contoh.example"]},
            "Content": {"Raw": {"Data": ANY}},
            "EmailTags": [{"Name": "about", "Value": "ani"}],
            "ConfigurationSetName": "presensi-contoh-test",
        }
        stub.add_response("send_email", {"MessageId": "1"}, expected)
        ses(client).send(LETTER)
        stub.assert_no_pending_responses()


@pytest.mark.parametrize(
    ("code", "message", "raised"),
    [
        ("TooManyRequestsException", "Maximum sending rate exceeded.", MailThrottled),
        ("ThrottlingException", "Rate exceeded", MailThrottled),
        ("TooManyRequestsException", "Daily message quota exceeded.", MailStopped),
        ("LimitExceededException", "", MailStopped),
        ("SendingPausedException", "", MailStopped),
        ("AccountSuspendedException", "", MailStopped),
        ("MailFromDomainNotVerifiedException", "", MailStopped),
        ("AccessDeniedException", "not authorized to perform: ses:SendEmail", MailStopped),
        ("MessageRejected", "Email address is not verified. The following identities failed the check", MailStopped),
        ("MessageRejected", "Transaction failed: Invalid domain name", MailRefused),
        ("BadRequestException", "Illegal address", MailRefused),
        ("InternalFailure", "", StoreUnavailable),
        ("ServiceUnavailable", "", StoreUnavailable),
    ],
)
def test_each_answer_means_one_thing(client: Any, code: str, message: str, raised: type[Exception]) -> None:
    with Stubber(client) as stub:
        status = 500 if raised is StoreUnavailable else 400
        stub.add_client_error("send_email", code, message, http_status_code=status)
        with pytest.raises(raised):
            ses(client).send(LETTER)


class Broken:
    def __init__(self, error: Exception) -> None:
        self.error, self.calls = error, 0

    def send_email(self, **_: Any) -> None:
        self.calls += 1
        raise self.error


def test_a_line_that_never_stood_may_be_tried_again_and_a_lost_answer_may_not() -> None:
    unheard = Broken(ConnectTimeoutError(endpoint_url="https://email.example"))
    with pytest.raises(MailThrottled):
        ses(unheard).send(LETTER)
    unknown = Broken(ReadTimeoutError(endpoint_url="https://email.example"))
    with pytest.raises(StoreUnavailable):
        ses(unknown).send(LETTER)
    assert (unheard.calls, unknown.calls) == (1, 1)


@pytest.mark.parametrize(
    ("quota", "allowed"),
    [
        (QUOTA, MailAllowance(1.0, 50)),
        ({**QUOTA, "SentLast24Hours": 201.0}, MailAllowance(1.0, 0)),
        ({**QUOTA, "Max24HourSend": -1.0}, MailAllowance(1.0, UNLIMITED)),
    ],
)
def test_the_account_says_how_fast_and_how_many(client: Any, quota: Any, allowed: MailAllowance) -> None:
    with Stubber(client) as stub:
        stub.add_response("get_account", {"SendingEnabled": True, "SendQuota": quota})
        assert ses(client).allowance() == allowed


def test_a_paused_account_sends_nothing(client: Any) -> None:
    with Stubber(client) as stub:
        stub.add_response("get_account", {"SendingEnabled": False, "SendQuota": QUOTA})
        with pytest.raises(MailStopped):
            ses(client).allowance()


def test_without_an_address_of_its_own_a_deployment_asks_nobody_and_sends_nothing() -> None:
    def no_client() -> Any:
        raise AssertionError("asked")

    assert SesMail(no_client, "", "set").allowance() == MailAllowance(0, 0)


def test_the_client_of_a_deployment_never_repeats_a_call() -> None:
    """A letter whose answer was lost may have gone out: botocore would send it again by itself."""
    made = wiring._client(botocore.session.get_session(), Patience(time.monotonic), "sesv2", attempts=1)
    assert made.meta.config.retries["total_max_attempts"] == 1
