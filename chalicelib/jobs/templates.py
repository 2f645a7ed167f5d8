"""Files to fill: people and units, with the city's own choices as drop-downs; balances, with everybody's row begun."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from chalicelib.domain.city import City
from chalicelib.domain.employee import Employee
from chalicelib.domain.job import Job, JobKind, JobState
from chalicelib.jobs.marked_file import template
from chalicelib.rules.access import Act, reaches
from chalicelib.rules.given_names import GivenNames
from chalicelib.rules.job_reach import ACTS, made_within
from chalicelib.rules.people_file import weekly_patterns
from chalicelib.rules.people_roles import OFFERED
from chalicelib.rules.people_row import ROSTER
from chalicelib.rules.stuck_job import failed
from chalicelib.use_cases.imports import file_key
from chalicelib.use_cases.ports import Services
from chalicelib.use_cases.reach import see_members, today_of

Choices = Mapping[str, Sequence[str]]
Rows = Sequence[Sequence[str]]


@dataclass(frozen=True, slots=True)
class Template:
    """One kind of empty file.

    choices   what the city offers whoever ordered it: header -> what may stand there.
    rows      how the rows begin, where they do: texts for the first columns.
    """

    file_name: str
    headers: tuple[str, ...]
    hints: tuple[str, ...]
    choices: Callable[[City, Employee, datetime], Choices]
    rows: Callable[[Services, City, Employee, datetime], Rows] = lambda *_: ()


def make_template(services: Services, job: Job, now: datetime) -> Job:
    maker = services.staff.employee(job.made_by)
    if maker is None:
        return failed(job, "NOT_FOUND")
    kind, city = TEMPLATES[job.kind], services.city.fresh(now)
    choices, rows = kind.choices(city, maker, now), kind.rows(services, city, maker, now)
    services.files.write(file_key(job, kind.file_name), template(kind.headers, choices, kind.hints, rows))
    within = made_within(maker, ACTS[job.kind], city, today_of(city, now))
    return replace(job, state=JobState.DONE, files=(kind.file_name,), within=within)


def _of_people(city: City, maker: Employee, now: datetime) -> Choices:
    """Units within the maker's reach, offices in use, weekly patterns, the roles a file may give."""
    used, within = city.office_ids_in_use(), _within(city, maker, now)
    return {
        "unit": _units(city, within),
        "kantor": GivenNames({each: city.offices[each].name for each in used if each in city.offices}).shortest(),
        "pola": [*weekly_patterns(city.calendar.patterns).shortest(), ROSTER],
        "peran": OFFERED,
    }


def _of_units(city: City, _: Employee, now: datetime) -> Choices:
    return {
        "induk": _units(city, [each.unit_id for each in city.units_on(today_of(city, now))]),
        "kantor": GivenNames({each.office_id: each.name for each in city.offices.values()}).shortest(),
    }


def _within(city: City, maker: Employee, now: datetime) -> list[str]:
    today = today_of(city, now)
    standing = [each.unit_id for each in city.units_on(today)]
    return [each for each in standing if reaches(maker, Act.CHECK_IMPORT, [each], city, today)]


def _everybody(services: Services, city: City, maker: Employee, now: datetime) -> Rows:
    """Number and name of everybody within the maker's reach, unit by unit; the own balance is somebody else's."""
    today = today_of(city, now)
    members = [each for unit_id in sorted(_within(city, maker, now)) for each in see_members(services, unit_id, today)]
    ids = [each for each in dict.fromkeys(each.employee_id for each in members) if each != maker.employee_id]
    people = services.staff.people(ids)
    return [(people[each].number, people[each].name) for each in ids if each in people]


def _units(city: City, unit_ids: Sequence[str]) -> list[str]:
    return GivenNames({each: unit.name for each, unit in city.units.items()}).shortest(unit_ids)


TEMPLATES: Mapping[JobKind, Template] = {
    JobKind.PEOPLE_TEMPLATE: Template(
        "pegawai.xlsx",
        ("nip", "nama", "unit", "kantor", "pola", "atasan", "surel", "mulai", "peran", "berhenti", "jenis_kelamin"),
        (
            "nip: NIP, NI PPPK, atau nomor lokal; kolomnya sudah berformat teks, jangan diubah menjadi angka.",
            "unit: nama atau id unit; id-nya bila nama itu dipakai lebih dari satu unit.",
            "kantor: nama atau office_id; beberapa dipisah tanda | , pertama yang utama; kosong: yang pertama unitnya.",
            "pola: nama atau id pola mingguan, atau roster untuk kerja bergilir.",
            "atasan: nomor pegawai atasan; boleh kosong. surel dan mulai (2026-12-31) boleh kosong.",
            "peran: atasan, operator, atau keduanya dipisah tanda | , atas unit baris itu; kosong: tetap.",
            "berhenti: hari kerja terakhir (2026-12-31); kosong: tetap.",
            "jenis_kelamin: L atau P, untuk memilih pemeriksa foto bagi yang memintanya; - menghapus; kosong: tetap.",
        ),
        _of_people,
    ),
    JobKind.UNITS_TEMPLATE: Template(
        "unit.xlsx",
        ("unit", "nama", "induk", "kantor", "dihitung_mulai", "pendaftaran_sampai"),
        (
            "unit: id pendek yang tetap, 1-26 huruf, angka, titik, garis bawah, atau strip; misalnya dinkes.",
            "induk: nama atau id unit di atasnya; kosong untuk OPD.",
            "kantor: nama atau office_id; beberapa dipisah tanda | ; kosong tidak mengubah kantor unit yang sudah ada.",
            "dihitung_mulai: hari pertama presensi dihitung (2026-12-31); kosong selama uji coba.",
            "pendaftaran_sampai: hari terakhir kode login sekaligus mengaktifkan ponsel pertama; boleh kosong.",
        ),
        _of_units,
    ),
    JobKind.BALANCES_TEMPLATE: Template(
        "saldo.xlsx",
        (
            "nip",
            "nama",
            "sisa_cuti",
            "cuti_terbawa",
            "alpa_hari",
            "terlambat_menit",
            "pulang_cepat_menit",
            "dokumen",
        ),
        (
            "Isi satu baris per orang; hapus baris yang belum ada datanya. nip dan nama jangan diubah.",
            "sisa_cuti: sisa hari cuti tahunan, termasuk yang terbawa (0-24); cuti_terbawa: di antaranya (0-12).",
            "alpa_hari, terlambat_menit, pulang_cepat_menit: sejak awal tahun; yang terakhir boleh kosong.",
            "dokumen: sumbernya, misalnya Rekap BKPSDM 800/123/2026.",
        ),
        lambda *_: {},
        _everybody,
    ),
}
