"""The demo's day as it was judged, for a terminal: verdicts, totals, roots and notices, read from the tables."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import groupby

from chalicelib.domain.shift import DAY_SLOTS, Slot
from chalicelib.domain.verdict import DayVerdict, SlotVerdict
from chalicelib.rules.month_totals import fold_days
from chalicelib.use_cases.day_roots import chain_of
from chalicelib.use_cases.ports import Services
from tools.demo_people import UNITS, Player

READ_NOTICES = 100


def lines(services: Services, on: date, players: Sequence[Player]) -> Iterator[str]:
    """One line a person, then what it comes to."""
    stories = {each.name: each.story for each in players}
    rows = [row for unit_id in UNITS for row in _rows(services, unit_id, on)]
    yield f"{on:%A} {on}"
    yield f"{'':<16}{'status':<12}{'arrival':<13}{'midday':<13}{'departure':<13}{'apel':<13}story; why"
    for _, name, verdict in rows:
        yield _line(name, verdict, stories.get(name, ""))
    yield f"totals: {_totals(verdict for _, _, verdict in rows)}"
    for unit_id in UNITS:
        yield from (f"root of {unit_id}: {each}" for each in _roots(services, unit_id, on))
    yield f"notices: {_notices(services, [employee_id for employee_id, _, _ in rows])}"


def _rows(services: Services, unit_id: str, on: date) -> list[tuple[str, str, DayVerdict]]:
    verdicts = services.months.of_date(unit_id, on)
    people = services.staff.people(verdicts)
    return sorted(((each, people[each].name, verdict) for each, verdict in verdicts.items()), key=lambda row: row[1])


def _line(name: str, verdict: DayVerdict, story: str) -> str:
    by_slot = {each.slot: each for each in verdict.slots}
    cells = [_cell(by_slot.get(slot)) for slot in DAY_SLOTS]
    why = sorted({reason for each in verdict.slots for reason in each.because})
    told = f"; {', '.join(why)}" if why else ""
    columns = "".join(f"{each:<13}" for each in (*cells, _cell(verdict.event)))
    return f"{name:<16}{verdict.status:<12}{columns}{story}{told}"


def _cell(slot: SlotVerdict | None) -> str:
    """`late 18`, with what was permitted, held or waived behind it."""
    if slot is None:
        return "."
    minutes = [str(slot.minutes)] if slot.minutes else []
    for sign, each in (("p", slot.permitted_min), ("h", slot.held_min), ("w", slot.waived_min)):
        minutes += [f"{sign}{each}"] if each else []
    return " ".join([slot.state, *minutes])


def _totals(verdicts: Iterable[DayVerdict]) -> str:
    totals = fold_days(verdicts)
    days = ", ".join(f"{count} {status}" for status, count in totals.days.items())
    missing = sum(totals.missing.get(each, 0) for each in Slot)
    return (
        f"{days}; late {totals.late_min} min, early {totals.early_min}, permitted {totals.permitted_min}, "
        f"waived {totals.waived_min}; {missing} slots missing, {totals.events_missed} apel missed"
    )


def _roots(services: Services, unit_id: str, on: date) -> list[str]:
    entries = [each.entry for each in services.audit.entries(chain_of(unit_id, on))]
    return [f"{each.action} {each.facts['root']}" for each in entries if each.facts.get("root")]


def _notices(services: Services, employee_ids: Iterable[str]) -> str:
    kinds = sorted(notice.kind for each in employee_ids for notice in services.notices.of_person(each, READ_NOTICES))
    return ", ".join(f"{len(list(group))} {kind}" for kind, group in groupby(kinds)) or "none"
