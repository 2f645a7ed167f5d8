"""Every port of use_cases/ports.py in memory, as honest as the real stores: conditions, revisions, guards, audit.

`fake_city` is `small_city` without AWS: the same World, a hundred times faster. tests/store/ runs one contract
against these and the real stores, so that a use case proved here is proved there.
"""

import copy
import hashlib
import os
from base64 import b64decode
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, timedelta
from functools import partial
from typing import Any

import msgspec

from chalicelib import wiring
from chalicelib.domain.activity import Activity, ActivityLine
from chalicelib.domain.allowance_base import AllowanceBases
from chalicelib.domain.approval import ApprovalDue, due_of
from chalicelib.domain.attendance import (
    Attempt,
    AttendanceDay,
    CheckIn,
    Evidence,
    TeamCheckIn,
    UploadName,
    read_upload_key,
)
from chalicelib.domain.audit import AuditEntry, ChainedEntry, Proposal, ProposalState
from chalicelib.domain.balance import OpeningBalance
from chalicelib.domain.board import DayFigures, MonthFigures
from chalicelib.domain.budget import BudgetLine, UnitBudget, Unlock
from chalicelib.domain.city import City
from chalicelib.domain.closing import Lock, Task, UnitClose
from chalicelib.domain.day_proof import DailyRoots, PersonLeaves
from chalicelib.domain.digest import UnitDay
from chalicelib.domain.discipline_case import CaseState, CaseSummary, DisciplineCase, summary_of
from chalicelib.domain.discipline_levels import UnitLevels
from chalicelib.domain.employee import DeviceState, Employee, Role
from chalicelib.domain.evaluation import Evaluation, EvaluationLine, UnitStanding
from chalicelib.domain.evaluation import line_of as evaluation_line
from chalicelib.domain.feedback import Feedback
from chalicelib.domain.job import Job
from chalicelib.domain.login import OneTimeCode
from chalicelib.domain.machine import Machine, PinMap, Punch
from chalicelib.domain.notice import Notice
from chalicelib.domain.office import OfficeEdits
from chalicelib.domain.office_photo import OfficePhoto
from chalicelib.domain.office_tries import OfficeTries
from chalicelib.domain.outage import Counted, Outage
from chalicelib.domain.plan import Plan, PlanLine, line_of
from chalicelib.domain.predicates import UnitPredicates
from chalicelib.domain.public import PublicMonth
from chalicelib.domain.push import Subscriptions
from chalicelib.domain.request import Request
from chalicelib.domain.review import OPEN, Draw, Review, ReviewState
from chalicelib.domain.selfie_view import SelfieView
from chalicelib.domain.shift import LATE_SLOTS, Slot
from chalicelib.domain.signal import DayFlags, Flag
from chalicelib.domain.staff import Member
from chalicelib.domain.swap import Swap
from chalicelib.domain.trace import DayTrace
from chalicelib.domain.verdict import DayVerdict, MonthRows, Ruling
from chalicelib.errors import CityNotSetUp
from chalicelib.rules import predicates
from chalicelib.rules.budget_sums import empty_budget, moved
from chalicelib.rules.transfer import until
from chalicelib.use_cases.ports import Changed, OfSlot, Services, Site, StoreUnavailable, Upload, UploadForm
from tests.activities_fake import FakeActivities
from tests.identity_fake import RULES, FakeAccounts
from tests.notices_fake import FakeAddresses, FakeDigests, FakeFigures, FakeLevels, FakeMail, FakeNotices, put_notice
from tests.push_fake import FakePush, FakePushes
from tests.requests_fake import FakeRequests
from tests.world import Clock, FixedSecrets, World, settle

HELD = timedelta(seconds=60)
DayKey = tuple[str, date, str]


@dataclass
class Memory:
    """What all processes of one deployment see."""

    people: dict[str, Employee] = field(default_factory=dict)
    guards: dict[str, str] = field(default_factory=dict)
    codes: dict[str, OneTimeCode] = field(default_factory=dict)
    books: dict[str, Any] = field(default_factory=dict)
    pointers: dict[str, tuple[int, str]] = field(default_factory=dict)
    history: dict[tuple[str, int], str] = field(default_factory=dict)
    proposals: dict[str, Proposal] = field(default_factory=dict)
    edits: dict[str, OfficeEdits] = field(default_factory=dict)
    photos: dict[tuple[str, int], OfficePhoto] = field(default_factory=dict)
    swaps: dict[tuple[str, str], Swap] = field(default_factory=dict)
    cases: dict[tuple[str, str], DisciplineCase] = field(default_factory=dict)
    activities: dict[tuple[str, str], Activity] = field(default_factory=dict)
    activity_lines: dict[tuple[str, str, str], ActivityLine] = field(default_factory=dict)
    plans: dict[tuple[str, int, int], Plan] = field(default_factory=dict)
    evaluations: dict[tuple[str, int, str, int], Evaluation] = field(default_factory=dict)
    standings: dict[tuple[str, int], UnitStanding] = field(default_factory=dict)
    feedback: dict[tuple[str, int, str], Feedback] = field(default_factory=dict)
    budget_lines: dict[tuple[str, int, str], BudgetLine] = field(default_factory=dict)
    budget_sums: dict[tuple[int, str], UnitBudget] = field(default_factory=dict)
    unlocks: dict[tuple[int, str, int], Unlock] = field(default_factory=dict)
    requests: dict[tuple[str, str], Request] = field(default_factory=dict)
    request_books: dict[str, int] = field(default_factory=dict)
    days: dict[DayKey, dict[Slot, CheckIn]] = field(default_factory=dict)
    punches: dict[DayKey, tuple[Punch, ...]] = field(default_factory=dict)
    machines: dict[str, Machine] = field(default_factory=dict)
    pins: dict[str, PinMap] = field(default_factory=dict)
    rulings: dict[tuple[str, date, str, Slot], Ruling] = field(default_factory=dict)
    attempts: dict[tuple[str, date], dict[tuple[str, str, str], Attempt]] = field(default_factory=dict)
    evidence: dict[tuple[str, str], Evidence] = field(default_factory=dict)
    chains: dict[str, list[ChainedEntry]] = field(default_factory=dict)
    leaves: dict[tuple[str, str], list[PersonLeaves]] = field(default_factory=dict)
    late: dict[date, set[str]] = field(default_factory=dict)
    daily: DailyRoots | None = None
    roots: dict[date, bytes] = field(default_factory=dict)
    locks: dict[str, Lock] = field(default_factory=dict)
    tries_at: dict[tuple[str, date, str], OfficeTries] = field(default_factory=dict)
    tries: dict[tuple[str, int], int] = field(default_factory=dict)
    held: dict[str, tuple[str, datetime]] = field(default_factory=dict)
    objects: dict[str, list["Stored"]] = field(default_factory=dict)
    jobs: dict[str, Job] = field(default_factory=dict)
    openings: dict[tuple[str, int], OpeningBalance] = field(default_factory=dict)
    bases: dict[str, AllowanceBases] = field(default_factory=dict)
    files: dict[str, bytes] = field(default_factory=dict)
    months: dict[tuple[str, str, str], MonthRows] = field(default_factory=dict)
    closes: dict[str, UnitClose] = field(default_factory=dict)
    work: list[tuple[str, int]] = field(default_factory=list)
    notices: dict[tuple[str, str], Notice] = field(default_factory=dict)
    marks: dict[tuple[str, str], str] = field(default_factory=dict)
    no_mail: dict[str, str] = field(default_factory=dict)
    subscriptions: dict[str, Subscriptions] = field(default_factory=dict)
    push_rests: dict[tuple[str, str], tuple[int, datetime]] = field(default_factory=dict)
    unit_days: dict[tuple[date, str], UnitDay] = field(default_factory=dict)
    day_figures: dict[tuple[date, str], DayFigures] = field(default_factory=dict)
    month_figures: dict[tuple[str, str], MonthFigures] = field(default_factory=dict)
    levels: dict[tuple[int, str], tuple[UnitLevels, int]] = field(default_factory=dict)
    judged_days: Counter[tuple[int, str]] = field(default_factory=Counter)
    told: dict[date, frozenset[str]] = field(default_factory=dict)
    outages: dict[str, Outage] = field(default_factory=dict)
    public: PublicMonth | None = None
    counted_tries: list[tuple[datetime, bool]] = field(default_factory=list)
    closing: list[tuple[Task, int]] = field(default_factory=list)
    flags: dict[tuple[str, date], DayFlags] = field(default_factory=dict)
    traces: dict[tuple[str, date], DayTrace] = field(default_factory=dict)
    tags: dict[tuple[str, str], dict[str, str]] = field(default_factory=dict)
    made_for_others: dict[str, set[TeamCheckIn]] = field(default_factory=dict)
    selfie_views: list[SelfieView] = field(default_factory=list)
    reviews: dict[tuple[str, str], Review] = field(default_factory=dict)
    draws: dict[tuple[str, date], Draw] = field(default_factory=dict)


