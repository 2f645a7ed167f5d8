"""The columns of a file of a year's budget, and what its cells of rupiah and percent say."""

import re

from chalicelib.rules.base_file import GROUPED, RUPIAH
from chalicelib.rules.budget import WHOLE_BP
from chalicelib.rules.budget_line import MAX_LINE_IDR
from chalicelib.rules.csv_columns import Column

PLAIN = re.compile(r"\d{1,14}", re.ASCII)
PERCENT = re.compile(r"(\d{1,3})(?:[.,](\d{1,2}))?\s?%?", re.ASCII)
SHORT = ("jan", "feb", "mar", "apr", "mei", "jun", "jul", "agu", "sep", "okt", "nov", "des")
TARGETS = tuple(f"target_{month}" for month in SHORT)
PHYSICAL = tuple(f"physical_{month}" for month in SHORT)


def _column(name: str, *aliases: str, required: bool = False) -> Column:
    """Under its other names also as they are written with spaces."""
    spaced = (each.replace("_", " ") for each in (name, *aliases) if "_" in each)
    return Column(name, (*aliases, *spaced), required)


COLUMNS = (
    _column("unit_id", "unit", "opd", "skpd", "kode_unit", required=True),
    _column("programme_code", "kode_program"),
    _column("programme", "program", "nama_program", required=True),
    _column("activity_code", "kode_kegiatan"),
    _column("activity", "kegiatan", "nama_kegiatan", required=True),
    _column("code", "kode_sub_kegiatan", required=True),
    _column("sub_activity", "sub_kegiatan", "nama_sub_kegiatan", required=True),
    _column("account", "rekening", "kode_rekening", required=True),
    _column("account_name", "uraian", "nama_rekening", required=True),
    _column("ceiling_idr", "pagu", "anggaran", "pagu_anggaran", required=True),
    _column("from_on", "berlaku_mulai"),
    _column("note", "dasar", "keterangan"),
    *(_column(name, month) for name, month in zip(TARGETS, SHORT, strict=True)),
    *(_column(name, f"fisik_{month}") for name, month in zip(PHYSICAL, SHORT, strict=True)),
    _column("pptk", "nip_pptk", "pptk_nip"),
    _column("kpa", "nip_kpa", "kpa_nip"),
)


def read_amount(cell: str) -> int | None:
    """`1234567`, `1.234.567`, either behind `Rp`; None for fractions, negatives and more than any line may be."""
    digits = RUPIAH.sub("", cell, 1) if RUPIAH.match(cell) else cell
    if GROUPED.fullmatch(digits):
        digits = digits.removesuffix(",00").replace(".", "")
    amount = int(digits) if PLAIN.fullmatch(digits) else None
    return None if amount is None or amount > MAX_LINE_IDR else amount


def read_share(cell: str) -> int | None:
    """`37`, `37,5`, `37.50 %` in hundredths of a percent; None for all else and more than all."""
    found = PERCENT.fullmatch(cell)
    share = int(found[1]) * 100 + int((found[2] or "").ljust(2, "0")) if found else None
    return None if share is None or share > WHOLE_BP else share
