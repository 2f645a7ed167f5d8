"""What people of the demo's past ask for, and what those who lead them decide about it."""

from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from datetime import date, timedelta
from random import Random

from chalicelib.domain.employee import Employee, Role
from chalicelib.domain.request import LeaveKind, RequestKind, RequestState
from chalicelib.domain.shift import Slot
from chalicelib.errors import Problem
from chalicelib.use_cases.decide_request import Decision, Verdict, decide_request
from chalicelib.use_cases.file_request import Filing, file_request
from chalicelib.use_cases.ports import Services
from tools.past_people import HEAD, SECOND, SEED, PastPerson
from tools.past_setup import at
from tools.past_stories import RICH

DAY = timedelta(days=1)
SHARE = 0.008  # of a person's working days on which they ask for something
STILL_WAITING = 3 * DAY  # what was asked for so lately may wait
REASONS = {
    RequestKind.LEAVE: ("Acara keluarga", "Mengantar orang tua berobat", "Pulang kampung"),
    RequestKind.DUTY: ("Rapat koordinasi di provinsi", "Pendampingan lapangan", "Bimbingan teknis"),
    RequestKind.REMOTE: ("Menyusun laporan dari rumah", "Perbaikan ruang kerja"),
    RequestKind.PERMISSION: ("Mengurus surat di kelurahan", "Anak sakit", "Ban bocor di jalan"),
}


def filings_of(person: PastPerson, on: date, began_on: date) -> Iterator[Filing]:
    """What they file on this date."""
    if person.key == RICH:
        yield from _rich(on, began_on)
    random = Random(f"{SEED} request {person.number} {on}")
    if person.grants or on.weekday() > 4 or random.random() >= SHARE:
        return
    kind = random.choices(tuple(REASONS), (35, 25, 15, 25))[0]
    reason = random.choice(REASONS[kind])
    match kind:
        case RequestKind.LEAVE:
            first = on + random.randint(4, 8) * DAY
            yield Filing(kind, first, first + random.randint(0, 3) * DAY, reason, leave=LeaveKind.ANNUAL)
        case RequestKind.DUTY:
            first = on + 2 * DAY
            yield Filing(kind, first, first + random.randint(0, 2) * DAY, reason, order_no=f"ST/{on:%d%m}/contoh")
        case RequestKind.REMOTE:
            yield Filing(kind, on + 2 * DAY, on + 2 * DAY, reason, order_no=f"SE/{on:%d%m}/contoh")
        case _:
            late = random.random() < 0.6
            yield Filing(kind, on + DAY, on + DAY, reason, arrive_by_min=9 * 60 if late else None)


def _rich(on: date, began_on: date) -> Iterator[Filing]:
    """A rich month; what is not asked for stands in tools/past_stories.py."""

    def week(number: int, weekday: int) -> date:
        return began_on + timedelta(weeks=number, days=weekday)

    if on == week(9, 3):
        missed = week(9, 2)
        yield Filing(
            RequestKind.CORRECTION, missed, missed, "Lupa menekan tombol",
            slot=Slot.MIDDAY, counts_at=at(missed, "12:10"),
        )  # fmt: skip
    if on == week(10, 0):
        yield Filing(RequestKind.DUTY, week(10, 2), week(10, 2), "Rapat di provinsi", order_no="ST/88/contoh")
        yield Filing(RequestKind.PERMISSION, week(10, 4), week(10, 4), "Mengurus akta", arrive_by_min=9 * 60)
    if on == week(11, 0):
        yield Filing(RequestKind.LEAVE, week(12, 2), week(12, 2), "Acara keluarga", leave=LeaveKind.ANNUAL)


def file_and_decide(
    services: Services,
    admin: Employee,
    people: Mapping[PastPerson, Employee],
    on: date,
    began_on: date,
    yesterday: date,
) -> bool:
    """Whether anything was asked for. Who may not ask (balance, overlap, kind of staff) is refused, as ever."""
    leaders = {(each.unit.unit_id, each.place): each for each in people if each.place in (HEAD, SECOND)}
    filed = False
    for person in people:
        for place, filing in enumerate(filings_of(person, on, began_on)):
            verdict = _verdict(person, on, place, yesterday)
            leading = _superior(leaders, person), _head(leaders, person)
            deciders = [_as_stored(services, each) if each else admin for each in leading]
            with suppress(Problem):
                _ask(services, person, filing, place, on, verdict, deciders)
                filed = True
    return filed


def _ask(
    services: Services, person: PastPerson, filing: Filing, place: int, on: date, verdict: Verdict | None,
    deciders: Iterable[Employee],
) -> None:  # fmt: skip
    subject, tail = _as_stored(services, person), f"{person.employee_id[:6]}{on:%m%d}{place}"
    request = file_request(services, subject, subject, filing, tail, at(on, "09:00"))
    for hour, actor in zip(("10:00", "11:00"), deciders, strict=True):
        if verdict and request.state is RequestState.WAITING:
            now = at(on, hour)
            request = decide_request(services, actor, request.unit_id, request.request_id, verdict, now)


def _as_stored(services: Services, person: PastPerson) -> Employee:
    found = services.staff.employee(person.employee_id)
    assert found is not None, person.key
    return found


def _verdict(person: PastPerson, on: date, place: int, yesterday: date) -> Verdict | None:
    """None: it waits still."""
    random = Random(f"{SEED} decided {person.number} {on} {place}")
    is_recent = on > yesterday - STILL_WAITING
    if random.random() < (0.5 if is_recent else 0.03) and person.key != RICH:
        return None
    if random.random() < 0.07 and person.key != RICH:
        return Verdict(Decision.REJECT, "Kebutuhan layanan pada tanggal itu")
    return Verdict(Decision.APPROVE, None)


def _superior(leaders: Mapping[tuple[str, int], PastPerson], person: PastPerson) -> PastPerson:
    return leaders[person.unit.unit_id, SECOND]


def _head(leaders: Mapping[tuple[str, int], PastPerson], person: PastPerson) -> PastPerson | None:
    """Of the whole OPD; where that is an executive, who decides nothing, it falls to a city admin: None."""
    head = leaders[person.unit.parent_id or person.unit.unit_id, HEAD]
    return head if any(each.role is Role.SUPERVISOR for each in head.grants) else None
