"""The jobs that are swept: each readied on a city, and what then starts it, and starts it again.

Not slips: a code is never drawn twice alike, and whom a failure leaves without one is told on the job
(jobs/test_slips_twice.py).
"""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import UTC, datetime, timedelta

from chalicelib.domain.closing import CloseTask, FiguresTask, Lock, RejudgeTask, SignalsTask, UnitClose
from chalicelib.domain.excuse import Excuse, ExcuseKind
from chalicelib.domain.job import ApplyMode, Job
from chalicelib.domain.push import PushKind
from chalicelib.domain.report import ReportFormat, ReportKind
from chalicelib.jobs.bounces import take_feedback
from chalicelib.jobs.close_day import close_day
from chalicelib.jobs.count_figures import count_figures
from chalicelib.jobs.daily_roots import write_daily_roots
from chalicelib.jobs.digests import tell_digests
from chalicelib.jobs.dispatch_closes import dispatch_closes
from chalicelib.jobs.evidence import make_evidence
from chalicelib.jobs.find_signals import find_signals
from chalicelib.jobs.handlers import on_evidence_messages
from chalicelib.jobs.mailer import drain_outbox
from chalicelib.jobs.month_pages import start_month_page
from chalicelib.jobs.office_points import start_office_points
from chalicelib.jobs.orphans import mark_orphans
from chalicelib.jobs.publish_figures import publish_figures
from chalicelib.jobs.push_notices import push_notices
from chalicelib.jobs.rejudge import rejudge
from chalicelib.jobs.remind import remind
from chalicelib.jobs.retention import forget_positions
from chalicelib.jobs.stuck_jobs import send_stuck_jobs
from chalicelib.jobs.sweep import PATIENCE, sweep
from chalicelib.jobs.watch_failures import watch_failures
from chalicelib.jobs.work import work
from chalicelib.rules.stuck_job import SENT_AGAIN_AFTER
from chalicelib.store.upload_queue import notification
from chalicelib.use_cases.city_versions import city_versions
from chalicelib.use_cases.imports import apply_import, check_import
from chalicelib.use_cases.order_performance_report import order_unit_report
from chalicelib.use_cases.order_report import order_report
from chalicelib.use_cases.papers import order_month_sheet, order_slips, order_template
from chalicelib.use_cases.see_compliance import order_record
from chalicelib.use_cases.see_payroll import order_payroll
from chalicelib.use_cases.summons_letter import order_summons_letter
from tests.cast import ANI, BUDI, CITRA, DEWI, EKO, MONDAY, wib
from tests.fakes import FakeFailures, Memory
from tests.jobs import (
    test_balance_rows,
    test_base_rows,
    test_bounces,
    test_goal_rows,
    test_imports,
    test_machine_rows,
    test_office_points,
    test_roster_rows,
    test_unit_rows,
)
from tests.jpegs import selfie
from tests.performance_files import furnish
from tests.routes.test_access_matrix import locked_october, phone_of, posted_photo, send, summoned, woken
from tests.world import World, entry

EVENING = wib(18, 15)
TUESDAY = MONDAY + timedelta(days=1)
LEAVE = Excuse("20261123-c", ExcuseKind.LEAVE, MONDAY, MONDAY)
FAILED = {"batchItemFailures": [{"itemIdentifier": "m"}]}
Begin = Callable[[World], Callable[[], object]]


def always() -> bool:
    return True


# What the clock starts.


def _dispatch(town: World) -> Callable[[], object]:
    return lambda: dispatch_closes(town.services, EVENING)


def _watch(town: World) -> Callable[[], object]:
    memory = Memory()
    memory.counted_tries += [(wib(7, 5), False)] * 20 + [(wib(7, 5), True)] * 20
    town.services = replace(town.services, failures=FakeFailures(memory))
    return lambda: watch_failures(town.services, wib(7, 20))


def _remind(town: World) -> Callable[[], object]:
    return lambda: remind(town.services, wib(9, 45))


def _digests(town: World) -> Callable[[], object]:
    _close(town)()
    return lambda: tell_digests(town.services, wib(6, 15, on=TUESDAY))


def _daily_roots(town: World) -> Callable[[], object]:
    write_daily_roots(town.services, EVENING)
    _close(town)()
    return lambda: write_daily_roots(town.services, wib(3, on=MONDAY + timedelta(days=3)))


def _public_figures(town: World) -> Callable[[], object]:
    _close(town)()
    town.services.months.save_lock(Lock("2026-11", "eko", EVENING), entry("test_lock", EVENING))
    return lambda: publish_figures(town.services, wib(3, on=MONDAY + timedelta(days=10)))


