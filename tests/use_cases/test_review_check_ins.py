"""Looks that are owed: seen, looked at, asked about, decided."""

from contextlib import suppress
from dataclasses import replace
from datetime import date, timedelta

import pytest

from chalicelib.domain.attendance import CheckIn, Evidence
from chalicelib.domain.closing import RejudgeTask
from chalicelib.domain.employee import Sex
from chalicelib.domain.notice import NoticeKind
from chalicelib.domain.request import Delegation
from chalicelib.domain.review import CITY_QUEUE, Review, ReviewCause, ReviewState
from chalicelib.domain.selfie_view import ViewReason
from chalicelib.domain.shift import Slot
from chalicelib.domain.verdict import Outcome
from chalicelib.errors import AlreadyReviewed, DecideOwn, InputInvalid, LookFirst, NotFound, SelfieNotThere
from chalicelib.rules.review import FLAG_WAITS
from chalicelib.use_cases.look_at_review import Look, look_at_review
from chalicelib.use_cases.ports import Changed, StoreUnavailable
from chalicelib.use_cases.review_check_ins import decide_review
from chalicelib.use_cases.review_questions import answer_question, ask_person, see_questions
from chalicelib.use_cases.rule_check_ins import WantedRuling, rule_check_ins
from chalicelib.use_cases.see_attendance import see_month, see_unit_day
from chalicelib.use_cases.see_reviews import Owed, see_reviews
from chalicelib.use_cases.see_selfie import see_views
from tests.cast import MONDAY, wib
from tests.fakes import FakeReviews
from tests.notices_fake import FakeNotices
from tests.use_cases.desk import Desk
from tests.use_cases.hand import PHOTO, Hand
from tests.world import World


class Reviewers(Desk):
    def owe(self, made: CheckIn, queue: str = "citra", **more: object) -> Review:
        review = Review(queue, made.unit_id, made.local_date, made.employee_id, made.slot, made.challenge_id)
        review = replace(review, **more)
        self.city.services.reviews.assign(review)
        return review

    def arrival(self, who: str = "ani") -> CheckIn:
        """Checked in, and the photo looked at."""
        made = Hand(self.city, who).check_in()
        key = f"evidence/{made.employee_id}-{made.local_date}.jpg"
        found = Evidence(made.upload_key, made.selfie_version_id or "v", made.selfie_sha256, len(PHOTO),
                         self.city.clock.now, evidence_key=key)  # fmt: skip
        self.city.services.evidence.add(found)
        self.city.services.selfies.write_evidence(key, PHOTO, 90)
        return made

    def owed(self, who: str = "citra") -> list[Owed]:
        return see_reviews(self.services, self.person(who), self.city.clock.now).owed

    def decide(self, who: str, review: Review, valid: bool, reason: str | None = None) -> Review:
        """Once they have looked, where there is something that they may look at."""
        with suppress(AlreadyReviewed, DecideOwn, NotFound, SelfieNotThere):
            self.look(who, review)
        return self.decide_unseen(who, review, valid, reason)

    def decide_unseen(self, who: str, review: Review, valid: bool, reason: str | None = None) -> Review:
        return decide_review(self.services, self.person(who), review.review_id, valid, reason, self.city.clock.now)

    def look(self, who: str, review: Review) -> Look:
        return look_at_review(self.services, self.person(who), review.review_id, self.city.clock.now)

    def ask(self, who: str, review: Review, question: str = "Di ruang mana?") -> Review:
        return ask_person(self.services, self.person(who), review.review_id, question, self.city.clock.now)

    def answer(self, who: str, review: Review, text: str = "Di aula") -> Review:
        return answer_question(self.services, self.person(who), review.review_id, text, self.city.clock.now)


@pytest.fixture
def desk(city: World) -> Reviewers:
    return Reviewers(city)


def test_what_is_owed_is_listed_the_oldest_first_with_its_age(desk: Reviewers) -> None:
    made = desk.arrival()
    desk.owe(made)
    desk.city.clock.set(wib(8, on=MONDAY + timedelta(days=2)))
    desk.owe(desk.arrival("budi"))
    first, second = desk.owed()
    assert (first.name, first.check_in, first.age_days) == ("Ani", made, 2)
    assert (second.name, second.age_days) == ("Budi", 0)
    assert desk.owed("eko") == []


