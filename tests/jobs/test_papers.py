"""Slips on paper: for whom, with which code, and what the page looks like to a reader."""

import re
from dataclasses import replace
from datetime import timedelta

import pytest

from chalicelib.domain.city import Unit
from chalicelib.domain.employee import Employee
from chalicelib.domain.job import JobState
from chalicelib.errors import InputInvalid, NotFound
from chalicelib.jobs.work import work
from chalicelib.proof.one_time_code import code_matches
from chalicelib.use_cases.imports import file_key
from chalicelib.use_cases.papers import MAX_SLIPS, order_slips, order_template
from tests.cast import ANI, BUDI, CITRA, DEWI, EKO, GANI, MONDAY, UNITS
from tests.jobs.test_slips import qrs_of_page
from tests.world import World

CODE = re.compile("<p class=code>([a-z0-9]{5}-[a-z0-9]{5})</p>")


def page_of(
    city: World, who: Employee, employee_ids: list[str] | None = None, unit_id: str = "umum", with_parts: bool = False
) -> tuple[str, dict[str, int]]:
    job = order_slips(city.services, who, unit_id, employee_ids, city.clock.now, with_parts)
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
    assert qrs_of_page(page) == [f"{city.services.site.address}/#/kode/{code}"]


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


def test_of_a_unit_and_its_parts_each_gets_a_heading_and_everybody_one_slip(city: World) -> None:
    parts = {"arsip": Unit("arsip", "Arsip", "umum", ("balai-kota",)), "zeta": Unit("zeta", "Zeta", "setda")}
    city.publish("units", {**UNITS, **parts})
    city.phone(ANI)  # enrolled
    moves = replace(BUDI.assignments[0], unit_id="arsip", starts_on=MONDAY + timedelta(days=1))
    held = replace(BUDI.assignments[0], ends_on=MONDAY)
    city.change("budi", lambda each: replace(each, assignments=(held, moves)))
    page, counts = page_of(city, EKO, None, "setda", with_parts=True)
    assert [heading.partition(" (")[0] for heading in re.findall("<h1>(.*?)</h1>", page)] == [
        "Sekretariat Daerah", "Bagian Umum",
    ]  # fmt: skip
    names = re.findall("<h2>(.*?)</h2>", page)
    assert sorted(names) == ["Budi", "Citra", "Dewi", "Endah", "Fitri"]
    assert counts == {"slips": 5, "skipped": 1}  # the admin's own
    job = city.services.jobs.all()[0]
    assert (job.unit_id, job.unit_ids) == ("setda", ("setda", "umum", "arsip", "zeta"))


def test_parts_are_of_everybody_not_of_people_named(city: World) -> None:
    with pytest.raises(InputInvalid) as refused:
        order_slips(city.services, DEWI, "setda", ["ani"], city.clock.now, with_parts=True)
    assert [(each.pointer, each.code) for each in refused.value.errors] == [("/with_parts", "PARTS_OR_PEOPLE")]
    assert city.services.jobs.all() == []


@pytest.mark.parametrize(("people", "codes"), [(MAX_SLIPS, []), (MAX_SLIPS + 1, ["TOO_MANY_SLIPS"])])
def test_a_paper_of_a_unit_and_its_parts_is_for_a_thousand_people_at_most(
    city: World, monkeypatch: pytest.MonkeyPatch, people: int, codes: list[str]
) -> None:
    member = city.services.staff.members("puskesmas")[0]
    many = [replace(member, employee_id=f"p{at}") for at in range(people)]
    monkeypatch.setattr(city.services.staff, "members", lambda unit_id: many)
    found = []
    try:
        order_slips(city.services, EKO, "puskesmas", None, city.clock.now, with_parts=True)
    except InputInvalid as refused:
        found = [each.code for each in refused.errors]
    assert found == codes
    assert len(city.services.jobs.all()) == (0 if codes else 1)


def test_of_people_named_no_unit_is_said_to_have_its_slips(city: World) -> None:
    for wanted, unit_ids in [(["ani"], ()), (None, ("umum",))]:
        assert order_slips(city.services, DEWI, "umum", wanted, city.clock.now).unit_ids == unit_ids


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
