"""From which day may a unit's attendance count? No day of the trial ever counts later; see docs/rules.md#people."""

from datetime import date


def counts_from_fault(wanted: date | None, held: date | None, today: date) -> str | None:
    """The code of what is wrong with a unit's first day that counts, or None.

    held   what holds now; None while the unit is in trial without an end.

    In trial: tomorrow or later, or none. Once days count, that they do stands.
    """
    if wanted == held:
        return None
    if held is not None and held <= today:
        return "COUNTS_FROM_BEGUN"
    return "COUNTS_FROM_TOO_EARLY" if wanted is not None and wanted <= today else None
