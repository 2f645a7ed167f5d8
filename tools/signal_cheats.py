"""Ways of cheating, each as what it makes of an honest day."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import timedelta
from random import Random

from chalicelib.domain.shift import Slot
from tools.signal_people import Draft, Person, copied, mirrored

GROUP = 4  # people who cheat together


@dataclass
class Gang:
    """Who cheats together, and what they hold in common. turn: the number of the day they cheat on."""

    random: Random
    people: list[Person]
    point: tuple[float, float]
    points: list[tuple[float, float]]
    turn: int = 0


Cheat = Callable[[Gang, Person, list[Draft]], list[Draft]]


def _fixed(gang: Gang, person: Person, day: list[Draft]) -> list[Draft]:
    """An app that says one point and one accuracy; everybody has chosen a point of their own."""
    east_m, north_m = gang.points[gang.people.index(person)]
    return [replace(each, east_m=east_m, north_m=north_m, accuracy_m=5.0) for each in day]


def _jitter(accuracy_m: float | None) -> Cheat:
    def cheat(gang: Gang, person: Person, day: list[Draft]) -> list[Draft]:
        east_m, north_m = gang.points[gang.people.index(person)]
        return [
            replace(
                each,
                east_m=gang.random.gauss(east_m, 4),
                north_m=gang.random.gauss(north_m, 4),
                accuracy_m=accuracy_m or each.accuracy_m,
            )
            for each in day
        ]

    return cheat


def _passed_around(gang: Gang, person: Person, day: list[Draft]) -> list[Draft]:
    """One phone and its key for all, one after the other."""
    return [_in_turn(gang, person, each, phone=f"phone of {gang.people[0].person_id}") for each in day]


def _key_each(gang: Gang, person: Person, day: list[Draft]) -> list[Draft]:
    """The same hand and place, but a key for everybody: as an arranged phone, without the arrangement."""
    return [_in_turn(gang, person, each, phone=each.phone) for each in day]


def _in_turn(gang: Gang, person: Person, draft: Draft, phone: str) -> Draft:
    start = draft.at.replace(hour=draft.at.hour, minute=20, second=0, microsecond=0)
    place = gang.people.index(person)
    first = gang.people[0]
    return replace(
        draft,
        phone=phone,
        at=start + timedelta(seconds=40 * place + gang.random.uniform(0, 20)),
        east_m=gang.random.gauss(first.desk[0], first.sigma_m),
        north_m=gang.random.gauss(first.desk[1], first.sigma_m),
    )


def _replayed(turned: bool) -> Cheat:
    """An old photo of one's own, as it is or mirrored."""

    def cheat(gang: Gang, person: Person, day: list[Draft]) -> list[Draft]:
        old = person.photos
        return [_with_photo(gang, each, gang.random.choice(old), turned) if old else each for each in day]

    return cheat


def _others(gang: Gang, person: Person, day: list[Draft]) -> list[Draft]:
    """A photo that a colleague took in the last days."""
    friend = gang.people[(gang.people.index(person) + 1) % len(gang.people)]
    recent = friend.photos[-3:]
    return [_with_photo(gang, each, gang.random.choice(recent), False) if recent else each for each in day]


def _cropped(gang: Gang, person: Person, day: list[Draft]) -> list[Draft]:
    """An old photo, cut: its hash is another (20 to 70 bits)."""
    found = _replayed(turned=False)(gang, person, day)
    return [_blurred(gang, each) for each in found] if person.photos else found


def _blurred(gang: Gang, draft: Draft) -> Draft:
    photo = draft.photo or 0
    for place in gang.random.sample(range(256), gang.random.randint(20, 70)):
        photo ^= 1 << place
    return replace(draft, photo=photo, mirror=mirrored(photo))


def _with_photo(gang: Gang, draft: Draft, old: int, turned: bool) -> Draft:
    photo = copied(gang.random, mirrored(old) if turned else old)
    return replace(draft, photo=photo, mirror=copied(gang.random, mirrored(photo)))


def _bot(gang: Gang, _: Person, day: list[Draft]) -> list[Draft]:
    """A script that sends as soon as it has its challenge."""
    return [replace(each, took_ms=gang.random.randint(5, 70)) for each in day]


def _clock_turned(gang: Gang, _: Person, day: list[Draft]) -> list[Draft]:
    """Turned back once the challenge is there, so that the photo and the record show an earlier time."""
    return [replace(each, clock_turned_s=-60 * gang.random.uniform(5, 60)) for each in day]


def _clock_nudged(gang: Gang, _: Person, day: list[Draft]) -> list[Draft]:
    """By less than what a phone's own correction may come to."""
    return [replace(each, clock_turned_s=-gang.random.uniform(5, 25)) for each in day]


def _one_house(gang: Gang, person: Person, day: list[Draft]) -> list[Draft]:
    """Several phones with a key each in one hand, in a house whose network is none of the office's."""
    return [replace(_in_turn(gang, person, each, each.phone), network=f"house {gang.point}") for each in day]


def _teleport(gang: Gang, _: Person, day: list[Draft]) -> list[Draft]:
    """At the office, and a few minutes later at another one 15 to 30 km away."""
    if not day:
        return []
    first = day[0]
    away = gang.random.uniform(15_000, 30_000)
    later = first.at + timedelta(minutes=gang.random.uniform(2, 5))
    return [*day, replace(first, slot=Slot.EVENT, at=later, east_m=first.east_m + away)]


def _point_of_the_day(gang: Gang, _: Person, day: list[Draft]) -> list[Draft]:
    """All use one point that somebody sends round, another every day."""
    shared = Random(f"{gang.point} {gang.turn}")
    east_m, north_m = shared.gauss(0, 40), shared.gauss(0, 40)
    return [replace(each, east_m=east_m, north_m=north_m) for each in day]


def _points_in_turn(gang: Gang, person: Person, day: list[Draft]) -> list[Draft]:
    """Five points of one's own, one after the other."""
    own = Random(person.person_id)
    points = [(own.gauss(0, 40), own.gauss(0, 40)) for _ in range(5)]
    east_m, north_m = points[gang.turn % 5]
    return [replace(each, east_m=east_m, north_m=north_m) for each in day]


@dataclass(frozen=True)
class Kind:
    """known_from: the number of the cheating day from which on the rules can know, by the defaults."""

    cheat: Cheat
    is_plain: bool
    known_from: int = 1
    is_new: bool = False  # no threshold was chosen by it


KINDS: Mapping[str, Kind] = {
    "fixed coordinates": Kind(_fixed, True, known_from=3),
    "one phone passed around": Kind(_passed_around, True),
    "photo replayed": Kind(_replayed(turned=False), True),
    "photo mirrored": Kind(_replayed(turned=True), True),
    "bot speed": Kind(_bot, True),
    "teleport": Kind(_teleport, True),
    "jitter, one accuracy": Kind(_jitter(5.0), False),
    "jitter, accuracy too": Kind(_jitter(None), False),
    "a colleague's photo": Kind(_others, False, is_new=True),
    "one point for all, each day another": Kind(_point_of_the_day, False, is_new=True),
    "five points in turn": Kind(_points_in_turn, False, is_new=True),
    "old photo, cropped": Kind(_cropped, False, is_new=True),
    "clock turned back": Kind(_clock_turned, True),
    "clock turned a little": Kind(_clock_nudged, False, is_new=True),
    "one house, a key for each": Kind(_one_house, False, is_new=True),
    "one phone, a key for each": Kind(_key_each, False, is_new=True),
}