@dataclass(frozen=True)
class Stored:
    """One version of one object in the bucket."""

    version_id: str
    body: bytes
    content_type: str
    sha256: bytes | None
    at: datetime


@dataclass
class FakeAudit:
    memory: Memory

    def entries(self, chain: str) -> list[ChainedEntry]:
        return list(self.memory.chains.get(chain, ()))

    def append(self, entry: AuditEntry) -> None:
        chain = self.memory.chains.setdefault(entry.chain, [])
        prev = chain[-1].hash if chain else "0" * 64
        text = msgspec.json.encode(entry, order="sorted").decode()
        digest = hashlib.sha256(f"{prev}\n{len(chain) + 1}\n{text}".encode()).hexdigest()
        read_back = msgspec.json.decode(text, type=AuditEntry)
        chain.append(ChainedEntry(len(chain) + 1, prev, digest, read_back))


@dataclass
class FakeProofs:
    memory: Memory

    def append(self, entry: AuditEntry, after: ChainedEntry | None, late_on: date | None) -> None:
        chain = self.memory.chains.get(entry.chain)
        if (chain[-1] if chain else None) != after:
            raise Changed(entry.action)
        FakeAudit(self.memory).append(entry)
        if late_on is not None:
            self.memory.late.setdefault(late_on, set()).add(entry.chain)

    def keep_leaves(self, chain: str, root: str, people: Sequence[PersonLeaves]) -> None:
        self.memory.leaves[chain, root] = list(people)

    def leaves(self, chain: str, root: str) -> list[PersonLeaves]:
        return self.memory.leaves.get((chain, root), [])

    def heads(self, chains: Iterable[str]) -> dict[str, ChainedEntry]:
        return {each: self.memory.chains[each][-1] for each in set(chains) if self.memory.chains.get(each)}

    def late(self, on: date) -> list[str]:
        return sorted(self.memory.late.get(on, ()))

    def daily(self) -> DailyRoots | None:
        return self.memory.daily

    def save_daily(self, state: DailyRoots) -> DailyRoots:
        stored = self.memory.daily
        if (stored.revision if stored else 0) != state.revision:
            raise Changed("daily roots")
        self.memory.daily = replace(state, revision=state.revision + 1)
        return self.memory.daily


@dataclass
class FakeRoots:
    memory: Memory

    def put(self, on: date, document: bytes) -> bool:
        return self.memory.roots.setdefault(on, document) is document

    def get(self, on: date) -> bytes | None:
        return self.memory.roots.get(on)


@dataclass
class FakeStaff:
    memory: Memory

    def employee(self, employee_id: str) -> Employee | None:
        return self.memory.people.get(employee_id)

    def employee_id_of(self, number: str) -> str | None:
        return self.memory.guards.get(f"NUMBER#{number}")

    def device_owner(self, device_id: str) -> str | None:
        return self.memory.guards.get(f"KEY#{device_id}")

    def save(
        self,
        employee: Employee,
        previous: Employee | None,
        entry: AuditEntry,
        decided: Proposal | None = None,
        *,
        used: OneTimeCode | None = None,
        beside: AuditEntry | None = None,
    ) -> Employee:
        stored = self.memory.people.get(employee.employee_id)
        if (stored and stored.revision) != (previous and previous.revision):
            raise Changed(entry.action)
        wanted = _guards(employee)
        if any(self.memory.guards.get(each, employee.employee_id) != employee.employee_id for each in wanted):
            raise Changed(entry.action)
        if previous and _is_admin(previous) and not _is_admin(employee) and self.city_admins() < 2:
            raise Changed(entry.action)
        if used and self.memory.codes.get(used.employee_id) != used:
            raise Changed(entry.action)
        _store_decision(self.memory, decided)
        if used:
            del self.memory.codes[used.employee_id]
        if previous and previous.number != employee.number:
            del self.memory.guards[f"NUMBER#{previous.number}"]
        self.memory.guards |= dict.fromkeys(wanted, employee.employee_id)
        revised = replace(employee, revision=(previous.revision if previous else 0) + 1)
        self.memory.people[employee.employee_id] = revised
        if previous and previous.grants != employee.grants:
            self.memory.codes.pop(employee.employee_id, None)
        for each in (entry, beside):
            if each:
                FakeAudit(self.memory).append(each)
        return revised

    def save_swap(self, swap: Swap, people: Sequence[tuple[Employee, Employee]], entry: AuditEntry) -> None:
        self._check_revisions(people, entry)
        FakeSwaps(self.memory).move(swap, entry)
        self._put(people)

    def save_people(
        self, people: Sequence[tuple[Employee, Employee]], entry: AuditEntry, notices: Sequence[Notice] = ()
    ) -> None:
        self._check_revisions(people, entry)
        self._put(people)
        for notice in notices:
            put_notice(self.memory, notice)
        FakeAudit(self.memory).append(entry)

    def _check_revisions(self, people: Sequence[tuple[Employee, Employee]], entry: AuditEntry) -> None:
        if any(self.memory.people[previous.employee_id].revision != previous.revision for _, previous in people):
            raise Changed(entry.action)

    def _put(self, people: Sequence[tuple[Employee, Employee]]) -> None:
        for employee, previous in people:
            self.memory.people[employee.employee_id] = replace(employee, revision=previous.revision + 1)

    def load(self, employee: Employee, previous: Employee | None) -> Employee:
        before = copy.deepcopy(self.memory.chains)
        try:
            return self.save(employee, previous, AuditEntry("", "LOAD", datetime.now(UTC), "", "load", ""))
        finally:
            self.memory.chains = before

    def people_of(self, numbers: Sequence[str]) -> dict[str, Employee]:
        owners = {number: self.employee_id_of(number) for number in numbers}
        return {number: self.memory.people[owner] for number, owner in owners.items() if owner}

    def people(self, employee_ids: Iterable[str]) -> dict[str, Employee]:
        return {each: self.memory.people[each] for each in employee_ids if each in self.memory.people}

    def members(self, unit_id: str) -> list[Member]:
        people = sorted(self.memory.people.values(), key=lambda each: each.employee_id)
        found = [_member(each, unit_id) for each in people]
        return [each for each in found if each.assignments]

    def team(self, superior_id: str) -> list[Member]:
        people = sorted(self.memory.people.values(), key=lambda each: each.employee_id)
        named = [(each, until(each.assignments, each.left_on) if each.left_on else each.assignments) for each in people]
        led = [(each, tuple(one for one in held if one.supervisor_id == superior_id)) for each, held in named]
        return [Member(each.employee_id, each.name, held) for each, held in led if held]

    def code(self, employee_id: str) -> OneTimeCode | None:
        return self.memory.codes.get(employee_id)

    def put_code(self, code: OneTimeCode, entry: AuditEntry) -> None:
        self.memory.codes[code.employee_id] = code
        FakeAudit(self.memory).append(entry)

    def use_up_code(self, code: OneTimeCode) -> bool:
        if self.memory.codes.get(code.employee_id) != code:
            return False
        del self.memory.codes[code.employee_id]
        return True

    def city_admins(self) -> int:
        return sum(map(_is_admin, self.memory.people.values()))


