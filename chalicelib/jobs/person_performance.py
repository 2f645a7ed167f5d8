"""One person's period on paper: goals and what came of them, activities, words of superiors, what was approved."""

from collections.abc import Iterator
from datetime import datetime

from chalicelib.domain.activity import ActivityState, ActivityStepKind
from chalicelib.domain.city import City
from chalicelib.domain.employee import Employee
from chalicelib.domain.evaluation import EvaluationStepKind
from chalicelib.domain.job import Job
from chalicelib.domain.performance_report import Cell, CellKind, Sheet, SheetColumn, Sheets
from chalicelib.jobs.performance_words import (
    ACTIVITY_STATES,
    ASPECTS,
    GOAL_KINDS,
    NO_PLAN,
    PLAN_STATES,
    PREDICATES,
    RATINGS,
    hundredths,
    said_period,
)
from chalicelib.jobs.unit_performance import ACTIONS, action_cells
from chalicelib.mail.language import INDONESIAN
from chalicelib.rules.assessment import is_told
from chalicelib.rules.local_time import local_date
from chalicelib.rules.performance_report import action_figures, period_named, person_figures, tied_texts
from chalicelib.use_cases.ports import Services
from chalicelib.use_cases.see_evaluations import SeenEvaluation
from chalicelib.use_cases.see_performance_report import PersonReport, see_person_report

_T, _C, _A = CellKind.TEXT, CellKind.COUNT, CellKind.AMOUNT
INDICATORS = (
    SheetColumn("Jenis", _T, 1.5), SheetColumn("Rencana hasil kerja", _T, 5), SheetColumn("Aspek", _T, 1.6),
    SheetColumn("Indikator", _T, 4), SheetColumn("Satuan", _T, 1.6), SheetColumn("Target", _A, 1.5),
    SheetColumn("Realisasi", _A, 1.6), SheetColumn("Dasar", _T, 3),
)  # fmt: skip
ACTIVITIES = (
    SheetColumn("Tanggal", _T, 2), SheetColumn("Kegiatan", _T, 4.7), SheetColumn("Rencana aksi", _T, 3.2),
    SheetColumn("Jumlah", _A, 1.6), SheetColumn("Satuan", _T, 1.5), SheetColumn("Menit", _C, 1.1),
    SheetColumn("Kemajuan (%)", _C, 2), SheetColumn("Kendala", _T, 2.3), SheetColumn("Tindak lanjut", _T, 2.5),
    SheetColumn("Bukti", _C, 1.3), SheetColumn("Status", _T, 2.2), SheetColumn("Dijawab oleh", _T, 2),
)  # fmt: skip
WORDS = (SheetColumn("Tanggal", _T, 1.5), SheetColumn("Dari", _T, 2.5), SheetColumn("Umpan balik", _T, 8))
EVALUATIONS = (
    SheetColumn("Periode", _T, 2), SheetColumn("Hasil kerja", _T, 2.2), SheetColumn("Perilaku kerja", _T, 2.2),
    SheetColumn("Predikat", _T, 2), SheetColumn("Dinilai oleh", _T, 2.5), SheetColumn("Disetujui", _T, 1.8),
    SheetColumn("Matriks", _T, 2),
)  # fmt: skip
NOTES = (
    "Realisasi indikator: menurut yang bersangkutan. Kosong: belum diisi, bukan nol.",
    "Rencana aksi: dilaporkan menghitung semua kegiatan, disetujui hanya yang sudah disetujui atasan.",
    "Penilaian tercantum setelah disetujui. Matriks yang belum dikonfirmasi perlu ditinjau sebelum dipakai.",
)
_ANSWERS = (ActivityStepKind.APPROVED, ActivityStepKind.RETURNED)


