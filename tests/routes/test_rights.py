"""Every operation asks DynamoDB for nothing that the API function's role lacks. moto and fakes don't see roles."""

import pytest

from tests.rights import granted, needed
from tests.routes.test_access_matrix import ACTORS, ROWS, built, phone_of, send  # noqa: F401 (the same town)
from tests.routes.town import nobody
from tests.world import World


@pytest.mark.parametrize("name", ROWS)
def test_an_operation_needs_what_the_role_grants(town: World, name: str) -> None:
    row = ROWS[name]
    phone = phone_of(town, ACTORS[row.roles[0]]) if row.roles else nobody()
    ask = row.make(town, phone)
    with needed(town.services.audit.connection.client) as rights:  # type: ignore[attr-defined]
        send(name, phone, ask).expect(row.status)
    assert rights - granted("api_handler") == set()


def test_rights_are_seen(town: World) -> None:
    with needed(town.services.audit.connection.client) as rights:  # type: ignore[attr-defined]
        send("GET /me", phone := phone_of(town, ACTORS["E"]), ROWS["GET /me"].make(town, phone)).expect(200)
    assert ("staff", "GetItem") in rights
    assert len(granted("api_handler")) > 20
