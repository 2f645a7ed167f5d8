"""Slips on paper: for whom, with which code, and what the page looks like to a reader."""

import re
from dataclasses import replace

import pytest

from chalicelib.domain.job import JobState
from chalicelib.errors import NotFound
from chalicelib.jobs.work import work
from chalicelib.proof.one_time_code import code_matches
from chalicelib.use_cases.imports import file_key
from chalicelib.use_cases.papers import order_slips, order_template
from tests.cast import ANI, CITRA, DEWI, EKO, GANI
from tests.world import World

CODE = re.compile("<p class=code>([a-z0-9]{5}-[a-z0-9]{5})</p>")


def page_of(city: World, who: object, employee_ids: list[str] | None = None) -> tuple[str, dict[str, int]]:
    job = order_slips(city.services, who, "umum", employee_ids, city.clock.now)  # type: ignore[arg-type]
    done = work(city.services, job.job_id, city.clock.now, lambda: True)
    assert done
    assert (done.state, done.files) == (JobState.DONE, ("slips.pdf", "slips.html"))
    page = city.services.files.read(file_key(done, "slips.html"), 10**6)
    pdf = city.services.files.read(file_key(done, "slips.pdf"), 10**6)
    assert page
    assert pdf
    assert pdf.startswith(b"%PDF-")
    return page.decode(), dict(done.counts)


def test_a_slip_holds_a_code_that_logs_in_its_person_alone(city: World) -> None:
    page, counts = page_of(city, DEWI, ["ani"])
    (code,) = CODE.findall(page)
    assert counts == {"slips": 1, "skipped": 0}
    assert code_matches(city.services.staff.code("ani"), code, city.clock.now)
    assert "Ani" in page
    assert ANI.number not in page  # its last digits alone
    assert f"berakhiran {ANI.number[-4:]}" in page


def test_a_second_sheet_voids_the_first(city: World) -> None:
    (old,) = CODE.findall(page_of(city, DEWI, ["ani"])[0])
    page_of(city, DEWI, ["ani"])
    assert not code_matches(city.services.staff.code("ani"), old, city.clock.now)


def test_everybody_without_a_phone_gets_one_unless_named(city: World) -> None:
    city.phone(ANI)  # enrolled
    page, counts = page_of(city, EKO)
    assert ANI.name not in re.findall("<h2>(.*?)</h2>", page)
    assert counts["slips"] == len(CODE.findall(page)) > 0


def test_nobody_gets_a_slip_for_themselves_or_for_a_holder_of_a_role(city: World) -> None:
    page, counts = page_of(city, CITRA, ["ani", "citra"])
    assert counts == {"slips": 1, "skipped": 1}
    assert len(CODE.findall(page)) == 1


def test_slips_of_another_unit_are_not_found(city: World) -> None:
    for stranger in (ANI, GANI):
        with pytest.raises(NotFound):
            order_slips(city.services, stranger, "umum", None, city.clock.now)


def test_names_are_text_in_the_page(city: World) -> None:
    city.change("ani", lambda each: replace(each, name="<b>Ani</b>"))
    page, _ = page_of(city, DEWI, ["ani"])
    assert "<b>Ani" not in page
    assert "&lt;b&gt;Ani" in page


def test_each_order_is_in_the_trail(city: World) -> None:
    page_of(city, DEWI, ["ani"])
    trail = [each.entry.action for each in city.services.audit.entries("umum#2026-11-23")]
    assert trail == ["slips_ordered", "code_issued"]


def test_a_template_offers_what_the_city_has(city: World) -> None:
    job = order_template(city.services, EKO, city.clock.now)
    done = work(city.services, job.job_id, city.clock.now, lambda: True)
    assert done
    assert done.files == ("pegawai.xlsx",)
    raw = city.services.files.read(file_key(done, "pegawai.xlsx"), 10**6)
    assert raw
