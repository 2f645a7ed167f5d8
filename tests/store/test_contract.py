"""One contract for every port, run against the fakes and moto; tests/cloud runs it on the emulator."""

from collections.abc import Iterator

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
    TestCloses,
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
    TestMonths,
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
    TestRulings,
    TestSelfieViews,
    TestSessions,
    TestStaff,
    TestSwaps,
    TestYears,
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
