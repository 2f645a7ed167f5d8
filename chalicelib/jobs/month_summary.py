"""The city's month as one page of paper, for the mayor: figures alone, no name, no picture."""

import hashlib
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime

from chalicelib.domain.audit import AuditEntry
from chalicelib.domain.employee import Employee
from chalicelib.domain.job import SYSTEM, Job, JobState
from chalicelib.domain.month_summary import MonthSummary, Sums, UnitSums
from chalicelib.domain.settings import Settings
from chalicelib.jobs.month_pages import tell_leaders
from chalicelib.mail.language import INDONESIAN
from chalicelib.paper.blocks import Bars, Block, Facts, Heading, Paper, Paragraph, Table, letterhead
from chalicelib.paper.pdf import paper_pdf
from chalicelib.rules.access import ALLOWED, Act
from chalicelib.rules.month import first_day
from chalicelib.rules.public_figures import LEAST_PEOPLE
from chalicelib.rules.stuck_job import failed
from chalicelib.use_cases.audit_entries import entry_by
from chalicelib.use_cases.imports import file_key
from chalicelib.use_cases.ports import Services
from chalicelib.use_cases.see_month_summary import count_summary

MOST_UNITS = 24  # OPDs with a row of their own: the page stays one
ROOMY_UNITS = 8  # up to so many in type of the usual size
HEADS = ("Perangkat daerah", "Pegawai", "Kepatuhan", "Hari terlambat", "Tidak lengkap", "Tanpa keterangan")
SMALL = f"{{units}} unit di bawah {LEAST_PEOPLE} orang"
NOTES = (
    "Kepatuhan: berapa persen hari wajib hadir (tanpa libur, cuti, izin) yang dihadiri atau dijalani sebagai dinas.",
    "Hanya hari yang sudah ditutup dan dihitung; uji coba tidak termasuk.",
    f"Unit di bawah {LEAST_PEOPLE} orang digabung; yang bersama pun kurang dari itu tidak ditampilkan.",
    "Penanda meminta orang memeriksa, bukan tuduhan. Terbukti: seorang pemeriksa menyatakan presensinya tidak sah.",
)


def make_month_summary(services: Services, job: Job, now: datetime, tell: Callable[[AuditEntry], None]) -> Job:
    """FAILED where its maker no longer leads the city. `tell`: the entry that is written with the job.

    Of the clock's own (month_pages.py) everybody who leads the city is told.
    """
    city = services.city.fresh(now)
    maker = services.staff.employee(job.made_by) if job.made_by != SYSTEM else None
    if job.month is None or not _may(maker, job):
        return failed(job, "NOT_FOUND")
    summary = count_summary(services, maker, job.month, now)
    name = f"ringkasan-{job.month}.pdf"
    content = paper_pdf(_paper(summary, city.settings, job, now), blocks_of(summary))
    services.files.write(file_key(job, name), content)
    facts = {"month": job.month, "units": len(summary.units), "sha256": hashlib.sha256(content).hexdigest()}
    tell(entry_by(services, job.made_by, "month_summary_exported", job.job_id, now, facts=facts))
    if job.made_by == SYSTEM:
        tell_leaders(services, city, job, now)
    return replace(job, state=JobState.DONE, files=(name,), counts={"units": len(summary.units)})


def _may(maker: Employee | None, job: Job) -> bool:
    return job.made_by == SYSTEM or (maker is not None and any(map(maker.has_role, ALLOWED[Act.READ_SUMMARY])))


def _paper(summary: MonthSummary, settings: Settings, job: Job, now: datetime) -> Paper:
    title = f"Ringkasan presensi {_month(summary.month)}"
    return Paper(letterhead(settings), title, job.job_id, now, settings.zone)


def blocks_of(summary: MonthSummary) -> list[Block]:
    city, outages, number = summary.city, summary.outages, INDONESIAN.number
    shown = sorted(summary.units, key=_least_first)[:MOST_UNITS]
    left_out = len(summary.units) - len(shown)
    facts = [
        ("Pegawai yang dinilai", number(city.people)),
        ("Kepatuhan sekota", percent(city.compliance)),
        ("Cuti dan izin", f"{number(city.excused)} hari pegawai"),
        ("Terlambat", f"{number(city.late_days)} hari pegawai, {number(city.late_min)} menit"),
        ("Tanpa keterangan", f"{number(city.absent)} hari pegawai"),
        ("Menunggu keputusan", f"{number(city.undecided)} hari pegawai"),
        ("Gangguan layanan", f"{outages.count} kali, {number(outages.minutes)} menit"),
        ("Penanda", f"{number(summary.flags_raised)} ditandai, {number(summary.flags_upheld)} terbukti"),
    ]
    rows = [[each.name or SMALL.format(units=each.units), *_cells(each.sums)] for each in shown]
    more = [Paragraph(f"Dan {left_out} perangkat daerah lain dengan kepatuhan lebih tinggi.", soft=True)]
    return [
        Facts(facts),
        Heading("Kepatuhan enam bulan"),
        Bars([(_month(month, short=True), value) for month, value in summary.trend]),
        Heading("Per perangkat daerah, yang terendah dahulu"),
        Table(HEADS, rows, (8, 1.5, 1.8, 1.8, 1.8, 2), frozenset(range(1, len(HEADS))), small=len(shown) > ROOMY_UNITS),
        *(more if left_out else []),
        *(Paragraph(note, soft=True) for note in NOTES),
    ]


def _least_first(unit: UnitSums) -> tuple[float, str]:
    """Where nobody was due last."""
    compliance = unit.sums.compliance
    return (101.0 if compliance is None else compliance, unit.name.casefold())


def _cells(sums: Sums) -> list[str]:
    number = INDONESIAN.number
    counts = (sums.late_days, sums.incomplete, sums.absent)
    return [number(sums.people), percent(sums.compliance), *map(number, counts)]


def percent(value: float | None) -> str:
    return "-" if value is None else f"{value:.1f} %".replace(".", ",")


def _month(month: str, short: bool = False) -> str:
    first = first_day(month)
    name = INDONESIAN.months[first.month - 1]
    return f"{name[:3] if short else name} {first.year}"
