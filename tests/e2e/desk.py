"""The console as people use it: a desk's width, the login, and what stands there."""

from collections.abc import Callable
from typing import Any

from chalicelib.domain.employee import Employee, Grant, Role
from tests.cast import person
from tests.e2e import hands
from tests.e2e.server import RunningCity
from tests.world import entry

OpenPage = Callable[..., Any]
DESK = {"width": 1280, "height": 800}
TABLET = {"width": 768, "height": 1024}
HERU = person("Heru", "CONTOH-009", "setda", (Grant(Role.EXECUTIVE),))


def employ(city: RunningCity, *people: Employee) -> None:
    """Somebody beside the cast, who can log in as they do."""
    with city.lock:
        services = city.world.services
        for each in people:
            if services.staff.employee(each.employee_id) is None:
                services.staff.save(each, None, entry("test_add", city.world.clock.now))
                services.identity.set_password(each.employee_id, f"sandi rahasia {each.employee_id}")


def at_desk(open_page: OpenPage, who: Employee, address: str = "", **options: Any) -> Any:
    """Somebody logged in to the console, at this address of it."""
    return sit_down(open_page(**{"viewport": DESK, **options}), who, address)


def sit_down(page: Any, who: Employee, address: str) -> Any:
    hands.begin_session(page, who)
    page.goto(page.url.split("#")[0].rstrip("/") + f"/console#/{address}")
    page.get_by_role("button", name="Keluar").wait_for()
    return page
