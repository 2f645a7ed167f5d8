"""Send what waits to be mailed: each at most once, no faster and no more than SES allows.

A notice is marked before its letter is handed over. A run that dies in between, or gets no answer, has sent it or never
will; what SES surely did not take waits again. Two runs at once share the outbox, each notice goes to one of them.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from chalicelib.domain.city import City
from chalicelib.domain.employee import Employee
from chalicelib.domain.notice import CopyState, Notice, NoticeKind
from chalicelib.jobs.bounces import tell_operators
from chalicelib.mail.letter import STOPPABLE, compose_letter
from chalicelib.proof.unsubscribe import seal_unsubscribe
from chalicelib.rules.leaving import has_passed
from chalicelib.use_cases.day_plans import own_today
from chalicelib.use_cases.ports import (
    Letter,
    MailRefused,
    MailStopped,
    MailThrottled,
    Services,
    StoreUnavailable,
)

AT_ONCE = 100  # notices read together
GOOD_FOR = timedelta(days=2)  # an older one is read in the app
REMINDER_GOOD_FOR = timedelta(minutes=30)
QUOTA = "QUOTA"
OFF = "OFF"  # this deployment sends no mail
THROTTLED = "THROTTLED"
UNKNOWN = "UNKNOWN"  # SES gave no answer
UNREMARKABLE = frozenset({"", OFF, THROTTLED})  # the others are for a person to look at


@dataclass
class Mailed:
    """What a run did. stopped: why it ended before the outbox was empty."""

    sent: int = 0
    unwanted: int = 0  # no address, suppressed, switched off, too late or of somebody who has left
    refused: int = 0
    stopped: str = ""


def drain_outbox(
    services: Services, now: datetime, pause: Callable[[float], None], has_time: Callable[[], bool]
) -> Mailed:
    """Send until nothing waits, time is over or SES says stop.

    pause   seconds to wait after each letter, so that no second sees more than the account's rate.
    """
    done = Mailed()
    try:
        allowed = services.mail.allowance()
    except MailStopped as stopped:
        return replace(done, stopped=str(stopped))
    if allowed.per_s <= 0:
        return replace(done, stopped=OFF)
    run = _Run(services, now, services.city.current(now), services.new_id(), done)
    while not done.stopped and has_time() and (waiting := services.notices.outbox(AT_ONCE)):
        for notice, person in run.with_people(waiting):
            if done.stopped or not has_time():
                break
            if done.sent >= allowed.left_today:
                done.stopped = QUOTA
            elif run.send(notice, person):
                pause(1 / allowed.per_s)
    return done


@dataclass(frozen=True)
class _Run:
    """One run: who it is, and what it has done so far."""

    services: Services
    now: datetime
    city: City
    run_id: str
    done: Mailed

    def with_people(self, waiting: Iterable[Notice]) -> list[tuple[Notice, Employee | None]]:
        """Each notice with whoever wants it by mail, as their profile says now; None: nobody."""
        listed = list(waiting)
        people = self.services.staff.people({each.employee_id for each in listed})
        addresses = {each.email for each in people.values() if each.email}
        dead = self.services.addresses.suppressed(addresses)
        return [(each, self._wants(each, people, dead)) for each in listed]

    def _wants(self, notice: Notice, people: Mapping[str, Employee], dead: frozenset[str]) -> Employee | None:
        person = people.get(notice.employee_id)
        is_reminder = notice.kind is NoticeKind.REMINDER
        if person is None or not person.email or person.email in dead:
            return None
        if notice.kind in STOPPABLE and not person.reminder_mail:
            return None
        if has_passed(person.left_on, own_today(person, self.now, self.city)):
            return None  # what they are still owed stands in the app
        return person if self.now - notice.at < (REMINDER_GOOD_FOR if is_reminder else GOOD_FOR) else None

    def send(self, notice: Notice, person: Employee | None) -> bool:
        """Whether a letter was handed over: then the next one has to wait."""
        notices = self.services.notices
        if not notices.mark_sending(notice, self.run_id):
            return False
        if person is None:
            notices.done(notice, CopyState.NONE)
            self.done.unwanted += 1
            return False
        return self._hand_over(notice, person)

    def _hand_over(self, notice: Notice, person: Employee) -> bool:
        notices = self.services.notices
        try:
            self.services.mail.send(self._letter(notice, person))
        except (MailThrottled, MailStopped) as failure:
            notices.put_back(notice, self.run_id)
            self.done.stopped = THROTTLED if isinstance(failure, MailThrottled) else str(failure)
            return False
        except StoreUnavailable as failure:
            self.done.stopped = f"{UNKNOWN}:{failure}"  # it may have gone out: it stays marked
            return False
        except MailRefused:
            notices.done(notice, CopyState.NONE)
            self.services.addresses.suppress(person.email or "", "refused", self.now)
            tell_operators(self.services, person, self.now)
            self.done.refused += 1
            return True
        notices.done(notice, CopyState.SENT)
        self.done.sent += 1
        return True

    def _letter(self, notice: Notice, person: Employee) -> Letter:
        site = self.services.site.address
        token = seal_unsubscribe(person.employee_id, self.services.secrets.pepper())
        return compose_letter(notice, self.city, person, site, token)
