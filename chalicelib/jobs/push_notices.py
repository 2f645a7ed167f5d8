"""Wake people's phones for the notices that wait: each notice at most once, to every phone of its person.

As with mail (mailer.py) a notice is marked before anything is sent: a run that dies, or gets no answer, has sent it or
never will. What a service surely did not take waits again, a few times. The message names a kind, a date and a page;
the phone says it in its own words.
"""

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from chalicelib.domain.city import City
from chalicelib.domain.employee import Employee
from chalicelib.domain.notice import CopyState, Notice, NoticeKind
from chalicelib.domain.push import Subscription
from chalicelib.mail.words import write
from chalicelib.rules.leaving import has_passed
from chalicelib.rules.push import good_until, next_try, push_state, topic_of
from chalicelib.use_cases.day_plans import own_today
from chalicelib.use_cases.ports import PushAnswer, PushMessage, PushOutcome, Services

AT_ONCE = 25  # notices marked together: so many a killed run may leave unsent


@dataclass
class Pushed:
    """What a run did, in notices; gone: subscriptions that are no more. statuses: why messages were refused."""

    sent: int = 0
    unwanted: int = 0  # nobody to wake, not asked for, read already, too late or of somebody who has left
    later: int = 0
    given_up: int = 0
    unanswered: int = 0
    gone: int = 0
    statuses: dict[int, int] = field(default_factory=dict)


def push_notices(services: Services, now: datetime, has_time: Callable[[], bool]) -> Pushed:
    """Send until nothing waits that is due, or time is over."""
    run = _Run(services, now, services.city.current(now), services.new_id(), Pushed())
    while has_time() and (waiting := services.pushes.outbox(AT_ONCE, now)):
        run.push(waiting)
    return run.done


@dataclass(frozen=True)
class _Run:
    """One run: who it is, and what it has done so far."""

    services: Services
    now: datetime
    city: City
    run_id: str
    done: Pushed

    def push(self, waiting: Sequence[tuple[Notice, int]]) -> None:
        """All of these at once: what was sent stands before the next are marked."""
        ids = {notice.employee_id for notice, _ in waiting}
        people, held = self.services.staff.people(ids), self.services.pushes.of_people(ids)
        sending: list[tuple[Notice, int, tuple[Subscription, ...]]] = []
        for notice, tries in waiting:
            if not self.services.pushes.mark_sending(notice, self.run_id):
                continue
            person, theirs = people.get(notice.employee_id), held.get(notice.employee_id)
            if person and theirs and theirs.all and self._wants(person, notice):
                sending.append((notice, tries + 1, theirs.all))
            else:
                self._end(notice, CopyState.NONE, "unwanted")
        messages = [self._message(notice, each) for notice, _, phones in sending for each in phones]
        answers = iter(self.services.push.send(messages, self.now) if messages else [])
        for notice, tries, phones in sending:
            self._settle(notice, tries, [(each, next(answers)) for each in phones])

    def _wants(self, person: Employee, notice: Notice) -> bool:
        is_left = has_passed(person.left_on, own_today(person, self.now, self.city))  # it stands in the app
        is_wanted = push_state(person.push, notice.kind) is CopyState.WAITING
        return is_wanted and not is_left and notice.read_at is None and self.now < good_until(notice)

    def _message(self, notice: Notice, to: Subscription) -> PushMessage:
        link = write(notice, self.city, "id").link
        body = json.dumps({"kind": notice.kind, "on": notice.on.isoformat(), "route": link}, separators=(",", ":"))
        left = good_until(notice) - self.now
        is_urgent = notice.kind is NoticeKind.REMINDER
        return PushMessage(to, body.encode(), topic_of(notice), int(left.total_seconds()), is_urgent)

    def _settle(self, notice: Notice, tries: int, answers: Sequence[tuple[Subscription, PushAnswer]]) -> None:
        """Taken by one phone it is sent: tried again for another it would be there twice."""
        self._forget(notice.employee_id, answers)
        outcomes = {answer.outcome for _, answer in answers}
        if PushOutcome.TAKEN in outcomes:
            self._end(notice, CopyState.SENT, "sent")
        elif PushOutcome.UNKNOWN in outcomes:
            self.done.unanswered += 1  # it may have been taken: it stays marked
        elif PushOutcome.BUSY in outcomes:
            self._wait(notice, tries, max(answer.wait_s for _, answer in answers))
        else:
            self._end(notice, CopyState.NONE, "given_up")

    def _wait(self, notice: Notice, tries: int, wait_s: int) -> None:
        due_at = next_try(notice, tries, wait_s, self.now)
        if due_at is None:
            self._end(notice, CopyState.NONE, "given_up")
            return
        self.services.pushes.put_back(notice, self.run_id, tries, due_at)
        self.done.later += 1

    def _forget(self, employee_id: str, answers: Sequence[tuple[Subscription, PushAnswer]]) -> None:
        gone = [each.subscription_id for each, answer in answers if answer.outcome is PushOutcome.GONE]
        if gone:
            self.services.pushes.drop(employee_id, gone, self.now)
            self.done.gone += len(gone)
        for _, answer in answers:
            if answer.outcome in (PushOutcome.REFUSED, PushOutcome.BUSY):
                self.done.statuses[answer.status] = self.done.statuses.get(answer.status, 0) + 1

    def _end(self, notice: Notice, state: CopyState, counted: str) -> None:
        self.services.pushes.done(notice, state)
        setattr(self.done, counted, getattr(self.done, counted) + 1)
