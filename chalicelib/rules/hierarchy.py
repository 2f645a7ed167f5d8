"""Circles among superiors: nobody may stand, through any number of others, above themselves."""

from collections.abc import Mapping


def find_circles(above: Mapping[str, str | None]) -> tuple[tuple[str, ...], ...]:
    """Every circle once, from its earliest member on upwards.

    above   who stands right above whom; None or a key that isn't there: the top.
    """
    order = {member: index for index, member in enumerate(above)}
    done: set[str] = set()
    circles = []
    for start in above:
        path: dict[str, None] = {}
        current: str | None = start
        while current in order and current not in done and current not in path:
            path[current] = None
            current = above[current]
        if current in path:
            walked = list(path)
            circle = walked[walked.index(current) :]
            first = circle.index(min(circle, key=order.__getitem__))
            circles.append((*circle[first:], *circle[:first]))
        done.update(path)
    return tuple(circles)
