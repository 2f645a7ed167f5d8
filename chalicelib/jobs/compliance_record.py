"""A person's record, days and performance, as PDF with the signed text of its data, and that text as a file."""

import hashlib
import json
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from chalicelib.domain.compliance import ComplianceRecord, ComplianceYear, Outcome
from chalicelib.domain.discipline import Level
from chalicelib.domain.job import Job, JobState
from chalicelib.domain.verdict import DayStatus
from chalicelib.errors import NotFound
from chalicelib.jobs.career_blocks import NO_DATA, career_blocks, career_notes
from chalicelib.mail.language import INDONESIAN
from chalicelib.paper.blocks import Block, Facts, Heading, Paper, Paragraph, Table, letterhead
from chalicelib.paper.pdf import paper_pdf
from chalicelib.proof.compliance_record import sign_record
from chalicelib.rules.stuck_job import failed
from chalicelib.use_cases.imports import file_key
from chalicelib.use_cases.ports import Services
from chalicelib.use_cases.see_compliance import see_persons_record

LEVELS = {Level.LIGHT: "Ringan", Level.MEDIUM: "Sedang", Level.HEAVY: "Berat"}
AWAY = (DayStatus.DUTY, DayStatus.STUDY, DayStatus.REMOTE)
HEADS = (
    "Tahun", "Hari kerja", "Hadir", "Tidak lengkap", "Cuti", "Dinas, tugas", "Izin", "Tanpa keterangan",
    "Terlambat (menit)", "Pulang awal (menit)", "Dinilai sampai",
)  # fmt: skip
NOTES = (
    "Hari tanpa keterangan termasuk yang dibawa dari pembukuan lama. Hari uji coba tidak dihitung.",
    "Hanya perkara dengan keputusan tertulis yang tercantum; tingkat yang tercapai tanpa keputusan bukan hukuman.",
)
MAX_PRINTED = 6_000  # letters of signed text on paper, a page and a half; a longer one is in its file alone
HOW = (
    "Data di atas ditandatangani secara digital (Ed25519, JWS). Memeriksanya tanpa layanan ini: ambil kunci publik "
    "dari /api/receipts/keys, lalu jalankan python -m tools.receipt dengan teks yang ditandatangani; spasi dan pindah "
    "baris tidak berpengaruh. Yang ditampilkan alat itu harus sama dengan isi riwayat ini."
)
HERE = "Teksnya berikut ini, dan juga dalam berkas .json yang menyertainya; pakai berkas itu bila terpotong halaman."
THERE = "Teksnya terlalu panjang untuk dicetak: isi berkas .json yang menyertainya, dengan SHA-256 {digest}."


def make_compliance_record(services: Services, job: Job, now: datetime) -> Job:
    """FAILED where its maker may no longer read it."""
    maker = services.staff.employee(job.made_by)
    try:
        if maker is None:
            raise NotFound
        record = see_persons_record(services, maker, job.employee_ids[0], job.counts["years"], now)
    except NotFound as refused:
        return failed(job, refused.code)
    signed = sign_record(record, services.secrets.receipt_keys())
    settings = services.city.current(now).settings
    paper = Paper(
        letterhead(settings), "Riwayat Kepatuhan dan Kinerja Pegawai", job.job_id, now, settings.zone, wide=True
    )
    name = f"riwayat-kepatuhan-{record.years[0].year}-{record.years[-1].year}"
    files = {f"{name}.pdf": paper_pdf(paper, _blocks(record, signed)), f"{name}.json": _data(signed)}
    for each, content in files.items():
        services.files.write(file_key(job, each), content)
    return replace(job, state=JobState.DONE, files=tuple(files), done=1)


def _unsure(record: ComplianceRecord) -> list[str]:
    """What the figures rest on that nobody has confirmed, year by year."""
    return [
        f"{each.year}: {each.left_out_min} menit menurut aturan yang belum dikonfirmasi; tidak dijadikan hari."
        for each in record.years
        if each.left_out_min
    ]


def _data(signed: str) -> bytes:
    return json.dumps({"signed": signed}).encode()


def _blocks(record: ComplianceRecord, signed: str) -> list[Block]:
    who = (("Nama", record.name), ("NIP berakhir", record.number_end), ("Kota", record.city_name))
    years = [_row(each) for each in record.years]
    decided = [row for each in record.years for row in _outcomes(each)]
    return [
        Facts(who),
        Heading("Presensi per tahun"),
        Table(HEADS, years, numbers=frozenset(range(1, 10))),
        Heading("Keputusan disiplin"),
        _decided(decided),
        *(Paragraph(each, soft=True) for each in (*NOTES, *_unsure(record))),
        *(block for each in record.years for block in career_blocks(each.year, each.performance)),
        *(Paragraph(each, soft=True) for each in career_notes([each.performance for each in record.years])),
        Heading("Tanda tangan digital"),
        Paragraph(HOW, soft=True),
        *_signed(signed),
    ]


def _signed(signed: str) -> list[Block]:
    """The text itself, or which file it is in."""
    if len(signed) <= MAX_PRINTED:
        return [Paragraph(HERE, soft=True), Paragraph(signed, soft=True)]
    digest = hashlib.sha256(_data(signed)).hexdigest()
    return [Paragraph(THERE.format(digest=digest), soft=True)]


def _decided(rows: Sequence[Sequence[str]]) -> Block:
    if not rows:
        return Paragraph("Tidak ada keputusan hukuman disiplin dalam tahun-tahun ini.")
    return Table(
        ("Perkara", "Nomor", "Tanggal", "Tingkat", "Hukuman", "Diputuskan oleh", "Keberatan, pembatalan"), rows
    )


def _row(year: ComplianceYear) -> tuple[str, ...]:
    days = year.days
    through = year.judged_through
    figures = (
        year.working_days, days.get(DayStatus.PRESENT, 0), days.get(DayStatus.INCOMPLETE, 0),
        days.get(DayStatus.LEAVE, 0), sum(days.get(each, 0) for each in AWAY), days.get(DayStatus.PERMISSION, 0),
        year.unexcused_days, year.late_min, year.early_min,
    )  # fmt: skip
    if through is None:  # a year without a judged day: what stands there is what was brought along
        return str(year.year), *("-",) * 6, str(year.unexcused_days or "-"), "-", "-", NO_DATA
    return str(year.year), *map(str, figures), INDONESIAN.days(through, through)


def _outcomes(year: ComplianceYear) -> list[tuple[str, ...]]:
    return [
        (
            each.case_id, each.number, INDONESIAN.days(each.decided_on, each.decided_on), LEVELS[each.level],
            each.sanction, each.deciding_office, _since(each),
        )
        for each in year.outcomes
    ]  # fmt: skip


def _since(outcome: Outcome) -> str:
    """What became of the decision: an annulled one does not stand, and is not hidden either."""
    annulled = outcome.annulled
    if annulled is None:
        return "keberatan diajukan" if outcome.objected else "-"
    return f"DIBATALKAN {INDONESIAN.days(annulled.on, annulled.on)}: {annulled.number}, {annulled.office}"
