"""Looking at selfies: by whose right, written down first, read by whose photo it is."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

import pytest

from chalicelib.domain.attendance import CheckIn, Evidence
from chalicelib.domain.employee import Employee, Grant, Role
from chalicelib.domain.request import ApproverKind, Delegation, Request, RequestKind
from chalicelib.domain.selfie_view import SelfieView, ViewReason
from chalicelib.domain.shift import Slot
from chalicelib.errors import InputInvalid, NotFound, SelfieGone, SelfieNotThere
from chalicelib.use_cases.ports import StoreUnavailable
from chalicelib.use_cases.rule_check_ins import WantedRuling, rule_check_ins
from chalicelib.use_cases.see_selfie import WantedSelfie, see_own_selfie, see_selfie, see_views
from tests.cast import MONDAY, wib
from tests.fakes import FakeSelfieViews
from tests.use_cases.desk import Desk
from tests.use_cases.hand import PHOTO, Hand
from tests.world import World, entry

MONTH = MONDAY.replace(day=1)


class Viewers(Desk):
    def photo(self, made: CheckIn) -> str:
        """The evidence job has looked at it and kept a clean copy."""
        key = f"evidence/{made.employee_id}-{made.slot}.jpg"
        found = Evidence(made.upload_key, made.selfie_version_id or "v", made.selfie_sha256, len(PHOTO),
                         self.city.clock.now, evidence_key=key)  # fmt: skip
        self.city.services.evidence.add(found)
        self.city.services.selfies.write_evidence(key, PHOTO, 90)
        return key

    def doubtful(self, who: str = "ani") -> CheckIn:
        made = Hand(self.city, who).begin_offline().send().check_in
        self.photo(made)
        return made

    def sound(self, who: str = "ani") -> CheckIn:
        made = Hand(self.city, who).check_in()
        self.photo(made)
        return made

    def look(
        self, who: str, made: CheckIn, reason: ViewReason = ViewReason.DECISION, case_number: str | None = None
    ) -> str:
        wanted = WantedSelfie(made.employee_id, made.local_date, made.slot, made.challenge_id, reason, case_number)
        return see_selfie(self.services, self.person(who), "umum", wanted, self.city.clock.now)

    def views(self, who: str = "ani") -> list[tuple[str, ViewReason, str | None]]:
        found = see_views(self.services, self.person(who), MONTH)
        return [(name, each.reason, each.case_number) for each, name in found]


@pytest.fixture
def desk(city: World) -> Viewers:
    return Viewers(city)


def fault_of(error: pytest.ExceptionInfo[InputInvalid]) -> tuple[str, str]:
    (found,) = error.value.errors
    return found.pointer, found.code


def test_who_decides_sees_it_and_its_person_reads_who_did(desk: Viewers) -> None:
    made = desk.doubtful()
    assert desk.look("citra", made) == "https://files.example/evidence/ani-arrival.jpg"
    assert desk.views() == [("Citra", ViewReason.DECISION, None)]
    assert desk.views("budi") == []
    written = desk.city.services.audit.entries("umum#2026-11-23")[-1].entry
    assert (written.action, written.actor_id, written.object_id) == ("selfie_viewed", "citra", "ani")
    assert written.facts == {
        "on": "2026-11-23", "slot": "arrival", "reason": "decision", "challenge_id": made.challenge_id
    }  # fmt: skip


def test_once_it_is_decided_that_is_no_reason_any_more(desk: Viewers) -> None:
    made = desk.doubtful()
    wanted = WantedRuling("ani", made.local_date, made.slot, made.challenge_id, valid=True)
    rule_check_ins(desk.services, desk.person("citra"), "umum", [wanted], None, desk.city.clock.now)
    with pytest.raises(InputInvalid) as error:
        desk.look("citra", made)
    assert fault_of(error) == ("/reason", "NOTHING_TO_DECIDE")
    assert desk.views() == []


def test_a_supervisor_in_doubt_sees_a_valid_one_for_seven_dates(desk: Viewers) -> None:
    made = desk.sound()
    desk.city.clock.set(wib(8, on=MONDAY + timedelta(days=6)))
    desk.look("citra", made, ViewReason.DOUBT)
    desk.city.clock.set(wib(8, on=MONDAY + timedelta(days=7)))
    with pytest.raises(InputInvalid) as error:
        desk.look("citra", made, ViewReason.DOUBT)
    assert fault_of(error) == ("/on", "VIEW_TOO_OLD")
    assert desk.views() == [("Citra", ViewReason.DOUBT, None)]


@pytest.mark.parametrize("who", ["eko", "fitri"])
def test_admin_and_auditor_see_it_by_the_number_of_a_case(desk: Viewers, who: str) -> None:
    made = desk.sound()
    with pytest.raises(InputInvalid) as error:
        desk.look(who, made, ViewReason.CASE)
    assert fault_of(error) == ("/case_number", "CASE_NEEDED")
    desk.look(who, made, ViewReason.CASE, "800/12/2026")
    assert [case for _, _, case in desk.views()] == ["800/12/2026"]


@pytest.mark.parametrize("who", ["budi", "dewi", "ani", "gani"])
@pytest.mark.parametrize("reason", ViewReason)
def test_colleague_operator_oneself_and_another_units_head_find_nothing(
    desk: Viewers, who: str, reason: ViewReason
) -> None:
    desk.city.change("gani", lambda each: replace(each, grants=(Grant(Role.SUPERVISOR, "puskesmas"),)))
    with pytest.raises(NotFound):
        desk.look(who, desk.doubtful(), reason, "800/12/2026")
    assert desk.views() == []


def test_a_city_admin_opens_by_a_case_what_a_superior_decides_first(desk: Viewers) -> None:
    made = desk.doubtful()
    with pytest.raises(InputInvalid) as error:
        desk.look("eko", made)
    assert fault_of(error) == ("/case_number", "CASE_NEEDED")
    desk.look("eko", made, ViewReason.CASE, "800/12/2026")
    assert desk.views() == [("Eko", ViewReason.CASE, "800/12/2026")]


def _no_superior(desk: Viewers) -> CheckIn:
    desk.city.change("citra", lambda each: replace(each, grants=()))
    return desk.doubtful()


def _the_superiors_own(desk: Viewers) -> CheckIn:
    return desk.doubtful("citra")


def _made_by_the_superior(desk: Viewers) -> CheckIn:
    made = replace(desk.doubtful(), made_by="citra")
    desk.city.services.attendance.memory.days["umum", MONDAY, "ani"][made.slot] = made  # type: ignore[attr-defined]
    return made


@pytest.mark.parametrize("what", [_no_superior, _the_superiors_own, _made_by_the_superior])
def test_what_falls_to_a_city_admin_comes_with_its_photo(desk: Viewers, what: Callable[[Viewers], CheckIn]) -> None:
    made = what(desk)
    desk.look("eko", made)
    assert desk.views(made.employee_id) == [("Eko", ViewReason.DECISION, None)]


def test_another_check_in_in_its_place_is_not_shown(desk: Viewers) -> None:
    made = desk.doubtful()
    for other in (replace(made, challenge_id="0" * 32), replace(made, slot=Slot.MIDDAY)):
        with pytest.raises(NotFound):
            desk.look("citra", other)


def test_what_is_not_there_is_told_and_no_view_is_written(desk: Viewers) -> None:
    unseen = Hand(desk.city).begin_offline().send().check_in
    with pytest.raises(SelfieNotThere):
        desk.look("citra", unseen)
    with pytest.raises(SelfieNotThere):
        see_own_selfie(desk.services, desk.person("ani"), MONDAY, Slot.ARRIVAL, desk.city.clock.now)
    key = desk.photo(unseen)
    del desk.city.s3.memory.objects[key]  # as the bucket's lifecycle does
    with pytest.raises(SelfieGone):
        desk.look("citra", unseen)
    assert desk.views() == []


def test_a_view_that_cannot_be_written_down_is_not_given(desk: Viewers, monkeypatch: pytest.MonkeyPatch) -> None:
    made = desk.doubtful()

    def down(*_: object) -> None:
        raise StoreUnavailable("down")

    monkeypatch.setattr(FakeSelfieViews, "add", down)
    with pytest.raises(StoreUnavailable):
        desk.look("citra", made)


def test_ones_own_is_seen_without_a_word_and_only_ones_own(desk: Viewers) -> None:
    desk.sound()
    now = desk.city.clock.now
    link = see_own_selfie(desk.services, desk.person("ani"), MONDAY, Slot.ARRIVAL, now)
    assert link == "https://files.example/evidence/ani-arrival.jpg"
    with pytest.raises(NotFound):
        see_own_selfie(desk.services, desk.person("budi"), MONDAY, Slot.ARRIVAL, now)
    assert desk.views() == []


def test_whoever_is_gone_is_told_by_their_id(desk: Viewers) -> None:
    view = SelfieView("ani", MONDAY, Slot.ARRIVAL, "lama", desk.city.clock.now, ViewReason.DOUBT)
    desk.city.services.selfie_views.add([view], entry("test_viewed", desk.city.clock.now))
    assert see_views(desk.services, desk.person("ani"), MONTH) == [(view, "lama")]
    assert see_views(desk.services, desk.person("ani"), date(2026, 10, 1)) == []


@pytest.mark.parametrize("reason", [ViewReason.DECISION, ViewReason.DOUBT, ViewReason.ASKED])
def test_a_case_number_belongs_to_a_case_alone(desk: Viewers, reason: ViewReason) -> None:
    with pytest.raises(InputInvalid) as error:
        desk.look("citra", desk.doubtful(), reason, "0812-3456")
    assert fault_of(error) == ("/case_number", "CASE_ALONE")


@pytest.mark.parametrize("reason", [ViewReason.DOUBT, ViewReason.ASKED])
def test_nobody_looks_at_their_superior(desk: Viewers, reason: ViewReason) -> None:
    desk.city.change("budi", lambda each: replace(each, grants=(Grant(Role.SUPERVISOR, "umum"),)))
    assert desk.person("budi").superior_id_on(MONDAY) == "citra"
    with pytest.raises(NotFound):
        desk.look("budi", desk.sound("citra"), reason)


def _moved(each: Employee) -> Employee:
    (held,) = each.assignments
    starts_on = MONDAY + timedelta(days=1)
    later = replace(held, unit_id="puskesmas", office_ids=("puskesmas",), starts_on=starts_on, supervisor_id=None)
    return replace(each, assignments=(replace(held, ends_on=MONDAY), later))


def _left(each: Employee) -> Employee:
    return replace(each, left_on=MONDAY)


@pytest.mark.parametrize("gone", [_moved, _left])
def test_a_former_superior_looks_at_nobody_in_doubt(desk: Viewers, gone: Callable[[Employee], Employee]) -> None:
    made = desk.sound()
    desk.city.change("ani", gone)
    desk.city.clock.set(wib(8, on=MONDAY + timedelta(days=1)))
    with pytest.raises(NotFound):
        desk.look("citra", made, ViewReason.DOUBT)


def test_a_delegate_in_doubt_is_told_what_they_may(desk: Viewers) -> None:
    desk.city.change("citra", lambda each: replace(each, delegation=Delegation("budi", MONDAY, MONDAY)))
    desk.city.change("budi", lambda each: replace(each, delegated_by=("citra",)))
    made = desk.doubtful()
    with pytest.raises(InputInvalid) as error:
        desk.look("budi", made, ViewReason.DOUBT)
    assert fault_of(error) == ("/reason", "FOR_SUPERIORS")
    desk.look("budi", made)


def test_whoever_decides_an_objection_sees_what_it_is_about(desk: Viewers) -> None:
    made = desk.doubtful()
    wanted = WantedRuling("ani", made.local_date, made.slot, made.challenge_id, valid=False)
    rule_check_ins(desk.services, desk.person("citra"), "umum", [wanted], "gelap", desk.city.clock.now)
    objection = Request("20261123-keb", "ani", "umum", RequestKind.OBJECTION, MONDAY, MONDAY, "ani", "Wajah terlihat",
                        (ApproverKind.SUPERIOR,), (), slot=Slot.ARRIVAL, judged_by="citra")  # fmt: skip
    desk.city.services.requests.save(objection, entry("test_file", desk.city.clock.now))
    desk.look("eko", made)
    with pytest.raises(InputInvalid):
        desk.look("citra", made)  # who judged decides on nothing of it any more
    assert desk.views() == [("Eko", ViewReason.DECISION, None)]
