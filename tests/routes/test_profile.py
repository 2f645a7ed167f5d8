"""One's own profile over HTTP."""

from tests.cast import ANI, EKO
from tests.world import World


def test_my_profile_has_names_in_place_of_ids(town: World) -> None:
    assert town.phone(ANI, None).call("GET", "/me/profile").expect(200) == {
        "name": "Ani",
        "number_end": "-001",
        "number_kind": "local",
        "unit_names": ["Bagian Umum", "Sekretariat Daerah"],
        "office_names": ["Balai Kota Contoh"],
        "pattern_name": "Lima hari kerja",
        "superior_name": "Citra",
        "starts_on": "2026-01-01",
    }


def test_it_tells_no_whole_number(town: World) -> None:
    for who in (ANI, EKO):
        assert who.number not in town.phone(who, None).call("GET", "/me/profile").text
