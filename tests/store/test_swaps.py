"""How long a swap lies in the table."""

from datetime import UTC, date, datetime

from chalicelib.domain.swap import Swap, SwapDay, SwapState, SwapStep
from chalicelib.store.swaps import KEPT
from chalicelib.store.tables import Requests, swap_key
from tests.cast import wib
from tests.world import entry, small_city


def test_a_swap_and_its_reasons_go_a_year_after_its_latest_date() -> None:
    days = (SwapDay(date(2026, 12, 1), "M", "P"), SwapDay(date(2026, 12, 24), "L", "P"))
    swap = Swap("20261224-x", "umum", "ani", "budi", days, (SwapStep(SwapState.ASKED, "ani", wib(7), "alasan"),))
    with small_city(wib(7)) as city:
        city.services.swaps.add(swap, entry("test", city.clock.now))
        item = Requests.get(*swap_key("umum", "20261224-x"))
    assert KEPT.days == 366
    assert datetime.fromtimestamp(int(item.expires), UTC) == datetime(2027, 12, 25, tzinfo=UTC)
