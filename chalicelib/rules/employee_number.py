"""Is this a staff number, and of which kind? Perka BKN 22/2007 and 43/2007; docs/rules.md#imported-files.

    NIP       YYYYMMDD birth, YYYYMM appointment, sex 1 or 2, serial from 001     a civil servant (PNS)
    NI PPPK   YYYYMMDD birth, YYYY appointment, contract count 21-99, sex, serial a contract employee
    local     3 to 20 letters, digits, dots, hyphens, slashes                     everyone else

What breaks the format is a fault; what only follows from it is a warning, for old data is dirty. A number tells its
holder's birth date: no fault, warning or log may hold it.
"""

import re
import unicodedata
from dataclasses import dataclass
from datetime import date

from chalicelib.domain.employee import NumberKind
from chalicelib.errors import FieldError
from chalicelib.rules.import_report import ImportWarning, Texts, fault, warning
from chalicelib.rules.plain_text import INVISIBLE

YOUNGEST_AT_APPOINTMENT = 16  # years
LAST_MONTH = 12  # digits 13-14 up to here are a month: a NIP
FIRST_CONTRACT = 21  # from here they count contracts: an NI PPPK
LAST_SEEN_CONTRACT = 24  # the highest seen in public examples, part-time staff of 2025
LOOKS_LIKE_NIP = range(15, 21)  # digits; a local number of so many may be a mistyped NIP or a NIK

NATIONAL = re.compile(r"(19|20)\d{6}(19|20)\d{4}[12](?!000)\d{3}", re.ASCII)  # its dates are looked at apart
EIGHTEEN_DIGITS = re.compile(r"\d{18}", re.ASCII)
LOCAL = re.compile(r"[A-Z0-9./-]{3,20}", re.ASCII)
FLOATING = re.compile(r"\d[.,]\d+E\+?\d+|\dE\+\d+|\d{15,}[.,]0*", re.ASCII)  # as a spreadsheet shows a long number
QUOTES_IN_FRONT = "'\u2018\u2019\u02bc`"

TEXTS: Texts = {
    "NUMBER_MISSING": (
        "Nomor pegawai kosong. Isi NIP, NI PPPK, atau nomor lokal.",
        "The staff number is empty. Fill in the NIP, NI PPPK or local number.",
    ),
    "NIP_PRECISION_LOST": (
        "Digit terakhir NIP hilang karena sel berformat angka. Ubah kolom menjadi Teks, lalu ketik ulang nomornya.",
        "The last digits of the NIP are lost: the cell is a number. Make the column Text and type the number again.",
    ),
    "NIP_STRUCTURE": (
        "Bukan tanggal lahir, pengangkatan, kelamin 1/2, urutan 001-999. Periksa SK; akhiran 000: pakai sel Teks.",
        "Not birth date, appointment, sex 1/2, serial 001-999. Check the decree; if it ends in 000, use a Text cell.",
    ),
    "NUMBER_INVALID": (
        "Nomor lokal terdiri dari 3-20 huruf, angka, titik, strip, atau garis miring, dan bukan 18 digit. Perbaiki.",
        "A local number is 3-20 letters, digits, dots, hyphens or slashes, and not 18 digits. Correct it.",
    ),
    "NIP_TOO_YOUNG": (
        f"Menurut nomornya, pegawai diangkat sebelum berumur {YOUNGEST_AT_APPOINTMENT} tahun. Periksa pada SK.",
        f"By this number the person was appointed before the age of {YOUNGEST_AT_APPOINTMENT}. Check the decree.",
    ),
    "NIP_NOT_YET_APPOINTED": (
        "Menurut nomornya, pengangkatan masih akan datang. Periksa pada SK.",
        "By this number the appointment lies in the future. Check the decree.",
    ),
    "PPPK_COUNT_UNUSUAL": (
        "Digit 13-14 tidak lazim untuk NI PPPK. Periksa pada SK.",
        "Digits 13-14 are unusual for an NI PPPK. Check the decree.",
    ),
    "NUMBER_KIND_DIFFERS": (
        "Susunan nomor menunjukkan jenis lain: {kind}. Periksa status kepegawaiannya.",
        "The number is of another kind: {kind}. Check the person's employment.",
    ),
    "NUMBER_LENGTH": (
        "Nomor lokal ini {digits} digit; NIP memiliki 18, NIK 16. Pastikan tidak salah ketik dan bukan NIK.",
        "This local number has {digits} digits; a NIP has 18, a NIK 16. Make sure it is neither mistyped nor a NIK.",
    ),
}


