"""What an uploaded file changes: offices found again, ids kept, fences in versions, warnings a person should read."""

from datetime import date
from itertools import count
from time import process_time

import pytest

from chalicelib.domain.office import Area, Circle, Fence, Office, Position
from chalicelib.domain.settings import BoundingBox
from chalicelib.rules.office_changes import plan_changes
from chalicelib.rules.office_likeness import MAX_NEAR_DUPLICATES
from chalicelib.rules.office_match import MAX_NAMESAKE_PAIRS, SAME_OFFICE_M, SLIP_LIKENESS
from chalicelib.rules.office_row import MAX_FEATURES, ImportOptions, OfficeRow

OPTIONS = ImportOptions(None, BoundingBox(105.85, -6.12, 106.15, -5.83), 150, 50)
START, TODAY, LATER = date(2026, 1, 1), date(2026, 11, 24), date(2026, 12, 1)
HALL = Position(106.0421983, -6.0098715)
DEGREE_M = 110_586.0  # of latitude at Cilegon
TRIANGLE = Area((((HALL, Position(106.043, -6.009), Position(106.042, -6.009), HALL),),))


def north(metres):
    return Position(HALL.longitude, HALL.latitude + metres / DEGREE_M)


def row(name, place=HALL, radius_m=150.0, given_id=None, zone=None, radius_given=False, index=0):
    return OfficeRow(index, given_id, name, Circle(place, radius_m), zone, radius_given, f"/features/{index}")


def office(office_id, name, place=HALL, radius_m=150.0, **more):
    return Office(office_id, name, (Fence(1, START, Circle(place, radius_m)),), **more)


def plan(rows, *offices, starts_on=TODAY, options=OPTIONS):
    numbers = count(1)
    existing = {each.office_id: each for each in offices}
    return plan_changes(rows, existing, starts_on, lambda: f"new-{next(numbers)}", options)


def codes(changes):
    return [each.code for each in changes.warnings]


def test_a_new_office_gets_an_id_of_ours_never_the_files():
    changes = plan([row("Kantor Pos", given_id="7", zone="Asia/Jayapura")])
    fence = Fence(1, TODAY, Circle(HALL, 150))
    assert changes.offices == {"new-1": Office("new-1", "Kantor Pos", (fence,), "Asia/Jayapura")}
    assert changes.added == ("new-1",)
    assert codes(changes) == ["ID_UNKNOWN"]


def test_the_same_file_twice_changes_nothing_and_warns_of_nothing():
    rows = [row("Kantor Lurah Suralaya", north(each * 20)) for each in range(10)]
    first = plan(rows)
    again = plan(rows, *first.offices.values(), starts_on=LATER)
    assert again.unchanged == tuple(first.offices)
    assert (again.offices, again.warnings) == (first.offices, ())


def test_what_the_file_does_not_speak_of_stays():
    old = office("a", "Kantor Camat", north(5_000))
    changes = plan([row("Kantor Pos")], old)
    assert changes.missing_from_file == ("a",)
    assert changes.offices["a"] == old


# Which office is which


def test_our_id_finds_an_office_under_another_name_elsewhere():
    changes = plan([row("Kantor Baru", north(2_000), given_id="a")], office("a", "Kantor Lama"))
    assert (changes.moved, changes.renamed, changes.added) == (("a",), ("a",), ())
    assert codes(changes) == ["MOVED_FAR"]


@pytest.mark.parametrize("name", ["KANTOR LURAH BENDUNGAN", "Kantor Lurahbendungan", "Kantor  Lurah-Bendungan."])
def test_a_name_finds_its_office_whatever_its_case_spaces_and_punctuation(name):
    changes = plan([row(name, north(100))], office("a", "KANTOR LURAH BENDUNGAN"))
    assert changes.moved == ("a",)


