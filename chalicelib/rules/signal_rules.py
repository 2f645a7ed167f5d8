"""From when on is something a signal? Dated as the rules of attendance are; see docs/rules.md#signals."""

from collections.abc import Sequence
from datetime import date

from chalicelib.domain.signal import SignalRules
from chalicelib.errors import FieldError
from chalicelib.rules.dated_rules import dated_rules_faults, holding_on

SIGNALS_VERSION = 2  # of the code that finds them
SIGNALS_DEFAULT = SignalRules("default", date.min)
MOST_PHOTO_BITS = 15  # of rules/signal_photos.py: photos this near have one of 16 bands in common


def signal_rules_on(given: Sequence[SignalRules], on: date) -> SignalRules:
    """Those that hold on this date.

    given   by starting date, oldest first; before the first one SIGNALS_DEFAULT holds.
    """
    return holding_on(given, on, SIGNALS_DEFAULT)


def signal_rules_faults(
    wanted: Sequence[SignalRules], held: Sequence[SignalRules], today: date, is_first: bool = False
) -> list[FieldError]:
    """As `dated_rules_faults`: nobody makes a threshold of yesterday's to flag a person by, or to spare one."""
    return dated_rules_faults("/signal_rules", SIGNALS_DEFAULT.rules_id, wanted, held, today, is_first)
