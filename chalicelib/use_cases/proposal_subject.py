"""What a proposal may be about: each subject says how its change is kept, held against today, and applied."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from chalicelib.domain.audit import AuditEntry, Proposal
from chalicelib.errors import FieldError
from chalicelib.rules.differences import Difference
from chalicelib.use_cases.ports import Services


@dataclass(frozen=True, slots=True)
class Change:
    """A change of one subject, ready to be proposed.

    content     what the subject's `draft` understands: the whole new settings or calendar, the new grants ...
    base        the version (or revision) it was made from.
    object_id   of a personal subject: whose.
    kept        of a calendar: what of it is other, where that is kept instead of the whole. Empty: the whole is.
    place       members of the summary: of those by one person whose summaries share them, one waits at a time and a
                newer one takes its place. Empty: any number wait.
    """

    subject: str
    content: Any
    base: int
    summary: Mapping[str, object]
    object_id: str = ""
    kept: Mapping[str, Any] = field(default_factory=dict)
    place: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Draft:
    """How a proposal keeps its change: the id of a drafted book, or a person's id and what is small enough to carry."""

    content_id: str
    content: Mapping[str, Any]


def _nothing(_: Services, __: Proposal, ___: datetime) -> Mapping[str, object]:
    return {}


@dataclass(frozen=True, slots=True)
class Subject:
    """One kind of what is proposed.

    is_personal   it is about one employee (`content_id`), who may not decide it; there is no first load of it.
    draft         how the change is kept until it is decided.
    stands        whether what it was made from is still so.
    find_faults   everything against applying it today, in the city as it is now.
    apply         do it and store the proposal, as decided, with it: both or neither. Raises Changed, having done
                  nothing.
    is_same       whether a waiting proposal is this very change.
    differences   what it would change, or has changed.
    late          what of it is other than proposed when it is applied now; told in its summary and in the trail.
    """

    is_personal: bool
    draft: Callable[[Services, Change], Draft]
    stands: Callable[[Services, Proposal, datetime], bool]
    find_faults: Callable[[Services, Proposal, datetime], list[FieldError]]
    apply: Callable[[Services, Proposal, AuditEntry, datetime], None]
    is_same: Callable[[Services, Proposal, Change], bool]
    differences: Callable[[Services, Proposal], Iterable[Difference]]
    late: Callable[[Services, Proposal, datetime], Mapping[str, object]] = _nothing
