"""Notices in the app: my own, in my language, read once; and how a reminder by mail is stopped."""

from collections.abc import Iterator
from dataclasses import replace

import pytest

from chalicelib.domain.notice import Notice, NoticeKind
from chalicelib.proof.unsubscribe import seal_unsubscribe
from chalicelib.use_cases.see_today import UNREAD_OF
from tests.cast import ANI, BUDI, MONDAY
from tests.mail.notices import EVERY
from tests.routes.town import BuiltTown, built_town, faults, nobody, nothing_changed, problem
from tests.world import World


@pytest.fixture(scope="module")
def built() -> Iterator[BuiltTown]:
    with built_town() as town:
        yield town


def tell(town: World, who: str, kind: NoticeKind = NoticeKind.MISSED, **facts: object) -> Notice:
    notice = Notice(who, kind, MONDAY, town.clock.now, facts=facts)
    town.services.notices.add(notice)
    return notice


def test_my_notices_come_newest_first_with_their_words_and_how_many_are_unread(town: World) -> None:
    tell(town, "ani", rule="pattern:lima-hari", missing=["departure"], answer_by="2026-11-26")
    town.clock.forward(minutes=5)
    tell(town, "ani", NoticeKind.REMINDER, slot="departure", closes_at="18:00")
    tell(town, "budi")
    seen = town.phone(ANI).call("GET", "/me/notices", headers={"Accept-Language": "id"}).expect(200)
    assert seen["unread"] == 2
    assert [each["kind"] for each in seen["notices"]] == ["reminder", "missed"]
    missed = seen["notices"][1]
    assert missed["notice_id"] == "20261123-missed"
    assert missed["title"] == "Presensi pulang 23 November belum tercatat"
    assert "paling lambat Kamis, 26 November 2026" in missed["text"]
    assert (missed["button"], missed["link"]) == ("Lihat hari itu dan jawab", "riwayat/2026-11/23")
    assert (missed["on"], missed["read"]) == ("2026-11-23", False)


def test_todays_answer_says_how_many_of_the_newest_are_unread(town: World) -> None:
    ani = town.phone(ANI, None)

    def unread() -> int:
        return ani.call("GET", "/me/today").expect(200)["unread"]

    assert unread() == 0
    first = tell(town, "ani")
    tell(town, "ani", NoticeKind.REMINDER, slot="departure", closes_at="18:00")
    assert unread() == 2
    ani.call("POST", "/me/notices/read", {"ids": [first.notice_id]}).expect(204)
    assert unread() == 1
    for each in range(30):
        town.services.notices.add(replace(first, about=f"{each:02}"))
    assert unread() == UNREAD_OF


def test_in_the_language_asked_for(town: World) -> None:
    tell(town, "ani", missing=["departure"])
    seen = town.phone(ANI).call("GET", "/me/notices", headers={"Accept-Language": "en"}).expect(200)
    assert seen["notices"][0]["title"] == "Not recorded for 23 November: departure"


def test_every_kind_can_be_read(town: World) -> None:
    for each in EVERY.values():
        town.services.notices.add(replace(each, at=town.clock.now))
    assert len({each.notice_id for each in EVERY.values()}) == len(
        town.phone(ANI).call("GET", "/me/notices").expect(200)["notices"]
    )


def test_what_i_have_read_stays_read(town: World) -> None:
    notices = [tell(town, "ani"), tell(town, "ani", NoticeKind.WAITING, provisional=["arrival"])]
    ani = town.phone(ANI)
    for _ in range(2):
        ani.call("POST", "/me/notices/read", {"ids": [notices[0].notice_id, "20250101-missed"]}).expect(204)
    seen = ani.call("GET", "/me/notices").expect(200)
    assert seen["unread"] == 1
    assert {each["notice_id"]: each["read"] for each in seen["notices"]} == {
        notices[0].notice_id: True,
        notices[1].notice_id: False,
    }


def test_nobody_reads_or_marks_anothers(town: World) -> None:
    notice = tell(town, "ani")
    budi = town.phone(BUDI)
    with nothing_changed():
        budi.call("POST", "/me/notices/read", {"ids": [notice.notice_id]}).expect(204)
    assert budi.call("GET", "/me/notices").expect(200) == {"unread": 0, "notices": []}


@pytest.mark.parametrize(
    "body", [{"ids": []}, {"ids": ["x"]}, {"ids": ["20261123-missed"] * 101}, {"ids": "20261123-missed"}, {"ids": [1]}]
)
def test_what_is_no_list_of_notices_is_refused_by_name(town: World, body: object) -> None:
    ani = town.phone(ANI)
    with nothing_changed():
        reply = ani.call("POST", "/me/notices/read", body)
    assert problem(reply)[0] == 422
    assert all(pointer.startswith("/ids") for pointer, _ in faults(reply))


def test_reminders_come_by_mail_when_i_say_so_with_one_entry_of_it(town: World) -> None:
    ani = town.phone(ANI)
    assert ani.call("GET", "/me/reminders").expect(200) == {"mail": False, "minutes": 15}
    for _ in range(2):
        assert ani.call("PUT", "/me/reminders", {"mail": True}).expect(200) == {"mail": True, "minutes": 15}
    assert ani.call("GET", "/me/reminders").expect(200)["mail"] is True
    entries = [each.entry for each in town.services.audit.entries("umum#2026-11-23")]
    assert [(each.action, each.actor_id, each.facts) for each in entries if each.action == "set_reminder_mail"] == [
        ("set_reminder_mail", "ani", {"mail": True})
    ]
    assert [each.reminder_mail for each in town.services.staff.members("umum")].count(True) == 1


def token(town: World, who: str = "ani") -> str:
    return seal_unsubscribe(who, town.services.secrets.pepper())


ONE_CLICK = {"Content-Type": "application/x-www-form-urlencoded"}
AS_PARTS = {"Content-Type": "multipart/form-data; boundary=x"}


@pytest.mark.parametrize("headers", [ONE_CLICK, AS_PARTS, {}])
def test_one_click_in_a_mail_program_stops_reminders(town: World, headers: dict[str, str]) -> None:
    """RFC 8058: a POST without cookies or login, its body as a form."""
    town.change("ani", lambda each: replace(each, reminder_mail=True))
    for _ in range(2):
        nobody().call(
            "POST", f"/unsubscribe?token={token(town)}", headers=headers, raw=b"List-Unsubscribe=One-Click"
        ).expect(204)
    stored = town.services.staff.employee("ani")
    assert stored and not stored.reminder_mail


def test_who_only_looks_at_the_link_stops_nothing(town: World) -> None:
    """Scanners of mail follow every link."""
    town.change("ani", lambda each: replace(each, reminder_mail=True))
    with nothing_changed():
        reply = nobody().call("GET", f"/unsubscribe?token={token(town)}")
    assert reply.status == 303
    assert reply.headers["Location"] == f"https://presensi.example/#/berhenti/{token(town)}"


@pytest.mark.parametrize("changed", ["b", "ani.", "", "x"])
def test_a_token_we_never_gave_is_not_found(town: World, changed: str) -> None:
    town.change("ani", lambda each: replace(each, reminder_mail=True))
    forged = {"b": "budi." + token(town).partition(".")[2], "ani.": "ani." + "A" * 43}.get(changed)
    with nothing_changed():
        reply = nobody().call("POST", f"/unsubscribe?token={forged or changed}")
    assert reply.status in (404, 422)
    stored = town.services.staff.employee("ani")
    assert stored and stored.reminder_mail