@dataclass(frozen=True, slots=True)
class NumberVerdict:
    """The number without what spreadsheets put around it, its kind as its digits tell, and what is odd about it."""

    number: str
    kind: NumberKind
    faults: tuple[FieldError, ...] = ()
    warnings: tuple[ImportWarning, ...] = ()


def normalise_number(text: str) -> str:
    """Full-width digits to ASCII, no spaces, nothing invisible, no apostrophe in front, letters in capitals."""
    plain = unicodedata.normalize("NFKC", text)
    seen = "".join(sign for sign in plain if not sign.isspace() and unicodedata.category(sign) not in INVISIBLE)
    return seen.lstrip(QUOTES_IN_FRONT).upper()


def judge_number(text: str, kind: NumberKind | None, today: date, pointer: str = "/number") -> NumberVerdict:
    """Judge a number as typed or imported.

    kind    what the person is said to be, None where only the number tells. The digits decide; a different one is
            a warning, but a NIP or NI PPPK must have 18 digits and a local number must not.
    today   the city's date, to see an appointment in the future.
    """
    number = normalise_number(text)
    if not number:
        return _refused(number, kind, pointer, "NUMBER_MISSING")
    if FLOATING.fullmatch(number):
        return _refused(number, kind or NumberKind.NIP, pointer, "NIP_PRECISION_LOST")
    if EIGHTEEN_DIGITS.fullmatch(number):
        return _judge_national(number, kind, today, pointer)
    return _judge_local(number, kind, pointer)


def _judge_national(number: str, stated: NumberKind | None, today: date, pointer: str) -> NumberVerdict:
    if stated is NumberKind.LOCAL:
        return _refused(number, stated, pointer, "NUMBER_INVALID")
    count = int(number[12:14])
    kind = NumberKind.NIP if count <= LAST_MONTH else NumberKind.NI_PPPK
    born_on = _real_date(int(number[:4]), int(number[4:6]), int(number[6:8]))
    is_sound = NATIONAL.fullmatch(number) and (1 <= count <= LAST_MONTH or count >= FIRST_CONTRACT)
    if (
        not is_sound
        or born_on is None
        or born_on > today
        or _latest_appointment(number) < (born_on.year, born_on.month)
    ):
        return _refused(number, kind, pointer, "NIP_STRUCTURE")
    warnings = [warning(TEXTS, pointer, code) for code in _oddities(number, kind, born_on, today)]
    if stated not in (None, kind):
        warnings.append(warning(TEXTS, pointer, "NUMBER_KIND_DIFFERS", kind=kind.value))
    return NumberVerdict(number, kind, (), tuple(warnings))


def _oddities(number: str, kind: NumberKind, born_on: date, today: date) -> list[str]:
    """What the digits say that can hardly be; an NI PPPK gives the year of appointment and gets the benefit."""
    is_nip = kind is NumberKind.NIP
    appointed, count = int(number[8:12]), int(number[12:14])
    return [
        code
        for code, is_odd in (
            ("NIP_TOO_YOUNG", _latest_appointment(number) < (born_on.year + YOUNGEST_AT_APPOINTMENT, born_on.month)),
            ("NIP_NOT_YET_APPOINTED", (appointed, count if is_nip else 1) > (today.year, today.month)),
            ("PPPK_COUNT_UNUSUAL", not is_nip and count > LAST_SEEN_CONTRACT),
        )
        if is_odd
    ]


def _latest_appointment(number: str) -> tuple[int, int]:
    """Year and month; December where the digits only give the year."""
    return int(number[8:12]), min(int(number[12:14]), LAST_MONTH)


def _judge_local(number: str, stated: NumberKind | None, pointer: str) -> NumberVerdict:
    if stated in (NumberKind.NIP, NumberKind.NI_PPPK):
        return _refused(number, stated, pointer, "NIP_STRUCTURE")
    if not LOCAL.fullmatch(number):
        return _refused(number, stated, pointer, "NUMBER_INVALID")
    if number.isdigit() and len(number) in LOOKS_LIKE_NIP:
        odd = warning(TEXTS, pointer, "NUMBER_LENGTH", digits=len(number))
        return NumberVerdict(number, NumberKind.LOCAL, (), (odd,))
    return NumberVerdict(number, NumberKind.LOCAL)


def _refused(number: str, kind: NumberKind | None, pointer: str, code: str) -> NumberVerdict:
    return NumberVerdict(number, kind or NumberKind.LOCAL, (fault(TEXTS, pointer, code),))


def _real_date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
