"""What SES tells of a mail that bounced or was complained about: which addresses take no more of ours.

Source: Amazon SES developer guide, "Contents of event data that SES publishes to SNS" and "Notification contents".
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Feedback:
    """`reason`: `bounce` or `complaint`. `about`: whose notice it was, as the mail was marked; None: not told."""

    reason: str
    addresses: tuple[str, ...]
    about: str | None


def read_feedback(body: str) -> Feedback | None:
    """What an SNS message in a queue says; None where no address is to be left alone.

    A bounce that may pass (a full mailbox) changes nothing: SES has tried for hours already.

    Raises ValueError or KeyError for what SES does not write.
    """
    envelope = _read(body)
    event = _read(envelope["Message"]) if "Message" in envelope else envelope
    kind = event.get("eventType") or event["notificationType"]
    if kind == "Bounce" and event["bounce"]["bounceType"] == "Permanent":
        return _feedback("bounce", event["bounce"]["bouncedRecipients"], event)
    if kind == "Complaint":
        return _feedback("complaint", event["complaint"]["complainedRecipients"], event)
    return None


def _feedback(reason: str, recipients: list[Mapping[str, str]], event: Mapping[str, Any]) -> Feedback:
    about = event["mail"].get("tags", {}).get("about", [None])
    return Feedback(reason, tuple(each["emailAddress"] for each in recipients), about[0])


def _read(text: str) -> dict[str, Any]:
    found = json.loads(text)
    if not isinstance(found, dict):
        raise ValueError("not an object")
    return found
