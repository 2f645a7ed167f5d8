"""Raw positions go after 180 days; their salted hash stays, and so every receipt stays the same.

Runs in the sweep of the city's small hours, over the last week of days that have become due: a missed night is made
up for, a day done twice is done once.
"""

from datetime import datetime, timedelta

from chalicelib.proof.receipt import without_position
from chalicelib.rules.local_time import local_date, wall_clock
from chalicelib.use_cases.ports import Services

KEPT = timedelta(days=180)
MADE_UP_FOR = 7  # days
NIGHT = ("02:00", "02:15")  # one sweep of the day falls into it


def is_due(zone: str, now: datetime) -> bool:
    return NIGHT[0] <= wall_clock(now, zone) < NIGHT[1]


def forget_positions(services: Services, now: datetime) -> int:
    """Forget the positions of every check-in whose day is over 180 days ago: how many."""
    city = services.city.fresh(now)
    keys = services.secrets.receipt_keys()
    last = local_date(now, city.settings.zone) - KEPT - timedelta(days=1)
    forgotten = 0
    for back in range(MADE_UP_FOR):
        for unit_id in city.units:
            for day in services.attendance.unit_day(unit_id, last - timedelta(days=back)):
                for check_in in day.check_ins.values():
                    if check_in.position is not None:
                        services.attendance.forget_position(without_position(check_in, keys))
                        forgotten += 1
    return forgotten
