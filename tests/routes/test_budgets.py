"""Budgets over HTTP: who tells a month, what is refused with which fix, what was not reported, a month opened again."""

from dataclasses import replace
from typing import Any

import pytest

from chalicelib.domain.budget import BudgetLine
from chalicelib.domain.employee import Grant, Role
from tests.budget_lines import ACCOUNT, LINE, line
from tests.cast import ANI, BUDI, CITRA, DEWI, EKO, FITRI, GANI, person
from tests.routes.town import faults, nothing_changed, problem
from tests.world import World, entry
from tools.phone import Reply

HANA = person("Hana", "CONTOH-011", "setda", (Grant(Role.EXECUTIVE),))
OTHER = "5.03.02.2.01.0002"
WHY = "Setor kembali kelebihan bayar"
UMUM = "/units/umum/budgets/2026"
AT = f"{UMUM}/lines/{LINE.line_id}"


def put_line(town: World, **changed: Any) -> BudgetLine:
    mine: BudgetLine = replace(LINE, **{"unit_id": "umum", **changed})
    return town.services.budgets.save(mine, None, entry("test_line", town.clock.now))


def tell(town: World, month: int, realised_idr: int, revision: int, who=DEWI, **more: object) -> Reply:
    body = {"realised_idr": realised_idr, "physical_bp": 1_000, "revision": revision, **more}
    return town.phone(who, None).call("PUT", f"{AT}/months/{month}", body)


def seen(town: World, path: str, who=DEWI) -> Any:
    return town.phone(who, None).call("GET", path).expect(200)


def test_an_operator_tells_a_month_and_the_city_sees_it(town: World) -> None:
    put_line(town)
    put_line(town, code=OTHER)
    told = tell(town, 11, 55_000_000, 1).expect(200)
    assert (told["revision"], told["seen"]["month"], told["seen"]["state"]) == (2, 11, "open")
    assert [(each["month"], each["realised_idr"], each["by_name"]) for each in told["told"]] == [
        (11, 55_000_000, "Dewi")
    ]
    (unit,) = seen(town, "/budgets/2026?month=11")["units"]
    sums = unit["sums"]
    assert (unit["unit_id"], unit["last_month"], sums["reported"], sums["lines"]) == ("umum", 11, 1, 2)
    assert (sums["realised_idr"], sums["absorbed_bp"], sums["ceiling_idr"]) == (55_000_000, 4_583, 240_000_000)
    assert (sums["deviation_bp"], sums["behind"]) == (4_583 - 9_166, True)


def test_a_month_that_nobody_told_is_not_zero(town: World) -> None:
    put_line(town)
    months = seen(town, "/budgets/2026")["months"]
    assert {(each["reported"], each["realised_idr"], each["absorbed_bp"], each["behind"]) for each in months} == {
        (0, None, None, False)
    }


def test_units_without_a_budget_are_named_to_who_reaches_them_and_are_not_zero(town: World) -> None:
    put_line(town)
    found = seen(town, "/budgets/2026", EKO)
    assert [each["unit_id"] for each in found["units"]] == ["umum"]
    assert found["without"] == [{"unit_id": "puskesmas", "name": "Puskesmas Contoh"}]
    assert [each["name"] for each in seen(town, "/budgets/2027", EKO)["without"]] == [
        "Puskesmas Contoh",
        "Sekretariat Daerah",
    ]
    assert [each["name"] for each in seen(town, "/budgets/2027", DEWI)["without"]] == ["Sekretariat Daerah"]
    assert seen(town, "/budgets/2027", CITRA)["without"] == []


def test_a_units_tree_has_every_level_and_ends_in_lines(town: World) -> None:
    put_line(town, told=line({11: 60_000_000}).told, pptk_id="ani")
    put_line(town, account="5.1.02.01.01.0002")
    rows = seen(town, f"{UMUM}?month=11")["rows"]
    assert [(each["level"], each["code"]) for each in rows] == [
        ("programme", "5.03.02"), ("activity", "5.03.02.2.01"), ("sub_activity", LINE.code),
        ("line", ACCOUNT), ("line", "5.1.02.01.01.0002"),
    ]  # fmt: skip
    assert [each["sums"]["realised_idr"] for each in rows] == [60_000_000] * 4 + [None]
    assert rows[3]["pptk_name"] == "Ani"


def test_who_is_responsible_tells_their_line_and_sees_no_other(town: World) -> None:
    put_line(town, pptk_id="ani", kpa_id="budi")
    put_line(town, code=OTHER)
    for revision, who in enumerate((ANI, BUDI), 1):
        tell(town, 11, 10_000_000 * revision, revision, who).expect(200)
    assert [each["line_id"] for each in seen(town, "/me/budget-lines/2026?month=11", ANI)["rows"]] == [LINE.line_id]
    other = AT.replace(LINE.code, OTHER)
    assert problem(town.phone(ANI, None).call("GET", other)) == (404, "NOT_FOUND")
    assert seen(town, "/me/budget-lines/2026", CITRA)["rows"] == []


