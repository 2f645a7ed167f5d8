"""One contract for every port, run against the fakes and moto; tests/cloud runs it on the emulator."""

from collections.abc import Iterator

import pytest

from tests.store import (
    contract_attendance,
    contract_audit,
    contract_city,
    contract_evidence,
    contract_jobs,
    contract_staff,
)
from tests.store.places import Place, in_memory, on_moto


@pytest.fixture(scope="module", params=["fakes", "moto"])
def place(request: pytest.FixtureRequest) -> Iterator[Place]:
    """The stores under contract; tests share a place and keep apart by new ids."""
    if request.param == "fakes":
        yield in_memory()
    else:
        with on_moto() as found:
            yield found


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


class TestJobs(contract_jobs.JobContract):
    pass


class TestFiles(contract_jobs.FileContract):
    pass


class TestLoad(contract_jobs.LoadContract):
    pass
