"""All of the contract: what a place of the stores is tested by. Who imports this gives the fixture `place`."""

from tests.store import (
    contract_attendance,
    contract_audit,
    contract_city,
    contract_evidence,
    contract_jobs,
    contract_staff,
    contract_swaps,
    contract_years,
)


class TestAttendance(contract_attendance.AttendanceContract):
    pass


class TestAttempts(contract_attendance.AttemptContract):
    pass


class TestOfficeTries(contract_attendance.OfficeTriesContract):
    pass


class TestOfficePhotos(contract_evidence.OfficePhotoContract):
    pass


class TestTeamLog(contract_attendance.TeamLogContract):
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


class TestSwaps(contract_swaps.SwapContract):
    pass


class TestSessions(contract_audit.SessionContract):
    pass


class TestJobs(contract_jobs.JobContract):
    pass


class TestYears(contract_years.YearContract):
    pass


class TestFiles(contract_jobs.FileContract):
    pass


class TestLoad(contract_jobs.LoadContract):
    pass
