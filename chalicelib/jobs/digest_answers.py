"""What a digest tells of answers that are awaited: whose turn each is, and what waits so long that those above hear."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from chalicelib.domain.city import City
from chalicelib.domain.unanswered import Unanswered, UnansweredKind
from chalicelib.rules.answer_turn import Leaders
from chalicelib.rules.day_digest import SHOWN_UNITS

_ALONE = frozenset({UnansweredKind.PLANS, UnansweredKind.RATINGS, UnansweredKind.OBJECTIONS})
_Place = tuple[str, str, str, int, bool]


@dataclass(frozen=True, slots=True)
class AwaitedAnswers:
    """By reader, None for every city admin: what they are to answer, and what those below them have not for long."""

    turns: Mapping[str | None, Sequence[Unanswered]]
    long: Mapping[str | None, Sequence[Unanswered]]

    def facts(self, reader_id: str | None, hearer_id: str, city: City) -> dict[str, object]:
        """Counts, and places to answer at; nothing where nothing waits.

        reader_id   None: of a city admin. hearer_id   who reads it: nobody is told of their own.
        """
        turns, long = (
            [each for each in found.get(reader_id, ()) if each.employee_id != hearer_id]
            for found in (self.turns, self.long)
        )
        counts: dict[str, object] = {}
        for kind in UnansweredKind:
            those = [each for each in turns if each.kind is kind]
            counts |= {str(kind): sum(each.all for each in those), f"late_{kind}": sum(each.late for each in those)}
        told = {name: count for name, count in counts.items() if count}
        told |= {"answers": _places(turns, reader_id, city)} if turns else {}
        return told | ({"long": _places(long, None, city, is_long=True)} if long else {})


def awaited_of(found: Iterable[Unanswered], leaders: Leaders) -> AwaitedAnswers:
    turns, long = (defaultdict[str | None, list[Unanswered]](list) for _ in range(2))
    for each in found:
        whose = leaders.turn_of(each)
        turns[whose].append(each)
        if each.long and whose is not None:
            long[leaders.above(whose, each.employee_id)].append(each)
    return AwaitedAnswers(turns, long)


def _places(
    found: Iterable[Unanswered], reader_id: str | None, city: City, is_long: bool = False
) -> list[Mapping[str, object]]:
    """Where they are answered, one page each, the fullest first; one thing alone has a page of its own."""
    by_place = defaultdict[_Place, list[Unanswered]](list)
    for each in found:
        is_own = each.kind is UnansweredKind.ACTIVITIES and each.named_id == reader_id is not None
        by_place[each.kind, "" if is_own else each.unit_id, each.period_id, each.year, is_own].append(each)
    counted = [(sum(each.long if is_long else each.all for each in those), place) for place, those in by_place.items()]
    return [_place(count, place, by_place[place], city) for count, place in sorted(counted, key=_fullest)[:SHOWN_UNITS]]


def _fullest(counted: tuple[int, _Place]) -> tuple[int, _Place]:
    count, place = counted
    return -count, place


def _place(count: int, place: _Place, those: Sequence[Unanswered], city: City) -> Mapping[str, object]:
    kind, unit_id, period_id, year, _ = place
    told: dict[str, object] = {"what": str(kind), "count": count}
    told |= {"unit_id": unit_id, "unit": city.unit_name(unit_id)} if unit_id else {}
    told |= {"period": period_id} if period_id else {}
    told |= {"year": year} if year else {}
    alone = those[0] if len(those) == 1 and kind in _ALONE else None
    return told | ({"employee_id": alone.employee_id, "number": alone.number} if alone else {})