def person_performance(services: Services, maker: Employee, job: Job, city: City, now: datetime) -> Sheets:
    """As its maker may read it. Raises NotFound."""
    (employee_id,), period = job.employee_ids, period_named(job.period_id or "")
    found = see_person_report(services, maker, employee_id, period, now)
    figures, zone = person_figures(found.plans, found.activities), city.settings.zone
    last = found.plans[-1] if found.plans else None
    actions = [action_cells(each) for each in action_figures(found.plans, found.activities, period)]
    words = [(local_date(each.at, zone), found.names.get(each.by, ""), each.text) for each in found.words]
    facts = [
        ("Nama", found.subject.name),
        ("Nomor pegawai berakhir", found.subject.number_end),
        ("Jabatan", last.post if last else "-"),
        ("Unit", city.unit_name(last.unit_id) if last else "-"),
        ("Pejabat penilai", found.names.get(last.assessor_id or "", "-") if last else "-"),
        ("Periode", said_period(period.period_id)),
        ("Rencana", PLAN_STATES[figures.plan] if figures.plan else NO_PLAN),
        ("Kegiatan", f"{figures.activities}, {figures.approved} disetujui, {figures.waiting} menunggu"),
        ("Waktu", f"{INDONESIAN.number(figures.minutes)} menit pada {figures.days} hari"),
    ]
    whose = "saya" if employee_id == job.made_by else employee_id
    return Sheets(
        stem=f"kinerja-{whose}-{period.period_id}",
        title=f"Laporan kinerja {said_period(period.period_id)}",
        facts=facts,
        sheets=[
            Sheet("Rencana dan indikator", INDICATORS, list(_indicators(found)), "Belum ada rencana."),
            Sheet("Rencana aksi", ACTIONS[2:], actions, "Belum ada rencana aksi."),
            Sheet("Kegiatan", ACTIVITIES, list(_activities(found)), "Belum ada kegiatan yang dilaporkan."),
            Sheet("Umpan balik", WORDS, words, "Belum ada umpan balik."),
            Sheet("Penilaian", EVALUATIONS, list(_evaluations(found, zone)), "Belum ada penilaian yang disetujui."),
        ],
        notes=NOTES,
    )


def _indicators(found: PersonReport) -> Iterator[tuple[Cell, ...]]:
    """What came of each, as it was told last."""
    told = {
        (seen.plan.number, each.indicator_id): each
        for seen in sorted(found.evaluations, key=lambda each: (each.period.ends_on, len(each.period.period_id)))
        for each in seen.evaluation.told
    }
    for plan in found.plans:
        for goal in plan.goals:
            head = GOAL_KINDS[goal.kind], goal.text
            if not goal.indicators:
                yield (*head, "", "", "", None, None, "")
            for each in goal.indicators:
                come = told.get((plan.number, each.indicator_id))
                realised = (hundredths(come.realised_e2), come.basis) if come else (None, "")
                yield (*head, ASPECTS[each.aspect], each.text, each.unit, hundredths(each.target_e2), *realised)


def _activities(found: PersonReport) -> Iterator[tuple[Cell, ...]]:
    for each in found.activities:
        if each.state is not ActivityState.WITHDRAWN:
            answered = next((step for step in reversed(each.steps) if step.kind in _ANSWERS), None)
            by = found.names.get(answered.by, "") if answered and each.state is not ActivityState.WAITING else ""
            yield (
                each.on, each.text, tied_texts(found.plans, each)[1], hundredths(each.quantity_e2), each.unit or "",
                each.minutes, each.progress_pct, each.obstacle or "", each.follow_up or "",
                len(each.attachments) + len(each.links), ACTIVITY_STATES[each.state], by,
            )  # fmt: skip


def _evaluations(found: PersonReport, zone: str) -> Iterator[tuple[Cell, ...]]:
    for each in found.evaluations:
        ratings = each.evaluation.ratings
        if ratings and is_told(each.evaluation):
            yield (
                said_period(each.period.period_id), RATINGS[ratings.result], RATINGS[ratings.behaviour],
                PREDICATES[ratings.predicate], _rater(each, found), _approved_on(each, zone),
                "dikonfirmasi" if ratings.rules_confirmed else "belum dikonfirmasi",
            )  # fmt: skip


def _rater(seen: SeenEvaluation, found: PersonReport) -> str:
    rated = seen.evaluation.last(EvaluationStepKind.RATED)
    return found.names.get(rated.by, "") if rated else ""


def _approved_on(seen: SeenEvaluation, zone: str) -> Cell:
    approved = seen.evaluation.last(EvaluationStepKind.APPROVED)
    return local_date(approved.at, zone) if approved else None