def _month_page(town: World) -> Callable[[], object]:
    """And the sweep of a quarter of an hour later: it tells workers again of what they have not heard of."""
    night = wib(3, on=MONDAY + timedelta(days=20))

    def run() -> None:
        start_month_page(town.services, night)
        send_stuck_jobs(town.services, night + SENT_AGAIN_AFTER)

    return run


def _lost_uploads(town: World) -> Callable[[], object]:
    """By the bucket's own clock."""
    town.check_in(phone_of(town, ANI)).expect(201)
    soon = datetime.now(UTC) + PATIENCE + timedelta(minutes=1)
    return lambda: sweep(town.services, soon)


def _orphans(town: World) -> Callable[[], object]:
    """A selfie that was judged, and never sent with a check-in."""
    phone = phone_of(town, ANI)
    asked = phone.ask_challenge("arrival").expect(201)
    phone.upload(asked["upload"], selfie())
    key = asked["upload"]["fields"]["key"]
    head = town.services.selfies.head(key)
    assert head
    make_evidence(town.services, key, head.version_id or "", town.clock.now)
    return lambda: mark_orphans(town.services, [key])


def _stuck(town: World) -> Callable[[], object]:
    order_slips(town.services, DEWI, "umum", ["ani"], town.clock.now)
    later = town.clock.now + SENT_AGAIN_AFTER
    return lambda: send_stuck_jobs(town.services, later)


def _retention(town: World) -> Callable[[], object]:
    town.check_in(phone_of(town, ANI)).expect(201)
    late = wib(2, 5, on=MONDAY + timedelta(days=181))
    return lambda: forget_positions(town.services, late)


def _start_points(town: World) -> Callable[[], object]:
    return lambda: start_office_points(town.services, test_office_points.NIGHT)


def _mail(town: World) -> Callable[[], object]:
    for each in ("budi", "mira"):
        town.change(each, lambda person: replace(person, email=f"{person.employee_id}@contoh.example"))
    _close(town)()
    return lambda: drain_outbox(town.services, EVENING, lambda _: None, always)


def _push(town: World) -> Callable[[], object]:
    for each in ("budi", "mira"):
        town.change(each, lambda person: replace(person, push=tuple(PushKind)))
        woken(town, each)
    _close(town)()
    return lambda: push_notices(town.services, EVENING, always)


# What messages start.


def _close(town: World) -> Callable[[], object]:
    town.check_in(phone_of(town, ANI)).expect(201)
    town.clock.set(EVENING)
    versions = city_versions(town.services.city.fresh(EVENING))
    town.services.closes.save(UnitClose("umum", MONDAY - timedelta(1), MONDAY, EVENING, versions))
    return lambda: close_day(town.services, CloseTask("umum", MONDAY, EVENING), EVENING, always)


def _rejudge(town: World) -> Callable[[], object]:
    _close(town)()
    town.change("budi", lambda each: replace(each, excuses=(LEAVE,)))
    return lambda: rejudge(town.services, RejudgeTask("umum", MONDAY, ("budi",), "request"), EVENING)


def _signals(town: World) -> Callable[[], object]:
    """Two days of one person at one point, the second still to be looked at."""
    _close(town)()
    find_signals(town.services, SignalsTask("umum", MONDAY), EVENING)
    tuesday = wib(18, 15, on=TUESDAY)
    town.clock.set(tuesday)
    close_day(town.services, CloseTask("umum", TUESDAY, tuesday), tuesday, always)
    return lambda: find_signals(town.services, SignalsTask("umum", TUESDAY), tuesday)


def _evidence(town: World) -> Callable[[], object]:
    town.check_in(phone_of(town, ANI)).expect(201)
    [made] = town.services.attendance.day("umum", MONDAY, "ani").check_ins.values()
    event = {"Records": [{"messageId": "m", "body": notification(made.upload_key, made.selfie_version_id)}]}
    return lambda: on_evidence_messages(event)


def _bounce(town: World) -> Callable[[], object]:
    town.change("ani", lambda each: replace(each, email="bounce@simulator.amazonses.com"))
    told = test_bounces.body(test_bounces.BOUNCE)
    return lambda: take_feedback(town.services, told, town.clock.now)


# A job's next step: what a killed worker left half done is taken up once it can no longer be at work.


def _worker(town: World, job: Job) -> Callable[[], object]:
    def step() -> object:
        try:
            return work(town.services, job.job_id, town.clock.now, always)
        finally:
            town.clock.now += SENT_AGAIN_AFTER

    return step


def _check(town: World) -> Callable[[], object]:
    job = test_imports.uploaded(town, [test_imports.TONO, test_imports.SITI])
    check_import(town.services, EKO, job.job_id, {}, town.clock.now)
    return _worker(town, job)


