"""Whatever decides about rights or pay asks first whether its rules are confirmed."""

from dataclasses import replace
from datetime import date

import pytest

from chalicelib.domain.confirmation import Confirmation
from chalicelib.domain.employee import NumberKind
from chalicelib.errors import RuleUnconfirmed
from chalicelib.rules.allowance_presets import TULANG_BAWANG
from chalicelib.rules.attendance import DEFAULT
from chalicelib.rules.discipline import SHIPPED
from chalicelib.use_cases.confirmed_rules import check_confirmed

DECREE = Confirmation("Perwal 1/2026", date(2026, 1, 5), "Wali Kota")
PNS = SHIPPED[NumberKind.NIP]


def test_what_is_shipped_is_refused_by_the_name_of_every_set() -> None:
    with pytest.raises(RuleUnconfirmed) as refused:
        check_confirmed([TULANG_BAWANG, PNS, DEFAULT, PNS])
    assert refused.value.facts == {"rules_ids": "default, pp-94-2021, tulang-bawang"}


def test_one_is_enough() -> None:
    with pytest.raises(RuleUnconfirmed) as refused:
        check_confirmed([replace(PNS, confirmed=DECREE), TULANG_BAWANG])
    assert refused.value.facts == {"rules_ids": "tulang-bawang"}


def test_what_stands_on_decrees_may_run() -> None:
    sure = replace(PNS, confirmed=DECREE), replace(TULANG_BAWANG, confirmed=DECREE), replace(DEFAULT, confirmed=DECREE)
    check_confirmed(sure)
    check_confirmed([])
