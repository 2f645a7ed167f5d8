"""A file of a year's budget as operators export it: a row an account of a sub-activity. See docs/imports.md."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from chalicelib.domain.budget import BudgetLine, BudgetNames, Target
from chalicelib.errors import FieldError
from chalicelib.rules.budget_columns import COLUMNS, PHYSICAL, TARGETS, read_amount, read_share
from chalicelib.rules.budget_line import MAX_LINE_IDR, LineFacts, line_faults, with_facts
from chalicelib.rules.budget_plan import BudgetChange, BudgetKnown, BudgetPlan
from chalicelib.rules.budget_texts import FAULTS, WARNINGS, rupiah
from chalicelib.rules.cell_values import iso_date, listed
from chalicelib.rules.csv_columns import Columns, match_columns
from chalicelib.rules.csv_text import CsvRow, CsvText
from chalicelib.rules.employee_number import normalise_number
from chalicelib.rules.import_report import ImportWarning, fault, in_row_order, warning
from chalicelib.rules.local_time import end_of_day
from chalicelib.rules.people_texts import FAULTS as PEOPLE_FAULTS
from chalicelib.rules.plain_text import MAX_NAME, read_plain, spelling
from chalicelib.rules.row_kind import Becomes

GONE = "BUDGET_GONE"


@dataclass(frozen=True, slots=True)
class BudgetFile:
    plan: BudgetPlan
    columns: Columns
    faults: tuple[FieldError, ...]
    warnings: tuple[ImportWarning, ...]


def read_budget(text: CsvText, known: BudgetKnown) -> BudgetFile:
    """Read every row; lines that stand and are in no row are told of, and stay."""
    columns = match_columns(text, COLUMNS)
    if columns.faults:
        return BudgetFile(BudgetPlan(known.year, ()), columns, columns.faults, ())
    reader = _Reader(columns, known)
    changes = tuple(found for row in text.rows if (found := reader.row(row)))
    warnings = (*reader.warnings, *_gone(reader.seen, known))
    return BudgetFile(BudgetPlan(known.year, changes), columns, tuple(in_row_order(reader.faults)), warnings)


def units_in(text: CsvText, columns: Columns, units: Mapping[str, str]) -> list[str]:
    """Which of these units the file is about."""
    if not columns.places:
        return []
    named = _named(units)
    return sorted({found for row in text.rows if (found := named.get(spelling(columns.cell(row, "unit_id"))))})


class _Reader:
    """Reads row by row and gathers what it finds."""

    def __init__(self, columns: Columns, known: BudgetKnown) -> None:
        self._columns, self._known, self._units = columns, known, _named(known.units)
        self.seen: dict[tuple[str, str], int] = {}
        self.faults: list[FieldError] = []
        self.warnings: list[ImportWarning] = []

    def row(self, row: CsvRow) -> BudgetChange | None:
        """What becomes of the row's line; None for a row with a fault."""
        before = len(self.faults)
        unit_id, code, account = self._unit(row), self._need(row, "code"), self._need(row, "account")
        held = self._known.lines.get((unit_id or "", f"{code}-{account}"))
        facts = self._facts(row, unit_id, code, account, held)
        if unit_id is None or facts is None or len(self.faults) > before:
            return None
        first = self.seen.setdefault((unit_id, f"{code}-{account}"), row.number)
        if first != row.number:
            self._fault(row, "code", "BUDGET_DUPLICATE", first_row=first)
        self.faults += line_faults(held, facts, self._known.year, row.pointer)
        self._levels(row, code)
        if len(self.faults) > before:
            return None
        return self._change(row, unit_id, facts, held)

    def _change(self, row: CsvRow, unit_id: str, facts: LineFacts, held: BudgetLine | None) -> BudgetChange:
        at = end_of_day(self._known.today, "UTC")
        becomes = Becomes.NEW if held is None else Becomes.CHANGED
        if held and with_facts(held, unit_id, self._known.year, facts, "", at) == held:
            becomes = Becomes.KNOWN
        was, revision = (held.ceiling_idr, held.revision) if held else (None, 0)
        return BudgetChange(row.number, unit_id, becomes, facts, was, revision)

    def _facts(
        self, row: CsvRow, unit_id: str | None, code: str, account: str, held: BudgetLine | None
    ) -> LineFacts | None:
        names = [self._name(row, each) for each in ("programme", "activity", "sub_activity", "account_name")]
        ceiling = self._amount(row, "ceiling_idr", needed=True)
        from_on, targets = self._from_on(row, held), self._targets(row, held)
        pptk, kpa = self._person(row, unit_id, "pptk"), self._person(row, unit_id, "kpa")
        note = read_plain(self._columns.raw(row, "note"), f"{row.pointer}/note", MAX_NAME, self.faults)
        if ceiling is None or from_on is None:
            return None
        return LineFacts(
            code=code,
            account=account,
            names=BudgetNames(*names),
            ceiling_idr=ceiling,
            from_on=from_on,
            note=note or ("DPA" if held is None else "DPA perubahan"),
            targets=targets,
            pptk_id=pptk or (held.pptk_id if held else None),
            kpa_id=kpa or (held.kpa_id if held else None),
        )

    def _unit(self, row: CsvRow) -> str | None:
        cell = self._need(row, "unit_id")
        found = self._units.get(spelling(cell))
        if cell and found is None:
            self.faults.append(fault(PEOPLE_FAULTS, f"{row.pointer}/unit_id", "UNIT_UNKNOWN"))
        return found

    def _need(self, row: CsvRow, name: str) -> str:
        cell = self._columns.cell(row, name)
        if not cell:
            self.faults.append(fault(PEOPLE_FAULTS, f"{row.pointer}/{name}", "VALUE_MISSING", column=name))
        return cell

    def _name(self, row: CsvRow, name: str) -> str:
        self._need(row, name)
        return read_plain(self._columns.raw(row, name), f"{row.pointer}/{name}", MAX_NAME, self.faults) or ""

    def _amount(self, row: CsvRow, name: str, *, needed: bool) -> int | None:
        cell = self._need(row, name) if needed else self._columns.cell(row, name)
        amount = read_amount(cell)
        if cell and amount is None:
            self._fault(row, name, "BUDGET_AMOUNT", maximum=rupiah(MAX_LINE_IDR))
        return amount

    def _share(self, row: CsvRow, name: str) -> int | None:
        cell = self._columns.cell(row, name)
        share = read_share(cell)
        if cell and share is None:
            self._fault(row, name, "BUDGET_PERCENT")
        return share

    def _targets(self, row: CsvRow, held: BudgetLine | None) -> tuple[Target, ...]:
        """All twelve of them; a row without any leaves those that stand."""
        if not any(self._columns.cell(row, name) for name in (*TARGETS, *PHYSICAL)):
            return held.targets if held else ()
        before = len(self.faults)
        amounts = [self._amount(row, name, needed=False) for name in TARGETS]
        shares = [self._share(row, name) for name in PHYSICAL]
        if len(self.faults) == before and (None in amounts or (any(s is not None for s in shares) and None in shares)):
            self._fault(row, "targets", "TARGETS_COUNT")
        return tuple(Target(amount or 0, share) for amount, share in zip(amounts, shares, strict=True))

    def _from_on(self, row: CsvRow, held: BudgetLine | None) -> date | None:
        """A new line's ceiling holds from the year's first day, another ceiling from today, unless the row says."""
        cell, year = self._columns.cell(row, "from_on"), self._known.year
        first, last = date(year, 1, 1), date(year, 12, 31)
        if not cell:
            return first if held is None else min(max(self._known.today, first), last)
        found = iso_date(cell)
        if found is None:
            self._fault(row, "from_on", "CEILING_DATE", year=year, last=first.isoformat())
        return found

    def _person(self, row: CsvRow, unit_id: str | None, name: str) -> str | None:
        cell = self._columns.cell(row, name)
        if not cell or unit_id is None:
            return None
        found = self._known.people.get((unit_id, normalise_number(cell)))
        if found is None:
            self._fault(row, name, "RESPONSIBLE_UNKNOWN")
        return found

    def _levels(self, row: CsvRow, code: str) -> None:
        """Where the file spells out the codes above, they stand in the sub-activity's."""
        for name in ("programme_code", "activity_code"):
            cell = self._columns.cell(row, name)
            if cell and not code.startswith(f"{cell}."):
                self._fault(row, name, "BUDGET_LEVEL", whole=code)

    def _fault(self, row: CsvRow, name: str, code: str, **facts: object) -> None:
        self.faults.append(fault(FAULTS, f"{row.pointer}/{name}", code, **facts))


def _gone(seen: Mapping[tuple[str, str], int], known: BudgetKnown) -> Iterator[ImportWarning]:
    """Lines of the file's units that are in none of its rows, a warning a unit: they stay as they are."""
    for unit_id in sorted({unit for unit, _ in seen}):
        gone = sorted(line for unit, line in known.lines if unit == unit_id and (unit, line) not in seen)
        if gone:
            facts = {"unit": known.units[unit_id], "count": len(gone), "lines": listed(gone)}
            yield warning(WARNINGS, "/rows/1/code", GONE, **facts)


def _named(units: Mapping[str, str]) -> dict[str, str]:
    """A unit by its id, or by a name that is no other's."""
    names: Sequence[str] = [spelling(each) for each in units.values()]
    by_name = {spelling(name): unit for unit, name in units.items() if names.count(spelling(name)) == 1}
    return {**by_name, **{spelling(unit): unit for unit in units}}
