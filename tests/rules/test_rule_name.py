"""What people call the decision that made a day."""

from dataclasses import replace
from datetime import date

import pytest

from chalicelib.domain.shift import Holiday, HolidayKind, Override
from chalicelib.rules.rule_name import rule_name
from tests.cast import CITY

CHRISTMAS = date(2026, 12, 25)
CALENDAR = replace(
    CITY.calendar,
    holidays={CHRISTMAS: Holiday(CHRISTMAS, "Hari Natal", HolidayKind.PUBLIC, "SKB 1/2026")},
    overrides=(Override("ramadan", "Ramadan 1448", "SE 1/2027", date(2027, 2, 8), date(2027, 3, 9), ((),) * 7),),
)


@pytest.mark.parametrize(
    ("rule", "name"),
    [
        ("pattern:lima-hari", "Lima hari kerja"),
        ("override:ramadan", "Ramadan 1448"),
        ("holiday:2026-12-25", "Hari Natal"),
        ("pattern:gone", ""),
        ("override:gone", "gone"),
        ("holiday:2026-12-24", "2026-12-24"),
        ("roster:off", ""),
        ("assignment:none", ""),
        ("", ""),
    ],
)
def test_a_rule_is_called_as_people_named_it(rule: str, name: str) -> None:
    assert rule_name(rule, CALENDAR) == name
