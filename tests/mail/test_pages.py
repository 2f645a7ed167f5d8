"""Where notices lead: to pages that are there, and from what awaits one answer to that very thing."""

import re
from html import unescape

import pytest

from chalicelib.mail.words import Words, write
from tests.cast import CITY
from tests.mail.notices import EVERY
from tests.mail.test_words import BOTH, SITE, letter
from tests.test_house import ROOT

WEB = ROOT / "web" / "src"
PHONE = set(re.findall(r'case "([a-z]+)":', (WEB / "screens" / "behind.tsx").read_text()))
CONSOLE = set(re.findall(r'^    key: "([a-z-]+)",$', (WEB / "console" / "pages.tsx").read_text(), re.MULTILINE))
SHOWN_ON_A_LOCK_SCREEN = re.compile(r"[\w./-]{0,120}")  # web/src/push/notification_words.ts


def pages(words: Words) -> list[str]:
    return [words.link, *(where for _, where in words.ways)]


@pytest.mark.parametrize("name", EVERY)
def test_every_page_that_a_notice_leads_to_is_there(name: str) -> None:
    for page in pages(write(EVERY[name], CITY, "id")):
        first, _, rest = page.partition("/")
        assert first in PHONE
        assert first != "konsol" or rest.split("/")[0] in CONSOLE


@pytest.mark.parametrize("name", EVERY)
def test_a_lock_screen_takes_the_address(name: str) -> None:
    assert SHOWN_ON_A_LOCK_SCREEN.fullmatch(write(EVERY[name], CITY, "id").link)


@pytest.mark.parametrize(
    ("name", "page"),
    [
        ("plan-proposed", "kinerja/rencana/tim/budi/2026"),
        ("plan-returned", "kinerja/rencana/2026"),
        ("evaluation-rated", "konsol/penilaian/-/buka/budi.1/periode/2026-Q3/unit/umum"),
        ("evaluation-objected", "konsol/penilaian/-/buka/budi.1/periode/2026-Q3/unit/umum"),
        ("evaluation-feedback", "kinerja/penilaian/2026"),
        ("activity", "kinerja/20261120-abc"),
        ("budget", "anggaran/2026-10"),
    ],
)
def test_one_thing_has_a_page_of_its_own(name: str, page: str) -> None:
    assert write(EVERY[name], CITY, "id").link == page


def test_a_digest_leads_to_what_awaits_an_answer() -> None:
    assert pages(write(EVERY["digest-answers"], CITY, "id")) == [
        "tim",
        "kinerja/tim",
        "konsol/rencana/-/state/proposed/tahun/2026/unit/umum",
        "kinerja/rencana/tim/budi/2027",
        "konsol/penilaian/-/periode/2026-Q3/unit/pbj",
        "konsol/penilaian/-/buka/budi.1/periode/2026/unit/umum",
        "kinerja/tim/umum",
        "kinerja/rencana/tim/budi/2026",
        "konsol/anggaran/unit/setda/-/bulan/10/tahun/2026",
    ]
    assert pages(write(EVERY["city-answers"], CITY, "id"))[-1] == "konsol/anggaran/-/bulan/10/tahun/2026"


@pytest.mark.parametrize("language", BOTH)
def test_a_mail_has_all_of_its_ways_in_text_and_in_html(language: str) -> None:
    for name in ("digest-answers", "city-answers"):
        sent = letter(EVERY[name], language)
        for what, where in write(EVERY[name], CITY, language).ways:
            assert f"{what}:\n{SITE}/#/{where}\n" in sent.text
            assert f'href="{SITE}/#/{where}">{what}</a>' in unescape(sent.html)
