"""What of a closed date is looked at, and in whose queue it lies."""

from dataclasses import replace
from datetime import timedelta

import pytest

from chalicelib.domain.attendance import CheckIn, Evidence
from chalicelib.domain.employee import Employee, Grant, Role, Sex
from chalicelib.domain.notice import NoticeKind
from chalicelib.domain.review import CITY_QUEUE, Draw, Review, ReviewCause
from chalicelib.domain.shift import Slot
from chalicelib.domain.signal import Flag, Signal
from chalicelib.domain.trace import DayTrace
from chalicelib.jobs.draw_reviews import draw_reviews, review_closed_date
from chalicelib.use_cases.day_roots import append_root
from chalicelib.use_cases.ports import StoreUnavailable
from tests.cast import MONDAY, person, wib
from tests.fakes import FakeReviews
from tests.use_cases.hand import PHOTO, Hand
from tests.world import World, entry

CROWD = [person(f"Orang {each}", f"UJI-{each:03}", "umum") for each in range(12)]


@pytest.fixture
def city(city: World) -> World:
    """Umum with a dozen people more, and Gani leading the health centre."""
    for each in CROWD:
        city.services.staff.save(each, None, entry("test_add", city.clock.now))
    city.change("gani", lambda each: replace(each, grants=(Grant(Role.SUPERVISOR, "puskesmas"),)))
    return city


def checked_in(city: World, people: list[Employee]) -> list[CheckIn]:
    """And their photos looked at."""
    return [looked_at(city, Hand(city, each.employee_id).check_in()) for each in people]


def looked_at(city: World, made: CheckIn) -> CheckIn:
    found = Evidence(made.upload_key, made.selfie_version_id or "v", made.selfie_sha256, len(PHOTO), city.clock.now,
                     evidence_key="evidence/a.jpg")  # fmt: skip
    city.services.evidence.add(found)
    return made


def drawn(
    city: World, seed: str = "root", flags: dict[tuple[str, Slot], dict[str, dict[str, object]]] | None = None
) -> Draw:
    known = city.services.city.fresh(city.clock.now)
    return draw_reviews(city.services, known, "umum", MONDAY, seed, flags or {}, city.clock.now)


def lying(city: World, queue: str) -> list[Review]:
    return city.services.reviews.waiting(queue)


def test_three_lie_with_the_own_supervisor_and_two_with_another_units(city: World) -> None:
    checked_in(city, CROWD)
    found = drawn(city)
    assert (found.candidates, found.quota, found.seed, found.partner_id) == (12, 5, "root", "puskesmas")
    assert (len(lying(city, "citra")), len(lying(city, "gani"))) == (3, 2)
    assert len({each.employee_id for each in found.reviews}) == 5


def test_twice_is_once_and_the_first_draw_stands(city: World) -> None:
    checked_in(city, CROWD)
    first = drawn(city)
    assert drawn(city, seed="another root") == first
    assert lying(city, "citra") + lying(city, "gani") == sorted(
        first.reviews, key=lambda each: (each.queue_id, each.review_id)
    )  # fmt: skip


def test_killed_between_two_of_them_it_goes_on_with_the_same(city: World, monkeypatch: pytest.MonkeyPatch) -> None:
    checked_in(city, CROWD)
    assign, left = FakeReviews.assign, [2]

    def dying(self: FakeReviews, review: Review) -> None:
        left[0] -= 1
        if left[0] < 0:
            raise StoreUnavailable("killed")
        assign(self, review)

    with monkeypatch.context() as patch:
        patch.setattr(FakeReviews, "assign", dying)
        with pytest.raises(StoreUnavailable):
            drawn(city)
    assert len(drawn(city).reviews) == len(lying(city, "citra")) + len(lying(city, "gani")) == 5


def test_what_is_provisional_or_ruled_on_or_without_a_photo_is_not_drawn(city: World) -> None:
    checked_in(city, CROWD[:1])
    Hand(city, CROWD[1].employee_id).begin_offline().send()
    assert drawn(city).candidates == 1


def test_nobody_reviews_their_own(city: World) -> None:
    looked_at(city, Hand(city, "citra").check_in())
    assert [each.queue_id for each in drawn(city).reviews] == ["gani"]


def test_whoever_was_drawn_before_waits_for_the_others(city: World) -> None:
    checked_in(city, CROWD)
    seen = tuple(
        Review("citra", "umum", MONDAY - timedelta(days=1), each.employee_id, Slot.ARRIVAL, f"{at:032x}")
        for at, each in enumerate(CROWD[:7])
    )
    city.services.reviews.keep_draw(Draw("umum", MONDAY - timedelta(days=1), "x", 5, None, 12, seen))
    assert {each.employee_id for each in drawn(city).reviews} == {each.employee_id for each in CROWD[7:]}


