"""Time passes and people come: in time, late, elsewhere, offline, twice; photos are looked at."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from hypothesis import strategies as st
from hypothesis.stateful import initialize, precondition, rule

from chalicelib.domain.attendance import CheckIn, Reason
from chalicelib.domain.office import Position
from chalicelib.domain.shift import DAY_SLOTS, PlannedSlot, Slot
from chalicelib.errors import Problem
from chalicelib.jobs.evidence import make_evidence
from chalicelib.use_cases.record_check_in import record_check_in
from chalicelib.use_cases.see_today import see_today
from chalicelib.use_cases.submission import Submission
from tests.cast import WIB
from tests.jpegs import selfie
from tests.use_cases.events.days import Begin
from tests.use_cases.events.people import DAY, LAST
from tests.use_cases.events.stage import PEOPLE, PICK, Stage
from tests.use_cases.events.trouble import PERHAPS, Trouble
from tests.use_cases.hand import PHOTO, Draft

FAR = Position(106.0522, -6.0099)
WALL = st.sampled_from(
    ["06:10", "07:45", "08:20", "09:58", "12:00", "14:10", "15:30", "16:05", "18:15", "20:30", "22:00"]
)
COMING = st.dictionaries(PEOPLE, st.sampled_from(["sound", "sound", "offline", "broken", "later"]))
A_DAY = st.tuples(*[COMING] * 4)


@dataclass
class Try:
    """A check-in on its way: what was signed, and what came back the last time it was sent."""

    draft: Draft
    sent: Submission
    answer: CheckIn | None = None


class Coming(Stage):
    def __init__(self, begin: Begin, done: Counter[str]) -> None:
        super().__init__(begin, done)
        self.tries: list[Try] = []
        self.pockets: list[tuple[str, Draft]] = []
        self.uploads: list[tuple[str, str, bool]] = []
        self.not_uploaded: list[Draft] = []

    @rule(wall=WALL, days=st.sampled_from([0, 0, 0, 0, 0, 1, 1, 3]))
    def time_passes(self, wall: str, days: int) -> None:
        """To the next time that a clock on the wall shows this, and some days more."""
        here = self.days.now.astimezone(WIB)
        at = here.replace(hour=int(wall[:2]), minute=int(wall[3:]), second=0, microsecond=0) + DAY * days
        then = at if at > here else at + DAY
        if then.date() <= LAST:
            self.days.world.clock.set(then.astimezone(self.days.now.tzinfo))

    @initialize(days=st.lists(A_DAY, min_size=1, max_size=3), closes=st.booleans(), trouble=PERHAPS)
    def some_days_went_by(self, days: list[tuple[dict[str, str], ...]], closes: bool, trouble: Trouble | None) -> None:
        for day in days:
            self.a_day_goes_by(day, trouble)
        if closes:
            self.days.settle()

    @rule(day=A_DAY, trouble=PERHAPS)
    def a_day_goes_by(self, day: tuple[dict[str, str], ...], trouble: Trouble | None) -> None:
        for wall, people in zip(("07:35", "12:05", "15:55", "20:50"), day, strict=True):
            self.time_passes(wall, 0)
            self.people_come(people, trouble)

    @rule(people=COMING, trouble=PERHAPS)
    def people_come(self, people: dict[str, str], trouble: Trouble | None) -> None:
        """Each to whatever is open and not done yet; something may happen to the first."""
        for who, how in sorted(people.items()):
            for on, planned in list(self.open_windows(who)):
                if planned.slot not in self.told.of(who, on):
                    one = (
                        self.begin_offline(who, planned.slot)
                        if how == "offline"
                        else self.begin(who, planned.slot, how)
                    )
                    assert one is None or self.try_now(one, trouble)
                    trouble = None

    @rule(who=PEOPLE, pick=PICK, photo=st.sampled_from(["sound", "sound", "broken", "later"]), trouble=PERHAPS)
    def come(self, who: str, pick: int, photo: str, trouble: Trouble | None) -> None:
        """At the office while a window is open: whose slot is empty is checked in."""
        open_now = list(self.open_windows(who))
        if not open_now:
            return
        on, planned = open_now[pick % len(open_now)]
        held = self.told.of(who, on).get(planned.slot)
        made = self.try_now(self.begin(who, planned.slot, photo), trouble)
        assert made or held, "nothing was there, the window was open, the place was right"
        if made:
            assert (made.employee_id, made.local_date, made.slot) == (who, on, planned.slot)

    @rule(who=PEOPLE, slot=st.sampled_from(Slot), trouble=PERHAPS)
    def come_too_early_or_elsewhere(self, who: str, slot: Slot, trouble: Trouble | None) -> None:
        is_open = any(planned.slot is slot for _, planned in self.open_windows(who))
        try:
            draft = self.begin(who, slot, "sound")
        except Problem:
            assert not is_open
            return
        assert is_open
        draft.draft.position = FAR
        draft.sent = self.signed(draft.draft)
        made = self.try_now(draft, trouble)
        assert made is None or made.office_id.startswith("order:")

    @rule(who=PEOPLE)
    def open_the_page(self, who: str) -> None:
        """The phone keeps what it needs to check in offline."""
        for slot in DAY_SLOTS:
            if draft := self.held_offline(who, slot):
                self.pockets.append((who, draft))

    @precondition(lambda self: self.pockets)
    @rule(pick=PICK, trouble=PERHAPS)
    def come_back_online(self, pick: int, trouble: Trouble | None) -> None:
        who, draft = self.pockets.pop(pick % len(self.pockets))
        made = self.try_now(self.ready(who, draft, "sound"), trouble)
        assert made is None or Reason.OFFLINE in made.reasons

    @precondition(lambda self: self.tries)
    @rule(pick=PICK, trouble=PERHAPS)
    def send_the_same_again(self, pick: int, trouble: Trouble | None) -> None:
        """F1: however late, the first answer stands."""
        old = self.tries[pick % len(self.tries)]
        first = old.answer
        made = self.try_now(old, trouble)
        if first and self.told.of(first.employee_id, first.local_date).get(first.slot) == first:
            assert made == first

    @precondition(lambda self: self.uploads)
    @rule(pick=PICK, trouble=PERHAPS)
    def look_at_a_photo(self, pick: int, trouble: Trouble | None) -> None:
        key, version_id, is_sound = self.uploads[pick % len(self.uploads)]
        found = self.tried(lambda: make_evidence(self.days.services, key, version_id, self.days.now), trouble)
        assert found
        assert (found.problem is None) == is_sound
        self.told.photos[key] = is_sound
        self.done["photo"] += 1

    @precondition(lambda self: self.not_uploaded)
    @rule(pick=PICK)
    def a_photo_comes_late(self, pick: int) -> None:
        self.upload(self.not_uploaded.pop(pick % len(self.not_uploaded)))

    def begin(self, who: str, slot: Slot, photo: str) -> Try:
        return self.ready(who, self.days.hands[who].begin(slot), photo)

    def begin_offline(self, who: str, slot: Slot) -> Try | None:
        """With what the phone was given this very moment."""
        draft = self.held_offline(who, slot)
        return self.ready(who, draft, "sound") if draft else None

    def held_offline(self, who: str, slot: Slot) -> Draft | None:
        """None where nothing is to be done of the day that the phone shows."""
        hand = self.days.hands[who]
        today = see_today(self.days.services, hand.actor, hand.device_id, self.days.now)
        sealed = next((each.day_challenge for each in today.slots if each.planned.slot is slot), None)
        return Draft(hand, sealed) if sealed else None

    def ready(self, who: str, draft: Draft, photo: str) -> Try:
        if who == "budi":  # the others need send none
            draft.photo = PHOTO if photo == "broken" else selfie(1)
            if photo == "later":
                self.not_uploaded.append(draft)
            else:
                self.upload(draft)
        made = Try(draft, self.signed(draft))
        self.tries.append(made)
        return made

    def upload(self, draft: Draft) -> None:
        made = draft.hand.city.s3.put_object(
            Bucket="", Key=draft.challenge.upload_key, Body=draft.photo, ContentType="image/jpeg",
            ChecksumAlgorithm="SHA256",
        )  # fmt: skip
        self.uploads.append((draft.challenge.upload_key, made["VersionId"], draft.photo != PHOTO))

    def signed(self, draft: Draft) -> Submission:
        sent = draft.submission()
        return sent if draft.hand.employee_id == "budi" else replace(sent, selfie_sha256=None)

    def try_now(self, one: Try, trouble: Trouble | None) -> CheckIn | None:
        """What it was answered, in the end; what is accepted is accepted for ever."""
        try:
            actor = self.days.person(one.draft.hand.employee_id)
            answer = self.tried(
                lambda: record_check_in(self.days.services, actor, one.sent, self.days.now), trouble
            ).check_in
        except Problem as refusal:
            self.done[f"refused {type(refusal).__name__}"] += 1
            return None
        self.done["check-in"] += 1
        one.answer = answer
        self.told.accept(answer)
        return answer

    def open_windows(self, who: str) -> Iterator[tuple[date, PlannedSlot]]:
        now = self.days.now
        for on in (self.days.today - DAY, self.days.today):
            for planned in self.told.day(who, on).plan.windows:
                if planned.opens_at <= now < planned.closes_at:
                    yield on, planned
