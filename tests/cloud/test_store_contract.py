"""The stores' one contract, on the emulator's own DynamoDB and S3 as on the fakes and on moto."""

import pytest

from tests.store.contract import (  # noqa: F401 - collected here, on this module's place
    TestActivities,
    TestAttempts,
    TestAttendance,
    TestAudit,
    TestBucket,
    TestBudgets,
    TestCases,
    TestCity,
    TestEvaluations,
    TestEvidence,
    TestFigures,
    TestFiles,
    TestFlags,
    TestJobs,
    TestLevels,
    TestLoad,
    TestLocks,
    TestMachines,
    TestNotices,
    TestOutages,
    TestPlans,
    TestProofs,
    TestProposals,
    TestPublicFigures,
    TestPushes,
    TestRequests,
    TestReviews,
    TestRoots,
    TestSelfieViews,
    TestSessions,
    TestStaff,
    TestSwaps,
    TestYears,
)
from tests.store.places import Place, real_place
from tools.first_admin import services_of
from tools.stack import Stack


@pytest.fixture(scope="module")
def place(stack: Stack) -> Place:
    return real_place(services_of(stack))
