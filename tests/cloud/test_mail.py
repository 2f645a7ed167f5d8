"""Mail through the packaged stack: the function, its rights, SES, and what SES tells of a bounce on its way back."""

import json
import urllib.request
from dataclasses import replace
from typing import Any

import pytest

from chalicelib import wiring
from chalicelib.domain.audit import AuditEntry
from chalicelib.domain.employee import Employee
from chalicelib.domain.notice import CopyState, Notice, NoticeKind
from chalicelib.use_cases.ports import Services
from tests.waiting import eventually
from tools import demo_city
from tools.first_admin import services_of
from tools.stack import Stack


@pytest.fixture(scope="module")
def services(stack: Stack) -> Services:
    demo_city.seed(stack)
    return services_of(stack)


def somebody(services: Services, address: str) -> Employee:
    """Of the demo city, with this address."""
    employee_id = services.staff.employee_id_of("CONTOH-0009")
    stored = services.staff.employee(employee_id or "")
    assert stored
    now = wiring.clock()
    entry = AuditEntry(wiring.new_id(), f"TEST#{now:%Y-%m-%d}", now, "test", "test", "test")
    return services.staff.save(replace(stored, email=address), stored, entry)


def told(services: Services, person: Employee) -> Notice:
    """Something that happens once a run of the tests."""
    now = wiring.clock()
    facts = {"missing": ["departure"], "rule": "pattern:x", "answer_by": now.date().isoformat()}
    notice = Notice(person.employee_id, NoticeKind.MISSED, now.date(), now, wiring.new_id(), facts)
    services.notices.add(notice)
    return notice


def run(stack: Stack) -> Any:
    answer = stack.client("lambda").invoke(FunctionName=f"{stack.prefix}-mail", Payload=b"{}")
    assert "FunctionError" not in answer
    return json.loads(answer["Payload"].read())


def mailbox(stack: Stack, address: str) -> list[Any]:
    """What the emulator was given to send there."""
    with urllib.request.urlopen(f"{stack.endpoint}/_ministack/ses/messages") as answer:
        by_account = json.loads(answer.read())["messages"]
    return [each for sent in by_account.values() for each in sent if each["To"] == [address]]


def state_of(services: Services, notice: Notice) -> CopyState:
    found = services.notices.of_person(notice.employee_id, 100)
    return next(each.mail for each in found if each.notice_id == notice.notice_id)


def test_a_notice_lands_in_the_mailbox_once_and_a_bounce_ends_it(stack: Stack, services: Services) -> None:
    address = f"{wiring.new_id().lower()}@contoh.example"
    person = somebody(services, address)
    notice = told(services, person)
    assert run(stack)["mail"]["stopped"] == ""
    eventually(lambda: state_of(services, notice) is CopyState.SENT)  # the schedule may have come first
    (letter,) = mailbox(stack, address)
    assert letter["Source"] == f"presensi@{stack.city}.example"
    assert "belum tercatat" in letter["Subject"]
    assert f"{stack.edge_url}/#/riwayat/" in letter["BodyText"]
    assert "<html" in letter["BodyHtml"]
    run(stack)
    assert len(mailbox(stack, address)) == 1
    bounce(stack, person, address)
    eventually(lambda: services.addresses.suppressed([address]))
    silent = told(services, person)
    run(stack)
    eventually(lambda: state_of(services, silent) is CopyState.NONE)
    assert len(mailbox(stack, address)) == 1


def bounce(stack: Stack, person: Employee, address: str) -> None:
    """Told to the topic as SES tells it: the emulator has no event destinations of its own."""
    sns = stack.client("sns")
    event = {
        "eventType": "Bounce",
        "bounce": {"bounceType": "Permanent", "bouncedRecipients": [{"emailAddress": address}]},
        "mail": {"tags": {"about": [person.employee_id]}},
    }
    topics = [each["TopicArn"] for each in sns.list_topics()["Topics"]]
    (topic,) = [each for each in topics if each.endswith(f"{stack.prefix}-mail-feedback")]
    sns.publish(TopicArn=topic, Message=json.dumps(event))


def test_the_templates_name_where_bounces_go(stack: Stack) -> None:
    """The configuration set sends them to that topic, the topic to the queue, the queue to the function."""
    found = stack.client("sesv2").get_configuration_set_event_destinations(ConfigurationSetName=stack.prefix)
    (destination,) = found["EventDestinations"]
    assert {each.upper() for each in destination["MatchingEventTypes"]} == {"BOUNCE", "COMPLAINT"}
    assert destination["SnsDestination"]["TopicArn"].endswith(f"{stack.prefix}-mail-feedback")
    mappings = stack.client("lambda").list_event_source_mappings(FunctionName=f"{stack.prefix}-mail")
    (mapping,) = mappings["EventSourceMappings"]
    assert mapping["EventSourceArn"].endswith(f"{stack.prefix}-mail-feedback")
