"""The whole walk, step by step; what each step must show is asserted where it is taken."""

import io
from collections.abc import Callable
from contextlib import closing
from typing import Any

from openpyxl import load_workbook

from tests.browser import Pages
from tests.e2e.site import Newcomer
from tests.walk import admin, person
from tests.walk.admin import PATIENCE_MS
from tests.walk.papers import Papers
from tests.walk.steps import Steps

DESK = {"width": 1280, "height": 800}


def take_the_walk(browser: Any, base_url: str, make_admin: Callable[[], Newcomer], papers: Papers) -> Steps:
    """From a deployment without a soul to one recorded check-in: the steps and their seconds.

    make_admin   makes the first admin and tells the code that was printed.

    Raises AssertionError, or playwright's own error, where a page does not show what it must.
    """
    steps = Steps()
    with closing(Pages(browser, base_url, next(iter(papers.places.values())))) as pages:
        with steps.step("first admin"):
            first = make_admin()
        desk = patient(pages(viewport=DESK, permissions=[]))
        _set_up(desk, first, papers, steps)
        _move_people_in(desk, papers, steps)
        with steps.step("slips", desk):
            slip = admin.make_slips(desk, papers.unit_names[0])[0]
        number, office = papers.who_is(slip.name, slip.number_end)
        _arrive(patient(pages(office)), Newcomer(slip.name, number, slip.code), steps)
        assert pages.broken == []
    return steps


def patient(page: Any) -> Any:
    """Containers start cold where nobody has been before."""
    page.set_default_timeout(PATIENCE_MS)
    return page


def _set_up(page: Any, first: Newcomer, papers: Papers, steps: Steps) -> None:
    with steps.step("first login", page):
        admin.log_in(page, first)
    with steps.step("list of steps", page):
        admin.open_checklist(page)
    with steps.step("settings", page):
        admin.look_at_settings(page)
    with steps.step("working hours", page):
        admin.publish_hours(page)
    with steps.step("offices", page):
        assert admin.upload_offices(page, "kantor.geojson", papers.offices) == papers.office_count
    with steps.step("units", page):
        assert admin.upload_units(page, papers.units) == len(papers.unit_names)


def _move_people_in(page: Any, papers: Papers, steps: Steps) -> None:
    """The messy export: its headers, its faults, its good rows; then the same file mended, whole."""
    with steps.step("people uploaded", page):
        admin.upload_people(page, papers.people)
    with steps.step("headers mapped", page):
        admin.say_what_the_columns_are_called(page, papers.headers)
        assert admin.counted(page, "orang baru") == papers.expected.good
        assert admin.counted(page, "baris salah") == len(papers.expected.faults)
    with steps.step("faults marked", page):
        assert _marked_rows(admin.marked_file(page)) >= papers.expected.faults.keys()
    with steps.step("good rows applied", page):
        admin.apply(page, "baris yang baik")
    with steps.step("mended file applied whole", page):
        admin.upload_another(page, papers.mended)
        assert admin.counted(page, "orang baru") == papers.left
        admin.apply(page, "Terapkan semua")


def _marked_rows(content: bytes) -> set[int]:
    """Where the marked file says something in its last column."""
    rows = load_workbook(io.BytesIO(content)).worksheets[0].iter_rows(min_row=2, values_only=True)
    return {at for at, row in enumerate(rows, 2) if row[-1]}


def _arrive(page: Any, newcomer: Newcomer, steps: Steps) -> None:
    with steps.step("slip", page):
        person.log_in_by_slip(page, newcomer)
    with steps.step("phone enrolled", page):
        person.enrol(page)
    with steps.step("check-in", page):
        person.check_in(page)