def test_the_same_name_is_the_same_office_within_500_m():
    assert SAME_OFFICE_M == 500
    assert plan([row("Kantor Pos", north(499))], office("a", "Kantor Pos")).moved == ("a",)
    assert plan([row("Kantor Pos", north(501))], office("a", "Kantor Pos")).added == ("new-1",)


def test_namesakes_that_all_moved_find_the_nearest_of_each_other():
    rows = [row("Kantor Pos", north(metres)) for metres in (110, 10)]
    changes = plan(rows, office("a", "Kantor Pos", north(0)), office("b", "Kantor Pos", north(100)))
    assert [each.center for each in (changes.offices[i].fences[-1].shape for i in "ab")] == [north(10), north(110)]


def test_the_same_spelling_goes_before_a_nearer_place():
    offices = office("a", "KANTOR LURAH BENDUNGAN", north(0)), office("b", "KANTOR LURAHBENDUNGAN", north(23))
    rows = [row("KANTOR LURAHBENDUNGAN", north(5)), row("KANTOR LURAH BENDUNGAN", north(20))]
    assert plan(rows, *offices).renamed == ()


@pytest.mark.parametrize(
    ("old", "new", "renamed"),
    [
        ("KANTOR BAPEDA KOTA CILEGON", "KANTOR BAPPEDA KOTA CILEGON", True),
        ("PUSKESMAS PURWAKARTA", "PUSKESMAS PEMBANTU PURWAKARTA", False),
        ("PUSKESMAS CITANGKIL", "PUSKESMAS CITANGKIL II", False),
        ("SD NEGERI 1 JOMBANG", "SD NEGERI 2 JOMBANG", False),
        ("KANTOR DINAS PU", "KANTOR CAMAT JOMBANG", False),
    ],
)
def test_at_the_same_position_only_a_slip_of_the_pen_is_the_same_office(old, new, renamed):
    assert SLIP_LIKENESS == 0.9
    changes = plan([row(new)], office("a", old))
    assert changes.renamed == (("a",) if renamed else ())
    assert changes.added == (() if renamed else ("new-1",))


def test_a_name_borne_by_hundreds_is_only_told_apart_by_position():
    assert MAX_NAMESAKE_PAIRS == 10_000
    offices = [office(str(each), "Pos Ronda", north(each)) for each in range(101)]
    rows = [row("Pos Ronda", north(each)) for each in range(1, 102)]
    moved = [row("Pos Ronda", north(each + 0.5)) for each in range(101)]
    assert len(plan(rows, *offices).unchanged) == 100
    assert len(plan(moved, *offices).added) == 101


# Fences


def test_a_moved_office_gets_the_next_version_of_its_fence_and_keeps_the_old_one():
    old = office("a", "Kantor Pos")
    moved = plan([row("Kantor Pos", north(60))], old).offices["a"]
    assert moved.fences == (old.fences[0], Fence(2, TODAY, Circle(north(60), 150)))


def test_a_second_upload_on_one_day_adds_a_version_and_never_reuses_a_number():
    first = plan([row("Kantor Pos", north(60))], office("a", "Kantor Pos")).offices["a"]
    second = plan([row("Kantor Pos", north(70))], first).offices["a"]
    assert [fence.version for fence in second.fences] == [1, 2, 3]
    assert second.fence_on(TODAY).version == 3


def test_a_fence_planned_for_later_stays_and_is_told():
    planned = Office("a", "Kantor Pos", (Fence(1, START, Circle(HALL, 150)), Fence(2, LATER, TRIANGLE)))
    changes = plan([row("Kantor Pos", north(60))], planned)
    assert [fence.version for fence in changes.offices["a"].fences] == [1, 3, 2]
    assert codes(changes) == ["FENCE_PLANNED"]
    assert changes.warnings[0].facts["starts_on"] == "2026-12-01"


