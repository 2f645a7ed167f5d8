"""People ask for leave, orders, permissions, corrections, and object; who may decides, nobody else does."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from itertools import product

import pytest
from hypothesis import strategies as st
from hypothesis.stateful import precondition, rule

from chalicelib.domain.office import Place
from chalicelib.domain.request import OPEN, ApproverKind, LeaveKind, Request, RequestKind, RequestState, StepAct
from chalicelib.domain.shift import DAY_SLOTS, PlannedSlot, Slot
from chalicelib.domain.verdict import SlotState, SlotVerdict
from chalicelib.errors import Problem
from chalicelib.use_cases.decide_request import Decision, Verdict, decide_request
from chalicelib.use_cases.file_request import Filing, file_request, send_again, withdraw_request
from tests.use_cases.events.people import DAY, WHO
from tests.use_cases.events.stage import PEOPLE, PICK, Stage
from tests.use_cases.events.trouble import PERHAPS, Trouble

ANYWHERE = Place(name="Jakarta")
ASKED: dict[str, Callable[[date, date], Filing]] = {
    "leave": lambda first, last: Filing(RequestKind.LEAVE, first, last, "keluarga", leave=LeaveKind.ANNUAL),
    "duty": lambda first, last: Filing(RequestKind.DUTY, first, last, "rapat", order_no="1"),
    "duty with a slot due": lambda first, last: Filing(
        RequestKind.DUTY, first, last, "rapat", order_no="2", due=(Slot.ARRIVAL,), place=ANYWHERE
    ),
    "from home": lambda first, last: Filing(
        RequestKind.REMOTE, first, last, "WFH", order_no="3", due=DAY_SLOTS, place=ANYWHERE
    ),
    "a day": lambda first, last: Filing(RequestKind.PERMISSION, first, last, "urusan"),
    "late": lambda first, last: Filing(RequestKind.PERMISSION, first, first, "urusan", arrive_by_min=500),
    "early": lambda first, last: Filing(RequestKind.PERMISSION, first, first, "urusan", leave_from_min=925),
}


def _is_missing(judged: SlotVerdict) -> bool:
    return judged.state is SlotState.MISSING


def _is_harmed(judged: SlotVerdict) -> bool:
    """By a count or a ruling."""
    return judged.state in (SlotState.LATE, SlotState.EARLY) or (_is_missing(judged) and "ruling" in judged.because)


class Asking(Stage):
    @rule(
        who=PEOPLE, what=st.sampled_from(list(ASKED)), ahead=st.integers(-2, 2), long=st.integers(0, 2), trouble=PERHAPS
    )
    def ask(self, who: str, what: str, ahead: int, long: int, trouble: Trouble | None) -> None:
        first = self.days.today + DAY * ahead
        self.file(who, who, ASKED[what](first, first + DAY * long), trouble)

    @rule(who=PEOPLE, ahead=st.integers(-6, -3), trouble=PERHAPS)
    def ask_late_by_the_operator(self, who: str, ahead: int, trouble: Trouble | None) -> None:
        first = self.days.today + DAY * ahead
        self.file("dewi", who, replace(ASKED["a day"](first, first), late_reason="baru sembuh"), trouble)

    @rule(pick=PICK, at=st.integers(0, 99), trouble=PERHAPS)
    def ask_for_a_correction(self, pick: int, at: int, trouble: Trouble | None) -> None:
        if found := list(self.slots(_is_missing, 0)):
            who, on, planned = found[pick % len(found)]
            self.file(who, who, self.claim(RequestKind.CORRECTION, on, planned, at), trouble)

    @rule(pick=PICK, at=st.none() | st.integers(0, 99), trouble=PERHAPS)
    def object(self, pick: int, at: int | None, trouble: Trouble | None) -> None:
        if found := list(self.slots(_is_harmed, 1)):
            who, on, planned = found[pick % len(found)]
            filing = self.claim(RequestKind.OBJECTION, on, planned, at or 0)
            self.file(who, who, replace(filing, counts_at=None) if at is None else filing, trouble)

    def slots(self, concerns: Callable[[SlotVerdict], bool], since: int) -> Iterator[tuple[str, date, PlannedSlot]]:
        """Of so many days ago and before, those that came to such a verdict."""
        for back, who in product(range(since, since + 4), WHO):
            on = self.days.today - DAY * back
            for judged in self.told.verdict(who, on).slots:
                planned = self.told.day(who, on).plan.slot(judged.slot)
                if planned and concerns(judged) and planned.opens_at <= self.days.now:
                    yield who, on, planned

    def claim(self, kind: RequestKind, on: date, planned: PlannedSlot, pick: int) -> Filing:
        at = planned.opens_at + (planned.closes_at - planned.opens_at) * pick / 100
        return Filing(kind, on, on, "saya hadir", slot=planned.slot, counts_at=at.replace(microsecond=0))

    def file(self, actor: str, who: str, filing: Filing, trouble: Trouble | None) -> None:
        by, subject, tail = self.days.person(actor), self.days.person(who), self.tail()
        with self.may_be_refused(f"filed {filing.kind}"):
            answer = self.tried(
                lambda: file_request(self.days.services, by, subject, filing, tail, self.days.now), trouble
            )
            self.told.request(answer, "filed")

    @precondition(lambda self: self.waiting())
    @rule(
        pick=PICK,
        decision=st.sampled_from([*[Decision.APPROVE] * 5, Decision.REJECT, *[Decision.RETURN] * 2]),
        trouble=PERHAPS,
    )
    def decide(self, pick: int, decision: Decision, trouble: Trouble | None) -> None:
        self.decide_one(self.waiting()[pick % len(self.waiting())], decision, trouble)

    @precondition(lambda self: self.waiting())
    @rule(trouble=PERHAPS)
    def decide_everything(self, trouble: Trouble | None) -> None:
        while self.waiting():
            self.decide_one(self.waiting()[0], Decision.APPROVE, trouble)
            trouble = None

    def decide_one(self, request: Request, decision: Decision, trouble: Trouble | None) -> None:
        """By whoever may: it is never refused."""
        answer = self.decided(request, self.decider(request, request.way[request.at_step]), decision, trouble)
        self.told.request(answer, answer.steps[-1].act.value)
        self.done[f"{answer.steps[-1].act} {request.kind}"] += 1

    @precondition(lambda self: self.waiting())
    @rule(pick=PICK, trouble=PERHAPS)
    def decide_ones_own(self, pick: int, trouble: Trouble | None) -> None:
        request = self.waiting()[pick % len(self.waiting())]
        with pytest.raises(Problem):
            self.decided(request, request.employee_id, Decision.APPROVE, trouble)

    @precondition(lambda self: self.under_way())
    @rule(pick=PICK, trouble=PERHAPS)
    def cancel(self, pick: int, trouble: Trouble | None) -> None:
        """From tomorrow on, or the whole before it begins."""
        request = self.under_way()[pick % len(self.under_way())]
        by = self.decider(replace(request, steps=request.steps[:1]), ApproverKind.SUPERIOR)
        self.told.request(self.decided(request, by, Decision.CANCEL, trouble), "cancelled")
        self.done["cancelled"] += 1

    def under_way(self) -> list[Request]:
        """What excuses somebody tomorrow or later."""
        approved = self.in_state(RequestState.APPROVED)
        return [each for each in approved if each.request_id in self.told.excuses and each.ends_on > self.days.today]

    @precondition(lambda self: self.in_state(*OPEN))
    @rule(pick=PICK, trouble=PERHAPS)
    def withdraw(self, pick: int, trouble: Trouble | None) -> None:
        request = self.in_state(*OPEN)[pick % len(self.in_state(*OPEN))]
        actor = self.days.person(request.employee_id)
        self.tried(lambda: withdraw_request(self.days.services, actor, request.request_id, self.days.now), trouble)
        self.told.request(replace(request, state=RequestState.WITHDRAWN), "withdrawn")
        self.done["withdrawn"] += 1

    @precondition(lambda self: self.in_state(RequestState.RETURNED))
    @rule(pick=PICK, trouble=PERHAPS)
    def send_what_was_returned(self, pick: int, trouble: Trouble | None) -> None:
        request = self.in_state(RequestState.RETURNED)[pick % len(self.in_state(RequestState.RETURNED))]
        who = self.days.person(request.employee_id)
        names = ("leave", "order_no", "due", "place", "arrive_by_min", "leave_from_min", "slot", "counts_at")
        facts = {name: getattr(request, name) for name in names}
        filing = Filing(request.kind, request.starts_on, request.ends_on, "sudah dilengkapi", **facts)
        with self.may_be_refused("changed"):
            answer = self.tried(
                lambda: send_again(self.days.services, who, who, request.request_id, filing, self.days.now), trouble
            )
            self.told.request(answer, "changed")

    def decided(self, request: Request, by: str, decision: Decision, trouble: Trouble | None) -> Request:
        actor, verdict = self.days.person(by), Verdict(decision, f"alasan {next(self.numbers)}")
        return self.tried(
            lambda: decide_request(
                self.days.services, actor, request.unit_id, request.request_id, verdict, self.days.now
            ),
            trouble,
        )

    def decider(self, request: Request, kind: ApproverKind) -> str:
        """Citra leads Umum, Dina all of Setda; nobody decides what is theirs or what they judged, nor twice."""
        barred = {request.employee_id, request.filed_by, request.judged_by}
        sent = max(at for at, each in enumerate(request.steps) if each.act in (StepAct.FILED, StepAct.CHANGED))
        barred |= {each.by for each in request.steps[sent:] if each.act is StepAct.APPROVED}
        leaders = {ApproverKind.SUPERIOR: ("citra", "dina"), ApproverKind.HEAD: ("dina",)}.get(kind, ())
        return next((each for each in leaders if each not in barred), "eko")

    def waiting(self) -> list[Request]:
        return self.in_state(RequestState.WAITING)

    def in_state(self, *states: RequestState) -> list[Request]:
        return [each for each in self.told.requests.values() if each.state in states]
