"""What people read: the same in the app and by mail, in both languages, and nothing that is not theirs to read."""

import re
from dataclasses import replace
from datetime import date, timedelta
from email import message_from_bytes, policy
from html.parser import HTMLParser

import pytest

from chalicelib.domain.notice import Notice, NoticeKind
from chalicelib.domain.office import Place
from chalicelib.domain.shift import Event
from chalicelib.mail.language import ENGLISH, INDONESIAN
from chalicelib.mail.letter import compose_letter
from chalicelib.mail.mime import compose
from chalicelib.mail.words import write
from chalicelib.use_cases.ports import Letter
from tests.cast import CITY
from tests.mail.notices import AT, EVERY, MISSED, ON, notice, reader

SITE = "https://presensi.contoh.example"
BOTH = ("id", "en")
ACCUSING = re.compile(
    r"\b(bolos|mangkir|alpa|absen|membolos|melanggar|sanksi|absent|truant|violation|guilty)\b", re.IGNORECASE
)


def letter(told: Notice, language: str = "id") -> Letter:
    return compose_letter(told, CITY, reader(language), SITE, "ani.token")


def test_there_are_words_for_every_kind() -> None:
    assert {each.kind for each in EVERY.values()} == set(NoticeKind)


@pytest.mark.parametrize("language", BOTH)
@pytest.mark.parametrize("name", EVERY)
def test_every_notice_says_what_it_is_about(name: str, language: str) -> None:
    words = write(EVERY[name], CITY, language)
    assert words.title and words.button and words.body
    assert "$" not in words.title + words.text + words.button
    assert not re.search(r"  |\n\n\n|: *$|None", f"{words.title}\n\n{words.text}", re.MULTILINE)
    assert len(words.title) < 90, "a phone's list of mails shows no more"


@pytest.mark.parametrize("language", BOTH)
@pytest.mark.parametrize("kind", NoticeKind)
def test_a_notice_that_lacks_its_facts_still_has_words(kind: NoticeKind, language: str) -> None:
    """Whatever wrote it: an older version, another job. Nobody's list of notices may break by one of them."""
    assert write(Notice("ani", kind, ON, AT), CITY, language).title


@pytest.mark.parametrize("language", BOTH)
@pytest.mark.parametrize("name", EVERY)
def test_no_word_accuses(name: str, language: str) -> None:
    words = write(EVERY[name], CITY, language)
    assert not ACCUSING.search(f"{words.title} {words.text}")


def test_who_missed_a_slot_reads_which_by_what_rule_and_until_when_to_answer() -> None:
    words = write(MISSED, CITY, "id")
    assert words.title == "Presensi pulang 23 November belum tercatat"
    assert "Senin, 23 November 2026" in words.text
    assert "Lima hari kerja" in words.text
    assert "paling lambat Kamis, 26 November 2026" in words.text
    assert words.link == "riwayat/2026-11/23"


@pytest.mark.parametrize("language", BOTH)
@pytest.mark.parametrize("name", EVERY)
def test_a_letter_greets_its_reader_and_says_who_sent_it(name: str, language: str) -> None:
    sent = letter(EVERY[name], language)
    greeting = {"id": "Yth. Ani Contoh, S.Kom.,", "en": "Dear Ani Contoh, S.Kom.,"}[language]
    assert greeting in sent.text.splitlines() and greeting in sent.html
    assert sent.sender == f"Presensi {CITY.settings.city_name}"
    foot = sent.text.partition("-- \n")[2].splitlines()
    assert foot[:2] == [sent.sender, CITY.settings.agency_name] and CITY.settings.contact in foot[2]
    assert reader().number not in sent.text + sent.html + sent.subject


