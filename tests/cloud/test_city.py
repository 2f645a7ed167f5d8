"""The packaged stack in the emulator, by its own templates, roles and events."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from typing import Any

import pytest

from bench.races import race_at_the_store
from tests.cloud.everywhere import open_everywhere
from tests.waiting import eventually
from tools import demo_city, smoke
from tools.first_admin import services_of
from tools.phone import Phone, Reply, http_transport, post_form
from tools.sample_photo import sample_photo
from tools.stack import Stack

RIVALS = 8


@pytest.fixture(scope="session")
def city(stack: Stack) -> Stack:
    """The stack with the demo city in it."""
    demo_city.seed(stack)
    return stack


def test_seeding_twice_changes_nothing(city: Stack) -> None:
    eko = smoke.admin(city)
    before = eko.call("GET", "/units").expect(200)
    demo_city.seed(city)
    assert eko.call("GET", "/units").expect(200) == before


def test_from_login_to_receipt_as_make_smoke_says(city: Stack) -> None:
    said: list[str] = []
    smoke.run(city, said.append)
    assert any(line.startswith("400 m away: 422") for line in said)


def test_smoke_passes_any_number_of_times(city: Stack) -> None:
    smoke.run(city, lambda _: None)


def test_the_bucket_event_makes_evidence_and_the_unit_day_stays_valid(city: Stack) -> None:
    mark, phone = smoke.prepare(city, lambda _: None)
    photo = sample_photo(mark)
    answer = phone.submit(smoke.uploaded_body(phone, photo)).expect(201)
    evidence = city.client("dynamodb")
    unit_day = f"asap-{mark}#{answer['record']['local_date'].replace('-', '')}"
    found = eventually(lambda: evidence_items(evidence, city, unit_day))
    assert answer["record"]["challenge_id"] in found[0]["sk"]["S"]
    assert "p" not in found[0]  # no problem was found
    assert city.client("s3").head_object(Bucket=city.bucket, Key=found[0]["k"]["S"])["ContentLength"] > 0
    day = smoke.admin(city).call("GET", f"/units/asap-{mark}/days/{answer['record']['local_date']}").expect(200)
    assert [each["state"] for each in day["people"][0]["check_ins"]] == ["valid"]


def test_a_photo_that_is_none_is_told_as_evidence_not_as_an_accusation(city: Stack) -> None:
    mark, phone = smoke.prepare(city, lambda _: None)
    answer = phone.submit(smoke.uploaded_body(phone, b"\xff\xd8" + mark.encode() * 2_000)).expect(201)
    assert answer["record"]["state"] == "valid"  # the bytes are the signed ones; whether it is a picture comes later
    month = answer["record"]["local_date"][:7]

    def reasons() -> Any:
        days = phone.call("GET", f"/me/attendance?month={month}").expect(200)["days"]
        found = [each for day in days for each in day["check_ins"]]
        return found[0]["reasons"] if found else []

    assert eventually(reasons) == ["photo_invalid"]


def test_the_form_takes_no_other_key_type_size_or_content(city: Stack) -> None:
    _, phone = smoke.prepare(city, lambda _: None)
    photo = sample_photo("form")
    form = phone.ask_challenge("arrival").expect(201)["upload"]
    for changed in ({"key": "inbox/other.jpg"}, {"Content-Type": "text/html"}):
        assert post_form({**form, "fields": {**form["fields"], **changed}}, photo) == 403
    assert post_form(form, b"\xff\xd8 too small") in (400, 403)
    assert post_form(form, photo + b"\0" * 2_100_000) in (400, 403)
    assert post_form({"url": form["url"], "fields": {**form["fields"], "policy": "e30="}}, photo) == 403
    assert post_form(form, photo) in (200, 204)


def test_the_edge_serves_the_api_under_its_own_origin(city: Stack) -> None:
    phone = Phone(http_transport(f"{city.edge_url}/api"))
    assert phone.call("GET", "/health").expect(200) == {"status": "ok"}
    assert phone.log_in(demo_city.EKO.number, demo_city.EKO.password).status == 201
    assert "HttpOnly" in phone.log_in(demo_city.EKO.number, demo_city.EKO.password).headers["Set-Cookie"]


def test_a_session_is_refreshed_by_its_cookie_and_ended_by_logout(city: Stack) -> None:
    budi = demo_city.PEOPLE[5]
    phone = Phone(http_transport(city.api_url))
    phone.log_in(budi.number, budi.password).expect(201)
    phone.refresh().expect(201)
    phone.call("GET", "/me").expect(200)
    assert phone.call("DELETE", "/sessions").status == 204
    assert phone.call("GET", "/me").status == 401
    assert phone.refresh().status == 401


def at_once(bodies: list[bytes], phone: Phone) -> list[Reply]:
    """All bodies sent in the same instant."""
    barrier = Barrier(len(bodies))

    def send(body: bytes) -> Reply:
        barrier.wait()
        return phone.submit(body)

    with ThreadPoolExecutor(len(bodies)) as pool:
        return list(pool.map(send, bodies))


def test_the_same_check_in_many_times_in_flight_is_one_record_and_one_answer(city: Stack) -> None:
    mark, phone = smoke.prepare(city, lambda _: None)
    eventually(lambda: open_everywhere(phone), within_s=90)
    replies = at_once([smoke.uploaded_body(phone, sample_photo(mark))] * RIVALS, phone)
    assert {each.status for each in replies} == {201}
    assert len({each.text for each in replies}) == 1


def test_of_many_taps_for_one_slot_one_is_recorded_and_the_others_are_told_so(city: Stack) -> None:
    mark, phone = smoke.prepare(city, lambda _: None)
    eventually(lambda: open_everywhere(phone), within_s=90)
    replies = at_once([smoke.uploaded_body(phone, sample_photo(mark)) for _ in range(RIVALS)], phone)
    assert sorted(each.status for each in replies) == [201, *[409] * (RIVALS - 1)]
    assert {each.json["code"] for each in replies if each.status == 409} == {"ALREADY_CHECKED_IN"}


def test_fifty_threads_at_the_table_leave_one_record(city: Stack) -> None:
    attendance = services_of(city).attendance
    assert [race_at_the_store(attendance, each, 50) for each in range(10)] == [""] * 10


def test_a_new_password_ends_every_other_session(city: Stack) -> None:
    mark, phone = smoke.prepare(city, lambda _: None)
    thief = Phone(http_transport(city.api_url))
    thief.log_in(f"ASAP-{mark}", smoke.PASSWORD).expect(201)
    body = {"old_password": smoke.PASSWORD, "new_password": "lima ratus meter jauhnya"}
    phone.call("PUT", "/me/password", body).expect(201)
    assert thief.refresh().status == 401
    assert phone.call("GET", "/me").status == 401


def test_a_token_that_nobody_signed_is_refused(city: Stack) -> None:
    phone = smoke.admin(city)
    head, body, _ = phone.token.split(".")
    phone.token = f"{head}.{body}.{'A' * 342}"
    assert phone.call("GET", "/me").status in (401, 403)
    phone.token = ""
    assert phone.call("GET", "/me").status in (401, 403)


def test_the_clock_starts_the_sweep(city: Stack) -> None:
    target = city.client("scheduler").get_schedule(Name=f"{city.prefix}-sweep")
    assert target["ScheduleExpression"] == "rate(15 minutes)"
    answer = city.client("lambda").invoke(FunctionName=f"{city.prefix}-sweep", Payload=b"{}")
    assert "FunctionError" not in answer


def evidence_items(dynamodb: Any, stack: Stack, unit_day: str) -> Any:
    return dynamodb.query(
        TableName=f"{stack.prefix}-evidence",
        KeyConditionExpression="pk = :key",
        ExpressionAttributeValues={":key": {"S": unit_day}},
    )["Items"]
