"""As many containers answer at once as the edge has slots; each has its own picture of the city for up to 60 s."""

from concurrent.futures import ThreadPoolExecutor
from typing import Any

from tools.phone import Phone

EDGE_SLOTS = 8


def open_everywhere(phone: Phone) -> bool:
    """Whether every container sees the phone's arrival window open."""

    def is_open(_: int) -> Any:
        return [each["window"] for each in phone.today()["slots"]][:1] == ["open"]

    with ThreadPoolExecutor(EDGE_SLOTS) as pool:
        return all(pool.map(is_open, range(2 * EDGE_SLOTS)))
