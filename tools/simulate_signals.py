"""How well do signals do? A synthetic city of honest people and cheats, looked at by the real rules.

    python -m tools.simulate_signals                the held-out seeds, at length: docs/signals.md keeps what it prints
    python -m tools.simulate_signals --tune         the seeds that the thresholds were chosen on

What it can and cannot show: docs/signals.md.
"""

import argparse
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from functools import partial
from math import sqrt
from random import Random
from statistics import median

from chalicelib.domain.attendance import CheckIn, Reason
from chalicelib.domain.office import Position
from chalicelib.domain.signal import Sign, Signal
from chalicelib.domain.trace import DayTrace, Seen
from chalicelib.proof.position_mark import position_mark
from chalicelib.rules.signal_clock import clock_jump_s
from chalicelib.rules.signal_rules import SIGNALS_DEFAULT
from chalicelib.rules.signals import find_signs, trace_of
from tools.signal_cheats import GROUP, KINDS, Gang
from tools.signal_people import Draft, Person, honest_day, someone

TUNED_ON, HELD_OUT = (1, 2, 3), (101, 102, 103)
FIRST = date(2026, 1, 5)
OFFICE = Position(106.042203, -6.009866)
DEGREE_M = 110_600
SALT = b"simulated"
TRIED = replace(SIGNALS_DEFAULT, network_people=4)  # what is off by default is measured apart
OFF = frozenset({Signal.SHARED_NETWORK.value})
WANTED_HONEST, WANTED_RECALL = 0.01, 0.95


@dataclass(frozen=True)
class Size:
    """Of one seed: units with so many honest people and a gang of every kind of cheat; working days."""

    units: int = 4
    honest: int = 90
    days: int = 60


@dataclass
class Tally:
    """What came of one kind of cheat, or of the honest (`turn` 0)."""

    days: Counter[str] = field(default_factory=Counter)  # person -> days with a check-in, those that can be known
    flagged: Counter[str] = field(default_factory=Counter)
    found_on: dict[str, int] = field(default_factory=dict)  # person -> the number of the day first flagged
    people: set[str] = field(default_factory=set)
    signals: Counter[str] = field(default_factory=Counter)
    off: Counter[str] = field(default_factory=Counter)  # person -> days that a signal which is off would flag
    all_days: int = 0


def wilson(hits: int, of: int) -> tuple[float, float]:
    """The 95 % interval of a share (Wilson 1927)."""
    if not of:
        return 0.0, 1.0
    z, share = 1.959964, hits / of
    middle = (share + z * z / (2 * of)) / (1 + z * z / of)
    half = z / (1 + z * z / of) * sqrt(share * (1 - share) / of + z * z / (4 * of * of))
    return max(0.0, middle - half), min(1.0, middle + half)


def simulate(seeds: Sequence[int], size: Size) -> dict[str, Tally]:
    """By kind of cheat; the honest under ""."""
    if len(seeds) == 1:
        return _simulate_one(seeds[0], size)
    with ProcessPoolExecutor() as pool:
        parts = list(pool.map(partial(_simulate_one, size=size), seeds))
    return {kind: _sum([each[kind] for each in parts]) for kind in ("", *KINDS)}


def _simulate_one(seed: int, size: Size) -> dict[str, Tally]:
    tallies: defaultdict[str, Tally] = defaultdict(Tally)
    for number in range(size.units):
        _Unit(Random(f"{seed} {number}"), f"{seed}-{number}", size).run(tallies)
    return {kind: tallies[kind] for kind in ("", *KINDS)}


def _sum(parts: Iterable[Tally]) -> Tally:
    """Of different seeds: nobody is in two of them."""
    whole = Tally()
    for each in parts:
        whole.days.update(each.days)
        whole.flagged.update(each.flagged)
        whole.signals.update(each.signals)
        whole.off.update(each.off)
        whole.all_days += each.all_days
        whole.found_on |= each.found_on
        whole.people |= each.people
    return whole


