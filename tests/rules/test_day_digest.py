"""Who of a closed date is due, there, away or open; and which part of it somebody sees."""

from datetime import date

import pytest

from chalicelib.domain.digest import NotedDay, TeamDay, UnitDay
from chalicelib.domain.verdict import DayStatus
from chalicelib.rules.day_digest import EXCUSED, EXPECTED, OPEN, PRESENT, Tally, part_of, people_of, tally

ON = date(2026, 11, 23)


def team(superior_id: str | None, *ids: str, **counts: int) -> TeamDay:
    return TeamDay(superior_id, ids, {DayStatus(name): count for name, count in counts.items()})


def noted(employee_id: str) -> NotedDay:
    return NotedDay(employee_id, employee_id.title(), DayStatus.ABSENT)


OURS = team("citra", "ani", "budi", present=1, absent=1)
THEIRS = team("dewi", "citra", present=1)
UMUM = UnitDay("umum", ON, (OURS, THEIRS), (noted("budi"), noted("citra")))


def test_every_status_is_counted_as_one_thing_or_as_nobodys() -> None:
    assert set(DayStatus) - EXPECTED == {DayStatus.OFF, DayStatus.UNKNOWN}
    assert len(PRESENT) + len(EXCUSED) + len(OPEN) == len(EXPECTED)


@pytest.mark.parametrize(
    ("counts", "found", "due", "share"),
    [
        ({"present": 3, "duty": 1, "absent": 1}, Tally(5, 4, 0, 1), 5, 0.8),
        ({"leave": 2, "permission": 1, "present": 1}, Tally(4, 1, 3, 0), 1, 1.0),
        ({"leave": 2}, Tally(2, 0, 2, 0), 0, 1.0),
        ({"off": 9, "unknown": 1}, Tally(), 0, 1.0),
        ({"study": 1, "remote": 1, "undecided": 1, "incomplete": 1}, Tally(4, 2, 0, 2), 4, 0.5),
    ],
)
def test_leave_and_permission_are_nobodys_absence(counts: dict[str, int], found: Tally, due: int, share: float) -> None:
    counted = tally([team(None, "x", **counts)])
    assert (counted, counted.due, counted.share) == (found, due, share)


def test_teams_are_summed() -> None:
    assert tally([OURS, THEIRS]) == Tally(3, 2, 0, 1)


def test_a_superior_sees_their_own_people_and_no_others() -> None:
    (seen,) = part_of([UMUM], lambda _, superior_id: superior_id == "citra")
    assert seen.teams == (OURS,)
    assert [each.employee_id for each in seen.people] == ["budi"]


def test_who_leads_the_unit_sees_all_of_it_but_oneself() -> None:
    seen = part_of([UMUM], lambda unit_id, _: unit_id == "umum")
    assert [(on, each.employee_id) for on, each in people_of(seen, "citra")] == [(ON, "budi")]
    assert part_of([UMUM], lambda *_: False) == []


def test_a_trial_counts_for_nobody() -> None:
    assert part_of([UnitDay("umum", ON, (OURS,), trial=True)], lambda *_: True) == []
