"""Check-ins are ruled on; the city declares holidays and outages, makes windows longer, locks a month."""

from contextlib import suppress
from dataclasses import replace
from datetime import date, datetime, timedelta

from hypothesis import strategies as st
from hypothesis.stateful import precondition, rule

from chalicelib.domain.attendance import CheckIn
from chalicelib.domain.outage import Counted, OutageState
from chalicelib.domain.shift import Extension, Holiday, HolidayKind, Slot
from chalicelib.errors import MonthLocked
from chalicelib.jobs.watch_failures import watch_failures
from chalicelib.use_cases.change_calendar import put_holidays
from chalicelib.use_cases.change_extensions import put_extension
from chalicelib.use_cases.lock_month import lock_month, see_month
from chalicelib.use_cases.outages import decide_outage, declare_outage
from chalicelib.use_cases.rule_check_ins import WantedRuling, rule_check_ins
from tests.use_cases.events.people import DAY, UNIT, WHO
from tests.use_cases.events.stage import PICK, Stage
from tests.use_cases.events.trouble import PERHAPS, Trouble


class Failing:
    """See ports.FailureMetric: whoever tries just now is told of an error."""

    def window(self, since: datetime, until: datetime) -> Counted:
        return Counted(90, 100)


class Deciding(Stage):
    @precondition(lambda self: self.told.awaiting())
    @rule(pick=PICK, by=st.sampled_from(["citra", "dina", "eko"]), valid=st.booleans(), trouble=PERHAPS)
    def rule_on_a_check_in(self, pick: int, by: str, valid: bool, trouble: Trouble | None) -> None:
        awaiting = self.told.awaiting()
        self.ruled(awaiting[pick % len(awaiting)], by, valid, trouble)

    @precondition(lambda self: any(self.told.rulings.values()))
    @rule(pick=PICK, valid=st.booleans(), trouble=PERHAPS)
    def rule_otherwise(self, pick: int, valid: bool, trouble: Trouble | None) -> None:
        """What was decided, a city admin alone decides again."""
        made = [
            self.told.of(*day)[slot]
            for day, rulings in self.told.rulings.items()
            for slot in rulings
            if slot in self.told.of(*day)
        ]
        if made:
            self.ruled(made[pick % len(made)], "eko", valid, trouble)

    def ruled(self, check_in: CheckIn, by: str, valid: bool, trouble: Trouble | None) -> None:
        actor = self.days.person(by)
        wanted = WantedRuling(check_in.employee_id, check_in.local_date, check_in.slot, check_in.challenge_id, valid)
        at = self.days.now
        (outcome,) = self.tried(
            lambda: rule_check_ins(self.days.services, actor, UNIT, [wanted], "sudah dilihat", self.days.now), trouble
        )
        self.done[f"ruled {outcome}"] += 1
        if outcome in ("valid", "invalid"):
            self.told.rule(check_in, outcome, by, at)

    @precondition(lambda self: len(self.told.city.calendar.holidays) < 2)
    @rule(ahead=st.integers(0, 2), trouble=PERHAPS)
    def declare_a_holiday(self, ahead: int, trouble: Trouble | None) -> None:
        holiday = Holiday(self.days.today + DAY * ahead, "Berkabung", HolidayKind.LOCAL, "SE 1")
        eko = self.days.person("eko")
        self.tried(lambda: put_holidays(self.days.services, eko, [holiday], None, self.days.now), trouble)
        self.told.rest(holiday)
        self.done["holiday"] += 1

    @precondition(lambda self: len(self.told.city.calendar.extensions) < 3)
    @rule(slot=st.sampled_from(Slot), minutes=st.sampled_from([30, 120]), trouble=PERHAPS)
    def make_a_window_longer(self, slot: Slot, minutes: int, trouble: Trouble | None) -> None:
        longer = Extension(f"lebih-{next(self.numbers)}", self.days.today, slot, minutes, "Gangguan")
        eko = self.days.person("eko")
        self.told.lengthen(self.tried(lambda: put_extension(self.days.services, eko, longer, self.days.now), trouble))
        self.done["extension"] += 1

    @precondition(lambda self: len(self.told.outages) < 3)
    @rule(
        units=st.sampled_from([(), (UNIT,)]),
        since_h=st.sampled_from([1, 5, 26]),
        until_h=st.sampled_from([-1, 0, 3]),
        trouble=PERHAPS,
    )
    def declare_an_outage(self, units: tuple[str, ...], since_h: int, until_h: int, trouble: Trouble | None) -> None:
        eko, tail = self.days.person("eko"), self.tail()
        span = self.days.now - timedelta(hours=since_h + 1), self.days.now + timedelta(hours=until_h)
        self.told.decide(
            self.tried(
                lambda: declare_outage(self.days.services, eko, *span, units, "Mati", self.days.now, tail), trouble
            )
        )
        self.done["outage declared"] += 1

    @rule(trouble=PERHAPS)
    def suspect_an_outage(self, trouble: Trouble | None) -> None:
        """The watch finds that tries fail; what it suspects is read where it wrote it."""
        self.tried(lambda: watch_failures(replace(self.days.services, failures=Failing()), self.days.now), trouble)
        week = self.days.now - DAY * 7, self.days.now + DAY
        for each in self.days.services.outages.touching(*week):
            if each.state is OutageState.SUSPECTED:
                self.told.outages[each.outage_id] = each
                self.done["suspected"] += 1

    @precondition(lambda self: self.told.outages)
    @rule(pick=PICK, state=st.sampled_from([OutageState.DECLARED, OutageState.DISMISSED]), trouble=PERHAPS)
    def decide_an_outage(self, pick: int, state: OutageState, trouble: Trouble | None) -> None:
        held = list(self.told.outages.values())[pick % len(self.told.outages)]
        eko, wanted = self.days.person("eko"), replace(held, state=state, note="Server mati")
        with self.may_be_refused(f"outage {state}"):
            answer = self.tried(lambda: decide_outage(self.days.services, eko, wanted, self.days.now), trouble)
            if answer.state is not held.state or answer.note != held.note:
                self.told.decide(answer)

    @precondition(lambda self: self.days.today > date(2026, 12, 1) and not self.told.locked)
    @rule(trouble=PERHAPS)
    def lock_the_month(self, trouble: Trouble | None) -> None:
        """Once every date of it is closed it is never refused to whoever accepts what waits."""
        self.days.settle()
        eko = self.days.person("eko")
        waiting = see_month(self.days.services, "2026-11", self.days.now)[0].waiting
        with suppress(MonthLocked):  # by ourselves: the answer was lost
            self.tried(lambda: lock_month(self.days.services, eko, "2026-11", waiting, self.days.now), trouble)
        assert self.days.services.months.lock("2026-11")
        for who in WHO:
            for on in self.days.dates():
                if on.month == 11:
                    self.told.locked[who, on] = self.told.verdict(who, on)
        self.done["locked"] += 1
