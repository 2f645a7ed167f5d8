"""The draft of a summons: what it says, on which rule, and what it refuses."""

from dataclasses import replace
from datetime import date

import pytest

from chalicelib.domain.confirmation import Confirmation
from chalicelib.domain.discipline import DisciplineRules, OpeningCount
from chalicelib.domain.employee import Employee, NumberKind
from chalicelib.domain.job import Job, JobState
from chalicelib.domain.verdict import AttendanceRules
from chalicelib.errors import ChangedMeanwhile, DecideOwn, LevelNotReached, NotFound, RuleUnconfirmed, SummonsMissing
from chalicelib.jobs.work import work
from chalicelib.rules.case_steps import rules_of_letter
from chalicelib.rules.discipline import SHIPPED
from chalicelib.use_cases.confirmed_rules import check_confirmed
from chalicelib.use_cases.imports import file_key
from chalicelib.use_cases.summons_letter import order_summons_letter
from tests.cast import ANI, CITRA, CITY, EKO, FITRI, GANI, START
from tests.discipline_cases import K, a_case, evidence, put_case
from tests.paper.readings import text_of
from tests.world import World, entry

DECREE = Confirmation("Perwal 1/2026", date(2026, 1, 5), "Wali Kota")
SURE = replace(SHIPPED[NumberKind.NIP], rules_id="kota", starts_on=START, confirmed=DECREE)

HADIR = AttendanceRules("hadir", START, confirmed=DECREE)


def confirm(city: World, rules: DisciplineRules = SURE) -> None:
    city.publish("settings", replace(CITY.settings, discipline_rules=(rules,)))


def ordered(city: World, who: Employee = CITRA, revision: int = 2) -> Job:
    return order_summons_letter(city.services, who, "ani", "2026-01", revision, city.clock.now)


def made(city: World) -> Job:
    done = work(city.services, ordered(city).job_id, city.clock.now, lambda: True)
    assert done
    return done


def test_it_says_who_when_where_and_on_which_decree_with_every_day(city: World) -> None:
    confirm(city)
    put_case(city, K.SUMMONS)
    job = made(city)
    assert (job.state, job.files) == (JobState.DONE, ("panggilan-2026-01.pdf",))
    raw = city.services.files.read(file_key(job, job.files[0]), 10**6)
    assert raw
    said = text_of(raw).replace("\n", " ")
    for each in (
        "Surat Panggilan (konsep)", "Ani", "Bagian Umum", "Rabu, 25 November 2026", "09.00 WIB", "Ruang Sekretaris",
        "800/1/2026", "PP 94/2021 Ps 9 (Teguran lisan)", "Perwal 1/2026 tanggal 5 Januari 2026", "Wali Kota",
        "PP 94/2021 Ps 26(1), Ps 28", "Senin, 2 November 2026", "Rabu, 4 November 2026", "Citra", "bukan hukuman",
    ):  # fmt: skip
        assert each in said, each
    assert ANI.number not in said


def test_while_the_rule_is_unconfirmed_there_is_no_letter(city: World) -> None:
    put_case(city, K.SUMMONS)
    with pytest.raises(RuleUnconfirmed) as refused:
        ordered(city)
    assert refused.value.facts["rules_ids"] == "pp-94-2021"


def test_a_rule_that_lost_its_level_since_is_no_ground(city: World) -> None:
    confirm(city, replace(SURE, thresholds=SURE.thresholds[1:]))
    put_case(city, K.SUMMONS)
    with pytest.raises(LevelNotReached):
        ordered(city)


def test_a_case_opened_on_a_confirmed_rule_keeps_it(city: World) -> None:
    case = replace(a_case(city.clock.now), evidence=evidence(3, SURE))
    city.services.cases.add(case, entry("test", city.clock.now))
    summoned = replace(a_case(city.clock.now, K.SUMMONS), evidence=case.evidence)
    city.services.cases.move(summoned, entry("test", city.clock.now))
    assert made(city).state is JobState.DONE


def test_it_is_made_of_the_summons_that_was_seen(city: World) -> None:
    confirm(city)
    put_case(city)
    with pytest.raises(SummonsMissing):
        ordered(city, revision=1)
    put_case(city, K.SUMMONS, case_id="2026-01", who="budi")
    with pytest.raises(ChangedMeanwhile):
        order_summons_letter(city.services, CITRA, "budi", "2026-01", 1, city.clock.now)


def test_whoever_may_not_handle_the_case_gets_no_letter(city: World) -> None:
    confirm(city)
    put_case(city, K.SUMMONS)
    for who in (FITRI, GANI):
        with pytest.raises(NotFound):
            ordered(city, who)
    put_case(city, K.SUMMONS, who="eko")
    with pytest.raises(DecideOwn):
        order_summons_letter(city.services, EKO, "eko", "2026-01", 2, city.clock.now)


def test_a_maker_who_lost_the_role_gets_none(city: World) -> None:
    confirm(city)
    put_case(city, K.SUMMONS)
    job = ordered(city)
    city.change("citra", lambda each: replace(each, grants=()))
    done = work(city.services, job.job_id, city.clock.now, lambda: True)
    assert done
    assert (done.state, done.problem) == (JobState.FAILED, "NOT_FOUND")


def test_minutes_that_became_days_need_every_set_that_their_dates_name() -> None:
    found = evidence(3)
    assert rules_of_letter(found, (SURE,), ()) == []
    late = replace(found.days[0], days=0, late_min=450, rules_id="kota", judged_by="hadir")
    older = replace(late, rules_id="pp-94-2021", judged_by="default")
    unheard = replace(late, left_out=True, judged_by="lain")
    minutes = replace(found, counted_days=5, days=(*found.days, late, older, unheard))
    assert [each.rules_id for each in rules_of_letter(minutes, (SURE,), (HADIR,))] == [
        "kota", "pp-94-2021", "default", "hadir",
    ]  # fmt: skip
    with pytest.raises(RuleUnconfirmed) as refused:
        check_confirmed(rules_of_letter(minutes, (SURE,), (HADIR,)))
    assert refused.value.facts["rules_ids"] == "default, pp-94-2021"


def test_minutes_brought_along_need_the_set_of_the_first_of_january() -> None:
    brought = replace(evidence(3), counted_days=4, opening=OpeningCount(late_min=450))
    assert [each.rules_id for each in rules_of_letter(brought, (SURE,), ())] == ["kota"]
    assert [each.rules_id for each in rules_of_letter(brought, (), ())] == ["pp-94-2021"]
    left_out = replace(brought, opening=replace(brought.opening, left_out=True))
    assert rules_of_letter(left_out, (SURE,), ()) == []


def test_a_set_that_nobody_knows_any_more_is_confirmed_by_nobody(city: World) -> None:
    """A case of before: its level rests on minutes that were judged by rules that are gone."""
    confirm(city)
    case = a_case(city.clock.now)
    late = replace(case.evidence.days[0], days=0, late_min=450, rules_id="kota", judged_by="hilang")
    found = replace(case.evidence, counted_days=4, days=(*case.evidence.days, late))
    city.services.cases.add(replace(case, evidence=found), entry("test", city.clock.now))
    city.services.cases.move(replace(a_case(city.clock.now, K.SUMMONS), evidence=found), entry("test", city.clock.now))
    with pytest.raises(RuleUnconfirmed) as refused:
        ordered(city)
    assert refused.value.facts["rules_ids"] == "hilang"
