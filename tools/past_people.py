"""Who lives in the demo's past: twelve units with three hundred people, all invented; the same ones every time.

What becomes of them day after day stands in tools/past_days.py, who cheats in tools/past_stories.py.
"""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from random import Random

from chalicelib.domain.employee import Grant, NumberKind, Role, Sex
from chalicelib.domain.office import Position
from chalicelib.proof.letters import spell

SEED = "kota contoh 2026"
FIVE, SIX, ROSTER = "lima-hari", "enam-hari", None  # the patterns of tools/demo_city.py
FIRST_OTHERS = 14  # before it are those with a story: civil servants, whom discipline concerns
HEAD, SECOND = 0, 1  # places in a unit: who leads it, and who everybody else works under


@dataclass(frozen=True)
class PastUnit:
    unit_id: str
    name: str
    parent_id: str | None
    at: Position
    people: int
    pattern: str | None = FIVE

    @property
    def office(self) -> str:
        return f"Kantor {self.name}"


UNITS = (
    PastUnit("contoh-dinkes", "Dinas Kesehatan (contoh)", None, Position(106.0312, -6.0157), 26),
    PastUnit("contoh-pkm-utara", "Puskesmas Utara (contoh)", "contoh-dinkes", Position(106.0521, -5.9702), 30, ROSTER),
    PastUnit("contoh-pkm-barat", "Puskesmas Barat (contoh)", "contoh-dinkes", Position(105.9903, -6.0211), 28, ROSTER),
    PastUnit("contoh-disdik", "Dinas Pendidikan (contoh)", None, Position(106.0388, -6.0203), 26),
    PastUnit("contoh-sd-melati", "SD Negeri Melati (contoh)", "contoh-disdik", Position(106.0644, -6.0295), 22, SIX),
    PastUnit(
        "contoh-smp-kenanga", "SMP Negeri Kenanga (contoh)", "contoh-disdik", Position(106.0255, -5.9964), 30, SIX
    ),
    PastUnit("contoh-kec-pantai", "Kecamatan Pantai (contoh)", None, Position(105.9788, -5.9897), 24),
    PastUnit("contoh-kel-karang", "Kelurahan Karang (contoh)", "contoh-kec-pantai", Position(105.9689, -5.9791), 14),
    PastUnit("contoh-pu", "Dinas Pekerjaan Umum (contoh)", None, Position(106.0489, -6.0321), 30),
    PastUnit("contoh-damkar", "Pemadam Kebakaran (contoh)", None, Position(106.0177, -6.0088), 26, ROSTER),
    PastUnit("contoh-dukcapil", "Dinas Kependudukan (contoh)", None, Position(106.0366, -6.0064), 24),
    PastUnit("contoh-organisasi", "Bagian Organisasi (contoh)", None, Position(106.0411, -6.0041), 20),
)
FIRST_NAMES = (
    "Adi", "Agung", "Aisyah", "Andika", "Anisa", "Arif", "Asep", "Ayunda", "Bambang", "Bayu", "Cahyo", "Clara",
    "Dadang", "Danu", "Desi", "Dimas", "Dina", "Elok", "Endang", "Fadli", "Farhan", "Fauzia", "Galih", "Gilang",
    "Hendra", "Heru", "Ida", "Ika", "Imam", "Indah", "Iwan", "Jamilah", "Joni", "Kartika", "Kurnia", "Laila",
    "Lestari", "Lia", "Mahmud", "Mega", "Mulyadi", "Nadia", "Nanang", "Nia", "Novi", "Nurul", "Okta", "Pandu", "Putri",
    "Rahmat", "Rani", "Rian", "Rina", "Rizki", "Rudi", "Salsabila", "Santi", "Siti", "Slamet", "Sri", "Sulastri",
    "Taufik", "Tini", "Titik", "Tri", "Umar", "Vina", "Wahid", "Wawan", "Widya", "Yanti", "Yoga", "Yuni", "Zaenal",
)  # fmt: skip
WOMEN = frozenset({
    "Aisyah", "Anisa", "Ayunda", "Clara", "Desi", "Dina", "Elok", "Endang", "Fauzia", "Ida", "Ika", "Indah", "Jamilah",
    "Kartika", "Laila", "Lestari", "Lia", "Mega", "Nadia", "Nia", "Novi", "Nurul", "Okta", "Putri", "Rani", "Rina",
    "Salsabila", "Santi", "Siti", "Sri", "Sulastri", "Tini", "Titik", "Vina", "Widya", "Yanti", "Yuni",
})  # fmt: skip
LAST_NAMES = (
    "Amelia", "Anggraini", "Astuti", "Fitriani", "Gunawan", "Hakim", "Halimah", "Handoko", "Hidayat", "Irawan",
    "Kusuma", "Kusumaningrum", "Mahendra", "Maulana", "Mustika", "Nugraha", "Nurhasanah", "Oktaviani", "Permana",
    "Pertiwi", "Prabowo", "Pramesti", "Purnomo", "Rahayu", "Rahman", "Ramadhani", "Safitri", "Santosa", "Saputri",
    "Setiawan", "Suharto", "Sukmawati", "Suryani", "Susanto", "Sutrisno", "Utami", "Wibowo", "Widodo", "Wijayanti",
    "Yuliana",
)  # fmt: skip
TITLES = ("", "", "", "", "", ", S.E.", ", S.Sos.", ", A.Md.", ", S.Pd.", ", S.T., M.T.")
HEAD_TITLES = ", S.Sos., M.Si."
WISHES_IN = 10  # one of so many wishes to be looked at by somebody of the same sex


