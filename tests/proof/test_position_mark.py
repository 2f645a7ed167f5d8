"""The mark of where somebody was: the same for the same 11 cm and person, and nothing can be read from it."""

from chalicelib.domain.office import Position
from chalicelib.proof.position_mark import MARK_BYTES, position_mark
from tests.cast import HALL

SALT = b"s" * 32
MARK = position_mark(HALL, "ani", SALT)


def test_the_same_cell_gives_the_same_mark() -> None:
    assert position_mark(Position(106.0422031, -6.0098659), "ani", SALT) == MARK
    assert position_mark(Position(106.042204, -6.009866), "ani", SALT) != MARK
    assert len(MARK) == MARK_BYTES


def test_of_two_people_and_of_two_cities_it_is_another() -> None:
    assert position_mark(HALL, "budi", SALT) != MARK
    assert position_mark(HALL, "ani", b"t" * 32) != MARK
