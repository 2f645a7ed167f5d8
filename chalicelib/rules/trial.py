"""From which day may a unit's attendance count? No day of the trial ever counts later; see docs/rules.md#people."""

from datetime import date, timedelta


def counts_from_fault(wanted: date | None, held: date | None, today: date, notice_days: int) -> str | None:
    """The code of what is wrong with a unit's first day that counts, or None.

    held          what holds now; None while the unit is in trial without an end.
    notice_days   how many days before it the people concerned are told, 1 or more: a setting.

    In trial: that many days from today or later, or none. Once days count, that they do stands.
    """
    if wanted == held:
        return None
    if held is not None and held <= today:
        return "COUNTS_FROM_BEGUN"
    return "COUNTS_FROM_TOO_EARLY" if wanted is not None and wanted < earliest_count(today, notice_days) else None


def earliest_count(today: date, notice_days: int) -> date:
    """The first date that a unit in trial may count from."""
    return today + timedelta(days=notice_days)
