"""Notices: what I was told, in my language; what I have read; whether reminders come by mail too."""

from datetime import date, datetime
from typing import Annotated

from chalice.app import Blueprint
from msgspec import Meta, Struct

from chalicelib.domain.notice import Notice
from chalicelib.errors import ChangedMeanwhile, NotFound
from chalicelib.mail.words import write
from chalicelib.routes._http import Answer, Call, op
from chalicelib.use_cases.reminder_mail import set_reminder_mail, unsubscribe

LISTED = 100

blueprint = Blueprint(__name__)

NoticeId = Annotated[str, Meta(pattern=r"^[0-9]{8}-[a-z]{1,20}(-[A-Za-z0-9._-]{1,64})?$")]
Token = Annotated[str, Meta(pattern=r"^[A-Za-z0-9._-]{1,64}\.[A-Za-z0-9_-]{43}$")]


class WayView(Struct, frozen=True):
    """Another page: what is to be done there, and where, as `link` of a notice."""

    title: str
    link: str


class NoticeView(Struct, frozen=True, kw_only=True):
    """`text` has paragraphs between empty lines, and lists whose lines begin with `- `. `link` is a part of the site,
    to come after its `#/`; `button` says what is there. `ways`: pages beside it, of one thing each."""

    notice_id: str
    kind: str
    on: date
    at: datetime
    read: bool
    title: str
    text: str
    button: str
    link: str
    ways: list[WayView]


class NoticesView(Struct, frozen=True):
    """Newest first, the last hundred of the last 180 days; `unread`: how many of them are not read yet."""

    unread: int
    notices: list[NoticeView]


class ReadBody(Struct, forbid_unknown_fields=True):
    ids: Annotated[list[NoticeId], Meta(min_length=1, max_length=LISTED)]


class RemindersView(Struct, frozen=True):
    """`mail`: by mail too. `minutes`: how long before a window closes; 0: the city reminds nobody."""

    mail: bool
    minutes: int


class RemindersBody(Struct, forbid_unknown_fields=True):
    mail: bool


class UnsubscribeQuery(Struct, forbid_unknown_fields=True):
    token: Token


@op(blueprint, "GET", "/me/notices", "What I was told", answers={200: NoticesView})
def list_notices(call: Call) -> Answer:
    found = call.services.notices.of_person(call.actor.employee_id, LISTED)
    return Answer(NoticesView(sum(each.read_at is None for each in found), [_view(call, each) for each in found]))


@op(blueprint, "POST", "/me/notices/read", "I have read these", body=ReadBody, answers={204: None})
def mark_read(call: Call) -> Answer:
    call.services.notices.mark_read(call.actor.employee_id, dict.fromkeys(call.body.ids), call.now)
    return Answer(None, 204)


@op(blueprint, "GET", "/me/reminders", "How I am reminded", answers={200: RemindersView})
def read_reminders(call: Call) -> Answer:
    return Answer(RemindersView(call.actor.reminder_mail, call.city.settings.reminder_min))


@op(
    blueprint, "PUT", "/me/reminders", "Have reminders by mail, or not", body=RemindersBody,
    answers={200: RemindersView}, problems=(ChangedMeanwhile,),
)  # fmt: skip
def replace_reminders(call: Call) -> Answer:
    changed = set_reminder_mail(call.services, call.actor, call.body.mail, call.now)
    return Answer(RemindersView(changed.reminder_mail, call.city.settings.reminder_min))


@op(
    blueprint, "POST", "/unsubscribe", "Stop reminder mails by the token in one (RFC 8058)", public=True,
    query=UnsubscribeQuery, answers={204: None}, problems=(NotFound, ChangedMeanwhile),
)  # fmt: skip
def stop_reminders(call: Call) -> Answer:
    """The body that a mail program sends along says nothing that the token does not."""
    unsubscribe(call.services, call.query.token, call.now)
    return Answer(None, 204)


@op(
    blueprint, "GET", "/unsubscribe", "The page that asks before it stops reminder mails", public=True,
    query=UnsubscribeQuery, answers={303: None},
)  # fmt: skip
def ask_to_stop(call: Call) -> Answer:
    """Whoever only looks (a scanner of links) changes nothing."""
    return Answer(None, 303, {"Location": f"{call.services.site.address}/#/berhenti/{call.query.token}"})


def _view(call: Call, notice: Notice) -> NoticeView:
    words = write(notice, call.city, call.language)
    return NoticeView(
        notice_id=notice.notice_id,
        kind=notice.kind,
        on=notice.on,
        at=notice.at,
        read=notice.read_at is not None,
        title=words.title,
        text=words.text,
        button=words.button,
        link=words.link,
        ways=[WayView(*each) for each in words.ways],
    )
