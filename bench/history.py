"""Does a check-in cost the same on the first day and after years, in a unit of one and of thousands?

Two groups check in by turns, person by person: one in an empty unit without a past; one with a year of full days each,
in a unit where 5,000 colleagues have checked in today. Whoever read either would get its real pages (1 MB) from the
stub, and pay for them in calls and in CPU.
"""

import gc
import time
from datetime import date, timedelta
from statistics import median

from bench.cloud_stub import CloudStub
from bench.figures import Figure
from bench.scene import Person, Scene, answer_of, make_scene
from chalicelib import wiring
from chalicelib.rules.local_time import local_date
from chalicelib.store.tables import Attendance, attendance_key
from tests.cast import SETTINGS

PEOPLE = 160  # half in each group
COLLEAGUES, DAYS = 5_000, 365
ROUNDS = 11
QUICK: dict[str, int] = {"rounds": 1, "people": 4, "colleagues": 50}


def measure(rounds: int = ROUNDS, people: int = PEOPLE, colleagues: int = COLLEAGUES) -> list[Figure]:
    scene = make_scene(people, unit_ids=("umum", "ramai"))
    new, old = scene.people[0::2], scene.people[1::2]
    today = local_date(wiring.clock(), SETTINGS.zone)
    one_round(scene, new, old, today)
    for number, person in enumerate(old):
        fill_history(scene.stub, person, 0 if number else colleagues, DAYS)
    ratios = [one_round(scene, new, old, today) for _ in range(rounds)]
    return [
        Figure("history_flat_ratio", round(median(ratios), 3), {"lowest": min(ratios), "highest": max(ratios)}),
        Figure("history_aws_calls", calls(scene, old[0], today) - calls(scene, new[0], today)),
    ]


def one_round(scene: Scene, new: list[Person], old: list[Person], today: date) -> float:
    """CPU of the old ones over CPU of the new ones."""
    forget_today(scene, today)
    gc.collect()
    events = [
        (person.check_in_event(sealed) for person, sealed in zip(group, scene.challenges(group), strict=True))
        for group in (new, old)
    ]
    spent_ns = [0, 0]
    for pair in list(zip(*events, strict=True)):
        for group, event in enumerate(pair):
            started = time.process_time_ns()
            answer_of(event)
            spent_ns[group] += time.process_time_ns() - started
    return round(spent_ns[1] / spent_ns[0], 3)


def calls(scene: Scene, person: Person, today: date) -> int:
    """Requests to AWS of this person's check-in."""
    forget_today(scene, today)
    (sealed,) = scene.challenges([person])
    scene.stub.answered.clear()
    scene.stub.keeps_answers = True
    answer_of(person.check_in_event(sealed))
    scene.stub.keeps_answers = False
    return len(scene.stub.answered)


def forget_today(scene: Scene, today: date) -> None:
    for person in scene.people:
        employee = person.employee
        pk, sk = attendance_key(employee.assignments[-1].unit_id, today, employee.employee_id)
        scene.stub.partition(Attendance.Meta.table_name, pk).pop(sk, None)


def fill_history(stub: CloudStub, person: Person, colleagues: int, days: int) -> None:
    """Give a person's recorded check-in to so many colleagues today, and to so many of the person's own past days."""
    table = Attendance.Meta.table_name
    unit_id = person.employee.assignments[-1].unit_id
    today = local_date(wiring.clock(), SETTINGS.zone)
    employee_id = person.employee.employee_id
    today_pk = f"{unit_id}#{today:%Y%m%d}"
    full = dict.fromkeys(("a", "m", "d"), stub.partition(table, today_pk)[employee_id]["a"]) | {"v": {"N": "1"}}
    for number in range(colleagues):
        sk = f"rekan-{number:010d}"
        stub.partition(table, today_pk)[sk] = full | {"pk": {"S": today_pk}, "sk": {"S": sk}}
    for ago in range(1, days + 1):
        pk = f"{unit_id}#{today - timedelta(days=ago):%Y%m%d}"
        stub.partition(table, pk)[employee_id] = full | {"pk": {"S": pk}, "sk": {"S": employee_id}}
