"""A day's work told, answered and read: each way it may go, who may do what, and how often AWS is asked."""

import hashlib
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from chalicelib.domain.employee import Assignment, Employee, Grant, Role
from chalicelib.domain.plan import PlanStepKind
from chalicelib.domain.request import Delegation
from chalicelib.proof.base64url import encode
from chalicelib.rules.photo_marks import without_marks
from tests import cast
from tests.cast import ANI, BUDI, CITRA, DEWI, EKO, FITRI, GANI, START, person, wib
from tests.jpegs import taken
from tests.plans import ACTION, GOAL, put_plan
from tests.routes.town import faults, nobody, nothing_changed, problem
from tests.store.faults import going_wrong
from tests.world import BUCKET, World, entry
from tools.phone import Phone, Reply

PDF = b"%PDF-1.7\n" + b"0" * 200
TOLD = {"on": "2026-11-23", "text": "Memeriksa 3 berkas pengadaan", "minutes": 90}


def phone(town: World, who: Employee) -> Phone:
    return town.phone(who, enrolled=None)


def report(who: Phone, key: str = "k1", **changed: object) -> Reply:
    return who.call("POST", "/me/activities", {**TOLD, **changed}, {"Idempotency-Key": key})


def change(who: Phone, made: Any, **changed: object) -> Reply:
    told = {"text": made["text"], "minutes": made["minutes"], "revision": made["revision"]}
    return who.call("PUT", f"/me/activities/{made['activity_id']}", {**told, **changed})


def queue(town: World, who: Employee) -> list[str]:
    """The dates of what waits for them, and that the number told is of these."""
    found = phone(town, who).call("GET", "/me/team/activities").expect(200)
    assert found["total"] == len(found["activities"])
    return [each["on"] for each in found["activities"]]


def answer(who: Phone, act: str, *made: Any, text: str | None = None, unit_id: str = "umum") -> Reply:
    named = [{name: each[name] for name in ("employee_id", "activity_id", "revision")} for each in made]
    return who.call("POST", f"/units/{unit_id}/activities/answers", {"act": act, "activities": named, "text": text})


def outcome(reply: Reply) -> list[str]:
    return [each["state"] or each["code"] for each in reply.expect(200)["results"]]


def month_of(who: Phone) -> list[tuple[str, str]]:
    found = who.call("GET", "/me/activities?month=2026-11").expect(200)["activities"]
    return [(each["on"], each["state"]) for each in found]


def ani_in_unit(reader: Phone) -> Any:
    people = reader.call("GET", "/units/umum/activities?month=2026-11").expect(200)["people"]
    return next(each for each in people if each["employee_id"] == "ani")


def test_reported_returned_changed_approved(town: World) -> None:
    ani, citra = phone(town, ANI), phone(town, CITRA)
    made = report(ani).expect(201)
    assert (made["state"], made["name"], made["unit_id"], made["action_id"]) == ("waiting", "Ani", "umum", None)
    assert made["activity_id"].startswith("20261123-")
    assert outcome(answer(citra, "return", made, text="Sebutkan nomor berkasnya")) == ["returned"]
    back = ani.call("GET", f"/me/activities/{made['activity_id']}").expect(200)
    assert [(each["kind"], each["by_name"], each["text"]) for each in back["steps"]] == [
        ("reported", "Ani", None), ("returned", "Citra", "Sebutkan nomor berkasnya"),
    ]  # fmt: skip
    again = change(ani, back, text="Memeriksa berkas 12, 13 dan 14", minutes=100).expect(200)
    assert (again["state"], again["minutes"], again["revision"]) == ("waiting", 100, 3)
    assert outcome(answer(citra, "approve", again)) == ["approved"]
    line = ani_in_unit(citra)
    assert (line["days"], line["minutes"], line["approved_minutes"], line["waiting"], line["returned"]) == (
        1, 100, 100, 0, 0,
    )  # fmt: skip


def test_an_approved_one_is_never_changed_nor_taken_back(town: World) -> None:
    ani, citra = phone(town, ANI), phone(town, CITRA)
    made = report(ani).expect(201)
    answer(citra, "approve", made).expect(200)
    approved = ani.call("GET", f"/me/activities/{made['activity_id']}").expect(200)
    with nothing_changed():
        assert problem(change(ani, approved, text="Lain")) == (409, "ACTIVITY_APPROVED")
        assert problem(ani.call("DELETE", f"/me/activities/{made['activity_id']}")) == (409, "ACTIVITY_APPROVED")
        assert outcome(answer(citra, "return", approved, text="Kurang")) == ["ACTIVITY_APPROVED"]
    assert outcome(answer(citra, "comment", approved, text="Kerja bagus")) == ["approved"]