def test_who_has_moved_to_another_opd_is_responsible_no_more(town: World) -> None:
    put_line(town, pptk_id="gani")
    with nothing_changed():
        assert problem(tell(town, 11, 5, 1, GANI)) == (404, "NOT_FOUND")
    assert seen(town, "/me/budget-lines/2026", GANI)["rows"] == []


def test_who_only_reads_tells_nothing(town: World) -> None:
    put_line(town)
    with nothing_changed():
        assert problem(tell(town, 11, 5, 1, FITRI)) == (404, "NOT_FOUND")
    assert seen(town, f"{UMUM}?month=11", FITRI)["may_tell"] is False


def test_above_the_ceiling_is_refused_with_the_fix(town: World) -> None:
    put_line(town)
    with nothing_changed():
        refused = tell(town, 11, 120_000_001, 1)
    assert faults(refused) == [("/realised_idr", "REALISED_ABOVE_CEILING")]
    assert "Rp 120.000.000" in refused.json["errors"][0]["detail"]
    assert "November" in refused.json["errors"][0]["detail"]


@pytest.mark.parametrize("amount", [-1, 1.5, "55000000", 10**13 + 1])
def test_rupiah_are_whole_and_not_negative(town: World, amount: object) -> None:
    put_line(town)
    with nothing_changed():
        assert tell(town, 11, amount, 1).status == 422


def test_a_figure_falls_with_a_note_alone_which_stays_beside_it(town: World) -> None:
    put_line(town, told=line({10: 60_000_000}).told)
    with nothing_changed():
        assert faults(tell(town, 11, 50_000_000, 1)) == [("/correction", "CORRECTION_MISSING")]
    tell(town, 11, 50_000_000, 1, correction=WHY).expect(200)
    again = tell(town, 11, 52_000_000, 2, correction="Nota yang tertinggal dimasukkan").expect(200)
    notes = [each["note"] for each in again["told"][1]["corrections"]]
    assert notes == [WHY, "Nota yang tertinggal dimasukkan"]
    assert seen(town, f"{UMUM}?month=11")["rows"][3]["corrections"] == 2


def test_a_month_ahead_and_a_locked_one_are_refused(town: World) -> None:
    put_line(town)
    with nothing_changed():
        assert faults(tell(town, 12, 5, 1)) == [("/month", "MONTH_AHEAD")]
        locked = tell(town, 10, 5, 1)
    assert problem(locked) == (409, "BUDGET_MONTH_LOCKED")
    assert (locked.json["month"], locked.json["until_on"]) == ("2026-10", "2026-11-10")


def test_a_city_admin_opens_a_locked_month_until_a_date_which_is_audited(town: World) -> None:
    put_line(town)
    eko = town.phone(EKO, None)
    body = {"until_on": "2026-11-25", "reason": "SP2D terlambat terbit"}
    eko.call("PUT", f"{UMUM}/unlocks/10", body).expect(200)
    assert seen(town, f"{UMUM}?month=10")["seen"]["state"] == "unlocked"
    assert [each["reason"] for each in seen(town, "/budgets/2026", FITRI)["unlocks"]] == ["SP2D terlambat terbit"]
    assert seen(town, "/budgets/2026")["unlocks"] == []
    tell(town, 10, 5, 1).expect(200)
    chain = [each.entry.action for each in town.services.audit.entries("umum#2026-11-23")]
    assert chain[-2:] == ["budget_unlocked", "budget_told"]
    assert problem(tell(town, 9, 5, 2)) == (409, "BUDGET_MONTH_LOCKED")
    far = eko.call("PUT", f"{UMUM}/unlocks/10", {**body, "until_on": "2027-01-25"})
    assert faults(far) == [("/until_on", "UNLOCK_UNTIL")]


def test_what_another_wrote_meanwhile_is_not_written_over_and_the_same_again_is_the_same(town: World) -> None:
    put_line(town)
    tell(town, 11, 5, 1).expect(200)
    with nothing_changed():
        assert problem(tell(town, 11, 6, 1)) == (409, "CHANGED_MEANWHILE")
        assert tell(town, 11, 5, 1).expect(200)["revision"] == 2


def test_an_obstacle_is_told_and_done_with_what_was_done(town: World) -> None:
    put_line(town)
    dewi = town.phone(DEWI, None)
    told = dewi.call("POST", f"{AT}/obstacles", {"month": 11, "text": "Lelang gagal", "revision": 1}).expect(201)
    assert [(each["obstacle_id"], each["done_at"]) for each in told["obstacles"]] == [("k1", None)]
    assert seen(town, f"{UMUM}?month=11")["rows"][3]["obstacles"] == 1
    done = {"follow_up": "Lelang ulang selesai", "revision": 2}
    assert dewi.call("PUT", f"{AT}/obstacles/k1", done).expect(200)["obstacles"][0]["done_at"]
    again = {"follow_up": "Lain", "revision": 3}
    assert problem(dewi.call("PUT", f"{AT}/obstacles/k1", again)) == (409, "OBSTACLE_DONE")
    assert problem(dewi.call("PUT", f"{AT}/obstacles/k7", again)) == (409, "OBSTACLE_DONE")
    long = dewi.call("POST", f"{AT}/obstacles", {"month": 11, "text": "a" * 501, "revision": 3})
    assert faults(long) == [("/text", "OBSTACLE_LONG")]


