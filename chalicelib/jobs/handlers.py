"""From an AWS event to a job: the outermost layer of what the clock and the queues start."""

import gc
import json
import time
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import asdict
from typing import Any

from chalicelib import wiring
from chalicelib.errors import CityNotSetUp
from chalicelib.observability import causes, logger

STEP_ENDS_S = 90  # of a worker's 300: what is begun by then is kept, the rest is the next message's

PUSH_ENDS_S = 150  # of the mailer's 240: the mail keeps the rest
MAIL_ENDS_S = 60  # of the mailer's 240: whatever was marked by then is sent
GC_AFTER = 50_000  # a unit's day is thousands of small objects that live until it is written: a quarter of the CPU
CLOSE_ENDS_S = 150  # likewise of the closer's 300: a date of the largest unit takes less


def on_evidence_messages(event: Mapping[str, Any]) -> dict[str, Any]:
    """A batch of bucket notifications; only the failed ones come back (partial batch response)."""
    from chalicelib.jobs.evidence import handle_upload_event  # Pillow stays out of the API function

    failed: list[dict[str, str]] = []
    for message in event["Records"]:
        try:
            handle_upload_event(wiring.services(), json.loads(message["body"]), wiring.clock())
        except Exception as error:  # noqa: BLE001 - whatever it is, it must not take the batch along
            logger.error("evidence failed", message_id=message["messageId"], causes=list(causes(error)))
            failed.append({"itemIdentifier": message["messageId"]})
    logger.info("evidence", messages=len(event["Records"]), failed=len(failed))
    return {"batchItemFailures": failed}


def on_work_messages(event: Mapping[str, Any], context: Any) -> dict[str, Any]:
    """One message, one job's next step; what fails comes back and is tried again from where the job stands."""
    from chalicelib.jobs.work import work  # spreadsheets and reports stay out of the API function

    failed: list[dict[str, str]] = []
    for message in event["Records"]:
        services = wiring.services()
        wiring.take_time()
        try:
            job = work(services, message["body"], wiring.clock(), lambda: _left_s(context) > STEP_ENDS_S)
            logger.info("work", job_id=message["body"], state=job.state if job else "", done=job.done if job else 0)
        except Exception as error:  # noqa: BLE001 - it must not take the batch along
            logger.error("work failed", job_id=message["body"], causes=list(causes(error)))
            failed.append({"itemIdentifier": message["messageId"]})
    return {"batchItemFailures": failed}


def on_close_messages(event: Mapping[str, Any], context: Any) -> dict[str, Any]:
    """Units' days to close, or to judge again; only the failed messages come back, by their own ids."""
    from chalicelib.jobs.close_tasks import do_task
    from chalicelib.store.close_queue import task_of

    gc.set_threshold(GC_AFTER)
    failed: list[dict[str, str]] = []
    for message in event["Records"]:
        services = wiring.services()
        wiring.take_time()
        about: dict[str, Any] = {"message_id": message["messageId"]}
        try:
            task = task_of(message["body"])
            about |= {"unit_id": getattr(task, "unit_id", "all"), "on": task.on}
            done = do_task(services, task, wiring.clock(), lambda: _left_s(context) > CLOSE_ENDS_S)
            logger.info("close", **(about | done))
        except Exception as error:  # noqa: BLE001 - one unit's trouble must not take the others' along
            logger.error("close failed", **about, causes=list(causes(error)))
            failed.append({"itemIdentifier": message["messageId"]})
    return {"batchItemFailures": failed}


def on_dispatch() -> dict[str, Any]:
    """What is due every quarter of an hour: days to close, failures to see; nothing before the city is set up."""
    from chalicelib.jobs.dispatch_closes import dispatch_closes
    from chalicelib.jobs.watch_failures import watch_failures

    services, now = wiring.services(), wiring.clock()
    wiring.take_time()
    done: dict[str, Any] = {}
    with suppress(CityNotSetUp):
        done = asdict(dispatch_closes(services, now))
        done |= asdict(watch_failures(services, now))
    logger.info("dispatch", **done)
    return done


def on_mail(event: Mapping[str, Any], context: Any) -> dict[str, Any]:
    """From the clock: remind, make digests, push and mail what waits. From the queue: what SES tells of bounces."""
    if "Records" in event:
        return _on_feedback(event)
    from chalicelib.jobs.digests import tell_digests
    from chalicelib.jobs.mailer import UNREMARKABLE, drain_outbox
    from chalicelib.jobs.push_notices import push_notices
    from chalicelib.jobs.remind import remind

    services, now = wiring.services(), wiring.clock()
    wiring.take_time()
    steps: dict[str, Callable[[], object]] = {
        "remind": lambda: {"reminded": remind(services, now)},
        "digests": lambda: asdict(tell_digests(services, now)),
        "push": lambda: asdict(push_notices(services, now, lambda: _left_s(context) > PUSH_ENDS_S)),
        "mail": lambda: asdict(drain_outbox(services, now, time.sleep, lambda: _left_s(context) > MAIL_ENDS_S)),
    }
    done: dict[str, Any] = {}
    failed = []
    for name, step in steps.items():  # one that fails must not keep the others' mail back
        try:
            with suppress(CityNotSetUp):
                done[name] = step()
        except Exception as error:  # noqa: BLE001 - told below
            logger.error("mail step failed", step=name, causes=list(causes(error)))
            failed.append(name)
    logger.info("mail", **done)
    if (stopped := done.get("mail", {}).get("stopped", "")) not in UNREMARKABLE:
        logger.warning("mail stopped", reason=stopped)
    if failed:
        raise RuntimeError(f"failed: {', '.join(failed)}")
    return done


def _on_feedback(event: Mapping[str, Any]) -> dict[str, Any]:
    from chalicelib.jobs.bounces import take_feedback

    failed: list[dict[str, str]] = []
    for message in event["Records"]:
        services = wiring.services()
        wiring.take_time()
        try:
            logger.info("mail feedback", suppressed=take_feedback(services, message["body"], wiring.clock()))
        except Exception as error:  # noqa: BLE001 - it must not take the batch along
            logger.error("mail feedback failed", message_id=message["messageId"], causes=list(causes(error)))
            failed.append({"itemIdentifier": message["messageId"]})
    return {"batchItemFailures": failed}


def _left_s(context: Any) -> float:
    return float(context.get_remaining_time_in_millis()) / 1000


def on_sweep() -> dict[str, Any]:
    """What is due every quarter of an hour, and at night what is due once a day."""
    from chalicelib.jobs.daily_roots import write_daily_roots
    from chalicelib.jobs.month_pages import start_month_page
    from chalicelib.jobs.office_points import start_office_points
    from chalicelib.jobs.publish_figures import publish_figures
    from chalicelib.jobs.retention import forget_networks, forget_positions, is_due
    from chalicelib.jobs.sweep import sweep

    services, now = wiring.services(), wiring.clock()
    wiring.take_time()
    done = asdict(sweep(services, now))
    done |= {
        "positions_forgotten": 0,
        "networks_forgotten": 0,
        "office_points": 0,
        "daily_roots": 0,
        "figures": 0,
        "month_pages": 0,
    }
    with suppress(CityNotSetUp):
        if is_due(services.city.fresh(now).settings.zone, now):
            done["positions_forgotten"] = forget_positions(services, now)
            done["networks_forgotten"] = forget_networks(services, now)
        done["office_points"] = start_office_points(services, now)
        done["daily_roots"] = write_daily_roots(services, now)
        done["figures"] = publish_figures(services, now)
        done["month_pages"] = start_month_page(services, now)
    logger.info("sweep", **done)
    return done
