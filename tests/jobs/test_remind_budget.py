"""Who is responsible for budget lines nobody has told is reminded on the fifth and on the ninth, and hears no more.

October locks after 10 November, a Tuesday. Ani is PPTK, Citra KPA of Bagian Umum's line; Budi of none.
"""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from chalicelib.domain.budget import BudgetLine
from chalicelib.domain.employee import Grant, Role
from chalicelib.domain.notice import CopyState, Notice, NoticeKind
from chalicelib.domain.push import PushKind
from chalicelib.jobs.digest_budgets import locked_facts
from chalicelib.jobs.digests import tell_digests
from chalicelib.jobs.remind_budget import Untold, remind_budgets, untold_budgets
from tests.budget_lines import LINE, line, told
from tests.cast import CITY, UNITS, person, wib
from tests.jobs.test_digests import closed, heard
from tests.world import World, entry

OTHER = "5.1.02.01.01.0002"


def nov(day: int) -> date:
    return date(2026, 11, day)


@pytest.fixture(autouse=True)
def a_line_nobody_told(city: World) -> None:
    put(city, line(unit_id="umum", pptk_id="ani", kpa_id="citra"))


def put(city: World, new: BudgetLine) -> None:
    before = city.services.budgets.line(new.unit_id, new.year, new.line_id)
    city.services.budgets.save(new, before, entry("test_budget", city.clock.now))


def run(city: World, on: date) -> list[tuple[str, date]]:
    """Whom a run of this morning reminds, for which of the days."""
    now = wib(6, on=on)
    remind_budgets(city.services, untold_budgets(city.services, CITY, now), CITY, now)
    return sorted((each.employee_id, each.on) for each in reminders(city))


def reminders(city: World) -> list[Notice]:
    found = [
        each for who in ("ani", "budi", "citra", "dewi", "gani") for each in city.services.notices.of_person(who, 9)
    ]
    return [each for each in found if each.kind is NoticeKind.BUDGET]


def test_before_the_fifth_and_after_the_lock_nobody_is_reminded(city: World) -> None:
    assert run(city, nov(4)) == []
    assert run(city, nov(11)) == []


def test_each_is_reminded_once_from_the_fifth_on_and_once_on_the_day_before_the_last(city: World) -> None:
    first = [("ani", nov(5)), ("citra", nov(5))]
    assert run(city, nov(5)) == first
    assert run(city, nov(5)) == first, "twice is once"
    assert run(city, nov(8)) == first
    both = sorted([*first, ("ani", nov(9)), ("citra", nov(9))])
    assert run(city, nov(9)) == both
    assert run(city, nov(10)) == both


def test_a_run_that_was_missed_is_made_up_for(city: World) -> None:
    assert run(city, nov(8)) == [("ani", nov(5)), ("citra", nov(5))]


def test_what_is_told_is_reminded_of_no_more_and_zero_is_told(city: World) -> None:
    put(city, line({10: 0}, unit_id="umum", pptk_id="ani", kpa_id="citra"))
    assert run(city, nov(5)) == []
    put(city, line({9: 5}, unit_id="umum", account=OTHER, pptk_id="ani"))
    assert run(city, nov(6)) == [("ani", nov(5))]


def test_it_says_which_month_how_many_lines_and_until_when(city: World) -> None:
    put(city, line(unit_id="umum", account=OTHER, pptk_id="ani"))
    run(city, nov(6))
    found = {each.employee_id: each for each in reminders(city)}
    assert found["ani"].facts == {"month": "2026-10", "count": 2, "until": "2026-11-10"}
    assert found["citra"].facts["count"] == 1
    assert found["ani"].notice_id == "20261105-budget-umum"


def test_who_is_both_is_reminded_once(city: World) -> None:
    put(city, line(unit_id="umum", pptk_id="ani", kpa_id="ani"))
    run(city, nov(5))
    assert [each.facts["count"] for each in reminders(city)] == [1]


def test_by_mail_and_push_as_other_reminders_to_who_asked(city: World) -> None:
    city.change("ani", lambda each: replace(each, reminder_mail=True, push=tuple(PushKind)))
    run(city, nov(5))
    found = {each.employee_id: (each.mail, each.push) for each in reminders(city)}
    assert found == {"ani": (CopyState.WAITING, CopyState.WAITING), "citra": (CopyState.NONE, CopyState.NONE)}


@pytest.mark.parametrize(
    "change",
    [
        lambda each: replace(each, left_on=nov(4)),
        lambda each: replace(each, assignments=(replace(each.assignments[0], unit_id="puskesmas"),)),
    ],
    ids=["left", "moved to another OPD"],
)
def test_who_is_responsible_no_more_is_told_nothing(city: World, change: Callable[[Any], Any]) -> None:
    city.change("ani", change)
    assert run(city, nov(5)) == [("citra", nov(5))]


