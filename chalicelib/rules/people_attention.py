"""Rows of a file of people that whoever applies it should see first: they give roles, or end somebody's service.

One person makes a file and another applies it, who would not find two such rows among 300. See docs/imports.md.
"""

from collections.abc import Iterator, Mapping
from datetime import date

from chalicelib.domain.employee import Employee, Role
from chalicelib.errors import Text
from chalicelib.rules.import_report import ImportWarning, warning
from chalicelib.rules.people_plan import PeoplePlan, PersonChange
from chalicelib.rules.people_texts import WARNINGS

SERVE_THE_MAKER = frozenset({"MAKER_ROLE_SET", "MAKER_SUPERVISOR_LEAVES"})
ATTENTION = SERVE_THE_MAKER | {"ROLE_SET", "LAST_DAY_SET"}
_ROLES: Mapping[Role, Text] = {Role.SUPERVISOR: ("atasan", "supervisor"), Role.OPERATOR: ("operator", "operator")}


def rows_to_see(
    plan: PeoplePlan, maker: Employee | None, units: Mapping[str, str], own_words: Mapping[Role, str], today: date
) -> list[ImportWarning]:
    """A word at each row that sets roles or a last day; what serves the maker of the file first, else as the file goes.

    maker      who uploaded the file, whoever has it checked; None once they are gone.
    units      id -> name.
    own_words  what the city calls the roles, where it calls them otherwise.
    """
    maker_id, above = (maker.employee_id, _above(maker, today)) if maker else (None, frozenset[str]())
    found = list[ImportWarning]()
    for change in plan.changes:
        pointer = f"/rows/{change.row.row}"
        if change.sets_roles:
            code = "MAKER_ROLE_SET" if change.employee_id == maker_id else "ROLE_SET"
            found.append(warning(WARNINGS, f"{pointer}/roles", code, **_role_facts(change, units, own_words)))
        if change.sets_last_day:
            code = "MAKER_SUPERVISOR_LEAVES" if change.employee_id in above else "LAST_DAY_SET"
            found.append(warning(WARNINGS, f"{pointer}/left_on", code, left_on=change.row.left_on))
    return sorted(found, key=lambda each: each.code not in SERVE_THE_MAKER)


def _above(maker: Employee, today: date) -> frozenset[str]:
    """Under whom the maker works, today or later."""
    lasting = [each for each in maker.assignments if each.ends_on is None or each.ends_on >= today]
    return frozenset(each.supervisor_id for each in lasting if each.supervisor_id)


def _role_facts(change: PersonChange, units: Mapping[str, str], own_words: Mapping[Role, str]) -> dict[str, str]:
    def spoken(language: int) -> Iterator[str]:
        return (own_words.get(role) or _ROLES[role][language] for role in change.row.roles or ())

    unit_id = change.row.unit_id
    return {"unit": units.get(unit_id, unit_id), "peran": ", ".join(spoken(0)), "roles": ", ".join(spoken(1))}
