"""Raw reads: every page, every key, and nothing whose form this code does not know (F39, F42)."""

import json
from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
from pynamodb.models import Model

from bench.cloud_stub import CloudStub
from chalicelib.domain.shift import DAY_SLOTS
from chalicelib.domain.verdict import SlotState, SlotVerdict
from chalicelib.store.audit import AuditTrail
from chalicelib.store.month_rows import names_of, row_of
from chalicelib.store.months import MonthTable
from chalicelib.store.raw import Kept, RawReader
from chalicelib.store.tables import MODELS, Attendance, Staff, bind, form_of, month_key
from chalicelib.use_cases.ports import StoreUnavailable
from tests.store.contract_months import absent, verdict
from tests.store.faults import always, going_wrong
from tests.store.places import Place, check_in, on_moto
from tests.world import PREFIX

NOVEMBER = [date(2026, 11, day) for day in range(1, 31)]


@pytest.fixture(scope="module")
def place() -> Iterator[Place]:
    with on_moto() as found:
        yield found


def _client(place: Place) -> Any:
    return place.services.audit.connection.client


def _put(place: Place, table: type[Model], pk: str, sk: str, **attributes: Any) -> None:
    item = {"pk": {"S": pk}, "sk": {"S": sk}, "v": {"N": str(form_of(table))}, **attributes}
    _client(place).put_item(TableName=table.Meta.table_name, Item=item)


def _reader(place: Place, table: type[Model] = Staff) -> RawReader:
    return RawReader(place.services.audit.connection, table)


def test_the_month_of_five_thousand_people_is_read_complete_over_its_pages() -> None:
    """F42: 30 rows each, 13 MB; a megabyte at a time, as DynamoDB gives them."""
    slots = [tuple(SlotVerdict(each, SlotState.LATE, minutes) for each in DAY_SLOTS) for minutes in range(30)]
    rows = {on: verdict(on, slots=each) for on, each in zip(NOVEMBER, slots, strict=True)}
    attributes = {names_of(on).row: {"S": row_of(each)} for on, each in rows.items()}
    stub, trail = CloudStub(), AuditTrail(bind("presensi-besar"))
    stub.keeps_answers = True
    trail.connection.client.meta.events.register_first("before-send.dynamodb", stub.answer)
    for at in range(5_000):
        pk, sk = month_key("besar", "2026-11", f"orang-{at:04}")
        item = {"pk": {"S": pk}, "sk": {"S": sk}, "v": {"N": "1"}, **attributes}
        stub.partition("presensi-besar-months", pk)[sk] = item
    found = MonthTable(trail).of_unit("besar", "2026-11")
    bind(PREFIX)  # as the other tests know it
    assert len(stub.answered) == 10
    assert [each.employee_id for each in found] == [f"orang-{at:04}" for at in range(5_000)]
    assert all(each.rows == rows for each in found)


def test_keys_that_dynamodb_leaves_for_another_time_are_asked_for_again(place: Place) -> None:
    reader, keys = _reader(place), [(f"UNIT#{place.new_id()}", f"EMP#{at}") for at in range(150)]
    for pk, sk in keys[:130]:
        _put(place, Staff, pk, sk, d={"S": f'"{sk}"'})
    client, asked = reader._client, []

    class Grudging:
        """Answers three quarters of the keys at a time."""

        def batch_get_item(self, **given: Any) -> Any:
            ((table, wanted),) = given["RequestItems"].items()
            some, rest = wanted["Keys"][:75], wanted["Keys"][75:]
            asked.append(len(some))
            answer = client.batch_get_item(RequestItems={table: {**wanted, "Keys": some}})
            left = b'"UnprocessedKeys": ' + (_json({table: {**wanted, "Keys": rest}}) if rest else b"{}")
            return {"Body": answer["Body"].replace(b'"UnprocessedKeys": {}', left)}

    reader._client = Grudging()
    assert sorted(item.text.S for item in reader.batch(keys, Kept)) == sorted(f'"{sk}"' for _, sk in keys[:130])
    assert asked == [75, 25, 50]


def _json(value: Any) -> bytes:
    return json.dumps(value).encode()


def test_a_table_that_answers_no_key_is_unavailable_not_empty(place: Place) -> None:
    reader = _reader(place)

    class Throttled:
        def batch_get_item(self, **given: Any) -> Any:
            return {"Body": _json({"Responses": {}, "UnprocessedKeys": given["RequestItems"]})}

    reader._client = Throttled()
    with pytest.raises(StoreUnavailable):
        reader.batch([("UNIT#a", "EMP#a")], Kept)


@pytest.mark.parametrize("table", MODELS, ids=lambda table: table.__name__)
def test_an_item_of_a_form_that_is_not_known_is_an_error_and_no_guess(place: Place, table: type[Model]) -> None:
    """F39, at both doors: PynamoDB's and the raw one."""
    pk = f"UNIT#{place.new_id()}"
    for sk, form in (("newer", form_of(table) + 1), ("older", form_of(table) - 1)):
        _put(place, table, pk, sk, v={"N": str(form)}, d={"S": "{}"})
        with pytest.raises(StoreUnavailable, match=f"form {form}"):
            table.get(pk, sk)
        with pytest.raises(StoreUnavailable, match=f"form {form}"):
            _reader(place, table).item((pk, sk), dict[str, dict[str, str]])
    with pytest.raises(StoreUnavailable):
        list(table.query(pk))
    with pytest.raises(StoreUnavailable):
        list(_reader(place, table).query(pk, dict[str, dict[str, str]]))


def test_an_item_that_cannot_be_read_is_an_error_and_no_empty_day(place: Place) -> None:
    made = check_in(place)
    _put(place, Attendance, f"{made.unit_id}#20261123", made.employee_id, a={"M": {"c": {"S": "not bytes"}}})
    for read in (
        lambda: place.services.attendance.unit_day(made.unit_id, made.local_date),
        lambda: place.services.attendance.day(made.unit_id, made.local_date, made.employee_id),
    ):
        with pytest.raises(StoreUnavailable, match="unreadable"):
            read()


@pytest.mark.parametrize("fault", ["throttle", "broken", "before", "lost", "denied"])
def test_what_fails_of_a_raw_read_is_told_as_such(place: Place, fault: str) -> None:
    made = check_in(place)
    place.services.attendance.record(made)
    for operation, read in (
        ("Query", lambda: place.services.attendance.unit_day(made.unit_id, made.local_date)),
        ("GetItem", lambda: place.services.attendance.day(made.unit_id, made.local_date, made.employee_id)),
        ("BatchGetItem", lambda: place.services.attendance.days(made.employee_id, {made.local_date: made.unit_id})),
    ):
        with going_wrong(always(fault, operation)), pytest.raises(StoreUnavailable):
            read()
        times = 0 if fault == "denied" else 1  # a refusal of rights is not tried again
        with going_wrong(always(fault, operation, times)):
            assert read()


def test_a_usual_row_takes_no_more_than_eighty_bytes() -> None:
    for each in (verdict(), absent(), verdict(rule="override:ramadan-1448", rules_id="perwal-9-2026")):
        assert len(row_of(each)) <= 80


@pytest.mark.parametrize("on", [date(2026, 11, 5), date(2028, 2, 29)])
def test_names_on_disk_tell_day_and_date(on: date) -> None:
    assert names_of(on) == (f"d{on.day:02}", f"x{on.day:02}", f"j{on:%Y%m%d}", f"k{on:%Y%m%d}")
