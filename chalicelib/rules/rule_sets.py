"""May the city measure discipline, take off allowances, assess people or ask for spending by these rule sets? What a
month that is over was reckoned by stays. See docs/rules.md#discipline.

Unlike attendance rules, which have judged each day once and for all, these are reckoned with whenever somebody looks:
a decree may reach back to the first of the present month, and a set that has begun may still be confirmed.
"""

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from typing import TypeVar

from chalicelib.domain.allowance import AllowanceRules, Bracket
from chalicelib.domain.budget import BudgetRules
from chalicelib.domain.discipline import DisciplineRules, Level, Threshold
from chalicelib.domain.performance import PerformanceRules, Rating
from chalicelib.errors import FieldError
from chalicelib.rules.allowance_presets import PRESETS
from chalicelib.rules.budget_rules import BUDGET_DEFAULT
from chalicelib.rules.dated_rules import DATED_RULES_TEXTS
from chalicelib.rules.discipline import SHIPPED
from chalicelib.rules.evaluation import PERFORMANCE_DEFAULT
from chalicelib.rules.import_report import Texts, fault

MOST_SETS = 40
MOST_THRESHOLDS = 30
MOST_BRACKETS = 60

RULE_SETS_TEXTS: Texts = {
    **{code: DATED_RULES_TEXTS[code] for code in ("RULES_ID_TAKEN", "RULES_BEGUN")},
    "RULES_ORDER": (
        "Urutkan menurut tanggal mulai; dua aturan untuk hal yang sama tidak boleh mulai pada hari yang sama.",
        "Order them by their first date; no two about the same begin on the same day.",
    ),
    "RULES_TOO_EARLY": (
        "Aturan baru berlaku paling cepat {earliest}: bulan sebelumnya sudah selesai.",
        "New rules begin on {earliest} at the earliest: the months before are over.",
    ),
    "THRESHOLDS_ORDER": (
        "Urutkan dari yang paling ringan; jumlah hari dalam setahun selalu bertambah.",
        "Order them from the lightest; the days of a year always grow.",
    ),
    "BRACKETS_ORDER": (
        "Tulis dari menit kecil ke besar; rentang satu kejadian tidak boleh bertumpuk atau kosong.",
        "Write them from few minutes to many; ranges of one event neither overlap nor are empty.",
    ),
    "MATRIX_INCOMPLETE": (
        "Matriks predikat berisi sembilan sel: setiap pasangan hasil dan perilaku tepat satu kali.",
        "The matrix has nine cells: each pair of result and behaviour exactly once.",
    ),
    "SPREAD_EMPTY": (
        "Isi paling sedikit atau paling banyak; yang pertama tidak melebihi yang kedua.",
        "Say the least or the most; the first is not above the second.",
    ),
    "TARGETS_FALL": (
        "Target kumulatif tidak pernah turun dari bulan ke bulan.",
        "A cumulative target never falls from month to month.",
    ),
    "REMIND_BEFORE_CLOSE": (
        "Pengingat paling lambat pada hari terakhir pengisian.",
        "The reminder comes on the last day of entry at the latest.",
    ),
}
_LEVELS = tuple(Level)
Dated = TypeVar("Dated", DisciplineRules, AllowanceRules, PerformanceRules, BudgetRules)
_PAIRS = sorted((result, behaviour) for result in Rating for behaviour in Rating)


def discipline_rules_faults(
    wanted: Sequence[DisciplineRules], held: Sequence[DisciplineRules], today: date, is_first: bool = False
) -> list[FieldError]:
    """Everything against replacing what is held by this; pointers lead into the settings.

    today      the city's date. A set that began before its month stays as it is, but for being confirmed.
    is_first   no day is judged yet, so rules may begin whenever they like.
    """
    shipped = [each.rules_id for each in SHIPPED.values()]
    faults = _dated_faults("/discipline_rules", wanted, held, shipped, today, is_first)
    for at, each in enumerate(wanted):
        pointer = f"/discipline_rules/{at}"
        if any(other.starts_on == each.starts_on and other.number_kind is each.number_kind for other in wanted[:at]):
            faults.append(fault(RULE_SETS_TEXTS, f"{pointer}/starts_on", "RULES_ORDER"))
        for place in _unordered_thresholds(each.thresholds):
            faults.append(fault(RULE_SETS_TEXTS, f"{pointer}/thresholds/{place}", "THRESHOLDS_ORDER"))
    return faults


def allowance_rules_faults(
    wanted: Sequence[AllowanceRules], held: Sequence[AllowanceRules], today: date, is_first: bool = False
) -> list[FieldError]:
    """The same of deductions."""
    faults = _one_a_date("/allowance_rules", wanted, held, PRESETS, today, is_first)
    for at, each in enumerate(wanted):
        for place in _overlapping_brackets(each.brackets):
            faults.append(fault(RULE_SETS_TEXTS, f"/allowance_rules/{at}/brackets/{place}", "BRACKETS_ORDER"))
    return faults