def test_what_is_taken_back_stays_in_the_month_and_counts_no_more(town: World) -> None:
    ani = phone(town, ANI)
    made = report(ani).expect(201)
    for _ in range(2):
        ani.call("DELETE", f"/me/activities/{made['activity_id']}").expect(204)
    assert month_of(ani) == [("2026-11-23", "withdrawn")]
    assert ani_in_unit(phone(town, CITRA))["minutes"] == 0
    assert problem(change(ani, made)) == (409, "ACTIVITY_MOVED_ON")
    assert ani.call("GET", "/me/activities/choices").json["left_min"] == 1_440


def test_the_same_report_sent_twice_is_made_once(town: World) -> None:
    ani = phone(town, ANI)
    first = report(ani).expect(201)
    again = report(ani)
    assert (again.expect(201), again.headers["Idempotency-Replayed"]) == (first, "true")
    assert problem(report(ani, minutes=5)) == (409, "IDEMPOTENCY_KEY_REUSED")
    town.clock.forward(seconds=25 * 3600)  # the kept answer is gone; the id is the same
    assert report(phone(town, ANI)).expect(201)["activity_id"] == first["activity_id"]
    assert len(month_of(phone(town, ANI))) == 1


def test_the_same_change_and_the_same_answer_again_are_answered_alike(town: World) -> None:
    ani, citra = phone(town, ANI), phone(town, CITRA)
    made = report(ani).expect(201)
    once = change(ani, made, text="Lain").expect(200)
    with nothing_changed():
        assert change(ani, made, text="Lain").expect(200) == once
        assert problem(change(ani, made, text="Lain lagi")) == (409, "CHANGED_MEANWHILE")
    answer(citra, "comment", once, text="Baik").expect(200)
    with nothing_changed():
        assert outcome(answer(citra, "comment", once, text="Baik")) == ["waiting"]
        assert outcome(answer(citra, "approve", once)) == ["CHANGED_MEANWHILE"]


@pytest.mark.parametrize(
    ("changed", "found"),
    [
        ({"on": "2026-11-24"}, [("/on", "ACTIVITY_FUTURE")]),
        ({"minutes": 0}, [("/minutes", "TOO_SMALL")]),
        ({"minutes": 1441}, [("/minutes", "TOO_LARGE")]),
        ({"progress_pct": 101}, [("/progress_pct", "TOO_LARGE")]),
        ({"progress_pct": -1}, [("/progress_pct", "TOO_SMALL")]),
        ({"quantity_e2": 250}, [("/quantity_e2", "QUANTITY_NO_UNIT")]),
        ({"action_id": "a9"}, [("/action_id", "ACTION_UNKNOWN")]),
        ({"links": ["http://contoh.example/a"]}, [("/links/0", "LINK_INVALID")]),
        ({"links": ["https://bank.example@jahat.example/"]}, [("/links/0", "LINK_INVALID")]),
        ({"links": ["javascript:alert(1)"]}, [("/links/0", "LINK_INVALID")]),
        ({"text": " "}, [("/text", "LINES_INVALID")]),
        ({"text": "a\u202eb"}, [("/text", "LINES_INVALID")]),
    ],
)
def test_what_is_wrong_is_named_and_nothing_is_written(
    town: World, changed: dict[str, object], found: list[tuple[str, str]]
) -> None:
    ani = phone(town, ANI)
    with nothing_changed():
        reply = report(ani, **changed)
    assert [each[0] for each in faults(reply)] == [each[0] for each in found]
    if found[0][1] not in ("TOO_SMALL", "TOO_LARGE"):
        assert faults(reply) == found


def test_a_day_has_so_many_minutes_and_a_date_before_the_first_assignment_none(town: World) -> None:
    ani = phone(town, ANI)
    report(ani, "k1", minutes=1_400).expect(201)
    refused = report(ani, "k2", minutes=41)
    assert faults(refused) == [("/minutes", "ACTIVITY_MINUTES")]
    assert "40 minutes" in refused.json["errors"][0]["detail"]
    report(ani, "k3", minutes=40).expect(201)
    town.clock.set(wib(8, on=date(2026, 1, 3)))
    assert faults(report(ani, "k4", on="2025-12-31")) == [("/on", "ACTIVITY_NOT_HERE")]


