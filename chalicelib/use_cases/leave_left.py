"""Does an annual leave still find its days when it is approved? It was asked at the filing, and things have moved on.

Another leave may have been approved, an opening balance corrected, a holiday taken back. Annual leave and balances
turn a leaf of the person's book, so of these what is found here holds in the very transaction that approves, or nothing
is written; a calendar that changes in that instant is the next one's to see.
"""

from dataclasses import asdict, replace

from chalicelib.domain.employee import Employee
from chalicelib.domain.request import LeaveKind, Request, RequestState, StepAct
from chalicelib.errors import LeaveSpent
from chalicelib.rules.leave_balance import overdrawn
from chalicelib.use_cases.ports import Services
from chalicelib.use_cases.see_leave import reckoned


def book_of_approval(services: Services, subject: Employee, request: Request) -> int | None:
    """The person's book as it was when the days were found to be left; None of what takes none, or is not approved now.

    Beside those approved before: what still waits takes nothing yet. Raises LeaveSpent, naming the days that are left.
    """
    is_approved = request.state is RequestState.APPROVED and request.steps[-1].act is StepAct.APPROVED
    if request.leave is not LeaveKind.ANNUAL or not is_approved:
        return None
    book = services.requests.book(subject.employee_id)
    others = [each for each in services.requests.of_person(subject.employee_id) if _counts(each, request)]
    everything = [*others, replace(request, state=RequestState.WAITING)]
    last = max((year for each in everything for year in each.days_by_year), default=request.ends_on.year)
    found = overdrawn(request.days_by_year, reckoned(services, subject, everything, last))
    if found:
        raise LeaveSpent(**asdict(found[0]))
    return book


def _counts(other: Request, request: Request) -> bool:
    return other.state is RequestState.APPROVED and other.request_id != request.request_id
