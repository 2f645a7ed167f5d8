"""What people were told, act by act, and what each day must come to by it: bookkeeping that no store has a part in."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime

from chalicelib.domain.attendance import CheckIn, Reason
from chalicelib.domain.city import City
from chalicelib.domain.employee import Employee
from chalicelib.domain.excuse import Excuse, ExcuseKind
from chalicelib.domain.outage import Outage
from chalicelib.domain.request import Request, RequestKind, RequestState
from chalicelib.domain.shift import Extension, Holiday, Slot
from chalicelib.domain.verdict import DayFacts, DayVerdict, Outcome, Ruling, SlotState
from chalicelib.rules.attendance import DEFAULT, judge_day
from chalicelib.use_cases.day_plans import EmployeeDay, employee_day

Day = tuple[str, date]  # whose, which


@dataclass
class Told:
    """The city and its people as they began; what was acknowledged since, and nothing that was refused.

    photos   upload key -> whether the job found a sound picture.
    acts     (action, object) -> how many audit entries there must be of it.
    locked   what stood in a month that was locked.
    """

    city: City
    people: Mapping[str, Employee]
    check_ins: dict[Day, dict[Slot, CheckIn]] = field(default_factory=dict)
    photos: dict[str, bool] = field(default_factory=dict)
    rulings: dict[Day, dict[Slot, Ruling]] = field(default_factory=dict)
    requests: dict[str, Request] = field(default_factory=dict)
    excuses: dict[str, Excuse] = field(default_factory=dict)
    outages: dict[str, Outage] = field(default_factory=dict)
    acts: Counter[tuple[str, str]] = field(default_factory=Counter)
    locked: dict[Day, DayVerdict] = field(default_factory=dict)

    def verdict(self, who: str, on: date) -> DayVerdict:
        """The day, judged from its events alone."""
        day = self.day(who, on)
        check_ins = {slot: replace(each, reasons=self.reasons(each)) for slot, each in self.of(who, on).items()}
        excuses = [
            each for key, each in self.excuses.items() if self.requests[key].employee_id == who and each.holds_on(on)
        ]
        outages = [each for each in self.outages.values() if not each.unit_ids or day.unit_id in each.unit_ids]
        ordered = sorted(outages, key=lambda each: (each.starts_at, each.outage_id))
        rulings = self.rulings.get((who, on), {})
        return judge_day(DayFacts(day.plan, day.zone, check_ins, rulings, tuple(excuses), tuple(ordered)), DEFAULT)

    def day(self, who: str, on: date) -> EmployeeDay:
        return employee_day(self.people[who], on, self.city)

    def of(self, who: str, on: date) -> dict[Slot, CheckIn]:
        return self.check_ins.setdefault((who, on), {})

    def reasons(self, check_in: CheckIn) -> tuple[Reason, ...]:
        """Why it awaits a person once the day is over."""
        if not check_in.selfie_sha256:
            return check_in.reasons
        others = tuple(each for each in check_in.reasons if each is not Reason.PHOTO_PENDING)
        is_sound = self.photos.get(check_in.upload_key)
        if is_sound is None:
            return (*others, Reason.PHOTO_PENDING)
        return others if is_sound else (*others, Reason.PHOTO_INVALID)

    def awaiting(self) -> list[CheckIn]:
        """Those that a person must decide about and nobody has."""
        return [
            each
            for day, slots in self.check_ins.items()
            for slot, each in slots.items()
            if self.reasons(each) and not _stands(self.rulings.get(day, {}).get(slot), each)
        ]

    # What is acknowledged

    def accept(self, check_in: CheckIn) -> None:
        self.of(check_in.employee_id, check_in.local_date)[check_in.slot] = check_in

    def rule(self, check_in: CheckIn, outcome: str, by: str, at: datetime) -> None:
        ruling = Ruling(
            check_in.employee_id, check_in.unit_id, check_in.local_date, check_in.slot, Outcome(outcome), by, at,
            challenge_id=check_in.challenge_id,
        )  # fmt: skip
        held = self._rulings(ruling).get(check_in.slot)
        if held is None or (held.by, held.outcome, held.challenge_id) != (by, outcome, check_in.challenge_id):
            self.acts["check_in_ruled", check_in.employee_id] += 1
            self._rulings(ruling)[check_in.slot] = ruling

    def request(self, answer: Request, action: str) -> None:
        """Its next step, with all that follows of it."""
        self.acts[f"request_{action}", answer.request_id] += 1
        self.requests[answer.request_id] = answer
        if action == "cancelled":
            excuse = self.excuses.pop(answer.request_id)
            if answer.state is RequestState.APPROVED:  # it had begun: so much of it stays
                self.excuses[answer.request_id] = replace(excuse, ends_on=answer.ends_on)
        elif answer.state is RequestState.APPROVED:
            self._take_effect(answer)

    def _take_effect(self, answer: Request) -> None:
        if answer.kind in (RequestKind.CORRECTION, RequestKind.OBJECTION):
            self._correct(answer)
            return
        self.excuses[answer.request_id] = Excuse(
            answer.request_id, ExcuseKind(answer.kind.value), answer.starts_on, answer.ends_on, answer.due,
            answer.place, answer.arrive_by_min, answer.leave_from_min,
        )  # fmt: skip

    def _correct(self, answer: Request) -> None:
        """An instant that was claimed counts; without one what was recorded counts after all."""
        assert answer.slot
        last = answer.steps[-1]
        made = Ruling(
            answer.employee_id, answer.unit_id, answer.starts_on, answer.slot, Outcome.CORRECTED, last.by, last.at,
            counts_at=answer.counts_at, request_id=answer.request_id,
        )  # fmt: skip
        rulings = self._rulings(made)
        if answer.counts_at:
            rulings[answer.slot] = made
        elif held := rulings.get(answer.slot):
            rulings[answer.slot] = replace(made, outcome=Outcome.VALID, challenge_id=held.challenge_id)

    def _rulings(self, ruling: Ruling) -> dict[Slot, Ruling]:
        return self.rulings.setdefault((ruling.employee_id, ruling.local_date), {})

    def rest(self, holiday: Holiday) -> None:
        calendar = self.city.calendar
        self._calendar(holidays={**calendar.holidays, holiday.on: holiday})

    def lengthen(self, extension: Extension) -> None:
        extensions = (*self.city.calendar.extensions, extension)
        self._calendar(extensions=tuple(sorted(extensions, key=lambda each: (each.on, each.extension_id))))
        self.acts["window_extended", extension.extension_id] += 1

    def _calendar(self, **changed: object) -> None:
        self.city = replace(self.city, calendar=replace(self.city.calendar, **changed))  # type: ignore[arg-type]

    def decide(self, outage: Outage) -> None:
        self.outages[outage.outage_id] = outage
        self.acts[f"outage_{outage.state}", outage.outage_id] += 1


def _stands(ruling: Ruling | None, check_in: CheckIn) -> bool:
    return ruling is not None and (
        ruling.outcome is Outcome.CORRECTED or ruling.challenge_id == check_in.challenge_id
    )  # fmt: skip


def summed(verdicts: list[DayVerdict]) -> Counter[str]:
    """What days come to, one by one counted up."""
    sums: Counter[str] = Counter()
    for day in verdicts:
        sums[day.status.value] += 1
        sums["missing_min"] += day.missing_min
        for slot in day.slots:
            name = {Slot.ARRIVAL: "late", Slot.DEPARTURE: "early"}.get(slot.slot, "no")
            sums[name] += slot.minutes
            sums["permitted"] += slot.permitted_min
            sums["held"] += slot.held_min
            sums["waived"] += slot.waived_min
            sums[f"missing {slot.slot}"] += slot.state is SlotState.MISSING
        sums["events"] += day.event is not None and day.event.state is SlotState.MISSING
    return +sums
