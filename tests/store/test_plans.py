"""What plans cost to read: those of many people are batches, however many there are."""

from tests.plans import put_plan
from tests.store.faults import going_wrong
from tests.world import World


def test_the_plans_of_150_people_are_two_batches_and_one_more_for_whoever_moved(world: World) -> None:
    people = [f"orang-{number}" for number in range(150)]
    for each in people[:2]:
        put_plan(world, employee_id=each)
    put_plan(world, employee_id=people[0], number=2)
    with going_wrong() as counted:
        found = world.services.plans.of_people(people, 2026)
    assert [len(found[each]) for each in people[:3]] == [2, 1, 0]
    assert counted.calls == ["BatchGetItem"] * 4  # numbers 1 in two, 2 of two people, 3 of the one who has a second
