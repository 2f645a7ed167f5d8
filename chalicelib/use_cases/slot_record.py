"""What lies in the slot that a correction or an objection is about, beside what it claims."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from chalicelib.domain.attendance import CheckIn
from chalicelib.domain.city import City
from chalicelib.domain.employee import Employee
from chalicelib.domain.request import Request, RequestKind
from chalicelib.domain.shift import Slot
from chalicelib.domain.verdict import Ruling
from chalicelib.errors import CheckedInSince
from chalicelib.rules.local_time import wall_clock
from chalicelib.rules.request import OF_A_SLOT
from chalicelib.rules.ruling import state_of
from chalicelib.use_cases.day_plans import employee_day
from chalicelib.use_cases.ports import OfSlot, Services
from chalicelib.use_cases.see_attendance import with_evidence

SlotKey = tuple[str, date, Slot]  # a person, a local date, a slot of it


@dataclass(frozen=True, slots=True)
class SlotRecord:
    """A check-in, its evidence joined, and what was ruled about its slot."""

    check_in: CheckIn
    ruling: Ruling | None

    @property
    def state(self) -> str:
        return state_of(self.check_in, self.ruling)


def slot_records(services: Services, requests: Iterable[Request], now: datetime) -> Mapping[str, SlotRecord]:
    """By request id, of those about a slot in which something lies: batches of days by person, and of rulings."""
    about = [each for each in requests if each.kind in OF_A_SLOT]
    wanted: dict[str, dict[date, str]] = {}
    for each in about:
        wanted.setdefault(each.employee_id, {})[each.starts_on] = each.unit_id
    days = [day for who, dates in wanted.items() for day in services.attendance.days(who, dates)]
    check_ins = {
        (each.employee_id, each.local_date, slot): check_in
        for each in with_evidence(services, days, now)
        for slot, check_in in each.check_ins.items()
    }
    found = {
        each.request_id: check_in
        for each in about
        if each.slot and (check_in := check_ins.get((each.employee_id, each.starts_on, each.slot)))
    }
    rulings = rulings_by_slot(services, found.values())
    return {request_id: SlotRecord(each, rulings.get(slot_key(each))) for request_id, each in found.items()}


def rulings_by_slot(services: Services, slots: Collection[OfSlot]) -> Mapping[SlotKey, Ruling]:
    """Whatever was ruled about these slots: a batch of reads, none for no slot."""
    found = services.attendance.rulings_about(slots) if slots else []
    return {slot_key(each): each for each in found}


def slot_key(each: OfSlot) -> SlotKey:
    return each.employee_id, each.local_date, each.slot


def check_slot_is_free(services: Services, subject: Employee, request: Request, city: City, now: datetime) -> None:
    """Raises CheckedInSince where a check-in stands in the slot of a correction: none did when it was filed."""
    if request.kind is not RequestKind.CORRECTION:
        return
    for found in slot_records(services, [request], now).values():
        if found.state != "invalid":
            at, zone = found.check_in.counts_at, employee_day(subject, request.starts_on, city).zone
            raise CheckedInSince(
                slot=found.check_in.slot.value,
                counts_at=at.isoformat(),
                local_time=wall_clock(at, zone),
                state=found.state,
            )