def _is_admin(employee: Employee) -> bool:
    return employee.left_on is None and employee.has_role(Role.CITY_ADMIN)


def _guards(employee: Employee) -> set[str]:
    return {f"NUMBER#{employee.number}"} | {f"KEY#{device.device_id}" for device in employee.devices}


def _member(employee: Employee, unit_id: str) -> Member:
    pending = [each for each in employee.devices if each.state is DeviceState.PENDING]
    served = until(employee.assignments, employee.left_on) if employee.left_on else employee.assignments
    return Member(
        employee_id=employee.employee_id,
        name=employee.name,
        assignments=tuple(each for each in served if each.unit_id == unit_id),
        roster=employee.roster,
        pending_device_id=pending[0].device_id if pending else None,
        has_active_device=any(each.state is DeviceState.ACTIVE for each in employee.devices),
        accommodations=employee.accommodations,
        excuses=employee.excuses,
        grants=employee.grants,
        reminder_mail=employee.reminder_mail,
        sex=employee.sex,
        same_sex_review=employee.same_sex_review,
        push=employee.push,
        entered_at=employee.entered_at,
        pending_is_shared=bool(pending) and pending[0].shared,
        number_end=employee.number_end,
        number_kind=employee.number_kind,
    )


@dataclass
class FakeCity:
    """One process's view of the published city: held for a minute."""

    memory: Memory
    new_id: Callable[[], str]
    _city: City | None = None
    _looked_at: datetime | None = None

    def current(self, now: datetime) -> City:
        held = self._looked_at is not None and abs(now - self._looked_at) < HELD
        return self._city if held and self._city else self.fresh(now)

    def fresh(self, now: datetime) -> City:
        pointers = self.memory.pointers
        if "settings" not in pointers:
            raise CityNotSetUp
        parts = {subject: self.memory.books[book_id] for subject, (_, book_id) in pointers.items()}
        versions = {subject: version for subject, (version, _) in pointers.items()}
        self._city, self._looked_at = City(**parts, versions=versions), now
        return self._city

    def draft(self, subject: str, content: object) -> str:
        book_id = self.new_id()
        self.memory.books[book_id] = content
        return book_id

    def publish(
        self,
        subject: str,
        book_id: str,
        base_version: int,
        entry: AuditEntry,
        decided: Proposal | None = None,
        beside: Sequence[tuple[str, str, int]] = (),
    ) -> int:
        books = [(subject, book_id, base_version), *beside]
        if any(self.memory.pointers.get(each, (0, ""))[0] != base for each, _, base in books):
            raise Changed(subject)
        _store_decision(self.memory, decided)
        for each, book, base in books:
            self.memory.pointers[each] = (base + 1, book)
            self.memory.history[each, base + 1] = book
        FakeAudit(self.memory).append(entry)
        self._looked_at = None
        return base_version + 1

    def version(self, subject: str, version: int) -> object:
        return self.book(subject, self.memory.history[subject, version])

    def book(self, subject: str, book_id: str) -> object:
        return self.memory.books[book_id]


def _store_decision(memory: Memory, decided: Proposal | None) -> None:
    if decided:
        stored = memory.proposals.get(decided.proposal_id)
        if stored and stored.state is not ProposalState.WAITING:
            raise Changed(decided.proposal_id)
        memory.proposals[decided.proposal_id] = decided


@dataclass
class FakeProposals:
    memory: Memory

    def add(self, proposal: Proposal, entry: AuditEntry, withdrawn: Sequence[Proposal] = ()) -> None:
        stored = [self.memory.proposals.get(each.proposal_id) for each in withdrawn]
        waiting = all(each and each.state is ProposalState.WAITING for each in stored)
        if proposal.proposal_id in self.memory.proposals or not waiting:
            raise Changed(entry.action)
        self.memory.proposals |= {each.proposal_id: each for each in (proposal, *withdrawn)}
        FakeAudit(self.memory).append(entry)

    def get(self, proposal_id: str) -> Proposal | None:
        return self.memory.proposals.get(proposal_id)

    def draft(self, draft_id: str, edits: OfficeEdits) -> None:
        self.memory.edits[draft_id] = edits

    def drafted(self, draft_id: str) -> OfficeEdits | None:
        return self.memory.edits.get(draft_id)

    def all(self) -> list[Proposal]:
        return sorted(self.memory.proposals.values(), key=lambda each: each.proposed_at, reverse=True)

    def decide(self, proposal: Proposal, entry: AuditEntry) -> None:
        stored = self.memory.proposals.get(proposal.proposal_id)
        if stored is None or stored.state is not ProposalState.WAITING:
            raise Changed(entry.action)
        self.memory.proposals[proposal.proposal_id] = proposal
        FakeAudit(self.memory).append(entry)


@dataclass
class FakePhotos:
    memory: Memory

    def get(self, office_id: str, place: int) -> OfficePhoto:
        return self.memory.photos.get((office_id, place), OfficePhoto(office_id, place))

    def of_office(self, office_id: str) -> list[OfficePhoto]:
        found = sorted(self.memory.photos.items())
        return [photo for (office, _), photo in found if office == office_id and not photo.is_empty]

    def save(self, photo: OfficePhoto, entry: AuditEntry | None = None, job: Job | None = None) -> OfficePhoto:
        if self.get(photo.office_id, photo.place).revision != photo.revision:
            raise Changed(photo.office_id)
        if job:
            FakeJobs(self.memory).add(job)
        saved = replace(photo, revision=photo.revision + 1)
        self.memory.photos[photo.office_id, photo.place] = saved
        if entry:
            FakeAudit(self.memory).append(entry)
        return saved


@dataclass
class FakeMachines:
    memory: Memory

    def all(self) -> list[Machine]:
        return [machine for _, machine in sorted(self.memory.machines.items())]

    def get(self, machine_id: str) -> Machine | None:
        return self.memory.machines.get(machine_id)

    def pins(self, machine_id: str) -> PinMap:
        return self.memory.pins.get(machine_id, PinMap(machine_id))

    def save(self, machine: Machine, entry: AuditEntry, pins: PinMap | None = None) -> Machine:
        standing = self.get(machine.machine_id)
        if machine.revision != (standing.revision if standing else 0):
            raise Changed(entry.action)
        saved = replace(machine, revision=machine.revision + 1)
        self.memory.machines[machine.machine_id] = saved
        if pins is not None:
            self.memory.pins[pins.machine_id] = pins
        FakeAudit(self.memory).append(entry)
        return saved


