"""What the demo city's own people find in E-Kinerja: plans to agree to, reports to answer, a year to plan.

As they would do it themselves, at the moment it is made: once a year, and never over what somebody did by hand.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from chalicelib.domain.employee import Employee
from chalicelib.domain.plan import Plan, PlanStepKind
from chalicelib.use_cases.give_feedback import give_feedback
from chalicelib.use_cases.plan_steps import answer_plan, propose_plan
from chalicelib.use_cases.ports import Services
from chalicelib.use_cases.report_activity import Report, report_activity
from tools.demo_city import EKO, PEOPLE
from tools.demo_stay import by_number
from tools.past_activities import tail_of
from tools.past_goals import done_of, post_named
from tools.past_plans import write_goals

NUMBERS = {"eko": EKO.number} | dict(
    zip(
        ("endah", "fitri", "dewi", "citra", "ani", "budi", "gani", "hasan"),
        [each.number for each in PEOPLE],
        strict=True,
    )
)
WORD = "Notula kemarin lengkap dan cepat. Terima kasih."
MINUTES = (60, 150)  # of what Ani reports


def own_people(services: Services) -> dict[str, Employee]:
    """By the name that the demo calls them; who is not there is left out."""
    found = {name: by_number(services, number) for name, number in NUMBERS.items()}
    return {name: each for name, each in found.items() if each}


@dataclass(frozen=True)
class OwnWork:
    services: Services
    people: Mapping[str, Employee]
    on: date
    now: datetime

    def begin(self) -> bool:
        """Plans of Citra, Dewi, Ani and Hasan stand; Budi's waits for Citra, Fitri's for an admin. Gani has none yet.

        Whether anything was made: it is not where somebody is gone, or Citra has planned this year.
        """
        if self.people.keys() != NUMBERS.keys():
            return False
        eko, citra, ani = (self.people[each] for each in ("eko", "citra", "ani"))
        if self.services.plans.of_person(citra.employee_id, self.on.year):
            return False
        above = self._agreed(citra, "Kepala Subbagian", None, eko)
        self._agreed(self.people["dewi"], "Pengelola Keuangan", None, eko)
        plan = self._agreed(ani, "Analis Tata Laksana", above, citra)
        self._agreed(self.people["hasan"], "Pengelola Layanan Umum", above, citra)
        self._proposed(self.people["budi"], "Pengelola Layanan Umum", above)
        self._proposed(self.people["fitri"], "Analis Perencanaan", None)
        self._tell(ani, plan)
        give_feedback(self.services, citra, ani.employee_id, WORD, self.now, f"contoh-{self.on.year}")
        return True

    def _agreed(self, person: Employee, post: str, above: Plan | None, assessor: Employee) -> Plan:
        plan, kind = self._proposed(person, post, above), PlanStepKind.AGREED
        whose = person.employee_id, plan.year, plan.number
        return answer_plan(self.services, assessor, *whose, kind, None, plan.revision, self.now)

    def _proposed(self, person: Employee, post: str, above: Plan | None) -> Plan:
        plan = write_goals(self.services, person, post_named(post), above, self.now, self.on)
        return propose_plan(self.services, person, plan.year, plan.number, plan.revision, self.now)

    def _tell(self, person: Employee, plan: Plan) -> None:
        """Of the last weekday before today, where they were there already."""
        on = max(plan.starts_on, self.on - timedelta(days={0: 3, 6: 2}.get(self.on.weekday(), 1)))
        action = plan.goals[0].actions[0]
        for number, (text, minutes) in enumerate(zip(done_of(action.text), MINUTES, strict=False)):
            report = Report(text, minutes, action.action_id, 100, 60)
            report_activity(self.services, person, on, report, tail_of(number), self.now)
