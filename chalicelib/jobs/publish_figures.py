"""Once a month is locked: make what the public page tells of it, once.

A locked month stays as it is, and so does what is told of it: two versions of it, one before and one after a single
person's correction, would tell that correction. Safe to run twice: the same rows give the same figures.
"""

from datetime import datetime

from chalicelib.domain.city import City
from chalicelib.domain.public import PublicMonth
from chalicelib.domain.review import CITY_QUEUE
from chalicelib.rules.month import first_day, last_day
from chalicelib.rules.month_standing import may_count
from chalicelib.rules.month_summary import flags_of
from chalicelib.rules.public_figures import cells_of, count_unit, total_of
from chalicelib.use_cases.ports import Services


def publish_figures(services: Services, now: datetime) -> int:
    """How many months were made: 1 where a later one is locked than is told of. Two reads, then a Query a unit."""
    month = max((each.month for each in services.months.locks()), default=None)
    standing = services.public_figures.month()
    if month is None or (standing and standing.month >= month):
        return 0
    services.public_figures.keep(make_figures(services, services.city.fresh(now), month, now))
    return 1


def make_figures(services: Services, city: City, month: str, now: datetime) -> PublicMonth:
    counts = {
        unit_id: count_unit(services.months.of_unit(unit_id, month), unit.counts_from)
        for unit_id, unit in sorted(city.units.items())
        if may_count(month, unit.counts_from, unit.ends_on)
    }
    cells = cells_of(counts, city.units)
    looks = services.reviews.between(CITY_QUEUE, first_day(month), last_day(month))
    raised, upheld = flags_of(looks)
    return PublicMonth(
        month=month,
        made_at=now,
        cells=tuple(cells),
        total=total_of(cells),
        flags_raised=raised,
        flags_upheld=upheld,
    )
