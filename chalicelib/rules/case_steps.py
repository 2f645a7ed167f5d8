"""Which step of a discipline case may follow which, and what each has to say.

Source: PP 94/2021 Ps 26(1): the superior summons and examines; who decides, decides on paper. See
docs/rules.md#discipline-cases. Nothing here gives a sanction: a decision is one that somebody made and signed.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date

from chalicelib.domain.discipline import DisciplineRules, DisciplineState, Level, Reached, Threshold
from chalicelib.domain.discipline_case import CaseFacts, CaseState, CaseStepKind, DisciplineCase
from chalicelib.domain.employee import Employee
from chalicelib.domain.verdict import AttendanceRules
from chalicelib.errors import FieldError
from chalicelib.rules.attendance import named
from chalicelib.rules.discipline import discipline_rules_on
from chalicelib.rules.discipline import named as sets_named
from chalicelib.rules.import_report import Texts, fault

MAX_CASE_STEPS = 60  # of one case, statements among them
MAX_STATEMENTS = 10  # of the person, in one case
MAX_CASE_TEXT = 2_000  # letters of a statement, of what was found, of why it is closed
_BEFORE_DECISION = frozenset({CaseState.OPENED, CaseState.SUMMONED, CaseState.EXAMINED})
FOLLOWS: dict[CaseStepKind, frozenset[CaseState]] = {
    CaseStepKind.SUMMONS: frozenset({CaseState.OPENED, CaseState.SUMMONED}),
    CaseStepKind.STATEMENT: _BEFORE_DECISION,
    CaseStepKind.EXAMINATION: frozenset({CaseState.SUMMONED}),
    CaseStepKind.DECISION: frozenset({CaseState.EXAMINED, CaseState.OBJECTED}),
    CaseStepKind.OBJECTION: frozenset({CaseState.DECIDED}),
    CaseStepKind.ANNULMENT: frozenset({CaseState.OBJECTED}),
    CaseStepKind.CLOSED: frozenset(CaseState) - {CaseState.CLOSED},
}
NEEDED: dict[CaseStepKind, tuple[str, ...]] = {
    CaseStepKind.SUMMONS: ("on", "clock", "place"),
    CaseStepKind.STATEMENT: ("text",),
    CaseStepKind.EXAMINATION: ("on", "text"),
    CaseStepKind.DECISION: ("on", "number", "level", "sanction", "deciding_office"),
    CaseStepKind.OBJECTION: ("on", "text"),
    CaseStepKind.ANNULMENT: ("on", "number", "deciding_office"),
    CaseStepKind.CLOSED: ("text",),
}
ALLOWED_TOO: dict[CaseStepKind, tuple[str, ...]] = {
    CaseStepKind.SUMMONS: ("number", "text"),
    CaseStepKind.DECISION: ("object_until", "text"),
    CaseStepKind.ANNULMENT: ("text",),
}

CASE_TEXTS: Texts = {
    "CASE_FIELD_NEEDED": ("Isi bagian ini untuk langkah ini.", "This step needs this field."),
    "CASE_FIELD_STRANGE": ("Kosongkan: bagian ini bukan dari langkah ini.", "Leave it out: it is not of this step."),
    "CASE_SUMMONS_PAST": ("Pilih hari ini atau sesudahnya.", "Choose today or later."),
    "CASE_STEP_AHEAD": (
        "Tulis tanggal yang sudah tiba; langkah dicatat setelah terjadi.",
        "Write a date that has come; a step is entered once it has happened.",
    ),
    "CASE_STEP_EARLY": (
        "Tanggal ini sebelum langkah terdahulu ({earliest}); periksa lagi.",
        "This date is before the step it follows ({earliest}); check it.",
    ),
    "CASE_OBJECT_UNTIL": (
        "Batas keberatan tidak boleh sebelum tanggal keputusan.",
        "The last day to object must not be before the decision.",
    ),
}


def may_follow(case: DisciplineCase, kind: CaseStepKind) -> bool:
    """Whether this step is next to this case now; the last step of all, its closing, always finds room."""
    if kind is CaseStepKind.STATEMENT and sum(each.kind is kind for each in case.steps) >= MAX_STATEMENTS:
        return False
    room = kind is CaseStepKind.CLOSED or len(case.steps) < MAX_CASE_STEPS
    return room and case.state in FOLLOWS.get(kind, frozenset())


def step_faults(
    case: DisciplineCase, kind: CaseStepKind, facts: CaseFacts, opened_on: date, today: date
) -> list[FieldError]:
    """Everything wrong with what the step says. `opened_on`, `today`: the city's dates."""
    needed, too = NEEDED[kind], ALLOWED_TOO.get(kind, ())
    faults = [fault(CASE_TEXTS, f"/{name}", "CASE_FIELD_NEEDED") for name in needed if getattr(facts, name) is None]
    faults += [
        fault(CASE_TEXTS, f"/{name}", "CASE_FIELD_STRANGE")
        for name in CaseFacts.__dataclass_fields__
        if name not in (*needed, *too) and getattr(facts, name) is not None
    ]
    return [*faults, *_date_faults(case, kind, facts, opened_on, today)]


