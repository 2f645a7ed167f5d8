"""Roles in a file of people: over the row's own unit, in words; those over the whole city are given by hand."""

import re
from collections.abc import Iterable, Mapping

from chalicelib.domain.employee import Grant, Role
from chalicelib.rules.access import CITY_WIDE
from chalicelib.rules.plain_text import spelling

ROLE_WORDS: Mapping[str, Role] = {
    "supervisor": Role.SUPERVISOR,
    "atasan": Role.SUPERVISOR,
    "operator": Role.OPERATOR,
    "operator opd": Role.OPERATOR,
    "city_admin": Role.CITY_ADMIN,
    "city admin": Role.CITY_ADMIN,
    "admin kota": Role.CITY_ADMIN,
    "bkpsdm": Role.CITY_ADMIN,
    "auditor": Role.AUDITOR,
    "inspektorat": Role.AUDITOR,
    "executive": Role.EXECUTIVE,
    "pimpinan": Role.EXECUTIVE,
}
OFFERED = ("atasan", "operator")  # what a template offers
_PARTED = re.compile(r"[|,;/]")


def read_roles(cell: str, own_words: Mapping[Role, str]) -> tuple[tuple[Role, ...], str | None]:
    """The roles of a cell, each once, and the code of what is wrong: ROLE_UNKNOWN, ROLE_BY_HAND, or None.

    own_words   what the city calls the roles, where it calls them otherwise.
    """
    words = {**ROLE_WORDS, **{spelling(word): role for role, word in own_words.items()}}
    found = [words.get(spelling(part)) for part in _PARTED.split(cell) if part.strip()]
    roles = tuple(dict.fromkeys(role for role in found if role))
    if None in found or not roles:
        return roles, "ROLE_UNKNOWN"
    return roles, "ROLE_BY_HAND" if CITY_WIDE.intersection(roles) else None


def granted(grants: Iterable[Grant], unit_id: str, roles: Iterable[Role]) -> tuple[Grant, ...]:
    """The grants with these roles over the unit and no others over it; those elsewhere and city-wide ones stay."""
    wanted = tuple(Grant(role, unit_id) for role in roles)
    kept = tuple(each for each in grants if each.unit_id != unit_id or each in wanted)
    return (*kept, *(each for each in wanted if each not in kept))
