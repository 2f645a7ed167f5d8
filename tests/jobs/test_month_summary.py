"""The mayor's page: one page whatever the city's size, figures alone, told in the audit; and as the screen shows it."""

import hashlib
from dataclasses import replace
from typing import Any

import pytest

from chalicelib.domain.employee import Employee, Grant, Role
from chalicelib.domain.job import Job, JobState
from chalicelib.domain.month_summary import MonthSummary, OutageSums, Sums, UnitSums
from chalicelib.errors import InputInvalid
from chalicelib.jobs.month_summary import MOST_UNITS, ROOMY_UNITS, blocks_of, percent
from chalicelib.jobs.work import work
from chalicelib.paper.blocks import Paper, letterhead
from chalicelib.paper.pdf import paper_pdf
from chalicelib.rules import small_units
from chalicelib.use_cases.imports import file_key
from chalicelib.use_cases.see_month_summary import order_month_summary, see_month_summary
from tests.cast import EKO, FITRI, SETTINGS, person, wib
from tests.jobs.closing import Closer
from tests.paper.readings import pages_of, text_of
from tests.world import World, entry

NOVEMBER = "2026-11"
HANA = person("Hana", "CONTOH-011", "setda", (Grant(Role.EXECUTIVE),))
LONG = "Dinas Pekerjaan Umum, Penataan Ruang, Perumahan dan Kawasan Permukiman"


@pytest.fixture(autouse=True)
def _small(monkeypatch: pytest.MonkeyPatch) -> None:
    """Three people are many in this city."""
    monkeypatch.setattr(small_units, "LEAST_PEOPLE", 3)


@pytest.fixture
def closed(city: World) -> World:
    """Ani came late on Monday, nobody else of Umum came."""
    city.services.staff.save(HANA, None, entry("test_add", city.clock.now))
    closer = Closer(city)
    closer.quarter(wib(5))
    closer.came("ani", "07:45 12:00 16:05")
    closer.quarter(wib(18, 15))
    return city


def made(city: World, who: Employee = HANA) -> Job:
    job = order_month_summary(city.services, who, NOVEMBER, city.clock.now)
    done = work(city.services, job.job_id, city.clock.now, lambda: True)
    assert done
    return done


def content(city: World, job: Job) -> bytes:
    (name,) = job.files
    raw = city.services.files.read(file_key(job, name), 10**7)
    assert raw
    return raw


@pytest.mark.parametrize("who", [HANA, EKO, FITRI])
def test_who_leads_the_city_gets_its_month_on_one_page_without_a_name(closed: World, who: Employee) -> None:
    job = made(closed, who)
    assert (job.state, job.files) == (JobState.DONE, ("ringkasan-2026-11.pdf",))
    (page,) = pages_of(content(closed, job))
    for said in ("Ringkasan presensi November 2026", "Sekretariat Daerah", "Kepatuhan sekota", "1/1"):
        assert said in page, said
    for name in ("Ani", "Budi", "Citra", "Hana", "Eko"):
        assert name not in page.splitlines()


def test_the_page_says_what_the_screen_shows(closed: World) -> None:
    text = text_of(content(closed, made(closed)))
    closer = Closer(closed)
    see_month_summary(closed.services, HANA, NOVEMBER, closed.clock.now)
    closer.work()
    shown = see_month_summary(closed.services, HANA, NOVEMBER, closed.clock.now)
    assert shown.city.due > 0
    assert percent(shown.city.compliance) in text
    assert not shown.is_counting


def test_the_screen_has_what_is_old_counted(closed: World) -> None:
    shown = see_month_summary(closed.services, HANA, NOVEMBER, closed.clock.now)
    assert (shown.is_counting, shown.city, shown.units) == (True, Sums(), [])
    assert [month for month, _ in shown.trend][-1] == NOVEMBER
    assert Closer(closed).queue


def test_the_audit_tells_who_had_it_made_and_the_files_hash(closed: World) -> None:
    job = made(closed)
    (told,) = [each.entry for each in closed.services.audit.entries("CITY#2026-11-23")
               if each.entry.action == "month_summary_exported"]  # fmt: skip
    assert (told.actor_id, told.object_id) == ("hana", job.job_id)
    assert told.facts["sha256"] == hashlib.sha256(content(closed, job)).hexdigest()


def test_who_leads_the_city_no_more_gets_none(closed: World) -> None:
    job = order_month_summary(closed.services, HANA, NOVEMBER, closed.clock.now)
    closed.change("hana", lambda each: replace(each, grants=()))
    done = work(closed.services, job.job_id, closed.clock.now, lambda: True)
    assert done
    assert (done.state, done.problem, done.files) == (JobState.FAILED, "NOT_FOUND", ())


def test_a_month_ahead_is_refused(closed: World) -> None:
    for act in (see_month_summary, order_month_summary):
        with pytest.raises(InputInvalid):
            act(closed.services, HANA, "2026-12", closed.clock.now)  # type: ignore[operator]


def summary(opds: int, **changed: Any) -> MonthSummary:
    sums = Sums(people=9_999, due=200_000, present=190_000, excused=9_000, absent=900, late_days=8_000, late_min=99_999)
    units = [UnitSums(f"u{at}", f"{LONG} {at}", replace(sums, present=200_000 - 500 * at)) for at in range(opds)]
    trend = [(f"2026-{month:02}", 91.2 if month % 2 else None) for month in range(6, 12)]
    return replace(MonthSummary(NOVEMBER, sums, units, trend, OutageSums(3, 125), 40, 7), **changed)


@pytest.mark.parametrize("opds", [0, 1, ROOMY_UNITS, 12, MOST_UNITS, 300])
def test_it_is_one_page_whatever_the_citys_size(opds: int) -> None:
    paper = Paper(letterhead(SETTINGS), "Ringkasan presensi November 2026", "J" * 16, wib(9), SETTINGS.zone)
    (page,) = pages_of(paper_pdf(paper, blocks_of(summary(opds))))
    assert "40 ditandai, 7 terbukti" in page
    assert ("perangkat daerah lain" in page) is (opds > MOST_UNITS)


def test_small_units_are_one_row_without_a_name() -> None:
    paper = Paper(letterhead(SETTINGS), "Ringkasan", "J", wib(9), SETTINGS.zone)
    rest = UnitSums(None, "", Sums(people=14, due=20, present=19), 4)
    assert "4 unit di bawah 10 orang" in text_of(paper_pdf(paper, blocks_of(summary(1, units=[rest]))))


def test_where_compliance_is_lowest_comes_first() -> None:
    paper = Paper(letterhead(SETTINGS), "Ringkasan", "J", wib(9), SETTINGS.zone)
    page = text_of(paper_pdf(paper, blocks_of(summary(3))))
    assert page.index("Permukiman 2") < page.index("Permukiman 1") < page.index("Permukiman 0")
