"""What a check-in costs: calls, read and write units, counted on the wire; and that no history makes it dearer."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any

import pytest
from moto.dynamodb.models import dynamodb_backends

from bench.counting import item_size, read_units, write_units
from chalicelib.domain.accommodation import Accommodation
from chalicelib.domain.attendance import Reason
from chalicelib.domain.employee import Assignment, Device, DeviceState, Employee, Grant, NumberKind, Role, Vouch
from chalicelib.domain.excuse import Excuse, ExcuseKind
from chalicelib.domain.office import Place, Position
from chalicelib.domain.office_code import OfficeCode, OfficeCodeKind
from chalicelib.domain.shift import DAY_SLOTS, Calendar, Event, Slot
from chalicelib.rules.office_code import digits_of, period_of
from chalicelib.store.documents import to_text
from chalicelib.store.tables import Attendance, SlotFacts, Staff, attendance_key, profile_key
from tests import cast
from tests.cast import MONDAY, wib
from tests.jpegs import selfie
from tests.store.faults import Faults, going_wrong
from tests.store.places import check_in, in_memory
from tests.store.somebody import AWAY, HALL, Somebody, city_behind_the_app, somebody
from tests.world import PREFIX, World

SLOT_LIMIT, EVENT_LIMIT, PROFILE_LIMIT = 1_024, 350, 4_096
Note = Callable[[str, object], None]
S3_VERSION_ID = "3HL4kqtJlcpXroDTDmJ.rmSpXd3dIbrHY"[:32]


@pytest.fixture(scope="module")
def shared() -> Iterator[World]:
    """The picture of the city is warm; every test takes somebody new."""
    with city_behind_the_app() as city:
        yield city


@dataclass
class Bill:
    """Calls in order, and what DynamoDB bills for them."""

    calls: list[str]
    read_units: float
    write_units: int
    consistent: bool


@contextmanager
def _counting(world: World) -> Iterator[Callable[[], Bill]]:
    with going_wrong() as faults:
        counted: list[Bill] = []
        yield lambda: counted[0]
        calls, bodies = list(faults.calls), list(faults.bodies)
        counted.append(_bill(world, Faults(faults.choose, calls, bodies=bodies)))


def _bill(world: World, faults: Faults) -> Bill:
    """Every item is looked up as it lies there now: it only ever grew."""
    operations = [each for each in faults.calls if not each.endswith("Object")]
    reads: float = 0
    writes = 0
    consistent = True
    for operation, body in zip(operations, faults.bodies, strict=True):
        if operation == "GetItem":
            consistent = consistent and body.get("ConsistentRead") is True
            reads += read_units(_stored(world, body["TableName"], body["Key"])) * (1 if body["ConsistentRead"] else 0.5)
        elif operation in ("UpdateItem", "PutItem"):
            key = body.get("Key") or {name: body["Item"][name] for name in ("pk", "sk")}
            writes += write_units(_stored(world, body["TableName"], key))
        elif operation == "TransactWriteItems":
            for each in body["TransactItems"]:
                [act] = each.values()
                key = act.get("Key") or {name: act["Item"][name] for name in ("pk", "sk")}
                writes += 2 * write_units(_stored(world, act["TableName"], key))
    return Bill(faults.calls, reads, writes, consistent)


def _stored(world: World, table: str, key: dict[str, Any]) -> dict[str, Any]:
    client = Attendance._get_connection().connection.client
    return dict(client.get_item(TableName=table, Key=key, ConsistentRead=True).get("Item", {}))


def _send(world: World, person: Somebody, status: int) -> Bill:
    with _counting(world) as bill:
        person.send().expect(status)
    return bill()


# Each kind of request


def test_a_challenge_is_one_read(shared: World) -> None:
    person = somebody(shared)
    with _counting(shared) as bill:
        person.phone.ask_challenge("arrival").expect(201)
    assert bill() == Bill(["GetItem"], 1, 0, True)


def test_the_next_day_is_one_read(shared: World) -> None:
    person = somebody(shared)
    with _counting(shared) as bill:
        assert person.phone.next_day()["slots"][0]["day_challenge"]
    assert bill() == Bill(["GetItem"], 1, 0, True)


def test_an_accepted_check_in_is_one_read_one_head_and_one_write(shared: World) -> None:
    person = somebody(shared).prepare()
    assert _send(shared, person, 201) == Bill(["GetItem", "HeadObject", "UpdateItem"], 1, 1, True)


def test_a_replay_while_valid_costs_the_same(shared: World) -> None:
    person = somebody(shared).prepare()
    person.send().expect(201)
    assert _send(shared, person, 201) == Bill(["GetItem", "HeadObject", "UpdateItem"], 1, 1, True)


def test_a_replay_when_all_is_over_is_two_reads(shared: World) -> None:
    person = somebody(shared).prepare()
    person.send().expect(201)
    shared.clock.forward(seconds=121)
    try:
        shared.services.city.current(shared.clock.now)
        assert _send(shared, person, 201) == Bill(["GetItem", "GetItem"], 2, 0, True)
    finally:
        _back(shared)


def test_outside_is_two_reads_and_the_attempt(shared: World) -> None:
    person = somebody(shared).prepare(AWAY)
    assert _send(shared, person, 422) == Bill(["GetItem", "GetItem", "PutItem"], 2, 1, True)


def test_expired_is_two_reads_and_the_attempt(shared: World) -> None:
    person = somebody(shared).prepare()
    shared.clock.forward(seconds=121)
    try:
        shared.services.city.current(shared.clock.now)
        assert _send(shared, person, 410) == Bill(["GetItem", "GetItem", "PutItem"], 2, 1, True)
    finally:
        _back(shared)


def test_a_closed_window_is_told_for_one_read_and_the_attempt(shared: World) -> None:
    person = somebody(shared)
    with _counting(shared) as bill:
        assert person.phone.ask_challenge("departure").status == 422
    assert bill() == Bill(["GetItem", "PutItem"], 1, 1, True)


def test_another_photo_is_two_reads_one_head_and_the_attempt(shared: World) -> None:
    person = somebody(shared)
    asked = person.phone.ask_challenge("arrival").expect(201)
    person.phone.upload(asked["upload"], selfie(2))
    person.body = person.phone.body(asked["challenge"], HALL, selfie(1))
    person.signature = person.phone.key.sign(person.body)
    assert _send(shared, person, 422) == Bill(["GetItem", "HeadObject", "GetItem", "PutItem"], 2, 1, True)


def test_a_used_challenge_with_another_body_writes_nothing(shared: World) -> None:
    """The conditional write that fails is billed and changes nothing."""
    person = somebody(shared).prepare()
    person.send().expect(201)
    person.body = person.body.replace(b'"fix_age_ms":900', b'"fix_age_ms":901')
    person.signature = person.phone.key.sign(person.body)
    assert _send(shared, person, 422) == Bill(["GetItem", "HeadObject", "UpdateItem"], 1, 1, True)


def test_a_taken_slot_costs_the_failed_write_and_the_attempt(shared: World) -> None:
    person = somebody(shared).prepare()
    person.send().expect(201)
    assert _send(shared, person.prepare(), 409) == Bill(["GetItem", "HeadObject", "UpdateItem", "PutItem"], 1, 2, True)


def test_replacing_an_offline_one_is_the_dearest(shared: World) -> None:
    person = somebody(shared).prepare(offline=True)
    person.send().expect(201)
    bill = _send(shared, person.prepare(), 201)
    assert bill == Bill(["GetItem", "HeadObject", "UpdateItem", "TransactWriteItems"], 1, 1 + 2 * 2, True)


def test_a_refused_token_costs_nothing(shared: World) -> None:
    person = somebody(shared).prepare()
    person.phone.token = "x.y.z"
    assert _send(shared, person, 401).calls == []


def test_today_is_two_reads_the_marks_of_notices_and_the_evidence_once_there_is_some(shared: World) -> None:
    """The home screen says how many notices are unread without asking for them."""
    person = somebody(shared)
    with _counting(shared) as bill:
        person.phone.today()
    assert bill() == Bill(["GetItem", "GetItem", "Query"], 2, 0, True)
    person.prepare().send().expect(201)
    with _counting(shared) as bill:
        person.phone.today()
    assert bill().calls == ["GetItem", "GetItem", "BatchGetItem", "Query"]


def test_the_offices_code_costs_nothing_more(shared: World) -> None:
    """Neither as a second proof, nor in place of a position, nor wrong: what says the digits lies in the picture."""
    code = OfficeCode("layar", "umum", OfficeCodeKind.SCREEN, MONDAY, MONDAY, ("umum",), 1)
    digits = digits_of(
        code, "balai-kota", period_of(code, shared.clock.now, "Asia/Jakarta"), shared.services.secrets.pepper()
    )
    with _calendar(shared, replace(cast.CITY.calendar, office_codes=(code,))):
        for position, status in ((HALL, 201), (None, 201), (HALL, 422)):
            person = somebody(shared)
            asked = person.phone.ask_challenge("arrival").expect(201)
            person.phone.upload(asked["upload"], selfie(1))
            typed = digits if status == 201 else f"{(int(digits) + 1) % 10**6:06}"
            body = person.phone.body(asked["challenge"], position, selfie(1), office_code=typed)
            with _counting(shared) as bill:
                person.phone.submit(body).expect(status)
            refused = Bill(["GetItem", "GetItem", "PutItem"], 2, 1, True)
            assert bill() == (Bill(["GetItem", "HeadObject", "UpdateItem"], 1, 1, True) if status == 201 else refused)


def test_a_check_in_at_an_event_costs_what_any_other_does(shared: World) -> None:
    with _calendar(shared, replace(cast.CITY.calendar, events=(APEL,))):
        person = somebody(shared)
        person.prepare().send().expect(201)
        with _counting(shared) as bill:
            asked = person.phone.ask_challenge("event").expect(201)
        assert bill() == Bill(["GetItem"], 1, 0, True)
        person.phone.upload(asked["upload"], selfie(1))
        body = person.phone.body(asked["challenge"], HALL, selfie(1))
        with _counting(shared) as bill:
            person.phone.submit(body).expect(201)
        assert bill() == Bill(["GetItem", "HeadObject", "UpdateItem"], 1, 1, True)
        with _counting(shared) as bill:
            assert person.phone.today()["event"]["slot"]["check_in"]["slot"] == "event"
        assert bill().calls == ["GetItem", "GetItem", "BatchGetItem", "Query"]


def test_a_check_in_where_an_order_sends_them_costs_the_same(shared: World) -> None:
    person = somebody(shared)
    place = Place(center=Position(106.8272, -6.1754), radius_m=200, name="Monas")
    order = Excuse("20261123-dinas", ExcuseKind.DUTY, MONDAY, MONDAY, (Slot.ARRIVAL,), place)
    sent = replace(person.employee, excuses=(order,))
    Staff(*profile_key(sent.employee_id), revision=1, text=to_text(sent)).save()
    person.prepare((106.8272, -6.1754))
    assert _send(shared, person, 201) == Bill(["GetItem", "HeadObject", "UpdateItem"], 1, 1, True)
    assert person.recorded().office_id == "order:20261123-dinas"


APEL = Event("apel", "Apel Senin", "800/7", MONDAY, 390, 480, 450, Place(office_id="balai-kota"))


@contextmanager
def _calendar(world: World, calendar: Calendar) -> Iterator[None]:
    """As published and already read, so that its news is not counted."""
    world.publish("calendar", calendar)
    world.services.city.current(world.clock.now)
    yield
    world.publish("calendar", cast.CITY.calendar)
    world.services.city.current(world.clock.now)


# The picture of the city, counted apart


def test_looking_for_news_of_the_city_is_one_read_a_minute(shared: World) -> None:
    person = somebody(shared).prepare()
    shared.clock.forward(seconds=60)
    try:
        bill = _send(shared, person, 201)
        assert bill.calls == ["GetItem", "GetItem", "HeadObject", "UpdateItem"]
        assert _send(shared, person, 201).calls == ["GetItem", "HeadObject", "UpdateItem"]
    finally:
        _back(shared)


def test_a_newly_published_subject_alone_is_read_anew(shared: World) -> None:
    shared.publish("units", cast.UNITS)
    with going_wrong() as faults:
        shared.services.city.current(shared.clock.now)
    assert faults.calls == ["GetItem", "Query"]


# History and headcount


def test_a_year_of_history_and_five_thousand_colleagues_change_no_count(shared: World) -> None:
    person = somebody(shared)
    for days in range(1, 366):
        _remember(shared, "umum", MONDAY - timedelta(days=days), person.employee.employee_id)
    for at in range(5_000):
        _remember(shared, "umum", MONDAY, f"rekan-{at}")
    with _counting(shared) as bill:
        person.prepare()
    assert bill().calls == ["GetItem", "PutObject"]
    assert _send(shared, person, 201) == Bill(["GetItem", "HeadObject", "UpdateItem"], 1, 1, True)
    assert _send(shared, person, 201) == Bill(["GetItem", "HeadObject", "UpdateItem"], 1, 1, True)


def _remember(world: World, unit_id: str, on: date, employee_id: str) -> None:
    """Straight into moto's memory."""
    pk, sk = attendance_key(unit_id, on, employee_id)
    [regions] = dynamodb_backends.values()
    table = regions["ap-southeast-3"].tables[f"{PREFIX}-attendance"]
    table.put_item({"pk": {"S": pk}, "sk": {"S": sk}, "v": {"N": "1"}})


