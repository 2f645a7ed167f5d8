"""What those who lead, and a city admin, decided in the demo's past beside requests: each by its use case."""

from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from datetime import date, datetime
from itertools import groupby

from chalicelib.domain.attendance import CheckIn, Reason
from chalicelib.domain.employee import Employee
from chalicelib.domain.review import CITY_QUEUE, Review
from chalicelib.domain.signal import Signal
from chalicelib.errors import Problem
from chalicelib.use_cases.lock_month import lock_month, see_month
from chalicelib.use_cases.look_at_review import look_at_review
from chalicelib.use_cases.outages import declare_outage
from chalicelib.use_cases.ports import Services
from chalicelib.use_cases.review_check_ins import decide_review
from chalicelib.use_cases.rule_check_ins import WantedRuling, rule_check_ins
from tools.past_people import SECOND
from tools.past_setup import at

FAILED_AT = ("contoh-pu", "contoh-dukcapil")  # whose network was cut one morning
INVALID_BELOW = 20  # of 256: the first byte of a challenge, as of a throw of dice
UPHELD_BELOW = 64
NO_OFFICE = "Foto tidak menunjukkan kantor"
LENT, SAME_POINT = "Ponsel dipakai dua orang", "Titik sama persis dengan tiga rekan"


def rule_offline(
    services: Services, leaders: Mapping[tuple[str, int], Employee], made: Iterable[CheckIn], now: datetime
) -> None:
    """Check-ins that were made without a network, a unit after the other; nobody decides on their own."""
    waiting = sorted((each for each in made if Reason.OFFLINE in each.reasons), key=lambda each: each.unit_id)
    for unit_id, of_unit in groupby(waiting, key=lambda each: each.unit_id):
        actor = leaders[unit_id, SECOND]
        wanted = [
            WantedRuling(each.employee_id, each.local_date, each.slot, each.challenge_id, _is_valid(each))
            for each in of_unit
            if each.employee_id != actor.employee_id
        ]
        rule_check_ins(services, actor, unit_id, wanted, NO_OFFICE, now)


def _is_valid(check_in: CheckIn) -> bool:
    return int(check_in.challenge_id[:2], 16) >= INVALID_BELOW


def declare_failure(services: Services, admin: Employee, on: date, unit_ids: Sequence[str], now: datetime) -> None:
    """Half an hour of the morning before; who was late in it is judged again."""
    units = [each for each in FAILED_AT if each in unit_ids]
    if units:
        declare_outage(services, admin, at(on, "07:20"), at(on, "07:50"), units, "Jaringan putus", now, "contoh")


def lock(services: Services, admin: Employee, month: date, now: datetime) -> None:
    """For pay, with what still waits in it. Where other units are not closed through it, it stays open, and says so."""
    told = f"{month:%Y-%m}"
    if services.months.lock(told):
        return
    try:
        standing, _, _ = see_month(services, told, now)
        lock_month(services, admin, told, standing.waiting, now)
    except Problem as refusal:
        print(f"The demo's past: {told} stays open ({refusal.code}).", flush=True)


def decide_looks(
    services: Services, admin: Employee, leaders: Iterable[Employee], through: date, now: datetime
) -> None:
    """Looks of dates up to this one: those drawn as valid, of those flagged what is plain as not."""
    for leader in leaders:
        for each in _owed(services, leader.employee_id, through):
            _decide_look(services, leader, each, None, now)
    for each in _owed(services, CITY_QUEUE, through):
        _decide_look(services, admin, each, _why_not(each), now)


def _decide_look(services: Services, actor: Employee, review: Review, reason: str | None, now: datetime) -> None:
    """Where somebody has ruled on it meanwhile it is put aside."""
    with suppress(Problem):  # what is not to be seen any more is decided without
        look_at_review(services, actor, review.review_id, now)
    with suppress(Problem):
        decide_review(services, actor, review.review_id, reason is None, reason, now)


def _owed(services: Services, queue_id: str, through: date) -> list[Review]:
    return [each for each in services.reviews.waiting(queue_id) if each.local_date <= through]


def _why_not(review: Review) -> str | None:
    """A quarter of what tells of another's phone or point is found true."""
    if int(review.challenge_id[:2], 16) >= UPHELD_BELOW:
        return None
    reasons = {Signal.SHARED_PHONE: LENT, Signal.SHARED_POSITION: SAME_POINT}
    return next((reason for signal, reason in reasons.items() if signal in review.signals), None)
