"""Mail goes out at most once, as fast and as much as SES allows: RELIABILITY F20, F23, F24, F25, I6."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from chalicelib.domain.notice import CopyState, Notice, NoticeKind
from chalicelib.jobs import mailer
from chalicelib.jobs.mailer import Mailed, drain_outbox
from chalicelib.proof.unsubscribe import open_unsubscribe
from chalicelib.use_cases.ports import (
    MailAllowance,
    MailRefused,
    MailStopped,
    MailThrottled,
    StoreUnavailable,
)
from tests.cast import MONDAY
from tests.jobs.dying import Killed, killed_after
from tests.notices_fake import FakeMail
from tests.world import World


@pytest.fixture
def mail(city: World) -> FakeMail:
    return city.services.mail  # type: ignore[return-value]


@pytest.fixture(autouse=True)
def with_addresses(city: World) -> None:
    """Everybody but Gani has one."""
    for who in ("ani", "budi", "citra", "dewi"):
        city.change(who, lambda each: replace(each, email=f"{each.employee_id}@contoh.example"))


def told(city: World, who: str, kind: NoticeKind = NoticeKind.MISSED, **changed: Any) -> Notice:
    notice = replace(Notice(who, kind, MONDAY, city.clock.now), **changed)
    city.services.notices.add(notice)
    return notice


def drain(city: World, has_time: Callable[[], bool] = lambda: True, pauses: list[float] | None = None) -> Mailed:
    waits = [] if pauses is None else pauses
    return drain_outbox(city.services, city.clock.now, waits.append, has_time)


def state_of(city: World, notice: Notice) -> CopyState:
    found = city.services.notices.of_person(notice.employee_id, 100)
    return next(each.mail for each in found if each.notice_id == notice.notice_id)


def to(mail: FakeMail) -> list[str]:
    return [letter.address for letter in mail.sent]


def test_what_waits_is_sent_once_to_whom_it_is_for(city: World, mail: FakeMail) -> None:
    notices = [told(city, who) for who in ("budi", "ani")]
    assert drain(city) == Mailed(sent=2)
    assert to(mail) == ["ani@contoh.example", "budi@contoh.example"]
    assert {state_of(city, each) for each in notices} == {CopyState.SENT}
    assert drain(city) == Mailed()
    assert len(mail.sent) == 2


def test_each_reads_it_in_their_own_language(city: World, mail: FakeMail) -> None:
    city.change("budi", lambda each: replace(each, language="en"))
    for who in ("ani", "budi"):
        told(city, who, NoticeKind.WAITING, facts={"provisional": ["arrival"]})
    drain(city)
    assert [each.subject for each in mail.sent] == [
        "Presensi datang 23 November menunggu keputusan",
        "Your arrival check-in of 23 November awaits a decision",
    ]


def test_who_has_no_address_reads_it_in_the_app(city: World, mail: FakeMail) -> None:
    notice = told(city, "gani")
    assert drain(city) == Mailed(unwanted=1)
    assert state_of(city, notice) is CopyState.NONE
    assert mail.sent == []


def test_a_reminder_goes_by_mail_to_who_asked_for_it_and_in_time_alone(city: World, mail: FakeMail) -> None:
    city.change("ani", lambda each: replace(each, reminder_mail=True))
    for who in ("ani", "budi"):
        told(city, who, NoticeKind.REMINDER, facts={"slot": "arrival", "closes_at": "10:00"})
    assert drain(city) == Mailed(sent=1, unwanted=1)
    (letter,) = mail.sent
    token = letter.headers["List-Unsubscribe"].partition("token=")[2].rstrip(">")
    assert open_unsubscribe(token, city.services.secrets.pepper()) == "ani"
    told(city, "ani", NoticeKind.REMINDER, about="midday")
    city.clock.forward(minutes=31)
    assert drain(city) == Mailed(unwanted=1)


def test_a_budgets_reminder_goes_by_mail_to_who_asked_for_reminders_and_can_be_stopped(
    city: World, mail: FakeMail
) -> None:
    city.change("ani", lambda each: replace(each, reminder_mail=True))
    for who in ("ani", "budi"):
        told(city, who, NoticeKind.BUDGET, facts={"month": "2026-10", "count": 2, "until": "2026-11-10"})
    city.clock.forward(minutes=31)
    assert drain(city) == Mailed(sent=1, unwanted=1)
    assert "token=" in mail.sent[0].headers["List-Unsubscribe"]


def test_what_waited_for_two_days_stays_in_the_app(city: World, mail: FakeMail) -> None:
    told(city, "ani")
    city.clock.forward(days=2)
    assert drain(city) == Mailed(unwanted=1)
    assert mail.sent == []


@pytest.mark.parametrize(("days", "sent"), [(0, 1), (-1, 0)])
def test_who_has_left_gets_no_mail_from_the_day_after_on_and_keeps_it_in_the_app(
    city: World, mail: FakeMail, days: int, sent: int
) -> None:
    notice = told(city, "ani")
    city.change("ani", lambda each: replace(each, left_on=MONDAY + timedelta(days=days)))
    assert drain(city) == Mailed(sent=sent, unwanted=1 - sent)
    assert state_of(city, notice) is (CopyState.SENT if sent else CopyState.NONE)
    assert len(mail.sent) == sent


# F23: throttled.


def test_twenty_throttles_lose_and_double_nothing(city: World, mail: FakeMail) -> None:
    notices = [told(city, who) for who in ("ani", "budi", "citra")]
    for _ in range(20):
        mail.answers = [MailThrottled()]
        assert drain(city) == Mailed(stopped=mailer.THROTTLED)
        assert {state_of(city, each) for each in notices} == {CopyState.WAITING}
    assert drain(city) == Mailed(sent=3)
    assert sorted(to(mail)) == ["ani@contoh.example", "budi@contoh.example", "citra@contoh.example"]


def test_a_throttle_stops_the_run_until_the_next_one(city: World, mail: FakeMail) -> None:
    for who in ("ani", "budi", "citra"):
        told(city, who)
    mail.answers = [None, MailThrottled()]
    assert drain(city) == Mailed(sent=1, stopped=mailer.THROTTLED)
    assert drain(city) == Mailed(sent=2)


def test_letters_keep_the_accounts_distance(city: World, mail: FakeMail) -> None:
    mail.allowed = MailAllowance(4, 200)
    pauses: list[float] = []
    for who in ("ani", "budi", "gani"):
        told(city, who)
    drain(city, pauses=pauses)
    assert pauses == [0.25, 0.25]  # nothing was sent to Gani
    assert mail.asked == 1


# F24: the daily quota, the sandbox.


def test_the_201st_mail_of_a_day_waits_and_is_told_of_once(city: World, mail: FakeMail) -> None:
    mail.allowed = MailAllowance(14, 200)
    notices = [told(city, "ani", about=f"{at:03}") for at in range(201)]
    assert drain(city) == Mailed(sent=200, stopped=mailer.QUOTA)
    assert len(mail.sent) == 200
    assert state_of_all(city, "ani", 300)[notices[200].notice_id] is CopyState.WAITING
    assert len(city.services.notices.of_person("ani", 300)) == 201  # in the app all of them
    mail.allowed = MailAllowance(14, 0)
    assert drain(city) == Mailed(stopped=mailer.QUOTA)
    mail.allowed = MailAllowance(14, 200)
    assert drain(city) == Mailed(sent=1)


def state_of_all(city: World, who: str, limit: int) -> dict[str, CopyState]:
    return {each.notice_id: each.mail for each in city.services.notices.of_person(who, limit)}


def test_the_sandbox_stops_the_run_and_keeps_the_letter(city: World, mail: FakeMail) -> None:
    notice = told(city, "ani")
    mail.answers = [MailStopped("MessageRejected")]
    assert drain(city) == Mailed(stopped="MessageRejected")
    assert state_of(city, notice) is CopyState.WAITING


def test_a_paused_account_or_one_without_mail_leaves_the_outbox_alone(city: World, mail: FakeMail) -> None:
    notice = told(city, "ani")
    mail.allowed = MailAllowance(0, 0)
    assert drain(city) == Mailed(stopped=mailer.OFF)

    def paused() -> MailAllowance:
        raise MailStopped("SendingPaused")

    mail.allowance = paused  # type: ignore[method-assign]
    assert drain(city) == Mailed(stopped="SendingPaused")
    assert state_of(city, notice) is CopyState.WAITING


# F20 and I6: died, run twice, run at once, unanswered.


def test_a_run_that_dies_after_marking_has_sent_it_or_never_will(city: World, mail: FakeMail) -> None:
    one, other = told(city, "ani"), told(city, "budi")
    real = mail.send

    def die(_: object) -> None:
        raise Killed

    mail.send = die  # type: ignore[method-assign]
    with pytest.raises(Killed):
        drain(city)
    mail.send = real  # type: ignore[method-assign]
    assert drain(city) == Mailed(sent=1)
    assert to(mail) == ["budi@contoh.example"]
    assert (state_of(city, one), state_of(city, other)) == (CopyState.SENDING, CopyState.SENT)


def test_an_answer_that_never_came_is_not_asked_for_again(city: World, mail: FakeMail) -> None:
    told(city, "ani")
    told(city, "budi")
    mail.answers = [StoreUnavailable("ReadTimeoutError")]
    assert drain(city) == Mailed(stopped="UNKNOWN:ReadTimeoutError")
    assert drain(city) == Mailed(sent=1)
    assert to(mail) == ["budi@contoh.example"]


def test_two_runs_at_once_share_the_outbox(city: World, mail: FakeMail) -> None:
    """The second begins in the middle of the first's sending, with all that the first has read."""
    for who in ("ani", "budi", "citra"):
        told(city, who)
    real, runs = mail.send, []

    def send(letter: Any) -> None:
        real(letter)
        if not runs:
            runs.append(None)
            runs.append(drain(city))

    mail.send = send  # type: ignore[method-assign]
    first = drain(city)
    assert sorted(to(mail)) == ["ani@contoh.example", "budi@contoh.example", "citra@contoh.example"]
    assert first.sent + runs[1].sent == 3