def test_a_team_check_in_costs_the_person_the_city_and_the_count_more(shared: World) -> None:
    """The supervisor's profile, the city's pointer and the person's profile; HEAD; the check-in and its count."""
    person, leader = somebody(shared), somebody(shared)
    leading = replace(leader.employee, grants=(Grant(Role.SUPERVISOR, "umum"),))
    Staff(*profile_key(leading.employee_id), revision=1, text=to_text(leading)).save()
    given = leader.phone.ask_challenge("arrival", person.employee.employee_id).expect(201)
    leader.phone.upload(given["upload"], selfie(7))
    body = leader.phone.body(given["challenge"], HALL, selfie(7))
    with _counting(shared) as bill:
        leader.phone.submit(body).expect(201)
    calls = ["GetItem", "GetItem", "GetItem", "HeadObject", "UpdateItem", "PutItem"]
    assert (bill().calls, bill().write_units) == (calls, 2)


# Sizes on disk


def test_three_slots_with_the_longest_ids_and_every_doubt_are_less_than_one_write_unit(
    shared: World, record_property: Note
) -> None:
    size = item_size(_fullest_day(shared))
    assert size < SLOT_LIMIT
    record_property("bytes", size)


def test_the_third_check_in_of_a_day_is_still_one_write_unit(shared: World) -> None:
    assert write_units(_fullest_day(shared)) == 1


