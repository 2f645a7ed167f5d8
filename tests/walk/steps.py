"""The steps of a walk through the pages: what each is called, how long it took, what was seen at its end."""

import os
import re
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

PICTURES = "WALK_PICTURES"  # the folder that keeps a picture of every step; none are taken where it is not set


class Steps:
    """`seconds`: name -> what it took, from the first press to the last thing that must be seen, in their order."""

    def __init__(self) -> None:
        self.seconds: dict[str, float] = {}
        folder = os.environ.get(PICTURES)
        self._folder = Path(folder) if folder else None

    @contextmanager
    def step(self, name: str, *pages: Any) -> Iterator[None]:
        """Time what is done inside; a picture of each page at its end, or where it broke off."""
        began = time.monotonic()
        try:
            yield
            self.seconds[name] = round(time.monotonic() - began, 2)
        finally:
            for page in pages:
                self.look(page, name)

    def look(self, page: Any, name: str) -> None:
        """A picture of the whole page, where pictures are wanted."""
        if self._folder is None:
            return
        self._folder.mkdir(parents=True, exist_ok=True)
        at = len(list(self._folder.glob("*.png"))) + 1
        page.screenshot(path=self._folder / f"{at:02d}-{re.sub('[^a-z0-9]+', '-', name)}.png", full_page=True)

    @property
    def minutes(self) -> float:
        """Of all steps; a person's pauses are not in it, for nobody pauses here."""
        return sum(self.seconds.values()) / 60

    def __str__(self) -> str:
        told = ", ".join(f"{name} {seconds:.1f}" for name, seconds in self.seconds.items())
        return f"{self.minutes:.1f} min (in seconds: {told})"
