"""What a reviewer looks at: the photo, the person's last ones, and what the office looks like. Each is written down."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from chalicelib.domain.attendance import CheckIn
from chalicelib.domain.employee import Employee
from chalicelib.domain.selfie_view import SelfieView, ViewReason
from chalicelib.errors import SelfieNotThere
from chalicelib.use_cases.audit_entries import entry_of
from chalicelib.use_cases.office_photos import see_places
from chalicelib.use_cases.ports import Services
from chalicelib.use_cases.review_check_ins import find_review
from chalicelib.use_cases.see_selfie import clean_copies, file_name

BESIDE = 3  # days before it, with a photo of the same person
LOOKED_BACK_DAYS = 10  # dates in which these are looked for


@dataclass(frozen=True, slots=True)
class Beside:
    """A photo of the same person of a day before, and where it was taken."""

    on: date
    slot: str
    url: str


@dataclass(frozen=True, slots=True)
class Look:
    """Links, good for a minute."""

    url: str
    beside: Sequence[Beside]
    office: Sequence[str]


def look_at_review(services: Services, actor: Employee, review_id: str, now: datetime) -> Look:
    """Raises NotFound, AlreadyReviewed, DecideOwn, and SelfieNotThere where the photo is gone or not looked at yet."""
    _, check_in = find_review(services, actor, review_id, now)
    return open_photos(services, actor, check_in, ViewReason.REVIEW, now)


def open_photos(
    services: Services,
    actor: Employee,
    check_in: CheckIn,
    reason: ViewReason,
    now: datetime,
    more_facts: Mapping[str, object] | None = None,
) -> Look:
    """The check-in's photo beside others, for whoever was found to have the right. Raises SelfieNotThere."""
    shown = [check_in, *_before(services, check_in)]
    keys = clean_copies(services, shown)
    if check_in.challenge_id not in keys:
        raise SelfieNotThere
    seen = [each for each in shown if each.challenge_id in keys]
    views = [SelfieView(each.employee_id, each.local_date, each.slot, actor.employee_id, now, reason) for each in seen]
    facts = {
        "on": check_in.local_date.isoformat(),
        "slot": check_in.slot.value,
        "reason": reason.value,
        "challenge_id": check_in.challenge_id,
        "beside": [each.challenge_id for each in seen[1:]],
        **(more_facts or {}),
    }
    entry = entry_of(services, actor, "selfie_viewed", check_in.employee_id, now, check_in.unit_id, facts)
    services.selfie_views.add(views, entry)
    links = {each.challenge_id: services.files.link(keys[each.challenge_id], file_name(each)) for each in seen}
    places = see_places(services, services.photos.of_office(check_in.office_id))
    return Look(
        url=links[check_in.challenge_id],
        beside=[Beside(each.local_date, each.slot, links[each.challenge_id]) for each in seen[1:]],
        office=[each.url for each in places if each.url],
    )


def _before(services: Services, check_in: CheckIn) -> list[CheckIn]:
    """The same person's last ones with a photo, of the same slot where there is one: 1 BatchGet."""
    person = services.staff.employee(check_in.employee_id)
    if person is None:
        return []
    dates = [check_in.local_date - timedelta(days=back) for back in range(1, LOOKED_BACK_DAYS + 1)]
    units: Mapping[date, str] = {on: held.unit_id for on in dates if (held := person.assignment_on(on))}
    days = services.attendance.days(person.employee_id, units) if units else []
    found = []
    for day in sorted(days, key=lambda each: each.local_date, reverse=True):
        photographed = {slot: each for slot, each in day.check_ins.items() if each.selfie_sha256}
        if photographed:
            found.append(photographed.get(check_in.slot) or next(iter(photographed.values())))
    return found[:BESIDE]