def test_valid_it_stays_as_it_is_and_leaves_the_queue(desk: Reviewers) -> None:
    review = desk.owe(desk.arrival())
    assert desk.decide("citra", review, valid=True).state is ReviewState.VALID
    assert desk.owed() == []
    assert desk.sent == []
    assert desk.city.services.notices.of_person("ani", 10) == []
    assert desk.city.services.attendance.ruling("umum", MONDAY, "ani", Slot.ARRIVAL) is None


def test_not_valid_is_a_ruling_its_person_hears_and_may_object_to(desk: Reviewers) -> None:
    made = desk.arrival()
    review = desk.owe(made)
    desk.city.clock.set(wib(8, on=MONDAY + timedelta(days=1)))
    desk.decide("citra", review, valid=False, reason="bukan di kantor")
    ruling = desk.city.services.attendance.ruling("umum", MONDAY, "ani", Slot.ARRIVAL)
    assert ruling and (ruling.outcome, ruling.by, ruling.reason) == (Outcome.INVALID, "citra", "bukan di kantor")
    assert desk.sent == [RejudgeTask("umum", MONDAY, ("ani",), "ruling")]
    (notice,) = desk.city.services.notices.of_person("ani", 10)
    assert (notice.kind, notice.facts["reason"]) == (NoticeKind.DECIDED, "bukan di kantor")
    now = desk.city.clock.now
    month = see_month(desk.services, desk.person("ani"), 2026, 11, now)
    (seen,) = [day for day in month if day.plan.local_date == MONDAY]
    assert seen.rulings[Slot.ARRIVAL].outcome is Outcome.INVALID
    unit = see_unit_day(desk.services, desk.person("citra"), "umum", MONDAY, now)
    (in_unit,) = [each for each in unit if each.member.employee_id == "ani"]
    assert in_unit.rulings[Slot.ARRIVAL].outcome is Outcome.INVALID


@pytest.mark.parametrize("valid", [True, False])
def test_nobody_decides_on_a_photo_that_they_have_not_looked_at(desk: Reviewers, valid: bool) -> None:
    review = desk.owe(desk.arrival(), CITY_QUEUE, cause=ReviewCause.FLAG)
    desk.look("endah", review)  # another's look is not one's own
    with pytest.raises(LookFirst):
        desk.decide_unseen("eko", review, valid, "bukan di kantor")
    assert [each.review for each in desk.owed("eko")] == [review]
    desk.look("eko", review)
    assert desk.decide_unseen("eko", review, valid, "bukan di kantor").decided_by == "eko"


def test_a_photo_that_is_gone_keeps_nobody_from_deciding(desk: Reviewers) -> None:
    review = desk.owe(Hand(desk.city).check_in())
    assert desk.decide_unseen("citra", review, valid=True).state is ReviewState.VALID


def test_not_valid_needs_a_reason(desk: Reviewers) -> None:
    review = desk.owe(desk.arrival())
    with pytest.raises(InputInvalid) as error:
        desk.decide("citra", review, valid=False)
    assert [(each.pointer, each.code) for each in error.value.errors] == [("/reason", "REASON_NEEDED")]


def test_the_same_again_is_the_same_and_another_decision_is_too_late(desk: Reviewers) -> None:
    review = desk.owe(desk.arrival())
    first = desk.decide("citra", review, valid=False, reason="bukan di kantor")
    assert desk.decide("citra", review, valid=False, reason="bukan di kantor") == first
    assert len(desk.sent) == 2  # told again: the first time may have been lost
    assert [each.kind for each in desk.city.services.notices.of_person("ani", 10)] == [NoticeKind.DECIDED]
    with pytest.raises(AlreadyReviewed):
        desk.decide("citra", review, valid=True)


@pytest.mark.parametrize("who", ["budi", "dewi", "fitri", "eko"])
def test_it_is_its_owners_alone(desk: Reviewers, who: str) -> None:
    desk.city.change("citra", lambda each: replace(each, delegation=Delegation("budi", MONDAY, MONDAY)))
    review = desk.owe(desk.arrival())
    with pytest.raises(NotFound):
        desk.decide(who, review, valid=True)


