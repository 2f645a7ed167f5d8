"""A file of plans, as the national application's export has them: a row a person, goal, indicator and action.

A goal, indicator or action that stands in several rows is one. The columns are ours, unconfirmed against the live
system: docs/imports.md.
"""

from collections.abc import Mapping
from datetime import date
from typing import TypeVar

from chalicelib.domain.plan import Action, Aspect, GoalKind, Indicator
from chalicelib.errors import FieldError
from chalicelib.rules.csv_columns import Columns, match_columns
from chalicelib.rules.csv_text import CsvRow, CsvText
from chalicelib.rules.employee_number import judge_number
from chalicelib.rules.goal_person import GatheredRows, change_of, faults_of
from chalicelib.rules.goal_plan import (
    ASPECT_WORDS,
    COLUMNS,
    GOAL_KINDS,
    MONTH_COLUMNS,
    GoalFile,
    GoalPerson,
    GoalPlan,
    GoalRow,
    read_amount,
)
from chalicelib.rules.goal_texts import FAULTS
from chalicelib.rules.import_report import ImportWarning, fault, warning
from chalicelib.rules.people_texts import FAULTS as PEOPLE_FAULTS
from chalicelib.rules.plain_text import MAX_NAME, read_plain, spelling
from chalicelib.rules.plan import MAX_PLAN_TEXT, MAX_UNIT_TEXT
from chalicelib.rules.plan_budget import is_known
from chalicelib.rules.row_person import FAULTS as PERSON_FAULTS
from chalicelib.rules.row_person import WARNINGS

Word = TypeVar("Word", GoalKind, Aspect)


def read_goals(text: CsvText, people: Mapping[str, GoalPerson], today: date) -> GoalFile:
    """Read every row. `people`: normalised staff number -> person, of those within the checker's reach alone."""
    columns = match_columns(text, COLUMNS)
    if columns.faults:
        return GoalFile(GoalPlan((), ()), columns, columns.faults, ())
    reader = _Reader(columns, people, today)
    for row in text.rows:
        reader.row(row)
    return GoalFile(reader.plan(), columns, tuple(reader.faults), tuple(reader.warnings))


