"""A person's compliance record: what it tells, and that its signed text is verified as a receipt is."""

import hashlib
import json
import re
from dataclasses import replace
from datetime import date
from typing import Any

from chalicelib.domain.balance import BalanceFacts, OpeningBalance
from chalicelib.domain.job import Job, JobState
from chalicelib.domain.plan import PlanStepKind
from chalicelib.domain.verdict import DayStatus
from chalicelib.jobs.compliance_record import MAX_PRINTED
from chalicelib.jobs.work import work
from chalicelib.proof.receipt import public_key_set
from chalicelib.use_cases.imports import file_key
from chalicelib.use_cases.see_compliance import order_record, see_own_record
from tests.cast import ANI, CITRA
from tests.discipline_cases import K, absent_pns, put_case
from tests.paper.readings import text_of
from tests.plans import GOAL, put_plan
from tests.rules.year_days import day
from tests.world import World, entry
from tools.receipt import verify_receipt

DECIDED = (K.SUMMONS, K.EXAMINATION, K.DECISION)


def made(city: World) -> Job:
    job = order_record(city.services, CITRA, "ani", 2, city.clock.now)
    done = work(city.services, job.job_id, city.clock.now, lambda: True)
    assert done
    return done


def raw(city: World, job: Job, end: str) -> bytes:
    (name,) = [each for each in job.files if each.endswith(end)]
    found = city.services.files.read(file_key(job, name), 10**6)
    assert found
    return found


def verified(city: World, signed: str) -> dict[str, Any]:
    return verify_receipt("".join(signed.split()), public_key_set(city.services.secrets.receipt_keys()))


def test_the_paper_and_the_data_tell_the_same_and_are_verified_offline(city: World) -> None:
    absent_pns(city)
    put_case(city, *DECIDED)
    job = made(city)
    assert (job.state, job.files) == (
        JobState.DONE, ("riwayat-kepatuhan-2025-2026.pdf", "riwayat-kepatuhan-2025-2026.json"),
    )  # fmt: skip
    facts = verified(city, json.loads(raw(city, job, ".json"))["signed"])
    assert (facts["kind"], facts["employee_id"], facts["name"]) == ("compliance_record", "ani", "Ani")
    this = facts["years"][1]
    assert (this["year"], this["unexcused_days"], this["days"]) == (2026, 3, {"absent": 3})
    assert [(each["number"], each["level"], each["deciding_office"]) for each in this["outcomes"]] == [
        ("800/2/2026", "light", "Kepala Bagian")
    ]
    paper = text_of(raw(city, job, ".pdf"))
    assert "Teguran lisan" in paper
    printed = "".join(each for each in paper.split("\n") if not re.search(r"Nomor dokumen|^\d/\d$", each))
    assert json.loads(raw(city, job, ".json"))["signed"] in printed


def test_what_is_open_or_was_closed_without_a_decision_is_in_no_record(city: World) -> None:
    put_case(city, K.CLOSED)
    put_case(city, K.SUMMONS, case_id="2026-02")
    record = see_own_record(city.services, ANI, 1, city.clock.now)
    assert record.years[0].outcomes == ()


def test_an_objection_is_told_beside_the_decision(city: World) -> None:
    put_case(city, *DECIDED, K.OBJECTION)
    (outcome,) = see_own_record(city.services, ANI, 1, city.clock.now).years[0].outcomes
    assert outcome.objected


def test_an_annulled_decision_is_on_the_paper_as_annulled(city: World) -> None:
    put_case(city, *DECIDED, K.OBJECTION, K.ANNULMENT, K.CLOSED)
    paper = text_of(raw(city, made(city), ".pdf")).replace("\n", " ")
    assert "DIBATALKAN" in paper
    assert "800/3/2026" in paper


def test_each_year_has_its_own_days_and_what_was_brought_along(city: World) -> None:
    facts = BalanceFacts(12, 0, 2, 30, None, "Rekap")
    city.services.years.save_opening(
        OpeningBalance("ani", 2026, facts, "eko", city.clock.now), None, entry("test", city.clock.now)
    )
    city.services.months.write("umum", date(2026, 11, 2), {"ani": day(late=12)}, {})
    found = see_own_record(city.services, ANI, 2, city.clock.now).years
    assert [(each.year, each.unexcused_days, each.late_min, dict(each.days)) for each in found] == [
        (2025, 0, 0, {}), (2026, 2, 12, {DayStatus.PRESENT: 1}),
    ]  # fmt: skip


def test_a_signed_text_too_long_to_print_is_in_the_file_alone_and_the_paper_has_that_files_hash(city: World) -> None:
    goals = tuple(replace(GOAL, goal_id=f"g{at}", text=f"Hasil kerja {at} " + "panjang " * 20) for at in range(20))
    put_plan(city, PlanStepKind.PROPOSED, PlanStepKind.AGREED, goals=goals)
    job = made(city)
    data = raw(city, job, ".json")
    paper = "".join(text_of(raw(city, job, ".pdf")).split())
    signed = json.loads(data)["signed"]
    assert len(signed) > MAX_PRINTED
    assert signed[:200] not in paper
    assert hashlib.sha256(data).hexdigest() in paper
    (plan,) = verified(city, signed)["years"][1]["performance"]["plans"]
    assert len(plan["goals"]) == 20