def test_who_leads_nothing_any_more_owes_nothing(desk: Reviewers) -> None:
    review = desk.owe(desk.arrival())
    desk.city.change("citra", lambda each: replace(each, grants=()))
    assert desk.owed() == []
    with pytest.raises(NotFound):
        desk.decide("citra", review, valid=True)


def test_nobody_decides_on_what_is_theirs_or_their_superiors(desk: Reviewers) -> None:
    own = desk.owe(desk.arrival("citra"))
    with pytest.raises(DecideOwn):
        desk.decide("citra", own, valid=True)
    assert desk.owed() == []


def test_flags_are_shared_by_the_city_admins(desk: Reviewers) -> None:
    flag = desk.owe(desk.arrival(), CITY_QUEUE, cause=ReviewCause.FLAG, signals={"same_place": {"people": 4}})
    assert [each.review for each in desk.owed("eko")] == [each.review for each in desk.owed("endah")] == [flag]
    desk.decide("endah", flag, valid=True)
    assert desk.owed("eko") == []
    with pytest.raises(AlreadyReviewed):
        desk.decide("eko", flag, valid=True)


def test_what_somebody_else_ruled_on_is_overtaken(desk: Reviewers) -> None:
    made = Hand(desk.city).begin_offline().send().check_in
    review = desk.owe(made)
    wanted = WantedRuling("ani", made.local_date, made.slot, made.challenge_id, valid=True)
    rule_check_ins(desk.services, desk.person("eko"), "umum", [wanted], "hadir", desk.city.clock.now)
    assert desk.owed() == []
    stands = desk.city.services.reviews.get("citra", review.review_id)
    assert stands and stands.state is ReviewState.OVERTAKEN


def test_the_photo_stands_beside_the_last_three_and_every_one_is_written_down(desk: Reviewers) -> None:
    made = []
    for back in (6, 5, 4, 3, 0):  # Tuesday to Friday, and Monday
        desk.city.clock.set(wib(7, 10, on=MONDAY - timedelta(days=back)))
        made.append(desk.arrival())
    review = desk.owe(made[-1])
    look = desk.look("citra", review)
    assert look.url.endswith("evidence/ani-2026-11-23.jpg")
    assert [each.on for each in look.beside] == [MONDAY - timedelta(days=back) for back in (3, 4, 5)]
    views = see_views(desk.services, desk.person("ani"), date(2026, 11, 1))
    assert [(view.local_date, view.reason, name) for view, name in views] == [
        (MONDAY - timedelta(days=back), ViewReason.REVIEW, "Citra") for back in (5, 4, 3, 0)
    ]  # fmt: skip


def test_a_photo_that_is_gone_is_told_and_nothing_is_written(desk: Reviewers) -> None:
    review = desk.owe(Hand(desk.city).check_in())
    with pytest.raises(SelfieNotThere):
        desk.look("citra", review)
    assert see_views(desk.services, desk.person("ani"), date(2026, 11, 1)) == []


def test_asked_its_person_is_told_answers_once_and_the_reviewer_reads_it(desk: Reviewers) -> None:
    review = desk.owe(desk.arrival())
    asked = desk.ask("citra", review)
    assert desk.ask("citra", review) == asked
    with pytest.raises(AlreadyReviewed):
        desk.ask("citra", review, "Dan dengan siapa?")
    (notice,) = desk.city.services.notices.of_person("ani", 10)
    assert (notice.kind, notice.facts["question"]) == (NoticeKind.ASKED, "Di ruang mana?")
    assert [each.question for each in see_questions(desk.services, desk.person("ani"))] == ["Di ruang mana?"]

    answered = desk.answer("ani", review)
    assert desk.answer("ani", review) == answered
    with pytest.raises(AlreadyReviewed):
        desk.answer("ani", review, "Di luar")
    assert see_questions(desk.services, desk.person("ani")) == []
    assert [each.review.answer for each in desk.owed()] == ["Di aula"]
    desk.decide("citra", review, valid=True)
    with pytest.raises(NotFound):
        desk.answer("ani", review)


def test_nobody_answers_for_another(desk: Reviewers) -> None:
    review = desk.owe(desk.arrival())
    desk.ask("citra", review)
    with pytest.raises(NotFound):
        desk.answer("budi", review)


