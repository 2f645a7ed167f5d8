"""What other bodies take off for lateness and absence: rule sets to begin with, none of them this city's own.

Source: as each row says; docs/rules.md#allowance. Minutes of TL/PSW 1-4 are the usual 1-30, 31-60, 61-90, 91 and more.
"""

from collections.abc import Iterator
from datetime import date

from chalicelib.domain.allowance import AllowanceRules, Bracket, Cause, Part
from chalicelib.domain.confirmation import Mark

MOMENTS = (Cause.LATE, Cause.EARLY)
RECORDS = (Cause.NO_ARRIVAL, Cause.NO_DEPARTURE)
QUARTERS = ((1, 30), (31, 60), (61, 90), (91, None))  # TL/PSW 1-4, whole minutes
_TUBA = "Aplikasi Kab. Tulang Bawang (kode publik); Perbup Tebo 1/2022 lewat duasatu.net"
_USUAL = "Pola umum pemda: Fakfak 17/2021, Salatiga 4/2021"
_KEMENTAN = "Permentan 68/2012"
_BGN = "Peraturan BGN 4/2025"
_CILEGON = "Perwal Cilegon 3/2017, titiknol.co.id 16-03-2017; mungkin sudah diganti"


def _quarters(cuts_bp: tuple[int, int, int, int], source: str, mark: Mark, of: Part = Part.TOTAL) -> Iterator[Bracket]:
    for event in MOMENTS:
        for (first, last), cut_bp in zip(QUARTERS, cuts_bp, strict=True):
            yield Bracket(event, cut_bp, first, last, of, source, mark)


def _each(events: tuple[Cause, ...], cut_bp: int, source: str, mark: Mark, of: Part = Part.TOTAL) -> Iterator[Bracket]:
    return (Bracket(event, cut_bp, of=of, source=source, mark=mark) for event in events)


TULANG_BAWANG = AllowanceRules(
    "tulang-bawang",
    date.min,
    (
        *_quarters((50, 100, 125, 150), _TUBA, Mark.C),
        *_each(RECORDS, 150, _TUBA, Mark.C),
        Bracket(Cause.ABSENT, 300, source=_USUAL, mark=Mark.M),
        Bracket(Cause.EVENT_MISSED, 200, of=Part.DISCIPLINE, source=_TUBA, mark=Mark.C),
    ),
    discipline_bp=4_000,
    day_cap_bp=300,
)
USUAL = AllowanceRules(
    "usual",
    date.min,
    (
        *_quarters((50, 100, 125, 150), _USUAL, Mark.M, Part.DISCIPLINE),
        *_each(RECORDS, 150, _USUAL, Mark.M, Part.DISCIPLINE),
        Bracket(Cause.ABSENT, 300, of=Part.DISCIPLINE, source=_USUAL, mark=Mark.M),
    ),
    discipline_bp=4_000,
    day_cap_bp=120,
)
CILEGON_2017 = AllowanceRules(
    "cilegon-2017",
    date.min,
    (
        *(Bracket(event, 100, 1, source=_CILEGON, mark=Mark.N) for event in MOMENTS),
        *_each((Cause.EVENT_MISSED,), 100, _CILEGON, Mark.N),
        *_each((Cause.ABSENT,), 500, _CILEGON, Mark.N),
    ),
    day_cap_bp=500,
)
KEMENTAN_2012 = AllowanceRules(
    "kementan-2012",
    date.min,
    (
        *_quarters((50, 100, 150, 200), _KEMENTAN, Mark.V),
        *_each(RECORDS, 200, _KEMENTAN, Mark.V),
        *_each((Cause.ABSENT,), 400, _KEMENTAN, Mark.V),
    ),
    day_cap_bp=400,
)
BGN_2025 = AllowanceRules(
    "bgn-2025",
    date.min,
    tuple(
        Bracket(event, cut_bp, first, last, source=_BGN, mark=Mark.V)
        for event in MOMENTS
        for first, last, cut_bp in ((1, 60, 50), (61, None, 100))
    ),
)
PRESETS = {each.rules_id: each for each in (TULANG_BAWANG, USUAL, CILEGON_2017, KEMENTAN_2012, BGN_2025)}
