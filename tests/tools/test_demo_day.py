"""`make demo-day` plays every kind of day there is, closes it once, and run again writes nothing."""

from collections.abc import Iterator
from datetime import date, timedelta

import pytest

from chalicelib.domain.notice import NoticeKind
from chalicelib.domain.shift import DayKind
from chalicelib.domain.verdict import DayVerdict
from chalicelib.use_cases.day_plans import employee_day
from chalicelib.use_cases.log_in import log_in
from tests import cast
from tests.cast import wib
from tests.world import BUCKET, World, small_city
from tools import demo_stay, demo_table
from tools.demo_city import password_of
from tools.demo_close import Played
from tools.demo_day import last_friday, play
from tools.demo_people import FIELD_UNIT, OFFICE_UNIT, PLAYERS, STAYING, UNITS, Player, number_of

FRIDAY = date(2026, 11, 20)
NOW = wib(9, 0)  # the Monday after
ADMINS = cast.EKO.number, cast.ENDAH.number


@pytest.fixture(scope="module")
def played() -> Iterator[tuple[World, Played]]:
    with small_city(NOW) as world:
        outcome, is_new = play(world.services, put_into(world), ADMINS, NOW)
        assert is_new
        yield world, outcome


def put_into(world: World):  # type: ignore[no-untyped-def]
    def put(key: str, jpeg: bytes) -> None:
        world.s3.put_object(
            Bucket=BUCKET, Key=key, Body=jpeg, ContentType="image/jpeg", ChecksumAlgorithm="SHA256"
        )  # fmt: skip

    return put


def verdicts(world: World) -> dict[str, DayVerdict]:
    """By the first name."""
    rows = {}
    for unit_id in UNITS:
        found = world.services.months.of_date(unit_id, FRIDAY)
        people = world.services.staff.people(found)
        rows |= {people[each].name.split()[0]: verdict for each, verdict in found.items()}
    return rows


def told(verdict: DayVerdict) -> str:
    """`present on_time late:18 ...`: the status, then each slot with the minutes that count."""
    slots = [f"{each.state}:{each.minutes}" if each.minutes else each.state for each in verdict.slots]
    return " ".join([verdict.status, *slots])


EXPECTED = {
    "Wahyu": "present on_time on_time on_time",
    "Ratna": "present on_time on_time on_time",
    "Ayu": "present on_time on_time on_time",
    "Bagas": "present late:18 on_time on_time",
    "Cahya": "present on_time on_time early:25",
    "Dian": "absent missing missing missing",
    "Edi": "incomplete on_time missing on_time",
    "Fajar": "leave excused excused excused",
    "Gita": "duty on_time excused excused",
    "Hadi": "present on_time on_time on_time",
    "Joko": "present on_time on_time on_time",
    "Oki": "undecided provisional on_time on_time",
    "Kartini": "present on_time on_time on_time",
    "Lukman": "present on_time on_time",
    "Maya": "remote on_time excused on_time",
    "Nanda": "present on_time on_time on_time",
    "Intan": "present on_time on_time on_time",
}


def test_everybody_is_judged_as_their_story_says(played: tuple[World, Played]) -> None:
    assert {name: told(verdict) for name, verdict in verdicts(played[0]).items()} == EXPECTED


def test_what_was_permitted_and_what_an_outage_waived_stands_beside(played: tuple[World, Played]) -> None:
    rows = verdicts(played[0])
    assert rows["Hadi"].slots[0].permitted_min == 70
    assert rows["Intan"].slots[0].waived_min == 15


def test_who_was_transferred_is_judged_in_the_new_unit_alone(played: tuple[World, Played]) -> None:
    world, _ = played
    nanda = next(each for each in world.services.staff.members(FIELD_UNIT) if each.name.startswith("Nanda"))
    assert nanda.employee_id in world.services.months.of_date(FIELD_UNIT, FRIDAY)
    assert nanda.employee_id not in world.services.months.of_date(OFFICE_UNIT, FRIDAY)


def test_the_apel_is_judged_beside_the_day(played: tuple[World, Played]) -> None:
    rows = verdicts(played[0])
    assert rows["Ayu"].event is not None
    assert rows["Ayu"].event.state == "on_time"
    assert rows["Dian"].event is not None
    assert rows["Dian"].event.state == "missing"
    assert rows["Intan"].event is None


def test_everybody_is_judged_once_and_a_second_close_changes_nothing(played: tuple[World, Played]) -> None:
    _, outcome = played
    assert (outcome.judged, outcome.again) == (len(PLAYERS), 0)
    assert outcome.changed == 3  # two check-ins ruled valid, one lateness waived


