"""Employee-days in one line: `judged("07:45 - 16:00")` is Monday, late, nothing at noon, home in time.

A time with `?` behind it awaits a person, `-` is nothing; the order is arrival, midday, departure.
"""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from chalicelib.domain.attendance import CheckIn, Reason
from chalicelib.domain.employee import Assignment
from chalicelib.domain.excuse import Excuse, ExcuseKind
from chalicelib.domain.outage import Outage, OutageState
from chalicelib.domain.shift import DAY_SLOTS, DayKind, DayPlan, PlannedSlot, Slot
from chalicelib.domain.verdict import AttendanceRules, DayFacts, DayVerdict, Outcome, Ruling, SlotVerdict
from chalicelib.rules.attendance import DEFAULT, judge_day
from chalicelib.rules.calendar import plan_day
from chalicelib.rules.excuse import excuses_on
from tests.cast import CITY, MONDAY, START, WIB

AT_THE_HALL = Assignment("umum", START, ("balai-kota",), "lima-hari")
PLAN = plan_day(MONDAY, AT_THE_HALL, {}, CITY.calendar, "Asia/Jakarta")  # 06-10 (07:30), 11:30-13:30, 14-18 (16:00)
OFF = DayPlan(MONDAY, DayKind.OFF, "holiday:2026-11-23")
UNKNOWN = DayPlan(MONDAY, DayKind.UNKNOWN, "roster:no-entry")
ALL_DAY = "07:30 12:00 16:00"


def at(text: str, on: date = MONDAY, zone: ZoneInfo = WIB) -> datetime:
    """ "07:30:59.9" by the wall clock; "30:00" is six in the next morning."""
    hours, rest = text.split(":", 1)
    days, hour = divmod(int(hours), 24)
    return datetime.combine(on + timedelta(days=days), time.fromisoformat(f"{hour:02}:{rest}"), zone)


APEL = PlannedSlot(Slot.EVENT, at("06:30"), at("08:00"), at("07:00"), 0, True)
WITH_APEL = replace(PLAN, event=APEL)


def check_in(slot: Slot, counts_at: datetime, *reasons: Reason, challenge_id: str = "0" * 32) -> CheckIn:
    return CheckIn(
        employee_id="ani", unit_id="umum", local_date=MONDAY, slot=slot, challenge_id=challenge_id, body_hash=b"",
        counts_at=counts_at, received_at=counts_at, position=None, accuracy_m=8, distance_m=3, office_id="balai-kota",
        offices_version=1, fence_version=1, selfie_sha256=b"", selfie_version_id=None, device_id="", signature=b"",
        reasons=reasons,
    )  # fmt: skip


def came(text: str, on: date = MONDAY, slots: Iterable[Slot] = DAY_SLOTS) -> list[CheckIn]:
    return [
        check_in(slot, at(each.rstrip("?"), on), *([Reason.COARSE_FIX] if each.endswith("?") else []))
        for slot, each in zip(slots, text.split(), strict=False)
        if each != "-"
    ]


def ruling(slot: Slot, outcome: Outcome, counts_at: datetime | None = None, challenge_id: str = "0" * 32) -> Ruling:
    request_id = "20261123-koreksi" if outcome is Outcome.CORRECTED else None
    return Ruling(
        "ani", "umum", MONDAY, slot, outcome, "citra", at("17:00"), counts_at,
        None if outcome is Outcome.CORRECTED else challenge_id, request_id,
    )  # fmt: skip


def excuse(kind: ExcuseKind | str, **changed: object) -> Excuse:
    """Of Monday alone."""
    return Excuse(f"20261123-{kind}", ExcuseKind(kind), MONDAY, MONDAY, **changed)  # type: ignore[arg-type]


def permission(arrive_by: str | None = None, leave_from: str | None = None) -> Excuse:
    return excuse("permission", arrive_by_min=_minutes(arrive_by), leave_from_min=_minutes(leave_from))


def outage(starts: str, ends: str, state: OutageState = OutageState.DECLARED, name: str = "padam") -> Outage:
    return Outage(name, at(starts), at(ends), state)


def facts(
    check_ins: str | Iterable[CheckIn] = "",
    plan: DayPlan = PLAN,
    *,
    rulings: Iterable[Ruling] = (),
    excuses: Iterable[Excuse] = (),
    outages: Iterable[Outage] = (),
    zone: str = "Asia/Jakarta",
) -> DayFacts:
    found = came(check_ins) if isinstance(check_ins, str) else check_ins
    return DayFacts(
        plan, zone, {each.slot: each for each in found}, {each.slot: each for each in rulings},
        excuses_on(excuses, plan.local_date), tuple(outages),
    )  # fmt: skip


def judged(*given: object, rules: AttendanceRules = DEFAULT, **more: object) -> DayVerdict:
    return judge_day(facts(*given, **more), rules)  # type: ignore[arg-type]


def told(verdict: DayVerdict) -> str:
    """ "late 15, missing, on_time": the state of each slot and the minutes that count."""
    return ", ".join(f"{each.state} {each.minutes}" if each.minutes else each.state for each in verdict.slots)


def only(planned: PlannedSlot, *given: object, rules: AttendanceRules = DEFAULT, **more: object) -> SlotVerdict:
    """The verdict of a day that has this one slot."""
    plan = DayPlan(MONDAY, DayKind.WORKING, "test", (planned,))
    return judge_day(facts(*given, plan=plan, **more), rules).slots[0]  # type: ignore[arg-type, misc]


def _minutes(wall: str | None) -> int | None:
    return None if wall is None else int(wall[:-3]) * 60 + int(wall[-2:])