@dataclass
class FakeSwaps:
    memory: Memory

    def add(self, swap: Swap, entry: AuditEntry) -> None:
        key = swap.unit_id, swap.swap_id
        if key in self.memory.swaps:
            raise Changed(entry.action)
        self.memory.swaps[key] = swap
        FakeAudit(self.memory).append(entry)

    def get(self, unit_id: str, swap_id: str) -> Swap | None:
        return self.memory.swaps.get((unit_id, swap_id))

    def of_unit(self, unit_id: str, since: date) -> list[Swap]:
        found = sorted(self.memory.swaps.items())
        return [swap for (unit, swap_id), swap in found if unit == unit_id and swap_id >= f"{since:%Y%m%d}"]

    def move(self, swap: Swap, entry: AuditEntry) -> None:
        stored = self.get(swap.unit_id, swap.swap_id)
        if stored is None or len(stored.steps) != len(swap.steps) - 1:
            raise Changed(entry.action)
        self.memory.swaps[swap.unit_id, swap.swap_id] = swap
        FakeAudit(self.memory).append(entry)


@dataclass
class FakeCases:
    memory: Memory

    def add(self, case: DisciplineCase, entry: AuditEntry, notice: Notice | None = None) -> None:
        own = self.of_person(case.employee_id)
        if any(each.case_id == case.case_id or each.state is not CaseState.CLOSED for each in own):
            raise Changed(entry.action)
        self._store(case, entry, notice)

    def get(self, employee_id: str, case_id: str) -> DisciplineCase | None:
        return self.memory.cases.get((employee_id, case_id))

    def of_person(self, employee_id: str) -> list[DisciplineCase]:
        return [case for (who, _), case in sorted(self.memory.cases.items()) if who == employee_id]

    def of_year(self, year: int) -> list[CaseSummary]:
        return [summary_of(case) for _, case in sorted(self.memory.cases.items()) if case.year == year]

    def move(self, case: DisciplineCase, entry: AuditEntry, notice: Notice | None = None) -> None:
        stored = self.get(case.employee_id, case.case_id)
        if stored is None or stored.revision != case.revision - 1:
            raise Changed(entry.action)
        self._store(case, entry, notice)

    def _store(self, case: DisciplineCase, entry: AuditEntry, notice: Notice | None = None) -> None:
        self.memory.cases[case.employee_id, case.case_id] = case
        if notice is not None:
            put_notice(self.memory, notice)
        FakeAudit(self.memory).append(entry)


@dataclass
class FakePlans:
    memory: Memory

    def of_person(self, employee_id: str, year: int) -> list[Plan]:
        return [plan for key, plan in sorted(self.memory.plans.items()) if key[:2] == (employee_id, year)]

    def of_people(self, employee_ids: Iterable[str], year: int) -> dict[str, list[Plan]]:
        return {each: self.of_person(each, year) for each in employee_ids}

    def get(self, employee_id: str, year: int, number: int) -> Plan | None:
        return self.memory.plans.get((employee_id, year, number))

    def lines_of(self, unit_id: str, year: int) -> list[PlanLine]:
        found = [plan for _, plan in sorted(self.memory.plans.items()) if (plan.unit_id, plan.year) == (unit_id, year)]
        return [line_of(plan) for plan in sorted(found, key=lambda each: (each.employee_id, each.number))]

    def save(
        self,
        plan: Plan,
        previous: Plan | None,
        entry: AuditEntry,
        *,
        ended: Plan | None = None,
        notices: Sequence[Notice] = (),
    ) -> Plan:
        stored = self.get(plan.employee_id, plan.year, plan.number)
        before = self.get(ended.employee_id, ended.year, ended.number) if ended else None
        if (stored and stored.revision) != (previous and previous.revision):
            raise Changed(entry.action)
        if ended and (before is None or before.revision != ended.revision):
            raise Changed(entry.action)
        saved = replace(plan, revision=(previous.revision if previous else 0) + 1)
        for each in (saved, *([replace(ended, revision=ended.revision + 1)] if ended else [])):
            self.memory.plans[each.employee_id, each.year, each.number] = each
        for notice in notices:
            put_notice(self.memory, notice)
        FakeAudit(self.memory).append(entry)
        return saved


@dataclass
class FakeEvaluations:
    memory: Memory

    def of_person(self, employee_id: str, year: int) -> list[Evaluation]:
        return [each for key, each in sorted(self.memory.evaluations.items()) if key[:2] == (employee_id, year)]

    def get(self, employee_id: str, year: int, period_id: str, number: int) -> Evaluation | None:
        return self.memory.evaluations.get((employee_id, year, period_id, number))

    def lines_of(self, unit_id: str, period_id: str) -> list[EvaluationLine]:
        wanted = (unit_id, period_id)
        found = [each for each in self.memory.evaluations.values() if (each.unit_id, each.period_id) == wanted]
        return [evaluation_line(each) for each in sorted(found, key=lambda each: (each.employee_id, each.number))]

    def save(
        self, evaluation: Evaluation, previous: Evaluation | None, entry: AuditEntry, notices: Sequence[Notice] = ()
    ) -> Evaluation:
        key = (evaluation.employee_id, evaluation.year, evaluation.period_id, evaluation.number)
        stored = self.memory.evaluations.get(key)
        if (stored and stored.revision) != (previous and previous.revision):
            raise Changed(entry.action)
        saved = replace(evaluation, revision=(previous.revision if previous else 0) + 1)
        self.memory.evaluations[key] = saved
        self._told(entry, notices)
        return saved

    def due(self, approver_id: str | None) -> list[ApprovalDue]:
        waiting = [due for each in self.memory.evaluations.values() if (due := due_of(each))]
        found = [each for each in waiting if each.approver_id == approver_id]
        return sorted(found, key=lambda each: (each.since, each.employee_id, each.number))

    def predicates(self, period_id: str) -> list[UnitPredicates]:
        found: dict[str, UnitPredicates] = {}
        for each in self.memory.evaluations.values():
            if each.period_id == period_id and predicates.moves(None, each):
                held = found.get(each.unit_id, UnitPredicates(each.unit_id, period_id))
                found[each.unit_id] = predicates.moved(held, None, each)
        return [found[unit_id] for unit_id in sorted(found)]

    def standing(self, unit_id: str, year: int) -> UnitStanding:
        return self.memory.standings.get((unit_id, year), UnitStanding(unit_id, year))

    def standings(self, year: int) -> list[UnitStanding]:
        return [each for key, each in sorted(self.memory.standings.items()) if key[1] == year]

    def set_standing(self, standing: UnitStanding, entry: AuditEntry) -> UnitStanding:
        if self.standing(standing.unit_id, standing.year).revision != standing.revision:
            raise Changed(entry.action)
        saved = replace(standing, revision=standing.revision + 1)
        self.memory.standings[standing.unit_id, standing.year] = saved
        self._told(entry, ())
        return saved

    def feedback_of(self, employee_id: str, year: int) -> list[Feedback]:
        found = [each for key, each in self.memory.feedback.items() if key[:2] == (employee_id, year)]
        return sorted(found, key=lambda each: (each.at, each.feedback_id))

    def add_feedback(self, feedback: Feedback, year: int, entry: AuditEntry, notices: Sequence[Notice] = ()) -> None:
        key = (feedback.employee_id, year, feedback.feedback_id)
        if key in self.memory.feedback:
            raise Changed(entry.action)
        self.memory.feedback[key] = feedback
        self._told(entry, notices)

    def _told(self, entry: AuditEntry, notices: Sequence[Notice]) -> None:
        for notice in notices:
            put_notice(self.memory, notice)
        FakeAudit(self.memory).append(entry)