def test_a_run_ends_when_its_time_is_over_and_the_next_goes_on(city: World, mail: FakeMail) -> None:
    for who in ("ani", "budi", "citra"):
        told(city, who)
    assert drain(city, has_time=lambda: len(mail.sent) < 2).sent == 2
    assert drain(city).sent == 1


@pytest.mark.parametrize("step", ["mark_sending", "done", "put_back"])
def test_dying_at_any_write_sends_nobody_a_second_mail(city: World, mail: FakeMail, step: str) -> None:
    told(city, "ani")
    if step == "put_back":
        mail.answers = [MailThrottled()]
    with killed_after(city.services.notices, step):
        drain(city)
    drain(city)
    drain(city)
    assert len(mail.sent) == (0 if step == "mark_sending" else 1)


# F25: what SES refuses by itself; what bounces later stands in test_bounces.py.


def test_a_letter_that_is_refused_is_never_tried_again_and_the_operator_hears_of_it(
    city: World, mail: FakeMail
) -> None:
    notice = told(city, "ani")
    mail.answers = [MailRefused("BadRequestException")]
    assert drain(city).refused == 1
    assert state_of(city, notice) is CopyState.NONE
    (heard,) = city.services.notices.of_person("dewi", 10)
    assert (heard.kind, heard.about, heard.facts["name"]) == (NoticeKind.BOUNCED, "ani", "Ani")
    told(city, "ani", about="2")
    assert drain(city).unwanted == 1
    assert "ani@contoh.example" not in to(mail)


def test_an_address_that_takes_no_mail_gets_none(city: World, mail: FakeMail) -> None:
    city.services.addresses.suppress("ANI@contoh.example", "bounce", city.clock.now)
    notice = told(city, "ani")
    assert drain(city) == Mailed(unwanted=1)
    assert state_of(city, notice) is CopyState.NONE


def test_a_new_address_gets_mail_again(city: World, mail: FakeMail) -> None:
    city.services.addresses.suppress("ani@contoh.example", "bounce", city.clock.now)
    city.change("ani", lambda each: replace(each, email="ani.baru@contoh.example"))
    told(city, "ani", at=city.clock.now - timedelta(hours=1))
    assert drain(city) == Mailed(sent=1)