@dataclass(frozen=True)
class PastPerson:
    """place   in the unit: HEAD, SECOND, then the others; the last one of a unit is its operator."""

    unit: PastUnit
    place: int
    name: str
    number: str
    kind: NumberKind
    grants: tuple[Grant, ...] = ()

    @property
    def key(self) -> str:
        """`dinkes-04`: how stories name somebody."""
        return f"{self.unit.unit_id.removeprefix('contoh-')}-{self.place:02}"

    @property
    def employee_id(self) -> str:
        """Always the same, as whoever is added twice is one."""
        return id_of(f"employee {self.key}")

    @property
    def sex(self) -> Sex:
        """By the first name alone; the number's digit is thrown."""
        return Sex.FEMALE if self.name.split()[0] in WOMEN else Sex.MALE

    @property
    def wishes(self) -> bool:
        """Whether they wish for a reviewer of the same sex."""
        return not self.grants and Random(f"{SEED} wish {self.key}").randrange(WISHES_IN) == 0

    @property
    def works_by_roster(self) -> bool:
        """Who leads a roster unit, and its operator, keep office hours."""
        return self.unit.pattern is ROSTER and not self.grants


def id_of(what: str) -> str:
    """An id of the usual form, from what it is for."""
    return spell(hashlib.sha256(f"{SEED} {what}".encode()).digest()[:16])


def people_of(units: Sequence[PastUnit] = UNITS) -> tuple[PastPerson, ...]:
    """Everybody of these units; each is the same, whoever else is asked for."""
    return tuple(_person(unit, place) for unit in units for place in range(unit.people))


def _person(unit: PastUnit, place: int) -> PastPerson:
    random = Random(f"{SEED} {unit.unit_id} {place}")
    grants = _grants(unit, place)
    kind = NumberKind.NIP if grants or place < FIRST_OTHERS else random.choices(tuple(NumberKind), (60, 25, 15))[0]
    name = f"{random.choice(FIRST_NAMES)} {random.choice(LAST_NAMES)}"
    title = HEAD_TITLES if place == HEAD else random.choice(TITLES) if kind is NumberKind.NIP else ""
    return PastPerson(unit, place, name + title, _number(random, unit, place, kind), kind, grants)


def _grants(unit: PastUnit, place: int) -> tuple[Grant, ...]:
    if unit.unit_id == "contoh-organisasi" and place == HEAD:
        return (Grant(Role.EXECUTIVE),)
    if place in (HEAD, SECOND):
        return (Grant(Role.SUPERVISOR, unit.unit_id),)
    return (Grant(Role.OPERATOR, unit.unit_id),) if place == unit.people - 1 else ()


def _number(random: Random, unit: PastUnit, place: int, kind: NumberKind) -> str:
    """Of the form of a real one, with a serial that no two share: digits and nobody's."""
    ids = [each.unit_id for each in UNITS]
    serial = sum(each.people for each in UNITS[: ids.index(unit.unit_id)]) + place + 1
    if kind is NumberKind.LOCAL:
        return f"CONTOH-L-{serial:03}"
    year = random.randint(1969, 1996)
    born = f"{year}{random.randint(1, 12):02}{random.randint(1, 28):02}"
    if kind is NumberKind.NI_PPPK:
        return f"{born}{random.randint(2021, 2024)}21{random.choice('12')}{serial:03}"
    return f"{born}{random.randint(year + 22, 2020)}{random.randint(1, 12):02}{random.choice('12')}{serial:03}"
