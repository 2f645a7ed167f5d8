"""Marks of networks go after a week. Raw positions go after the days the city set: their salted hash stays, and so
every receipt stays the same.

Runs in the sweep of the city's small hours, over the last week of days that have become due: a missed night is made
up for, a day done twice is done once. Another week, each night the next one of the year before, finds what has become
due because the days were made fewer.
"""

from datetime import date, datetime, timedelta

from chalicelib.proof.receipt import ReceiptKeys, without_position
from chalicelib.rules.local_time import local_date, wall_clock
from chalicelib.use_cases.ports import Services

WEEK = 7  # days that one night makes up for
WEEKS_BACK = 53
NETWORK_KEPT_DAYS = 7  # a mark of a network is kept so long: what is looked at again within a week is found again
NIGHT = ("02:00", "02:15")  # one sweep of the day falls into it


def is_due(zone: str, now: datetime) -> bool:
    return NIGHT[0] <= wall_clock(now, zone) < NIGHT[1]


def forget_positions(services: Services, now: datetime) -> int:
    """Forget the positions of every check-in whose day is over so many days ago: how many."""
    city = services.city.fresh(now)
    keys = services.secrets.receipt_keys()
    today = local_date(now, city.settings.zone)
    return sum(
        _forget_of(services, unit_id, on, keys)
        for on in due_dates(today, city.settings.retention.position_days)
        for unit_id in city.units
    )


def forget_networks(services: Services, now: datetime) -> int:
    """Forget by which networks the check-ins of a week and longer ago came: how many. Nothing where none is marked.

    Over the dates that positions are looked at on, older ones among them: many missed nights are made up for as well.
    """
    city = services.city.fresh(now)
    if not any(each.network_people for each in city.settings.signal_rules):
        return 0
    marked = [
        check_in
        for on in due_dates(local_date(now, city.settings.zone), NETWORK_KEPT_DAYS)
        for unit_id in city.units
        for day in services.attendance.unit_day(unit_id, on)
        for check_in in day.check_ins.values()
        if check_in.network
    ]
    for each in marked:
        services.attendance.forget_network(each)
    return len(marked)


def due_dates(today: date, kept_days: int) -> list[date]:
    """The dates that a night looks at: the week that became due last, and one of the weeks before it."""
    last = today - timedelta(days=kept_days + 1)
    older = WEEK * (1 + today.toordinal() % WEEKS_BACK)
    return [last - timedelta(days=back) for start in (0, older) for back in range(start, start + WEEK)]


def _forget_of(services: Services, unit_id: str, on: date, keys: ReceiptKeys) -> int:
    forgotten = 0
    for day in services.attendance.unit_day(unit_id, on):
        for check_in in day.check_ins.values():
            if check_in.position is not None:
                services.attendance.forget_position(without_position(check_in, keys))
                forgotten += 1
    return forgotten