def test_a_month_is_written_and_answered_until_some_days_after_its_end(town: World) -> None:
    ani, citra = phone(town, ANI), phone(town, CITRA)
    made = report(ani).expect(201)
    town.clock.set(wib(23, 59, on=date(2026, 12, 5)))
    report(phone(town, ANI), "k2").expect(201)
    town.clock.set(wib(0, 1, on=date(2026, 12, 6)))
    ani, citra = phone(town, ANI), phone(town, CITRA)
    with nothing_changed():
        late = report(ani, "k3")
        assert (problem(late), late.json["closed_on"]) == ((409, "ACTIVITY_MONTH_CLOSED"), "2026-12-05")
        assert problem(change(ani, made)) == (409, "ACTIVITY_MONTH_CLOSED")
        assert problem(ani.call("DELETE", f"/me/activities/{made['activity_id']}")) == (409, "ACTIVITY_MONTH_CLOSED")
        assert outcome(answer(citra, "approve", made)) == ["ACTIVITY_MONTH_CLOSED"]
    assert not ani.call("GET", "/me/activities?month=2026-11").expect(200)["is_open"]


def test_an_action_of_the_plan_gives_the_unit_and_the_budget_line(town: World) -> None:
    put_plan(town, PlanStepKind.PROPOSED, starts_on=date(2026, 11, 10))
    ani = phone(town, ANI)
    choices = ani.call("GET", "/me/activities/choices?on=2026-11-23").expect(200)
    (offered,) = choices["actions"]
    assert (offered["action_id"], offered["unit"], offered["month_e2"]) == ("a1", "dokumen", 1_000)
    made = report(ani, action_id="a1", quantity_e2=350, progress_pct=40).expect(201)
    assert (made["unit"], made["quantity_e2"], made["plan_number"], made["progress_pct"]) == ("dokumen", 350, 1, 40)
    assert (made["action"], made["goal"]) == (ACTION.text, GOAL.text)
    other = change(ani, made).expect(200)
    assert (other["action_id"], other["action"], other["goal"]) == (None, None, None)
    assert faults(report(ani, "k2", action_id="a1", on="2026-11-09")) == [("/action_id", "ACTION_UNKNOWN")]


def test_places_and_slots_are_offered_from_the_days_check_ins(town: World) -> None:
    ani = town.phone(ANI)
    town.check_in(ani).expect(201)
    choices = ani.call("GET", "/me/activities/choices").expect(200)
    assert choices["places"] == [{"slot": "arrival", "name": "Balai Kota Contoh"}]
    made = report(ani, slot="arrival", place="Balai Kota Contoh").expect(201)
    assert (made["slot"], made["place"]) == ("arrival", "Balai Kota Contoh")
    assert change(ani, made, slot="arrival", place="Balai Kota Contoh").expect(200)["place"] == "Balai Kota Contoh"


@pytest.mark.parametrize(
    "said",
    [
        {"slot": "midday", "place": "Balai Kota Contoh"}, {"slot": "arrival", "place": "Kantor Gubernur"},
        {"place": "Balai Kota Contoh"}, {"slot": "arrival"},
    ],
)  # fmt: skip
def test_a_place_is_one_that_a_check_in_of_the_day_recorded(town: World, said: dict[str, str]) -> None:
    ani = town.phone(ANI)
    town.check_in(ani).expect(201)
    with nothing_changed():
        assert faults(report(ani, **said)) == [("/place", "PLACE_UNKNOWN")]
        assert faults(report(ani, on="2026-11-20", slot="arrival", place="Balai Kota Contoh")) == [
            ("/place", "PLACE_UNKNOWN")
        ]


def posted(town: World, who: Phone, content: bytes = PDF) -> dict[str, str]:
    form = who.call("POST", "/me/attachments", {"content_type": "application/pdf"}).expect(201)
    town.services.files.write(form["upload"]["fields"]["key"], content)
    return {"attachment_id": form["attachment_id"], "sha256": encode(hashlib.sha256(content).digest())}


