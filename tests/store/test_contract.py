"""One contract for every port, run against the fakes, moto, and the emulator where a fixture offers it."""

from collections.abc import Iterator

import pytest

from tests.store import contract_attendance, contract_audit, contract_city, contract_evidence, contract_staff
from tests.store.places import Place, in_memory, on_moto, real_place


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """The emulator joins in where some conftest has the fixture `emulator_services`."""
    fixtures = metafunc.definition.session._fixturemanager
    emulator = fixtures.getfixturedefs("emulator_services", metafunc.definition)
    places = ["fakes", "moto", *(["emulator"] if emulator else [])]
    metafunc.parametrize("place", places, indirect=True, scope="module")


@pytest.fixture(scope="module")
def place(request: pytest.FixtureRequest) -> Iterator[Place]:
    """The stores under contract; tests share a place and keep apart by new ids."""
    if request.param == "fakes":
        yield in_memory()
    elif request.param == "moto":
        with on_moto() as found:
            yield found
    else:
        yield real_place(request.getfixturevalue("emulator_services"))


class TestAttendance(contract_attendance.AttendanceContract):
    pass


class TestAttempts(contract_attendance.AttemptContract):
    pass


class TestEvidence(contract_evidence.EvidenceContract):
    pass


class TestBucket(contract_evidence.BucketContract):
    pass


class TestStaff(contract_staff.StaffContract):
    pass


class TestCity(contract_city.CityContract):
    pass


class TestAudit(contract_audit.AuditContract):
    pass


class TestProposals(contract_audit.ProposalContract):
    pass


class TestSessions(contract_audit.SessionContract):
    pass