@pytest.mark.parametrize(
    ("name", "language", "first"),
    [
        ("missed", "id", "Pada Senin, 23 November 2026 belum ada catatan presensi pulang Anda."),
        ("outage", "id", "Pada 23 November 07:05–07:40, 212 dari 640 percobaan presensi gagal."),
        ("decided-leave", "id", "Permohonan cuti tanggal 1–3 Desember 2026 disetujui."),
        ("decided-leave", "en", "The request for 1–3 December 2026 (leave) was approved."),
        ("decided-correction", "id", "Permohonan koreksi presensi pulang tanggal 20 November 2026 tidak disetujui."),
        ("decided-objection", "id", "Keberatan atas presensi Apel Senin tanggal 20 November 2026 disetujui."),
        ("decided-objection", "en",
         "The request for 20 November 2026 (objection to the Apel Senin check-in) was approved."),
        ("decided-check-in", "id", "Presensi datang Anda pada 20 November 2026 dinyatakan tidak sah."),
        ("returned", "en", "The request for 4–5 December 2026 (duty travel) came back to you to be changed."),
        ("digest", "en", "On Monday, 23 November 2026 in Bagian Umum, 17 of 19 people due were present or on duty."),
        ("budget", "id",
         "Untuk bulan Oktober 2026, 3 baris anggaran yang menjadi tanggung jawab Anda belum dilaporkan."),
        ("budget-one", "en", "Of October 2026, 1 budget line that you are responsible for is not reported yet."),
        ("reminder", "id", "Presensi pulang Anda hari ini belum tercatat dan ditutup pukul 18:00."),
        ("delegate", "id", "Anda menggantikan Citra Contoh pada 1–11 Desember 2026."),
        ("delegate-of-mine", "en", "Budi Contoh takes your place, 1–11 December 2026."),
        ("delegate-ended", "id", "Anda tidak lagi menggantikan Citra Contoh."),
    ],
)  # fmt: skip
def test_the_first_sentence_says_what_happened(name: str, language: str, first: str) -> None:
    assert write(EVERY[name], CITY, language).body[0] == first


def test_an_event_is_called_by_its_own_name() -> None:
    words = write(EVERY["missed-event"], CITY, "id")
    assert words.title == "Presensi Upacara Hari Guru 23 November belum tercatat"
    assert "apel atau upacara" not in words.text


def test_a_digest_names_the_only_event_of_its_date_and_none_where_there_are_two() -> None:
    def told(*events: Event) -> str:
        city = replace(CITY, calendar=replace(CITY.calendar, events=events))
        facts = {**EVERY["digest"].facts, "people": [{"name": "Budi", "status": "absent", "missing": ["event"]}]}
        return write(replace(EVERY["digest"], facts=facts), city, "id").text

    apel = Event("apel", "Apel Senin", "800/7", ON, 390, 480, 420, Place("balai-kota"))
    other = replace(apel, event_id="upacara", name="Upacara")
    assert "- Budi: Apel Senin tidak tercatat" in told(apel)
    assert "- Budi: Apel Senin tidak tercatat" in told(apel, replace(other, withdrawn="hujan"))
    assert "- Budi: apel atau upacara tidak tercatat" in told(apel, other)


def test_a_digest_leaves_out_what_there_is_nobody_of() -> None:
    words = write(EVERY["digest-quiet"], CITY, "id")
    assert "cuti atau izin" not in words.text and "tidak lengkap" not in words.text


def test_who_stands_in_is_led_to_where_it_says_for_whom() -> None:
    """They may lead nobody of their own: there is no team's page for them."""
    assert {write(each, CITY, "id").link for name, each in EVERY.items() if "delegate" in name} == {"pengganti"}


def test_a_digest_names_nobody_in_its_subject() -> None:
    title = write(EVERY["digest"], CITY, "id").title
    assert not any(name in title for name in ("Budi", "Ani", "Gani"))


def test_the_kind_of_a_leave_is_never_in_a_mail() -> None:
    told = replace(EVERY["decided-leave"], facts={**EVERY["decided-leave"].facts, "leave": "sick"})
    sent = letter(told)
    assert "sick" not in sent.text + sent.html + sent.subject
    assert "sakit" not in sent.text + sent.subject


