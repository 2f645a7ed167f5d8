"""What SES tells of a mail: whom to leave alone. The events themselves stand in tests/jobs/test_bounces.py."""

import json
from typing import Any

import pytest

from chalicelib.rules.mail_feedback import Feedback, read_feedback
from tests.jobs.test_bounces import BOUNCE, BY_IDENTITY, COMPLAINT, FULL, MAIL, body


@pytest.mark.parametrize(
    ("event", "found"),
    [
        (BOUNCE, Feedback("bounce", ("bounce@simulator.amazonses.com",), "ani")),
        (BY_IDENTITY, Feedback("bounce", ("bounce@simulator.amazonses.com",), None)),
        (COMPLAINT, Feedback("complaint", ("complaint@simulator.amazonses.com",), "ani")),
        (FULL, None),
        ({"eventType": "Delivery", "mail": MAIL}, None),
    ],
)
def test_a_hard_bounce_and_a_complaint_count_and_nothing_else(event: Any, found: Feedback | None) -> None:
    assert read_feedback(body(event)) == found
    assert read_feedback(json.dumps(event)) == found  # delivered raw


@pytest.mark.parametrize("text", ["", "{", "[]", "null", "1", "{}", '{"Message": "{}"}', '{"Message": "[]"}'])
def test_what_ses_does_not_write_is_an_error(text: str) -> None:
    with pytest.raises((ValueError, KeyError)):
        read_feedback(text)