def _people(town: World) -> Callable[[], object]:
    return _applied(town, test_imports.checked(town, [test_imports.TONO, test_imports.SITI]))


def _rosters(town: World) -> Callable[[], object]:
    rows = [test_roster_rows.line(who, "L" * 31) for who in (ANI, BUDI)]
    return _applied(town, test_roster_rows.checked(town, rows, EKO))


def _balances(town: World) -> Callable[[], object]:
    return _applied(town, test_balance_rows.checked(town, [test_balance_rows.line(who) for who in (ANI, BUDI)]))


def _bases(town: World) -> Callable[[], object]:
    return _applied(town, test_base_rows.checked(town, [test_base_rows.line(who) for who in (ANI, BUDI)]))


def _goals(town: World) -> Callable[[], object]:
    return _applied(town, test_goal_rows.checked(town, [test_goal_rows.line(who) for who in (ANI, BUDI)]))


def _machine_log(town: World) -> Callable[[], object]:
    town.clock.set(wib(20))
    test_machine_rows.register(town)
    return _applied(town, test_machine_rows.checked(town, test_machine_rows.DAY, DEWI))


def _units(town: World) -> Callable[[], object]:
    return _applied(town, test_unit_rows.checked(town, test_unit_rows.ROWS))


def _applied(town: World, job: Job) -> Callable[[], object]:
    apply_import(town.services, EKO, job.job_id, ApplyMode.WHOLE, town.clock.now)
    return _worker(town, job)


def _month_sheet(town: World) -> Callable[[], object]:
    return _worker(town, order_month_sheet(town.services, CITRA, "umum", "2026-11", town.clock.now))


def _report(town: World) -> Callable[[], object]:
    order = order_report(town.services, CITRA, ReportKind.DAILY, ReportFormat.CSV, "umum", None, None, town.clock.now)
    return _worker(town, order)


def _performance(town: World) -> Callable[[], object]:
    furnish(town)
    order = order_unit_report(town.services, CITRA, "umum", ReportFormat.CSV, "2026-11", town.clock.now)
    return _worker(town, order)


def _payroll(town: World) -> Callable[[], object]:
    locked_october(town, phone_of(town, DEWI))
    return _worker(town, order_payroll(town.services, DEWI, "umum", "2026-10", town.clock.now))


def _letter(town: World) -> Callable[[], object]:
    summoned(town, phone_of(town, CITRA))
    return _worker(town, order_summons_letter(town.services, CITRA, "ani", "2026-01", 2, town.clock.now))


def _record(town: World) -> Callable[[], object]:
    return _worker(town, order_record(town.services, CITRA, "ani", 2, town.clock.now))


def _template(town: World) -> Callable[[], object]:
    return _worker(town, order_template(town.services, EKO, town.clock.now))


def _photo(town: World) -> Callable[[], object]:
    phone = phone_of(town, DEWI)
    send("PUT /offices/{office_id}/photos/{place}", phone, posted_photo(town, phone)).expect(202)
    [job] = town.services.jobs.all()
    return _worker(town, job)


def _points(town: World) -> Callable[[], object]:
    """Six people were refused at one place."""
    test_office_points.refuse_six(town)
    town.clock.set(test_office_points.NIGHT)
    start_office_points(town.services, town.clock.now)
    return _worker(town, town.services.jobs.all()[0])


def _figures(town: World) -> Callable[[], object]:
    _close(town)()
    task = FiguresTask(("umum",), MONDAY, ("2026-11",))
    return lambda: count_figures(town.services, task, EVENING)


def _levels(town: World) -> Callable[[], object]:
    _close(town)()
    return lambda: count_figures(town.services, FiguresTask(("umum",), years=(2026,)), EVENING)


JOBS: Mapping[str, Begin] = {
    "close a unit's date": _close, "judge again": _rejudge, "find signals": _signals, "dispatch closes": _dispatch,
    "watch failures": _watch,
    "evidence": _evidence, "lost uploads": _lost_uploads, "orphans": _orphans, "forget positions": _retention,
    "mail": _mail, "push": _push, "remind": _remind, "digests": _digests, "bounce": _bounce,
    "daily roots": _daily_roots, "publish figures": _public_figures,
    "start the month's page": _month_page, "stuck jobs": _stuck, "check a file": _check,
    "apply people": _people,
    "apply rosters": _rosters, "apply balances": _balances, "apply bases": _bases, "apply units": _units,
    "apply goals": _goals, "apply a machine's log": _machine_log, "month sheet": _month_sheet,
    "payroll": _payroll, "summons letter": _letter, "compliance record": _record,
    "report": _report, "performance report": _performance, "count figures": _figures, "count levels": _levels,
    "template": _template, "office photo": _photo,
    "begin office points": _start_points, "office points": _points,
}  # fmt: skip
