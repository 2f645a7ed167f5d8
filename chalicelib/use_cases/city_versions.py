"""What of the city's picture the close of a day looks at: whether anything was decided since, and in which zones."""

from chalicelib.domain.city import City


def city_versions(city: City) -> tuple[int, ...]:
    """The published versions by subject's name, so that two pictures can be compared."""
    return tuple(version for _, version in sorted(city.versions.items()))


def zones_of(city: City) -> frozenset[str]:
    """Every IANA zone that somebody may work in."""
    return frozenset({city.settings.zone, *(each.zone for each in city.offices.values() if each.zone)})