def test_a_day_made_on_a_supervisors_phone_is_still_one_write_unit(shared: World) -> None:
    """Who made it takes 18 bytes a slot: three of them with the longest of everything at once cost a second unit."""
    for slot in DAY_SLOTS:
        made = replace(_longest(slot), employee_id="t" * 16, made_by="m" * 16, **EVERYDAY)
        shared.services.attendance.record(replace(made, reasons=(Reason.TEAM, Reason.PHOTO_PENDING)))
    pk, sk = attendance_key("u" * 26, MONDAY, "t" * 16)
    assert write_units(_stored(shared, f"{PREFIX}-attendance", {"pk": {"S": pk}, "sk": {"S": sk}})) == 1


def test_an_everyday_day_stays_below_it_when_hashes_have_taken_the_positions_place(
    shared: World, record_property: Note
) -> None:
    """The hash is longer than the position: with the longest of everything retention costs a second unit, once."""
    for slot in DAY_SLOTS:
        made = replace(_longest(slot), employee_id="n" * 16, **EVERYDAY)
        shared.services.attendance.record(made)
        shared.services.attendance.forget_position(replace(made, position=None, position_hash="A" * 43))
    pk, sk = attendance_key("u" * 26, MONDAY, "n" * 16)
    size = item_size(_stored(shared, f"{PREFIX}-attendance", {"pk": {"S": pk}, "sk": {"S": sk}}))
    assert size < SLOT_LIMIT
    record_property("bytes", size)


