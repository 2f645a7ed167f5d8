"""Orders of papers have a limit per person: workers are there for everybody."""

from datetime import timedelta

import pytest

from chalicelib.domain.report import ReportFormat, ReportKind
from chalicelib.errors import TooManyAttempts
from chalicelib.use_cases.order_job import MOST_ORDERS, ORDERS_WINDOW_MIN
from chalicelib.use_cases.order_report import order_report
from chalicelib.use_cases.papers import order_month_sheet
from chalicelib.use_cases.see_compliance import order_record
from chalicelib.use_cases.see_month_summary import order_month_summary
from tests.cast import CITRA, EKO, FITRI
from tests.world import World

MONTH = "2026-11"


@pytest.fixture
def tired(city: World) -> World:
    """Eko has ordered as much as one may."""
    for at in range(MOST_ORDERS):
        order_month_summary(city.services, EKO, MONTH, city.clock.now, f"order-{at}")
    return city


def test_the_next_order_of_whatever_kind_is_refused_and_nothing_is_made(tired: World) -> None:
    ordered, now = len(tired.services.jobs.all()), tired.clock.now
    for order in (
        lambda: order_month_summary(tired.services, EKO, MONTH, now),
        lambda: order_report(tired.services, EKO, ReportKind.MONTH, ReportFormat.CSV, None, None, MONTH, now),
        lambda: order_record(tired.services, EKO, "ani", 1, now),
        lambda: order_month_sheet(tired.services, EKO, "umum", MONTH, now),
    ):
        with pytest.raises(TooManyAttempts) as refused:
            order()
        assert refused.value.retry_after_s == ORDERS_WINDOW_MIN * 60
    assert len(tired.services.jobs.all()) == ordered == MOST_ORDERS


def test_it_is_a_persons_own_and_ends_with_the_quarter(tired: World) -> None:
    order_month_summary(tired.services, FITRI, MONTH, tired.clock.now)
    order_month_sheet(tired.services, CITRA, "umum", MONTH, tired.clock.now)
    tired.clock.set(tired.clock.now + timedelta(minutes=ORDERS_WINDOW_MIN))
    order_month_summary(tired.services, EKO, MONTH, tired.clock.now)


def test_the_same_request_sent_again_is_answered_as_before(tired: World) -> None:
    again = order_month_summary(tired.services, EKO, MONTH, tired.clock.now, "order-3")
    assert again.job_id == "order-3"
    assert len(tired.services.jobs.all()) == MOST_ORDERS
