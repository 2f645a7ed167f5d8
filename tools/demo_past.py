"""The demo city's past: three months of twelve units and three hundred people, furnished beside the running city.

`make run` starts it after its greeting, so nobody waits for it. It is gone on with where a run before was ended; after
that the days since are added, and while the city runs, these people check in when it is their time.
"""

import os
import sys
import time
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Any

from chalicelib import wiring
from chalicelib.domain.employee import Employee
from chalicelib.errors import Problem
from chalicelib.jobs.dispatch_closes import dispatch_closes
from chalicelib.jobs.publish_figures import publish_figures
from chalicelib.rules.local_time import local_date
from chalicelib.use_cases.ports import Services, StoreUnavailable
from tools import demo_city
from tools.demo_stay import by_number
from tools.demo_work import OwnWork, own_people
from tools.first_admin import services_of
from tools.past_closes import as_of_the_past
from tools.past_history import History
from tools.past_pay import confirm_rules, give_bases
from tools.past_people import UNITS, PastUnit, people_of
from tools.past_setup import add_people, first_date, found_units, go_on_with_rosters, order_calendar, put_up_code
from tools.stack import Stack

DAY = timedelta(days=1)
EVERY_S = 30.0  # how often somebody may check in
WHO = {  # who can log in to see it, and as what
    "organisasi-00": "executive",
    "dinkes-00": "head",
    "dinkes-01": "supervisor",
    "dinkes-02": "official",
    "dinkes-25": "operator",
    "dinkes-04": "employee",
}
LOGINS = tuple(each for each in people_of() if each.key in WHO)


def furnish(
    services: Services,
    client: Any,
    admins: tuple[Employee, Employee],
    now: datetime,
    units: Sequence[PastUnit] = UNITS,
    began_on: date | None = None,
) -> History:
    """Units and people, made or found. client: of DynamoDB, for what is written in bulk."""
    today = local_date(now, demo_city.ZONE)
    quiet = as_of_the_past(services, [each.unit_id for each in units], today)
    held = services.city.fresh(now).units.get(units[0].unit_id)
    first = held.counts_from if held and held.counts_from else began_on or first_date(today - DAY)
    setting_up = replace(quiet, close_queue=lambda *_: None)  # nobody is judged yet
    if held is None:
        dispatch_closes(setting_up, now)  # the city's own units begin today, whatever we do
        confirm_rules(setting_up, admins, first)
    found_units(setting_up, admins, units, first)
    add_people(setting_up, admins[0], units, first, today)
    give_bases(setting_up, admins[0], units, first)
    go_on_with_rosters(setting_up, admins[0], units, now, today)
    order_calendar(setting_up, admins, units, first)
    put_up_code(setting_up, admins, units, now, today)
    return History(quiet, client, admins, first, today - DAY, units)


def lines() -> list[str]:
    """For the greeting, before anybody of them is there."""
    told = [demo_city.login_line(WHO[each.key], each.number, each.name) for each in LOGINS]
    return [
        "From when the demo's past says that its people are there, also (the employee has a month with much in it):",
        *told,
        "In E-Kinerja the supervisor answers reports and rates, the head approves what was rated, the official enters",
        "what the budget came to, the employee reports; Citra has a plan and reports to answer, Gani his year to plan.",
    ]


def live(history: History, now: datetime) -> None:
    """Today's check-ins first, so that there is something to see; then everything that lies before."""
    today, began = local_date(now, demo_city.ZONE), time.monotonic()
    history.check_in(today, now)
    people, units, made = len(history.people), len(history.units), len(history.recorded)
    print(f"The demo's past: {people} people in {units} units are there, {made} check-ins today.", flush=True)
    days = (today - DAY - history.closed_through()).days
    if days > 0:
        print(f"The demo's past: {days} days are being lived through; the city can be used meanwhile.", flush=True)
    history.advance(wiring.clock())
    publish_figures(history.services, wiring.clock())  # of the last locked month, for the public page
    took = time.monotonic() - began
    print(f"The demo's past is there: {days} days, {history.judged:,} judged ({took:.0f} s).", flush=True)


def main() -> int:
    try:
        stack = Stack.read()
    except FileNotFoundError as missing:
        print(missing, file=sys.stderr)
        return 1
    if stack.city != demo_city.CITY:
        print("the demo's past is for `make run`'s own city alone", file=sys.stderr)
        return 1
    os.nice(5)  # the running city first
    services = services_of(stack)
    eko, endah = (by_number(services, each.number) for each in (demo_city.EKO, demo_city.PEOPLE[0]))
    if eko is None or endah is None:
        print("the two admins are not there: is this the demo city?", file=sys.stderr)
        return 1
    try:
        history = furnish(services, stack.client("dynamodb"), (eko, endah), wiring.clock())
        is_new = history.closed_through() < history.began_on
        for person in LOGINS if is_new else ():  # whoever chose another one since keeps it
            services.identity.set_password(person.employee_id, demo_city.password_of(person.number))
        with suppress(Problem):  # who has gone on by hand
            now = wiring.clock()
            OwnWork(services, own_people(services), local_date(now, demo_city.ZONE), now).begin()
        live(history, wiring.clock())
    except (Problem, StoreUnavailable) as refusal:
        print(f"The demo's past is gone on with at the next `make run` ({refusal!r}).", flush=True)
        return 1
    while True:
        time.sleep(EVERY_S)
        with suppress(StoreUnavailable):  # the next time
            history.go_on(wiring.clock())


if __name__ == "__main__":
    raise SystemExit(main())
