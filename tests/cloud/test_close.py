"""A day closed by the packaged stack: the clock fires, messages flow, verdicts stand, mail lands, poison is put aside.

Nothing is made here but people: every schedule, queue, function and right is the templates' own. What AWS does slowly
is told to be quick: a schedule of every minute, a message that comes back at once.
"""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, timedelta
from typing import Any

import pytest

from chalicelib import wiring
from chalicelib.domain.audit import AuditEntry
from chalicelib.domain.city import Unit
from chalicelib.domain.closing import UnitClose
from chalicelib.domain.employee import Assignment, Employee, NumberKind
from chalicelib.domain.verdict import DayStatus
from chalicelib.mail.language import tongue
from chalicelib.rules.local_time import local_date
from chalicelib.use_cases.day_roots import chain_of
from chalicelib.use_cases.ports import Changed, Services
from tests.cloud.test_mail import mailbox
from tests.waiting import eventually
from tools import demo_city, redrive
from tools.first_admin import services_of
from tools.stack import Stack

UNIT = "tutup"
ADDRESS = "ratna@contoh.example"
POISON = "this is no task"
# Said once: the date may change while these tests run. Yesterday's last window may still wait for a photo to be read.
DAY = local_date(wiring.clock(), demo_city.ZONE) - timedelta(days=2)


@pytest.fixture(scope="module")
def services(stack: Stack) -> Services:
    """Of a city with a unit of one person, of which the day before yesterday is the last that is closed."""
    demo_city.seed(stack)
    found = services_of(stack)
    add_unit(found)
    add_person(found)
    back_to(found, DAY - timedelta(days=1))
    return found


def entry() -> AuditEntry:
    now = wiring.clock()
    return AuditEntry(wiring.new_id(), f"TEST#{now:%Y-%m-%d}", now, "test", "test", "test")


def add_unit(services: Services) -> None:
    city = services.city.fresh(wiring.clock())
    offices = city.units["umum"].office_ids
    units = {**city.units, UNIT: Unit(UNIT, "Unit yang ditutup", None, offices, demo_city.COUNTS_FROM)}
    services.city.publish("units", services.city.draft("units", units), city.versions["units"], entry())


def add_person(services: Services) -> None:
    office_ids = services.city.fresh(wiring.clock()).units[UNIT].office_ids
    works = Assignment(UNIT, DAY - timedelta(days=9), office_ids, "sepanjang-hari")
    person = Employee("ratna", "Ratna Wulandari", "CONTOH-TUTUP", NumberKind.LOCAL, (works,), email=ADDRESS)
    services.staff.save(person, None, entry())


def back_to(services: Services, closed_through: date) -> None:
    """As if the clock had been silent since; a dispatcher may have begun the unit meanwhile."""

    def is_saved() -> bool:
        held = services.closes.get(UNIT)
        revision = held.revision if held else 0
        next_on = closed_through + timedelta(days=1)
        state = UnitClose(UNIT, closed_through, next_on, wiring.clock() - timedelta(hours=1), revision=revision)
        try:
            services.closes.save(state)
        except Changed:
            return False
        return True

    eventually(is_saved)


@contextmanager
def every_minute(stack: Stack, name: str) -> Iterator[None]:
    """The template's own schedule, at another rate meanwhile."""
    scheduler = stack.client("scheduler")
    held = scheduler.get_schedule(Name=f"{stack.prefix}-{name}")
    told = {key: held[key] for key in ("Name", "ScheduleExpression", "FlexibleTimeWindow", "Target")}
    scheduler.update_schedule(**told | {"ScheduleExpression": "rate(1 minute)"})
    try:
        yield
    finally:
        scheduler.update_schedule(**told)


def letters(stack: Stack) -> list[Any]:
    """Of that day; there may be one of yesterday beside it."""
    return [each for each in mailbox(stack, ADDRESS) if f"{tongue('id').day(DAY)} belum tercatat" in each["Subject"]]


def test_the_clock_closes_a_silent_day_and_who_was_absent_has_mail(stack: Stack, services: Services) -> None:
    with every_minute(stack, "dispatch"):
        rows = eventually(lambda: services.months.of_date(UNIT, DAY), 150)
    assert rows["ratna"].status is DayStatus.ABSENT
    closed = eventually(lambda: _closed_through(services) >= DAY)
    assert closed
    actions = [each.entry.action for each in services.audit.entries(chain_of(UNIT, DAY))]
    assert actions == ["day_closed"]
    with every_minute(stack, "mail"):
        assert len(eventually(lambda: letters(stack), 150)) == 1


def test_a_second_close_changes_nothing(stack: Stack, services: Services) -> None:
    before = services.months.of_date(UNIT, DAY)
    entries = services.audit.entries(chain_of(UNIT, DAY))
    back_to(services, DAY - timedelta(days=1))
    answer = stack.client("lambda").invoke(FunctionName=f"{stack.prefix}-dispatch", Payload=b"{}")
    assert "FunctionError" not in answer
    assert json.loads(answer["Payload"].read())["sent"] >= 1
    eventually(lambda: _closed_through(services) >= DAY, 60)
    assert services.months.of_date(UNIT, DAY) == before
    assert services.audit.entries(chain_of(UNIT, DAY)) == entries


def test_a_poisoned_message_is_put_aside_and_can_be_sent_again(stack: Stack, services: Services) -> None:
    sqs = stack.client("sqs")
    queue, aside = (sqs.get_queue_url(QueueName=f"{stack.prefix}-close{end}")["QueueUrl"] for end in ("", "-dlq"))
    with coming_back_at_once(sqs, queue):
        sqs.send_message(QueueUrl=queue, MessageBody=POISON)
        eventually(lambda: waiting(sqs, aside) == 1, 90)
        assert redrive.redrive(sqs, aside, queue) == 1
        eventually(lambda: waiting(sqs, aside) == 1, 90)  # it is still poison
    assert waiting(sqs, queue) == 0
    (message,) = sqs.receive_message(QueueUrl=aside, VisibilityTimeout=1)["Messages"]
    assert message["Body"] == POISON
    sqs.purge_queue(QueueUrl=aside)


@contextmanager
def coming_back_at_once(sqs: Any, queue: str) -> Iterator[None]:
    """What fails is tried again after a second, not after half an hour."""
    name = "VisibilityTimeout"
    held = sqs.get_queue_attributes(QueueUrl=queue, AttributeNames=[name])["Attributes"][name]
    sqs.set_queue_attributes(QueueUrl=queue, Attributes={name: "1"})
    try:
        yield
    finally:
        sqs.set_queue_attributes(QueueUrl=queue, Attributes={name: held})


def waiting(sqs: Any, queue: str) -> int:
    names = ["ApproximateNumberOfMessages", "ApproximateNumberOfMessagesNotVisible"]
    found = sqs.get_queue_attributes(QueueUrl=queue, AttributeNames=names)["Attributes"]
    return sum(map(int, found.values()))


def _closed_through(services: Services) -> date:
    state = services.closes.get(UNIT)
    assert state
    return state.closed_through