def test_a_day_made_where_an_order_sends_them_is_still_one_write_unit(shared: World) -> None:
    """The order's id is longer than an office's; there is no distance and no fence beside it."""
    for slot in DAY_SLOTS:
        made = replace(_longest(slot), employee_id="o" * 16, office_id=f"order:20261224-{'r' * 16}")
        shared.services.attendance.record(replace(made, distance_m=0, fence_version=0))
    pk, sk = attendance_key("u" * 26, MONDAY, "o" * 16)
    assert write_units(_stored(shared, f"{PREFIX}-attendance", {"pk": {"S": pk}, "sk": {"S": sk}})) == 1


def test_an_event_beside_the_fullest_day_takes_a_second_write_unit_and_no_third(
    shared: World, record_property: Note
) -> None:
    fullest = item_size(_fullest_day(shared))
    shared.services.attendance.record(replace(_longest(Slot.EVENT), office_id=f"event:{'a' * 26}"))
    pk, sk = attendance_key("u" * 26, MONDAY, "e" * 16)
    with_event = _stored(shared, f"{PREFIX}-attendance", {"pk": {"S": pk}, "sk": {"S": sk}})
    assert item_size(with_event) - fullest < EVENT_LIMIT
    assert write_units(with_event) == 2
    record_property("bytes", item_size(with_event))


