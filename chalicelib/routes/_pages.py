"""Lists that are read a page at a time."""

from typing import Annotated

from msgspec import Meta, Struct


class PageQuery(Struct, forbid_unknown_fields=True):
    page: Annotated[int, Meta(ge=1, le=1000)] = 1


def pages_of(total: int, a_page: int) -> int:
    """How many pages there are; an empty list has one."""
    return max(1, -(-total // a_page))
