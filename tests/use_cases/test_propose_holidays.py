"""The year's holidays as a proposal: equal to the joint decree of 2026, without dates already declared."""

import subprocess
import sys
from datetime import date

from chalicelib.domain.shift import Holiday, HolidayKind
from chalicelib.use_cases.propose_holidays import propose_holidays

# SKB 3 Menteri 1497/2025, 2/2025, 5/2025
PUBLIC_2026 = "01-01 01-16 02-17 03-19 03-21 03-22 04-03 04-05 05-01 05-14 05-27 05-31 06-01 06-16 08-17 08-25 12-25"
COLLECTIVE_2026 = "02-16 03-18 03-20 03-23 03-24 05-15 05-28 12-24"


def dates_2026(text: str) -> list[date]:
    return [date.fromisoformat(f"2026-{each}") for each in text.split()]


def of_kind(proposals, kind: HolidayKind) -> list[date]:
    return [each.on for each in proposals if each.kind is kind]


def test_2026_is_the_25_dates_of_the_joint_decree():
    proposals = propose_holidays(2026, ())
    assert of_kind(proposals, HolidayKind.PUBLIC) == dates_2026(PUBLIC_2026)
    assert of_kind(proposals, HolidayKind.COLLECTIVE) == dates_2026(COLLECTIVE_2026)
    assert len(proposals) == 25


def test_names_are_indonesian_and_collective_leave_says_so():
    names = {each.on: each.name_id for each in propose_holidays(2026)}
    assert names[date(2026, 8, 17)] == "Hari Kemerdekaan Republik Indonesia"
    assert names[date(2026, 12, 24)] == "Cuti Bersama Hari Raya Natal"


def test_a_date_already_declared_is_not_proposed_again():
    declared = {date(2026, 1, 1): Holiday(date(2026, 1, 1), "Tahun Baru", HolidayKind.PUBLIC, "SKB 1497/2025")}
    proposals = propose_holidays(2026, declared)
    assert len(proposals) == 24
    assert proposals[0].on == date(2026, 1, 16)


def test_nothing_of_2026_is_estimated():
    assert not any(each.estimated for each in propose_holidays(2026))


def test_a_date_that_hangs_on_the_moon_is_marked_and_its_name_is_clean():
    idul_fitri = next(each for each in propose_holidays(2027) if each.on == date(2027, 3, 10))
    assert (idul_fitri.name_id, idul_fitri.estimated) == ("Hari Raya Idul Fitri", True)


def test_a_year_without_a_decree_has_no_collective_leave():
    assert of_kind(propose_holidays(2029), HolidayKind.COLLECTIVE) == []


def test_the_package_loads_only_when_an_admin_asks():
    program = "import sys, chalicelib.use_cases.propose_holidays; sys.exit('holidays' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 0