@dataclass
class FakeAttendance:
    memory: Memory
    attempts: "FakeAttempts"

    def record(self, check_in: CheckIn) -> AttendanceDay | None:
        slots = self.memory.days.setdefault(_key(check_in), {})
        if check_in.slot in slots:
            return self.day(*_key(check_in))
        slots[check_in.slot] = _as_stored(check_in)
        return None

    def replace(self, check_in: CheckIn, replaced: CheckIn, attempt: Attempt) -> bool:
        slots = self.memory.days.get(_key(check_in), {})
        standing = slots.get(check_in.slot)
        if standing is None or standing.challenge_id != replaced.challenge_id:
            return False
        slots[check_in.slot] = _as_stored(check_in)
        self.attempts.put(attempt)
        return True

    def day(self, unit_id: str, local_date: date, employee_id: str) -> AttendanceDay:
        slots = self.memory.days.get((unit_id, local_date, employee_id), {})
        punches = self.memory.punches.get((unit_id, local_date, employee_id), ())
        return AttendanceDay(employee_id, unit_id, local_date, dict(slots), punches)

    def set_punches(self, changes: Sequence[tuple[AttendanceDay, tuple[Punch, ...]]], past_locks: bool = False) -> None:
        keys = [(day.unit_id, day.local_date, day.employee_id) for day, _ in changes]
        stands = [day.punches for day, _ in changes] == [self.memory.punches.get(key, ()) for key in keys]
        is_locked = any(f"{on:%Y-%m}" in self.memory.locks for _, on, _ in keys)
        if not stands or (is_locked and not past_locks):
            raise Changed("punches")
        for key, (_, punches) in zip(keys, changes, strict=True):
            self.memory.punches[key] = punches

    def unit_day(self, unit_id: str, local_date: date) -> list[AttendanceDay]:
        known = self.memory.days.keys() | self.memory.punches.keys()
        keys = sorted(key for key in known if key[:2] == (unit_id, local_date))
        return [self.day(*key) for key in keys]

    def days(self, employee_id: str, units_by_date: Mapping[date, str]) -> list[AttendanceDay]:
        keys = [(unit_id, on, employee_id) for on, unit_id in sorted(units_by_date.items())]
        return [self.day(*key) for key in keys if key in self.memory.days or key in self.memory.punches]

    def forget_position(self, check_in: CheckIn) -> None:
        slots = self.memory.days.get(_key(check_in), {})
        standing = slots.get(check_in.slot)
        if standing is None or standing.challenge_id != check_in.challenge_id:
            raise StoreUnavailable("no such check-in")
        slots[check_in.slot] = replace(standing, position=None, position_hash=check_in.position_hash)

    def forget_network(self, check_in: CheckIn) -> None:
        slots = self.memory.days.get(_key(check_in), {})
        standing = slots.get(check_in.slot)
        if standing is None or standing.challenge_id != check_in.challenge_id:
            raise StoreUnavailable("no such check-in")
        slots[check_in.slot] = replace(standing, network=b"")

    def unit_facts(self, unit_id: str, on: date) -> tuple[list[AttendanceDay], list[Ruling]]:
        return self.unit_day(unit_id, on), self.rulings(unit_id, on)

    def rulings(self, unit_id: str, on: date) -> list[Ruling]:
        found = sorted(self.memory.rulings.items())
        return [each for key, each in found if key[:2] == (unit_id, on)]

    def ruling(self, unit_id: str, on: date, employee_id: str, slot: Slot) -> Ruling | None:
        return self.memory.rulings.get((unit_id, on, employee_id, slot))

    def rulings_about(self, slots: Iterable[OfSlot]) -> list[Ruling]:
        keys = {(each.unit_id, each.local_date, each.employee_id, each.slot) for each in slots}
        return [self.memory.rulings[key] for key in sorted(keys & self.memory.rulings.keys())]

    def rule(self, ruling: Ruling, previous: Ruling | None, entry: AuditEntry) -> None:
        put_ruling(self.memory, ruling, previous)
        FakeAudit(self.memory).append(entry)


def put_ruling(memory: Memory, ruling: Ruling, previous: Ruling | None) -> None:
    """As store/attendance.add_ruling, for the fakes of other stores."""
    key = ruling.unit_id, ruling.local_date, ruling.employee_id, ruling.slot
    if memory.rulings.get(key) != previous:
        raise Changed(ruling.slot)
    memory.rulings[key] = ruling


def _key(check_in: CheckIn) -> DayKey:
    return check_in.unit_id, check_in.local_date, check_in.employee_id


def _as_stored(check_in: CheckIn) -> CheckIn:
    """Accuracy is kept in decimetres; an arrival and an event are late, a departure is early."""
    return replace(
        check_in,
        accuracy_m=None if check_in.accuracy_m is None else round(check_in.accuracy_m * 10) / 10,
        late_min=check_in.late_min if check_in.slot in LATE_SLOTS else 0,
        early_min=check_in.early_min if check_in.slot is Slot.DEPARTURE else 0,
    )


@dataclass
class FakeAttempts:
    memory: Memory

    def keep(self, attempt: Attempt) -> None:
        self._of(attempt).setdefault(_attempt_key(attempt), attempt)

    def put(self, attempt: Attempt) -> None:
        self._of(attempt)[_attempt_key(attempt)] = attempt

    def of_day(self, unit_id: str, on: date, employee_id: str) -> list[Attempt]:
        found = [each for each in self.of_unit_day(unit_id, on) if each.employee_id == employee_id]
        return sorted(found, key=lambda each: each.at)

    def of_unit_day(self, unit_id: str, on: date) -> list[Attempt]:
        return [each for _, each in sorted(self.memory.attempts.get((unit_id, on), {}).items())]

    def note_office(self, tries: OfficeTries) -> None:
        self.memory.tries_at[tries.office_id, tries.local_date, tries.unit_id] = tries

    def of_office(self, office_id: str, since: date) -> list[OfficeTries]:
        found = sorted(self.memory.tries_at.items())
        return [tries for (office, on, _), tries in found if office == office_id and on >= since]

    def _of(self, attempt: Attempt) -> dict[tuple[str, str, str], Attempt]:
        return self.memory.attempts.setdefault((attempt.unit_id, attempt.local_date), {})


def _attempt_key(attempt: Attempt) -> tuple[str, str, str]:
    return attempt.employee_id, attempt.slot, attempt.attempt_id


@dataclass
class FakeTeamLog:
    memory: Memory

    def keep(self, check_in: CheckIn) -> None:
        assert check_in.made_by
        made = TeamCheckIn(check_in.local_date, check_in.slot, check_in.employee_id)
        self.memory.made_for_others.setdefault(check_in.made_by, set()).add(made)

    def of_month(self, supervisor_id: str, month: date) -> list[TeamCheckIn]:
        made = self.memory.made_for_others.get(supervisor_id, set())
        of_month = [each for each in made if each.local_date.replace(day=1) == month.replace(day=1)]
        return sorted(of_month, key=lambda each: (each.local_date, each.slot, each.employee_id))


