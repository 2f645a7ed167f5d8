"""Which unit or office a cell speaks of."""

import pytest

from chalicelib.rules.given_names import GivenNames

NAMES = GivenNames(
    {
        "dinkes": "Dinas Kesehatan",
        "tu-1": "Tata Usaha",
        "tu-2": "TATA-USAHA",
        "setda": "dinkes",
        "x": "--",
        "y": "A | B",
    }
)


@pytest.mark.parametrize(
    "cell", ["Dinas Kesehatan", "dinas  kesehatan", "DINAS\u00a0KESEHATAN", "Dinas. Kesehatan,", "\uff24inas Kesehatan"]
)
def test_case_spaces_punctuation_and_width_do_not_count(cell):
    assert NAMES.find(cell) == ("dinkes",)


def test_an_id_is_taken_before_a_name():
    assert NAMES.find("dinkes") == ("dinkes",)


@pytest.mark.parametrize("cell", ["UMUM", "Umum", "umum.", "\uff35mum"])
def test_an_id_that_differs_by_its_spelling_alone_is_meant_too(cell):
    """Else capitals would quietly send people to another unit that is called like this one's id."""
    assert GivenNames({"umum": "Bagian Umum", "setwan": "umum"}).find(cell) == ("umum", "setwan")
    assert GivenNames({"umum": "Bagian Umum"}).find(cell) == ("umum",)
    assert GivenNames({"umum": "Umum"}).find(cell) == ("umum",)
    assert GivenNames({"umum": "Bagian Umum", "setwan": "umum"}).find(cell, ["umum"]) == ("umum",)


def test_of_ids_that_differ_by_case_alone_the_exact_one_is_meant():
    names = GivenNames({"umum": "Bagian Umum", "UMUM": "Umum Kota"})
    assert (names.find("umum"), names.find("UMUM")) == (("umum",), ("UMUM",))
    assert sorted(names.find("Umum")) == ["UMUM", "umum"]


@pytest.mark.parametrize("cell", ["DINKES-2", "", "--", "...", "Dinas"])
def test_what_nothing_is_called_is_unknown(cell):
    assert NAMES.find(cell) == ()


def test_a_name_of_several_tells_all_of_them():
    assert NAMES.find("tata usaha") == ("tu-1", "tu-2")


def test_the_nearest_that_has_the_name_is_meant():
    assert NAMES.find("tata usaha", ["tu-2"], ["tu-1", "tu-2"]) == ("tu-2",)
    assert NAMES.find("tata usaha", ["dinkes"], ["tu-1"]) == ("tu-1",)
    assert NAMES.find("tata usaha", ["dinkes"]) == ("tu-1", "tu-2")


def test_choices_are_names_where_a_name_is_alone_and_finds_its_own():
    shown = NAMES.shortest()
    assert sorted(shown) == ["Dinas Kesehatan", "setda", "tu-1", "tu-2", "x", "y"]
    assert all(len(NAMES.find(each)) == 1 for each in shown)
    assert NAMES.shortest(["tu-2"]) == ["tu-2"]
