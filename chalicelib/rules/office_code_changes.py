"""May this kode kantor be declared now? Asked when one is proposed and again when it is approved.

See docs/rules.md#office-code.
"""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from chalicelib.domain.city import City
from chalicelib.domain.office_code import OfficeCode
from chalicelib.domain.shift import Calendar
from chalicelib.errors import FieldError
from chalicelib.rules.import_report import Texts, fault
from chalicelib.rules.office_code import MAX_CODE_DAYS
from chalicelib.rules.schedule_texts import SCHEDULE_TEXTS

OFFICE_CODE_TEXTS: Texts = {
    "UNIT_UNKNOWN": SCHEDULE_TEXTS["UNIT_UNKNOWN"],
    "OFFICE_CODE_STARTS": ("Pilih hari ini atau tanggal sesudahnya.", "Choose today or a later date."),
    "OFFICE_CODE_ENDS": (
        f"Tanggal akhir tidak sebelum tanggal awal atau hari ini, dan paling lama {MAX_CODE_DAYS} hari.",
        f"The last date is not before the first one or today, and {MAX_CODE_DAYS} days are the most.",
    ),
    "OFFICE_CODE_TAKEN": (
        "Unit ini sudah memakai kode kantor pada {starts_on} sampai {ends_on}; cabut dulu, atau pilih tanggal lain.",
        "This unit has an office code from {starts_on} to {ends_on} already; withdraw it first, or choose other dates.",
    ),
}


def office_code_faults(code: OfficeCode, city: City, today: date) -> list[FieldError]:
    """Everything against declaring this code, or changing it, today; pointers lead into it."""
    return list(_faults(code, city, today))


def office_code_change_faults(wanted: Calendar, city: City, today: date) -> list[FieldError]:
    """Of those that are new or other than the city's; what stays as it is is not judged."""
    return [
        replace(each, pointer=f"/office_codes/{code.code_id}{each.pointer}")
        for code in wanted.office_codes
        if code not in city.calendar.office_codes
        for each in _faults(code, city, today)
    ]


def _faults(code: OfficeCode, city: City, today: date) -> Iterator[FieldError]:
    others = [each for each in city.calendar.office_codes if each.code_id != code.code_id]
    held = next((each for each in city.calendar.office_codes if each.code_id == code.code_id), None)
    if code.unit_id not in city.units:
        yield fault(OFFICE_CODE_TEXTS, "/unit_id", "UNIT_UNKNOWN")
    has_begun = held is not None and held.starts_on == code.starts_on
    if code.starts_on < today and not has_begun:
        yield fault(OFFICE_CODE_TEXTS, "/starts_on", "OFFICE_CODE_STARTS")
    days = (code.ends_on - code.starts_on).days + 1
    if not 1 <= days <= MAX_CODE_DAYS or code.ends_on < today:
        yield fault(OFFICE_CODE_TEXTS, "/ends_on", "OFFICE_CODE_ENDS")
    for other in others:
        if set(other.unit_ids) & set(code.unit_ids) and _overlap(other, code):
            dates = {"starts_on": other.starts_on.isoformat(), "ends_on": other.ends_on.isoformat()}
            yield fault(OFFICE_CODE_TEXTS, "/starts_on", "OFFICE_CODE_TAKEN", **dates)


def _overlap(one: OfficeCode, other: OfficeCode) -> bool:
    return one.starts_on <= other.ends_on and other.starts_on <= one.ends_on
