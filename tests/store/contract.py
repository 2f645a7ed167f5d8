"""All of the contract: what a place of the stores is tested by. Who imports this gives the fixture `place`."""

from tests.store import (
    contract_activities,
    contract_attendance,
    contract_audit,
    contract_budgets,
    contract_city,
    contract_day_proofs,
    contract_discipline_cases,
    contract_evaluations,
    contract_evidence,
    contract_figures,
    contract_flags,
    contract_jobs,
    contract_levels,
    contract_machines,
    contract_months,
    contract_notices,
    contract_outages,
    contract_plans,
    contract_public_figures,
    contract_pushes,
    contract_requests,
    contract_reviews,
    contract_staff,
    contract_swaps,
    contract_years,
)


class TestActivities(contract_activities.ActivityContract):
    pass


class TestAttendance(contract_attendance.AttendanceContract):
    pass


class TestAttempts(contract_attendance.AttemptContract):
    pass


class TestOfficeTries(contract_attendance.OfficeTriesContract):
    pass


class TestOfficePhotos(contract_evidence.OfficePhotoContract):
    pass


class TestMachines(contract_machines.MachineContract):
    pass


class TestTeamLog(contract_attendance.TeamLogContract):
    pass


class TestOutages(contract_outages.OutageContract):
    pass


class TestEvidence(contract_evidence.EvidenceContract):
    pass


class TestReviews(contract_reviews.ReviewContract):
    pass


class TestSelfieViews(contract_evidence.SelfieViewContract):
    pass


class TestBucket(contract_evidence.BucketContract):
    pass


class TestStaff(contract_staff.StaffContract):
    pass


class TestCity(contract_city.CityContract):
    pass


class TestAudit(contract_audit.AuditContract):
    pass


class TestProofs(contract_day_proofs.ProofContract):
    pass


class TestRoots(contract_day_proofs.RootContract):
    pass


class TestLocks(contract_day_proofs.LockContract):
    pass


class TestProposals(contract_audit.ProposalContract):
    pass


class TestRequests(contract_requests.RequestContract):
    pass


class TestBudgets(contract_budgets.BudgetContract):
    pass


class TestCases(contract_discipline_cases.CaseContract):
    pass


class TestPlans(contract_plans.PlanContract):
    pass


class TestEvaluations(contract_evaluations.EvaluationContract):
    pass


class TestSwaps(contract_swaps.SwapContract):
    pass


class TestNotices(contract_notices.NoticeContract):
    pass


class TestFigures(contract_figures.FigureContract):
    pass


class TestLevels(contract_levels.LevelContract):
    pass


class TestPushes(contract_pushes.PushContract):
    pass


class TestSessions(contract_audit.SessionContract):
    pass


class TestJobs(contract_jobs.JobContract):
    pass


class TestMonths(contract_months.MonthContract):
    pass


class TestCloses(contract_months.CloseContract):
    pass


class TestPublicFigures(contract_public_figures.PublicFigureContract):
    pass


class TestFlags(contract_flags.FlagContract):
    pass


class TestRulings(contract_months.RulingContract):
    pass


class TestYears(contract_years.YearContract):
    pass


class TestFiles(contract_jobs.FileContract):
    pass


class TestLoad(contract_jobs.LoadContract):
    pass
