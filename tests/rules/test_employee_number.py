"""Staff numbers: what spreadsheets do to them, what their digits must say, and what is only odd."""

from datetime import date

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from chalicelib.domain.employee import NumberKind
from chalicelib.rules.employee_number import (
    FIRST_CONTRACT,
    LAST_MONTH,
    LAST_SEEN_CONTRACT,
    LOOKS_LIKE_NIP,
    TEXTS,
    YOUNGEST_AT_APPOINTMENT,
    judge_number,
    normalise_number,
)

TODAY = date(2026, 11, 24)
NIP = "198503302010011013"
PPPK = "199009132025212014"


def judge(text, kind=None):
    return judge_number(text, kind, TODAY)


def fault(text, kind=None):
    (only,) = judge(text, kind).faults
    assert only.pointer == "/number"
    return only.code


def warnings(text, kind=None):
    verdict = judge(text, kind)
    assert not verdict.faults
    return [each.code for each in verdict.warnings]


def full_width(digits):
    return "".join(chr(ord(digit) + 0xFEE0) for digit in digits)


@pytest.mark.parametrize(
    "text",
    [
        *(
            NIP,
            "'" + NIP,
            "\u2019" + NIP,
            f"  {NIP}\n",
            "19850330 201001 1 013",
            "19850330\u00a0201001\u00a01\u00a0013",
        ),
        *(full_width(NIP), "\ufeff" + NIP, "1985\u200b0330201001\u202f1013", "' " + NIP),
    ],
)
def test_what_spreadsheets_put_around_a_number_is_dropped(text):
    verdict = judge(text)
    assert (verdict.number, verdict.kind, verdict.faults, verdict.warnings) == (NIP, NumberKind.NIP, (), ())


@settings(deadline=None)
@given(
    st.dates(date(1950, 1, 1), date(2008, 1, 1)),
    st.integers(YOUNGEST_AT_APPOINTMENT, 50),
    st.sampled_from("12"),
    st.integers(1, 999),
    st.sampled_from(["", " ", "\u00a0", "\u2009"]),
    st.booleans(),
)
def test_every_number_made_by_the_rule_is_read_back(born_on, age, sex, serial, gap, is_wide):
    appointed = f"{born_on.year + age}{born_on.month:02}"
    if appointed > f"{TODAY:%Y%m}":
        appointed = f"{TODAY:%Y%m}"
    parts = [f"{born_on:%Y%m%d}", appointed, sex, f"{serial:03}"]
    number = "".join(parts)
    typed = "'" + gap.join(full_width(part) if is_wide else part for part in parts)
    verdict = judge(typed)
    assert (verdict.number, verdict.kind, verdict.faults) == (number, NumberKind.NIP, ())
    assert not verdict.warnings


@settings(deadline=None)
@given(st.text(max_size=30))
def test_any_text_has_a_verdict_and_an_accepted_number_is_accepted_again_as_it_is(text):
    verdict = judge(text)
    assert verdict.number == normalise_number(text)
    assert verdict.faults or judge(verdict.number) == verdict


def test_digits_13_and_14_tell_a_civil_servant_from_a_contract_employee():
    assert (LAST_MONTH, FIRST_CONTRACT) == (12, 21)
    kinds = {f"{count:02}": judge(f"19900913{2015}{count:02}2014") for count in range(100)}
    assert [at for at, found in kinds.items() if found.kind is NumberKind.NIP and not found.faults] == [
        f"{month:02}" for month in range(1, 13)
    ]
    assert [at for at, found in kinds.items() if found.kind is NumberKind.NI_PPPK and not found.faults] == [
        f"{count:02}" for count in range(21, 100)
    ]


@pytest.mark.parametrize(
    ("number", "why"),
    [
        ("198502312010011013", "31 February"),
        ("198513012010011013", "month 13 of birth"),
        ("198500012010011013", "month 0"),
        ("202702292010011013", "29 February of a common year"),
        ("188503302010011013", "born in another century"),
        ("198503301884011013", "appointed in another century"),
        ("198503302010001013", "month 0 of appointment"),
        ("198503302010131013", "month 13 of appointment"),
        ("198503302010201013", "neither month nor contract"),
        ("198503302010010013", "sex 0"),
        ("198503302010013013", "sex 3"),
        ("198503302010011000", "serial 000, as 15 digits of a number cell leave it"),
        ("198503301985021013", "appointed before birth"),
        ("199009131989212014", "contract before birth"),
        ("202611252043011001", "born tomorrow"),
    ],
)
def test_eighteen_digits_that_break_the_format_are_refused(number, why):
    assert fault(number) == "NIP_STRUCTURE", why