def test_a_file_is_looked_at_kept_and_given_to_who_may_read_it(town: World) -> None:
    ani = phone(town, ANI)
    proof = posted(town, ani)
    made = report(ani, attachments=[proof], links=["https://contoh.example/berkas?id=1"]).expect(201)
    assert [(each["number"], each["size_bytes"]) for each in made["attachments"]] == [(1, len(PDF))]
    path = f"activities/{made['activity_id']}/attachments"
    for who, at in ((ANI, f"/me/{path}/1"), (CITRA, f"/employees/ani/{path}/1"), (FITRI, f"/employees/ani/{path}/1")):
        assert made["activity_id"] in phone(town, who).call("GET", at).expect(200)["url"]
    assert problem(ani.call("GET", f"/me/{path}/2")) == (404, "NOT_FOUND")
    assert problem(phone(town, BUDI).call("GET", f"/me/{path}/1")) == (404, "NOT_FOUND")
    kept = change(ani, made, attachments=[proof]).expect(200)
    assert kept["attachments"] == made["attachments"]
    assert change(ani, kept).expect(200)["attachments"] == []


def test_a_file_that_is_taken_out_is_forgotten_and_one_that_stays_is_not(town: World) -> None:
    ani = phone(town, ANI)
    first, second = posted(town, ani), posted(town, ani, PDF + b"1")
    made = report(ani, attachments=[first, second]).expect(201)
    stored = town.services.activities.get("ani", made["activity_id"])
    assert stored
    change(ani, made, attachments=[second]).expect(200)
    tags = [town.s3.get_object_tagging(Bucket=BUCKET, Key=each.key)["TagSet"] for each in stored.attachments]
    assert tags == [[{"Key": "orphan", "Value": "yes"}], []]
    again = change(ani, {**made, "revision": 2}, attachments=[first, second]).expect(200)  # thought better of it
    assert len(again["attachments"]) == 2
    assert town.s3.get_object_tagging(Bucket=BUCKET, Key=stored.attachments[0].key)["TagSet"] == []


def test_a_photo_is_kept_without_the_position_it_was_taken_at(town: World) -> None:
    ani, photo = phone(town, ANI), taken(6)
    form = ani.call("POST", "/me/attachments", {"content_type": "image/jpeg"}).expect(201)
    town.services.files.write(form["upload"]["fields"]["key"], photo)
    proof = {"attachment_id": form["attachment_id"], "sha256": encode(hashlib.sha256(photo).digest())}
    made = report(ani, attachments=[proof]).expect(201)
    kept = town.services.activities.get("ani", made["activity_id"])
    assert kept
    stored = town.services.files.read(kept.attachments[0].key, 5_000_000)
    assert (stored, kept.attachments[0].size_bytes) == (without_marks(photo), len(without_marks(photo)))
    again = change(ani, made, text="Lain", attachments=[proof]).expect(200)
    assert change(ani, made, text="Lain", attachments=[proof]).expect(200) == again  # the answer was lost
    assert again["attachments"] == made["attachments"]


def test_a_file_that_is_no_pdf_is_refused_by_its_content(town: World) -> None:
    ani = phone(town, ANI)
    fake = posted(town, ani, b"<html>" + b"0" * 200)
    assert faults(report(ani, attachments=[fake])) == [("/attachments/0", "ATTACHMENT_TYPE")]


def test_many_are_answered_at_once_by_one_entry_and_what_is_refused_leaves_the_others(town: World) -> None:
    ani, budi, citra = (phone(town, each) for each in (ANI, BUDI, CITRA))
    made = [report(ani, "k1").expect(201), report(ani, "k2").expect(201), report(budi, "k3").expect(201)]
    stale = {**made[1], "revision": 9}
    found = answer(citra, "approve", made[0], stale, made[2], {**made[2], "activity_id": "20261123-tidakada"})
    assert outcome(found) == ["approved", "CHANGED_MEANWHILE", "approved", "NOT_FOUND"]
    entries = [each.entry for each in town.services.audit.entries("umum#2026-11-23")]
    assert [(each.action, each.actor_id, each.object_id) for each in entries] == [
        ("activities_approved", "citra", "umum")
    ]
    assert entries[0].facts["activities"] == [
        {"employee": "ani", "activity": made[0]["activity_id"]},
        {"employee": "budi", "activity": made[2]["activity_id"]},
    ]


