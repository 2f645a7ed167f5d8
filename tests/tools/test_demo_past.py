"""The demo's past, small: two units and eleven days of it, lived through by the real jobs on moto."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any

import boto3
import pytest

from chalicelib.domain.audit import AuditEntry
from chalicelib.domain.closing import CloseTask
from chalicelib.domain.day_proof import DailyRoots
from chalicelib.domain.employee import Employee, NumberKind
from chalicelib.domain.evaluation import EvaluationState
from chalicelib.domain.plan import PlanState
from chalicelib.domain.shift import PatternVersion, ShiftPattern, Slot, SlotPlan
from chalicelib.domain.verdict import DayStatus
from chalicelib.jobs.close_day import close_day
from chalicelib.jobs.dispatch_closes import dispatch_closes
from chalicelib.store.tables import Attendance, EvidenceItems, Performance
from chalicelib.use_cases.ports import Services
from chalicelib.use_cases.see_allowance import see_own_allowance
from tests import cast
from tests.cast import wib
from tests.world import World, small_city
from tools.demo_past import furnish
from tools.past_assessments import APPROVED, RATED, TOLD, Assessments
from tools.past_budget import TOLD_ON, Budgets, by_place
from tools.past_budget_lines import LINES, lines_of
from tools.past_closes import as_of_the_past
from tools.past_facts import write_many
from tools.past_history import History
from tools.past_people import UNITS
from tools.past_reports import answer_unit, gathering, report_date
from tools.past_setup import FAR
from tools.past_stories import RICH

TODAY = date(2026, 11, 23)  # a Monday
BEGAN = date(2026, 11, 12)
NOW = wib(8, 0, on=TODAY)
SMALL = tuple(replace(each, people=5) for each in UNITS[:2])  # office hours, and a roster
IDS = [each.unit_id for each in SMALL]
FEW_LINES = dict(zip((*IDS, "setda"), (3, 6, 1), strict=True))  # of budgets
DAY = timedelta(days=1)
_SHIFT = (SlotPlan(Slot.ARRIVAL, 780, 900, 840), SlotPlan(Slot.DEPARTURE, 1260, 1380, 1260))
AFTERNOON = ShiftPattern("siang", "Siang", (PatternVersion(cast.START, (_SHIFT,) * 7),), "S")
DATES = [BEGAN + at * DAY for at in range(10)]  # yesterday's night shift is at work still


@dataclass
class Lived:
    world: World
    client: Any
    history: History

    def begun_anew(self) -> History:
        """As the next `make run` does."""
        admins = cast.EKO, cast.ENDAH
        return furnish(self.world.services, self.client, admins, NOW, SMALL, BEGAN)

    def chains(self) -> list[Any]:
        return [self.world.services.audit.entries(f"{unit_id}#{on}") for unit_id in IDS for on in DATES]


@pytest.fixture(scope="module")
def lived() -> Iterator[Lived]:
    """Stopped in the midst of it, and gone on with."""
    with small_city(NOW) as world, pytest.MonkeyPatch.context() as patch:
        for unit_id, lines in FEW_LINES.items():
            patch.setitem(LINES, unit_id, lines)
        lines_of.cache_clear()
        patterns = {**cast.CITY.calendar.patterns, "siang": AFTERNOON}
        world.publish("calendar", replace(cast.CITY.calendar, patterns=patterns))
        client = boto3.client("dynamodb", region_name="ap-southeast-3")
        history = furnish(world.services, client, (cast.EKO, cast.ENDAH), NOW, SMALL, BEGAN)
        history.advance(wib(13, 0, on=BEGAN + 4 * DAY))
        lived = Lived(world, client, history)
        lived.history = lived.begun_anew()
        lived.history.advance(NOW)
        yield lived
    lines_of.cache_clear()


def test_everybody_is_judged_on_every_date_that_is_over(lived: Lived) -> None:
    months = lived.world.services.months
    assert {len(months.of_date(unit_id, on)) for unit_id in IDS for on in DATES} == {5}
    statuses = {each.status for on in DATES for each in months.of_date(IDS[0], on).values()}
    assert {DayStatus.PRESENT, DayStatus.OFF} <= statuses
    assert DayStatus.UNKNOWN not in {each.status for on in DATES for each in months.of_date(IDS[1], on).values()}


def test_a_month_is_in_rupiah_where_there_is_a_base_and_everybody_has_a_sex(lived: Lived) -> None:
    services, people = lived.world.services, lived.history.people
    bases = services.years.bases_of([each.employee_id for each in people.values()])
    paid = [employee for person, employee in people.items() if person.kind is not NumberKind.LOCAL]
    assert bases.keys() == {each.employee_id for each in paid}
    found = [see_own_allowance(services, each, "2026-11", NOW)[0].allowance for each in paid]
    assert all(each.base_idr and each.total_idr is not None for each in found)
    assert any(each.cut_idr for each in found)
    assert all(employee.sex is person.sex for person, employee in people.items())


def test_each_date_has_its_root_once_and_its_signals_were_looked_for(lived: Lived) -> None:
    for unit_id in IDS:
        for on in DATES:
            entries = lived.world.services.audit.entries(f"{unit_id}#{on}")
            assert [each.entry.action for each in entries].count("day_closed") == 1
            assert lived.world.services.flags.day(unit_id, on).revision == 1


def test_begun_again_it_changes_nothing(lived: Lived) -> None:
    before, judged = lived.chains(), lived.history.judged
    again = lived.begun_anew()
    again.advance(NOW)
    assert judged > 0
    assert again.judged == 0
    assert lived.chains() == before


def test_the_running_closer_judges_nobody_of_them(lived: Lived) -> None:
    """It knows nothing of the check-ins to come, and would find everybody absent after days without `make run`."""
    services, later = lived.world.services, NOW + 3 * DAY
    before = [services.closes.get(each) for each in IDS]
    dispatch_closes(services, later)
    for unit_id in IDS:
        assert close_day(services, CloseTask(unit_id, TODAY, later), later, lambda: True).judged == 0
    after = [services.closes.get(each) for each in IDS]
    assert [each.closed_through for each in after if each] == [each.closed_through for each in before if each]
    assert {each.next_on for each in after if each} == {FAR}


def test_nobody_is_mailed_of_days_long_over(lived: Lived) -> None:
    services = lived.world.services
    assert services.notices.outbox(100) == []
    assert any(services.notices.of_person(each.employee_id, 1) for each in lived.history.people)


def test_whoever_leads_owes_looks_of_the_last_days_alone(lived: Lived) -> None:
    owed = [
        look
        for person, employee in lived.history.people.items()
        if person.grants
        for look in lived.world.services.reviews.waiting(employee.employee_id)
    ]
    assert owed
    assert min(each.local_date for each in owed) > TODAY - 5 * DAY


def test_what_is_written_in_bulk_is_what_check_ins_write(lived: Lived) -> None:
    """Byte by byte: one date of both, taken out and recorded one by one as the API does."""
    on, services = DATES[1], lived.world.services
    made = lived.history.made_on(on)
    bulk = _items(lived, on)
    assert len(made) > 15
    assert sum(len(each) for each in bulk) > 20
    for table, items in zip((Attendance, EvidenceItems), bulk, strict=True):
        for item in items:
            key = {name: item[name] for name in ("pk", "sk")}
            lived.client.delete_item(TableName=table.Meta.table_name, Key=key)
    for check_in, evidence in made:
        assert services.attendance.record(check_in) is None
        services.evidence.add(evidence)
    assert _items(lived, on) == bulk
    write_many(lived.client, made)
    assert _items(lived, on) == bulk


def _items(lived: Lived, on: date) -> list[list[dict[str, Any]]]:
    """Check-ins and evidence of both units as they lie on disk."""
    return [
        [
            item
            for unit_id in IDS
            for item in lived.client.query(
                TableName=table.Meta.table_name,
                KeyConditionExpression="pk = :pk",
                ExpressionAttributeValues={":pk": {"S": f"{unit_id}#{on:%Y%m%d}"}},
            )["Items"]
            if "#RULING#" not in item["sk"]["S"]
        ]
        for table in (Attendance, EvidenceItems)
    ]


def test_a_unit_has_plans_reports_and_a_budget_that_was_told_of(lived: Lived) -> None:
    services = lived.world.services
    states = {each.state for each in services.plans.lines_of(IDS[0], 2026)}
    assert PlanState.AGREED in states
    (plan,) = services.plans.of_person(_person(lived, "dinkes-04").employee_id, 2026)
    assert {each.cascaded_from.employee_id for each in plan.goals if each.cascaded_from} == {
        _person(lived, "dinkes-01").employee_id
    }
    lines = services.activities.lines(IDS[0], "2026-11")
    assert sum(each.approved for each in lines) > 10
    assert any(each.waiting for each in lines)
    assert len(services.budgets.lines(IDS[0], 2026)) == 3
    (sums,) = [each for each in services.budgets.sums(2026) if each.unit_id == IDS[0]]
    assert [each.reported for each in sums.months] == [3] * 10 + [0] * 2  # not reported is not zero


def test_reports_that_are_handed_over_are_what_the_api_writes(lived: Lived) -> None:
    """Byte by byte: a week with its answers, gathered day by day, and again one by one."""
    services, people = lived.world.services, lived.history.people
    before = _reports(lived)

    def live(by: Services, on: date) -> None:
        report_date(by, people, on)
        for unit_id in IDS:
            answer_unit(by, cast.EKO, people, unit_id, on + DAY)

    _put_back(lived, {})
    for on in DATES[3:7]:
        gathering_by, gathered = gathering(services)
        live(gathering_by, on)
        gathered.hand_over(services, lived.client)
    handed = _reports(lived)
    _put_back(lived, {})
    for on in DATES[3:7]:
        live(services, on)
    assert _reports(lived) == handed
    assert len(handed) > 20
    _put_back(lived, before)


def test_a_month_is_told_by_who_is_responsible_and_told_again_it_stays(lived: Lived) -> None:
    services, on = lived.world.services, date(2026, 12, TOLD_ON[IDS[1]])
    budgets = Budgets(services, cast.EKO, by_place(lived.history.people), BEGAN, [IDS[1]])
    budgets.live(on)
    lines = services.budgets.lines(IDS[1], 2026)
    budgets.live(on)
    assert services.budgets.lines(IDS[1], 2026) == lines
    assert {each.told[11].by for each in lines} == {each.pptk_id for each in lines}
    assert len({each.pptk_id for each in lines}) == 3


def test_a_quarter_is_told_rated_and_approved_and_some_stop_on_the_way(lived: Lived) -> None:
    services, admins = lived.world.services, (cast.EKO, cast.ENDAH)
    people = {person: each for person, each in lived.history.people.items() if person.unit.unit_id == IDS[0]}
    for since in (TOLD, RATED, APPROVED, APPROVED):
        on = date(2026, 12, 31) + since
        Assessments(services, admins, people, BEGAN, on + 30 * DAY).live(on)
    lines = services.evaluations.lines_of(IDS[0], "2026-Q4")
    states = {
        person.key: line.state
        for line in lines
        for person, each in people.items()
        if each.employee_id == line.employee_id
    }
    assert states[RICH] is EvaluationState.RATED  # approved so late that it may be objected to
    assert states["dinkes-00"] is states["dinkes-01"] is EvaluationState.APPROVED
    assert len(states) == 5


def _reports(lived: Lived) -> dict[tuple[str, str], dict[str, Any]]:
    """Activities and lines as they lie on disk."""
    items = lived.client.scan(TableName=Performance.Meta.table_name)["Items"]
    return {(each["pk"]["S"], each["sk"]["S"]): each for each in items if each["pk"]["S"].startswith("ACTIVIT")}


def _put_back(lived: Lived, before: dict[tuple[str, str], dict[str, Any]]) -> None:
    table = Performance.Meta.table_name
    for pk, sk in _reports(lived).keys() - before.keys():
        lived.client.delete_item(TableName=table, Key={"pk": {"S": pk}, "sk": {"S": sk}})
    for item in before.values():
        lived.client.put_item(TableName=table, Item=item)


def _person(lived: Lived, key: str) -> Employee:
    return next(employee for person, employee in lived.history.people.items() if person.key == key)


def test_today_they_check_in_when_it_is_time(lived: Lived) -> None:
    history, noon = lived.history, wib(12, 30, on=TODAY)

    def made() -> int:
        days = [day for unit_id in IDS for day in lived.world.services.attendance.unit_day(unit_id, TODAY)]
        return sum(len(day.check_ins) for day in days)

    before = made()
    history.advance(noon)
    expected = sum(check_in.received_at <= noon for check_in, _ in history.made_on(TODAY))
    assert made() == expected > before


def test_who_has_another_phone_by_now_checks_in_by_hand(lived: Lived) -> None:
    history, person = lived.history, next(iter(lived.history.people))
    with_own = history.made_on(DATES[1])
    history.people[person] = replace(history.people[person], devices=())
    without = history.made_on(DATES[1])
    history.read_people()
    assert {made.employee_id for made, _ in with_own} - {made.employee_id for made, _ in without} == {
        person.employee_id
    }


def test_a_root_of_a_date_that_lies_in_the_bucket_already_is_told_of_as_late(lived: Lived) -> None:
    services = lived.world.services
    quiet = as_of_the_past(services, IDS, TODAY)
    services.proofs.save_daily(DailyRoots(TODAY, "0" * 64))
    services.roots.put(DATES[0], b"{}")
    for on in DATES[:2]:
        chain = f"{IDS[0]}#{on}"
        told = AuditEntry(f"late-{on}", chain, NOW, "system", "day_changed", IDS[0], {"root": None})
        quiet.proofs.append(told, services.audit.entries(chain)[-1], None)
    assert services.proofs.late(TODAY) == [f"{IDS[0]}#{DATES[0]}"]
