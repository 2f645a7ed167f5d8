"""`make smoke` leaves nothing behind that a user stumbles on, however often it is run."""

from collections.abc import Iterator
from typing import Any

import pytest

from chalicelib import wiring
from tests.cast import wib
from tests.gateway import in_process
from tests.world import World, small_city
from tools import demo_city, phone, smoke
from tools.stack import REGION, Stack

STACK = Stack(None, REGION, "demo", "test", "in-process", None, "", "", "")


@pytest.fixture
def demo(monkeypatch: pytest.MonkeyPatch) -> Iterator[World]:
    """The demo city as `make run` seeds it, with the app in process for the gateway."""
    with small_city(wib(9), lambda _: None) as world:
        monkeypatch.setattr(wiring, "services", lambda: world.services)
        monkeypatch.setattr(wiring, "clock", world.clock)
        monkeypatch.setattr(phone, "post_form", world._put)
        monkeypatch.setattr(demo_city, "services_of", lambda _: world.services)
        for module in (demo_city, smoke):
            monkeypatch.setattr(module, "http_transport", lambda _: in_process)
        smoke._logged_in.cache_clear()
        demo_city.seed(STACK)
        yield world
        smoke._logged_in.cache_clear()


def seen() -> dict[str, Any]:
    """What an admin sees of the city's units, hours and people."""
    eko = smoke.admin(STACK)
    units = eko.call("GET", "/units").expect(200)["units"]
    people = {each["unit_id"]: eko.call("GET", f"/units/{each['unit_id']}/people").expect(200) for each in units}
    return {"units": units, "hours": eko.call("GET", "/calendar").expect(200), "people": people}


def test_two_smokes_leave_what_one_leaves(demo: World) -> None:
    """One unit in trial with nobody in it from tomorrow on."""
    said: list[str] = []
    smoke.run(STACK, said.append)
    (member,) = demo.services.staff.members(smoke.UNIT)
    assert [f"{each.ends_on}" for each in member.assignments] == ["2026-11-23"]  # in service on that day, not after it
    demo.clock.forward(days=1)
    one = seen()
    for _ in range(2):
        smoke.run(STACK, said.append)
    demo.clock.forward(days=1)
    assert seen() == one
    assert one["people"][smoke.UNIT]["people"] == []
    (unit,) = [each for each in one["units"] if each["unit_id"] == smoke.UNIT]
    assert unit["counts_from"] is None
    assert sum(each == "receipt: verified" for each in said) == 3