def test_a_report_is_no_entry_and_a_return_tells_its_person_in_the_app(town: World) -> None:
    ani, citra = phone(town, ANI), phone(town, CITRA)
    made = report(ani).expect(201)
    assert town.services.audit.entries("umum#2026-11-23") == []
    answer(citra, "return", made, text="Sebutkan nomornya").expect(200)
    (told,) = ani.call("GET", "/me/notices").expect(200)["notices"]
    assert "Sebutkan nomornya" in str(told) and f"kinerja/{made['activity_id']}" in str(told)
    assert town.services.notices.outbox(5) == []


def test_what_comes_back_again_on_the_same_day_is_told_again(town: World) -> None:
    ani, citra = phone(town, ANI), phone(town, CITRA)
    made = report(ani).expect(201)
    answer(citra, "return", made, text="Sebutkan nomornya").expect(200)
    sent = change(ani, {**made, "revision": 2}, text="Nomor 12").expect(200)
    town.clock.forward(minutes=1)
    answer(citra, "return", sent, text="Lampirkan berkasnya").expect(200)
    first, second = ani.call("GET", "/me/notices").expect(200)["notices"]
    assert ("Lampirkan berkasnya" in str(first), "Sebutkan nomornya" in str(second)) == (True, True)
    assert all(f"kinerja/{made['activity_id']}'" in str(each) for each in (first, second))


def test_a_return_and_a_comment_need_a_word(town: World) -> None:
    made = report(phone(town, ANI)).expect(201)
    for act in ("return", "comment"):
        assert faults(answer(phone(town, CITRA), act, made)) == [("/text", "REQUIRED")]


INDAH = person("Indah", "CONTOH-012", "puskesmas", (Grant(Role.SUPERVISOR, "puskesmas"),))
HEAD = person("Hadi", "CONTOH-020", "setda", (Grant(Role.SUPERVISOR, "setda"),))
MIRA = person("Mira", "CONTOH-015", "umum")


def add(town: World, *people: Employee) -> None:
    for each in people:
        town.services.staff.save(each, None, entry("test_add", town.clock.now))


def test_the_head_above_a_city_admin_and_a_delegate_answer_too(town: World) -> None:
    add(town, HEAD, MIRA)
    away = Delegation("mira", cast.MONDAY, cast.MONDAY + timedelta(3))
    town.change("citra", lambda each: replace(each, delegation=away))
    town.change("mira", lambda each: replace(each, delegated_by=("citra",)))
    ani = phone(town, ANI)
    for key, who in enumerate((HEAD, EKO, MIRA)):
        made = report(ani, f"k{key}").expect(201)
        assert outcome(answer(phone(town, who), "approve", made)) == ["approved"], who.name
    step = ani.call("GET", f"/me/activities/{made['activity_id']}").json["steps"][-1]
    assert (step["by"], step["on_behalf"]) == ("mira", "citra")
    assert len(phone(town, MIRA).call("GET", "/me/team/activities").expect(200)["activities"]) == 0


def test_two_leaders_of_one_unit_answer_their_people_and_not_each_other(town: World) -> None:
    add(town, HEAD)
    under_hadi = Assignment("umum", START, ("balai-kota",), "lima-hari", "hadi")
    for who in ("budi", "citra"):
        second = (Grant(Role.SUPERVISOR, "umum"),)
        town.change(who, lambda each: replace(each, assignments=(under_hadi,), grants=second))  # noqa: B023
    ani, theirs = report(phone(town, ANI)).expect(201), report(phone(town, BUDI), "k2").expect(201)
    citra = phone(town, CITRA)
    waiting = citra.call("GET", "/units/umum/activities/waiting").expect(200)["activities"]
    assert [each["employee_id"] for each in waiting] == ["ani"]
    with nothing_changed():
        assert problem(answer(citra, "approve", theirs)) == (404, "NOT_FOUND")
    assert outcome(answer(phone(town, HEAD), "approve", theirs)) == ["approved"]
    assert outcome(answer(citra, "approve", ani)) == ["approved"]