@dataclass
class FakeEvidence:
    memory: Memory

    def versions(self, upload_key: str) -> list[Evidence]:
        _named(upload_key)
        return [each for (key, _), each in sorted(self.memory.evidence.items()) if key == upload_key]

    def find(self, upload_key: str, version_id: str) -> Evidence | None:
        return self.memory.evidence.get((_named(upload_key).key, version_id))

    def add(self, evidence: Evidence) -> None:
        _named(evidence.upload_key)
        kept = replace(evidence, notes=tuple(sorted(evidence.notes)))
        self.memory.evidence.setdefault((evidence.upload_key, evidence.version_id), kept)

    def of(self, uploads: Iterable[tuple[str, str]]) -> dict[tuple[str, str], Evidence]:
        return {each: self.memory.evidence[each] for each in uploads if each in self.memory.evidence}

    def of_unit_day(self, unit_id: str, on: date) -> dict[tuple[str, str], Evidence]:
        found = [(_named(key[0]), key, each) for key, each in sorted(self.memory.evidence.items())]
        return {key: each for name, key, each in found if (name.unit_id, name.local_date) == (unit_id, on)}


def _named(upload_key: str) -> UploadName:
    name = read_upload_key(upload_key)
    if name is None:
        raise ValueError(f"{upload_key} is no upload of a selfie")
    return name


@dataclass
class FakeBucket:
    """The selfie bucket, and as much of an S3 client as World asks of one."""

    memory: Memory
    clock: Callable[[], datetime]
    upload_url: str = "https://upload.example"

    def form(self, upload_key: str, now: datetime) -> UploadForm:
        return UploadForm(self.upload_url, {"key": upload_key}, now + timedelta(seconds=120))

    def head(self, upload_key: str) -> Upload | None:
        versions = self.memory.objects.get(upload_key)
        if not versions:
            return None
        last = versions[-1]
        return Upload(last.version_id, len(last.body), last.content_type, last.sha256)

    def read(self, upload_key: str, version_id: str, limit_bytes: int) -> bytes | None:
        found = [each for each in self.memory.objects.get(upload_key, ()) if each.version_id == version_id]
        return found[0].body[: limit_bytes + 1] if found else None

    def write_evidence(self, evidence_key: str, jpeg: bytes, keep_days: int) -> None:
        put = self.put_object("", evidence_key, jpeg, "image/jpeg")
        self.memory.tags[evidence_key, put["VersionId"]] = {"keep-days": str(keep_days)}

    def write_photo(self, photo_key: str, jpeg: bytes) -> None:
        self.put_object("", photo_key, jpeg, "image/jpeg")

    def uploads(self) -> Iterator[tuple[str, str, datetime]]:
        for key, versions in sorted(self.memory.objects.items()):
            if key.startswith("inbox/"):
                yield from ((key, each.version_id, each.at) for each in versions)

    def mark_judged(self, upload_key: str, version_id: str) -> None:
        if self.read(upload_key, version_id, 0) is not None:
            self.memory.tags[upload_key, version_id] = {"judged": "yes"}

    def mark_orphan(self, evidence_key: str) -> None:
        if last := self.head(evidence_key):
            self.memory.tags[evidence_key, str(last.version_id)] = {"orphan": "yes"}

    def put_object(
        self,
        Bucket: str,
        Key: str,
        Body: bytes,
        ContentType: str,
        **more: str,
    ) -> Mapping[str, str]:
        """As boto3's client: a checksum is kept when one is asked for or given."""
        sha256 = None
        if "ChecksumSHA256" in more:
            sha256 = b64decode(more["ChecksumSHA256"])
        elif more.get("ChecksumAlgorithm") == "SHA256":
            sha256 = hashlib.sha256(Body).digest()
        version_id = os.urandom(16).hex()
        stored = Stored(version_id, Body, ContentType, sha256, self.clock())
        self.memory.objects.setdefault(Key, []).append(stored)
        return {"VersionId": version_id}


@dataclass
class FakeSelfieViews:
    memory: Memory

    def add(self, views: Sequence[SelfieView], entry: AuditEntry) -> None:
        FakeAudit(self.memory).append(entry)
        self.memory.selfie_views += views

    def of_month(self, employee_id: str, month: date) -> list[SelfieView]:
        found = [each for each in self.memory.selfie_views if each.employee_id == employee_id]
        of_month = [each for each in found if each.local_date.replace(day=1) == month.replace(day=1)]
        return sorted(of_month, key=lambda each: (each.local_date, each.at))


@dataclass
class FakeReviews:
    memory: Memory

    def draw(self, unit_id: str, on: date) -> Draw | None:
        return self.memory.draws.get((unit_id, on))

    def draws(self, unit_id: str, since: date, until: date) -> list[Draw]:
        return [
            each for (unit, on), each in sorted(self.memory.draws.items()) if unit == unit_id and since <= on <= until
        ]

    def keep_draw(self, draw: Draw) -> Draw:
        return self.memory.draws.setdefault((draw.unit_id, draw.local_date), draw)

    def assign(self, review: Review) -> None:
        self.memory.reviews.setdefault((review.queue_id, review.review_id), review)

    def waiting(self, queue_id: str) -> list[Review]:
        found = [each for (queue, _), each in sorted(self.memory.reviews.items()) if queue == queue_id]
        return [each for each in found if each.state in OPEN]

    def get(self, queue_id: str, review_id: str) -> Review | None:
        return self.memory.reviews.get((queue_id, review_id))

    def move(self, review: Review, previous: Review, entry: AuditEntry, ruling: Ruling | None = None) -> Review:
        key = review.queue_id, review.review_id
        if self.memory.reviews.get(key) != previous:
            raise Changed(entry.action)
        if ruling:
            FakeAttendance(self.memory, FakeAttempts(self.memory)).rule(ruling, None, entry)
        else:
            FakeAudit(self.memory).append(entry)
        self.memory.reviews[key] = replace(review, revision=previous.revision + 1)
        return self.memory.reviews[key]

    def between(self, queue_id: str, since: date, until: date) -> list[Review]:
        found = [each for (queue, _), each in self.memory.reviews.items() if queue == queue_id]
        return sorted((each for each in found if since <= each.local_date <= until), key=lambda each: each.review_id)

    def asked(self, employee_id: str) -> list[Review]:
        asked = [each for each in self.memory.reviews.values() if each.state is ReviewState.ASKED]
        return sorted((each for each in asked if each.employee_id == employee_id), key=lambda each: each.review_id)


@dataclass
class FakePublicFigures:
    memory: Memory

    def month(self) -> PublicMonth | None:
        return self.memory.public

    def keep(self, month: PublicMonth) -> None:
        self.memory.public = month


@dataclass
class FakeJobs:
    memory: Memory

    def add(self, job: Job, entry: AuditEntry | None = None) -> Job:
        if job.job_id in self.memory.jobs:
            raise Changed(job.job_id)
        return self._put(replace(job, revision=1), entry)

    def get(self, job_id: str) -> Job | None:
        return self.memory.jobs.get(job_id)

    def all(self) -> list[Job]:
        return sorted(self.memory.jobs.values(), key=lambda each: each.made_at, reverse=True)

    def save(self, job: Job, entry: AuditEntry | None = None) -> Job:
        if self.memory.jobs[job.job_id].revision != job.revision:
            raise Changed(job.job_id)
        return self._put(replace(job, revision=job.revision + 1), entry)

    def _put(self, job: Job, entry: AuditEntry | None) -> Job:
        self.memory.jobs[job.job_id] = job
        if entry:
            FakeAudit(self.memory).append(entry)
        return job


