"""What the text of a cell says."""

from datetime import date

import pytest

from chalicelib.rules.cell_values import MAX_EMAIL, MAX_LISTED, is_email, iso_date, listed


@pytest.mark.parametrize("address", ["a@b.id", "siti.aminah+1@cilegon.go.id", "O'Neil@x-y.example.org", "A@B.ID"])
def test_an_address_has_a_dotted_domain(address):
    assert is_email(address)


@pytest.mark.parametrize(
    "address",
    [
        *("", "a", "a@b", "@b.id", "a@", "a b@c.id", "a@b..id", "a@-b.id", "a@b.i", "a@b.id,c@d.id", "<a@b.id>"),
        *("a@b.id\n", "a@b.id\r\nBcc: x@y.id", "a\x00@b.id", "ä@b.id", "a@b.id\u202e"),
    ],
)
def test_anything_else_is_no_address(address):
    assert not is_email(address)


def test_an_address_is_at_most_254_letters():
    assert MAX_EMAIL == 254
    domain = ".".join(["x" * 60] * 4)
    assert is_email("a" * (254 - len(domain) - 4) + f"@{domain}.id")
    assert not is_email("a" * (255 - len(domain) - 4) + f"@{domain}.id")


def test_only_an_iso_date_is_a_date():
    assert iso_date("2026-12-31") == date(2026, 12, 31)
    assert iso_date("2028-02-29") == date(2028, 2, 29)


@pytest.mark.parametrize(
    "cell",
    [
        *("31/12/2026", "12/31/2026", "46387", "1900-02-29", "2026-2-1", "20261231", "2026-W01-1", ""),
        *("2026-12-31T00:00", "\uff12\uff10\uff12\uff16-12-31", "0000-01-01"),
    ],
)
def test_every_other_spelling_is_none(cell):
    assert iso_date(cell) is None


def test_a_list_for_a_fault_is_cut_after_ten():
    assert MAX_LISTED == 10
    assert listed([]) == "-"
    assert listed([3, 4]) == "3, 4"
    assert listed(range(1, 11)) == "1, 2, 3, 4, 5, 6, 7, 8, 9, 10"
    assert listed(range(1, 12)) == "1, 2, 3, 4, 5, 6, 7, 8, 9, 10, ..."