EVERYDAY: dict[str, Any] = {
    "office_id": "o" * 16, "reasons": (), "accuracy_m": 12.5, "distance_m": 87, "offices_version": 12,
    "fence_version": 2, "received_at": wib(7, 10) + timedelta(milliseconds=9_417), "late_min": 7, "early_min": 7,
}  # fmt: skip


def _longest(slot: Slot) -> Any:
    reasons = (Reason.OFFLINE, Reason.DEVICE_PENDING, Reason.PHOTO_PENDING, Reason.COARSE_FIX)
    return check_in(
        in_memory(), unit_id="u" * 26, employee_id="e" * 16, slot=slot, office_id="o" * 26, reasons=reasons,
        challenge_id=f"{slot:x<16}".encode()[:16].hex(), selfie_version_id=S3_VERSION_ID, accuracy_m=99_999.9,
        distance_m=999_999, offices_version=99_999, fence_version=9_999, position=Position(-179.9999999, -89.9999999),
        late_min=239, early_min=239, received_at=wib(7, 10) + timedelta(days=2),
    )  # fmt: skip


def _fullest_day(world: World) -> dict[str, Any]:
    for slot in DAY_SLOTS:
        world.services.attendance.record(_longest(slot))
    pk, sk = attendance_key("u" * 26, MONDAY, "e" * 16)
    return _stored(world, f"{PREFIX}-attendance", {"pk": {"S": pk}, "sk": {"S": sk}})


def test_short_names_on_disk_are_all_different() -> None:
    names = [each.attr_name for each in SlotFacts.get_attributes().values()]
    assert len(names) == len(set(names))
    assert all(len(name) <= 2 for name in names)


def test_a_profile_with_everything_in_it_is_one_read_unit(shared: World, record_property: Note) -> None:
    loaded = _loaded()
    Staff(*profile_key(loaded.employee_id), revision=9_999, text=to_text(loaded)).save()
    pk, sk = profile_key(loaded.employee_id)
    size = item_size(_stored(shared, f"{PREFIX}-staff", {"pk": {"S": pk}, "sk": {"S": sk}}))
    assert size < PROFILE_LIMIT
    record_property("bytes", size)


def _loaded() -> Employee:
    """Two phones, five assignments at three offices each, three roles, three months of roster, long names.

    And three arrangements of a year each; three more would cost each check-in of this person a second read unit.
    """

    def phone(state: DeviceState) -> Device:
        return Device("d" * 43, bytes(65), state, "Samsung Galaxy A55 5G dengan nama panjang", wib(7), wib(8), "e" * 16)

    def worked(year: int) -> Assignment:
        offices = ("o" * 26, "p" * 26, "q" * 26)
        return Assignment("u" * 26, date(year, 1, 1), offices, "pola-panjang-sekali", "s" * 16, date(year, 12, 31))

    def arranged(year: int) -> Accommodation:
        decree_no = "800.1.11/1234/BKPSDM/2026"
        return Accommodation(date(year, 1, 1), date(year, 12, 31), decree_no, True, 180, 120, True, DAY_SLOTS)

    return Employee(
        employee_id="e" * 16,
        name="N" * 120,
        number="198503302010011013",
        number_kind=NumberKind.NIP,
        assignments=tuple(worked(year) for year in range(2022, 2027)),
        grants=tuple(Grant(role, "u" * 26) for role in (Role.SUPERVISOR, Role.OPERATOR, Role.CITY_ADMIN)),
        devices=(phone(DeviceState.ACTIVE), phone(DeviceState.PENDING)),
        roster={f"2026-{month}": "P" * 31 for month in (10, 11, 12)},
        email="e" * 242 + "@contoh.example",
        left_on=date(2027, 1, 1),
        signed_out_at=wib(9),
        vouch=Vouch("e" * 16, wib(9)),
        had_phone=True,
        accommodations=tuple(arranged(year) for year in (2025, 2026, 2027)),
        revision=9_999,
    )


def _back(world: World) -> None:
    """The shared clock at 07:10 again, its picture of the city warm."""
    world.clock.set(wib(7, 10))
    world.services.city.fresh(world.clock.now)
