"""What a proposal keeps of a kode kantor: the code alone. Operators propose as often as they like, so no whole calendar
lies beside each of their proposals; it is written when an admin approves one."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from chalicelib.domain.office_code import OfficeCode, OfficeCodeKind
from chalicelib.domain.shift import Calendar

_ID, _CODE = "code_id", "office_code"


def kept_of(code_id: str, code: OfficeCode | None) -> Mapping[str, Any]:
    """As a proposal's content. None: the code is withdrawn."""
    return {_ID: code_id, _CODE: code}


def laid_on(calendar: Calendar, kept: Mapping[str, Any]) -> Calendar:
    """The calendar as it would be; `kept` as it was given or as it came back from the table."""
    code = _read(kept[_CODE])
    others = (each for each in calendar.office_codes if each.code_id != kept[_ID])
    codes = (*others, *([code] if code else []))
    return replace(calendar, office_codes=tuple(sorted(codes, key=lambda each: (each.starts_on, each.code_id))))


def _read(stored: OfficeCode | Mapping[str, Any] | None) -> OfficeCode | None:
    if stored is None or isinstance(stored, OfficeCode):
        return stored
    days = {name: date.fromisoformat(stored[name]) for name in ("starts_on", "ends_on")}
    kind = OfficeCodeKind(stored["kind"])
    return OfficeCode(**{**stored, **days, "kind": kind, "unit_ids": tuple(stored["unit_ids"])})
