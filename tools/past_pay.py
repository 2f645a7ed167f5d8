"""What the demo's past is paid by: example rules on an invented decree, and a base for the people of one agency.

The others have none, so that both can be seen. Twice is once.
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from random import Random

from chalicelib.domain.allowance_base import AllowanceBase, AllowanceBases
from chalicelib.domain.confirmation import Confirmation
from chalicelib.domain.employee import Employee, NumberKind
from chalicelib.rules.allowance_presets import TULANG_BAWANG
from chalicelib.rules.attendance import DEFAULT
from chalicelib.rules.budget_rules import BUDGET_DEFAULT
from chalicelib.rules.evaluation import PERFORMANCE_DEFAULT
from chalicelib.rules.month import first_day, month_beside, month_of
from chalicelib.use_cases.change_settings import put_settings
from chalicelib.use_cases.ports import Changed, Services
from chalicelib.use_cases.proposals import decide
from chalicelib.use_cases.set_base import save_base
from tools.past_people import HEAD, SECOND, SEED, PastPerson, PastUnit, people_of
from tools.past_setup import BEFORE, at

PAID = ("contoh-dinkes", "contoh-pkm-utara", "contoh-pkm-barat")  # where the greeting's operator and employee are
GRADES_IDR = {"5": 2_450_000, "6": 2_900_000, "7": 3_650_000, "8": 4_400_000, "9": 6_150_000, "11": 9_750_000}
JOB = "demo-tpp"
ASKED_BP = {3: 1_500, 6: 4_000, 9: 6_500, 12: 9_500}  # of the year's ceiling, by a quarter's end: unconfirmed


def confirm_rules(services: Services, admins: tuple[Employee, Employee], began_on: date) -> None:
    """How days count, and what they take off from the first whole month on: without a decree nothing is in rupiah.

    What people are assessed by, and when spending is told, is unconfirmed, so that what comes of it says so.
    """
    now = at(began_on - BEFORE, "07:30")
    settings = services.city.fresh(now).settings
    if settings.allowance_rules or settings.attendance_rules:
        return
    decree = Confirmation("Perwal 7/2026 (contoh)", began_on - BEFORE, "Bagian Hukum Setda (contoh)")
    takes = replace(TULANG_BAWANG, rules_id="contoh", starts_on=first_day(first_month(began_on)), confirmed=decree)
    counts = replace(DEFAULT, confirmed=decree)
    month = first_day(month_of(now.date()))
    wanted = replace(
        settings,
        allowance_rules=(takes,),
        attendance_rules=(counts,),
        performance_rules=(replace(PERFORMANCE_DEFAULT, rules_id="contoh-kinerja", starts_on=month),),
        budget_rules=(replace(BUDGET_DEFAULT, rules_id="contoh-anggaran", starts_on=month, asked_bp=ASKED_BP),),
    )
    proposal = put_settings(services, admins[0], wanted, None, now)
    decide(services, admins[1], proposal.proposal_id, True, None, now)


def first_month(began_on: date) -> str:
    """The first one that begins after the demo's past is set up."""
    return month_beside(month_of(began_on - BEFORE), 1)


def give_bases(services: Services, eko: Employee, units: Sequence[PastUnit], began_on: date) -> int:
    """To whom there is none yet, each with an entry as a row of the file has; how many. Local staff have no TPP."""
    now, month = at(began_on - BEFORE, "13:00"), first_month(began_on)
    wanted = [each for each in people_of(units) if each.unit.unit_id in PAID and each.kind is not NumberKind.LOCAL]
    held = services.years.bases_of([each.employee_id for each in wanted])
    lacking = {each.employee_id: each for each in wanted if each.employee_id not in held}
    people, city = services.staff.people(sorted(lacking)), services.city.fresh(now)
    for at_first, (employee_id, employee) in enumerate(sorted(people.items())):
        none, base = AllowanceBases(employee_id), base_of(lacking[employee_id], month, eko.employee_id, began_on)
        try:
            save_base(services, eko, employee, none, base, city, now, JOB)
        except Changed:  # a past of before there were bases: its months are locked
            return at_first
    return len(people)


def base_of(person: PastPerson, month: str, by: str, began_on: date) -> AllowanceBase:
    grade = {HEAD: "11", SECOND: "9"}.get(person.place) or Random(f"{SEED} grade {person.key}").choice("5678")
    return AllowanceBase(month, GRADES_IDR[grade], grade, by, at(began_on - BEFORE, "13:00"))
