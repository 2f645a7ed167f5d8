"""The check-in over the app's own routes."""

import pytest

from tests import cast
from tests.cast import ANI
from tests.world import World


def test_ani_checks_in_at_the_hall(world: World) -> None:
    reply = world.check_in(world.phone(ANI))
    answer = reply.expect(201)
    assert answer["record"]["state"] == "valid"
    assert answer["record"]["local_time"] == "07:10"
    assert answer["record"]["late_min"] == 0
    assert cast.HALL_OFFICE.name == answer["record"]["office_name"]


def test_a_record_and_its_receipt_can_be_asked_for_again(world: World) -> None:
    phone = world.phone(ANI)
    first = world.check_in(phone).expect(201)
    world.clock.forward(minutes=9)
    again = phone.call("GET", "/check-ins/2026-11-23/arrival").expect(200)
    assert again["receipt"] == first["receipt"]
    assert again["position_salt"] == first["position_salt"]
    assert again["record"] == first["record"]


@pytest.mark.parametrize("path", ["2026-11-23/midday", "2026-11-22/arrival", "2026-11-23/pagi", "1999-01-01/arrival"])
def test_what_was_not_recorded_has_no_receipt(world: World, path: str) -> None:
    phone = world.phone(ANI)
    world.check_in(phone).expect(201)
    assert phone.call("GET", f"/check-ins/{path}").status in (404, 422)