def test_a_leap_day_is_a_birth_date():
    assert warnings("198402292010011013") == []


@pytest.mark.parametrize(
    "text",
    [
        *("1.98503E+17", "1,98503E+17", "1.98503e17", "1E+17", "2e+17", "198503302010011013.0", "198503302010011,00"),
        *(full_width("1") + ".98503E+17", "'1.98503E+17"),
    ],
)
def test_a_number_that_went_through_a_number_cell_has_lost_its_digits(text):
    assert fault(text) == "NIP_PRECISION_LOST"


def test_who_was_appointed_below_16_is_only_warned_of():
    assert YOUNGEST_AT_APPOINTMENT == 16
    assert warnings("198503302001031013") == []
    assert warnings("198503302001021013") == ["NIP_TOO_YOUNG"]
    assert warnings("198503302000211013") == ["NIP_TOO_YOUNG"]
    assert warnings("198503302001211013") == []


def test_an_appointment_to_come_is_only_warned_of():
    assert warnings("198503302026111013") == []
    assert warnings("198503302026121013") == ["NIP_NOT_YET_APPOINTED"]
    assert warnings("199009132026212014") == []
    assert warnings("199009132027212014") == ["NIP_NOT_YET_APPOINTED"]


def test_contract_counts_nobody_has_seen_are_only_warned_of():
    assert LAST_SEEN_CONTRACT == 24
    assert warnings("199009132025242014") == []
    assert warnings("199009132025252014") == ["PPPK_COUNT_UNUSUAL"]


@pytest.mark.parametrize("text", ["THL-001", "k2", "12345", "a/b", "800.1/2026", "NON.ASN-2026/000123"])
def test_everyone_else_has_a_local_number(text):
    verdict = judge(text + "x")
    assert (verdict.number, verdict.kind, verdict.faults) == (text.upper() + "X", NumberKind.LOCAL, ())


@pytest.mark.parametrize("text", ["ab", "x" * 21, "a_b", "a+b", "naïve", "a,b", "=1+1", "٣٣٣", "<b>"])
def test_a_local_number_is_3_to_20_plain_signs(text):
    assert fault(text) == "NUMBER_INVALID"


@pytest.mark.parametrize("text", ["", " ", "'", "\u00a0'"])
def test_nothing_is_no_number(text):
    assert fault(text) == "NUMBER_MISSING"


@pytest.mark.parametrize("digits", LOOKS_LIKE_NIP)
def test_a_local_number_about_as_long_as_a_nip_is_warned_of(digits):
    assert digits == 18 or warnings("1" * digits) == ["NUMBER_LENGTH"]


def test_the_kind_a_person_is_said_to_be_must_fit_the_length():
    assert fault("12345", NumberKind.NIP) == "NIP_STRUCTURE"
    assert fault("12345", NumberKind.NI_PPPK) == "NIP_STRUCTURE"
    assert fault(NIP, NumberKind.LOCAL) == "NUMBER_INVALID"


def test_the_digits_decide_the_kind_and_another_is_warned_of():
    assert judge(PPPK, NumberKind.NIP).kind is NumberKind.NI_PPPK
    assert warnings(PPPK, NumberKind.NIP) == ["NUMBER_KIND_DIFFERS"]
    assert warnings(NIP, NumberKind.NIP) == []


@settings(deadline=None)
@given(st.one_of(st.text("0123456789", min_size=12, max_size=20), st.text(min_size=4, max_size=20)))
def test_no_fault_or_warning_holds_the_number(text):
    verdict = judge(text)
    said = str(verdict.faults) + str(verdict.warnings)
    known = "".join(sentence for texts in TEXTS.values() for sentence in texts) + "/number FieldError ImportWarning"
    assume(len(verdict.number) > 3)  # a bracket alone is nobody's number
    assert verdict.number in known or verdict.number not in said
