"""Objections on the review bench: whose they are to decide looks at the photos, and nobody else."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from chalicelib.domain.attendance import CheckIn, Evidence
from chalicelib.domain.request import Request, RequestKind
from chalicelib.domain.selfie_view import ViewReason
from chalicelib.domain.shift import Slot
from chalicelib.domain.signal import Flag, Signal
from chalicelib.domain.trace import DayTrace
from chalicelib.errors import NotFound, SelfieNotThere
from chalicelib.use_cases.bench_objections import Objected, look_at_objection, see_objections
from chalicelib.use_cases.file_request import Filing, file_request
from chalicelib.use_cases.rule_check_ins import WantedRuling, rule_check_ins
from chalicelib.use_cases.see_selfie import see_views
from tests.cast import MONDAY, wib
from tests.use_cases.desk import Desk
from tests.use_cases.hand import PHOTO, Hand
from tests.world import World


class Bench(Desk):
    def refused(self, photographed: bool = True) -> CheckIn:
        """Ani's, by Citra, and Ani objects to it."""
        made = Hand(self.city).begin_offline().send().check_in
        if photographed:
            key = "evidence/ani.jpg"
            found = Evidence(made.upload_key, made.selfie_version_id or "v", made.selfie_sha256, len(PHOTO),
                             self.city.clock.now, evidence_key=key)  # fmt: skip
            self.city.services.evidence.add(found)
            self.city.services.selfies.write_evidence(key, PHOTO, 90)
        wanted = WantedRuling("ani", MONDAY, Slot.ARRIVAL, made.challenge_id, False)
        citra = self.person("citra")
        assert rule_check_ins(self.services, citra, "umum", [wanted], "salah foto", self.city.clock.now) == ["invalid"]
        return made

    def objects(self) -> Request:
        filing = Filing(RequestKind.OBJECTION, MONDAY, MONDAY, "saya hadir", slot=Slot.ARRIVAL)
        ani = self.person("ani")
        return file_request(self.services, ani, ani, filing, "x", self.city.clock.now)

    def seen(self, who: str) -> list[Objected]:
        return see_objections(self.services, self.person(who), "umum", False, self.city.clock.now)


@pytest.fixture
def bench(city: World) -> Bench:
    return Bench(city)


def test_whoever_decides_it_sees_it_with_its_deadline_and_who_judged_does_not(bench: Bench) -> None:
    made, request = bench.refused(), bench.objects()
    flag = Flag("ani", "umum", MONDAY, Slot.ARRIVAL, Signal.TOO_FAST, bench.city.clock.now, "1:default", {"took_ms": 9})
    held = bench.city.services.flags.day("umum", MONDAY)
    others = replace(flag, employee_id="budi")
    bench.city.services.flags.save(replace(held, flags=(flag, others)), DayTrace("umum", MONDAY))
    (found,) = bench.seen("eko")
    assert (found.request, found.check_in.challenge_id, found.name) == (request, made.challenge_id, "Ani")
    assert (found.judged_for, found.signals) == ("salah foto", {"too_fast": {"took_ms": 9}})
    assert (found.decide_by, found.is_late) == (MONDAY + timedelta(days=3), False)
    assert bench.seen("citra") == []
    bench.city.clock.set(wib(8, on=MONDAY + timedelta(days=4)))
    assert [each.is_late for each in bench.seen("eko")] == [True]


def test_the_photo_is_opened_by_who_decides_and_its_person_reads_by_whom(bench: Bench) -> None:
    bench.refused()
    request = bench.objects()
    look = look_at_objection(bench.services, bench.person("eko"), "umum", request.request_id, bench.city.clock.now)
    assert look.url.endswith("evidence/ani.jpg")
    views = see_views(bench.services, bench.person("ani"), date(2026, 11, 1))
    assert [(view.local_date, view.reason, name) for view, name in views] == [(MONDAY, ViewReason.DECISION, "Eko")]


@pytest.mark.parametrize("who", ["citra", "ani", "dewi", "gani", "fitri"])
def test_nobody_else_opens_it(bench: Bench, who: str) -> None:
    """Who judged, whose it is, who serves the unit, another unit, an auditor."""
    bench.refused()
    request = bench.objects()
    with pytest.raises(NotFound):
        look_at_objection(bench.services, bench.person(who), "umum", request.request_id, bench.city.clock.now)
    assert see_views(bench.services, bench.person("ani"), date(2026, 11, 1)) == []


def test_a_photo_that_is_gone_is_told(bench: Bench) -> None:
    bench.refused(photographed=False)
    request = bench.objects()
    with pytest.raises(SelfieNotThere):
        look_at_objection(bench.services, bench.person("eko"), "umum", request.request_id, bench.city.clock.now)


def test_a_unit_out_of_reach_is_as_unknown(bench: Bench) -> None:
    bench.refused()
    bench.objects()
    with pytest.raises(NotFound):
        bench.seen("gani")
