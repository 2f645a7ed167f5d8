"""Where notices lead, as a part of the site behind `#/`."""


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
