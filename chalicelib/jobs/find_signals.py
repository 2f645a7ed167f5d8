"""Look for signals in a unit's closed date, and keep what they were found by for the dates to come.

A message of its own on the close queue. The close sends it before it writes down that the date is closed, so that a
closer which dies in between sends it again and no date is left out; and it comes SIGNALS_AFTER_S later, behind the
closes of the hour and the photos that were still to be looked at. Whatever fails here fails this message alone: the
date is closed, the people are judged and told. A check-in or a photo that comes after the close has the date looked
at again, by the same way, and so has whoever sends the message twice.

Twice is once: flags and traces of the date are written together, in place of those that stood and only where they
differ, and a flag that was there keeps the instant at which it was found. A date that is looked at again is compared
with those before it alone; what later dates were compared with is not looked for again.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from chalicelib.domain.attendance import CheckIn, Evidence
from chalicelib.domain.closing import SignalsTask
from chalicelib.domain.signal import DayFlags
from chalicelib.domain.trace import DayTrace, PersonTrace, Seen
from chalicelib.proof.position_mark import position_mark
from chalicelib.rules.evidence import sound_evidence
from chalicelib.rules.local_time import local_date
from chalicelib.rules.signal_photos import OWN_DAYS
from chalicelib.rules.signal_rules import signal_rules_on
from chalicelib.rules.signals import find_signs, flags_of, trace_of
from chalicelib.use_cases.ports import Changed, Services, StoreUnavailable

SIGNALS_AFTER_S = 900  # the longest that a queue keeps a message back
CHECK_INS_CHANGED = ("offline", "extension", "evidence")  # why a date is judged again that has other check-ins now
DARK = "DARK"
DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Looked:
    """What one message came to.

    people   who have a flag.
    """

    unit_id: str
    check_ins: int = 0
    flags: int = 0
    people: int = 0


def find_signals(services: Services, task: SignalsTask, now: datetime) -> Looked:
    """Flag the unit's date; nothing where it is not closed, or too old to have its positions.

    Reads a Query each of the date's check-ins and evidence, of the check-ins of the date before, and of the traces of
    180 days; none per employee. Raises StoreUnavailable while another worker writes the same date.
    """
    city, state = services.city.fresh(now), services.closes.get(task.unit_id)
    oldest = local_date(now, city.settings.zone) - timedelta(days=OWN_DAYS)
    if state is None or not oldest <= task.on <= state.closed_through:
        return Looked(task.unit_id)
    held = services.flags.day(task.unit_id, task.on)  # before the facts: whoever reads later ones writes later
    made = _check_ins(services, task)
    if any(each.position is None and each.position_hash for each in made):  # forgotten: what was found stands
        return Looked(task.unit_id)
    seen = _seen(services, task, made)
    before = _check_ins(services, replace(task, on=task.on - DAY))
    stood: list[PersonTrace] = []
    rules = signal_rules_on(city.settings.signal_rules, task.on)
    flags = flags_of(find_signs(seen, before, _past(services, task, stood), rules), held, now, rules)
    trace = trace_of(seen)
    if (held.flags, tuple(stood)) != (flags, trace) or not held.revision:
        _save(services, replace(held, flags=flags), DayTrace(task.unit_id, task.on, trace))
    return Looked(task.unit_id, len(seen), len(flags), len({each.employee_id for each in flags}))


def _past(services: Services, task: SignalsTask, stood: list[PersonTrace]) -> Iterator[DayTrace]:
    """What stays of the 180 days before; what stood of the date itself goes into `stood`."""
    for day in services.flags.traces(task.unit_id, task.on - timedelta(days=OWN_DAYS), task.on):
        if day.local_date == task.on:
            stood += day.people
        else:
            yield day


def _save(services: Services, flags: DayFlags, trace: DayTrace) -> None:
    try:
        services.flags.save(flags, trace)
    except Changed:
        raise StoreUnavailable("flags contended") from None


def _check_ins(services: Services, task: SignalsTask) -> list[CheckIn]:
    days = services.attendance.unit_day(task.unit_id, task.on)
    return [made for day in days for made in day.check_ins.values()]


def _seen(services: Services, task: SignalsTask, made: Sequence[CheckIn]) -> list[Seen]:
    found = services.evidence.of_unit_day(task.unit_id, task.on)
    by_key: dict[str, list[Evidence]] = {}
    for evidence in found.values():
        by_key.setdefault(evidence.upload_key, []).append(evidence)
    salt = services.secrets.receipt_keys().salt
    return [_with_photo(each, by_key, salt) for each in made]


def _with_photo(made: CheckIn, found: Mapping[str, Iterable[Evidence]], salt: bytes) -> Seen:
    """Of a dark photo, as of none, the hash says nothing: its darkness is noted as it is."""
    seen = Seen(made)
    if seen.is_placed and made.position:
        seen = replace(seen, mark=position_mark(made.position, made.employee_id, salt))
    photo = sound_evidence(made, found.get(made.upload_key, ()))
    if photo is None or DARK in photo.notes:
        return seen
    return replace(seen, dhash=photo.dhash, dhash_mirror=photo.dhash_mirror)
