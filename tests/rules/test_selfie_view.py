"""On what grounds a selfie is opened."""

from datetime import date, timedelta

import pytest

from chalicelib.domain.selfie_view import ViewReason
from chalicelib.rules.selfie_view import RECENT_DAYS, Grounds, view_fault

TODAY = date(2026, 11, 23)
NONE = Grounds(decides=False, leads=False, watches=False)
DECIDES = Grounds(decides=True, leads=False, watches=False)
LEADS = Grounds(decides=False, leads=True, watches=False)
WATCHES = Grounds(decides=False, leads=False, watches=True)


def judge(reason: ViewReason, grounds: Grounds, case_number: str | None = None, age_days: int = 0) -> tuple[str, str]:
    found = view_fault(reason, case_number, grounds, TODAY - timedelta(days=age_days), TODAY)
    return (found.pointer, found.code) if found else ("", "")


@pytest.mark.parametrize("grounds", [NONE, LEADS])
def test_to_decide_is_a_reason_for_who_decides_alone(grounds: Grounds) -> None:
    assert judge(ViewReason.DECISION, grounds) == ("/reason", "NOTHING_TO_DECIDE")
    assert judge(ViewReason.DECISION, DECIDES, age_days=60) == ("", "")
    assert judge(ViewReason.DECISION, WATCHES) == ("/case_number", "CASE_NEEDED")  # a superior decides first


@pytest.mark.parametrize("reason", [ViewReason.DOUBT, ViewReason.ASKED])
def test_a_supervisor_looks_back_seven_dates(reason: ViewReason) -> None:
    assert judge(reason, LEADS, age_days=RECENT_DAYS - 1) == ("", "")
    assert judge(reason, LEADS, age_days=RECENT_DAYS) == ("/on", "VIEW_TOO_OLD")
    assert judge(reason, WATCHES) == ("/case_number", "CASE_NEEDED")
    for others in (NONE, DECIDES):
        assert judge(reason, others) == ("/reason", "FOR_SUPERIORS")
    assert judge(reason, LEADS, "800/12/2026") == ("/case_number", "CASE_ALONE")


def test_admin_and_auditor_need_the_number_of_a_case() -> None:
    assert judge(ViewReason.CASE, WATCHES) == ("/case_number", "CASE_NEEDED")
    assert judge(ViewReason.CASE, WATCHES, "800/12/2026", age_days=80) == ("", "")
    for others in (NONE, DECIDES, LEADS):
        assert judge(ViewReason.CASE, others, "800/12/2026") == ("/reason", "CASE_NOT_YOURS")
