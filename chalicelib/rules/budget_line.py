"""What a budget's line may be: its codes, its ceilings one after the other, its targets, who is responsible.

Source: codes of Permendagri 90/2019 and its updates, a DPA's ceiling and its revisions; docs/rules.md#budget.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from chalicelib.domain.budget import BudgetLine, BudgetNames, Ceiling, Target
from chalicelib.errors import FieldError
from chalicelib.rules.budget import of_month
from chalicelib.rules.budget_texts import FAULTS, MONTHS, rupiah
from chalicelib.rules.import_report import fault
from chalicelib.rules.month import first_day, last_day

MAX_CEILINGS = 50  # a DPA is revised a handful of times a year
MAX_LINE_IDR = 10_000_000_000_000  # of one line; a city's whole budget is a third of it
CODE = re.compile(r"\d\.\d\d\.\d\d\.\d\.\d\d\.\d{4}", re.ASCII)
OLD_CODE = re.compile(r"\d\.\d\d\.\d\d\.\d\.\d\d\.\d\d", re.ASCII)  # of two digits at its end, before 2024
ACCOUNT = re.compile(r"5\.\d\.\d\d\.\d\d\.\d\d\.\d{4}", re.ASCII)  # 5 is spending


@dataclass(frozen=True, slots=True)
class LineFacts:
    """What a line is to be: its ceiling from a date on, its targets, who is responsible."""

    code: str
    account: str
    names: BudgetNames
    ceiling_idr: int
    from_on: date
    note: str
    targets: tuple[Target, ...] = ()
    pptk_id: str | None = None
    kpa_id: str | None = None


def line_faults(held: BudgetLine | None, facts: LineFacts, year: int, pointer: str = "") -> list[FieldError]:
    """What stands against a line becoming so; `held`: as it stands, None for a new one."""
    faults = [] if is_code(facts.code) else [fault(FAULTS, f"{pointer}/code", "BUDGET_CODE")]
    faults += [] if is_account(facts.account) else [fault(FAULTS, f"{pointer}/account", "BUDGET_ACCOUNT")]
    if held is None or held.ceiling_idr != facts.ceiling_idr:
        faults += ceiling_faults(held or _without_ceiling(facts, year), facts.ceiling_idr, facts.from_on, pointer)
    return [*faults, *target_faults(facts.targets, facts.ceiling_idr, pointer)]


def with_facts(held: BudgetLine | None, unit_id: str, year: int, facts: LineFacts, by: str, at: datetime) -> BudgetLine:
    """The line as it is to be; what was told of it and its earlier ceilings stay."""
    line = held or replace(_without_ceiling(facts, year), unit_id=unit_id)
    line = revised(line, facts.ceiling_idr, facts.from_on, facts.note, by, at)
    return replace(line, names=facts.names, targets=facts.targets, pptk_id=facts.pptk_id, kpa_id=facts.kpa_id)


def _without_ceiling(facts: LineFacts, year: int) -> BudgetLine:
    return BudgetLine("", year, facts.code, facts.account, facts.names, ())


def is_code(code: str) -> bool:
    """Of a sub-activity, whole: its programme and activity stand in it."""
    return bool(CODE.fullmatch(code) or OLD_CODE.fullmatch(code))


def is_account(code: str) -> bool:
    return ACCOUNT.fullmatch(code) is not None


def ceiling_faults(line: BudgetLine, ceiling_idr: int, from_on: date, pointer: str = "") -> list[FieldError]:
    """What stands against a revision of the line's ceiling from this date on."""
    last = line.ceilings[-1].from_on if line.ceilings else first_day(f"{line.year:04}-01")
    faults = []
    if from_on.year != line.year or from_on < last:
        facts = {"year": line.year, "last": last.isoformat()}
        faults.append(fault(FAULTS, f"{pointer}/from_on", "CEILING_DATE", **facts))
    if len(line.ceilings) >= MAX_CEILINGS:
        faults.append(fault(FAULTS, f"{pointer}/ceiling_idr", "CEILINGS_FULL", limit=MAX_CEILINGS))
    over = [month for month in _told_under(line, from_on) if line.told[month].realised_idr > ceiling_idr]
    if over:
        at = max(over, key=lambda month: line.told[month].realised_idr)
        realised = rupiah(line.told[at].realised_idr)
        faults.append(of_month(f"{pointer}/ceiling_idr", "CEILING_BELOW_REALISED", at, realised=realised))
    return faults


def _told_under(line: BudgetLine, from_on: date) -> list[int]:
    """The months whose figures a ceiling from this date on is held against; none of them told yet: the last before."""
    told = sorted(line.told)
    return [month for month in told if last_day(f"{line.year:04}-{month:02}") >= from_on] or told[-1:]


def target_faults(targets: Sequence[Target], ceiling_idr: int, pointer: str = "") -> list[FieldError]:
    """What stands against a year's targets; none at all is nothing against them."""
    if len(targets) not in (0, len(MONTHS)):
        return [fault(FAULTS, f"{pointer}/targets", "TARGETS_COUNT")]
    faults = []
    before = Target(0, 0)
    for month, target in enumerate(targets, 1):
        at = f"{pointer}/targets/{month - 1}"
        if target.idr < before.idr:
            faults.append(of_month(f"{at}/idr", "TARGET_FALLS", month))
        if target.idr > ceiling_idr:
            faults.append(of_month(f"{at}/idr", "TARGET_ABOVE_CEILING", month, ceiling=rupiah(ceiling_idr)))
        if (target.physical_bp or 0) < (before.physical_bp or 0):
            faults.append(of_month(f"{at}/physical_bp", "TARGET_FALLS", month))
        before = target
    return faults


def revised(line: BudgetLine, ceiling_idr: int, from_on: date, note: str, by: str, at: datetime) -> BudgetLine:
    """The line with this ceiling, where it is another than the one in force."""
    if line.ceilings and line.ceiling_idr == ceiling_idr:
        return line
    return replace(line, ceilings=(*line.ceilings, Ceiling(ceiling_idr, from_on, note, by, at)))