class _Reader:
    """Reads row by row and gathers what it finds person by person."""

    def __init__(self, columns: Columns, people: Mapping[str, GoalPerson], today: date) -> None:
        self._columns, self._people, self._today = columns, people, today
        self._gathered: dict[str, GatheredRows] = {}
        self.faults: list[FieldError] = []
        self.warnings: list[ImportWarning] = []

    def row(self, row: CsvRow) -> None:
        before = len(self.faults)
        person = self._person(row)
        if person is None:
            return
        found = self._gathered.setdefault(person.employee_id, GatheredRows(person))
        found.rows.append(row)
        found.post = found.post or self._text(row, "post", MAX_NAME) or ""
        goal = self._text(row, "goal", MAX_PLAN_TEXT)
        if goal is None and len(self.faults) == before:
            self._missing(row, "goal")
        kind, indicator, action = (
            self._word(row, "kind", GOAL_KINDS, "GOAL_KIND"),
            self._indicator(row),
            self._action(row, person),
        )
        if goal and kind and len(self.faults) == before:
            self._take(row, found, goal, kind, indicator, action)
        found.is_faulty = found.is_faulty or len(self.faults) > before

    def _take(
        self,
        row: CsvRow,
        found: GatheredRows,
        goal: str,
        kind: GoalKind,
        indicator: Indicator | None,
        action: Action | None,
    ) -> None:
        """Add what the row says, or tell where it says otherwise than an earlier one: nothing is dropped in silence."""
        indicators, actions = found.indicators.setdefault(goal, {}), found.actions.setdefault(goal, {})
        if found.kinds.setdefault(goal, kind) is not kind and self._columns.cell(row, "kind"):
            self._differs(row, "kind")
        if indicator and indicators.setdefault((indicator.aspect, indicator.text), indicator) != indicator:
            self._differs(row, "target")
        stands = actions.setdefault(action.text, action) if action else None
        if action and stands and not self._goes_with(row, stands, action):
            self._differs(row, "action")

    def _goes_with(self, row: CsvRow, stands: Action, action: Action) -> bool:
        other_unit = self._columns.cell(row, "action_unit") and action.unit != stands.unit
        other_budget = action.budget_code and action.budget_code != stands.budget_code
        return not other_unit and not other_budget and action.months_e2 in ((), stands.months_e2)

    def _differs(self, row: CsvRow, column: str) -> None:
        self.faults.append(fault(FAULTS, f"{row.pointer}/{column}", "GOAL_DIFFERS"))

    def plan(self) -> GoalPlan:
        for each in self._gathered.values():
            faults = [] if each.is_faulty else list(faults_of(each))
            self.faults += faults
            each.is_faulty = each.is_faulty or bool(faults)
        sound = [each for each in self._gathered.values() if not each.is_faulty]
        rows = (GoalRow(row.number, each.person.employee_id) for each in sound for row in each.rows)
        return GoalPlan(tuple(sorted(rows, key=lambda each: each.row)), tuple(map(change_of, sound)))

    def _person(self, row: CsvRow) -> GoalPerson | None:
        cell, pointer = self._columns.cell(row, "number"), f"{row.pointer}/number"
        verdict = judge_number(cell, None, self._today, pointer)
        if verdict.faults:
            self.faults += verdict.faults
            return None
        person = self._people.get(verdict.number)
        if person is None:
            self.faults.append(fault(PERSON_FAULTS, pointer, "PERSON_UNKNOWN"))
        elif (name := self._columns.cell(row, "name")) and spelling(name) != spelling(person.name):
            self.warnings.append(warning(WARNINGS, f"{row.pointer}/name", "NAME_DIFFERS"))
        return person

    def _indicator(self, row: CsvRow) -> Indicator | None:
        text = self._text(row, "indicator", MAX_PLAN_TEXT)
        if text is None:
            return None
        aspect = self._word(row, "aspect", ASPECT_WORDS, "GOAL_ASPECT")
        target = self._amount(row, "target")
        unit = self._text(row, "target_unit", MAX_UNIT_TEXT)
        for name, value in (("target", self._columns.cell(row, "target")), ("target_unit", unit)):
            if not value:
                self._missing(row, name)
        return Indicator("", aspect, text, target, unit) if aspect and target is not None and unit else None

    def _action(self, row: CsvRow, person: GoalPerson) -> Action | None:
        text = self._text(row, "action", MAX_PLAN_TEXT)
        if text is None:
            return None
        unit = self._text(row, "action_unit", MAX_UNIT_TEXT) or self._text(row, "target_unit", MAX_UNIT_TEXT)
        if unit is None:
            self._missing(row, "action_unit")
        months = tuple(self._amount(row, each.name) or 0 for each in MONTH_COLUMNS)
        code = self._columns.cell(row, "budget_code") or None
        if code and not is_known(code, person.codes):
            self.faults.append(fault(FAULTS, f"{row.pointer}/budget_code", "GOAL_BUDGET"))
        return Action("", text, unit or "", months if any(months) else (), code)

    def _amount(self, row: CsvRow, name: str) -> int | None:
        cell = self._columns.cell(row, name)
        amount = read_amount(cell) if cell else None
        if cell and amount is None:
            self.faults.append(fault(FAULTS, f"{row.pointer}/{name}", "GOAL_AMOUNT"))
        return amount

    def _text(self, row: CsvRow, name: str, limit: int) -> str | None:
        return read_plain(self._columns.raw(row, name), f"{row.pointer}/{name}", limit, self.faults)

    def _word(self, row: CsvRow, name: str, words: Mapping[str, Word], code: str) -> Word | None:
        found = words.get(self._columns.cell(row, name).casefold())
        if found is None:
            self.faults.append(fault(FAULTS, f"{row.pointer}/{name}", code))
        return found

    def _missing(self, row: CsvRow, column: str) -> None:
        self.faults.append(fault(PEOPLE_FAULTS, f"{row.pointer}/{column}", "VALUE_MISSING", column=column))
