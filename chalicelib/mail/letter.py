"""A notice as a letter: greeting, words and sender, as plain text and as HTML for a phone, light or dark."""

import html
from collections.abc import Iterable, Sequence
from functools import lru_cache
from pathlib import Path
from string import Template

from chalicelib.domain.city import City
from chalicelib.domain.employee import Employee
from chalicelib.domain.notice import Notice, NoticeKind
from chalicelib.mail.language import tongue
from chalicelib.mail.reading import Rows
from chalicelib.mail.words import Words, one_line, write
from chalicelib.use_cases.ports import Letter

_LAYOUT = Path(__file__).parent / "templates" / "layout.html"
_PARAGRAPH = '<p class="ink" style="margin:0 0 16px;color:#16212b">{}</p>'
_TABLE = '<table role="presentation" width="100%" cellpadding="0" cellspacing="0" style="margin:0 0 16px">{}</table>'
_ROW = (
    '<tr><td class="ink line" style="padding:8px 0;border-top:1px solid #d6dee4;color:#16212b">'
    '<b>{}</b><br><span class="soft" style="color:#4f5e6b">{}</span></td></tr>'
)
_WAY = (
    '<tr><td class="line" style="padding:10px 0;border-top:1px solid #d6dee4">'
    '<a class="way" style="color:#12588a" href="{}">{}</a></td></tr>'
)
_STOP = '<br><a class="soft" style="color:#4f5e6b" href="{}">{}</a>'
_GREETINGS = {"id": "Yth. {},", "en": "Dear {},"}
_FOOTERS = {
    "id": "Surel ini dikirim otomatis; isinya sama dengan pemberitahuan di aplikasi. Pertanyaan: {}",
    "en": "This mail was sent automatically; it says the same as the notice in the app. Questions: {}",
}
_STOPS = {"id": "Hentikan surel pengingat", "en": "Stop reminder mails"}


STOPPABLE = frozenset({NoticeKind.REMINDER, NoticeKind.BUDGET})  # by mail only to who asked for reminders by mail


def compose_letter(notice: Notice, city: City, reader: Employee, site: str, stop_token: str = "") -> Letter:
    """The notice as one person's mail, in their language.

    site         the page's own address, without a slash at its end.
    stop_token   of a reminder: by which its reader stops them; see proof/unsubscribe.py.
    """
    code = tongue(reader.language).code
    words = write(notice, city, code)
    stop = f"{site}/api/unsubscribe?token={stop_token}" if notice.kind in STOPPABLE else ""
    sender = one_line(f"Presensi {city.settings.city_name}")
    greeting = _GREETINGS[code].format(one_line(reader.name))
    foot = (sender, one_line(city.settings.agency_name), _FOOTERS[code].format(one_line(city.settings.contact)))
    return Letter(
        address=reader.email or "",
        sender=sender,
        subject=words.title,
        text=_text(words, greeting, f"{site}/#/", [*foot, *([f"{_STOPS[code]}: {stop}"] if stop else [])]),
        html=_html(words, code, greeting, f"{site}/#/", foot, stop),
        about=notice.employee_id,
        headers=_headers(stop),
    )


def _headers(stop: str) -> dict[str, str]:
    if not stop:
        return {}
    return {"List-Unsubscribe": f"<{stop}>", "List-Unsubscribe-Post": "List-Unsubscribe=One-Click"}


def _text(words: Words, greeting: str, pages: str, foot: Iterable[str]) -> str:
    """`pages`: what every page's address begins with."""
    ways = [f"{what}:\n{pages}{where}" for what, where in (*words.ways, (words.button, words.link))]
    parts = [words.title, greeting, words.text, *ways, "-- \n" + "\n".join(filter(None, foot))]
    return "\n\n".join(parts) + "\n"


def _html(words: Words, code: str, greeting: str, pages: str, foot: Sequence[str], stop: str) -> str:
    told = (greeting, *words.body)
    body = [_PARAGRAPH.format(html.escape(each)) if isinstance(each, str) else _table(each) for each in told]
    ways = [_WAY.format(html.escape(f"{pages}{where}"), html.escape(what)) for what, where in words.ways]
    body += [_TABLE.format("".join(ways))] if ways else []
    stopping = _STOP.format(html.escape(stop), _STOPS[code]) if stop else ""
    return _layout().substitute(
        language=code,
        title=html.escape(words.title),
        sender=html.escape(foot[0]),
        body="\n".join(body),
        link=html.escape(f"{pages}{words.link}"),
        button=html.escape(words.button),
        footer="<br>".join(html.escape(each) for each in foot if each) + stopping,
    )


def _table(rows: Rows) -> str:
    return _TABLE.format("".join(_ROW.format(html.escape(what), html.escape(how)) for what, how in rows))


@lru_cache(maxsize=1)
def _layout() -> Template:
    return Template(_LAYOUT.read_text(encoding="utf-8"))
