"""A notice as a letter: subject, plain text, and the same as HTML that a phone shows well, light or dark."""

import html
from functools import lru_cache
from pathlib import Path
from string import Template

from chalicelib.domain.city import City
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
_STOP = '<br><a class="soft" style="color:#4f5e6b" href="{}">{}</a>'
_FOOTERS = {
    "id": "Surel otomatis; salinan pemberitahuan di aplikasi. Pertanyaan: {}",
    "en": "Sent automatically; a copy of a notice in the app. Questions: {}",
}
_STOPS = {"id": "Hentikan surel pengingat", "en": "Stop reminder mails"}


def compose_letter(notice: Notice, city: City, address: str, language: str, site: str, stop_token: str = "") -> Letter:
    """The notice as one person's mail.

    site         the page's own address, without a slash at its end.
    stop_token   of a reminder: by which its reader stops them; see proof/unsubscribe.py.
    """
    code = tongue(language).code
    words = write(notice, city, code)
    stop = f"{site}/api/unsubscribe?token={stop_token}" if notice.kind is NoticeKind.REMINDER else ""
    footer = _FOOTERS[code].format(one_line(city.settings.contact))
    sender = one_line(f"Presensi {city.settings.city_name}")
    return Letter(
        address=address,
        sender=sender,
        subject=words.title,
        text=_text(words, f"{site}/#/{words.link}", footer, f"{_STOPS[code]}: {stop}" if stop else ""),
        html=_html(words, code, sender, f"{site}/#/{words.link}", footer, stop),
        about=notice.employee_id,
        headers=_headers(stop),
    )


def _headers(stop: str) -> dict[str, str]:
    if not stop:
        return {}
    return {"List-Unsubscribe": f"<{stop}>", "List-Unsubscribe-Post": "List-Unsubscribe=One-Click"}


def _text(words: Words, link: str, footer: str, stop: str) -> str:
    parts = [words.title, words.text, f"{words.button}:\n{link}", "-- \n" + footer + (f"\n{stop}" if stop else "")]
    return "\n\n".join(parts) + "\n"


def _html(words: Words, code: str, sender: str, link: str, footer: str, stop: str) -> str:
    body = [_PARAGRAPH.format(html.escape(each)) if isinstance(each, str) else _table(each) for each in words.body]
    stopping = _STOP.format(html.escape(stop), _STOPS[code]) if stop else ""
    return _layout().substitute(
        language=code,
        title=html.escape(words.title),
        sender=html.escape(sender),
        body="\n".join(body),
        link=html.escape(link),
        button=html.escape(words.button),
        footer=html.escape(footer) + stopping,
    )


def _table(rows: Rows) -> str:
    return _TABLE.format("".join(_ROW.format(html.escape(what), html.escape(how)) for what, how in rows))


@lru_cache(maxsize=1)
def _layout() -> Template:
    return Template(_LAYOUT.read_text(encoding="utf-8"))
