"""What the demo city's own people find in E-Kinerja: plans to agree to, reports to answer, a year to plan.

As they would do it themselves, at the moment it is made: once a year, and never over what somebody did by hand.
"""

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
from tools.past_goals import done_of, post_named
from tools.past_plans import write_goals

ENDAH, FITRI, DEWI, CITRA, ANI, BUDI, _, HASAN = (each.number for each in PEOPLE)
WORD = "Notula kemarin lengkap dan cepat. Terima kasih."
MINUTES = (60, 150)  # of what Ani reports


@dataclass(frozen=True)
class OwnWork:
    services: Services
    on: date
    now: datetime

    def begin(self) -> bool:
        """Plans of Citra, Dewi, Ani and Hasan stand; Budi's waits for Citra, Fitri's for an admin. Gani has none yet.

        Whether anything was made.
        """
        people = {each: by_number(self.services, each) for each in (EKO.number, FITRI, DEWI, CITRA, ANI, BUDI, HASAN)}
        eko, fitri, dewi, citra, ani, budi, hasan = people.values()
        if not (eko and fitri and dewi and citra and ani and budi and hasan):
            return False
        if self.services.plans.of_person(citra.employee_id, self.on.year):
            return False
        above = self._agreed(citra, "Kepala Subbagian", None, eko)
        self._agreed(dewi, "Pengelola Keuangan", None, eko)
        plan = self._agreed(ani, "Analis Tata Laksana", above, citra)
        self._agreed(hasan, "Pengelola Layanan Umum", above, citra)
        self._proposed(budi, "Pengelola Layanan Umum", above)
        self._proposed(fitri, "Analis Perencanaan", None)
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
        """Of yesterday, where they were there already."""
        on = max(plan.starts_on, self.on - timedelta(days=1))
        actions = [action for goal in plan.goals for action in goal.actions]
        for tail, (action, minutes) in enumerate(zip(actions, MINUTES, strict=False)):
            report = Report(done_of(action.text)[0], minutes, action.action_id, 100, 60)
            report_activity(self.services, person, on, report, f"contoh-{tail}", self.now)
