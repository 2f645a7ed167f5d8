"""The check-in over the app's own routes."""

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
