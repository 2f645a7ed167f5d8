"""A day's facts are gathered from a unit's list or from the profile: the verdict is one."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from chalicelib.domain.accommodation import Accommodation
from chalicelib.domain.attendance import CheckIn
from chalicelib.domain.city import City
from chalicelib.domain.employee import Assignment, Employee
from chalicelib.domain.excuse import Excuse, ExcuseKind
from chalicelib.domain.office import Place
from chalicelib.domain.outage import Outage, OutageState
from chalicelib.domain.shift import DAY_SLOTS, Event, Extension, Holiday, HolidayKind, Slot
from chalicelib.domain.verdict import AttendanceRules, DayStatus, DayVerdict, Outcome
from chalicelib.rules.attendance import concerning
from chalicelib.use_cases.day_plans import member_plan
from chalicelib.use_cases.judge_day import employee_facts, judge, planned_facts
from tests.cast import ANI, CITY, MONDAY, START
from tests.fakes import FakeStaff, Memory
from tests.rules.judging import came, outage, ruling

DAY = timedelta(days=1)
DATES = [MONDAY + DAY * at for at in range(-3, 7)]
EAST = replace(CITY.offices["puskesmas"], zone="Asia/Jayapura")
APEL = Event("apel", "Apel", "1", MONDAY, 390, 480, 420, Place("balai-kota"), ("setda",))
HOLIDAY = Holiday(MONDAY + 2 * DAY, "Hari libur", HolidayKind.LOCAL, "1")
CALENDAR = replace(
    CITY.calendar,
    holidays={HOLIDAY.on: HOLIDAY},
    events=(APEL,),
    extensions=(Extension("lama", MONDAY, Slot.ARRIVAL, 60, "Gangguan"),),
)
BUSY = replace(CITY, offices=CITY.offices | {"puskesmas": EAST}, calendar=CALENDAR)


def as_member(
    employee: Employee, unit_id: str, on: date, city: City, check_ins: Mapping[Slot, CheckIn], outages: list[Outage]
) -> DayVerdict:
    """As the close judges: from the unit's list alone."""
    (member,) = FakeStaff(Memory(people={employee.employee_id: employee})).members(unit_id)
    plan, zone = member_plan(member, on, city)
    return judge(planned_facts(plan, zone, member.excuses, check_ins, {}, concerning(outages, unit_id)), city)


def as_employee(
    employee: Employee, unit_id: str, on: date, city: City, check_ins: Mapping[Slot, CheckIn], outages: list[Outage]
) -> DayVerdict:
    return judge(employee_facts(employee, on, city, check_ins, {}, concerning(outages, unit_id)), city)


@st.composite
def _employees(draw: st.DrawFn) -> Employee:
    """Somebody who may change units on any of the dates, leave, work by roster, be away or have things arranged."""
    turn = draw(st.sampled_from(DATES))
    units = draw(st.permutations(["umum", "puskesmas", "setda"]))
    pattern = st.sampled_from(["lima-hari", None])
    assignments = (
        Assignment(units[0], START, BUSY.units[units[0]].office_ids, draw(pattern), None, turn - DAY),
        Assignment(units[1], turn, BUSY.units[units[1]].office_ids, draw(pattern)),
    )
    letters = draw(st.text("PML-", min_size=30, max_size=30))
    a_date, kinds = st.sampled_from(DATES), st.sampled_from(ExcuseKind)
    due = st.lists(st.sampled_from(DAY_SLOTS), unique=True).map(tuple)
    away = draw(st.lists(st.builds(Excuse, st.sampled_from("ab"), kinds, a_date, a_date, due), max_size=2))
    arranged = draw(st.lists(st.builds(Accommodation, a_date, a_date, st.just("1"), grace_min=st.just(20)), max_size=1))
    return replace(
        ANI,
        assignments=assignments,
        roster={"2026-11": letters},
        left_on=draw(st.sampled_from([None, DATES[-1]])),
        excuses=tuple(away),
        accommodations=tuple(arranged),
    )


@given(
    _employees(),
    st.sampled_from(DATES),
    st.sampled_from(["07:45 12:00 16:00", "- - -", "07:20? - 15:00"]),
    st.sampled_from(OutageState),
)
@settings(max_examples=100, deadline=None)
def test_the_list_and_the_profile_give_the_same_verdict(
    employee: Employee, on: date, text: str, state: OutageState
) -> None:
    assignment = employee.assignment_on(on)
    assert assignment is not None
    check_ins = {each.slot: each for each in came(text, on)}
    down = [replace(outage("07:00", "07:40", state), unit_ids=("umum",))]
    given_facts = (employee, assignment.unit_id, on, BUSY, check_ins, down)
    assert as_member(*given_facts) == as_employee(*given_facts)


def test_a_day_belongs_to_the_unit_of_its_date() -> None:
    """Transferred on Tuesday: the old unit's outage on Monday is hers, on Tuesday it is not."""
    old = Assignment("umum", START, ("balai-kota",), "lima-hari", None, MONDAY)
    ani = replace(ANI, assignments=(old, Assignment("setda", MONDAY + DAY, ("balai-kota",), "lima-hari")))
    for on, unit_id, minutes in ((MONDAY, "umum", 5), (MONDAY + DAY, "setda", 15)):
        late = {each.slot: each for each in came("07:45 12:00 16:00", on)}
        down = [replace(outage("07:00", "07:40"), unit_ids=("umum",))]
        down += [replace(each, starts_at=each.starts_at + DAY, ends_at=each.ends_at + DAY) for each in down]
        assert as_employee(ani, unit_id, on, CITY, late, down).late_min == minutes
        assert as_member(ani, unit_id, on, CITY, late, down).late_min == minutes


def test_the_rules_are_those_of_the_date_not_of_today() -> None:
    later = AttendanceRules("baru", MONDAY + DAY, {Slot.MIDDAY: 30})
    city = replace(CITY, settings=replace(CITY.settings, attendance_rules=(later,)))
    found = [judge(employee_facts(ANI, on, city, {}, {}, ()), city) for on in (MONDAY, MONDAY + DAY)]
    assert [(each.rules_id, each.missing_min) for each in found] == [("default", 182), ("baru", 30)]


def test_who_works_nowhere_on_a_date_is_off() -> None:
    new = replace(ANI, assignments=(replace(ANI.assignments[0], starts_on=MONDAY + DAY),))
    verdict = judge(employee_facts(new, MONDAY, CITY, {}, {}, ()), CITY)
    assert (verdict.status, verdict.rule) == (DayStatus.OFF, "assignment:none")
    left = judge(employee_facts(replace(ANI, left_on=MONDAY), MONDAY + DAY, CITY, {}, {}, ()), CITY)
    assert left.status is DayStatus.OFF


def test_a_ruling_reaches_the_verdict() -> None:
    awaiting = {each.slot: each for each in came("07:30? 12:00 16:00")}
    for rulings, status in (
        ({}, DayStatus.UNDECIDED),
        ({Slot.ARRIVAL: ruling(Slot.ARRIVAL, Outcome.VALID)}, DayStatus.PRESENT),
        ({Slot.ARRIVAL: ruling(Slot.ARRIVAL, Outcome.INVALID)}, DayStatus.INCOMPLETE),
    ):
        assert judge(employee_facts(ANI, MONDAY, CITY, awaiting, rulings, ()), CITY).status is status
