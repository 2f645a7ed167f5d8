"""One person's rows of a file of plans: what they say together, and what becomes of the person's plan."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from chalicelib.domain.plan import Action, Aspect, Goal, GoalKind, Indicator
from chalicelib.errors import FieldError
from chalicelib.rules.csv_text import CsvRow
from chalicelib.rules.goal_plan import GoalChange, GoalPerson
from chalicelib.rules.goal_texts import FAULTS
from chalicelib.rules.import_report import fault
from chalicelib.rules.plan import content_faults, is_alike
from chalicelib.rules.row_kind import Becomes


@dataclass(slots=True)
class GatheredRows:
    """One person's rows so far; of a goal by its words the kind, the indicators and the actions by theirs."""

    person: GoalPerson
    rows: list[CsvRow] = field(default_factory=list)
    post: str = ""
    is_faulty: bool = False
    kinds: dict[str, GoalKind] = field(default_factory=dict)
    indicators: dict[str, dict[tuple[Aspect, str], Indicator]] = field(default_factory=dict)
    actions: dict[str, dict[str, Action]] = field(default_factory=dict)

    def goals(self) -> tuple[Goal, ...]:
        return tuple(
            Goal("", kind, text, tuple(self.indicators[text].values()), tuple(self.actions[text].values()))
            for text, kind in self.kinds.items()
        )


def faults_of(found: GatheredRows) -> Iterator[FieldError]:
    """What is wrong with the person's plan as a whole, told at their first row."""
    pointer, person = found.rows[0].pointer, found.person
    if person.plan is None:
        yield fault(FAULTS, f"{pointer}/number", "GOAL_NO_WORK")
    elif person.is_fixed:
        yield fault(FAULTS, f"{pointer}/number", "GOAL_STANDS")
    else:
        for each in content_faults(person.plan, found.goals()):
            yield FieldError(f"{pointer}/goal", each.code, each.detail)


def change_of(found: GatheredRows) -> GoalChange:
    person, goals = found.person, found.goals()
    plan = person.plan
    revision = plan.revision if plan else 0
    post = found.post or (plan.post if plan else "")
    becomes = Becomes.CHANGED if revision else Becomes.NEW
    if plan and revision and plan.post == post and is_alike(plan.goals, goals):
        becomes = Becomes.KNOWN
    number = plan.number if plan else 1
    return GoalChange(found.rows[0].number, person.employee_id, person.name, becomes, number, post, goals, revision)
