"""The draft of a summons as PDF: who, when, where, by which rule, with every day that counts. A person signs it."""

from dataclasses import replace
from datetime import datetime
from zoneinfo import ZoneInfo

from chalicelib.domain.discipline import CountedDay
from chalicelib.domain.employee import Employee
from chalicelib.domain.job import Job, JobState
from chalicelib.errors import NotFound, Problem
from chalicelib.mail.language import INDONESIAN
from chalicelib.paper.blocks import Block, Facts, Heading, Paper, Paragraph, Signature, Table, letterhead
from chalicelib.paper.pdf import paper_pdf
from chalicelib.rules.stuck_job import failed
from chalicelib.use_cases.imports import file_key
from chalicelib.use_cases.ports import Services
from chalicelib.use_cases.reach import today_of
from chalicelib.use_cases.summons_letter import SummonsLetter, see_summons

BLANK = "........................"  # for a hand
DRAFT = (
    "Konsep ini disusun sistem dari catatan presensi. Belum berlaku sebelum diperiksa, diberi nomor, dan "
    "ditandatangani pejabat yang berwenang. Jumlah hari di atas adalah usulan beserta buktinya, bukan hukuman: "
    "keputusan ada pada pejabat itu setelah pemeriksaan. Yang bersangkutan dapat menyampaikan keterangan di aplikasi "
    "Presensi, dan mengajukan keberatan atas catatan yang keliru."
)


def make_summons_letter(services: Services, job: Job, now: datetime) -> Job:
    """FAILED where its maker may no longer, or what it rests on is no longer so."""
    maker = services.staff.employee(job.made_by)
    try:
        if maker is None:
            raise NotFound
        letter = see_summons(services, maker, job.employee_ids[0], job.case_id or "", now)
    except Problem as refused:
        return failed(job, refused.code)
    name = f"panggilan-{letter.case.case_id}.pdf"
    services.files.write(file_key(job, name), letter_pdf(letter, maker, job, now))
    return replace(job, state=JobState.DONE, files=(name,), done=1)


def letter_pdf(letter: SummonsLetter, maker: Employee, job: Job, now: datetime) -> bytes:
    settings = letter.city.settings
    paper = Paper(letterhead(settings), "Surat Panggilan (konsep)", job.job_id, now, settings.zone)
    return paper_pdf(paper, [*_call(letter), *_why(letter), *_end(letter, maker, now)])


def _call(letter: SummonsLetter) -> list[Block]:
    unit = letter.city.units.get(letter.case.unit_id)
    said, zone = letter.summons, letter.city.settings.zone
    assert said.on
    assert said.clock
    short = datetime.combine(said.on, datetime.min.time(), ZoneInfo(zone)).tzname()
    who = (
        ("Nama", letter.subject.name),
        ("NIP", f"{BLANK} (berakhir {letter.subject.number_end})"),
        ("Unit kerja", unit.name if unit else "-"),
    )
    where = (
        ("Hari, tanggal", INDONESIAN.long_day(said.on)),
        ("Pukul", f"{said.clock.replace(':', '.')} {short}"),
        ("Tempat", said.place or "-"),
    )
    return [
        Facts([("Nomor", said.number or BLANK)]),
        Paragraph("Bersama ini diminta kehadiran Saudara:"),
        Facts(who),
        Paragraph("untuk menghadap pejabat yang bertanda tangan di bawah ini pada:"),
        Facts(where),
        *([Paragraph(said.text)] if said.text else []),
    ]


def _why(letter: SummonsLetter) -> list[Block]:
    evidence, rules, level = letter.case.evidence, letter.rules, letter.threshold
    assert rules.confirmed
    confirmed = rules.confirmed
    span = f"{level.days} hari kerja berturut-turut" if level.in_a_row else f"{level.days} hari kerja dalam setahun"
    decree = f"{confirmed.decree_no} tanggal {INDONESIAN.days(confirmed.decree_on, confirmed.decree_on)}"
    basis = (
        ("Tahun", str(letter.case.year)),
        ("Hari tanpa keterangan", str(evidence.unexcused_days)),
        *([("Dibawa dari pembukuan lama", str(evidence.opening.unexcused_days))] if evidence.opening.unexcused_days
          else []),
        *([("Hari yang dihitung, dengan menit", str(evidence.counted_days))]
          if evidence.counted_days != evidence.unexcused_days else []),
        ("Batas yang tercapai", span),
        ("Menurut", f"{level.article} ({level.sanction})"),
        ("Keputusan", f"{decree}, dikonfirmasi {confirmed.by}"),
        ("Kewajiban atasan", rules.duty_article or "-"),
    )  # fmt: skip
    with_minutes = evidence.counted_days != evidence.unexcused_days
    days = [_day(each) for each in evidence.days if each.days or (with_minutes and not each.left_out)]
    return [
        Paragraph("untuk diperiksa sehubungan dengan dugaan pelanggaran kewajiban masuk kerja dan menaati jam kerja."),
        Heading("Dasar"),
        Facts(basis),
        Heading("Hari yang dihitung"),
        Table(("Tanggal", "Hari", "Menit", "Aturan presensi"), days, (3, 1, 1, 2), frozenset({1, 2})),
    ]


def _day(each: CountedDay) -> tuple[str, str, str, str]:
    return INDONESIAN.long_day(each.on), str(each.days), str(each.minutes), each.judged_by


def _end(letter: SummonsLetter, maker: Employee, now: datetime) -> list[Block]:
    today = today_of(letter.city, now)
    here = f"{letter.city.settings.city_name}, {INDONESIAN.days(today, today)}"
    return [Signature(here, "Pejabat yang memanggil", maker.name), Paragraph(DRAFT, soft=True)]
