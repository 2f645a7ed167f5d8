"""Files as cities send them: a SIMPEG-like workbook of invented people with all that goes wrong in one, and CSVs.

The same seed makes the same people. Whoever makes one is told which rows the check must find fault with, and why.
"""

import random
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from tests.jobs.workbooks import workbook

HEADERS = (
    "NIP\u00a0BARU ", "Nama Lengkap", "UNIT KERJA", " Lokasi  Kantor", "Pola Kerja", "NIP ATASAN", "E-Mail", "TMT",
    "PERAN",
)  # fmt: skip
MAPPING = {
    "number": "NIP BARU", "name": "NAMA LENGKAP", "unit_id": "UNIT KERJA", "office_ids": "LOKASI KANTOR",
    "pattern": "POLA KERJA", "supervisor": "NIP ATASAN", "email": "E-MAIL", "starts_on": "TMT",
}  # fmt: skip
FIRST = ("Sari", "Budi", "Wati", "Joko", "Rina", "Agus", "Hadi", "Tuti", "Nur", "Yanto", "Ratna", "Slamet", "Bayu")
LAST = ("Wibowo", "Santoso", "Lestari", "Pratama", "Nugroho", "Handayani", "Saputra", "Kusuma", "Rahayu", "Setiawan")
TITLES = ("{}, S.Kom.", "Drs. H. {}, M.Si.", "dr. {}, Sp.A(K)", "Hj. {} A.Md.Keb.", "{}", "{}", "{}")
FULL_WIDTH = str.maketrans("0123456789", "０１２３４５６７８９")

Cells = list[object]


@dataclass(frozen=True)
class Expected:
    """What the check must say of the file.

    rows          of data, blank ones not counted.
    mapping       what to tell with the check: our column -> the file's header.
    faults        row -> (our column, code) of its one fault.
    left_behind   rows without a fault whose supervisor's has one: they wait with it, and are told so.
    """

    rows: int
    mapping: Mapping[str, str]
    faults: Mapping[int, tuple[str, str]]
    left_behind: frozenset[int]

    @property
    def good(self) -> int:
        return self.rows - len(self.faults) - len(self.left_behind)


@dataclass
class _Writer:
    """The rows written so far, and what is wrong with them."""

    chance: random.Random
    units: Sequence[str]
    offices: Sequence[str]
    pattern: str
    rows: list[Cells] = field(default_factory=list)
    faults: dict[int, tuple[str, str]] = field(default_factory=dict)
    left_behind: set[int] = field(default_factory=set)
    numbers: set[str] = field(default_factory=set)

    @property
    def next_row(self) -> int:
        return len(self.rows) + 2

    def number(self) -> str:
        """An invented NIP, each once: a serial from 900 on, as no office hands out so many in a month."""
        while True:
            born = date(1970, 1, 1) + timedelta(days=self.chance.randrange(3_600))
            hired = f"{self.chance.randrange(2000, 2020)}{self.chance.randrange(1, 13):02}"
            found = f"{born:%Y%m%d}{hired}{self.chance.choice('12')}{self.chance.randrange(900, 1_000)}"
            if found not in self.numbers:
                self.numbers.add(found)
                return found

    def name(self) -> str:
        """With or without degrees; one in eight has a single name."""
        plain = self.chance.choice(FIRST)
        if self.chance.random() > 0.125:
            plain += f" {self.chance.choice(LAST)}"
        return self.chance.choice(TITLES).format(plain)

    def person(self, of_unit: str, head: str | None, **cells: object) -> None:
        """A sound row, spelt as it comes."""
        usual = {
            "number": self.spelt(self.number()),
            "name": self.name() + self.chance.choice(("", "", " ", "\u00a0")),
            "unit": self.chance.choice((of_unit, of_unit.lower(), f"  {of_unit} ", of_unit.replace(" ", "\u00a0"))),
            "office": self.chance.choice(
                ("", self.chance.choice(self.offices), self.chance.choice(self.offices).lower())
            ),
            "pattern": self.pattern,
            "head": self.spelt(head) if head else None,
            "email": self.chance.choice((None, f"pegawai{self.next_row}@contoh.example ")),
            "starts_on": self.chance.choice((None, date(2026, 1, 2), "2026-03-02")),
            "role": None if head else "Atasan",
        }
        self.rows.append(list({**usual, **cells}.values()))

    def faulty(self, column: str, code: str, of_unit: str, head: str | None, **cells: object) -> None:
        self.faults[self.next_row] = (column, code)
        self.person(of_unit, head, **cells)

    def spelt(self, number: str) -> str:
        return self.chance.choice(_SPELLINGS)(number)


_SPELLINGS: tuple[Callable[[str], str], ...] = (
    str,
    lambda number: "'" + number,
    lambda number: f"{number[:8]} {number[8:14]} {number[14]} {number[15:]}",
    lambda number: f"{number[:8]}\u00a0{number[8:]}",
    lambda number: number.translate(FULL_WIDTH),
    lambda number: f" {number} ",
)


