"""Team check-in: the supervisor's phone makes the check-in of somebody of the team who has none, or a dead one.

Named people one by one, each with a photo of their own, online alone, inside the person's own window and fence. It is
provisional, unless it is arranged as the person's normal way, and is counted for the supervisor.
"""

from datetime import date, datetime

from chalicelib.domain.attendance import Challenge, CheckIn, TeamCheckIn
from chalicelib.domain.employee import Employee
from chalicelib.domain.shift import Slot
from chalicelib.errors import DecideOwn, NotFound
from chalicelib.rules.access import Act
from chalicelib.use_cases.ask_challenge import Permission, ask_challenge
from chalicelib.use_cases.authenticate import has_left
from chalicelib.use_cases.ports import Services
from chalicelib.use_cases.reach import find_employee, today_of


def ask_team_challenge(
    services: Services, actor: Employee, employee_id: str, slot: Slot, device_id: str, now: datetime
) -> Permission:
    """As ask_challenge, for somebody of the team; a refusal is an attempt of theirs. Raises DecideOwn for oneself."""
    return ask_challenge(services, _team_member(services, actor, employee_id, now), slot, device_id, now, actor)


def person_of(services: Services, actor: Employee, challenge: Challenge, now: datetime) -> Employee:
    """Whose check-in the challenge is for, if this actor may present it now. Raises NotFound."""
    if challenge.made_by is None and challenge.employee_id == actor.employee_id:
        return actor
    if challenge.made_by != actor.employee_id:
        raise NotFound
    return _team_member(services, actor, challenge.employee_id, now)


def note_team_check_in(services: Services, check_in: CheckIn) -> None:
    """Count it for its supervisor; written again it is the same, so that a retry makes up for a lost one."""
    if check_in.made_by is not None:
        services.team_log.keep(check_in)


def see_team_check_ins(
    services: Services, actor: Employee, employee_id: str, month: date, now: datetime
) -> list[TeamCheckIn]:
    """What was made for others on this supervisor's phone in the month: one's own, or of somebody within reach."""
    if employee_id != actor.employee_id:
        find_employee(services, actor, employee_id, Act.READ_ATTENDANCE, now)
    return services.team_log.of_month(employee_id, month)


def _team_member(services: Services, actor: Employee, employee_id: str, now: datetime) -> Employee:
    if employee_id == actor.employee_id:
        raise DecideOwn
    city = services.city.fresh(now)
    person = find_employee(services, actor, employee_id, Act.CHECK_IN_TEAM, now, city)
    if has_left(person, today_of(city, now)):
        raise NotFound
    return person
