"""When is the service suspected to have failed, what does an outage touch, and is what an admin enters sound?

Source: DESIGN "Closing the day", RELIABILITY T34; see docs/rules.md#outages. What an outage makes of a day's verdict
stands in attendance_minutes.py and attendance_slots.py.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

from chalicelib.domain.city import City
from chalicelib.domain.outage import Counted, Outage, OutageState
from chalicelib.domain.settings import OutageSettings
from chalicelib.domain.shift import LATE_SLOTS, Extension, Slot
from chalicelib.errors import FieldError
from chalicelib.rules.city_windows import windows_around
from chalicelib.rules.extension import MAX_EXTENSION_MIN, NIGHT_DAYS
from chalicelib.rules.import_report import Texts, fault
from chalicelib.rules.local_time import local_date
from chalicelib.rules.schedule_texts import SCHEDULE_TEXTS

QUARTER_MIN = 15  # tries are weighed by quarters of an hour
WATCHED_MIN = 60  # of the last hour: a count comes late, and a run of the clock may fail
MAX_OUTAGE_DAYS = 7  # one that lasts longer is entered as several
MAX_MOVED_DAYS = 1  # its beginning stays this near to where it was first entered: it is found by it
PAST_DAYS = 92  # older ones change no pay that anybody still looks at
AHEAD_HOURS = 24  # an end to come, where the failure goes on
NOTE_DAYS = 1  # everyone concerned reads of it on its days and so many after

_QUARTER = timedelta(minutes=QUARTER_MIN)

OUTAGE_TEXTS: Texts = {
    "UNIT_UNKNOWN": SCHEDULE_TEXTS["UNIT_UNKNOWN"],
    "OUTAGE_SPAN": (
        f"Akhir harus sesudah awal, paling lama {MAX_OUTAGE_DAYS} hari.",
        f"It ends after it starts, {MAX_OUTAGE_DAYS} days later at most.",
    ),
    "OUTAGE_AHEAD": (
        f"Gangguan dinyatakan setelah mulai; akhirnya paling lama {AHEAD_HOURS} jam dari sekarang.",
        f"An outage is declared once it has begun; it ends {AHEAD_HOURS} hours from now at the latest.",
    ),
    "OUTAGE_PAST": (
        f"Gangguan paling lama {PAST_DAYS} hari yang lalu.",
        f"An outage of {PAST_DAYS} days ago at most.",
    ),
    "OUTAGE_MOVED": (
        "Awalnya terlalu jauh dari semula: abaikan yang ini dan nyatakan yang baru.",
        "It starts too far from where it was: dismiss this one and declare a new one.",
    ),
    "NOTE_EMPTY": ("Tulis sebabnya; semua yang terkait membacanya.", "Write why; everyone concerned reads it."),
}


def watched_quarters(city: City, now: datetime) -> list[datetime]:
    """The quarters of an hour of the last hour, the running one too, in which somebody of the city may arrive.

    By their beginnings, aware UTC, in order. A window that was made longer is watched to its end.
    """
    last = _quarter_of(now)
    longer = max((each.minutes for each in city.calendar.extensions if _is_near(each, now)), default=0)
    arrivals = [
        (each.opens_at, each.closes_at + timedelta(minutes=longer))
        for _, each in windows_around(city, now)
        if each.slot in LATE_SLOTS
    ]
    quarters = [last - at * _QUARTER for at in range(WATCHED_MIN // QUARTER_MIN, -1, -1)]
    return [each for each in quarters if any(opens < each + _QUARTER and each < closes for opens, closes in arrivals)]


def is_suspect(counted: Counted, settings: OutageSettings) -> bool:
    """Whether so many of a hundred tries failed, and at least so many."""
    return counted.failed >= settings.least_failed and counted.failed * 100 >= settings.failed_percent * counted.of


def suspect(failing: Mapping[datetime, Counted], standing: Iterable[Outage]) -> list[Outage]:
    """The outages to be written for these failing quarters: new ones, and standing suspected ones made longer.

    failing   the beginning of each quarter -> what was counted in it.

    A quarter that an outage covers, in whatever state, is not suspected again: dismissed stays dismissed. Only one
    that a person declared for some units alone does not stand for the whole city. Asked again, nothing.
    """
    known = {each.outage_id: each for each in standing}
    found: dict[str, Outage] = {}
    for starts_at, counted in sorted(failing.items()):
        ends_at = starts_at + _QUARTER
        if any(_covers(each, starts_at, ends_at) for each in known.values()):
            continue
        beside = next((each for each in known.values() if _is_beside(each, starts_at, ends_at)), None)
        outage = _longer(beside, starts_at, ends_at, counted) if beside else _suspected(starts_at, ends_at, counted)
        known[outage.outage_id] = found[outage.outage_id] = outage
    return list(found.values())


def outage_faults(outage: Outage, city: City, now: datetime) -> list[FieldError]:
    """Everything against this span being declared, or dismissed, now; pointers lead into it."""
    return list(_faults(outage, city, now))


def filed_on(outage_id: str) -> date:
    """The UTC date of its beginning as it was first entered: ids begin with it."""
    return date(int(outage_id[:4]), int(outage_id[4:6]), int(outage_id[6:8]))


def touched_dates(outage: Outage, zones: Iterable[str]) -> list[date]:
    """Local dates with a window that the span may touch: a night shift's date is the day before, an early shift's the
    day after."""
    known = tuple(zones)
    first = min(local_date(outage.starts_at, each) for each in known) - timedelta(days=1)
    last = max(local_date(outage.ends_at, each) for each in known) + timedelta(days=1)
    return [first + timedelta(days=at) for at in range((last - first).days + 1)]


def proposed_extension(outage: Outage, zone: str, today: date) -> tuple[date, Slot, int] | None:
    """By how many minutes the arrival of which date could be made longer: by as many as the failure lasted.

    None once an admin has decided, and for dates whose windows are not made longer any more.
    """
    on = local_date(outage.starts_at, zone)
    if outage.state is not OutageState.SUSPECTED or not today - timedelta(days=NIGHT_DAYS) <= on <= today:
        return None
    minutes = (outage.ends_at - outage.starts_at) // timedelta(minutes=1)
    return on, Slot.ARRIVAL, max(1, min(minutes, MAX_EXTENSION_MIN))


def is_news(ended_on: date, today: date) -> bool:
    """Whether whoever looks at their day still reads of what ended on that local date."""
    return ended_on + timedelta(days=NOTE_DAYS) >= today


def _quarter_of(at: datetime) -> datetime:
    return datetime.fromtimestamp(int(at.timestamp()) // (QUARTER_MIN * 60) * QUARTER_MIN * 60, UTC)


def _is_near(extension: Extension, now: datetime) -> bool:
    return extension.slot in LATE_SLOTS and abs((extension.on - now.date()).days) <= 1


def _covers(outage: Outage, starts_at: datetime, ends_at: datetime) -> bool:
    speaks_for_all = not outage.unit_ids or outage.of > 0
    return speaks_for_all and outage.starts_at <= starts_at and ends_at <= outage.ends_at


def _is_beside(outage: Outage, starts_at: datetime, ends_at: datetime) -> bool:
    is_open = outage.state is OutageState.SUSPECTED and not outage.unit_ids
    return is_open and outage.starts_at <= ends_at and starts_at <= outage.ends_at


def _longer(outage: Outage, starts_at: datetime, ends_at: datetime, counted: Counted) -> Outage:
    return replace(
        outage,
        starts_at=min(outage.starts_at, starts_at),
        ends_at=max(outage.ends_at, ends_at),
        failed=outage.failed + counted.failed,
        of=outage.of + counted.of,
    )


def _suspected(starts_at: datetime, ends_at: datetime, counted: Counted) -> Outage:
    outage_id = f"{starts_at:%Y%m%d-%H%M}"
    return Outage(outage_id, starts_at, ends_at, OutageState.SUSPECTED, failed=counted.failed, of=counted.of)


def _faults(outage: Outage, city: City, now: datetime) -> Iterator[FieldError]:
    if not timedelta(0) < outage.ends_at - outage.starts_at <= timedelta(days=MAX_OUTAGE_DAYS):
        yield fault(OUTAGE_TEXTS, "/ends_at", "OUTAGE_SPAN")
    if outage.starts_at > now:
        yield fault(OUTAGE_TEXTS, "/starts_at", "OUTAGE_AHEAD")
    elif outage.starts_at < now - timedelta(days=PAST_DAYS):
        yield fault(OUTAGE_TEXTS, "/starts_at", "OUTAGE_PAST")
    elif abs((outage.starts_at.astimezone(UTC).date() - filed_on(outage.outage_id)).days) > MAX_MOVED_DAYS:
        yield fault(OUTAGE_TEXTS, "/starts_at", "OUTAGE_MOVED")
    if outage.ends_at > now + timedelta(hours=AHEAD_HOURS):
        yield fault(OUTAGE_TEXTS, "/ends_at", "OUTAGE_AHEAD")
    if outage.state is OutageState.DECLARED and not outage.note.strip():
        yield fault(OUTAGE_TEXTS, "/note", "NOTE_EMPTY")
    for at, each in enumerate(outage.unit_ids):
        if each not in city.units:
            yield fault(OUTAGE_TEXTS, f"/unit_ids/{at}", "UNIT_UNKNOWN")
