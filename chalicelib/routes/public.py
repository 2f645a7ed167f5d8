"""What anybody may read, without logging in: outages, shares of groups, flags, how long what is kept."""

from datetime import datetime

from chalice.app import Blueprint
from msgspec import Struct

from chalicelib.domain.city import City
from chalicelib.domain.public import Cell, Count, PublicMonth
from chalicelib.domain.settings import Retention
from chalicelib.routes._http import Answer, Call, op
from chalicelib.rules.public_figures import LEAST_PEOPLE, percent
from chalicelib.use_cases.see_public import TOLD_DAYS, concerned, see_public

blueprint = Blueprint(__name__)


class ShareView(Struct, frozen=True, kw_only=True):
    """`unit_name`: null for units of several branches together. `parts`: smaller units that are counted in it."""

    unit_name: str | None
    parts: int
    people: int
    on_time_percent: int
    absent_percent: int


class PublicMonthView(Struct, frozen=True, kw_only=True):
    """A locked month. `total`: of these groups and nobody else, null where there is none. `flags_upheld`: of the
    check-ins that stood out, those that a person found not valid."""

    month: str
    made_at: datetime
    groups: list[ShareView]
    total: ShareView | None
    flags_raised: int
    flags_upheld: int


class PublicOutageView(Struct, frozen=True, kw_only=True):
    """`unit_names`: empty where it concerned the whole city."""

    starts_at: datetime
    ends_at: datetime
    note: str
    unit_names: list[str]


class PublicView(Struct, frozen=True, kw_only=True):
    """`outages`: of the last `outage_days`. `month`: null until one is locked. `retention`: days."""

    least_people: int
    outage_days: int
    outages: list[PublicOutageView]
    month: PublicMonthView | None
    zone: str
    retention: Retention


@op(
    blueprint, "GET", "/public/figures", "What anybody may know of the city", public=True, answers={200: PublicView},
)  # fmt: skip
def read_public_figures(call: Call) -> Answer:
    found, city = see_public(call.services, call.now), call.city
    view = PublicView(
        least_people=LEAST_PEOPLE,
        outage_days=TOLD_DAYS,
        outages=[
            PublicOutageView(
                starts_at=each.starts_at, ends_at=each.ends_at, note=each.note, unit_names=concerned(each, city)
            )
            for each in found.outages
        ],
        month=_month_view(found.month, city) if found.month else None,
        zone=city.settings.zone,
        retention=city.settings.retention,
    )
    return Answer(view, headers={"Cache-Control": "public, max-age=300"})


def _month_view(month: PublicMonth, city: City) -> PublicMonthView:
    return PublicMonthView(
        month=month.month,
        made_at=month.made_at,
        groups=[_group_view(each, city) for each in month.cells],
        total=_share_view(None, 0, month.total) if month.cells else None,
        flags_raised=month.flags_raised,
        flags_upheld=month.flags_upheld,
    )


def _group_view(cell: Cell, city: City) -> ShareView:
    return _share_view(city.unit_name(cell.unit_id) if cell.unit_id else None, cell.parts, cell.count)


def _share_view(name: str | None, parts: int, count: Count) -> ShareView:
    return ShareView(
        unit_name=name,
        parts=parts,
        people=count.people,
        on_time_percent=percent(count.on_time, count.days),
        absent_percent=percent(count.absent, count.days),
    )