def test_a_file_that_says_what_holds_now_leaves_the_plan_alone():
    planned = Office("a", "Kantor Pos", (Fence(1, START, Circle(HALL, 150)), Fence(2, LATER, TRIANGLE)))
    assert plan([row("Kantor Pos")], planned).unchanged == ("a",)


def test_an_office_that_has_not_begun_is_compared_with_its_first_fence():
    assert plan([row("Kantor Pos")], office("a", "Kantor Pos"), starts_on=date(2025, 1, 1)).unchanged == ("a",)


def test_a_file_without_radius_leaves_the_radius_alone():
    assert plan([row("Kantor Pos")], office("a", "Kantor Pos", radius_m=300)).unchanged == ("a",)
    assert plan([row("Kantor Pos", radius_given=True)], office("a", "Kantor Pos", radius_m=300)).moved == ("a",)


def test_a_file_without_zone_leaves_the_zone_alone():
    old = office("a", "Kantor Pos", zone="Asia/Jayapura")
    assert plan([row("Kantor Pos")], old).unchanged == ("a",)
    assert plan([row("Kantor Pos", zone="Asia/Makassar")], old).rezoned == {"a": "/features/0"}


def test_a_point_that_replaces_an_area_is_told():
    area = Office("a", "Kantor Pos", (Fence(1, START, TRIANGLE),))
    assert codes(plan([row("Kantor Pos", given_id="a")], area)) == ["AREA_REPLACED"]


# Warnings


def test_two_spellings_23_m_apart_are_a_near_duplicate():
    changes = plan([row("KANTOR LURAHBENDUNGAN", north(23))], office("a", "KANTOR LURAH BENDUNGAN 1"))
    (found,) = changes.warnings
    assert (found.code, found.pointer) == ("NEAR_DUPLICATE", "/features/0")
    assert found.facts == {
        "name": "KANTOR LURAHBENDUNGAN",
        "other_name": "KANTOR LURAH BENDUNGAN 1",
        "distance_m": 23,
    }
    assert "23 m" in found.detail[0]


def test_the_limit_of_nearness_is_a_setting_and_not_itself_near():
    rows = [row("Kantor Pos"), row("Kantor Camat", north(49.9))]
    assert codes(plan(rows)) == ["NEAR_DUPLICATE"]
    assert codes(plan([rows[0], row("Kantor Camat", north(50.1))])) == []


def test_names_alike_are_near_duplicates_however_far():
    assert codes(plan([row("LURAH KETILENG"), row("LURAHKETILENG", north(3_000))])) == ["NEAR_DUPLICATE"]


def test_three_offices_of_one_name_are_one_warning():
    changes = plan([row("Kantor Pos", north(1_000 * each), index=each) for each in range(3)])
    assert [(each.code, each.pointer, each.facts) for each in changes.warnings] == [
        ("REPEATED_NAME", "/features/0", {"name": "Kantor Pos", "count": 3})
    ]


def test_a_repeated_name_counts_the_offices_that_are_there_already():
    changes = plan([row("KANTOR POS", north(2_000))], office("a", "Kantor Pos"))
    assert [(each.code, each.facts["count"]) for each in changes.warnings] == [("REPEATED_NAME", 2)]


def test_near_duplicates_are_told_up_to_a_limit():
    assert MAX_NEAR_DUPLICATES == 200
    changes = plan([row(f"Kantor {each}") for each in range(30)])
    assert codes(changes) == ["NEAR_DUPLICATE"] * 200 + ["NEAR_DUPLICATES_CUT"]


@pytest.mark.parametrize("metres", [0, 0.01, 300])
def test_two_thousand_offices_are_planned_in_a_few_seconds(metres):
    rows = [row(f"Kantor {each}", north(each * metres), index=each) for each in range(MAX_FEATURES)]
    started = process_time()
    offices = plan(rows).offices
    assert len(plan(rows, *offices.values()).unchanged) == MAX_FEATURES
    assert process_time() - started < 4  # by far more than it takes, by far less than a square of it would
