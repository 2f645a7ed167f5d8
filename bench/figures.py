"""The figures we hold ourselves to: what each may cost at most (gate) and what we aim for (ambition)."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, field
from typing import Any


@dataclass(frozen=True)
class Budget:
    """What a figure is counted in and how it is judged; a gate of None is told, not judged."""

    unit: str
    gate: float | None = None
    ambition: float | None = None
    better: str = "lower"


HELLO = "x a Chalice hello"
IMPORT = "x `import chalice`"

BUDGETS: Mapping[str, Budget] = {
    # DESIGN.md "Budgets": one consistent read, one conditional write, one HEAD; a no costs one read more at most
    "checkin_aws_calls": Budget("calls", 3, 3),
    "checkin_rru": Budget("RRU", 1, 1),
    "checkin_wru": Budget("WRU", 1, 1),
    "challenge_aws_calls": Budget("calls", 1, 1),
    "challenge_rru": Budget("RRU", 1, 1),
    "challenge_wru": Budget("WRU", 0, 0),
    "replay_aws_calls": Budget("calls", 3, 3),
    "replay_rru": Budget("RRU", 1, 1),
    "replay_wru": Budget("WRU", 1, 1),
    "outside_aws_calls": Budget("calls", 3, 3),
    "outside_rru": Budget("RRU", 2, 2),
    "outside_wru": Budget("WRU", 1, 1),
    "closed_aws_calls": Budget("calls", 3, 3),
    "closed_rru": Budget("RRU", 2, 2),
    "closed_wru": Budget("WRU", 1, 1),
    "expired_aws_calls": Budget("calls", 3, 3),
    "expired_rru": Budget("RRU", 2, 2),
    "expired_wru": Budget("WRU", 1, 1),
    "replayed_late_aws_calls": Budget("calls", 3, 2),
    "replayed_late_rru": Budget("RRU", 2, 2),
    "replayed_late_wru": Budget("WRU", 1, 0),
    "refresh_aws_calls": Budget("calls more", 1, 1),
    "checkin_item_bytes": Budget("bytes", 1_023, 900),
    "profile_item_bytes": Budget("bytes", 4_095, 3_000),
    # LAB.md "Cost of the hot path"
    "checkin_cpu_ratio": Budget(HELLO, 160, 85),
    "checkin_without_botocore_cpu_ratio": Budget(HELLO),
    "checkin_own_cpu_ratio": Budget(HELLO, 30, 15),
    "challenge_cpu_ratio": Budget(HELLO),
    "history_flat_ratio": Budget("x without history", 1.05, 1.02),
    "history_aws_calls": Budget("calls more", 0, 0),
    "cold_ratio": Budget(IMPORT, 18, 10),
    "package_mb": Budget("MB unzipped", 160, 80),
    "package_homemade_wheels": Budget("wheels", 0, 0),
    # whoever races for one slot: rounds that did not end with one record and the truth told to all others
    "checkin_races": Budget("wrong rounds of 200 x 32", 0, 0),
    "checkin_races_http": Budget("wrong rounds of 5 x 32", 0, 0),
    # a city moves in: told, not judged, for the emulator's pace is not DynamoDB's; the worker has 1,024 MB
    "import_rows_per_s": Budget("rows a second", None, 20, better="higher"),
    "budget_import_rows_per_s": Budget("rows a second", None, 20, better="higher"),
    "import_rss_mb": Budget("MB", 256, 160),
    # closing the day: the rule alone, facts at hand
    "judge_people_per_s_core": Budget("people a second", 15_000, 30_000, better="higher"),
    # the worker with its store: 1,000 to 100,000 people in units of 20 to 200
    "close_people_per_s_core": Budget("people a second", 1_500, 3_000, better="higher"),
    "close_time_exponent": Budget("of people", 1.05, 1.0),
    "close_rss_ratio": Budget("x of 1,000 people", 1.10, 1.02),
    "close_reads_per_unit": Budget("calls", 9, 9),
    "close_city_on_emulator_s": Budget("s for 10,000 people"),
    # a look at the running day: a city of 150 units is one Query of a page; a unit's people lie in as many items
    "board_city_ms": Budget("ms of CPU for 150 units", 50, 30),
    "board_city_aws_calls": Budget("calls", 2, 2),
    "board_city_rru": Budget("RRU a look"),
    "board_unit_ms": Budget("ms of CPU for 500 people", 200, 100),
    "board_unit_aws_calls": Budget("calls", 7, 7),
    "board_unit_rru": Budget("RRU a look"),
    # who stands at which level: the list over the whole city, and what counting a unit's year for it costs
    "levels_city_ms": Budget("ms of CPU for 10,000 people", 200, 50),
    "levels_city_aws_calls": Budget("calls", 3, 3),
    "levels_city_rru": Budget("RRU a look"),
    "levels_unit_count_aws_calls": Budget("calls for 500 people", 84, 84),
    # 10,000 people's month as workbook and as CSV, both together, on one core; the worker has 1,024 MB
    "report_city_month_s": Budget("s of CPU for 10,000 people", 60, 20),
    "report_rss_mb": Budget("MB", 256, 160),
    # from an empty deployment to the first check-in through the pages, a person's pauses not counted
    "first_checkin_minutes": Budget("minutes", 10, 5),
    # the page as production serves it: all that a first open of the home screen loads, worker and all
    "phone_first_load_kb_gz": Budget("kB gz", 60, 40),
    "phone_lighthouse_performance": Budget("of 100", 95, 98, better="higher"),
    "phone_lighthouse_accessibility": Budget("of 100", 100, 100, better="higher"),
    "phone_lighthouse_best_practices": Budget("of 100", 100, 100, better="higher"),
    # a slow phone on slow 3G: until the open slot's button is there, and from the shutter to the record
    "phone_ready_cold_s": Budget("s", 3.0, 2.2),
    "phone_ready_warm_s": Budget("s", 0.6),
    "phone_ready_cold_slow_cpu_s": Budget("s"),
    "phone_ready_warm_slow_cpu_s": Budget("s"),
    "phone_tap_to_recorded_s": Budget("s", 5),
    "phone_taps": Budget("taps", 2, 2),
    # E-Kinerja: an activity that repeats is told from the home screen; a report, and its unit's
    # month on moto: of that the login's own read is none, as with the board
    "kinerja_taps": Budget("taps", 4, 3),
    "activity_report_aws_calls": Budget("calls", 8, 8),
    "activity_unit_month_aws_calls": Budget("calls", 3, 3),
}


@dataclass(frozen=True)
class Figure:
    """One measured value, None when it could not be measured; `detail` says how, or why not."""

    name: str
    value: float | None
    detail: Mapping[str, Any] = field(default_factory=dict)

    @property
    def budget(self) -> Budget:
        return BUDGETS[self.name]

    @property
    def breaks_gate(self) -> bool:
        return self._misses(self.budget.gate)

    @property
    def misses_ambition(self) -> bool:
        return self._misses(self.budget.ambition)

    def _misses(self, limit: float | None) -> bool:
        if limit is None or self.value is None:
            return False
        return self.value > limit if self.budget.better == "lower" else self.value < limit


def to_json(figures: Iterable[Figure]) -> str:
    """name -> value, unit, gate, ambition, better, and detail where there is one."""
    document = {}
    for each in figures:
        document[each.name] = {"value": each.value, **asdict(each.budget)}
        if each.detail:
            document[each.name]["detail"] = dict(each.detail)
    return json.dumps(document, indent=2) + "\n"


def to_table(figures: Iterable[Figure]) -> str:
    """For people: value against gate and ambition."""
    lines = [f"{'figure':<36}{'value':>10}{'gate':>8}{'aim':>8}  unit"]
    for each in figures:
        budget = each.budget
        lines.append(
            f"{each.name:<36}{_number(each.value):>10}{_number(budget.gate):>8}{_number(budget.ambition):>8}"
            f"  {budget.unit}{_remark(each)}"
        )
    return "\n".join(lines)


def _number(value: float | None) -> str:
    return "-" if value is None else f"{value:g}"


def _remark(figure: Figure) -> str:
    if figure.value is None:
        return f"  not measured: {figure.detail.get('skipped', '')}"
    if figure.breaks_gate:
        return "  GATE BROKEN"
    return "  above the aim" if figure.misses_ambition else ""
