"""The rule sets that a city begins with, as GET /settings/presets tells them (routes/rule_presets.py)."""

from tests.cast import EKO
from tests.routes.test_settings import SETTINGS
from tests.world import World

DECREE = {"decree_no": "800/12/2026", "decree_on": "2026-11-20", "by": "Bagian Hukum"}


def test_none_of_them_is_confirmed_and_the_first_deductions_are_those_that_hold(town: World) -> None:
    found = town.phone(EKO).call("GET", "/settings/presets").expect(200)
    assert [each["number_kind"] for each in found["discipline"]] == ["nip", "ni_pppk", "local"]
    assert found["allowance"][0]["rules_id"] == "tulang-bawang"
    assert {each["confirmed"] for each in (found["attendance"], *found["discipline"], *found["allowance"])} == {None}


def test_each_may_be_proposed_as_the_citys_own_once_it_is_confirmed(town: World) -> None:
    eko = town.phone(EKO)
    found = eko.call("GET", "/settings/presets").expect(200)
    own = {"rules_id": "kota", "starts_on": "2026-12-01"}
    body = {
        **SETTINGS,
        "attendance_rules": [{**found["attendance"], **own, "confirmed": DECREE}],
        "discipline_rules": [
            {**each, "rules_id": f"kota-{at}", "starts_on": f"2026-12-0{at + 1}", "confirmed": DECREE}
            for at, each in enumerate(found["discipline"])
        ],
    }
    for each in found["allowance"]:
        changed = {**body, "allowance_rules": [{**each, **own, "confirmed": DECREE}]}
        assert eko.call("PUT", "/settings", changed).expect(202)["state"] == "waiting"