def test_a_flag_is_the_city_admins_to_look_at(city: World) -> None:
    made = checked_in(city, CROWD)[0]
    flags = {(made.employee_id, Slot.ARRIVAL): {"same_place": {"people": 5}}, ("antah", Slot.ARRIVAL): {}}
    drawn(city, flags=flags)
    (flag,) = lying(city, CITY_QUEUE)
    assert (flag.employee_id, flag.cause, flag.signals) == (
        made.employee_id, ReviewCause.FLAG, {"same_place": {"people": 5}}
    )  # fmt: skip
    assert (len(lying(city, "citra")), len(lying(city, "gani"))) == (3, 2)


def test_a_city_that_draws_none_has_flags_alone(city: World) -> None:
    made = checked_in(city, CROWD)[0]
    settings = city.services.city.fresh(city.clock.now).settings
    city.publish("settings", replace(settings, reviews=replace(settings.reviews, quota=0)))
    city.clock.set(wib(8))
    found = drawn(city, flags={(made.employee_id, Slot.ARRIVAL): {"same_place": {"people": 5}}})
    assert [each.cause for each in found.reviews] == [ReviewCause.FLAG]


def test_a_closed_date_is_drawn_by_its_root_and_an_old_one_not_at_all(city: World) -> None:
    checked_in(city, CROWD)
    now = city.clock.now
    assert review_closed_date(city.services, "umum", MONDAY, now) == 0  # nobody has closed it
    root = append_root(city.services, "umum", MONDAY, now)
    assert review_closed_date(city.services, "umum", MONDAY, now + timedelta(days=8)) == 0
    assert review_closed_date(city.services, "umum", MONDAY, now) == 5
    kept = city.services.reviews.draw("umum", MONDAY)
    assert kept and kept.seed == root


def test_what_a_signal_flagged_is_drawn_with_its_facts(city: World) -> None:
    made = checked_in(city, CROWD)[0]
    flag = Flag(
        made.employee_id, "umum", MONDAY, Slot.ARRIVAL, Signal.TOO_FAST, city.clock.now, "1:default", {"ms": 90}
    )
    held = city.services.flags.day("umum", MONDAY)
    city.services.flags.save(replace(held, flags=(flag,)), DayTrace("umum", MONDAY, ()))
    append_root(city.services, "umum", MONDAY, city.clock.now)
    review_closed_date(city.services, "umum", MONDAY, city.clock.now)
    assert [each.signals for each in lying(city, CITY_QUEUE)] == [{"too_fast": {"ms": 90}}]


def wishing(city: World, who: str, sex: Sex, wishes: bool = True) -> None:
    city.change(who, lambda each: replace(each, sex=sex, same_sex_review=wishes))


def test_who_wishes_for_the_same_sex_is_looked_at_by_who_is(city: World) -> None:
    made = checked_in(city, CROWD[:1])[0]
    wishing(city, made.employee_id, Sex.FEMALE)
    wishing(city, "citra", Sex.MALE, wishes=False)
    wishing(city, "gani", Sex.FEMALE, wishes=False)
    assert [(each.queue_id, each.reviewer_sex) for each in drawn(city).reviews] == [("gani", Sex.FEMALE)]
    assert city.services.notices.of_person(made.employee_id, 10) == []


def test_where_nobody_at_hand_is_it_lies_with_the_city_admins_and_its_person_is_told_once(city: World) -> None:
    made = checked_in(city, CROWD[:1])[0]
    wishing(city, made.employee_id, Sex.FEMALE)
    wishing(city, "citra", Sex.MALE, wishes=False)
    (review,) = drawn(city).reviews
    drawn(city)
    assert (review.queue_id, review.cause, review.reviewer_sex) == (CITY_QUEUE, ReviewCause.SAMPLE, Sex.FEMALE)
    (notice,) = city.services.notices.of_person(made.employee_id, 10)
    assert (notice.kind, notice.facts) == (NoticeKind.REVIEWER, {"local_date": "2026-11-23", "slot": "arrival"})


def test_a_wish_holds_for_flags_too(city: World) -> None:
    made = checked_in(city, CROWD)[0]
    wishing(city, made.employee_id, Sex.MALE)
    drawn(city, flags={(made.employee_id, Slot.ARRIVAL): {"same_place": {"people": 5}}})
    assert [each.reviewer_sex for each in lying(city, CITY_QUEUE)] == [Sex.MALE]
