"""What of a unit's date may look like cheating? Flags, for a person to look at.

They change no verdict and no pay, and refuse nobody: honest people do what looks odd, and whoever knows the rules can
stay below them. Sources and what each cannot see: docs/rules.md#signals; how well they do: docs/signals.md.
"""

from collections.abc import Iterable, Sequence
from datetime import datetime

from chalicelib.domain.attendance import CheckIn
from chalicelib.domain.signal import DayFlags, Flag, Sign, SignalRules
from chalicelib.domain.trace import DayTrace, PersonTrace, Seen, Trace
from chalicelib.rules.signal_accuracy import ConstantAccuracies
from chalicelib.rules.signal_clock import clock_jumps
from chalicelib.rules.signal_jumps import jumps
from chalicelib.rules.signal_network import shared_networks
from chalicelib.rules.signal_phones import shared_phones, too_fast
from chalicelib.rules.signal_photos import RepeatedPhotos
from chalicelib.rules.signal_places import RepeatedPositions, shared_positions
from chalicelib.rules.signal_rules import SIGNALS_VERSION


def find_signs(
    seen: Sequence[Seen], before: Sequence[CheckIn], past: Iterable[DayTrace], rules: SignalRules
) -> list[Sign]:
    """By person, slot and signal; the order of what is given, but for the dates of `past`, does not matter.

    seen     the check-ins of a unit on one date.
    before   those of the date before.
    past     what stays of the 180 days before, the oldest first; gone through once, a date at a time.
    """
    over_time = (RepeatedPositions(seen, rules), ConstantAccuracies(seen, rules), RepeatedPhotos(seen, rules))
    for day in past:
        for each in over_time:
            each.add(day)
    found = [*shared_positions(seen, rules), *jumps(seen, before, rules)]
    found += [*shared_phones(seen, rules), *too_fast(seen, rules)]
    found += [*clock_jumps(seen, rules), *shared_networks(seen, rules)]
    found += [sign for each in over_time for sign in each.found()]
    return sorted(found, key=lambda each: (each.employee_id, each.slot, each.signal))


def flags_of(signs: Iterable[Sign], held: DayFlags, found_at: datetime, rules: SignalRules) -> tuple[Flag, ...]:
    """The flags of a unit's date in place of those that it held; what was found before was found then.

    One for each person, slot and signal.
    """
    before = {(each.employee_id, each.slot, each.signal): each.found_at for each in held.flags}
    version = f"{SIGNALS_VERSION}:{rules.rules_id}"
    return tuple(
        Flag(
            employee_id=each.employee_id,
            unit_id=held.unit_id,
            local_date=held.local_date,
            slot=each.slot,
            signal=each.signal,
            found_at=before.get((each.employee_id, each.slot, each.signal), found_at),
            rule_version=version,
            facts=each.facts,
        )
        for each in signs
    )


def trace_of(seen: Iterable[Seen]) -> tuple[PersonTrace, ...]:
    """What stays of a unit's date: by person, in the order in which they checked in."""
    of_person: dict[str, list[Trace]] = {}
    for each in sorted(seen, key=lambda one: (one.check_in.employee_id, one.check_in.counts_at, one.check_in.slot)):
        of_person.setdefault(each.check_in.employee_id, []).append(_trace(each))
    return tuple(PersonTrace(employee_id, tuple(traces)) for employee_id, traces in of_person.items())


def _trace(seen: Seen) -> Trace:
    made = seen.check_in
    tells = made.made_by is None and made.accuracy_m is not None
    accuracy_dm = round((made.accuracy_m or 0) * 10) if tells else None
    return Trace(made.slot, seen.mark if seen.is_placed else b"", accuracy_dm, seen.dhash)
