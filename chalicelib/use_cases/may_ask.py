"""Which corrections and objections a person may file themselves about their closed days, and until when.

By what they are judged by when they are filed, request_checks: what is told here is what is taken there.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime

from chalicelib.domain.attendance import AttendanceDay, CheckIn
from chalicelib.domain.city import City
from chalicelib.domain.employee import Employee
from chalicelib.domain.request import Request, RequestKind
from chalicelib.domain.shift import Slot
from chalicelib.domain.verdict import DayVerdict, Ruling, SlotState, SlotVerdict
from chalicelib.rules.objection import harmed_slots
from chalicelib.rules.request import overlap_faults
from chalicelib.rules.request_again import without_lapsed
from chalicelib.use_cases.missed_notices import told_limits
from chalicelib.use_cases.objection_checks import judged_of, judgement_faults
from chalicelib.use_cases.ports import Services
from chalicelib.use_cases.request_checks import Asked, last_day_to_file


@dataclass(frozen=True, slots=True)
class MayAsk:
    """`kind`: correction or objection. `until`: up to and on this local date; later their operator files it."""

    slot: Slot
    kind: RequestKind
    until: date


@dataclass(frozen=True, slots=True)
class _Harmed:
    """A slot of a closed day that counts against the person."""

    employee_id: str
    unit_id: str
    local_date: date
    slot: Slot
    verdict: SlotVerdict

    def asked(self, kind: RequestKind) -> Request:
        who, on = self.employee_id, self.local_date
        return Request("", who, self.unit_id, kind, on, on, who, "", (), (), slot=self.slot)


def may_ask(
    services: Services,
    employee: Employee,
    verdicts: Mapping[date, DayVerdict],
    recorded: Mapping[date, AttendanceDay],
    city: City,
    now: datetime,
) -> dict[date, list[MayAsk]]:
    """By date, what weighs most first; nothing of what counts as it should or is asked for already.

    verdicts   of closed days, as they count.
    recorded   what lies in their slots.

    A Query each of the person's requests and notices, a batch of rulings; no read where nothing counts against them.
    """
    harmed = [
        _Harmed(employee.employee_id, employee.unit_id_on(on), on, each.slot, each)
        for on, verdict in verdicts.items()
        for each in harmed_slots(verdict)
    ]
    if not harmed:
        return {}
    dates = [each.local_date for each in harmed]
    told = told_limits(services, employee.employee_id, min(dates), max(dates))
    others = without_lapsed(services.requests.of_person(employee.employee_id), now, city.settings.zone)
    asked = Asked(employee, others, city, now, by_another=False, told_limits=told)
    rulings = {(each.local_date, each.slot): each for each in services.attendance.rulings_about(harmed)}
    found: dict[date, list[tuple[SlotState, MayAsk]]] = {}
    for each in harmed:
        day = recorded.get(each.local_date)
        check_in, ruling = day.check_ins.get(each.slot) if day else None, rulings.get((each.local_date, each.slot))
        for ask in _of_slot(each, check_in, ruling, asked):
            found.setdefault(each.local_date, []).append((each.verdict.state, ask))
    return {on: [ask for _, ask in sorted(asks, key=_weight)] for on, asks in found.items()}


def _of_slot(harmed: _Harmed, check_in: CheckIn | None, ruling: Ruling | None, asked: Asked) -> Iterator[MayAsk]:
    planned = asked.plan_on(harmed.local_date).slot(harmed.slot)
    if planned is None:
        return
    objection = replace(harmed.asked(RequestKind.OBJECTION), counts_at=planned.opens_at)
    judged = judged_of(objection, ruling, check_in, harmed.verdict, asked.others)
    faults = judgement_faults(objection, judged, asked.subject, asked.others, asked.city, asked.now)
    if not faults and not overlap_faults(objection, asked.others):
        yield MayAsk(harmed.slot, objection.kind, last_day_to_file(objection, judged, asked))
    correction = harmed.asked(RequestKind.CORRECTION)
    if check_in is None and not overlap_faults(correction, asked.others):
        yield MayAsk(harmed.slot, correction.kind, last_day_to_file(correction, None, asked))


def _weight(each: tuple[SlotState, MayAsk]) -> tuple[bool, bool]:
    """What is missing before what counts less, and what somebody refused before what nobody looked at."""
    state, ask = each
    return state is not SlotState.MISSING, ask.kind is not RequestKind.OBJECTION