class _Unit:
    """One unit's people through the days."""

    def __init__(self, random: Random, name: str, size: Size) -> None:
        self.random, self.days = random, size.days
        desks: list[tuple[float, float]] = []
        self.honest = [someone(random, f"{name}-{at:03}", desks) for at in range(size.honest)]
        self._share_phones()
        self.gangs = {kind: self._gang(f"{name}-{at}", desks) for at, kind in enumerate(KINDS)}
        self.begin = {kind: random.randint(min(5, size.days // 3), size.days // 3) for kind in KINDS}
        self.often = {kind: random.uniform(0.3, 1) for kind in KINDS}

    def run(self, tallies: defaultdict[str, Tally]) -> None:
        past: list[DayTrace] = []
        before: list[CheckIn] = []
        for number, on in enumerate(_working_days(self.days)):
            cheating = {
                kind for kind in KINDS if number >= self.begin[kind] and self.random.random() < self.often[kind]
            }
            made = self._day(on, cheating)
            seen = [_seen(who, on, draft) for who, drafts in made.items() for draft in drafts]
            day_before = before if before and before[0].local_date == on - timedelta(days=1) else []
            signs = find_signs(seen, day_before, past, TRIED)
            self._count(tallies, number, made, cheating, signs)
            self._remember(made)
            past.append(DayTrace("unit", on, trace_of(seen)))
            before = [each.check_in for each in seen]

    def _remember(self, made: dict[str, list[Draft]]) -> None:
        """What was sent can be sent again."""
        for gang in self.gangs.values():
            for person in gang.people:
                person.photos += [each.photo for each in made[person.person_id] if each.photo is not None]

    def _share_phones(self) -> None:
        """By arrangement, a key each: a pair in every unit, and three people of 180."""
        people = iter(self.honest)
        for number, size in enumerate((2, 3 if self.random.random() < len(self.honest) / 180 else 0)):
            for _ in range(size):
                next(people).family = f"family {number}"

    def _gang(self, name: str, desks: list[tuple[float, float]]) -> Gang:
        random = self.random
        people = [someone(random, f"cheat-{name}-{at}", desks) for at in range(GROUP)]
        for each in people:  # whoever cheats with photos has some
            each.is_dark, each.has_photo, each.is_team = False, True, False
        points = [(random.gauss(0, 40), random.gauss(0, 40)) for _ in people]
        return Gang(random, people, points[0], points)

    def _day(self, on: date, cheating: set[str]) -> dict[str, list[Draft]]:
        made = {each.person_id: honest_day(self.random, each, on) for each in self.honest}
        _same_fixes(self.random, self.honest, made)
        for kind, gang in self.gangs.items():
            gang.turn += kind in cheating
            for person in gang.people:
                day = honest_day(self.random, person, on)
                made[person.person_id] = KINDS[kind].cheat(gang, person, day) if kind in cheating else day
        return made

    def _count(
        self,
        tallies: defaultdict[str, Tally],
        number: int,
        made: dict[str, list[Draft]],
        cheating: set[str],
        signs: Sequence[Sign],
    ) -> None:
        flagged: defaultdict[str, set[str]] = defaultdict(set)
        for sign in signs:
            flagged[sign.employee_id].add(sign.signal.value)
        for person in self.honest:
            _note(tallies[""], person.person_id, made, flagged, number + 1, True)
        for kind in cheating:
            gang = self.gangs[kind]
            for person in gang.people:
                _note(tallies[kind], person.person_id, made, flagged, gang.turn, gang.turn >= KINDS[kind].known_from)


def _note(
    tally: Tally,
    who: str,
    made: dict[str, list[Draft]],
    flagged: dict[str, set[str]],
    turn: int,
    can_be_known: bool,
) -> None:
    if not made[who]:
        return
    tally.people.add(who)
    found = flagged.get(who, set())
    signals = found - OFF
    tally.all_days += 1
    tally.off[who] += bool(found & OFF)
    tally.days[who] += can_be_known
    tally.flagged[who] += can_be_known and bool(signals)
    tally.signals.update(signals)
    if signals:
        tally.found_on.setdefault(who, turn)


def _same_fixes(random: Random, people: Sequence[Person], made: dict[str, list[Draft]]) -> None:
    """Of a shared phone the next one may get the fix of the one before: browsers hand out one of half a minute ago."""
    of_phone: dict[tuple[str, str], Draft] = {}
    for person in people:
        for draft in made[person.person_id] if person.family else ():
            last = of_phone.get((person.family or "", draft.slot))
            if last and random.random() < 0.3:
                draft.east_m, draft.north_m, draft.accuracy_m = last.east_m, last.north_m, last.accuracy_m
            of_phone[person.family or "", draft.slot] = draft


def _seen(who: str, on: date, draft: Draft) -> Seen:
    east, north = draft.east_m / DEGREE_M, draft.north_m / DEGREE_M
    position = Position(round(OFFICE.longitude + east, 7), round(OFFICE.latitude + north, 7))
    reasons = (Reason.OFFLINE,) if draft.offline else ()
    received_at = draft.at + timedelta(milliseconds=draft.took_ms)
    permitted_at = draft.at + timedelta(milliseconds=draft.took_ms * 0.2)
    signed_at = draft.at + timedelta(milliseconds=draft.took_ms * 0.8, seconds=draft.clock_turned_s)
    made = CheckIn(
        employee_id=who, unit_id="unit", local_date=on, slot=draft.slot, challenge_id="", body_hash=b"",
        counts_at=draft.at, received_at=received_at, position=position,
        accuracy_m=draft.accuracy_m, distance_m=0, office_id="office", offices_version=1, fence_version=1,
        selfie_sha256=b"photo" if draft.photo is not None else b"", selfie_version_id=None, device_id=draft.phone,
        signature=b"", reasons=reasons, made_by=draft.made_by,
        clock_jump_s=0 if draft.offline else clock_jump_s(permitted_at, signed_at, draft.at, received_at),
        network=draft.network.encode(),
    )  # fmt: skip
    hashes = [b"" if each is None else each.to_bytes(32) for each in (draft.photo, draft.mirror)]
    return Seen(made, position_mark(position, who, SALT), *hashes)


def _working_days(count: int) -> Iterator[date]:
    on = FIRST
    while count:
        if on.weekday() < 5:
            yield on
            count -= 1
        on += timedelta(days=1)


def rows(tallies: dict[str, Tally]) -> Iterator[str]:
    """The table, as docs/signals.md keeps it."""
    honest = tallies[""]
    days, flagged = honest.days.total(), honest.flagged.total()
    yield "| honest | person-days | flagged | share (95 %) | people ever flagged |"
    yield "|---|---|---|---|---|"
    ever = f"{len(honest.found_on)} of {len(honest.people)}"
    yield f"| all | {days:,} | {flagged:,} | {_share(flagged, days, 2)} | {ever} |"
    for signal, count in honest.signals.most_common():
        yield f"| {signal} | | {count:,} | {_share(count, days, 2)} | |"
    yield ""
    yield "| cheat | people | found (95 %) | on cheating day (median) | person-days, once known | flagged (95 %) |"
    yield "|---|---|---|---|---|---|"
    for kind, facts in KINDS.items():
        tally = tallies[kind]
        people, found = len(tally.people), len(tally.found_on)
        first = f"{median(tally.found_on.values()):g}" if found else "-"
        known, hit = tally.days.total(), tally.flagged.total()
        name = f"**{kind}**" if facts.is_plain else f"{kind} (new)" if facts.is_new else kind
        yield f"| {name} | {people} | {_share(found, people, 1)} | {first} | {known:,} | {_share(hit, known, 1)} |"


def rows_of_what_is_off(tallies: dict[str, Tally]) -> Iterator[str]:
    """What a signal that is off by default would flag, by `TRIED`."""
    yield "| off by default: shared_network, 4 people in 5 minutes | person-days | flagged (95 %) |"
    yield "|---|---|---|"
    for kind in ("", "one house, a key for each", "one phone, a key for each"):
        tally = tallies[kind]
        yield f"| {kind or 'honest'} | {tally.all_days:,} | {_share(tally.off.total(), tally.all_days, 1)} |"


def _share(hits: int, of: int, decimals: int) -> str:
    low, high = wilson(hits, of)
    if not of:
        return "-"
    return f"{hits / of:.{decimals}%} ({low:.{decimals}%} to {high:.{decimals}%})"


def failures(tallies: dict[str, Tally]) -> list[str]:
    """Which of the wanted figures are missed."""
    honest = tallies[""]
    found = [] if honest.flagged.total() <= WANTED_HONEST * honest.days.total() else ["honest"]
    for kind, facts in KINDS.items():
        tally = tallies[kind]
        people = len(tally.found_on) >= WANTED_RECALL * len(tally.people)
        days = tally.flagged.total() >= WANTED_RECALL * tally.days.total()
        if facts.is_plain and not (people and days):
            found.append(kind)
    return found


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--tune", action="store_true", help="the seeds that the thresholds were chosen on")
    chosen = parser.parse_args()
    tallies = simulate(TUNED_ON if chosen.tune else HELD_OUT, Size())
    print(*rows(tallies), "", *rows_of_what_is_off(tallies), sep="\n")
    missed = failures(tallies)
    print(f"\nMissed: {', '.join(missed)}" if missed else "\nBoth wanted figures hold.")
    return int(bool(missed))


if __name__ == "__main__":
    raise SystemExit(main())
