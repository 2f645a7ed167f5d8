"""`make demo-day`: one invented working day of the demo city, played in process over the running stack's own tables.

The clock is handed in: the last Friday at least two days ago. The day's own units stand as closed through today, so the
running dispatcher has nothing to do there, until everything has happened; then the day is closed here, by the same
dispatcher and workers. At the end everybody leaves but two who have days off, so that nobody is missed from then on.
Run again, it reads the day and writes nothing.
"""

import sys
import time as wall
from datetime import date, datetime, timedelta
from typing import Any

from chalicelib import wiring
from chalicelib.domain.employee import Employee
from chalicelib.jobs.mailer import Mailed
from chalicelib.rules.local_time import local_date
from chalicelib.use_cases.ports import Services
from tools import demo_city, demo_stay, demo_table
from tools.demo_close import Played, close, leave
from tools.demo_hand import Put
from tools.demo_people import OFFICE_UNIT, OPD, PLAYERS
from tools.demo_story import Day
from tools.first_admin import services_of
from tools.run import DEMO
from tools.stack import Stack

DAY = timedelta(days=1)
FRIDAY = 4


class Unfinished(Exception):
    """A day was begun and never closed: whoever played it was stopped."""


def last_friday(now: datetime) -> date:
    """The last one that is two days ago at least: its night shift is over as well."""
    on = local_date(now, demo_city.ZONE) - 2 * DAY
    return on - timedelta(days=(on.weekday() - FRIDAY) % 7)


def play(services: Services, put: Put, admin_numbers: tuple[str, str], now: datetime) -> tuple[Played, bool]:
    """The day, and whether it was played just now. Raises Unfinished for one that was begun and never closed."""
    units = services.city.fresh(now).units
    if OPD in units:
        on = units[OPD].counts_from
        assert on is not None
        if OFFICE_UNIT not in units or not services.months.of_date(OFFICE_UNIT, on):
            raise Unfinished
        return Played(on), False
    eko, endah = (_admin(services, each) for each in admin_numbers)
    day = Day(services, put, last_friday(now), (eko, endah))
    day.set_up(now)
    demo_stay.let_in(day, day.at("09:00", -1))
    day.order_apel()
    day.file_requests()
    day.happen()
    played = close(day)
    leave(day)
    demo_stay.let_rest(day, day.at("13:00", 1))
    return played, True


def _admin(services: Services, number: str) -> Employee:
    found = demo_stay.by_number(services, number)
    assert found is not None, f"{number} is not there: is this the demo city?"
    return found


def _put_into(stack: Stack) -> Put:
    s3: Any = stack.client("s3")

    def put(key: str, jpeg: bytes) -> None:
        s3.put_object(
            Bucket=stack.bucket, Key=key, Body=jpeg, ContentType="image/jpeg", ChecksumAlgorithm="SHA256"
        )  # fmt: skip

    return put


def main() -> int:
    try:
        stack = Stack.read()
    except FileNotFoundError as missing:
        print(missing, file=sys.stderr)
        return 1
    if stack.city != DEMO:
        print("the demo's day is for `make run`'s own city alone", file=sys.stderr)
        return 1
    services, began = services_of(stack), wall.monotonic()
    wiring.take_time()
    numbers = demo_city.EKO.number, demo_city.PEOPLE[0].number
    try:
        played, is_new = play(services, _put_into(stack), numbers, wiring.clock())
    except Unfinished:
        print("a demo day was begun here and never closed; `make clean` begins anew", file=sys.stderr)
        return 1
    print("\n".join(demo_table.lines(services, played.on, PLAYERS)))
    if is_new:
        mailed = played.mailed
        print(f"closed: {played.judged} judged, {played.changed} changed by what was decided the next morning;")
        print(f"closed again: {played.again} changed. {mailed.sent} mails sent{_why(mailed)}, in")
        print(f"  {stack.endpoint}/_ministack/ses/messages  ({wall.monotonic() - began:.0f} s in all)")
    else:
        print("This day was played before: it was read, nothing was written.")
    print("\n".join(demo_stay.lines(services, played.on, numbers)))
    return 0


def _why(mailed: Mailed) -> str:
    return f" (stopped: {mailed.stopped})" if mailed.stopped else ""


if __name__ == "__main__":
    raise SystemExit(main())
