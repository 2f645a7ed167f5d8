"""The honest people of a synthetic city: where their phones say they are, how surely, with what photo, how fast.

Everything here is assumed, not measured: docs/signals.md says what follows from that.
"""

from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from random import Random
from typing import Final
from zoneinfo import ZoneInfo

from chalicelib.domain.shift import Slot

WIB: Final = ZoneInfo("Asia/Jakarta")
BITS = 256
ROW = 16
LADDER = (5.0, 10.0, 20.0, 35.0, 65.0, 100.0)  # what phones that do not tell more of their accuracy tell
OPERATORS = ("operator 1", "operator 2", "operator 3", "operator 4")
ADDRESSES = 4  # of one operator in a town at one time
TIMES = {Slot.ARRIVAL: (7, 20), Slot.MIDDAY: (12, 0), Slot.DEPARTURE: (16, 5)}


@dataclass
class Draft:
    """One check-in before it is made: metres from the unit's office, the photo as a hash, None without one.

    network         whatever stands for the address that the server sees.
    clock_turned_s  how far the phone's clock moved between challenge and signature, beyond the time that passed.
    """

    slot: Slot
    at: datetime
    east_m: float
    north_m: float
    accuracy_m: float
    took_ms: int
    phone: str
    photo: int | None
    mirror: int | None
    made_by: str | None = None
    offline: bool = False
    network: str = ""
    clock_turned_s: float = 0.0


@dataclass
class Person:
    """One honest person's habits.

    rounds     how the phone tells its accuracy: to 0.1 m, 1 m, 5 m, by the ladder, or nearly always as 20 m.
    same_view  how alike their selfies are: bits flip with this many sixteenths of a chance.
    snaps      points that a phone indoors returns exactly, now and then.
    clock_off_s  how far their phone's clock is from the true time, all the time.
    operator   of their mobile data: all phones of it come by a few addresses. None: they use the office's network.
    family     with whom the phone is shared by arrangement: a key each, one fix at times.
    """

    person_id: str
    desk: tuple[float, float]
    sigma_m: float
    rounds: str
    scene: int
    same_view: int
    rtt_ms: float
    snaps: tuple[tuple[float, float], ...] = ()
    family: str | None = None
    far_noon: tuple[float, float] | None = None
    is_team: bool = False
    is_dark: bool = False
    has_photo: bool = True
    clock_off_s: float = 0.0
    operator: str | None = None
    photos: list[int] = field(default_factory=list)  # those sent on dates before


def someone(random: Random, person_id: str, desks: list[tuple[float, float]]) -> Person:
    """desks   of the unit: one in ten people sits at somebody else's."""
    desk = random.choice(desks) if desks and random.random() < 0.1 else (random.gauss(0, 30), random.gauss(0, 30))
    desks.append(desk)
    return Person(
        person_id=person_id,
        desk=desk,
        sigma_m=random.uniform(4, 12),
        rounds=random.choices(("tenth", "metre", "five", "ladder", "stuck"), (50, 25, 10, 14, 1))[0],
        scene=random.getrandbits(BITS),
        same_view=random.choices((6, 4, 3, 2, 1), (50, 40, 8, 1.5, 0.5))[0],
        rtt_ms=random.lognormvariate(3.7, 0.7),  # half of them below 40 ms
        snaps=tuple((random.gauss(0, 15), random.gauss(0, 15)) for _ in range(3)) if random.random() < 0.02 else (),
        far_noon=(random.uniform(2_000, 8_000), random.uniform(-3_000, 3_000)) if random.random() < 0.05 else None,
        is_team=random.random() < 0.01,
        is_dark=random.random() < 0.03,
        has_photo=random.random() > 0.01,
        clock_off_s=clock_off_s(random),
        operator=random.choices((None, *OPERATORS), (45, 25, 15, 10, 5))[0],
    )


def honest_day(random: Random, person: Person, on: date) -> list[Draft]:
    """Of one date: one in twenty has none, one slot in twenty is left out."""
    if random.random() < 0.05:
        return []
    return [_draft(random, person, on, slot) for slot in TIMES if random.random() > 0.05]


