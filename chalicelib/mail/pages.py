"""Where notices lead, as a part of the site behind `#/`, and what periods are called on the way there."""

from chalicelib.mail.reading import Reading
from chalicelib.rules.month import first_day


def console_page(page: str, *path: str, **query: object) -> str:
    """A page of the console, as the phone's page knows it: `konsol/<page>/<path>/-/<name>/<value>`."""
    asked = [str(each) for pair in sorted(query.items()) for each in pair]
    return "/".join(("konsol", page, *path, *(("-", *asked) if asked else ())))


def budget_page(month: str, unit_id: str = "") -> str:
    """A unit's budget of a month ("YYYY-MM"); the city's where no unit is named."""
    year, _, number = month.partition("-")
    return console_page("anggaran", *(("unit", unit_id) if unit_id else ()), bulan=number.lstrip("0"), tahun=year)


def evaluation_page(unit_id: str, period: str, employee_id: str = "", number: object = "") -> str:
    opened = {"buka": f"{employee_id}.{number}"} if employee_id else {}
    return console_page("penilaian", periode=period, unit=unit_id, **opened)


def own_page(page: str, year: str) -> str:
    """One's own plans or assessments of a year."""
    return "/".join(filter(None, ("kinerja", page, year)))


def plan_page(employee_id: str, year: str) -> str:
    return f"kinerja/rencana/tim/{employee_id}/{year}"


def month_name(read: Reading, month: str) -> str:
    """`Oktober 2026`; what is no month is said as it is."""
    try:
        first = first_day(month)
    except ValueError:
        return month
    return f"{read.tongue.months[first.month - 1]} {first.year}"


def period_name(read: Reading, period: str) -> str:
    """`triwulan 3 2026`, `tahun 2026`, `Oktober 2026`."""
    year, _, part = period.partition("-")
    if not part:
        return read.say(f"tahun {year}", f"the year {year}")
    if part.startswith("Q"):
        return read.say(f"triwulan {part[1:]} {year}", f"quarter {part[1:]} of {year}")
    return month_name(read, period)