def test_who_missed_something_is_told_and_mail_goes_out(played: tuple[World, Played]) -> None:
    world, outcome = played
    missed = set()
    for unit_id in UNITS:
        for member in world.services.staff.members(unit_id):
            kinds = [each.kind for each in world.services.notices.of_person(member.employee_id, 100)]
            missed |= {member.name.split()[0]} if NoticeKind.MISSED in kinds else set()
    assert missed == {"Bagas", "Dian", "Edi", "Joko", "Oki"}  # of the apel: who was late, and who had no network
    assert outcome.mailed.sent > 0


def kinds_of(world: World, employee_id: str) -> set[tuple[NoticeKind, date]]:
    return {(each.kind, each.on) for each in world.services.notices.of_person(employee_id, 100)}


def test_the_admins_are_told_of_the_whole_city_by_mail_too(played: tuple[World, Played]) -> None:
    world, _ = played
    for who in ("eko", "endah"):
        (notice,) = [each for each in world.services.notices.of_person(who, 9) if each.kind is NoticeKind.CITY]
        assert (notice.on, notice.facts["unclosed"]) == (FRIDAY, [])


@pytest.mark.parametrize("player", STAYING, ids=lambda each: each.key)
def test_one_who_was_absent_and_one_who_was_there_can_log_in(player: Player, played: tuple[World, Played]) -> None:
    world, _ = played
    number = number_of(player)
    employee, _ = log_in(world.services, number, password_of(number), NOW)
    has_missed = (NoticeKind.MISSED, FRIDAY) in kinds_of(world, employee.employee_id)
    assert has_missed == (player.times == "- - -")


def test_the_days_off_that_follow_put_off_no_answer(played: tuple[World, Played]) -> None:
    """Three working days, as her hours stood when she was told."""
    world, _ = played
    dian = demo_stay.by_number(world.services, "CONTOH-HARI-06")
    assert dian
    told = world.services.notices.of_person(dian.employee_id, 9)
    (missed,) = [each for each in told if each.kind is NoticeKind.MISSED]
    assert missed.facts["answer_by"] == "2026-11-25"


def test_who_stays_has_days_off_and_everybody_else_has_left(played: tuple[World, Played]) -> None:
    world, _ = played
    city = world.services.city.fresh(NOW)
    for player in PLAYERS:
        employee = demo_stay.by_number(world.services, number_of(player))
        assert employee
        assert (employee.left_on is None) == player.stays
        plans = [employee_day(employee, NOW.date() + timedelta(days=each), city).plan for each in range(-2, 40)]
        assert {each.kind for each in plans} == {DayKind.OFF}


def test_it_tells_who_can_log_in_to_see_what(played: tuple[World, Played]) -> None:
    world, _ = played
    told = "\n".join(demo_stay.lines(world.services, FRIDAY, ADMINS))
    assert "absent      CONTOH-HARI-06 kopi susu contoh-hari-06 pagi" in told
    assert "Dian Puspita: a notice of 2026-11-20, to be answered" in told
    assert "Ayu Lestari: three check-ins with their receipts" in told
    assert "Eko: a notice of the whole city's 2026-11-20" in told


def test_the_citys_own_units_are_not_judged_by_it(played: tuple[World, Played]) -> None:
    world, _ = played
    assert all(not world.services.months.of_date(each, FRIDAY) for each in cast.UNITS)
    assert {each.closed_through for each in world.services.closes.all() if each.unit_id in cast.UNITS} == {
        date(2026, 11, 22)
    }


def test_played_again_it_writes_nothing_and_tells_the_same(played: tuple[World, Played]) -> None:
    world, _ = played
    before = list(demo_table.lines(world.services, FRIDAY, PLAYERS))
    chains = [world.services.audit.entries(f"{each}#{FRIDAY}") for each in UNITS]
    again, is_new = play(world.services, put_into(world), ADMINS, NOW)
    assert (again.on, is_new) == (FRIDAY, False)
    assert list(demo_table.lines(world.services, FRIDAY, PLAYERS)) == before
    assert [world.services.audit.entries(f"{each}#{FRIDAY}") for each in UNITS] == chains


@pytest.mark.parametrize(
    ("on", "friday"),
    [(date(2026, 11, 28), date(2026, 11, 20)), (date(2026, 11, 29), date(2026, 11, 27)), (FRIDAY, date(2026, 11, 13))],
)
def test_the_day_is_the_last_friday_whose_night_is_over(on: date, friday: date) -> None:
    assert last_friday(wib(0, 5, on=on)) == friday
