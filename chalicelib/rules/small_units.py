"""Who leads the city sees figures of groups, never of one or two people: small units become one line.

docs/rules.md#board. As on the public page (public_figures.py): what is too small even together is told nowhere, and is
in no total either, so that no subtraction tells of fewer than LEAST_PEOPLE. Nor does it to who leads one of the small
units as well, and knows what to subtract.
"""

from collections.abc import Callable, Sequence
from typing import TypeVar

from chalicelib.rules.public_figures import LEAST_PEOPLE

Line = TypeVar("Line")


def part_small(
    lines: Sequence[Line], people_of: Callable[[Line], int], is_seen: Callable[[Line], bool] = lambda _: False
) -> tuple[list[Line], list[Line]]:
    """Those that may stand alone, and those that become one line: none where even together they are too few.

    is_seen   whether the reader sees this one by another role: nor may those be too few that are left without it.
    """
    large = [each for each in lines if people_of(each) >= LEAST_PEOPLE]
    small = [each for each in lines if people_of(each) < LEAST_PEOPLE]
    left = sum(people_of(each) for each in small if not is_seen(each))
    is_told = sum(map(people_of, small)) >= LEAST_PEOPLE and (left >= LEAST_PEOPLE or not left)
    return large, small if is_told else []
