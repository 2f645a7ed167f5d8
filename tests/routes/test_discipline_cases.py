"""A discipline case through the door: opened from its evidence, step by step, answered, read by who may."""

from dataclasses import replace
from typing import Any

import pytest

from chalicelib.domain.employee import Assignment, Employee, Grant, Role
from tests.cast import ANI, BUDI, CITRA, DEWI, EKO, FITRI, GANI, START
from tests.discipline_cases import K, absent_pns, put_case
from tests.routes.town import faults, nothing_changed, problem
from tests.world import World, entry
from tools.phone import Reply

CASES = "/employees/ani/discipline-cases"
SUMMONS = {"kind": "summons", "on": "2026-11-25", "clock": "09:00", "place": "Ruang Sekretaris"}
EXAMINED = {"kind": "examination", "on": "2026-11-23", "text": "Mengakui tidak masuk.\nTanpa keterangan."}
DECIDED = {
    "kind": "decision", "on": "2026-11-23", "number": "800/2/2026", "level": "light", "sanction": "Teguran lisan",
    "deciding_office": "Kepala Bagian Umum", "object_until": "2026-12-14",
}  # fmt: skip
OBJECTED = {"kind": "objection", "on": "2026-11-23", "text": "Keberatan diajukan."}
ANNULLED = {"kind": "annulment", "on": "2026-11-23", "number": "800/3/2026", "deciding_office": "Wali Kota"}
CLOSED = {"kind": "closed", "text": "Ada surat dokter yang menyusul."}


def opening(town: World, who: Employee = CITRA, employee_id: str = "ani", key: str = "k1", year: int = 2026) -> Reply:
    headers = {"Idempotency-Key": key}
    return town.phone(who, None).call("POST", f"/employees/{employee_id}/discipline-cases", {"year": year}, headers)


def step(town: World, body: dict[str, Any], revision: int, who: Employee = CITRA, case_id: str = "2026-01") -> Reply:
    return town.phone(who, None).call("POST", f"{CASES}/{case_id}/steps", {**body, "revision": revision})


def read(town: World, who: Employee, path: str = f"{CASES}/2026-01") -> Reply:
    return town.phone(who, None).call("GET", path)


def listed(town: World, who: Employee, query: str = "") -> Any:
    return read(town, who, f"/discipline-cases{query}").expect(200)


def acts(town: World) -> list[str]:
    return [each.entry.action for each in town.services.audit.entries("umum#2026-11-23")]


def test_a_case_holds_the_evidence_as_it_was_when_it_was_opened(town: World) -> None:
    absent_pns(town)
    opened = opening(town).expect(201)
    assert (opened["case_id"], opened["state"], opened["name"], opened["revision"]) == ("2026-01", "opened", "Ani", 1)
    assert [each["on"] for each in opened["evidence"]["days"]] == ["2026-11-02", "2026-11-03", "2026-11-04"]
    reached = opened["evidence"]["sums"]["reached"]["threshold"]
    assert (reached["article"], reached["sanction"], reached["mark"]) == ("PP 94/2021 Ps 9", "Teguran lisan", "N")
    assert opened["evidence"]["sums"]["duty_article"] == "PP 94/2021 Ps 26(1), Ps 28"
    assert opened["next"] == ["summons", "statement", "closed"]
    absent_pns(town, count=5)
    assert read(town, CITRA).expect(200)["evidence"] == opened["evidence"]


def test_every_step_says_who_wrote_it_down_and_is_one_entry(town: World) -> None:
    absent_pns(town)
    opening(town).expect(201)
    for at, body in enumerate((SUMMONS, EXAMINED, DECIDED, OBJECTED, CLOSED), 1):
        case = step(town, body, at, EKO if body is DECIDED else CITRA).expect(201)
    assert [(each["kind"], each["by_name"]) for each in case["steps"]] == [
        ("opened", "Citra"), ("summons", "Citra"), ("examination", "Citra"), ("decision", "Eko"),
        ("objection", "Citra"), ("closed", "Citra"),
    ]  # fmt: skip
    assert (case["state"], case["next"]) == ("closed", [])
    decision = case["steps"][3]
    assert (decision["number"], decision["deciding_office"]) == ("800/2/2026", "Kepala Bagian Umum")
    assert acts(town) == [f"case_{each['kind']}" for each in case["steps"]]