def test_nobody_answers_their_own_nor_their_superiors(town: World) -> None:
    add(town, HEAD, INDAH)
    under_hadi = Assignment("umum", START, ("balai-kota",), "lima-hari", "hadi")
    town.change("citra", lambda each: replace(each, assignments=(under_hadi,)))
    town.change("hadi", lambda each: replace(each, assignments=(replace(under_hadi, supervisor_id=None),)))
    own, heads = report(phone(town, CITRA)).expect(201), report(phone(town, HEAD), "k2").expect(201)
    citra = phone(town, CITRA)
    made = report(phone(town, ANI), "k3").expect(201)
    with nothing_changed():
        assert outcome(answer(citra, "approve", own, heads, {**made, "revision": 7})) == [
            "DECIDE_OWN", "NOT_FOUND", "CHANGED_MEANWHILE",
        ]  # fmt: skip
        assert problem(answer(phone(town, INDAH), "approve", made)) == (404, "NOT_FOUND")
        assert problem(answer(phone(town, DEWI), "approve", made)) == (403, "ROLE_MISSING")
    waiting = citra.call("GET", "/units/umum/activities/waiting").expect(200)["activities"]
    assert [each["employee_id"] for each in waiting] == ["ani"]
    assert outcome(answer(phone(town, HEAD), "approve", own)) == ["approved"]


def test_an_assigned_superior_of_another_unit_answers_and_reads_their_people(town: World) -> None:
    add(town, INDAH)
    town.change("ani", lambda each: replace(
        each, assignments=(Assignment("umum", START, ("balai-kota",), "lima-hari", "indah"),)))  # fmt: skip
    made = report(phone(town, ANI)).expect(201)
    indah = phone(town, INDAH)
    waiting = indah.call("GET", "/me/team/activities").expect(200)
    assert (waiting["total"], [each["name"] for each in waiting["activities"]]) == (1, ["Ani"])
    assert len(indah.call("GET", "/employees/ani/activities?month=2026-11").expect(200)["activities"]) == 1
    assert problem(indah.call("GET", "/employees/budi/activities")) == (404, "NOT_FOUND")
    assert outcome(answer(indah, "approve", made)) == ["approved"]
    town.change("indah", lambda each: replace(each, grants=()))
    assert problem(phone(town, INDAH).call("GET", "/me/team/activities")) == (403, "ROLE_MISSING")


def test_who_moved_leaves_each_unit_its_part(town: World) -> None:
    add(town, INDAH)
    ani = phone(town, ANI)
    made = report(ani, on="2026-11-20").expect(201)
    moved = (
        Assignment("umum", START, ("balai-kota",), "lima-hari", "citra", date(2026, 11, 22)),
        Assignment("puskesmas", date(2026, 11, 23), ("puskesmas",), "lima-hari", "indah"),
    )
    town.change("ani", lambda each: replace(each, assignments=moved))
    there = report(phone(town, ANI), "k2").expect(201)
    assert (made["unit_id"], there["unit_id"]) == ("umum", "puskesmas")
    for who, unit_id, on in ((CITRA, "umum", "2026-11-20"), (INDAH, "puskesmas", "2026-11-23")):
        read = phone(town, who).call("GET", "/employees/ani/activities?month=2026-11").expect(200)["activities"]
        assert [each["on"] for each in read] == [on]
        people = phone(town, who).call("GET", f"/units/{unit_id}/activities?month=2026-11").expect(200)["people"]
        assert [each["days"] for each in people if each["employee_id"] == "ani"] == [1]
    assert outcome(answer(phone(town, CITRA), "approve", made, there)) == ["approved", "NOT_FOUND"]


def test_the_queue_of_each_superior_is_of_the_dates_that_they_lead(town: World) -> None:
    """A planned transfer takes nobody out of a queue; from its first day on, without a write, it is the other's."""
    add(town, INDAH)
    moved = (
        Assignment("umum", START, ("balai-kota",), "lima-hari", "citra", date(2026, 11, 23)),
        Assignment("puskesmas", date(2026, 11, 24), ("puskesmas",), "lima-hari", "indah"),
    )
    town.change("ani", lambda each: replace(each, assignments=moved))
    report(phone(town, ANI)).expect(201)
    assert [queue(town, each) for each in (CITRA, INDAH)] == [["2026-11-23"], []]
    town.clock.set(wib(9, on=date(2026, 11, 24)))
    report(phone(town, ANI), "k2", on="2026-11-24").expect(201)
    assert [queue(town, each) for each in (CITRA, INDAH)] == [["2026-11-23"], ["2026-11-24"]]


