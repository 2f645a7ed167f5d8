"""What the clock starts every five minutes: reminders, digests, mail; one that fails keeps none of the others back."""

from dataclasses import replace
from typing import Any

import pytest

from chalicelib.domain.notice import Notice, NoticeKind
from chalicelib.jobs import digests, remind
from chalicelib.jobs.handlers import on_mail
from tests.cast import MONDAY, wib
from tests.fakes import Memory, fake_services
from tests.identity_fake import FakeAccounts
from tests.world import World


class Context:
    def __init__(self, left_s: int = 240) -> None:
        self.left_ms = left_s * 1000

    def get_remaining_time_in_millis(self) -> int:
        return self.left_ms


def tell_ani(city: World) -> None:
    city.change("ani", lambda each: replace(each, email="ani@contoh.example"))
    city.services.notices.add(Notice("ani", NoticeKind.MISSED, MONDAY, city.clock.now))


def test_a_run_reminds_makes_digests_and_sends(city: World) -> None:
    tell_ani(city)
    city.clock.set(wib(9, 45))
    done = on_mail({}, Context())
    assert done["remind"] == {"reminded": 7}
    assert done["digests"] == {"dates": 0, "notices": 0}
    assert done["push"]["unwanted"] == 1  # Ani's notice: none of her phones is to be woken
    assert (done["mail"]["sent"], done["mail"]["stopped"]) == (1, "")


@pytest.mark.parametrize(("module", "name"), [(remind, "remind"), (digests, "tell_digests")])
def test_a_step_that_fails_is_told_and_the_mail_goes_out(
    city: World, monkeypatch: pytest.MonkeyPatch, module: Any, name: str
) -> None:
    def fail(*_: object) -> None:
        raise ValueError("unforeseen")

    monkeypatch.setattr(module, name, fail)
    tell_ani(city)
    with pytest.raises(RuntimeError):
        on_mail({}, Context())
    assert [each.address for each in city.services.mail.sent] == ["ani@contoh.example"]  # type: ignore[attr-defined]


def test_near_the_end_of_its_time_nothing_is_begun(city: World) -> None:
    tell_ani(city)
    assert on_mail({}, Context(left_s=60))["mail"]["sent"] == 0
    assert on_mail({}, Context(left_s=61))["mail"]["sent"] == 1


def test_before_the_city_is_set_up_there_is_nothing_to_do(city: World, monkeypatch: pytest.MonkeyPatch) -> None:
    from chalicelib import wiring

    empty = fake_services(Memory(), FakeAccounts(city.clock), city.clock, [])
    monkeypatch.setattr(wiring, "services", lambda: empty)
    assert on_mail({}, Context()) == {}
