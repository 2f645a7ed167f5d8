"""Everything that a unit's date is judged by, read at once: no read per employee."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, timedelta

from chalicelib.domain.attendance import AttendanceDay, CheckIn, Evidence
from chalicelib.domain.day_proof import RecordedDay
from chalicelib.domain.machine import Punch
from chalicelib.domain.outage import Outage
from chalicelib.domain.shift import Slot
from chalicelib.domain.verdict import Ruling
from chalicelib.rules.attendance import concerning
from chalicelib.rules.evidence import join_evidence
from chalicelib.use_cases.ports import Services

# A photo that nobody has looked at by then is pending, whoever asks when.
AT_THE_CLOSE = datetime.max.replace(tzinfo=UTC)
OfPerson = tuple[Mapping[Slot, CheckIn], Mapping[Slot, Ruling], tuple[Outage, ...], tuple[Punch, ...]]
_WIDEST = timedelta(days=2)  # from a date's midnight in UTC to the last of its windows, in any zone


@dataclass(frozen=True, slots=True)
class UnitFacts:
    """Of one unit's date, by employee id: check-ins with their evidence joined, rulings, punches of machines; outages
    concern all.

    recorded   the same as it was read: of what the day's root is made over, this much.
    """

    check_ins: Mapping[str, Mapping[Slot, CheckIn]]
    rulings: Mapping[str, Mapping[Slot, Ruling]]
    outages: tuple[Outage, ...]
    recorded: RecordedDay
    punches: Mapping[str, tuple[Punch, ...]] = field(default_factory=dict)

    def of(self, employee_id: str) -> OfPerson:
        """Check-ins, rulings, outages and punches that one person's day is judged by: as `planned_facts` takes them."""
        check_ins, rulings = self.check_ins.get(employee_id, {}), self.rulings.get(employee_id, {})
        return check_ins, rulings, self.outages, self.punches.get(employee_id, ())


def read_unit_facts(services: Services, unit_id: str, on: date, at: datetime = AT_THE_CLOSE) -> UnitFacts:
    """A Query each of the unit's day, of its evidence, and of the outages around the date; photos as looked at then."""
    days, rulings = services.attendance.unit_facts(unit_id, on)
    found = services.evidence.of_unit_day(unit_id, on)
    by_employee: defaultdict[str, dict[Slot, Ruling]] = defaultdict(dict)
    for ruling in rulings:
        by_employee[ruling.employee_id][ruling.slot] = ruling
    outages = concerning(outages_around(services, on), unit_id)
    recorded = RecordedDay(days=days, rulings=rulings, evidence=list(found.values()))
    punches = {day.employee_id: day.punches for day in days if day.punches}
    return UnitFacts(joined(days, found, at), by_employee, outages, recorded, punches)


def outages_around(services: Services, on: date) -> list[Outage]:
    """Those that may touch a window of this local date, in whatever zone."""
    midnight = datetime.combine(on, datetime.min.time(), UTC)
    return services.outages.touching(midnight - _WIDEST, midnight + _WIDEST + timedelta(days=1))


def joined(
    days: Iterable[AttendanceDay], found: Mapping[tuple[str, str], Evidence], at: datetime
) -> dict[str, Mapping[Slot, CheckIn]]:
    """By employee id, each check-in with its evidence as it is looked at then. `found`: EvidenceStore.of_unit_day."""
    by_key: defaultdict[str, list[Evidence]] = defaultdict(list)
    for (key, _), evidence in found.items():
        by_key[key].append(evidence)
    return {
        day.employee_id: {slot: _with_evidence(each, by_key, at) for slot, each in day.check_ins.items()}
        for day in days
    }


def _with_evidence(check_in: CheckIn, by_key: Mapping[str, list[Evidence]], at: datetime) -> CheckIn:
    reasons = join_evidence(check_in, by_key.get(check_in.upload_key, ()), at)
    return check_in if reasons == check_in.reasons else replace(check_in, reasons=reasons)