@pytest.mark.parametrize(
    ("name", "language", "said"),
    [
        (
            "digest-answers",
            "id",
            "Menunggu keputusan Anda: 1 permohonan, 14 kegiatan, 4 rencana kinerja, 2 penilaian, dan 1 keberatan",
        ),
        ("digest-answers", "id", "Sudah lewat batas waktu menjawab: 2 kegiatan dan 1 rencana kinerja."),
        ("digest-answers", "en", "Past the time for an answer: 2 activities and 1 plan."),
        ("digest-answers", "id", "Oktober 2026 belum dilaporkan: Sekretariat Daerah (3 dari 12 baris)."),
        ("digest-answers", "id", "Dapat diisi sampai Selasa, 10 November 2026; yang belum dilaporkan"),
        ("digest-answers", "id", "Lama belum terjawab di bawah Anda: 3 kegiatan dan 1 rencana kinerja. Anda boleh"),
        ("city-answers", "en", "What is not reported does not count as zero"),
        ("activity", "id", "Ubah isinya, lalu kirim lagi paling lambat Sabtu, 5 Desember 2026."),
        ("evaluation-rated", "id", "Ini tentang penilaian triwulan 3 2026."),
    ],
)
def test_what_is_awaited_is_said_calmly_and_whole(name: str, language: str, said: str) -> None:
    assert said in write(EVERY[name], CITY, language).text


def test_a_sentence_names_a_few_units_and_counts_the_others() -> None:
    units = [{"unit": f"Unit {at}", "count": 1, "lines": 2, "month": "2026-10"} for at in range(1, 8)]
    facts = {"locked_budgets": units, "more_budgets": 40}
    said = write(replace(EVERY["city"], facts=facts), CITY, "id").text
    assert "Unit 5 (1 dari 2 baris), dan 42 unit lain. Yang belum" in said
    assert "Unit 6" not in said


HOSTILE = "Budi\r\nBcc: semua@contoh.example\r\n\r\n<script>alert(1)</script>\u202e\x00"
ENCODED = "=?utf-8?q?Budi=0D=0ABcc=3A_semua=40contoh=2Eexample=0D=0A=0D=0AHadiah?="  # printable, so a name may be it


@pytest.mark.parametrize("hostile", [HOSTILE, ENCODED, f"é {ENCODED} {ENCODED}", f"=?{ENCODED}?="])
def test_what_people_wrote_never_reaches_a_header_or_becomes_html(hostile: str) -> None:
    """RELIABILITY T28."""
    told = notice(NoticeKind.BOUNCED, "budi", name=hostile)
    city = replace(CITY, settings=replace(CITY.settings, city_name=hostile, agency_name=hostile, contact=hostile))
    dewi = replace(reader(), name=hostile, email="dewi@contoh.example")
    sent = compose_letter(told, city, dewi, SITE)
    parsed = message_from_bytes(compose(sent, "presensi@contoh.example"), policy=policy.default)
    assert set(parsed.keys()) == {"Subject", "From", "To", "Auto-Submitted", "MIME-Version", "Content-Type"}
    assert parsed["To"] == "dewi@contoh.example"
    assert "<script>" not in sent.html
    assert all(sign.isprintable() for sign in sent.subject + sent.sender)


def test_a_line_break_in_a_header_is_refused_even_if_words_let_one_pass() -> None:
    for changed in (
        {"subject": "a\r\nBcc: b@contoh.example"},
        {"sender": "a\nb"},
        {"address": "a@contoh.example\r\nBcc: b@contoh.example"},
        {"headers": {"List-Unsubscribe": "<x>\r\nBcc: b@contoh.example"}},
    ):
        with pytest.raises(ValueError):
            compose(replace(letter(MISSED), **changed), "presensi@contoh.example")


@pytest.mark.parametrize(
    "address",
    [f"{ENCODED}@contoh.example", "", "ani", "ani@", "@contoh.example", "ani@a@b", "Ani <ani@contoh.example>", "a b@c"],
)
def test_what_is_no_address_is_refused(address: str) -> None:
    with pytest.raises(ValueError):
        compose(replace(letter(MISSED), address=address), "presensi@contoh.example")