@dataclass
class FakeYears:
    memory: Memory

    def opening(self, employee_id: str, year: int) -> OpeningBalance | None:
        return self.memory.openings.get((employee_id, year))

    def openings(self, employee_ids: Iterable[str], year: int) -> dict[str, OpeningBalance]:
        return {each: found for each in employee_ids if (found := self.opening(each, year))}

    def save_opening(
        self, balance: OpeningBalance, previous: OpeningBalance | None, entry: AuditEntry
    ) -> OpeningBalance:
        stored = self.opening(balance.employee_id, balance.year)
        if (stored and stored.revision) != (previous and previous.revision):
            raise Changed(entry.action)
        revised = replace(balance, revision=(previous.revision if previous else 0) + 1)
        self.memory.openings[balance.employee_id, balance.year] = revised
        self.memory.request_books[balance.employee_id] = self.memory.request_books.get(balance.employee_id, 0) + 1
        FakeAudit(self.memory).append(entry)
        return revised

    def bases(self, employee_id: str) -> AllowanceBases | None:
        return self.memory.bases.get(employee_id)

    def bases_of(self, employee_ids: Iterable[str]) -> dict[str, AllowanceBases]:
        return {each: found for each in employee_ids if (found := self.bases(each))}

    def save_bases(self, bases: AllowanceBases, from_month: str, entry: AuditEntry) -> AllowanceBases:
        stored = self.bases(bases.employee_id)
        if (stored.revision if stored else 0) != bases.revision or from_month in self.memory.locks:
            raise Changed(entry.action)
        revised = replace(bases, revision=bases.revision + 1)
        self.memory.bases[bases.employee_id] = revised
        FakeAudit(self.memory).append(entry)
        return revised


@dataclass
class FakeBudgets:
    memory: Memory

    def line(self, unit_id: str, year: int, line_id: str) -> BudgetLine | None:
        return self.memory.budget_lines.get((unit_id, year, line_id))

    def lines(self, unit_id: str, year: int) -> list[BudgetLine]:
        found = sorted(self.memory.budget_lines.items())
        return [line for key, line in found if key[:2] == (unit_id, year)]

    def sums(self, year: int) -> list[UnitBudget]:
        return [sums for (told, _), sums in sorted(self.memory.budget_sums.items()) if told == year]

    def save(self, line: BudgetLine, before: BudgetLine | None, entry: AuditEntry) -> BudgetLine:
        stood = before.revision if before else 0
        stored = self.line(line.unit_id, line.year, line.line_id)
        if (stored.revision if stored else 0) != stood:
            raise Changed(entry.action)
        revised = replace(line, revision=stood + 1)
        self.memory.budget_lines[line.unit_id, line.year, line.line_id] = revised
        place = line.year, line.unit_id
        held = self.memory.budget_sums.get(place) or empty_budget(line.unit_id, line.year)
        self.memory.budget_sums[place] = replace(moved(held, before, revised), revision=held.revision + 1)
        FakeAudit(self.memory).append(entry)
        return revised

    def unlock(self, unit_id: str, year: int, month: int) -> Unlock | None:
        return self.memory.unlocks.get((year, unit_id, month))

    def unlocks(self, year: int) -> list[Unlock]:
        return [unlock for (told, *_), unlock in sorted(self.memory.unlocks.items()) if told == year]

    def save_unlock(self, unlock: Unlock, entry: AuditEntry) -> None:
        self.memory.unlocks[unlock.year, unlock.unit_id, unlock.month] = unlock
        FakeAudit(self.memory).append(entry)


@dataclass
class FakeMonths:
    memory: Memory

    def of_unit(self, unit_id: str, month: str) -> list[MonthRows]:
        found = sorted(self.memory.months.items())
        return [rows for key, rows in found if key[:2] == (unit_id, month)]

    def of_date(self, unit_id: str, on: date) -> dict[str, DayVerdict]:
        found = {
            rows.employee_id: rows.amended.get(on) or rows.rows.get(on) for rows in self.of_unit(unit_id, f"{on:%Y-%m}")
        }
        return {employee_id: verdict for employee_id, verdict in found.items() if verdict}

    def of(self, employee_id: str, unit_ids_by_month: Mapping[str, Collection[str]]) -> list[MonthRows]:
        keys = sorted((month, unit) for month, units in unit_ids_by_month.items() for unit in units)
        found = [self.memory.months.get((unit, month, employee_id)) for month, unit in keys]
        return [rows for rows in found if rows]

    def of_people(self, asked: Mapping[str, Mapping[str, Collection[str]]]) -> dict[str, list[MonthRows]]:
        return {employee_id: self.of(employee_id, months) for employee_id, months in asked.items()}

    def write(
        self, unit_id: str, on: date, verdicts: Mapping[str, DayVerdict], notices: Mapping[str, Notice]
    ) -> frozenset[str]:
        written = frozenset(each for each in verdicts if on not in self._rows(unit_id, f"{on:%Y-%m}", each).rows)
        for each in written:
            rows = self._rows(unit_id, f"{on:%Y-%m}", each)
            self._put(replace(rows, rows={**rows.rows, on: verdicts[each]}))
            if each in notices:
                self.memory.notices.setdefault((each, notices[each].notice_id), notices[each])
        return written

    def rewrite(
        self,
        employee_id: str,
        unit_id: str,
        old: DayVerdict | None,
        new: DayVerdict,
        amended_in: str | None = None,
        entry: AuditEntry | None = None,
    ) -> None:
        on = new.local_date
        rows = self._rows(unit_id, f"{on:%Y-%m}", employee_id)
        counts = rows.amended.get(on) or rows.rows.get(on)
        if counts != old:
            if counts == new:
                return
            raise Changed(employee_id)
        if amended_in is None:
            if on in rows.amended or rows.month in self.memory.locks:
                raise Changed(employee_id)
            self._put(replace(rows, rows={**rows.rows, on: new}))
        else:
            if amended_in in self.memory.locks:
                raise Changed(employee_id)
            self._put(replace(rows, amended={**rows.amended, on: new}))
            later = self._rows(unit_id, amended_in, employee_id)
            before = later.adjustments[on][0] if on in later.adjustments else old
            self._put(replace(later, adjustments={**later.adjustments, on: (before, new)}))
        if entry:
            FakeAudit(self.memory).append(entry)

    def lock(self, month: str) -> Lock | None:
        return self.memory.locks.get(month)

    def locks(self) -> list[Lock]:
        return [lock for _, lock in sorted(self.memory.locks.items())]

    def save_lock(self, lock: Lock, entry: AuditEntry) -> None:
        if lock.month in self.memory.locks:
            raise Changed(entry.action)
        self.memory.locks[lock.month] = lock
        FakeAudit(self.memory).append(entry)

    def _rows(self, unit_id: str, month: str, employee_id: str) -> MonthRows:
        return self.memory.months.get((unit_id, month, employee_id), MonthRows(employee_id, unit_id, month))

    def _put(self, rows: MonthRows) -> None:
        self.memory.months[rows.unit_id, rows.month, rows.employee_id] = rows