def test_each_step_has_its_entry_and_no_word_in_it(desk: Reviewers) -> None:
    review = desk.owe(desk.arrival())
    desk.ask("citra", review)
    desk.answer("ani", review)
    desk.decide("citra", review, valid=False, reason="bukan di kantor")
    entries = [each.entry for each in desk.city.services.audit.entries("umum#2026-11-23")]
    steps = [
        each for each in entries if each.action in ("check_in_asked_about", "review_answered", "check_in_reviewed")
    ]
    assert [(each.actor_id, each.object_id) for each in steps] == [("citra", "ani"), ("ani", "ani"), ("citra", "ani")]
    assert not any(word in str(each.facts) for each in steps for word in ("ruang", "aula", "kantor"))


def test_its_person_hears_of_it_though_the_first_telling_was_lost(
    desk: Reviewers, monkeypatch: pytest.MonkeyPatch
) -> None:
    review = desk.owe(desk.arrival())

    def down(*_: object) -> None:
        raise StoreUnavailable("down")

    with monkeypatch.context() as patch:
        patch.setattr(FakeNotices, "add", down)
        with pytest.raises(StoreUnavailable):
            desk.decide("citra", review, valid=False, reason="bukan di kantor")
    desk.decide("citra", review, valid=False, reason="bukan di kantor")
    assert [each.kind for each in desk.city.services.notices.of_person("ani", 10)] == [NoticeKind.DECIDED]
    assert desk.sent == [RejudgeTask("umum", MONDAY, ("ani",), "ruling")]


def test_two_admins_who_read_the_list_at_once_both_read_it(desk: Reviewers, monkeypatch: pytest.MonkeyPatch) -> None:
    made = Hand(desk.city).begin_offline().send().check_in
    desk.owe(made, CITY_QUEUE)
    wanted = WantedRuling("ani", made.local_date, made.slot, made.challenge_id, valid=True)
    rule_check_ins(desk.services, desk.person("citra"), "umum", [wanted], None, desk.city.clock.now)

    def slower(*_: object) -> None:
        raise Changed("somebody else has put it aside")

    with monkeypatch.context() as patch:
        patch.setattr(FakeReviews, "move", slower)
        assert desk.owed("eko") == []
    assert desk.owed("endah") == []


def test_of_what_waits_for_the_other_sex_an_admin_hears_the_number_alone(desk: Reviewers) -> None:
    desk.city.change("eko", lambda each: replace(each, sex=Sex.MALE))
    desk.city.change("endah", lambda each: replace(each, sex=Sex.FEMALE))
    review = desk.owe(desk.arrival(), CITY_QUEUE, reviewer_sex=Sex.FEMALE)
    queue = see_reviews(desk.services, desk.person("eko"), desk.city.clock.now)
    assert (queue.owed, queue.waiting, queue.kept) == ([], 0, 1)
    for act in (desk.look, desk.ask, lambda who, one: desk.decide_unseen(who, one, True)):
        with pytest.raises(NotFound):
            act("eko", review)
    queue = see_reviews(desk.services, desk.person("endah"), desk.city.clock.now)
    assert ([each.review for each in queue.owed], queue.waiting, queue.kept) == ([review], 1, 0)
    assert desk.decide("endah", review, valid=True).state is ReviewState.VALID


def test_a_flag_waits_for_the_same_sex_for_three_days_and_is_then_every_admins(desk: Reviewers) -> None:
    """Nobody has entered of which sex the admins are: the wish would hide it from all of them."""
    flag = desk.owe(desk.arrival(), CITY_QUEUE, reviewer_sex=Sex.FEMALE, cause=ReviewCause.FLAG)
    drawn = desk.owe(desk.arrival("budi"), CITY_QUEUE, reviewer_sex=Sex.FEMALE)
    desk.city.clock.set(wib(8, on=MONDAY + FLAG_WAITS))
    assert desk.owed("eko") == []
    with pytest.raises(NotFound):
        desk.look("eko", flag)
    desk.city.clock.forward(days=1)
    assert [each.review for each in desk.owed("eko")] == [flag]
    assert desk.decide("eko", flag, valid=True).state is ReviewState.VALID
    with pytest.raises(NotFound):
        desk.decide_unseen("eko", drawn, valid=True)
