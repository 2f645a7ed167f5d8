"""What a closed unit-date tells those who lead its people: counted by superior, with whoever's day asks for a look."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date, datetime

from chalicelib.domain.city import City
from chalicelib.domain.digest import NotedDay, TeamDay, UnitDay
from chalicelib.domain.shift import Slot
from chalicelib.domain.staff import Member
from chalicelib.domain.verdict import DayStatus, DayVerdict, SlotState
from chalicelib.rules.month_sheet import is_trial
from chalicelib.use_cases.ports import Services

NOTED = 1_000  # people of one unit: as many fit into an item
_GRAVEST = (DayStatus.ABSENT, DayStatus.INCOMPLETE, DayStatus.UNDECIDED)


def note_unit_day(
    services: Services,
    unit_id: str,
    on: date,
    members: Iterable[Member],
    verdicts: Mapping[str, DayVerdict],
    city: City,
    at: datetime,
) -> None:
    """Keep the unit's part of the day's digests. Twice is once: the later one stands until the digests are made.

    verdicts   employee id -> verdict, of everybody judged on the date.
    at         the cut-off that it was closed by.
    """
    services.digests.note(replace(unit_day(unit_id, on, members, verdicts, city), noted_at=at))


def unit_day(
    unit_id: str, on: date, members: Iterable[Member], verdicts: Mapping[str, DayVerdict], city: City
) -> UnitDay:
    listed = list(members)
    unit = city.units.get(unit_id)
    judged = [(each, verdicts[each.employee_id]) for each in listed if each.employee_id in verdicts]
    noted = sorted((_noted(each, verdict) for each, verdict in judged if _asks_for_a_look(verdict)), key=_gravity)
    return UnitDay(
        unit_id=unit_id,
        on=on,
        teams=_teams(judged, on),
        people=tuple(noted[:NOTED]),
        holders=tuple(sorted(each.employee_id for each in listed if each.grants)),
        trial=unit is None or is_trial(on, unit.counts_from),
    )


def _teams(judged: Iterable[tuple[Member, DayVerdict]], on: date) -> tuple[TeamDay, ...]:
    by_superior = defaultdict[str, list[tuple[Member, DayVerdict]]](list)
    for member, verdict in judged:
        by_superior[member.superior_id_on(on) or ""].append((member, verdict))
    return tuple(_team(superior_id, by_superior[superior_id]) for superior_id in sorted(by_superior))


def _team(superior_id: str, judged: list[tuple[Member, DayVerdict]]) -> TeamDay:
    return TeamDay(
        superior_id=superior_id or None,
        employee_ids=tuple(sorted(member.employee_id for member, _ in judged)),
        counts=dict(sorted(Counter(verdict.status for _, verdict in judged).items())),
        phones=sum(member.pending_device_id is not None for member, _ in judged),
    )


def _asks_for_a_look(verdict: DayVerdict) -> bool:
    is_open = {SlotState.MISSING, SlotState.PROVISIONAL} & {each.state for each in verdict.slots}
    return bool(is_open or verdict.late_min or verdict.early_min)


def _noted(member: Member, verdict: DayVerdict) -> NotedDay:
    def in_state(state: SlotState) -> tuple[Slot, ...]:
        return tuple(each.slot for each in verdict.slots if each.state is state)

    return NotedDay(
        employee_id=member.employee_id,
        name=member.name,
        status=verdict.status,
        late_min=verdict.late_min,
        early_min=verdict.early_min,
        missing=in_state(SlotState.MISSING),
        provisional=in_state(SlotState.PROVISIONAL),
    )


def _gravity(noted: NotedDay) -> tuple[int, int, str, str]:
    rank = _GRAVEST.index(noted.status) if noted.status in _GRAVEST else len(_GRAVEST)
    return rank, -(noted.late_min + noted.early_min), noted.name.casefold(), noted.employee_id
