"""May a unit end on this date, and what may not outlast it? See docs/rules.md#people.

OPDs are merged and dissolved every year. What was recorded in one stays as it is; once it is over nobody works in it,
is judged in it or holds a role in it alone.
"""

from collections.abc import Collection, Iterable, Mapping
from datetime import date

from chalicelib.domain.city import City, Unit
from chalicelib.domain.employee import Employee
from chalicelib.domain.staff import Member
from chalicelib.rules.import_report import Texts
from chalicelib.rules.transfer import until

Found = list[tuple[str, dict[str, object]]]  # code of what is wrong, and the facts its text names

TEXTS: Texts = {
    "UNIT_OVER": (
        "Unit ini sudah ditutup; itu tidak dapat diubah lagi. Bila perlu, buat unit baru.",
        "This unit has ended; that can no longer be changed. Make a new unit where one is needed.",
    ),
    "END_TOO_EARLY": (
        "Hari terakhir unit adalah hari ini atau sesudahnya: yang sudah tercatat tidak diubah.",
        "A unit's last day is today or later: what was recorded stays as it is.",
    ),
    "PEOPLE_STAY": (
        "Masih ada {count} orang yang bertugas di sini setelah tanggal itu. Pindahkan dulu, atau isi hari terakhirnya.",
        "{count} people still work here after that date. Move them first, or enter their last days.",
    ),
    "PARTS_STAY": (
        "Masih ada {count} unit di bawahnya setelah tanggal itu. Tutup dulu, atau jadikan bagian dari unit lain.",
        "{count} units below it are still there after that date. Close them first, or put them below another.",
    ),
    "ONLY_ROLE": (
        "Bagi {count} orang di OPD ini, peran di sini satu-satunya peran. Beri dulu peran di unit lain, atau cabut.",
        "{count} people of this agency hold no role but the one here. Give one in another unit first, or take it away.",
    ),
    "PARENT_ENDS": (
        "Unit induknya ditutup lebih dulu; pilih induk lain, atau tanggal yang lebih awal.",
        "The unit above it ends earlier; choose another one, or an earlier date.",
    ),
    "UNIT_ENDS": (
        "Unit ini ditutup per {ends_on}; pilih unit lain.",
        "This unit ends on {ends_on}; choose another unit.",
    ),
}


def end_faults(
    unit: Unit, wanted: date | None, city: City, members: Iterable[Member], holders: Collection[str], today: date
) -> Found:
    """What keeps this from being the unit's last date; None takes an end back that is still to come.

    members   the unit's own list.
    holders   ids of those of its OPD whose only role it would end: `only_holders`.
    """
    if wanted == unit.ends_on:
        return []
    if unit.is_over(today):
        return [("UNIT_OVER", {})]
    found: Found = []
    parent = city.units.get(unit.parent_id or "")
    if parent and not parent.lasts(wanted):
        found.append(("PARENT_ENDS", {}))
    if wanted is None:
        return found
    if wanted < today:
        return [*found, ("END_TOO_EARLY", {})]
    below = [city.units[each] for each in city.units_within(unit.unit_id) if each != unit.unit_id]
    counts: dict[str, int] = {
        "PEOPLE_STAY": sum(_works_after(each, wanted) for each in members),
        "PARTS_STAY": sum(each.ends_on is None or each.ends_on > wanted for each in below),
        "ONLY_ROLE": len(holders),
    }
    for code, count in counts.items():
        found += [(code, {"count": count})] if count else []
    return found


def only_holders(unit_id: str, members: Iterable[Member], ends_on: date) -> set[str]:
    """Who of these lists works on in them after the date and holds roles of this one unit alone.

    Who moves to another OPD leaves a unit's role behind anyway: access.py.
    """
    return {
        each.employee_id
        for each in members
        if each.grants and {grant.unit_id for grant in each.grants} == {unit_id} and _works_after(each, ends_on)
    }


def outlasted(employee: Employee, units: Mapping[str, Unit]) -> Unit | None:
    """The unit with an end in which this person would work on after it."""
    works = until(employee.assignments, employee.left_on) if employee.left_on else employee.assignments
    ending = ((units.get(each.unit_id), each.ends_on) for each in works)
    return next((unit for unit, last_on in ending if unit and not unit.lasts(last_on)), None)


def _works_after(member: Member, on: date) -> bool:
    return any(each.ends_on is None or each.ends_on > on for each in member.assignments)