def test_what_stands_in_the_way_once_more_after_it_was_done_is_told_anew(town: World) -> None:
    put_line(town)
    dewi, told = town.phone(DEWI, None), {"month": 11, "text": "Lelang gagal"}
    dewi.call("POST", f"{AT}/obstacles", {**told, "revision": 1}).expect(201)
    with nothing_changed():
        dewi.call("POST", f"{AT}/obstacles", {**told, "revision": 1}).expect(201)  # the answer was lost
    dewi.call("PUT", f"{AT}/obstacles/k1", {"follow_up": "Lelang ulang", "revision": 2}).expect(200)
    assert problem(dewi.call("POST", f"{AT}/obstacles", {**told, "revision": 1})) == (409, "CHANGED_MEANWHILE")
    again = dewi.call("POST", f"{AT}/obstacles", {**told, "revision": 3}).expect(201)
    assert [(each["obstacle_id"], each["done_at"] is None) for each in again["obstacles"]] == [
        ("k1", False), ("k2", True),
    ]  # fmt: skip


def facts(**changed: object) -> dict[str, object]:
    return {
        "programme": "Kepegawaian Daerah", "activity": "Mutasi", "sub_activity": "Pengelolaan", "account": "ATK",
        "ceiling_idr": 100_000_000, "from_on": "2026-11-01", "note": "DPA perubahan", "targets": [], "revision": 1,
        **changed,
    }  # fmt: skip


def test_a_city_admin_revises_a_ceiling_and_the_first_stays(town: World) -> None:
    put_line(town, told=line({10: 90_000_000}).told)
    eko = town.phone(EKO, None)
    cut = eko.call("PUT", AT, facts(pptk_id="ani")).expect(200)
    assert [each["ceiling_idr"] for each in cut["ceilings"]] == [120_000_000, 100_000_000]
    assert (cut["pptk_name"], cut["months"][9]["ceiling_idr"]) == ("Ani", 120_000_000)
    assert cut["months"][10]["ceiling_idr"] == 100_000_000
    low = eko.call("PUT", AT, facts(ceiling_idr=80_000_000, from_on="2026-10-01", revision=2))
    assert ("/from_on", "CEILING_DATE") in faults(low)
    assert ("/ceiling_idr", "CEILING_BELOW_REALISED") in faults(low)
    stranger = eko.call("PUT", AT, facts(pptk_id="gani", revision=2))
    assert faults(stranger) == [("/pptk_id", "RESPONSIBLE_UNKNOWN")]


def test_a_new_line_has_whole_codes(town: World) -> None:
    eko = town.phone(EKO, None)
    with nothing_changed():
        broken = eko.call("PUT", f"{UMUM}/lines/5.03.02-5.1.02", facts(revision=0))
    assert faults(broken) == [("/code", "BUDGET_CODE"), ("/account", "BUDGET_ACCOUNT")]
    made = eko.call("PUT", AT, facts(revision=0)).expect(200)
    assert (made["line_id"], made["revision"]) == (LINE.line_id, 1)


def test_who_leads_the_city_sees_money_and_no_person(town: World) -> None:
    town.services.staff.save(HANA, None, entry("test_add", town.clock.now))
    put_line(town, told=line({11: 60_000_000}).told, pptk_id="ani")
    shown = seen(town, f"{UMUM}?month=11", HANA)
    assert shown["rows"][3]["sums"]["realised_idr"] == 60_000_000
    assert (shown["may_tell"], shown["rows"][3]["pptk_name"]) == (False, None)
    whole = seen(town, AT, HANA)
    assert (whole["pptk_id"], whole["pptk_name"], whole["told"][0]["by_name"]) == (None, None, None)


def test_the_month_shown_is_the_last_that_is_over_unless_told(town: World) -> None:
    put_line(town)
    assert seen(town, "/budgets/2026")["seen"]["month"] == 10
    assert seen(town, "/budgets/2025")["seen"]["month"] == 12
    assert seen(town, "/budgets/2027")["seen"]["month"] == 1
    town.clock.set(town.clock.now.replace(year=2027, month=1))
    assert seen(town, "/budgets/2026")["seen"]["month"] == 12


def test_a_month_is_a_number_of_the_year(town: World) -> None:
    put_line(town)
    for month in ("0", "13", "011", "x"):
        refused = town.phone(DEWI, None).call(
            "PUT", f"{AT}/months/{month}", {"realised_idr": 1, "physical_bp": 1, "revision": 1}
        )
        assert faults(refused) == [("/month", "PARAM_RANGE")]
