"""Somebody who decides, and what is sent to be judged again."""

from dataclasses import dataclass, field, replace

from chalicelib.domain.closing import CloseTask, RejudgeTask
from chalicelib.domain.employee import Employee
from chalicelib.use_cases.ports import Services
from tests.world import World


@dataclass
class Desk:
    city: World
    sent: list[CloseTask | RejudgeTask] = field(default_factory=list)

    @property
    def services(self) -> Services:
        return replace(self.city.services, close_queue=lambda task, delay_s=0: self.sent.append(task))

    def person(self, who: str) -> Employee:
        found = self.city.services.staff.employee(who)
        assert found
        return found
