"""One-time codes: made by those who lead, shown once, stored as a hash, good for one person and one use (T21)."""

import json
import re
from datetime import timedelta
from typing import Any

import pytest

from chalicelib.domain.employee import Employee
from chalicelib.rules.login import CODE_CHARACTERS
from tests.cast import ANI, BUDI, CITRA, DEWI, EKO, ENDAH, GANI
from tests.routes.town import nobody, problem, stored
from tests.world import World
from tools.phone import Reply

PASSWORD = "kuda lumping naik kereta"


def issue(town: World, employee_id: str = "ani", who: Employee = DEWI) -> Reply:
    return town.phone(who, enrolled=None).call("POST", f"/employees/{employee_id}/codes")


@pytest.mark.parametrize("who", [CITRA, DEWI, EKO], ids=["supervisor", "operator", "admin"])
def test_who_leads_makes_a_code_that_logs_in(town: World, who: Employee) -> None:
    code = issue(town, who=who).expect(201)["code"]
    nobody().first_log_in(ANI.number, code, PASSWORD).expect(201)


def test_a_code_is_ten_letters_that_are_not_misread(town: World) -> None:
    code = issue(town).expect(201)["code"]
    assert re.fullmatch("[0-9a-hjkmnp-tv-z]{5}-[0-9a-hjkmnp-tv-z]{5}", code)
    assert len(code.replace("-", "")) == CODE_CHARACTERS


def test_no_two_codes_are_alike(town: World) -> None:
    assert len({issue(town).expect(201)["code"] for _ in range(5)}) == 5


def test_a_code_is_good_for_72_hours_by_setting(town: World) -> None:
    expires_at = issue(town).expect(201)["expires_at"]
    assert expires_at == (town.clock.now + timedelta(hours=72)).isoformat().replace("+00:00", "Z")


def test_a_code_says_nothing_of_its_owner(town: World) -> None:
    assert set(issue(town).expect(201)) == {"code", "expires_at"}


def test_only_a_salted_hash_is_kept(town: World) -> None:
    code = issue(town).expect(201)["code"]
    kept = json.dumps([str(item) for item in stored().values()])
    assert code not in kept
    assert code.replace("-", "") not in kept


def test_a_new_code_voids_the_old_one(town: World) -> None:
    old, new = (issue(town).expect(201)["code"] for _ in range(2))
    assert problem(nobody().first_log_in(ANI.number, old, PASSWORD)) == (422, "LOGIN_REFUSED")
    nobody().first_log_in(ANI.number, new, PASSWORD).expect(201)


def test_a_code_is_good_for_its_person_alone(town: World) -> None:
    code = issue(town).expect(201)["code"]
    assert problem(nobody().first_log_in(BUDI.number, code, PASSWORD)) == (422, "LOGIN_REFUSED")


def test_the_trail_tells_who_made_a_code_for_whom_and_not_the_code(town: World) -> None:
    code = issue(town).expect(201)["code"]
    trail = town.phone(EKO, None).call("GET", "/audit/days/umum/2026-11-23")
    entries = trail.expect(200)["entries"]
    assert [(each["action"], each["actor_id"], each["object_id"]) for each in entries] == [
        ("code_issued", "dewi", "ani")
    ]
    assert code not in trail.text


@pytest.mark.parametrize(("target", "who"), [(GANI, CITRA), (GANI, DEWI), (EKO, DEWI), (CITRA, DEWI), (DEWI, CITRA)])
def test_out_of_reach_or_above_there_is_no_code(town: World, target: Employee, who: Employee) -> None:
    assert problem(issue(town, target.employee_id, who)) == (404, "NOT_FOUND")
    assert problem(issue(town, "antah", who)) == (404, "NOT_FOUND")


def promote(town: World) -> None:
    """Ani becomes a city admin, as two people decide it."""
    body = {"grants": [{"role": "city_admin"}]}
    asked = town.phone(EKO, None).call("PUT", "/employees/ani/grants", body).expect(202)
    path = f"/proposals/{asked['proposal']['proposal_id']}/decision"
    town.phone(ENDAH, None).call("POST", path, {"approve": True}).expect(200)


def test_a_code_from_before_a_promotion_is_void(town: World) -> None:
    """Else a supervisor could log in as the admin that one of theirs has become."""
    code = issue(town, who=CITRA).expect(201)["code"]
    promote(town)
    assert problem(nobody().first_log_in(ANI.number, code, PASSWORD)) == (422, "LOGIN_REFUSED")


def test_a_code_made_in_the_instant_of_a_promotion_is_void(town: World, monkeypatch: pytest.MonkeyPatch) -> None:
    real = town.services.staff.put_code

    def put_code(*given: Any) -> None:
        promote(town)
        real(*given)

    monkeypatch.setattr(town.services.staff, "put_code", put_code)
    assert problem(issue(town, who=CITRA)) == (409, "CHANGED_MEANWHILE")
    assert town.services.staff.code("ani") is None
