"""A span of Ani's, of Budi's and of a budget for the reports; and what a reader finds in the files made of it."""

import csv
import io
from dataclasses import replace
from datetime import date
from typing import Any

from openpyxl import load_workbook

from chalicelib.domain.activity import Activity
from chalicelib.domain.budget import Obstacle
from chalicelib.domain.job import Job
from chalicelib.jobs.work import work
from chalicelib.rules.activity import fold
from chalicelib.use_cases.imports import file_key
from tests.activities import K, an_activity
from tests.budget_lines import AT, line
from tests.evaluations import E, put_evaluation
from tests.plans import K as P
from tests.plans import put_plan
from tests.world import World, entry

TIED: dict[str, Any] = {"plan_number": 1, "action_id": "a1", "unit": "dokumen"}


def put_activity(town: World, activity: Activity) -> None:
    before = town.services.activities.line(activity.unit_id, f"{activity.on:%Y-%m}", activity.employee_id)
    town.services.activities.save([activity], [fold(before, None, activity)])


def furnish(town: World) -> None:
    """Ani's agreed plan, four activities of November and one of October; Budi without a plan; a quarter assessed."""
    put_plan(town, P.PROPOSED, P.AGREED)
    proof = {"links": ("https://bukti.example/1", "https://bukti.example/2")}
    for name, kinds, facts in (
        ("a", (K.APPROVED,), {**TIED, **proof, "quantity_e2": 1_250, "progress_pct": 40, "minutes": 90}),
        ("b", (), {**TIED, "quantity_e2": 300, "progress_pct": 45}),
        ("c", (K.RETURNED,), {"obstacle": "Berkas belum lengkap", "follow_up": "Menyurati unit"}),
        ("d", (K.WITHDRAWN,), {**TIED, "quantity_e2": 99_900}),
    ):
        put_activity(town, an_activity(name, *kinds, **facts))
    put_activity(town, an_activity("o", K.APPROVED, on=date(2026, 10, 5), **TIED, quantity_e2=100))
    put_activity(town, an_activity("x", employee_id="budi", on=date(2026, 11, 20)))
    put_evaluation(town, E.TOLD, E.RATED, E.APPROVED)


def furnish_budget(town: World) -> None:
    """Of Umum: a line that told January and October, and one that told nothing; one of Setda."""
    stuck = Obstacle("k1", 10, "Penyedia belum menagih", "dewi", AT, "Menagih berita acara")
    one = line({1: 9_000_000, 10: 80_000_000}, unit_id="umum", obstacles=(stuck,), pptk_id="ani")
    for each in (one, line(unit_id="umum", account="5.1.02.01.01.0002"), line({10: 1}, unit_id="setda")):
        town.services.budgets.save(replace(each, revision=0), None, entry("test_line", town.clock.now))


def made(town: World, job: Job) -> Job:
    done = work(town.services, job.job_id, town.clock.now, lambda: True)
    assert done
    return done


def content(town: World, job: Job, name: str | None = None) -> bytes:
    raw = town.services.files.read(file_key(job, name or job.files[0]), 10**7)
    assert raw
    return raw


def rows_of(raw: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(raw.decode("utf-8-sig"), newline="")))


def sheets_of(raw: bytes) -> dict[str, list[dict[str, Any]]]:
    """Sheet -> its rows by head; numbers as numbers."""
    found = {}
    for sheet in load_workbook(io.BytesIO(raw)).worksheets:
        heads, *rows = sheet.iter_rows(values_only=True)
        found[sheet.title] = [dict(zip(map(str, heads), row, strict=True)) for row in rows]
    return found
