"""Who decides in a superior's place while they are away, and over what. See docs/rules.md#delegates.

A delegation lends the superior's rights to decide, and nothing else: never over the delegate or the superior, and never
to a third person, for a delegate's own delegation lends their own roles alone. It ends by itself.
"""

from dataclasses import replace
from datetime import date

from chalicelib.domain.city import City
from chalicelib.domain.employee import Employee, Role
from chalicelib.domain.request import Delegation
from chalicelib.errors import FieldError
from chalicelib.rules.access import Act, same_opd
from chalicelib.rules.import_report import Texts, fault
from chalicelib.rules.leaving import has_passed

MAX_DELEGATION_DAYS = 60
MAX_SUPERIORS = 10  # whose place one person takes, today and to come: a profile stays small
DELEGATED = frozenset(
    {Act.DECIDE_REQUEST, Act.DECIDE_ATTENDANCE, Act.DECIDE_SWAP, Act.DECIDE_DEVICE, Act.ANSWER_PERFORMANCE, Act.ASSESS}
)
LENT = frozenset({Role.SUPERVISOR, Role.CITY_ADMIN})
CHANGES_NOTHING = frozenset({Role.AUDITOR, Role.EXECUTIVE})  # of others, and so stands in for nobody

TEXTS: Texts = {
    "DELEGATE_SELF": ("Pilih orang lain, bukan Anda sendiri.", "Choose somebody else, not yourself."),
    "DELEGATE_PERSON": (
        "Pilih pegawai aktif dari OPD Anda sendiri, yang bukan auditor atau pimpinan pembaca.",
        "Choose somebody in service of your own OPD who is neither an auditor nor a read-only executive.",
    ),
    "DELEGATE_BUSY": (
        "Orang ini sudah menggantikan {limit} atasan lain; pilih orang lain.",
        "This person takes the place of {limit} other superiors already; choose somebody else.",
    ),
    "DELEGATION_START": ("Mulailah hari ini atau sesudahnya.", "Begin today or later."),
    "DELEGATION_END": (
        "Tanggal akhir tidak boleh sebelum tanggal mulai atau sebelum hari ini.",
        "The last date must be neither before the first nor before today.",
    ),
    "DELEGATION_LONG": ("Paling lama {limit_days} hari; pilih tanggal akhir yang lebih awal.",
                        "{limit_days} days at most; choose an earlier last date."),
}  # fmt: skip


def delegation_faults(
    superior: Employee, delegate: Employee | None, wanted: Delegation, others: int, city: City, today: date
) -> list[FieldError]:
    """Everything that keeps the superior from being stood in for like this. Unknown and foreign people look alike.

    delegate   None: nobody by that id.
    others     how many other superiors' place they take, today and to come.
    """
    faults = []
    if wanted.to_id == superior.employee_id:
        faults.append(fault(TEXTS, "/to_id", "DELEGATE_SELF"))
    elif delegate is None or not _may_stand_in(delegate, superior, city, today):
        faults.append(fault(TEXTS, "/to_id", "DELEGATE_PERSON"))
    elif others >= MAX_SUPERIORS:
        faults.append(fault(TEXTS, "/to_id", "DELEGATE_BUSY", limit=MAX_SUPERIORS))
    running = superior.delegation and superior.delegation.starts_on == wanted.starts_on
    if wanted.starts_on < today and not running:
        faults.append(fault(TEXTS, "/starts_on", "DELEGATION_START"))
    if wanted.ends_on < max(wanted.starts_on, today):
        faults.append(fault(TEXTS, "/ends_on", "DELEGATION_END"))
    if (wanted.ends_on - wanted.starts_on).days >= MAX_DELEGATION_DAYS:
        faults.append(fault(TEXTS, "/ends_on", "DELEGATION_LONG", limit_days=MAX_DELEGATION_DAYS))
    return faults


def stands_in(delegate: Employee, superior: Employee, city: City, today: date) -> bool:
    """Whether the delegate may decide in the superior's place today, by both profiles as they are now."""
    given = superior.delegation
    named = given is not None and given.to_id == delegate.employee_id and given.holds_on(today)
    return named and not has_passed(superior.left_on, today) and _may_stand_in(delegate, superior, city, today)


def is_expected(delegate: Employee, superior: Employee, today: date) -> bool:
    """Whether the superior has named this delegate for today or a day to come."""
    given = superior.delegation
    return given is not None and given.to_id == delegate.employee_id and given.ends_on >= today


def lent(superior: Employee) -> Employee:
    """The superior with those roles alone that a delegate decides by."""
    return replace(superior, grants=tuple(each for each in superior.grants if each.role in LENT))


def _may_stand_in(delegate: Employee, superior: Employee, city: City, today: date) -> bool:
    changes_nothing = any(each.role in CHANGES_NOTHING for each in delegate.grants)
    in_service = not has_passed(delegate.left_on, today)
    return in_service and not changes_nothing and same_opd(delegate, superior, city, today)