def test_a_step_whose_answer_was_lost_is_answered_as_the_first_time_and_taken_once(town: World) -> None:
    put_case(town)
    first = step(town, SUMMONS, 1).expect(201)
    step(town, EXAMINED, 2).expect(201)
    with nothing_changed():
        assert step(town, SUMMONS, 1).expect(201) == first
        assert problem(step(town, {**SUMMONS, "place": "Aula"}, 1)) == (409, "CHANGED_MEANWHILE")
        assert problem(step(town, SUMMONS, 1, EKO)) == (409, "CHANGED_MEANWHILE")


def test_a_decision_is_annulled_after_an_objection_alone_and_the_record_says_so(town: World) -> None:
    put_case(town, K.SUMMONS, K.EXAMINATION, K.DECISION)
    assert problem(step(town, ANNULLED, 4)) == (409, "CASE_MOVED_ON")
    step(town, OBJECTED, 4).expect(201)
    case = step(town, ANNULLED, 5).expect(201)
    assert (case["state"], case["next"]) == ("annulled", ["closed"])
    (outcome,) = read(town, ANI, "/me/compliance-record").expect(200)["years"][-1]["outcomes"]
    assert (outcome["number"], outcome["objected"]) == ("800/2/2026", True)
    assert outcome["annulled"] == {"on": "2026-11-23", "number": "800/3/2026", "office": "Wali Kota"}


def test_the_trail_tells_which_paper_and_nobodys_words(town: World) -> None:
    put_case(town, K.SUMMONS, K.EXAMINATION)
    step(town, {**DECIDED, "text": "Rahasia"}, 3).expect(201)
    told = town.services.audit.entries("umum#2026-11-23")[-1].entry
    assert told.facts == {
        "case": "2026-01", "reached": "light", "days": 3, "on": "2026-11-23", "until": "2026-12-14", "level": "light",
        "number": "800/2/2026",
    }  # fmt: skip


def test_the_person_reads_it_and_answers_in_their_own_words(town: World) -> None:
    put_case(town, K.SUMMONS)
    mine = read(town, ANI, "/me/discipline-cases").expect(200)["cases"]
    assert [(each["case_id"], each["revision"]) for each in mine] == [("2026-01", 2)]
    said = {"text": "Ibu saya dirawat.\nSurat menyusul.", "revision": 2}
    path = "/me/discipline-cases/2026-01/statements"
    answered = town.phone(ANI, None).call("POST", path, said).expect(201)
    assert (answered["state"], answered["steps"][-1]["text"]) == ("summoned", said["text"])
    assert town.phone(ANI, None).call("POST", path, said).expect(201) == answered
    other = {**said, "text": "Lain."}
    assert problem(town.phone(ANI, None).call("POST", path, other)) == (409, "CHANGED_MEANWHILE")
    assert problem(town.phone(BUDI, None).call("POST", path, said)) == (404, "NOT_FOUND")


def test_the_person_is_told_of_every_step_but_their_own(town: World) -> None:
    absent_pns(town)
    opening(town).expect(201)
    step(town, SUMMONS, 1).expect(201)
    said = {"text": "Ibu saya dirawat.", "revision": 2}
    town.phone(ANI, None).call("POST", "/me/discipline-cases/2026-01/statements", said).expect(201)
    told = town.services.notices.of_person("ani", 9)
    assert [(each.kind, each.about, dict(each.facts)) for each in sorted(told, key=lambda each: each.about)] == [
        ("case", "2026-01-1", {"step": "opened"}),
        ("case", "2026-01-2", {"step": "summons", "on": "2026-11-25", "clock": "09:00"}),
    ]  # fmt: skip


def test_after_the_decision_nothing_is_answered_here(town: World) -> None:
    put_case(town, K.SUMMONS, K.EXAMINATION, K.DECISION)
    said = {"text": "Terlambat", "revision": 4}
    with nothing_changed():
        refused = town.phone(ANI, None).call("POST", "/me/discipline-cases/2026-01/statements", said)
    assert problem(refused) == (409, "CASE_MOVED_ON")


def test_pppk_and_non_asn_are_counted_and_get_no_case(town: World) -> None:
    absent_pns(town, count=12)
    town.change("ani", lambda each: replace(each, number_kind=ANI.number_kind))
    with nothing_changed():
        refused = opening(town)
    assert problem(refused) == (409, "LEVEL_NOT_REACHED")


