"""A city that has nothing yet but its settings, one unit and one admin with a one-time code: what `first_admin` leaves.

By hand: `python -m tests.e2e.empty_city --port 8091`.
"""

import argparse
import sys
import threading

from chalicelib.domain.city import Unit
from tests import cast
from tests.e2e.server import running_city
from tests.world import World
from tools.first_admin import FirstAdmin, make_first_admin

ADMIN = FirstAdmin("Eko Prasetyo", "ADMIN-1", Unit("bkpsdm", "BKPSDM"))


class EmptyCity:
    """Fills a world with the first admin; `code` is what was printed then."""

    code = ""

    def __call__(self, world: World) -> None:
        self.code = make_first_admin(world.services, cast.SETTINGS, ADMIN)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--port", type=int, default=8091)
    given = parser.parse_args()
    fill = EmptyCity()
    with running_city(cast.wib(9), given.port, fill) as city:
        sys.stdout.write(f"{city.base_url}  {ADMIN.number} / {fill.code}\n")
        sys.stdout.flush()
        threading.Event().wait()


if __name__ == "__main__":
    main()
