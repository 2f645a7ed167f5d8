"""One notice of every kind, as those who write them do; all people invented."""

from dataclasses import replace
from datetime import UTC, date, datetime

from chalicelib.domain.employee import Employee
from chalicelib.domain.notice import Notice, NoticeKind
from tests.cast import ANI

ON = date(2026, 11, 23)
AT = datetime(2026, 11, 23, 11, 15, tzinfo=UTC)


def reader(language: str = "id") -> Employee:
    return replace(ANI, name="Ani Contoh, S.Kom.", email="ani@contoh.example", language=language)


def notice(kind: NoticeKind, about: str = "", **facts: object) -> Notice:
    return Notice("ani", kind, ON, AT, about, facts)


MISSED = notice(
    NoticeKind.MISSED,
    status="incomplete",
    rule="pattern:lima-hari",
    missing=["departure"],
    answer_by="2026-11-26",
)
ABSENT = notice(
    NoticeKind.MISSED,
    status="absent",
    rule="roster:P",
    missing=["arrival", "midday", "departure"],
    answer_by="2026-11-26",
)
PEOPLE = [
    {"name": "Budi Contoh", "status": "absent", "missing": ["arrival", "midday", "departure"]},
    {"name": "Ani Contoh Wijayakusumaningtyas, S.Kom., M.T.", "status": "present", "late_min": 12, "early_min": 30},
    {"name": "Gani", "status": "undecided", "provisional": ["midday"]},
]
RATED = {"year": 2026, "number": 1, "period": "2026-Q3", "employee_id": "budi", "unit_id": "umum"}
UMUM = {"unit_id": "umum", "unit": "Bagian Umum"}
LONG_NAME = "Bagian Pengadaan Barang dan Jasa serta Administrasi Pembangunan Sekretariat Daerah"
TOLD = {"month": "2026-10", "until": "2026-11-10", "lines": 12}
ANSWERS = [
    {"what": "activities", "count": 14},
    {"what": "plans", "count": 3, "year": 2026, **UMUM},
    {"what": "plans", "count": 1, "year": 2027, "employee_id": "budi", "number": 1, **UMUM},
    {"what": "ratings", "count": 2, "period": "2026-Q3", "year": 2026, "unit_id": "pbj", "unit": LONG_NAME},
    {"what": "objections", "count": 1, "period": "2026", "year": 2026, "employee_id": "budi", "number": 1, **UMUM},
]
LONG = [
    {"what": "activities", "count": 3, **UMUM},
    {
        "what": "plans",
        "count": 1,
        "year": 2026,
        "employee_id": "budi",
        "number": 1,
        "unit_id": "pbj",
        "unit": LONG_NAME,
    },
]
EVERY = {
    "missed": MISSED,
    "missed-absent": ABSENT,
    "missed-and-waiting": notice(
        NoticeKind.MISSED,
        rule="override:ramadan",
        missing=["midday"],
        provisional=["arrival"],
        answer_by="2026-11-26",
    ),
    "missed-event": notice(
        NoticeKind.MISSED,
        rule="holiday:2026-12-25",
        missing=["event"],
        event="Upacara Hari Guru",
        answer_by="2026-11-26",
    ),
    "activity": notice(
        NoticeKind.ACTIVITY, "20261120-abc", activity_on="2026-11-20", reason="Sebutkan nomornya", until="2026-12-05"
    ),
    "activity-of-before": notice(NoticeKind.ACTIVITY, "20261119-abc", activity_on="2026-11-19", reason="Lengkapi"),
    "case-opened": notice(NoticeKind.CASE, "2026-01-1", step="opened"),
    "case-summons": notice(NoticeKind.CASE, "2026-01-2", step="summons", on="2026-11-25", clock="09:00"),
    "case-closed": notice(NoticeKind.CASE, "2026-01-3", step="closed"),
    "plan-proposed": notice(NoticeKind.PLAN, "ani-2026-1-2", step="proposed", year=2026, number=1, employee_id="budi"),
    "plan-agreed": notice(NoticeKind.PLAN, "ani-2026-1-3", step="agreed", year=2026, number=1),
    "plan-returned": notice(NoticeKind.PLAN, "ani-2026-1-4", step="returned", year=2026, number=1),
    "evaluation-rated": notice(NoticeKind.EVALUATION, "budi-2026-1-2026-Q3-2", step="rated", **RATED),
    "evaluation-objected": notice(NoticeKind.EVALUATION, "budi-2026-1-2026-Q3-4", step="objected", **RATED),
    "evaluation-approved": notice(
        NoticeKind.EVALUATION, "ani-2026-1-2026-Q3-3", step="approved", period="2026-Q3", object_until="2026-12-07"
    ),
    "evaluation-changed": notice(NoticeKind.EVALUATION, "ani-2026-1-2026-Q3-5", step="changed", period="2026-Q3"),
    "evaluation-feedback": notice(NoticeKind.EVALUATION, "kata", step="feedback", year=2026),
    "phone": notice(NoticeKind.PHONE, state="approved"),
    "phone-rejected": notice(NoticeKind.PHONE, state="rejected"),
    "asked": notice(
        NoticeKind.ASKED, local_date="2026-11-20", slot="arrival", question="Di ruang mana foto ini diambil?"
    ),
    "reviewer": notice(NoticeKind.REVIEWER, local_date="2026-11-20", slot="arrival"),
    "waiting": notice(NoticeKind.WAITING, rule="pattern:lima-hari", provisional=["arrival"]),
    "decided-leave": notice(
        NoticeKind.DECIDED,
        "20261203-abc",
        request="leave",
        state="approved",
        starts_on="2026-12-01",
        ends_on="2026-12-03",
    ),
    "decided-correction": notice(
        NoticeKind.DECIDED,
        "20261120-abc",
        request="correction",
        state="rejected",
        starts_on="2026-11-20",
        ends_on="2026-11-20",
        slot="departure",
        reason="Tidak ada surat tugas pada hari itu.",
    ),
    "decided-objection": notice(
        NoticeKind.DECIDED,
        "20261120-obj",
        request="objection",
        state="approved",
        starts_on="2026-11-20",
        ends_on="2026-11-20",
        slot="event",
        event="Apel Senin",
        notes=["Sudah saya tanyakan kepada panitia."],
    ),
    "decided-check-in": notice(
        NoticeKind.DECIDED,
        "20261120-arrival",
        slot="arrival",
        outcome="invalid",
        local_date="2026-11-20",
        reason="Foto tidak memperlihatkan kantor.",
    ),
    "decided-valid": notice(
        NoticeKind.DECIDED, "20261120-midday", slot="midday", outcome="valid", local_date="2026-11-20"
    ),
    "returned": notice(
        NoticeKind.RETURNED,
        "20261205-abc",
        request="duty",
        starts_on="2026-12-04",
        ends_on="2026-12-05",
        reason="Lampirkan surat tugas yang sudah ditandatangani.",
    ),
    "digest": notice(
        NoticeKind.DIGEST,
        present=17,
        due=19,
        excused=2,
        open=2,
        units=["Bagian Umum"],
        people=PEOPLE,
        more=4,
        requests=2,
        provisional=1,
        phones=1,
        swaps=0,
        activities=3,
    ),
    "digest-answers": notice(
        NoticeKind.DIGEST,
        present=17,
        due=19,
        units=["Bagian Umum"],
        people=PEOPLE[:1],
        requests=1,
        activities=14,
        plans=4,
        ratings=2,
        objections=1,
        late_activities=2,
        late_plans=1,
        answers=ANSWERS,
        long=LONG,
        budgets=[{"unit_id": "setda", "unit": "Sekretariat Daerah", "count": 3, **TOLD}],
    ),
    "digest-quiet": notice(NoticeKind.DIGEST, present=4, due=4, excused=0, open=0, units=["Bagian Umum", "Tata Usaha"]),
    "city": notice(
        NoticeKind.CITY,
        present=8_123,
        due=8_790,
        unit_count=61,
        by_unit=[
            {"name": "Dinas Contoh Satu", "present": 61, "due": 80},
            {"name": "Kecamatan Contoh", "present": 29, "due": 33},
        ],
        more=59,
        unclosed=["Puskesmas Contoh"],
        stuck_jobs=1,
    ),
    "city-answers": notice(
        NoticeKind.CITY,
        present=8_123,
        due=8_790,
        unit_count=61,
        by_unit=[{"name": LONG_NAME, "present": 61, "due": 80}],
        ratings=2,
        objections=1,
        answers=ANSWERS[3:],
        long=LONG,
        locked_budgets=[
            {"unit_id": "setda", "unit": "Sekretariat Daerah", "count": 3, **TOLD},
            {"unit_id": "pbj", "unit": LONG_NAME, "count": 12, **TOLD},
        ],
        more_budgets=4,
    ),
    "budget": notice(NoticeKind.BUDGET, "setda", month="2026-10", count=3, until="2026-11-10"),
    "budget-one": notice(NoticeKind.BUDGET, "umum", month="2026-10", count=1, until="2026-11-10"),
    "reminder": notice(NoticeKind.REMINDER, "departure", slot="departure", closes_at="18:00"),
    "outage": notice(
        NoticeKind.OUTAGE,
        "20261123-x",
        starts_at="2026-11-23T00:05:00Z",
        ends_at="2026-11-23T00:40:00Z",
        failed=212,
        of=640,
    ),
    "delegate": notice(
        NoticeKind.DELEGATE,
        "citra-20261201",
        **{"as": "delegate", "state": "named"},
        name="Citra Contoh",
        starts_on="2026-12-01",
        ends_on="2026-12-11",
    ),
    "delegate-of-mine": notice(
        NoticeKind.DELEGATE,
        "budi-20261201",
        **{"as": "superior", "state": "named"},
        name="Budi Contoh",
        starts_on="2026-12-01",
        ends_on="2026-12-11",
    ),
    "delegate-ended": notice(
        NoticeKind.DELEGATE,
        "citra-20261201-ended",
        **{"as": "delegate", "state": "ended"},
        name="Citra Contoh",
        starts_on="2026-12-01",
        ends_on="2026-12-11",
    ),
    "page": notice(NoticeKind.PAGE, "2026-10", month="2026-10"),
    "bounced": notice(NoticeKind.BOUNCED, "budi", employee_id="budi", name="Budi Contoh"),
}
