"""Instants and civil dates: what the wall clock of a zone shows."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo


def local_date(at: datetime, zone: str) -> date:
    """The civil date at this instant in the IANA zone."""
    return at.astimezone(ZoneInfo(zone)).date()


def wall_clock(at: datetime, zone: str) -> str:
    """Hours and minutes as the wall shows them, `07:05`."""
    return f"{at.astimezone(ZoneInfo(zone)):%H:%M}"


def end_of_day(on: date, zone: str) -> datetime:
    """The first instant of the next local date, in UTC."""
    return datetime.combine(on + timedelta(days=1), time.min, ZoneInfo(zone)).astimezone(UTC)
