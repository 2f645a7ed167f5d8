"""The first admin of an empty deployment: once, restartable, and never without a way in."""

from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import pytest

from chalicelib.domain.city import Unit
from chalicelib.domain.employee import Role
from chalicelib.proof.one_time_code import code_matches
from chalicelib.use_cases.ports import Services
from tests.cast import SETTINGS
from tests.fakes import Memory, fake_services
from tests.identity_fake import FakeAccounts
from tools.first_admin import AdminExists, FirstAdmin, make_first_admin

FIRST = FirstAdmin("Eko Prasetyo", "CONTOH-0001", Unit("bkpsdm", "BKPSDM"))


class Killed(Exception):
    pass


@pytest.fixture
def services() -> Services:
    """A deployment that nobody has set up."""
    clock = lambda: datetime.now(UTC)  # noqa: E731
    return fake_services(Memory(), FakeAccounts(clock), clock, [])


def is_way_in(services: Services, code: str) -> bool:
    employee_id = services.staff.employee_id_of(FIRST.number)
    assert employee_id
    return code_matches(services.staff.code(employee_id), code, datetime.now(UTC))


def test_the_first_admin_gets_a_code_to_log_in_with(services: Services) -> None:
    code = make_first_admin(services, SETTINGS, FIRST)
    assert is_way_in(services, code)
    admin = services.staff.employee(services.staff.employee_id_of(FIRST.number) or "")
    assert admin
    assert admin.has_role(Role.CITY_ADMIN)


@pytest.mark.parametrize("number", ["1.99E+17", "12", "198502302010011013"])
def test_a_number_that_is_none_is_refused_before_anything_is_written(services: Services, number: str) -> None:
    with pytest.raises(ValueError, match=r"number|birth|NIP"):
        make_first_admin(services, SETTINGS, replace(FIRST, number=number))
    assert services.staff.city_admins() == 0


KILLED_AT = [("city", "publish", 1), ("city", "publish", 2), ("staff", "put_code", 1), ("staff", "save", 1)]


@pytest.mark.parametrize("place", KILLED_AT)
def test_killed_anywhere_the_same_again_goes_through(
    services: Services, place: tuple[str, str, int], monkeypatch: pytest.MonkeyPatch
) -> None:
    room, name, call = place
    owner = getattr(services, room)
    real, calls = getattr(owner, name), list[int]()

    def killed(*arguments: Any) -> Any:
        calls.append(1)
        if len(calls) == call:
            raise Killed
        return real(*arguments)

    with monkeypatch.context() as patch:
        patch.setattr(owner, name, killed)
        with pytest.raises(Killed):
            make_first_admin(services, SETTINGS, FIRST)
    assert is_way_in(services, make_first_admin(services, SETTINGS, FIRST))


def test_a_lost_code_is_given_anew_until_it_was_used(services: Services) -> None:
    lost = make_first_admin(services, SETTINGS, FIRST)
    code = make_first_admin(services, SETTINGS, FIRST)
    assert is_way_in(services, code)
    assert not is_way_in(services, lost)
    stored = services.staff.code(services.staff.employee_id_of(FIRST.number) or "")
    assert stored
    services.staff.use_up_code(stored)
    with pytest.raises(AdminExists):
        make_first_admin(services, SETTINGS, FIRST)


def test_somebody_else_is_not_made_admin_beside_the_first(services: Services) -> None:
    make_first_admin(services, SETTINGS, FIRST)
    with pytest.raises(AdminExists):
        make_first_admin(services, SETTINGS, replace(FIRST, number="CONTOH-0002"))