def _date_faults(
    case: DisciplineCase, kind: CaseStepKind, facts: CaseFacts, opened_on: date, today: date
) -> Iterator[FieldError]:
    if facts.on is None:
        return
    if kind is CaseStepKind.SUMMONS:
        if facts.on < today:
            yield fault(CASE_TEXTS, "/on", "CASE_SUMMONS_PAST")
        return
    earliest = _earliest(case, kind, opened_on)
    if facts.on > today:
        yield fault(CASE_TEXTS, "/on", "CASE_STEP_AHEAD")
    elif facts.on < earliest:
        yield fault(CASE_TEXTS, "/on", "CASE_STEP_EARLY", earliest=earliest.isoformat())
    if facts.object_until is not None and facts.object_until < facts.on:
        yield fault(CASE_TEXTS, "/object_until", "CASE_OBJECT_UNTIL")


def _earliest(case: DisciplineCase, kind: CaseStepKind, opened_on: date) -> date:
    """The day of what it answers: examination, decision, objection; else that of the opening."""
    follows = {
        CaseStepKind.DECISION: CaseStepKind.EXAMINATION,
        CaseStepKind.OBJECTION: CaseStepKind.DECISION,
        CaseStepKind.ANNULMENT: CaseStepKind.OBJECTION,
    }
    before = case.last(follows[kind]) if kind in follows else None
    return before.facts.on if before and before.facts.on else opened_on


def open_case(cases: Iterable[DisciplineCase]) -> DisciplineCase | None:
    """The one that is not closed: a person has one at most."""
    return next((each for each in cases if each.state is not CaseState.CLOSED), None)


def is_decided_already(cases: Sequence[DisciplineCase], reached: Reached, order: Sequence[Threshold]) -> bool:
    """Whether a decision of the same year was about this threshold or a heavier one, be it that it was annulled.

    order   the lightest first. A set that words, sources or marks the same days anew names no new threshold.
    """
    place = {threshold_key(each): at for at, each in enumerate(order)}
    decided = [threshold_key(each.reached.threshold) for each in cases if each.last(CaseStepKind.DECISION)]
    return any(place.get(each, -1) >= place[threshold_key(reached.threshold)] for each in decided)


def threshold_key(threshold: Threshold) -> tuple[int, Level, bool]:
    """By what two sets' thresholds are the same one."""
    return threshold.days, threshold.level, threshold.in_a_row


def sent_again(
    case: DisciplineCase, kind: CaseStepKind, by: str, facts: CaseFacts, revision: int
) -> DisciplineCase | None:
    """The case as it was after this very step, where that was taken already at this revision; else None."""
    taken = case.steps[revision : revision + 1]
    is_it = any((each.kind, each.by, each.facts) == (kind, by, facts) for each in taken)
    return replace(case, steps=case.steps[: revision + 1]) if is_it else None


def is_barred_from(actor: Employee, subject: Employee, today: date) -> bool:
    """Nobody keeps the case of their own superior."""
    return actor.superior_id_on(today) == subject.employee_id


def rules_of_letter(
    evidence: DisciplineState, discipline: Sequence[DisciplineRules], attendance: Sequence[AttendanceRules]
) -> list[DisciplineRules | AttendanceRules]:
    """Every set that decides about the level beside that of its thresholds: those of each date whose minutes became
    days of it, and of 1 January for minutes brought along.

    discipline, attendance   the city's sets as they are now: what was confirmed since the case was opened is.
    """
    if evidence.counted_days == evidence.unexcused_days:
        return []
    kind, opening = evidence.rules.number_kind, evidence.opening
    counted = [each for each in evidence.days if each.minutes and not each.left_out]
    found = {each.rules_id for each in counted}
    if opening.late_min + opening.early_min and not opening.left_out:
        found.add(discipline_rules_on(discipline, kind, date(evidence.year, 1, 1)).rules_id)
    return [*sets_named(found, kind, discipline), *named({each.judged_by for each in counted}, attendance)]
