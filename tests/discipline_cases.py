"""Discipline cases for tests: a PNS who was absent three days, and how far the case has come."""

from dataclasses import replace
from datetime import date, datetime

import msgspec

from chalicelib.domain.closing import Lock
from chalicelib.domain.confirmation import Confirmation
from chalicelib.domain.discipline import DisciplineRules, DisciplineState, Level, OpeningCount
from chalicelib.domain.discipline_case import CaseFacts, CaseStep, CaseStepKind, DisciplineCase
from chalicelib.domain.employee import NumberKind
from chalicelib.rules.allowance_presets import TULANG_BAWANG
from chalicelib.rules.attendance import DEFAULT
from chalicelib.rules.discipline import SHIPPED
from chalicelib.rules.discipline_state import judge_discipline
from tests.cast import SETTINGS, START
from tests.rules.year_days import days
from tests.world import World, entry

K = CaseStepKind
SAID = {
    K.OPENED: CaseFacts(),
    K.SUMMONS: CaseFacts(date(2026, 11, 25), "09:00", "Ruang Sekretaris", "800/1/2026"),
    K.STATEMENT: CaseFacts(text="Saya menunggui ibu di rumah sakit."),
    K.EXAMINATION: CaseFacts(date(2026, 11, 23), text="Yang bersangkutan mengakui tidak masuk."),
    K.DECISION: CaseFacts(
        date(2026, 11, 23), None, None, "800/2/2026", Level.LIGHT, "Teguran lisan", "Kepala Bagian", date(2026, 12, 14)
    ),
    K.OBJECTION: CaseFacts(date(2026, 11, 23), text="Keberatan diajukan."),
    K.ANNULMENT: CaseFacts(date(2026, 11, 23), number="800/3/2026", deciding_office="Wali Kota"),
    K.CLOSED: CaseFacts(text="Selesai."),
}
FIRST = date(2026, 11, 2)


def evidence(absent: int = 3, *sets: DisciplineRules) -> DisciplineState:
    found = days("A" * absent, FIRST)
    return judge_discipline(2026, NumberKind.NIP, found, OpeningCount(), sets, (), date(2026, 11, 23))


def a_case(
    at: datetime, *kinds: CaseStepKind, who: str = "ani", by: str = "citra", case_id: str = "2026-01", absent: int = 3
) -> DisciplineCase:
    """Opened, and as far as these steps."""
    steps = tuple(CaseStep(each, by, at, SAID[each]) for each in (K.OPENED, *kinds))
    return DisciplineCase(case_id, who, "umum", 2026, evidence(absent), steps)


def put_case(town: World, *kinds: CaseStepKind, who: str = "ani", case_id: str = "2026-01") -> DisciplineCase:
    """Stored as a case that has come so far, whatever lay there."""
    case = a_case(town.clock.now, *kinds, who=who, case_id=case_id)
    if town.services.cases.get(who, case_id) is None:
        town.services.cases.add(replace(case, steps=case.steps[:1]), entry("test_case", town.clock.now))
        for at in range(2, len(case.steps) + 1):
            town.services.cases.move(replace(case, steps=case.steps[:at]), entry("test_case", town.clock.now))
    return case


def absent_pns(town: World, who: str = "ani", count: int = 3) -> None:
    """What opens a case: so many unexcused days of a PNS."""
    town.change(who, lambda each: replace(each, number_kind=NumberKind.NIP))
    for on, verdict in days("A" * count, FIRST).items():
        town.services.months.write("umum", on, {who: verdict}, {})


DECREE = Confirmation("Perwal 1/2026", date(2026, 1, 5), "Wali Kota")
JUDGED = replace(DEFAULT, confirmed=DECREE)
JUDGED_BODY = msgspec.to_builtins(JUDGED)  # as the settings are sent: what has begun stays among them


def confirm_rules(town: World, since: date = START) -> None:
    """The city's sets of PNS, of the allowance and of how days count stand on a decree."""
    discipline = replace(SHIPPED[NumberKind.NIP], rules_id="pp94", starts_on=since, confirmed=DECREE)
    allowance = replace(TULANG_BAWANG, rules_id="tpp", starts_on=since, confirmed=DECREE)
    sure = replace(SETTINGS, discipline_rules=(discipline,), allowance_rules=(allowance,), attendance_rules=(JUDGED,))
    town.publish("settings", sure)


def lock_month(town: World, month: str) -> None:
    town.services.months.save_lock(Lock(month, "eko", town.clock.now), entry("test_lock", town.clock.now))
