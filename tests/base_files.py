"""A file of allowance bases, or of a budget, that was checked, without a worker."""

from datetime import date

from chalicelib.domain.job import Job, JobKind, JobState
from chalicelib.rules.base_file import BaseChange, BasePlan
from chalicelib.rules.budget_line import LineFacts
from chalicelib.rules.budget_plan import BudgetChange, BudgetPlan
from chalicelib.rules.row_kind import Becomes
from chalicelib.store.documents import to_text
from chalicelib.use_cases.imports import plan_key
from tests.budget_lines import LINE
from tests.world import World


def checked_bases(world: World, maker: str) -> str:
    """The job of somebody's file with one row: Ani's first base."""
    job = Job(world.services.new_id(), JobKind.BASES, JobState.CHECKED, maker, world.clock.now, plan_sha256="0" * 64)
    change = BaseChange(2, "ani", "Ani", Becomes.NEW, "2026-11", 4_250_000, "9", None, 0)
    world.services.files.write(plan_key(job), to_text(BasePlan((change,))).encode())
    return world.services.jobs.add(job).job_id


def checked_budget(world: World, maker: str) -> str:
    """The job of somebody's file with one row: a new line of Umum."""
    job = Job(world.services.new_id(), JobKind.BUDGET, JobState.CHECKED, maker, world.clock.now, plan_sha256="1" * 64)
    facts = LineFacts(LINE.code, LINE.account, LINE.names, LINE.ceiling_idr, date(2026, 1, 1), "DPA", LINE.targets)
    change = BudgetChange(2, "umum", Becomes.NEW, facts, None, 0)
    world.services.files.write(plan_key(job), to_text(BudgetPlan(2026, (change,))).encode())
    return world.services.jobs.add(job).job_id
