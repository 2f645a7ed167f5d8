"""Who is woken for which notice, by which service, until when; when it is tried again. See docs/rules.md#notices."""

import hashlib
import re
from collections.abc import Collection, Mapping, Sequence
from datetime import datetime, timedelta

from chalicelib.domain.notice import CopyState, Notice, NoticeKind
from chalicelib.domain.push import PushKind, Subscription

MAX_SUBSCRIPTIONS = 5  # of one person; the oldest goes
PUSH_GOOD_FOR = timedelta(hours=24)
TRY_AGAIN_AFTER = (timedelta(minutes=4), timedelta(minutes=9), timedelta(minutes=19))  # the clock comes every 5 minutes
TOPIC_LETTERS = 32  # RFC 8030 section 5.4
_OTHERS = PushKind.NOTICES
_KINDS: Mapping[NoticeKind, PushKind] = {
    NoticeKind.REMINDER: PushKind.REMINDERS,
    NoticeKind.DECIDED: PushKind.DECISIONS,
    NoticeKind.RETURNED: PushKind.DECISIONS,
}
_SECURE = re.compile(r"https://([a-z0-9-]+(?:\.[a-z0-9-]+)+)/[!-~]+")  # no port, no name, no password


def is_push_service(endpoint: str, hosts: Collection[str]) -> bool:
    """Whether messages may be sent there: else whoever subscribes could have us call any address (SSRF).

    hosts   `push.example` is that host over HTTPS on its usual port; `*.push.example` whatever lies below it;
            `http://127.0.0.1:8099` exactly that origin, for an emulator and tests.
    """
    origins = [each for each in hosts if "://" in each]
    if any(re.fullmatch(re.escape(each) + "/[!-~]+", endpoint) for each in origins):
        return True
    found = _SECURE.fullmatch(endpoint)
    return found is not None and any(_matches(found[1], each) for each in hosts)


def push_state(wanted: Collection[PushKind], kind: NoticeKind) -> CopyState:
    """Whether a notice of this kind waits to be pushed to somebody who wants these."""
    return CopyState.WAITING if _KINDS.get(kind, _OTHERS) in wanted else CopyState.NONE


def with_subscription(held: Sequence[Subscription], new: Subscription) -> tuple[Subscription, ...]:
    """The person's subscriptions with this one: in place of one with its endpoint, else as the newest."""
    others = [each for each in held if each.subscription_id != new.subscription_id]
    return (*others, new)[-MAX_SUBSCRIPTIONS:]


def good_until(notice: Notice) -> datetime:
    """From when on it is read in the app alone: a reminder's window is closed then."""
    ends_at = notice.facts.get("ends_at")
    if notice.kind is NoticeKind.REMINDER and isinstance(ends_at, str):
        return datetime.fromisoformat(ends_at)
    return notice.at + PUSH_GOOD_FOR


def next_try(notice: Notice, tries: int, wait_s: int, now: datetime) -> datetime | None:
    """When a push that a service surely did not take is tried again; None: no more.

    tries    how often it has been tried, this time too.
    wait_s   how long the service asks to be left alone.
    """
    if tries > len(TRY_AGAIN_AFTER):
        return None
    at = now + max(TRY_AGAIN_AFTER[tries - 1], timedelta(seconds=wait_s))
    return at if at < good_until(notice) else None


def topic_of(notice: Notice) -> str:
    """What a service knows two messages by that are one notice: it keeps the later alone (RFC 8030 section 5.4)."""
    return hashlib.sha256(f"{notice.employee_id} {notice.notice_id}".encode()).hexdigest()[:TOPIC_LETTERS]


def _matches(host: str, pattern: str) -> bool:
    return host.endswith(pattern[1:]) if pattern.startswith("*.") else host == pattern
