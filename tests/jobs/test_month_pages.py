"""The mayor's page comes by itself: once a month, where who leads the city finds it, and nobody else."""

from dataclasses import replace
from datetime import date, datetime

import pytest

from chalicelib.domain.board import MonthFigures
from chalicelib.domain.closing import Lock
from chalicelib.domain.employee import Grant, Role
from chalicelib.domain.job import SYSTEM, Job, JobState
from chalicelib.domain.notice import NoticeKind
from chalicelib.errors import NotFound
from chalicelib.jobs import month_summary
from chalicelib.jobs.month_pages import AGAIN_AFTER, start_month_page
from chalicelib.jobs.work import work
from chalicelib.rules.paper_life import files_left
from chalicelib.use_cases.find_job import find_job
from chalicelib.use_cases.imports import file_key
from chalicelib.use_cases.see_month_summary import see_month_pages
from tests.cast import ANI, DEWI, EKO, FITRI, SETTINGS, person, wib
from tests.paper.readings import text_of
from tests.world import World, entry

OCTOBER, PAGE = "2026-10", "ringkasan-2026-10"
LATEST_DAY = SETTINGS.month_page_day
HANA = person("Hana", "CONTOH-011", "setda", (Grant(Role.EXECUTIVE),))


def at(day: int) -> datetime:
    return wib(3, on=date(2026, 11, day))


@pytest.fixture
def led(city: World) -> World:
    city.services.staff.save(HANA, None, entry("test_add", city.clock.now))
    return city


def made(city: World) -> Job:
    now = at(LATEST_DAY)
    assert start_month_page(city.services, now) == 1
    job = work(city.services, PAGE, now, lambda: True)
    assert job
    return job


def lock(city: World) -> None:
    city.services.months.save_lock(Lock(OCTOBER, "eko", at(3)), entry("test_lock", at(3)))


def test_it_waits_for_the_lock_and_no_longer_than_the_tenth(led: World) -> None:
    assert start_month_page(led.services, at(LATEST_DAY - 1)) == 0
    assert start_month_page(led.services, at(LATEST_DAY)) == 1


def test_the_day_is_the_citys_to_choose(led: World) -> None:
    settings = replace(led.services.city.current(at(1)).settings, month_page_day=4)
    led.publish("settings", settings)
    assert start_month_page(led.services, at(3)) == 0
    assert start_month_page(led.services, at(4)) == 1


def test_once_locked_it_is_made_at_once(led: World) -> None:
    lock(led)
    assert start_month_page(led.services, at(3)) == 1


def test_twice_is_once(led: World) -> None:
    made(led)
    assert start_month_page(led.services, at(LATEST_DAY + 1)) == 0
    work(led.services, PAGE, at(LATEST_DAY + 1), lambda: True)
    assert [each.job_id for each in led.services.jobs.all()] == [PAGE]
    assert len(led.services.notices.of_person("hana", 9)) == 1


def test_one_that_failed_is_begun_anew_the_next_day_and_told_of_once(
    led: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object) -> bytes:
        raise ValueError("broken")

    with monkeypatch.context() as at_first:
        at_first.setattr(month_summary, "paper_pdf", broken)
        with pytest.raises(ValueError, match="broken"):
            made(led)
    failed = led.services.jobs.get(PAGE)
    assert failed
    assert (failed.state, failed.problem) == (JobState.FAILED, "STEP_FAILED")
    assert start_month_page(led.services, at(LATEST_DAY) + AGAIN_AFTER / 2) == 0
    assert start_month_page(led.services, at(LATEST_DAY) + AGAIN_AFTER) == 1
    assert start_month_page(led.services, at(LATEST_DAY) + AGAIN_AFTER) == 0  # it is on its way
    done = work(led.services, PAGE, at(LATEST_DAY) + AGAIN_AFTER, lambda: True)
    assert done
    assert (done.state, done.problem, done.made_at) == (JobState.DONE, None, at(LATEST_DAY))
    assert len(led.services.notices.of_person("hana", 9)) == 1


def test_where_nothing_counts_yet_there_is_no_page(led: World) -> None:
    assert start_month_page(led.services, wib(3, on=date(2026, 1, 20))) == 0  # December: before the first day


def test_who_leads_the_city_finds_it_for_half_a_year_and_nobody_else_does(led: World) -> None:
    job = made(led)
    assert (job.state, job.made_by, job.files) == (JobState.DONE, SYSTEM, ("ringkasan-2026-10.pdf",))
    content = led.services.files.read(file_key(job, job.files[0]), 10**7)
    assert content
    assert "Ringkasan presensi Oktober 2026" in text_of(content)
    for who in (HANA, EKO, FITRI):
        assert find_job(led.services, who, PAGE, at(LATEST_DAY)) == job
    for who in (ANI, DEWI):
        with pytest.raises(NotFound):
            find_job(led.services, who, PAGE, at(LATEST_DAY))
    assert see_month_pages(led.services, HANA, "2026-11", led.clock.now) == [job]
    assert files_left(job, wib(3, on=date(2027, 3, 1))) == job.files


@pytest.mark.parametrize(("people", "is_told"), [((9, 1), False), ((9, 12), True), ((11, 1), True)])
def test_who_leads_a_small_unit_too_finds_none_by_which_another_is_told(
    led: World, people: tuple[int, int], is_told: bool
) -> None:
    """Hana heads Umum; the other small unit of the city would be what is left of their line."""
    led.change("hana", lambda each: replace(each, grants=(*each.grants, Grant(Role.SUPERVISOR, "umum"))))
    for unit_id, count in zip(("umum", "setda"), people, strict=True):
        led.services.figures.note_month(MonthFigures(unit_id, OCTOBER, at(LATEST_DAY), count))
    job = made(led)
    assert see_month_pages(led.services, HANA, OCTOBER, led.clock.now) == [job]  # by the other role alone
    both = led.services.staff.employee("hana")
    assert both
    assert see_month_pages(led.services, both, OCTOBER, led.clock.now) == ([job] if is_told else [])
    if not is_told:
        with pytest.raises(NotFound):
            find_job(led.services, both, PAGE, at(LATEST_DAY))


def test_they_are_told_of_the_month_and_of_nobody(led: World) -> None:
    made(led)
    (notice,) = led.services.notices.of_person("hana", 9)
    assert (notice.kind, notice.about, notice.facts) == (NoticeKind.PAGE, OCTOBER, {"month": OCTOBER})
    assert led.services.notices.of_person("eko", 9) == []


def test_the_audit_tells_of_it(led: World) -> None:
    made(led)
    (told,) = [each.entry for each in led.services.audit.entries(f"CITY#2026-11-{LATEST_DAY}")
               if each.entry.action == "month_summary_exported"]  # fmt: skip
    assert (told.actor_id, told.object_id) == (SYSTEM, PAGE)
