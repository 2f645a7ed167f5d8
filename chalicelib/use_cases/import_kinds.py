"""Who may do what with which kind of file."""

from collections.abc import Mapping
from dataclasses import dataclass

from chalicelib.domain.job import JobKind
from chalicelib.rules.access import Act


@dataclass(frozen=True, slots=True)
class ImportKind:
    """Who may do what with one kind of file.

    apply, check   the act that whoever applies it, or has it checked, must be allowed.
    at_once        it goes in whole, in one write that has the import's entry with it.
    by_second      somebody else than who sent or checked it applies it, once there are two city admins.
    """

    apply: Act
    check: Act = Act.CHECK_IMPORT
    at_once: bool = False
    by_second: bool = False


KINDS: Mapping[JobKind, ImportKind] = {
    JobKind.PEOPLE: ImportKind(Act.WRITE_STAFF),
    JobKind.UNITS: ImportKind(Act.WRITE_CITY, Act.WRITE_CITY, at_once=True),
    JobKind.ROSTER: ImportKind(Act.WRITE_ROSTER),
    JobKind.BALANCES: ImportKind(Act.WRITE_STAFF),
    JobKind.BASES: ImportKind(Act.WRITE_STAFF, by_second=True),
    JobKind.GOALS: ImportKind(Act.CHECK_IMPORT),  # drafts alone, which their people propose
    JobKind.BUDGET: ImportKind(Act.IMPORT_BUDGET, Act.IMPORT_BUDGET),
    JobKind.MACHINE_LOG: ImportKind(Act.IMPORT_LOG, Act.IMPORT_LOG, by_second=True),
}
