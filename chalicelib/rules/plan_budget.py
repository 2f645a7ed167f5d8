"""Does the budget have what a plan's action says pays for it? docs/rules.md#plans."""

import re
from collections.abc import Collection, Iterable, Iterator

from chalicelib.domain.plan import Goal
from chalicelib.errors import FieldError
from chalicelib.rules.import_report import Texts, fault

CODE = re.compile(r"[0-9A-Za-z.]{1,60}", re.ASCII)

PLAN_BUDGET_TEXTS: Texts = {
    "PLAN_BUDGET_UNKNOWN": (
        "Anggaran {year} unit ini tidak memuat sub kegiatan {named}. Tanyakan kodenya pada PPTK, atau kosongkan.",
        "The unit's budget of {year} has no sub-activity {named}. Ask its PPTK for the code, or leave it empty.",
    ),
}


def names_budget(goals: Iterable[Goal]) -> bool:
    """Whether an action that goes on says what pays for it."""
    return any(each.budget_code and not each.retired for goal in goals for each in goal.actions)


def budget_code_faults(goals: Iterable[Goal], year: int, codes: Collection[str] | None) -> Iterator[FieldError]:
    """Codes that are none of the unit's sub-activities.

    codes   of the budget that was entered for the year; None: nobody has entered one, and any code is taken as it is.
    """
    for at, goal in enumerate(goals):
        for place, each in enumerate(goal.actions):
            if each.budget_code and not each.retired and not is_known(each.budget_code, codes):
                pointer = f"/goals/{at}/actions/{place}/budget_code"
                yield fault(PLAN_BUDGET_TEXTS, pointer, "PLAN_BUDGET_UNKNOWN", year=year, named=each.budget_code)


def is_known(code: str, codes: Collection[str] | None) -> bool:
    """Whether it is one of the budget's; while there is none, whether it could be one."""
    return CODE.fullmatch(code) is not None if codes is None else code in codes