def test_a_line_without_anybody_reminds_nobody_and_is_counted(city: World) -> None:
    put(city, line(unit_id="setda"))
    found = {each.unit_id: (each.count, each.lines) for each in untold_budgets(city.services, CITY, wib(6, on=nov(5)))}
    assert found == {"umum": (1, 1), "setda": (1, 1)}


def test_an_ended_unit_is_asked_for_nothing(city: World) -> None:
    units = CITY.units | {"umum": replace(CITY.units["umum"], ends_on=nov(1))}
    assert untold_budgets(city.services, replace(CITY, units=units), wib(6, on=nov(5))) == []


def test_on_most_days_nothing_is_read_and_else_one_query_and_one_of_each_unit_that_lacks_something(
    city: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(city, line({10: 5}, unit_id="setda"))
    asked: list[object] = []
    sums, lines = city.services.budgets.sums, city.services.budgets.lines
    monkeypatch.setattr(city.services.budgets, "sums", lambda year: asked.append(year) or sums(year))
    monkeypatch.setattr(city.services.budgets, "lines", lambda *of: asked.append(of) or lines(*of))
    run(city, nov(4))
    run(city, nov(18))
    assert asked == []
    run(city, nov(5))
    assert asked == [2026, ("umum", 2026)]


# In digests.


def told_on(city: World, who: str, on: date, kind: NoticeKind = NoticeKind.DIGEST) -> Mapping[str, Any]:
    before = date.fromordinal(on.toordinal() - 1)
    closed(city, *UNITS, on=before)
    city.clock.set(wib(6, on=on))
    tell_digests(city.services, city.clock.now)
    return heard(city, who, kind)[0]


def test_who_enters_for_the_unit_reads_what_is_not_reported_until_it_locks(city: World) -> None:
    assert "budgets" not in told_on(city, "citra", nov(5) - (nov(5) - nov(4)))
    expected = {"unit_id": "umum", "unit": "Bagian Umum", "month": "2026-10"}
    facts = told_on(city, "citra", nov(5))
    assert facts["budgets"] == [{**expected, "count": 1, "lines": 1, "until": "2026-11-10"}]
    assert heard(city, "dewi")[0]["budgets"] == facts["budgets"], "an operator of a unit above"
    assert "budgets" in told_on(city, "citra", nov(10))
    assert "budgets" not in told_on(city, "citra", nov(11))


def test_after_the_lock_the_city_reads_who_did_not_report_for_a_week(city: World) -> None:
    assert "locked_budgets" not in told_on(city, "eko", nov(10), NoticeKind.CITY)
    facts = told_on(city, "eko", nov(11), NoticeKind.CITY)
    assert [(each["unit"], each["count"], each["lines"]) for each in facts["locked_budgets"]] == [("Bagian Umum", 1, 1)]
    assert "locked_budgets" in told_on(city, "eko", nov(17), NoticeKind.CITY)
    assert "locked_budgets" not in told_on(city, "eko", nov(18), NoticeKind.CITY)


def test_a_unit_of_another_opd_is_nobodys_else(city: World) -> None:
    hana = person("Hana", "CONTOH-011", "puskesmas", (Grant(Role.OPERATOR, "puskesmas"),))
    city.services.staff.save(hana, None, entry("test_add", city.clock.now))
    put(city, replace(LINE, unit_id="puskesmas", told={9: told(1)}))
    assert [each["unit_id"] for each in told_on(city, "citra", nov(5))["budgets"]] == ["umum"]


def test_a_run_that_dies_after_the_pages_reminds_when_it_is_done_again(
    city: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    """RELIABILITY F20: pages first, reminders after; told is written last."""
    closed(city, *UNITS, on=nov(4))
    city.clock.set(wib(6, on=nov(5)))
    real = city.services.notices.add

    def die_at_a_reminder(notice: Notice) -> None:
        if notice.kind is NoticeKind.BUDGET and notice.employee_id == "citra":
            raise InterruptedError
        real(notice)

    monkeypatch.setattr(city.services.notices, "add", die_at_a_reminder)
    with pytest.raises(InterruptedError):
        tell_digests(city.services, city.clock.now)
    monkeypatch.undo()
    tell_digests(city.services, city.clock.now)
    assert sorted(each.employee_id for each in reminders(city)) == ["ani", "citra"]


def test_a_citys_page_names_twenty_units_and_counts_the_others() -> None:
    units = {f"u{at}": replace(CITY.units["umum"], unit_id=f"u{at}") for at in range(23)}
    untold = [Untold(unit_id, 2026, 10, 1, 2, nov(10)) for unit_id in units]
    facts = locked_facts(untold, replace(CITY, units=units))
    assert (len(facts["locked_budgets"]), facts["more_budgets"]) == (20, 3)  # type: ignore[arg-type]
