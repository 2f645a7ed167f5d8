"""What differs between two versions of what a city decides, for the person who approves it."""

from dataclasses import replace
from datetime import date

from chalicelib.domain.employee import NumberKind
from chalicelib.domain.office import Area, Circle, Fence, Office, Position
from chalicelib.domain.shift import (
    Calendar,
    Holiday,
    HolidayKind,
    Override,
    PatternVersion,
    ShiftPattern,
    Slot,
    SlotPlan,
)
from chalicelib.rules.allowance_presets import TULANG_BAWANG
from chalicelib.rules.differences import Difference, find_differences
from chalicelib.rules.discipline import SHIPPED

ARRIVAL, DEPARTURE = SlotPlan(Slot.ARRIVAL, 360, 600, 450), SlotPlan(Slot.DEPARTURE, 840, 1_080, 960)
WEEK = ((ARRIVAL, DEPARTURE),) * 5 + ((), ())
START, LATER, LATEST = date(2026, 1, 1), date(2026, 12, 1), date(2027, 1, 1)
FIVE_DAYS = ShiftPattern("lima-hari", "Lima hari", (PatternVersion(START, WEEK), PatternVersion(LATER, WEEK)))
ORDER = Override("ramadan", "Ramadan", "1", START, LATER, WEEK, unit_ids=("setda", "umum"))
CALENDAR = Calendar({"lima-hari": FIVE_DAYS}, (ORDER, replace(ORDER, override_id="upacara")))

HALL, FAR = Position(106.042203, -6.009866), Position(106.042203, -6.0189)
RING = (HALL, Position(106.043, -6.009), Position(106.042, -6.009), HALL)
OFFICE = Office("a", "Kantor", (Fence(1, START, Circle(HALL, 150)),))


def found(old: object, new: object) -> dict[str, tuple[object, object]]:
    return {each.path: (each.old, each.new) for each in find_differences(old, new)}


def test_what_is_equal_differs_nowhere() -> None:
    assert found(CALENDAR, replace(CALENDAR)) == {}


def test_the_order_that_orders_are_kept_in_is_no_difference() -> None:
    assert found(CALENDAR, replace(CALENDAR, overrides=CALENDAR.overrides[::-1])) == {}


def test_what_was_there_and_is_no_more_is_shown_too() -> None:
    holiday = Holiday(LATER, "Cuti", HolidayKind.LOCAL, "1")
    changed = Calendar({}, CALENDAR.overrides[:1], {LATER: holiday})
    assert found(CALENDAR, changed) == {
        "/patterns/lima-hari": (FIVE_DAYS, None),
        "/overrides/upacara": (CALENDAR.overrides[1], None),
        "/holidays/2026-12-01": (None, holiday),
    }


def test_a_version_is_named_by_its_first_date_and_a_slot_by_its_name() -> None:
    week = ((ARRIVAL,), *WEEK[1:6], (DEPARTURE,))
    versions = (FIVE_DAYS.versions[0], PatternVersion(LATEST, WEEK), PatternVersion(LATER, week, 5))
    assert found(FIVE_DAYS, replace(FIVE_DAYS, versions=versions)) == {
        "/versions/2026-12-01/week/0/departure": (DEPARTURE, None),
        "/versions/2026-12-01/week/6/departure": (None, DEPARTURE),
        "/versions/2026-12-01/grace_min": (0, 5),
        "/versions/2027-01-01": (None, versions[1]),
    }


def test_a_list_of_ids_is_shown_whole() -> None:
    assert found(ORDER, replace(ORDER, unit_ids=("setda",))) == {"/unit_ids": (("setda", "umum"), ("setda",))}
    assert found(ORDER, replace(ORDER, unit_ids=("setda", "tu"))) == {"/unit_ids": (("setda", "umum"), ("setda", "tu"))}


def test_an_id_within_a_path_is_escaped() -> None:
    assert list(found({"a/b~": 1}, {"a/b~": 2})) == ["/a~1b~0"]


def test_a_first_load_differs_from_nothing() -> None:
    assert found({}, {"a": OFFICE}) == {"/a": (None, OFFICE)}


def test_a_moved_fence_is_shown_beside_the_one_that_held_on_its_first_day() -> None:
    moved = Fence(3, LATER, Circle(FAR, 500))
    planned = replace(OFFICE, fences=(*OFFICE.fences, Fence(2, LATEST, Circle(HALL, 90))))
    changed = replace(planned, fences=(planned.fences[0], moved, planned.fences[1]))
    assert list(find_differences({"a": planned}, {"a": changed})) == [
        Difference("/a/fence", OFFICE.fences[0], moved, 999)
    ]


def test_an_area_of_the_same_middle_differs_all_the_same() -> None:
    one, other = Area(((RING,),)), Area(((RING[::-1],),))
    old = replace(OFFICE, fences=(Fence(1, START, one),))
    new = replace(old, fences=(*old.fences, Fence(2, LATER, other)))
    assert list(find_differences(old, new)) == [Difference("/fence", old.fences[0], new.fences[1], 0)]


def test_rule_sets_are_named_by_their_ids() -> None:
    old, new = SHIPPED[NumberKind.NIP], replace(SHIPPED[NumberKind.NIP], minutes_per_day=510)
    assert found((old, SHIPPED[NumberKind.LOCAL]), (new,)) == {
        "/pp-94-2021/minutes_per_day": (450, 510),
        "/count-non-asn": (SHIPPED[NumberKind.LOCAL], None),
    }
    assert found((TULANG_BAWANG,), ()) == {"/tulang-bawang": (TULANG_BAWANG, None)}