@dataclass
class FakeFlags:
    memory: Memory

    def day(self, unit_id: str, on: date) -> DayFlags:
        return self.memory.flags.get((unit_id, on), DayFlags(unit_id, on))

    def flags_of(self, unit_id: str, on: date) -> list[Flag]:
        return list(self.day(unit_id, on).flags)

    def flags_of_month(self, unit_id: str, month: date, employee_id: str | None = None) -> list[Flag]:
        days = [self.memory.flags[key] for key in sorted(self.memory.flags) if key[0] == unit_id]
        of_month = [day for day in days if (day.local_date.year, day.local_date.month) == (month.year, month.month)]
        return [flag for day in of_month for flag in day.flags if employee_id in (None, flag.employee_id)]

    def traces(self, unit_id: str, since: date, until: date) -> Iterator[DayTrace]:
        for key in sorted(self.memory.traces):
            if key[0] == unit_id and since <= key[1] <= until:
                yield self.memory.traces[key]

    def save(self, flags: DayFlags, trace: DayTrace) -> DayFlags:
        if self.day(flags.unit_id, flags.local_date).revision != flags.revision:
            raise Changed("flags")
        saved = replace(flags, revision=flags.revision + 1)
        self.memory.flags[flags.unit_id, flags.local_date] = saved
        self.memory.traces[trace.unit_id, trace.local_date] = trace
        return saved


@dataclass
class FakeOutages:
    memory: Memory

    def touching(self, since: datetime, until: datetime) -> list[Outage]:
        found = sorted(self.memory.outages.values(), key=lambda each: each.outage_id)
        touching = [each for each in found if each.starts_at < until and each.ends_at > since]
        return sorted(touching, key=lambda each: (each.starts_at, each.outage_id))

    def recent(self, now: datetime) -> list[Outage]:
        return self.touching(now - timedelta(days=3), now)

    def get(self, outage_id: str) -> Outage | None:
        return self.memory.outages.get(outage_id)

    def save(self, outage: Outage, entry: AuditEntry) -> Outage:
        stored = self.memory.outages.get(outage.outage_id)
        if (stored.revision if stored else 0) != outage.revision:
            raise Changed(outage.outage_id)
        saved = self.memory.outages[outage.outage_id] = replace(outage, revision=outage.revision + 1)
        FakeAudit(self.memory).append(entry)
        return saved


@dataclass
class FakeFailures:
    """Tries as a test counts them: each an instant, and whether it failed."""

    memory: Memory

    def window(self, since: datetime, until: datetime) -> Counted:
        within = [failed for at, failed in self.memory.counted_tries if since <= at < until]
        return Counted(sum(within), len(within))


@dataclass
class FakeCloses:
    memory: Memory

    def all(self) -> list[UnitClose]:
        return [state for _, state in sorted(self.memory.closes.items())]

    def get(self, unit_id: str) -> UnitClose | None:
        return self.memory.closes.get(unit_id)

    def save(self, state: UnitClose) -> UnitClose:
        stored = self.memory.closes.get(state.unit_id)
        if (stored.revision if stored else 0) != state.revision:
            raise Changed(state.unit_id)
        saved = self.memory.closes[state.unit_id] = replace(state, revision=state.revision + 1)
        return saved


@dataclass
class FakeFiles:
    memory: Memory

    def form(self, key: str, max_bytes: int, now: datetime) -> UploadForm:
        return UploadForm("https://upload.example", {"key": key}, now + timedelta(seconds=120))

    def read(self, key: str, limit_bytes: int) -> bytes | None:
        content = self.memory.files.get(key)
        return None if content is None else content[: limit_bytes + 1]

    def write(self, key: str, content: bytes) -> None:
        self.memory.files[key] = content

    def link(self, key: str, name: str) -> str:
        return f"https://files.example/{key}"


@dataclass
class FakeSessions:
    memory: Memory

    def count_try(self, subject: str, now: datetime, window_min: int, by: int = 1) -> int:
        key = subject, int(now.timestamp()) // (window_min * 60)
        self.memory.tries[key] = self.memory.tries.get(key, 0) + by
        return self.memory.tries[key]

    def hold(self, key: str, text: str, now: datetime, until: datetime) -> str:
        stands = self.memory.held.get(key)
        if stands and int(stands[1].timestamp()) > int(now.timestamp()):
            return stands[0]
        self.memory.held[key] = text, until
        return text

    def keep(self, key: str, text: str, until: datetime) -> None:
        self.memory.held[key] = text, until

    def drop(self, key: str, text: str) -> None:
        if self.memory.held.get(key, ("",))[0] == text:
            del self.memory.held[key]


LONGEST_DELAY_S = 900  # SQS refuses more


def _queue_close(memory: Memory, task: Task, delay_s: int = 0) -> None:
    if not 0 <= delay_s <= LONGEST_DELAY_S:
        raise StoreUnavailable(f"a delay of {delay_s} s")
    memory.closing.append((task, delay_s))


def fake_services(
    memory: Memory, accounts: FakeAccounts, clock: Callable[[], datetime], sent_again: list[tuple[str, str]]
) -> Services:
    """One process of a deployment whose tables and bucket are `memory`."""
    attempts = FakeAttempts(memory)

    def send_again(uploads: Sequence[tuple[str, str]]) -> None:
        sent_again.extend(uploads)

    return Services(
        staff=FakeStaff(memory),
        city=FakeCity(memory, wiring.new_id),
        proposals=FakeProposals(memory),
        photos=FakePhotos(memory),
        machines=FakeMachines(memory),
        swaps=FakeSwaps(memory),
        cases=FakeCases(memory),
        activities=FakeActivities(memory),
        plans=FakePlans(memory),
        evaluations=FakeEvaluations(memory),
        requests=FakeRequests(memory),
        attendance=FakeAttendance(memory, attempts),
        attempts=attempts,
        team_log=FakeTeamLog(memory),
        evidence=FakeEvidence(memory),
        selfies=FakeBucket(memory, clock),
        selfie_views=FakeSelfieViews(memory),
        reviews=FakeReviews(memory),
        public_figures=FakePublicFigures(memory),
        identity=accounts,
        sessions=FakeSessions(memory),
        audit=FakeAudit(memory),
        proofs=FakeProofs(memory),
        roots=FakeRoots(memory),
        jobs=FakeJobs(memory),
        years=FakeYears(memory),
        budgets=FakeBudgets(memory),
        months=FakeMonths(memory),
        closes=FakeCloses(memory),
        flags=FakeFlags(memory),
        outages=FakeOutages(memory),
        failures=FakeFailures(memory),
        notices=FakeNotices(memory),
        addresses=FakeAddresses(memory),
        digests=FakeDigests(memory),
        figures=FakeFigures(memory),
        levels=FakeLevels(memory),
        mail=FakeMail(),
        pushes=FakePushes(memory),
        push=FakePush(),
        files=FakeFiles(memory),
        secrets=FixedSecrets(),
        new_id=wiring.new_id,
        random_bytes=os.urandom,
        token_rules=RULES,
        site=Site(True, "/api/sessions", "https://presensi.example"),
        upload_queue=send_again,
        work_queue=lambda job_id, delay_s=0: memory.work.append((job_id, delay_s)),
        close_queue=partial(_queue_close, memory),
    )


@contextmanager
def fake_city(now: datetime) -> Iterator[World]:
    """The cast's city in memory, published and staffed, with the clock at `now`: the interface of `small_city`."""
    memory, clock = Memory(), Clock(now)
    accounts, sent_again = FakeAccounts(clock), []  # type: ignore[var-annotated]
    services = fake_services(memory, accounts, clock, sent_again)
    world = World(services, clock, accounts, services.selfies, sent_again)
    settle(world)
    yield world
