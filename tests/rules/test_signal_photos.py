"""A photo that was there before, or the mirror of one."""

from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chalicelib.domain.shift import Slot
from chalicelib.domain.signal import Signal
from chalicelib.domain.trace import DayTrace
from chalicelib.jobs.selfie import read_picture
from chalicelib.rules.signal_photos import BANDS, HASH_BYTES, LEAST_BITS, OTHERS_DAYS
from chalicelib.rules.signal_rules import MOST_PHOTO_BITS, SIGNALS_DEFAULT
from tests.cast import MONDAY
from tests.jpegs import selfie
from tests.rules.signalling import days, mirror_of, off_by, photo, seen, signs, told

OWN, OTHERS = Signal.REPEATED_PHOTO, Signal.OTHERS_PHOTO
OLD = photo("old")


def past(who: str, days_ago: int, dhash: bytes = OLD) -> list[DayTrace]:
    return days([seen(who, on=MONDAY - timedelta(days_ago), photo=dhash)])


@pytest.mark.parametrize(("bits", "is_one"), [(0, True), (7, True), (12, True), (13, False), (128, False)])
def test_a_photo_that_differs_in_twelve_bits_at_most_is_the_same(bits: int, is_one: bool) -> None:
    assert bool(told(signs([seen("ani", photo=off_by(OLD, bits))], past("ani", 170)), OWN)) is is_one


def test_a_flag_tells_whose_photo_of_when_it_is() -> None:
    (sign,) = signs([seen("ani", photo=off_by(OLD, 3))], past("budi", 2))
    assert sign.signal is OTHERS
    assert sign.facts == {"bits": 3, "mirrored": 0, "days_ago": 2, "of_slot": "arrival", "of_employee": "budi"}


def test_the_mirror_of_a_photo_is_the_same_photo() -> None:
    (sign,) = signs([seen("ani", photo=mirror_of(OLD))], past("ani", 30))
    assert (sign.signal, sign.facts["mirrored"], sign.facts["bits"]) == (OWN, 1, 0)
    assert told(signs([seen("ani", photo=mirror_of(OLD))], past("budi", 7)), OTHERS) == ["ani"]


@pytest.mark.parametrize(("days_ago", "flagged"), [(OTHERS_DAYS, True), (OTHERS_DAYS + 1, False)])
def test_others_photos_are_compared_for_a_week(days_ago: int, flagged: bool) -> None:
    assert bool(signs([seen("ani", photo=OLD)], past("budi", days_ago))) is flagged


def test_on_one_date_the_later_is_flagged() -> None:
    first, second = seen("budi", "07:20", photo=OLD), seen("ani", "07:30", photo=off_by(OLD, 2))
    assert told(signs([first, second]), OTHERS) == told(signs([second, first]), OTHERS) == ["ani"]
    noon = seen("budi", "12:00", slot=Slot.MIDDAY, photo=OLD)
    (sign,) = signs([first, noon])
    assert (sign.signal, sign.slot) == (OWN, Slot.MIDDAY)


def test_of_several_the_nearest_is_told_and_of_equals_the_latest() -> None:
    three = past("ani", 9, off_by(OLD, 5)) + past("ani", 5, off_by(OLD, 1)) + past("ani", 3, off_by(OLD, 1, seed=2))
    (sign,) = signs([seen("ani", photo=OLD)], three)
    assert (sign.facts["bits"], sign.facts["days_ago"]) == (1, 3)


@pytest.mark.parametrize("dhash", [b"", bytes(32), b"\xff" * 32, bytes(30) + b"\x01\x02", b"short"])
def test_a_picture_of_one_tone_says_nothing(dhash: bytes) -> None:
    today = [seen("ani", photo=OLD), seen("budi", photo=OLD[:32])]
    plain = [replace(each, dhash=dhash, dhash_mirror=dhash) for each in today]
    assert signs(plain, past("ani", 3, dhash)) == []


def test_a_crowd_with_photos_of_its_own_is_no_signal() -> None:
    today = [seen(f"p{at}", photo=photo(at)) for at in range(300)]
    week = [
        days([seen(f"p{at}", on=MONDAY - timedelta(ago), photo=photo((at, ago))) for at in range(300)])
        for ago in (7, 1)
    ]
    assert signs(today, [each for day in week for each in day]) == []


@given(name=st.integers(), places=st.sets(st.integers(0, 255), max_size=40))
def test_bands_find_whatever_is_near_and_nothing_that_is_not(name: int, places: set[int]) -> None:
    """Others' photos are found by equal bands, never by comparing all: it must miss none."""
    old, new = photo(name), int.from_bytes(photo(name))
    for place in places:
        new ^= 1 << place
    rules = replace(SIGNALS_DEFAULT, photo_bits=MOST_PHOTO_BITS)
    found = signs([seen("ani", photo=new.to_bytes(32))], past("budi", 1, old), rules=rules)
    assert bool(found) is (len(places) <= MOST_PHOTO_BITS)


def test_so_many_bits_are_in_fewer_bands_than_there_are() -> None:
    assert MOST_PHOTO_BITS < BANDS
    assert HASH_BYTES * 8 % BANDS == 0
    assert LEAST_BITS > MOST_PHOTO_BITS


def test_real_pictures_are_told_apart_and_their_copies_found() -> None:
    """Through the job that makes the hashes."""
    first, other = read_picture(selfie(1)), read_picture(selfie(2))
    made = [
        replace(seen(who), dhash=each.dhash, dhash_mirror=each.dhash_mirror)
        for who, each in (("ani", first), ("budi", other))
    ]
    assert told(signs(made, past("ani", 9, first.dhash)), OWN) == ["ani"]
    assert told(signs(made, past("budi", 1, first.dhash_mirror)), OTHERS) == ["ani"]
    assert told(signs(made), OTHERS) == []
