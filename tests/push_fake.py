"""Push in memory: a service that takes everything until told otherwise, and a browser that can be woken.

tests/store/contract_pushes.py holds `FakePushes` to what the tables do.
"""

import os
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any

from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from chalicelib.domain.audit import AuditEntry
from chalicelib.domain.employee import Employee
from chalicelib.domain.notice import CopyState, Notice
from chalicelib.domain.push import Subscription, Subscriptions
from chalicelib.proof.base64url import encode
from chalicelib.use_cases.ports import Changed, PushAnswer, PushMessage, PushOutcome

HOST = "push.example"
TAKEN = PushAnswer(PushOutcome.TAKEN, 201)


@dataclass
class Browser:
    """A browser's own end of a subscription: only it can open what is sealed for it."""

    endpoint: str = field(default_factory=lambda: f"https://{HOST}/wpush/{os.urandom(16).hex()}")
    private: Any = field(default_factory=lambda: ec.generate_private_key(ec.SECP256R1()))
    auth: bytes = field(default_factory=lambda: os.urandom(16))

    @property
    def point(self) -> bytes:
        found: bytes = self.private.public_key().public_bytes(Encoding.X962, PublicFormat.UncompressedPoint)
        return found

    def subscription(self, at: datetime) -> Subscription:
        return Subscription(self.endpoint, self.point, self.auth, at)

    def body(self, *kinds: str) -> dict[str, object]:
        """What the page sends of it."""
        keys = {"p256dh": encode(self.point), "auth": encode(self.auth)}
        return {"endpoint": self.endpoint, "keys": keys, "kinds": list(kinds) or ["reminders", "decisions", "notices"]}


@dataclass
class FakePush:
    """Takes every message, until `answers` holds what the next ones are answered with."""

    hosts: Sequence[str] = (HOST,)
    sent: list[PushMessage] = field(default_factory=list)
    answers: list[PushAnswer] = field(default_factory=list)

    def send(self, messages: Sequence[PushMessage], now: datetime) -> list[PushAnswer]:
        found = [self.answers.pop(0) if self.answers else TAKEN for _ in messages]
        self.sent += [each for each, answer in zip(messages, found, strict=True) if answer.outcome is PushOutcome.TAKEN]
        return found


@dataclass
class FakePushes:
    memory: Any  # tests/fakes.Memory

    def of(self, employee_id: str) -> Subscriptions:
        found: Subscriptions = self.memory.subscriptions.get(employee_id, Subscriptions(employee_id))
        return found

    def of_people(self, employee_ids: Iterable[str]) -> dict[str, Subscriptions]:
        held = self.memory.subscriptions
        return {each: held[each] for each in employee_ids if each in held}

    def save(
        self,
        subscriptions: Subscriptions,
        entry: AuditEntry,
        now: datetime,
        person: tuple[Employee, Employee] | None = None,
    ) -> None:
        from tests.fakes import FakeAudit, FakeStaff

        if self.of(subscriptions.employee_id).revision != subscriptions.revision:
            raise Changed(entry.action)
        if person:
            FakeStaff(self.memory).save(*person, entry)
        else:
            FakeAudit(self.memory).append(entry)
        self._put(subscriptions)

    def drop(self, employee_id: str, gone: Collection[str], now: datetime) -> None:
        held = self.of(employee_id)
        left = tuple(each for each in held.all if each.subscription_id not in gone)
        if left != held.all:
            self._put(replace(held, all=left))

    def outbox(self, limit: int, now: datetime) -> list[tuple[Notice, int]]:
        waiting = [each for each in self.memory.notices.values() if each.push is CopyState.WAITING]
        rests = {_key(each): self.memory.push_rests.get(_key(each), (0, now)) for each in waiting}
        due = [each for each in waiting if rests[_key(each)][1] <= now]
        ordered = sorted(due, key=lambda each: f"{each.notice_id}#{each.employee_id}")[:limit]
        return [(each, rests[_key(each)][0]) for each in ordered]

    def mark_sending(self, notice: Notice, run_id: str) -> bool:
        key = _key(notice)
        if self.memory.notices[key].push is CopyState.WAITING:
            self._set(notice, CopyState.SENDING)
            self.memory.marks["push", *key] = run_id
        return self._is_ours(notice, run_id)

    def put_back(self, notice: Notice, run_id: str, tries: int, due_at: datetime) -> None:
        assert self._is_ours(notice, run_id)
        self._set(notice, CopyState.WAITING)
        self.memory.push_rests[_key(notice)] = tries, due_at

    def done(self, notice: Notice, state: CopyState) -> None:
        self._set(notice, state)

    def _set(self, notice: Notice, state: CopyState) -> None:
        self.memory.notices[_key(notice)] = replace(self.memory.notices[_key(notice)], push=state)

    def _is_ours(self, notice: Notice, run_id: str) -> bool:
        is_marked = self.memory.notices[_key(notice)].push is CopyState.SENDING
        return is_marked and self.memory.marks.get(("push", *_key(notice))) == run_id

    def _put(self, subscriptions: Subscriptions) -> None:
        revised = replace(subscriptions, revision=subscriptions.revision + 1)
        self.memory.subscriptions[subscriptions.employee_id] = revised


def _key(notice: Notice) -> tuple[str, str]:
    return notice.employee_id, notice.notice_id