def test_below_every_level_there_is_no_case(town: World) -> None:
    absent_pns(town, count=2)
    assert problem(opening(town)) == (409, "LEVEL_NOT_REACHED")
    assert faults(opening(town, year=2027, key="k2")) == [("/year", "YEAR_AHEAD")]


def test_one_case_at_a_time_and_a_heavier_level_after_a_decision(town: World) -> None:
    absent_pns(town)
    first = opening(town).expect(201)
    assert opening(town).expect(201) == first
    assert problem(opening(town, key="k2")) == (409, "CASE_OPEN")
    for at, body in enumerate((SUMMONS, EXAMINED, DECIDED, CLOSED), 1):
        step(town, body, at).expect(201)
    assert problem(opening(town, key="k3")) == (409, "LEVEL_NOT_REACHED")
    absent_pns(town, count=4)
    assert opening(town, key="k4").expect(201)["case_id"] == "2026-02"


def test_two_who_go_on_with_it_at_once_get_one_step(town: World) -> None:
    put_case(town)
    step(town, SUMMONS, 1).expect(201)
    assert problem(step(town, CLOSED, 1, EKO)) == (409, "CHANGED_MEANWHILE")


def test_a_step_out_of_turn_or_half_told_changes_nothing(town: World) -> None:
    put_case(town)
    with nothing_changed():
        assert problem(step(town, DECIDED, 1)) == (409, "CASE_MOVED_ON")
        assert faults(step(town, {"kind": "summons", "on": "2026-11-20", "level": "light"}, 1)) == [
            ("/clock", "CASE_FIELD_NEEDED"), ("/place", "CASE_FIELD_NEEDED"), ("/level", "CASE_FIELD_STRANGE"),
            ("/on", "CASE_SUMMONS_PAST"),
        ]  # fmt: skip
        assert faults(step(town, {**SUMMONS, "clock": "24:00"}, 1)) == [("/clock", "PATTERN")]


def test_nobody_handles_their_own_nor_their_superiors(town: World) -> None:
    """Indah leads Umum too, and works under Citra."""
    indah = replace(
        ANI, employee_id="indah", name="Indah", number="CONTOH-012", grants=(Grant(Role.SUPERVISOR, "umum"),)
    )
    town.services.staff.save(indah, None, entry("test_add", town.clock.now))
    absent_pns(town, "citra")
    assert problem(opening(town, CITRA, "citra")) == (422, "DECIDE_OWN")
    assert problem(opening(town, indah, "citra")) == (404, "NOT_FOUND")
    put_case(town, who="citra")
    assert problem(read(town, indah, "/employees/citra/discipline-cases/2026-01")) == (404, "NOT_FOUND")
    assert listed(town, indah)["total"] == 0
    assert listed(town, EKO)["total"] == 1


def test_who_holds_a_role_over_the_city_is_a_city_admins(town: World) -> None:
    chief = Assignment("umum", START, ("balai-kota",), "lima-hari", "citra")
    town.change("fitri", lambda each: replace(each, assignments=(chief,)))
    absent_pns(town, "fitri")
    assert problem(opening(town, CITRA, "fitri")) == (404, "NOT_FOUND")
    opening(town, EKO, "fitri").expect(201)


def test_the_list_shows_what_is_within_reach_open_ones_first(town: World) -> None:
    put_case(town, K.CLOSED)
    put_case(town, K.SUMMONS, who="budi")
    put_case(town, who="gani")
    assert [(each["name"], each["state"]) for each in listed(town, CITRA)["cases"]] == [
        ("Budi", "summoned"), ("Ani", "closed"),
    ]  # fmt: skip
    found = listed(town, FITRI)
    assert (found["total"], found["counts"]["opened"], found["pages"]) == (3, 1, 1)
    assert [each["name"] for each in listed(town, EKO, "?state=opened&year=2026")["cases"]] == ["Gani"]
    assert listed(town, EKO, "?year=2025")["total"] == 0


@pytest.mark.parametrize(("who", "status"), [(DEWI, 403), (BUDI, 403), (GANI, 403), (FITRI, 200), (EKO, 200)])
def test_an_operator_and_a_colleague_read_no_case(town: World, who: Employee, status: int) -> None:
    put_case(town)
    assert read(town, who).status == status
