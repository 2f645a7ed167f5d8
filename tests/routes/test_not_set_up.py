"""A deployment that was not given its city yet says so, in the shape of every other refusal."""

from collections.abc import Iterator

import boto3
import pytest
from moto import mock_aws

from chalicelib import wiring
from chalicelib.routes._http import OPERATIONS
from tests.cast import ANI, wib
from tests.gateway import in_process
from tests.identity_fake import FakeAccounts
from tests.routes.town import problem
from tests.tables_setup import make_tables
from tests.world import PREFIX, Clock, entry, real_stores
from tools.phone import Reply


@pytest.fixture(scope="module")
def accounts() -> Iterator[FakeAccounts]:
    """Tables with one person in them and no settings."""
    clock = Clock(wib(7, 10))
    accounts = FakeAccounts(clock)
    with mock_aws(), pytest.MonkeyPatch.context() as patch:
        make_tables(boto3.client("dynamodb", region_name="ap-southeast-3"), PREFIX)
        services = real_stores(accounts, None, [])
        services.staff.save(ANI, None, entry("test_add", clock.now))
        patch.setattr(wiring, "services", lambda: services)
        patch.setattr(wiring, "clock", clock)
        yield accounts


def get(accounts: FakeAccounts, path: str, **headers: str) -> Reply:
    return in_process("GET", path, {"Authorization": f"Bearer {accounts.access_token('ani')}", **headers}, b"")


def test_every_private_page_says_that_no_city_is_set_up(accounts: FakeAccounts) -> None:
    pages = [each.path for each in OPERATIONS if each.method == "GET" and not each.public and "{" not in each.path]
    assert len(pages) > 10
    for path in pages:
        reply = get(accounts, path)
        assert (path, *problem(reply)) == (path, 503, "CITY_NOT_SET_UP")
        assert int(reply.headers["Retry-After"]) > 0


def test_it_says_what_is_missing_in_both_languages(accounts: FakeAccounts) -> None:
    assert "belum disiapkan" in get(accounts, "/me").json["detail"]
    assert "not been set up" in get(accounts, "/me", **{"Accept-Language": "en"}).json["detail"]


def test_its_health_is_told_all_the_same(accounts: FakeAccounts) -> None:
    get(accounts, "/health").expect(200)
