"""The stores' one contract, on the emulator's own DynamoDB and S3 as on the fakes and on moto."""

import pytest

from tests.store import (
    contract_attendance,
    contract_audit,
    contract_city,
    contract_evidence,
    contract_jobs,
    contract_staff,
)
from tests.store.places import Place, real_place
from tools.first_admin import services_of
from tools.stack import Stack


@pytest.fixture(scope="module")
def place(stack: Stack) -> Place:
    return real_place(services_of(stack))


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
