"""The city's month on one page, for who leads the city: on the screen, and as a paper to fetch as a job."""

from datetime import date, datetime

from chalice.app import Blueprint
from msgspec import Struct

from chalicelib.domain.job import Job
from chalicelib.domain.month_summary import Sums
from chalicelib.errors import TooManyAttempts
from chalicelib.routes._fields import Month, parse_month
from chalicelib.routes._http import Answer, Call, op
from chalicelib.routes._job_view import JobView, job_view
from chalicelib.rules.access import ALLOWED, Act
from chalicelib.use_cases.reach import today_of
from chalicelib.use_cases.see_month_summary import order_month_summary, see_month_pages, see_month_summary

blueprint = Blueprint(__name__)


class SumsView(Struct, frozen=True, kw_only=True):
    """Person-days that count. `compliance`: percent of those `due` that were `present`; null where none was due."""

    people: int
    due: int
    present: int
    excused: int
    absent: int
    incomplete: int
    undecided: int
    late_days: int
    late_min: int
    compliance: float | None


class OpdSumsView(Struct, frozen=True, kw_only=True):
    """An OPD with its parts. `units`: of how many it is; small ones of any OPD are one line, without id and name."""

    unit_id: str | None
    name: str
    units: int
    sums: SumsView


class TrendView(Struct, frozen=True, kw_only=True):
    month: str
    compliance: float | None


class MonthPageView(Struct, frozen=True, kw_only=True):
    """A page that was made by itself, to fetch as a job's file."""

    month: str
    job_id: str
    file_name: str
    made_at: datetime


class MonthSummaryView(Struct, frozen=True, kw_only=True):
    """`is_counting`: something is old or not counted yet; ask again in a few seconds. `today`: the city's own date."""

    month: str
    today: date
    is_counting: bool
    city: SumsView
    units: list[OpdSumsView]
    trend: list[TrendView]
    outages: int
    outage_min: int
    flags_raised: int
    flags_upheld: int
    pages: list[MonthPageView]


class MonthSummaryBody(Struct, forbid_unknown_fields=True):
    month: Month


@op(
    blueprint, "GET", "/summaries/{month}", "The city's month on one page, in figures: `today` for this month",
    roles=ALLOWED[Act.READ_SUMMARY], answers={200: MonthSummaryView},
)  # fmt: skip
def read_month_summary(call: Call, month: str) -> Answer:
    today = today_of(call.city, call.now)
    wanted = today if month == "today" else parse_month(month)
    found = see_month_summary(call.services, call.actor, f"{wanted:%Y-%m}", call.now)
    return Answer(
        MonthSummaryView(
            month=found.month,
            today=today,
            is_counting=found.is_counting,
            city=_sums_view(found.city),
            units=[
                OpdSumsView(unit_id=each.unit_id, name=each.name, units=each.units, sums=_sums_view(each.sums))
                for each in found.units
            ],
            trend=[TrendView(month=each, compliance=value) for each, value in found.trend],
            outages=found.outages.count,
            outage_min=found.outages.minutes,
            flags_raised=found.flags_raised,
            flags_upheld=found.flags_upheld,
            pages=[_page_view(each) for each in see_month_pages(call.services, call.actor, found.month, call.now)],
        )
    )


@op(
    blueprint, "POST", "/summaries", "Have the city's month made as one page of PDF",
    roles=ALLOWED[Act.READ_SUMMARY], body=MonthSummaryBody, answers={202: JobView},
    problems=(TooManyAttempts,), idempotent=True,
)  # fmt: skip
def create_month_summary(call: Call) -> Answer:
    job = order_month_summary(call.services, call.actor, call.body.month, call.now, call.made_id)
    return Answer(job_view(call, job), 202)


def _page_view(job: Job) -> MonthPageView:
    return MonthPageView(month=job.month or "", job_id=job.job_id, file_name=job.files[0], made_at=job.made_at)


def _sums_view(sums: Sums) -> SumsView:
    return SumsView(
        people=sums.people,
        due=sums.due,
        present=sums.present,
        excused=sums.excused,
        absent=sums.absent,
        incomplete=sums.incomplete,
        undecided=sums.undecided,
        late_days=sums.late_days,
        late_min=sums.late_min,
        compliance=sums.compliance,
    )
