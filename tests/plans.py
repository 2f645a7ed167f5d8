"""Plans for tests: Ani's year under Citra, with one goal, one indicator and one action."""

from dataclasses import replace
from datetime import date, datetime
from typing import Any

from chalicelib.domain.plan import Action, Aspect, Goal, GoalKind, Indicator, Plan, PlanStep, PlanStepKind
from tests.world import World, entry

K = PlanStepKind
INDICATOR = Indicator("i1", Aspect.QUANTITY, "Jumlah dokumen yang diverifikasi", 12_000, "dokumen")
ACTION = Action("a1", "Memverifikasi dokumen pengadaan", "dokumen", (1_000,) * 12)
GOAL = Goal("g1", GoalKind.MAIN, "Dokumen pengadaan terverifikasi tepat waktu", (INDICATOR,), (ACTION,))


def a_plan(at: datetime, *kinds: PlanStepKind, **changed: Any) -> Plan:
    """Written by its person, and as far as these steps."""
    facts: dict[str, Any] = {
        "employee_id": "ani",
        "year": 2026,
        "number": 1,
        "unit_id": "umum",
        "post": "Pengelola Pengadaan",
        "assessor_id": "citra",
        "starts_on": date(2026, 1, 1),
        "ends_on": date(2026, 12, 31),
        "goals": (GOAL,),
    }
    facts.update(changed)
    by = {each: "employee_id" if each in (K.WRITTEN, K.PROPOSED, K.ENDED) else "assessor_id" for each in K}
    steps = tuple(PlanStep(each, facts[by[each]] or "eko", at) for each in (K.WRITTEN, *kinds))
    return Plan(**{"steps": steps, **facts})


def put_plan(town: World, *kinds: PlanStepKind, **changed: Any) -> Plan:
    """Stored as a plan that has come so far, in place of what lay there."""
    plan = a_plan(town.clock.now, *kinds, **changed)
    previous = town.services.plans.get(plan.employee_id, plan.year, plan.number)
    return town.services.plans.save(replace(plan, revision=0), previous, entry("test_plan", town.clock.now))
