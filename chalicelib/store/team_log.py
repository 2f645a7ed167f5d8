"""Which check-ins a supervisor made for others, by month; they lie beside the attempts, for 180 days."""

from datetime import date, timedelta

from chalicelib.domain.attendance import CheckIn, TeamCheckIn
from chalicelib.domain.shift import Slot
from chalicelib.store.failures import translated
from chalicelib.store.tables import Attempts, team_key

KEPT = timedelta(days=180)


class TeamLogTable:
    """See ports.TeamLog."""

    def keep(self, check_in: CheckIn) -> None:
        key = team_key(check_in.made_by or "", check_in.local_date, check_in.slot, check_in.employee_id)
        with translated():
            Attempts(*key, expires=int((check_in.received_at + KEPT).timestamp())).save()

    def of_month(self, supervisor_id: str, month: date) -> list[TeamCheckIn]:
        with translated():
            found = Attempts.query(team_key(supervisor_id, month, "", "")[0], consistent_read=True)
            return [_team_check_in(item.sk, month) for item in found]


def _team_check_in(sort_key: str, month: date) -> TeamCheckIn:
    day, slot, employee_id = sort_key.split("#", 2)
    return TeamCheckIn(month.replace(day=int(day)), Slot(slot), employee_id)