class _Text(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.said = ""
        self.hidden = False

    def handle_starttag(self, tag: str, _: object) -> None:
        self.hidden = self.hidden or tag in ("head", "style")

    def handle_endtag(self, tag: str) -> None:
        self.hidden = self.hidden and tag != "head"

    def handle_data(self, data: str) -> None:
        self.said += "" if self.hidden else f" {data}"


@pytest.mark.parametrize("language", BOTH)
@pytest.mark.parametrize("name", EVERY)
def test_the_plain_text_says_what_the_html_says(name: str, language: str) -> None:
    sent, html = letter(EVERY[name], language), _Text()
    html.feed(sent.html)
    plain = {word for word in re.findall(r"\w+", sent.text) if not word.startswith("http")}
    assert set(re.findall(r"\w+", html.said)) - {"Kota", "Contoh", "Presensi"} <= plain


def test_a_letter_needs_nothing_from_elsewhere() -> None:
    for told in EVERY.values():
        html = letter(told).html
        assert set(re.findall(r"(?:src|href)=\"(https?://[^/\"]+)", html)) == {SITE}
        assert "<img" not in html and "<script" not in html and "@import" not in html


def test_it_travels_as_plain_text_and_html_in_short_lines() -> None:
    raw = compose(letter(EVERY["digest"]), "presensi@contoh.example")
    head, _, body = raw.partition(b"\r\n\r\n")
    assert max(map(len, body.split(b"\r\n"))) <= 78
    assert max(map(len, head.split(b"\r\n"))) <= 998
    parsed = message_from_bytes(raw, policy=policy.default)
    assert [part.get_content_type() for part in parsed.iter_parts()] == ["text/plain", "text/html"]
    assert parsed["From"] == "Presensi Kota Contoh <presensi@contoh.example>"
    assert parsed["Auto-Submitted"] == "auto-generated"
    assert "Wijayakusumaningtyas" in parsed.get_body(("plain",)).get_content()


def test_reminders_alone_can_be_stopped_from_the_mail_itself() -> None:
    """RFC 8058; the address is whole, not folded and not encoded."""
    raw = compose(letter(EVERY["reminder"]), "presensi@contoh.example")
    assert f"List-Unsubscribe: <{SITE}/api/unsubscribe?token=ani.token>\r\n".encode() in raw
    assert b"List-Unsubscribe-Post: List-Unsubscribe=One-Click\r\n" in raw
    for name, told in EVERY.items():
        is_reminder = told.kind in (NoticeKind.REMINDER, NoticeKind.BUDGET)
        assert (letter(told).headers != {}) is is_reminder, name
        assert ("unsubscribe" in letter(told).html) is is_reminder, name


def test_dates_and_numbers_are_said_as_the_reader_does() -> None:
    one = date(2026, 12, 31)
    assert INDONESIAN.long_day(one) == "Kamis, 31 Desember 2026"
    assert ENGLISH.long_day(one) == "Thursday, 31 December 2026"
    assert INDONESIAN.days(one, one) == "31 Desember 2026"
    assert INDONESIAN.days(one - timedelta(days=2), one) == "29–31 Desember 2026"
    assert INDONESIAN.days(date(2026, 11, 30), one) == "30 November – 31 Desember 2026"
    assert INDONESIAN.days(one, one + timedelta(days=1)) == "31 Desember 2026 – 1 Januari 2027"
    assert (INDONESIAN.number(8790), ENGLISH.number(8790)) == ("8.790", "8,790")
    assert (INDONESIAN.listed(["a", "b"]), INDONESIAN.listed(["a", "b", "c"])) == ("a dan b", "a, b, dan c")
    assert ENGLISH.listed(["a", "b", "c"]) == "a, b and c"
    assert ENGLISH.listed(["a"]) == "a" and ENGLISH.listed([]) == ""


def test_nothing_is_called_complete_that_is_not() -> None:
    city = replace(EVERY["city"], facts={"present": 9_999, "due": 10_000, "unit_count": 1})
    assert "99,9%" in write(city, CITY, "id").title
    nobody = replace(EVERY["city"], facts={"present": 0, "due": 0, "unit_count": 0})
    assert "100%" in write(nobody, CITY, "id").title


def test_a_decision_leads_to_the_day_it_is_about_not_to_that_of_the_decision() -> None:
    decided = EVERY["decided-check-in"]
    assert decided.on.isoformat() != decided.facts["local_date"] == "2026-11-20"
    assert write(decided, CITY, "id").link == "riwayat/2026-11/20"