def test_in_one_unit_the_superior_of_today_has_what_waits_of_yesterday_and_the_one_before_by_their_role(
    town: World,
) -> None:
    add(town, INDAH)
    report(phone(town, ANI), on="2026-11-20").expect(201)
    now = Assignment("umum", date(2026, 11, 21), ("balai-kota",), "lima-hari", "indah")
    before = Assignment("umum", START, ("balai-kota",), "lima-hari", "citra", date(2026, 11, 20))
    town.change("ani", lambda each: replace(each, assignments=(before, now)))
    assert [queue(town, each) for each in (CITRA, INDAH)] == [["2026-11-20"], ["2026-11-20"]]
    town.change("citra", lambda each: replace(each, grants=(Grant(Role.SUPERVISOR, "puskesmas"),)))
    assert queue(town, CITRA) == []


def test_who_leaves_soon_is_led_until_their_last_day(town: World) -> None:
    report(phone(town, ANI)).expect(201)
    town.change("ani", lambda each: replace(each, left_on=date(2026, 11, 30)))
    assert queue(town, CITRA) == ["2026-11-23"]


def test_a_units_month_tells_who_reported_how_many_of_the_working_days(town: World) -> None:
    ani, citra = phone(town, ANI), phone(town, CITRA)
    report(ani, "k1", on="2026-11-20").expect(201)
    report(ani, "k2").expect(201)
    found = citra.call("GET", "/units/umum/activities?month=2026-11&sort=days").expect(200)
    assert [(each["name"], each["days"], each["working_days"]) for each in found["people"]] == [
        ("Ani", 2, 16), ("Budi", 0, 16), ("Citra", 0, 16),
    ]  # fmt: skip
    assert (found["total"], found["silent"], found["waiting"], found["minutes"]) == (3, 2, 2, 180)
    assert (found["people"][0]["oldest_waiting_on"], found["people"][0]["last_on"]) == ("2026-11-20", "2026-11-23")


def test_an_executive_a_stranger_and_another_unit_read_nothing(town: World) -> None:
    add(town, person("Hana", "CONTOH-011", "setda", (Grant(Role.EXECUTIVE),)))
    hana = person("Hana", "CONTOH-011", "setda", (Grant(Role.EXECUTIVE),))
    for path in ("/units/umum/activities", "/employees/ani/activities", "/me/team/activities"):
        assert problem(phone(town, hana).call("GET", path)) == (403, "ROLE_MISSING")
        assert problem(phone(town, GANI).call("GET", path)) == (403, "ROLE_MISSING")
        assert problem(nobody().call("GET", path)) == (401, "TOKEN_INVALID")


def test_what_waits_of_last_month_is_in_the_queue_while_that_month_is_open(town: World) -> None:
    report(phone(town, ANI)).expect(201)
    for on, total in ((date(2026, 12, 5), 1), (date(2026, 12, 6), 0)):
        town.clock.set(wib(8, on=on))
        assert phone(town, CITRA).call("GET", "/me/team/activities").expect(200)["total"] == total
        waiting = phone(town, CITRA).call("GET", "/units/umum/activities/waiting").expect(200)
        assert waiting["total"] == total


def test_the_queue_tells_who_said_what(town: World) -> None:
    add(town, HEAD)
    made = report(phone(town, ANI)).expect(201)
    answer(phone(town, HEAD), "comment", made, text="Lengkapi").expect(200)
    (waiting,) = phone(town, CITRA).call("GET", "/me/team/activities").expect(200)["activities"]
    assert [(each["by_name"], each["text"]) for each in waiting["steps"]] == [("Ani", None), ("Hadi", "Lengkapi")]


def test_reading_costs_so_many_calls_however_many_there_are(town: World) -> None:
    ani, budi, citra = (phone(town, each) for each in (ANI, BUDI, CITRA))
    for who, at in ((ani, 1), (ani, 2), (budi, 3)):
        report(who, f"k{at}").expect(201)
    town.services.city.current(town.clock.now)
    for who, path, calls in (
        (ani, "/me/activities", ["Query"]),
        (citra, "/units/umum/activities?month=2026-11", ["GetItem", "Query", "Query"]),  # the city as it is now
        (citra, "/me/team/activities", ["Query", "BatchGetItem", "BatchGetItem"]),
    ):
        with going_wrong() as wire:
            who.call("GET", path).expect(200)
        assert wire.calls[1:] == calls, path  # the first is who asks
