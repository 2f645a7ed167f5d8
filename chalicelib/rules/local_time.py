"""Instants and civil dates: what the wall clock of a zone shows."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo


def local_date(at: datetime, zone: str) -> date:
    """The civil date at this instant in the IANA zone."""
    return at.astimezone(ZoneInfo(zone)).date()


def wall_clock(at: datetime, zone: str) -> str:
    """Hours and minutes as the wall shows them, `07:05`."""
    return f"{at.astimezone(ZoneInfo(zone)):%H:%M}"


def minute_of_day(at: datetime, zone: str) -> int:
    """Whole minutes since midnight that the wall shows."""
    wall = at.astimezone(ZoneInfo(zone))
    return wall.hour * 60 + wall.minute


def end_of_day(on: date, zone: str) -> datetime:
    """The first instant of the next local date, in UTC."""
    return datetime.combine(on + timedelta(days=1), time.min, ZoneInfo(zone)).astimezone(UTC)


def on_the_wall(on: date, minute: int) -> datetime:
    """What the clock on the wall shows, without a zone: minute 1,530 is 01:30 of the next date."""
    return datetime.combine(on, time.min) + timedelta(minutes=minute)


def first_pass(wall: datetime, zone: ZoneInfo) -> datetime:
    """The first instant of this wall time; a missing one shifts forward by the length of the jump."""
    return wall.replace(tzinfo=zone).astimezone(UTC)


def last_pass(wall: datetime, zone: ZoneInfo) -> datetime:
    """The last instant of this wall time; for a missing one the same as the first."""
    return max(wall.replace(tzinfo=zone, fold=fold).astimezone(UTC) for fold in (0, 1))