def _draft(random: Random, person: Person, on: date, slot: Slot) -> Draft:
    middle = datetime.combine(on, time(*TIMES[slot]), WIB)
    place = person.far_noon if slot is Slot.MIDDAY and person.far_noon else person.desk
    east_m, north_m = random.gauss(place[0], person.sigma_m), random.gauss(place[1], person.sigma_m)
    if person.snaps and random.random() < 0.02:
        east_m, north_m = random.choice(person.snaps)
    photo = taken(random, person)
    return Draft(
        slot=slot,
        at=middle + timedelta(seconds=round(random.gauss(0, 600), 3)),
        east_m=east_m,
        north_m=north_m,
        accuracy_m=told_accuracy(random, person),
        took_ms=took(random, person, photo is not None),
        phone=f"phone of {person.person_id}",
        photo=photo,
        mirror=None if photo is None else mirrored(photo),
        made_by="supervisor" if person.is_team else None,
        offline=random.random() < 0.02,
        network=network_of(random, person),
        clock_turned_s=set_right(random, person),
    )


def clock_off_s(random: Random) -> float:
    """Most phones are set by their network; some by hand, and a few by a zone that is none of ours."""
    by_network, by_hand, by_zone = random.gauss(0, 3), random.gauss(0, 300), random.choice((-3_600.0, 3_600.0))
    return random.choices((by_network, by_hand, by_zone), (90, 8, 2))[0]


def network_of(random: Random, person: Person) -> str:
    """The office's, or one of the addresses behind which an operator puts a town (CGNAT); one in ten is elsewhere."""
    if random.random() < 0.1:
        return f"at home of {person.person_id}"
    return f"{person.operator} {random.randrange(ADDRESSES)}" if person.operator else "office"


def set_right(random: Random, person: Person) -> float:
    """Once in some thousand check-ins the phone sets its clock right just then."""
    return -person.clock_off_s if random.random() < 1 / 5_000 else 0.0


def told_accuracy(random: Random, person: Person) -> float:
    felt = max(2.0, random.lognormvariate(0, 0.35) * person.sigma_m * 1.5)
    match person.rounds:
        case "tenth":
            return round(felt, 1)
        case "metre":
            return float(round(felt))
        case "five":
            return max(5.0, 5.0 * round(felt / 5))
        case "stuck" if random.random() < 0.97:
            return 20.0
    return next((step for step in LADDER if felt <= step), LADDER[-1])


def taken(random: Random, person: Person) -> int | None:
    """A new selfie: of one's own scene, never twice alike. A dark one tells nothing."""
    if person.is_dark or not person.has_photo:
        return None
    return person.scene ^ flips(random, person.same_view)


def took(random: Random, person: Person, has_photo: bool) -> int:
    """Milliseconds from a challenge to its check-in: the answer, the upload by a way of its own, the request."""
    rtt_ms = person.rtt_ms * random.lognormvariate(0, 0.3)
    upload_ms = 3 * rtt_ms + random.uniform(30, 90) + random.lognormvariate(4.5, 1.0) if has_photo else 0
    return round(rtt_ms + random.uniform(25, 80) + upload_ms)


def flips(random: Random, sixteenths: int) -> int:
    """Each of 256 bits with a chance of so many sixteenths: 1, 2, 3, 4 or 6."""
    a, b, c, d = (random.getrandbits(BITS) for _ in range(4))
    return {1: a & b & c & d, 2: a & b & c, 3: a & b & (c | d), 4: a & b, 6: a & (b | c)}[sixteenths]


def mirrored(photo: int) -> int:
    """The hash of the mirrored picture: every row the other way round, its gradients turned."""
    text = f"{photo:0{BITS}b}"
    rows = (text[at : at + ROW] for at in range(0, BITS, ROW))
    return int("".join(row[::-1] for row in rows), 2) ^ ((1 << BITS) - 1)


def copied(random: Random, photo: int) -> int:
    """Of a copy: another quality, size or brightness makes 0 to 7 bits another (jobs/selfie.py)."""
    for place in random.sample(range(BITS), random.randint(0, 7)):
        photo ^= 1 << place
    return photo
