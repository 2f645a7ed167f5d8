"""From how many days of unexcused absence on does the regulation name what? PP 94/2021 for PNS, nothing for others.

Source: PP 94/2021 Ps 9-11, 15, 26 and 28, Peraturan BKN 6/2022 Ps 12, as quoted; marks in docs/rules.md#discipline.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from chalicelib.domain.confirmation import Mark
from chalicelib.domain.discipline import DisciplineRules, Level, Threshold
from chalicelib.domain.employee import NumberKind

MINUTES_PER_DAY = 450  # 7.5 hours: elucidation of PP 53/2010 Ps 3(11); whether PP 94 repeats it nobody has confirmed
_PRESS = "PP 94/2021, dikutip goriau.com, nasional.kompas.com 14-09-2021, hariankepri.com"
_CUT = "Pemotongan tunjangan kinerja 25 % selama"
_DISCHARGE = "Pemberhentian dengan hormat tidak atas permintaan sendiri"
_IN_A_YEAR = (
    (3, Level.LIGHT, "Teguran lisan", "PP 94/2021 Ps 9", Mark.N),
    (4, Level.LIGHT, "Teguran tertulis", "PP 94/2021 Ps 9", Mark.N),
    (7, Level.LIGHT, "Pernyataan tidak puas secara tertulis", "PP 94/2021 Ps 9", Mark.N),
    (11, Level.MEDIUM, f"{_CUT} 6 bulan", "PP 94/2021 Ps 10", Mark.M),
    (14, Level.MEDIUM, f"{_CUT} 9 bulan", "PP 94/2021 Ps 10", Mark.M),
    (17, Level.MEDIUM, f"{_CUT} 12 bulan", "PP 94/2021 Ps 10", Mark.M),
    (21, Level.HEAVY, "Penurunan jabatan setingkat lebih rendah selama 12 bulan", "PP 94/2021 Ps 11", Mark.N),
    (25, Level.HEAVY, "Pembebasan dari jabatan menjadi jabatan pelaksana selama 12 bulan", "PP 94/2021 Ps 11", Mark.N),
    (28, Level.HEAVY, _DISCHARGE, "PP 94/2021 Ps 11(2)d.3", Mark.N),
)
_IN_A_ROW = Threshold(
    10,
    Level.HEAVY,
    f"{_DISCHARGE}; gaji dihentikan mulai bulan berikutnya",
    "PP 94/2021 Ps 11; Peraturan BKN 6/2022 Ps 12",
    f"{_PRESS}; pikiran-rakyat.com 18-05-2022",
    Mark.N,
    in_a_row=True,
)
PP_94_THRESHOLDS = (
    *(Threshold(days, level, sanction, article, _PRESS, mark) for days, level, sanction, article, mark in _IN_A_YEAR),
    _IN_A_ROW,
)
SHIPPED: Mapping[NumberKind, DisciplineRules] = {
    NumberKind.NIP: DisciplineRules(
        "pp-94-2021", date.min, NumberKind.NIP, PP_94_THRESHOLDS, MINUTES_PER_DAY, "PP 94/2021 Ps 26(1), Ps 28"
    ),
    NumberKind.NI_PPPK: DisciplineRules("count-pppk", date.min, NumberKind.NI_PPPK),
    NumberKind.LOCAL: DisciplineRules("count-non-asn", date.min, NumberKind.LOCAL),
}


def discipline_rules_on(given: Sequence[DisciplineRules], kind: NumberKind, on: date) -> DisciplineRules:
    """What holds for this employment type on the date: the last set of its own that has begun, else what is shipped.

    given   by starting date, oldest first. PPPK and non-ASN are never judged by the set of PNS.
    """
    return next((e for e in reversed(given) if e.number_kind is kind and e.starts_on <= on), SHIPPED[kind])


def named(rules_ids: Iterable[str], kind: NumberKind, given: Iterable[DisciplineRules]) -> list[DisciplineRules]:
    """The sets of these ids; of one that nobody knows any more nothing is known, nor confirmed."""
    known = {each.rules_id: each for each in (*SHIPPED.values(), *given)}
    return [known.get(each) or DisciplineRules(each, date.min, kind) for each in sorted(rules_ids)]