def performance_rules_faults(
    wanted: Sequence[PerformanceRules], held: Sequence[PerformanceRules], today: date, is_first: bool = False
) -> list[FieldError]:
    """The same of what people are assessed by."""
    faults = _one_a_date("/performance_rules", wanted, held, [PERFORMANCE_DEFAULT.rules_id], today, is_first)
    for at, each in enumerate(wanted):
        if sorted((cell.result, cell.behaviour) for cell in each.matrix) != _PAIRS:
            faults.append(fault(RULE_SETS_TEXTS, f"/performance_rules/{at}/matrix", "MATRIX_INCOMPLETE"))
        for place, row in enumerate(each.spreads):
            bounds = [each for each in (row.least_percent, row.most_percent) if each is not None]
            if not bounds or bounds != sorted(bounds):
                faults.append(fault(RULE_SETS_TEXTS, f"/performance_rules/{at}/spreads/{place}", "SPREAD_EMPTY"))
    return faults


def budget_rules_faults(
    wanted: Sequence[BudgetRules], held: Sequence[BudgetRules], today: date, is_first: bool = False
) -> list[FieldError]:
    """The same of when spending is told, and how much is asked for."""
    faults = _one_a_date("/budget_rules", wanted, held, [BUDGET_DEFAULT.rules_id], today, is_first)
    for at, each in enumerate(wanted):
        asked = [bp for _, bp in sorted(each.asked_bp.items())]
        if asked != sorted(asked):
            faults.append(fault(RULE_SETS_TEXTS, f"/budget_rules/{at}/asked_bp", "TARGETS_FALL"))
        if each.remind_day > each.close_day:
            faults.append(fault(RULE_SETS_TEXTS, f"/budget_rules/{at}/remind_day", "REMIND_BEFORE_CLOSE"))
    return faults


def _one_a_date(
    name: str, wanted: Sequence[Dated], held: Sequence[Dated], shipped: Collection[str], today: date, is_first: bool
) -> list[FieldError]:
    """As `_dated_faults`, of rules of which one set holds for everybody."""
    faults = _dated_faults(name, wanted, held, shipped, today, is_first)
    for at, each in enumerate(wanted):
        if any(other.starts_on == each.starts_on for other in wanted[:at]):
            faults.append(fault(RULE_SETS_TEXTS, f"{name}/{at}/starts_on", "RULES_ORDER"))
    return faults


def _dated_faults(
    name: str, wanted: Sequence[Dated], held: Sequence[Dated], shipped: Collection[str], today: date, is_first: bool
) -> list[FieldError]:
    faults, earliest = [], today.replace(day=1)
    known = {each.rules_id for each in held if each.starts_on < earliest}
    taken = set(shipped)
    for at, each in enumerate(wanted):
        if each.rules_id in taken:
            faults.append(fault(RULE_SETS_TEXTS, f"{name}/{at}/rules_id", "RULES_ID_TAKEN"))
        taken.add(each.rules_id)
        if at and each.starts_on < wanted[at - 1].starts_on:
            faults.append(fault(RULE_SETS_TEXTS, f"{name}/{at}/starts_on", "RULES_ORDER"))
        if not is_first and each.starts_on < earliest and each.rules_id not in known:
            faults.append(fault(RULE_SETS_TEXTS, f"{name}/{at}/starts_on", "RULES_TOO_EARLY", earliest=earliest))
    gone = [] if is_first else [each for each in held if each.starts_on < earliest and not _stays(each, wanted)]
    for each in gone:
        facts = {"rules_id": each.rules_id, "starts_on": each.starts_on}
        faults.append(fault(RULE_SETS_TEXTS, name, "RULES_BEGUN", **facts))
    return faults


def _stays(begun: Dated, wanted: Iterable[Dated]) -> bool:
    """Whether it is there as it was, or confirmed where it had not been."""
    as_it_was = [each if begun.confirmed else replace(each, confirmed=None) for each in wanted]
    return begun in as_it_was


def _unordered_thresholds(thresholds: Sequence[Threshold]) -> Iterator[int]:
    days = level = 0
    for place, each in enumerate(thresholds):
        rank = _LEVELS.index(each.level)
        if rank < level or (not each.in_a_row and each.days <= days):
            yield place
        level = max(level, rank)
        days = days if each.in_a_row else max(days, each.days)


def _overlapping_brackets(brackets: Sequence[Bracket]) -> Iterator[int]:
    ends: dict[str, int | None] = {}
    for place, each in enumerate(brackets):
        last = ends.get(each.event, -1)
        if last is None or each.from_min <= last or (each.to_min is not None and each.to_min < each.from_min):
            yield place
        ends[each.event] = each.to_min