def people_workbook(
    n: int, units: Sequence[str], offices: Sequence[str], seed: int, pattern: str = "lima-hari"
) -> tuple[bytes, Expected]:
    """A workbook of n people, some of whom cannot be read as they stand.

    n         at least 20 and three a unit.
    units     names, each of one unit that has an office; likewise of offices that some unit works at.
    pattern   id or name of a weekly shift pattern.
    """
    if n < max(20, 3 * len(units)):
        raise ValueError("too few people for what is to go wrong")
    writer = _Writer(random.Random(seed), units, offices, pattern)
    heads = {unit: _head(writer, unit) for unit in units}
    todo = [*_SPOILT, *[_sound] * (n - len(heads) - sum(map(_rows_of, _SPOILT)))]
    writer.chance.shuffle(todo)
    blank = {len(todo) // 3, len(todo) // 2}
    for at, write in enumerate(todo):
        if at in blank:
            writer.rows.append([])  # somebody deleted the cells, not the row
        unit = writer.chance.choice(units)
        write(writer, unit, heads[unit])
    expected = Expected(n, MAPPING, dict(writer.faults), frozenset(writer.left_behind))
    return workbook([HEADERS, *writer.rows], Pilihan=[["unit"], *[[each] for each in units]]), expected


def _head(writer: _Writer, unit: str) -> str:
    number = writer.number()
    writer.person(unit, None, number=writer.spelt(number))
    return number


def _sound(writer: _Writer, unit: str, head: str) -> None:
    writer.person(unit, head)


def _numeric(writer: _Writer, unit: str, head: str) -> None:
    writer.faulty("number", "NIP_PRECISION_LOST", unit, head, number=int(writer.number()))


def _twice(writer: _Writer, unit: str, head: str) -> None:
    writer.faulty("number", "DUPLICATE_NUMBER", unit, None, number=writer.spelt(head))


def _unknown_unit(writer: _Writer, unit: str, head: str) -> None:
    writer.faulty("unit_id", "UNIT_UNKNOWN", unit, head, unit="Dinas yang Sudah Dilebur", office="")


def _nameless(writer: _Writer, unit: str, head: str) -> None:
    writer.faulty("name", "NAME_MISSING", unit, head, name=" ")


def _local_date(writer: _Writer, unit: str, head: str) -> None:
    writer.faulty("starts_on", "DATE_AMBIGUOUS", unit, head, starts_on="31/12/2026")


def _mistyped_mail(writer: _Writer, unit: str, head: str) -> None:
    writer.faulty("email", "EMAIL_INVALID", unit, head, email="pegawai(at)contoh")


def _mighty(writer: _Writer, unit: str, head: str) -> None:
    writer.faulty("roles", "ROLE_BY_HAND", unit, head, role="Admin Kota")


def _left_behind(writer: _Writer, unit: str, head: str) -> None:
    """Somebody sound below somebody whose date is not."""
    superior = writer.number()
    writer.faulty("starts_on", "DATE_AMBIGUOUS", unit, head, number=writer.spelt(superior), starts_on="akhir tahun")
    writer.left_behind.add(writer.next_row)
    writer.person(unit, superior, role=None)


def _circle(writer: _Writer, unit: str, _: str) -> None:
    """Two who stand above each other: told at the first, the second waits with them."""
    one, other = writer.number(), writer.number()
    writer.faulty("supervisor", "SUPERVISOR_CIRCLE", unit, other, number=writer.spelt(one))
    writer.left_behind.add(writer.next_row)
    writer.person(unit, one, number=writer.spelt(other))


Spoil = Callable[[_Writer, str, str], None]
_SPOILT: tuple[Spoil, ...] = (
    _numeric, _twice, _unknown_unit, _nameless, _local_date, _mistyped_mail, _mighty, _left_behind,
    _circle,
)  # fmt: skip


def _rows_of(spoil: Spoil) -> int:
    return 2 if spoil in (_circle, _left_behind) else 1


def people_csvs(unit: str, pattern: str = "lima-hari") -> dict[str, tuple[bytes, str | None]]:
    """Two sound people as spreadsheets save them: what is odd about it -> the file, and the encoding to ask for."""
    rows = (
        ("nip", "nama", "unit", "kantor", "pola", "atasan"),
        ("CSV-001", "André Sørensen, S.T.", unit.lower(), "", pattern, ""),
        ("CSV-002", "Zoë", unit, "", pattern, "CSV-001"),
    )

    def joined(by: str, end: str) -> str:
        return "".join(by.join(f'"{cell}"' if by in cell else cell for cell in row) + end for row in rows)

    return {
        "comma": (joined(",", "\n").encode(), None),
        "semicolon": (joined(";", "\r\n").encode(), None),
        "tab": (joined("\t", "\n").encode(), None),
        "bom": (joined(";", "\r\n").encode("utf-8-sig"), None),
        "windows-1252": (joined(";", "\r\n").encode("cp1252"), "windows-1252"),
        "cr": (joined(",", "\r").encode(), None),
    }
