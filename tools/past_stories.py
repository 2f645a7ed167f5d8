"""Whose past in the demo city has something in it to be found: cheats, absences that discipline counts, a rich month.

Everybody else is honest, now and then late, ill or forgetful. The rules find what they find; nothing here is flagged.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from functools import lru_cache

from chalicelib.domain.shift import Slot
from tools.past_drafts import PastDraft, photo_of
from tools.past_people import PastPerson
from tools.signal_people import mirrored

Cheat = Callable[[PastPerson, date, list[PastDraft]], list[PastDraft]]
DAY = timedelta(days=1)
OFFICE_POINT = (31.0, -22.0)  # metres from the office: what an app that fakes positions says for four people


@dataclass(frozen=True)
class Story:
    """cheat   what becomes of an honest day, from week `since_week` on, on these weekdays (Monday 0).

    absences, left_out, offline, late_min, early_min   by date: what differs from the person's habits.
    """

    cheat: Cheat | None = None
    since: date = date.max
    weekdays: frozenset[int] = frozenset(range(7))
    absences: frozenset[date] = frozenset()
    left_out: frozenset[tuple[date, Slot]] = frozenset()
    offline: frozenset[tuple[date, Slot]] = frozenset()
    late_min: Mapping[date, int] = field(default_factory=dict)
    early_min: Mapping[date, int] = field(default_factory=dict)
    always_late_min: int = 0

    def cheats_on(self, on: date) -> bool:
        return on >= self.since and on.weekday() in self.weekdays


HONEST = Story()
RICH = "dinkes-04"  # an ordinary employee with a month that has something of everything


@lru_cache(maxsize=1_000)
def story_of(person: PastPerson, began_on: date) -> Story:
    """Weeks are counted from the Monday on which the past begins."""

    def week(number: int, weekday: int = 0) -> date:
        return began_on + timedelta(weeks=number, days=weekday)

    told: dict[str, Story] = {
        **dict.fromkeys(("dukcapil-03", "dukcapil-04", "dukcapil-05", "dukcapil-06"), Story(_same_point, week(4))),
        "pu-05": Story(_own_point, week(2), frozenset({0, 2, 4})),
        "pu-06": Story(_jumps, week(1), frozenset({0})),
        "kec-pantai-08": Story(_lent_phone, week(3), frozenset({1, 3})),
        "smp-kenanga-09": Story(_old_photo, week(2), frozenset({1, 2, 4})),
        "organisasi-07": Story(_script, week(6), frozenset({0, 1})),
        "dinkes-10": Story(always_late_min=52),
        "disdik-11": Story(absences=frozenset({week(1, 2), week(5, 3), week(9, 1)})),
        "pu-12": Story(absences=frozenset(week(each, each % 5) for each in (1, 3, 5, 8, 11))),
        "kec-pantai-13": Story(
            absences=frozenset({*(week(6, at) for at in range(5)), *(week(9, at) for at in (1, 2, 3))})
        ),
        RICH: _rich(week),
    }
    return told.get(person.key, HONEST)


def _rich(week: Callable[..., date]) -> Story:
    """Of everything a little in the last weeks; what was asked for beside it stands in tools/past_requests.py."""
    return Story(
        late_min={week(9, 1): 38, week(10, 0): 27, week(11, 3): 44, week(12, 1): 33},
        early_min={week(10, 3): 35},
        left_out=frozenset({(week(9, 2), Slot.MIDDAY), (week(11, 1), Slot.DEPARTURE)}),
        offline=frozenset({(week(10, 1), Slot.ARRIVAL), (week(12, 3), Slot.MIDDAY)}),
        absences=frozenset({week(11, 4)}),
    )


def _same_point(_: PastPerson, __: date, day: list[PastDraft]) -> list[PastDraft]:
    return [replace(each, east_m=OFFICE_POINT[0], north_m=OFFICE_POINT[1], accuracy_m=5.0) for each in day]


def _own_point(_: PastPerson, __: date, day: list[PastDraft]) -> list[PastDraft]:
    return [replace(each, east_m=-18.0, north_m=41.0, accuracy_m=4.0) for each in day]


def _lent_phone(person: PastPerson, _: date, day: list[PastDraft]) -> list[PastDraft]:
    """In the hand of a colleague, who checks in for both."""
    return [replace(each, phone=person.key.replace("08", "07")) for each in day]


def _old_photo(person: PastPerson, on: date, day: list[PastDraft]) -> list[PastDraft]:
    """That of an honest day almost two weeks ago."""
    old = [photo_of(person, on - 13 * DAY, each.slot) for each in day]
    return [replace(each, photo=photo, mirror=mirrored(photo)) for each, photo in zip(day, old, strict=True)]


def _jumps(_: PastPerson, __: date, day: list[PastDraft]) -> list[PastDraft]:
    """At the apel, and two minutes later at an office on the other side of the city."""
    apel = next((each for each in day if each.slot is Slot.EVENT), None)
    if apel is None:
        return day
    at = apel.at + timedelta(minutes=2)
    return [replace(each, at=at, is_away=True) if each.slot is Slot.ARRIVAL else each for each in day]


def _script(_: PastPerson, __: date, day: list[PastDraft]) -> list[PastDraft]:
    return [replace(each, took_ms=34) for each in day]
