"""What must hold of all that is kept, once nothing waits any more: RELIABILITY 2, I1-I3, I5-I7."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

import msgspec

from chalicelib.domain.employee import Employee
from chalicelib.domain.notice import CopyState, NoticeKind
from chalicelib.domain.request import RequestState
from chalicelib.domain.totals import Totals
from chalicelib.domain.verdict import MonthRows, SlotState
from chalicelib.proof.day_leaves import leaves_of
from chalicelib.routes._audit_views import entry_view
from chalicelib.rules.closing import cut_off, due_at, is_all_in
from chalicelib.use_cases.day_roots import read_recorded
from chalicelib.use_cases.ports import Services
from chalicelib.use_cases.see_day_proof import DayProof, see_day_proof
from chalicelib.use_cases.see_totals import see_own_totals, see_own_year
from tests.cast import WIB
from tests.use_cases.events.people import BEGUN, CITY, DAY, PEOPLE, UNIT, WHO
from tests.use_cases.events.told import Told, summed
from tests.use_cases.events.trouble import CloserQueue, Wire
from tests.use_cases.hand import Hand
from tests.world import World
from tools.audit_verify import first_bad, leaves_fault


@dataclass
class MustHold:
    """The city as it is, and what its people were told."""

    world: World
    wire: Wire
    told: Told
    hands: Mapping[str, Hand]

    @property
    def services(self) -> Services:
        return self.wire.services

    @property
    def queue(self) -> CloserQueue:
        return self.wire.queue

    @property
    def now(self) -> datetime:
        return self.world.clock.now

    @property
    def today(self) -> date:
        return self.now.astimezone(WIB).date()

    def person(self, who: str) -> Employee:
        found = self.services.staff.employee(who)
        assert found
        return found

    def check(self) -> None:
        self.check_facts()
        self.check_rows()

    def check_facts(self) -> None:
        """I1, I2, I3: what lies in the slots is what was acknowledged."""
        for on in self.dates():
            kept = {each.employee_id: dict(each.check_ins) for each in self.services.attendance.unit_day(UNIT, on)}
            assert kept == {who: slots for (who, at), slots in self.told.check_ins.items() if at == on and slots}

    def check_rows(self) -> None:
        """Every employee-day that is due has one row, and each row is the day's events folded."""
        held = self.rows()
        for who in PEOPLE:
            for on in self.dates():
                self.check_day(who, on, held[f"{on:%Y-%m}"].get(who) or MonthRows(who, UNIT, f"{on:%Y-%m}"))

    def check_day(self, who: str, on: date, held: MonthRows) -> None:
        day, row = self.told.day(who, on), held.amended.get(on) or held.rows.get(on)
        assert row or due_at(day.plan, day.zone) > cut_off(self.now), f"{who} {on} has no row"
        if row and is_all_in(day.plan, cut_off(self.now)):
            assert row == self.told.verdict(who, on), (who, on)
        if (who, on) in self.told.locked:
            assert held.rows[on] == self.told.locked[who, on]

    def check_whole(self) -> None:
        """At the end, the sums, the trail and the notices too."""
        self.check_sums()
        self.check_trail()
        self.check_notices()

    def check_sums(self) -> None:
        """I7: months and years are what the rows come to."""
        held = self.rows()
        for who in WHO:
            days = [on for month in held.values() if who in month for on in month[who].rows]
            year = see_own_year(self.services, self.person(who), 2026, self.now)
            assert _counted(year.counted) == summed([self.told.verdict(who, on) for on in days])
            for month in held:
                seen, _ = see_own_totals(self.services, self.person(who), month, self.now)
                stood = [
                    self.told.locked.get((who, on)) or self.told.verdict(who, on)
                    for on in days
                    if f"{on:%Y-%m}" == month
                ]
                assert _counted(seen.totals.counted) == summed(stood)

    def check_trail(self) -> None:
        """I5: an auditor finds nothing wrong, and one entry of each act that was acknowledged."""
        actions = Counter[tuple[str, str]]()
        for unit_id in (*CITY.units, "CITY"):
            for on in self.dates():
                proof = see_day_proof(self.services, unit_id, on, None, self.now)
                self.check_chain(unit_id, on, proof)
                actions.update((each.entry.action, each.entry.object_id) for each in proof.entries)
        assert {key: actions[key] for key in self.told.acts} == self.told.acts

    def check_chain(self, unit_id: str, on: date, proof: DayProof) -> None:
        """An auditor finds nothing; one root of a closed unit-date, and the rows that count are what it was made of."""
        told = msgspec.to_builtins(
            {
                "chain": proof.chain, "root": proof.root, "entries": [entry_view(each) for each in proof.entries],
                "people": [
                    {"leaves": [[leaf.what, leaf.hash.hex()] for leaf in each.leaves]} for each in proof.people
                ],
            }
        )  # fmt: skip
        assert first_bad(proof.chain, told["entries"], {}) is None
        if unit_id == "CITY":
            return
        state = self.services.closes.get(unit_id)
        closed = [each for each in proof.entries if each.entry.action == "day_closed"]
        assert len(closed) == (1 if on <= state.closed_through else 0), (unit_id, on)
        if closed:
            assert leaves_fault(told) is None
            assert _judged(proof.people) == _judged(leaves_of(*self.recorded(unit_id, on))), (unit_id, on)

    def recorded(self, unit_id: str, on: date) -> tuple[Any, Any]:
        return read_recorded(self.services, unit_id, on), self.services.secrets.receipt_keys()

    def check_notices(self) -> None:
        """I6: one a person, kind, day and subject; nobody misses theirs, and none goes out by mail twice."""
        letters, held = Counter(each.about for each in self.world.services.mail.sent), self.rows()
        for who in PEOPLE:
            notices = self.services.notices.of_person(who, 1_000)
            assert set(Counter((each.kind, each.on, each.about) for each in notices).values()) <= {1}
            marks = Counter(each.mail for each in notices)
            assert marks[CopyState.SENT] <= letters[who] <= marks[CopyState.SENT] + marks[CopyState.SENDING]
            told = {(each.kind, each.on) for each in notices} | {(each.kind, each.about) for each in notices}
            for on in (on for month in held.values() if who in month for on in month[who].rows):
                missed, waits = (NoticeKind.MISSED, on) in told, (NoticeKind.WAITING, on) in told
                assert missed or SlotState.MISSING not in self.states(who, on), (who, on)
                assert missed or waits or SlotState.PROVISIONAL not in self.states(who, on), (who, on)
            for key, request in self.told.requests.items():
                if request.employee_id == who and request.state in (RequestState.APPROVED, RequestState.REJECTED):
                    assert (NoticeKind.DECIDED, key) in told

    def states(self, who: str, on: date) -> set[SlotState]:
        verdict = self.told.verdict(who, on)
        return {each.state for each in (*verdict.slots, *([verdict.event] if verdict.event else []))}

    def rows(self) -> dict[str, dict[str, MonthRows]]:
        """By month and person."""
        months = sorted({f"{on:%Y-%m}" for on in self.dates()})
        return {
            month: {each.employee_id: each for each in self.services.months.of_unit(UNIT, month)} for month in months
        }

    def dates(self) -> list[date]:
        return [BEGUN + DAY * at for at in range((self.today - BEGUN).days + 1)]


def _judged(people: Any) -> dict[str, Any]:
    """Of everybody's leaves, the verdict's."""
    return {each.employee_id: leaf.hash for each in people for leaf in each.leaves if leaf.what == "verdict"}


def _counted(totals: Totals) -> Counter[str]:
    """As `summed` counts."""
    return +Counter(
        {str(each): count for each, count in totals.days.items()}
        | {f"missing {each}": count for each, count in totals.missing.items()}
        | {
            "late": totals.late_min, "early": totals.early_min, "permitted": totals.permitted_min,
            "held": totals.held_min, "waived": totals.waived_min, "missing_min": totals.missing_min,
            "events": totals.events_missed,
        }
    )  # fmt: skip
