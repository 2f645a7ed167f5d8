"""From whose goals may a person's goals be cascaded, and who may assess whom?

Source: cascading of PermenPANRB 6/2022 (a goal follows from one of the superior's): docs/rules.md#plans.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from chalicelib.domain.plan import Goal, GoalRef, Plan
from chalicelib.errors import FieldError
from chalicelib.rules.import_report import Texts, fault

MOST_LEVELS = 12  # of goals above one another; a city has six or seven

CASCADE_TEXTS: Texts = {
    "PLAN_CASCADE_UNKNOWN": (
        "Hasil kerja atasan ini tidak ada dalam rencana penilai Anda tahun ini.",
        "There is no such goal in this year's plan of your assessor.",
    ),
    "PLAN_CASCADE_TWO": (
        "Semua hasil kerja satu rencana diturunkan dari satu atasan saja.",
        "All goals of one plan are cascaded from one superior alone.",
    ),
    "PLAN_CASCADE_CIRCLE": (
        "Hasil kerja ini berputar kembali kepada Anda melalui {name}; pilih yang lain.",
        "This goal comes back to yourself by way of {name}; choose another one.",
    ),
}

Above = Mapping[tuple[str, int], Plan]  # (employee, number) -> plan, of those that goals above may lead to


def cascade_faults(
    employee_id: str, assessor_id: str | None, goals: Sequence[Goal], above: Above, names: Mapping[str, str]
) -> list[FieldError]:
    """What is wrong with where the goals come from.

    above   the plans that the refs lead to, level by level as far as they go.
    names   of the people of those plans, to say who closes a circle.
    """
    refs = [(f"/goals/{at}/cascaded_from", each.cascaded_from) for at, each in enumerate(goals) if each.cascaded_from]
    if len({each.employee_id for _, each in refs}) > 1:
        return [fault(CASCADE_TEXTS, pointer, "PLAN_CASCADE_TWO") for pointer, _ in refs]
    return [each for pointer, ref in refs for each in _ref_faults(employee_id, assessor_id, ref, pointer, above, names)]


def is_circular(employee_id: str, assessor_id: str, plans_of_assessor: Iterable[Plan]) -> bool:
    """Whether the assessor is the person, or is assessed by them in the same year."""
    return assessor_id == employee_id or any(each.assessor_id == employee_id for each in plans_of_assessor)


def ref_above(ref: GoalRef, above: Above) -> GoalRef | None:
    """From what the goal that `ref` names is cascaded itself; None at the top, or where it is not there."""
    goal = _goal(ref, above)
    return goal.cascaded_from if goal else None


def _ref_faults(
    employee_id: str, assessor_id: str | None, ref: GoalRef, pointer: str, above: Above, names: Mapping[str, str]
) -> Iterator[FieldError]:
    plan = above.get((ref.employee_id, ref.number))
    if ref.employee_id != assessor_id or plan is None or not plan.was_agreed or _goal(ref, above) is None:
        yield fault(CASCADE_TEXTS, pointer, "PLAN_CASCADE_UNKNOWN")
        return
    step: GoalRef | None = ref
    for _ in range(MOST_LEVELS):
        before, step = step, ref_above(step, above) if step else None
        if before and step and step.employee_id == employee_id:
            name = names.get(before.employee_id, "")
            yield fault(CASCADE_TEXTS, pointer, "PLAN_CASCADE_CIRCLE", name=name)
            return


def _goal(ref: GoalRef, above: Above) -> Goal | None:
    plan = above.get((ref.employee_id, ref.number))
    return next((each for each in plan.goals if each.goal_id == ref.goal_id), None) if plan else None
