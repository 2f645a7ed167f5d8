"""A city in which there is something to find for everybody, and the ids of it all."""

import hashlib
import itertools
import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any

from chalicelib.domain.activity import Activity
from chalicelib.domain.attendance import Evidence, Reason
from chalicelib.domain.balance import BalanceFacts, OpeningBalance
from chalicelib.domain.closing import UnitClose
from chalicelib.domain.employee import Assignment, DeviceState, Employee, Grant, Role
from chalicelib.domain.job import Job, JobKind, JobState
from chalicelib.domain.machine import Machine
from chalicelib.domain.office import Place
from chalicelib.domain.office_code import OfficeCode, OfficeCodeKind
from chalicelib.domain.office_photo import OfficePhoto, TakenPhoto, upload_key_of
from chalicelib.domain.outage import Outage, OutageState
from chalicelib.domain.plan import Plan, PlanStepKind
from chalicelib.domain.request import ApproverKind, Delegation, Request, RequestKind, RequestState
from chalicelib.domain.review import CITY_QUEUE, Review, ReviewState
from chalicelib.domain.selfie_view import SelfieView, ViewReason
from chalicelib.domain.shift import Event, Extension, Holiday, HolidayKind, Slot
from chalicelib.domain.swap import Swap, SwapDay, SwapState, SwapStep
from chalicelib.domain.verdict import DayStatus, DayVerdict
from chalicelib.proof.base64url import encode
from chalicelib.rules.activity import fold
from chalicelib.rules.budget import with_obstacle
from chalicelib.store.documents import to_text
from chalicelib.store.tables import Performance, activity_key, plan_key
from chalicelib.use_cases.day_roots import append_root
from tests import cast
from tests.activities import an_activity
from tests.base_files import checked_bases, checked_budget
from tests.budget_lines import LINE
from tests.cast import BUDI, CITY, ENDAH, FIXES, wib
from tests.discipline_cases import JUDGED_BODY, K, absent_pns, confirm_rules, lock_month, put_case
from tests.evaluations import E, put_evaluation
from tests.gateway import in_process
from tests.jpegs import selfie
from tests.plans import put_plan
from tests.push_fake import Browser
from tests.requests import a_request, paper
from tests.rule_bodies import ASSESSED
from tests.world import World, entry
from tools.phone import DeviceKey, Phone

Values = Mapping[str, Any]

TODAY = "2026-11-23"
NEEDED = "*needed"  # in place of a field's name: the fields that a body of several kinds needs of this one
BROWSER = Browser()
HOLIDAYS = [Holiday(date(2027, 1, day), "Libur Contoh", HolidayKind.PUBLIC, "SKB 1/2026") for day in range(10, 20)]
EVENTS = [
    Event(f"apel-{day}", "Apel Contoh", "800/1", date(2027, 1, day), 390, 480, 420, Place(office_id="balai-kota"))
    for day in range(10, 20)
]

# What a random value would nearly always be refused for: by the name of the parameter or field.
ANYWHERE: Values = {
    "unit_id": ["umum"],
    "unit_ids": ["umum"],
    "parent_id": ["setda", None],
    "office_id": ["balai-kota"],
    "office_ids": ["balai-kota"],
    "employee_id": ["budi"],
    "supervisor_id": ["citra", None],
    "pattern_id": ["lima-hari"],
    "pattern_ids": ["lima-hari"],
    "override_id": ["ramadan"],
    "zone": ["Asia/Jakarta"],
    "on": [TODAY],
    "date": [TODAY],
    "month": ["2026-12"],
    "period_id": ["2026-11"],
    "slot": ["arrival"],
    "starts_on": ["2026-12-01", "2026-12-07"],
    "ends_on": ["2026-12-11"],
}

# The same for one operation or one body only; a mapping narrows the schema instead of listing values.
ONE_SLOT: Values = {"items": {"type": "array", "items": {"$ref": "#/components/schemas/SlotBody"}, "maxItems": 1}}
OFFICE = {
    "type": "Feature",
    "properties": {"nama": "Kantor Baru"},
    "geometry": {"type": "Point", "coordinates": [106.05, -6.0]},
}
LOGO = (
    "data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJg"
    "gg=="
)
SUPERIOR, BY_CITY = (ApproverKind.SUPERIOR,), (ApproverKind.CITY_ADMIN,)
SPRING = date(2027, 3, 1)
TOLD: Values = {
    "on": [f"2026-11-{day:02}" for day in range(2, 24)], "minutes": [5, 10], "action_id": [None], "quantity_e2": [None],
    "slot": [None], "attachments": {"maxItems": 0}, "links": ["https://contoh.example/berkas"],
    "text": ["Memeriksa berkas", "Rapat"], "place": [None], "obstacle": [None, "Hujan"], "follow_up": [None],
}  # fmt: skip
IN_SPRING = [f"2027-{month:02}-{day:02}" for month in (3, 4, 5) for day in range(1, 31)]
PERMISSION: Values = {  # of the fields that all kinds share the body of, those of this one
    "kind": ["permission"], "starts_on": IN_SPRING, "ends_on": [None],
    "arrive_by_min": [None, 540], "leave_from_min": [None, 840], "leave": [None], "order_no": [None],
    "due": {"maxItems": 0}, "place": [None], "slot": [None], "counts_at": [None], "attempt_id": [None],
    "attachments": {"maxItems": 0},
}  # fmt: skip
DOWN: Values = {  # near each other: what is decided now begins where it did, by a day at most
    "starts_at": [f"{TODAY}T00:{at}:00+07:00" for at in range(10, 20)],
    "ends_at": [f"{TODAY}T01:{at}:00+07:00" for at in range(10, 20)],
}
LONGER = [Extension(f"pagi-{at}", date(2026, 11, 23), Slot.ARRIVAL, at, "Layanan terganggu") for at in range(1, 60)]
CODES = [
    OfficeCode(f"kode-{day}", "umum", OfficeCodeKind.PAPER, date(2027, 2, day), date(2027, 2, day), ("umum",), 1)
    for day in range(1, 20)
]
BUDGET = "/units/{unit_id}/budgets/{year}"
BUDGET_LINES = [f"5.03.02.2.01.{number:04}-{LINE.account}" for number in range(1, 17)]
OFFICES = [{"type": "FeatureCollection", "features": [OFFICE]}]
QUARTERS = ("2026-Q1", "2026-Q2", "2026-Q3")
A_PERIOD: Values = {"year": ["2026"], "number": ["5", "6", "7"], "period": list(QUARTERS)}
SOMEWHERE: Mapping[str, Values] = {
    "BoxBody": {"west": [105.85], "south": [-6.1], "east": [106.15], "north": [-5.8]},
    "SettingsBody": {
        "roster_off_code": ["L"],
        "role_names": [{}, {"auditor": "Inspektorat"}],
        "logo": [None, LOGO],
        "attendance_rules": {"items": {"enum": [JUDGED_BODY]}, "minItems": 1, "maxItems": 1},
        "signal_rules": {"maxItems": 1},
        "discipline_rules": {"maxItems": 1},
        "allowance_rules": {"maxItems": 1},
        "performance_rules": {"items": {"enum": [ASSESSED]}, "maxItems": 1},
        "budget_rules": {"maxItems": 1},
    },
    "SignalRulesBody": {"rules_id": ["perwal-2027"]},
    "DisciplineRulesBody": {"rules_id": ["pp-94-kota"], "thresholds": {"maxItems": 1}},
    "BudgetRulesBody": {
        "rules_id": ["anggaran-2027"],
        "remind_day": [1, 5],
        "close_day": [10],
        "asked_bp": [{}, {"12": 9_500}],
    },
    "AllowanceRulesBody": {"rules_id": ["tpp-2027"], "brackets": {"maxItems": 1}},
    "BracketBody": {"from_min": [0, 1], "to_min": [None, 30]},
    "ConfirmationBody": {"decree_on": ["2026-11-02"]},
    "AttendanceRulesBody": {"rules_id": ["perwal-2027"], "missing_min": [{}, {"arrival": 120, "departure": 91}]},
    "RequestsBody": {
        "ways": [{}, {"leave": ["superior", "head"]}],
        "local_leave": [["annual", "sick"]],
        "longest_months": [{"sick": 12}],
    },
    "AccommodationBody": {"no_selfie": [True], "longer_min": [0, 30], "slots": ["arrival", "departure"]},
    "AccommodationsBody": {"accommodations": {"maxItems": 1}},
    "RetentionBody": {"position_days": [180], "attempt_days": [30, 180]},
    "CountingBody": {"counts_from": ["2026-12-07", None]},
    "UnitEndBody": {"ends_on": [None]},
    "ChallengeBody": {"employee_id": [None]},
    "POST /offices/{office_id}/surveys": {"application/json": [{"fixes": FIXES}]},
    "POST /surveys": {"application/json": [{"name": "Pos Baru", "unit_id": "umum", "fixes": FIXES}]},
    "PhotoBody": {"sha256": [encode(hashlib.sha256(selfie(2)).digest())]},
    "PUT /offices/{office_id}/photos/{place}": {"place": ["1"]},
    "DELETE /offices/{office_id}/photos/{place}": {"place": ["2", "3", "4"]},
    "PUT /units/{unit_id}/counting": {"unit_id": ["puskesmas"]},
    "SlotBody": {"opens_min": [0, 360], "limit_min": [450, None], "closes_min": [540, 1_000]},
    "VersionBody": {"week": ONE_SLOT},
    "PatternBody": {"versions": {"maxItems": 1}, "code": [None, "B"]},
    "OverrideBody": {"week": ONE_SLOT},
    "RehearsalBody": {
        "month": [None, "2026-10"],
        "override": [None],
        "holidays": [None],
        "pattern": {"not": {"type": "null"}},
    },
    "RehearsedPatternBody": {"pattern_id": ["pendek"], "versions": {"maxItems": 1}, "code": [None]},
    "MonthSheetBody": {"month": ["2026-11"]},
    "MonthSummaryBody": {"month": ["2026-11"]},
    "GET /summaries/{month}": {"month": ["2026-11", "today"]},
    "ReportBody": {"kind": ["month", "flags"], "format": ["csv", "xlsx"], "on": [None], "month": ["2026-11", None]},
    "GET /units/{unit_id}/reports": {"kind": ["month", "absence"], "month": ["2026-11"]},
    "HolidaysBody": {"holidays": {"maxItems": 1}},
    "HolidayBody": {"on": ["2026-12-31"]},
    "EventBody": {
        "on": ["2026-12-17", "2026-12-18"],
        "opens_min": [390],
        "limit_min": [420, 450],
        "closes_min": [480],
        "place": [{"office_id": "balai-kota"}, {"center": [106.05, -6.0], "radius_m": 100, "name": "Alun-alun"}],
    },
    "FailedSendBody": {
        "local_date": [TODAY],
        "began_at": [f"{TODAY}T00:1{at}:00Z" for at in range(9)],
        "failed_at": [f"{TODAY}T00:20:00Z"],
        "status": [None, 503],
    },
    "OutageBody": {**DOWN, "note": ["Layanan terganggu"]},
    "OutageDecisionBody": {**DOWN, "note": ["Layanan terganggu", "Jaringan seluler terganggu"]},
    "PUT /outages/{outage_id}": {"outage_id": ["20261122-2345"]},
    "ExtensionBody": {"on": [TODAY]},
    "PUT /calendar/extensions/{extension_id}": {"extension_id": ["pagi"]},
    "DELETE /calendar/extensions/{extension_id}": {"extension_id": [each.extension_id for each in LONGER]},
    "PUT /calendar/events/{event_id}": {"event_id": ["apel-desember"]},
    "DELETE /calendar/events/{event_id}": {"event_id": [each.event_id for each in EVENTS]},
    "OfficeCodeBody": {"starts_on": ["2026-12-01"], "ends_on": ["2026-12-01", "2026-12-31"]},
    "GET /units/{unit_id}/office-codes/{code_id}": {"code_id": [each.code_id for each in CODES]},
    "PUT /units/{unit_id}/office-codes/{code_id}": {"code_id": ["kode-desember"]},
    "DELETE /units/{unit_id}/office-codes/{code_id}": {"code_id": [each.code_id for each in CODES]},
    "EmployeeBody": {"number": {"pattern": "^UJI-[0-9]{6}$"}},
    "ImportBody": {
        "file_name": ["pegawai.xlsx"],
        "kind": ["roster"],
        "month": ["2026-12"],
        "year": [None],
        "machine_id": [None],
    },
    "MachineBody": {"revision": [0]},
    "PUT /machines/{machine_id}": {"machine_id": {"pattern": "^pintu-[0-9]{6}$"}},
    "PUT /machines/{machine_id}/pins": {
        "machine_id": ["lobi"],
        "text/csv": ["pin;nip\n17;CONTOH-001\n", "pin,number\n18,CONTOH-002\n"],
    },
    "CheckBody": {"mapping": [{}, {"number": "NIP BARU"}], "letters": [{}, {"PS": "P"}]},
    "SlipsBody": {"employee_ids": [["ani"], None]},
    "UnitBody": {"counts_from": ["2026-12-01", None], "enrol_until": ["2026-12-15", None]},
    "UnitDeviceDecisionsBody": {"decisions": {"maxItems": 2}},
    "BalanceBody": {"leave_left_days": [12], "revision": [1, 2], "source_document": ["SK 1/2026", "SK 2/2026"]},
    "LeavingBody": {"left_on": ["2026-12-31", None]},
    "GrantsBody": {"grants": {"items": {"enum": [{"role": "supervisor", "unit_id": "umum"}, {"role": "auditor"}]}}},
    "RosterBody": {"letters": ["PPMMLLL" * 4 + "PML", "-" * 31], "seen": [None]},
    "SwapBody": {"other_id": ["rekan"], "on": ["2026-12-01", "2026-12-02"], "for_on": ["2026-12-03", None]},
    "RequestBody": PERMISSION,
    "OthersRequestBody": PERMISSION,
    "RequestDecisionBody": {"act": ["approve"], "reason": [None]},
    "RequestDecisionsBody": {"act": ["reject"], "reason": ["bentrok dengan apel"]},
    "GET /me/leave": {"year": ["2026", "2027"]},
    "GET /employees/{employee_id}/leave": {"year": ["2026", "2027"]},
    "DelegateBody": {"to_id": ["budi"]},
    "PUT /employees/{employee_id}/delegate": {"employee_id": ["citra"]},
    "DELETE /employees/{employee_id}/delegate": {"employee_id": ["citra"]},
    "GET /units/{unit_id}/provisional": {"since": [TODAY, "2026-11-10"]},
    "GET /check-ins/{on}/{slot}/selfie": {"slot": ["arrival"]},
    "GET /me/selfie-views": {"month": ["2026-11"]},
    "GET /audit/entries": {
        "since": ["2026-11-20", TODAY],
        "until": [TODAY],
        "actions": ["selfie_viewed"],
        "about": ["ani"],
    },
    "GET /audit/pairs": {"unit_id": ["umum"], "month": ["2026-11"]},
    "ReviewDecisionBody": {"reason": ["foto di luar kantor"]},
    "QuestionBody": {"question": ["Di ruang mana foto ini diambil?"]},
    "AnswerBody": {"answer": ["Di aula"]},
    "RulingsBody": {"items": {"maxItems": 2}, "reason": ["memang hadir"]},
    "POST /me/notices/read": {"ids": [["20261123-missed"]]},
    "PushBody": {"endpoint": [BROWSER.endpoint]},
    "KeysBody": {"p256dh": [encode(BROWSER.point)], "auth": [encode(BROWSER.auth)]},
    "GET /me/swaps/partners": {"on": ["2026-12-01"]},
    "GET /me/activities": {"month": ["2026-11"]},
    "GET /employees/{employee_id}/activities": {"month": ["2026-11"]},
    "GET /units/{unit_id}/activities": {"month": ["2026-11"], "page": ["1"]},
    "ActivityBody": TOLD,
    "ActivityChangeBody": {**TOLD, "revision": [1]},
    "ActivityAnswersBody": {"act": ["approve", "comment"], "text": ["Baik"], "activities": {"maxItems": 1}},
    "ActivityToAnswerBody": {"employee_id": ["kawan"], "revision": [1, 2]},
    "GET /units/{unit_id}/months/{month}": {"month": ["2026-11"]},
    "PUT /units/{unit_id}": {"unit_id": ["puskesmas"]},
    "GET /me/months/{month}": {"month": ["2026-11"]},
    "GET /me/years/{year}": {"year": ["2026"]},
    "GET /units/{unit_id}/months/{month}/totals": {"month": ["2026-11"]},
    "GET /figures/{month}": {"month": ["2026-11"]},
    "GET /units/{unit_id}/figures/{year}": {"year": ["2026"]},
    "GET /me/discipline/{year}": {"year": ["2026"]},
    "GET /me/allowance/{month}": {"month": ["2026-11"]},
    "GET /employees/{employee_id}/discipline/{year}": {"year": ["2026"]},
    "GET /units/{unit_id}/discipline/{year}": {"year": ["2026"]},
    "GET /discipline-levels/{year}": {"year": ["2026"]},
    "GET /discipline-levels/{year}/people": {"year": ["2026"]},
    "GET /me/plans/{year}": {"year": ["2026"]},
    "POST /me/plans/{year}": {"year": ["2026"]},
    "PUT /me/plans/{year}/{number}": {"year": ["2026"], "number": ["1"]},
    "POST /me/plans/{year}/{number}/proposal": {"year": ["2026"], "number": ["2"]},
    "GET /employees/{employee_id}/plans/{year}": {"year": ["2026"]},
    "GET /units/{unit_id}/plans/{year}": {"year": ["2026"]},
    "POST /employees/{employee_id}/plans/{year}/{number}/answers": {
        "employee_id": ["kawan"],
        "year": ["2026"],
        "number": ["1"],
    },
    "PlanBody": {"goals": {"maxItems": 2}, "revision": [1]},
    "GoalBody": {
        "text": ["Dokumen terverifikasi"],
        "indicators": {"maxItems": 2},
        "actions": {"maxItems": 2},
        "cascaded_from": [None],
        "goal_id": [None],
    },
    "IndicatorBody": {"text": ["Jumlah dokumen"], "unit": ["dokumen"], "indicator_id": [None]},
    "ActionBody": {
        "text": ["Memverifikasi dokumen"],
        "unit": ["dokumen"],
        "months_e2": {"maxItems": 0},
        "budget_code": [None, LINE.code],
        "action_id": [None],
    },
    "PlanRevisionBody": {"revision": [1]},
    "PlanMoveBody": {"post": ["Pengelola"], "revision": [1]},
    "PlanCopyBody": {"year": [2027]},
    "PlanAnswerBody": {"answer": ["agreed"], "revision": [1], "text": [None, "Sudah sesuai."]},
    "GET /me/evaluations/{year}": {"year": ["2026"]},
    "PUT /me/evaluations/{year}/{number}/{period}": {**A_PERIOD, "number": ["4"]},
    "POST /me/evaluations/{year}/{number}/{period}/objection": A_PERIOD,
    "GET /employees/{employee_id}/evaluations/{year}": {"year": ["2026"]},
    "GET /employees/{employee_id}/evaluations/{year}/{number}/{period}": {**A_PERIOD, "employee_id": ["kawan"]},
    "PUT /employees/{employee_id}/evaluations/{year}/{number}/{period}": {**A_PERIOD, "employee_id": ["kawan"]},
    "POST /employees/{employee_id}/evaluations/{year}/{number}/{period}/answers": {
        **A_PERIOD,
        "employee_id": ["mitra"],
    },
    "GET /units/{unit_id}/evaluations/{period}": {"period": ["2026-Q3"]},
    "GET /units/{unit_id}/predicates/{period}": {"period": ["2026-Q3"]},
    "GET /predicates/{period}": {"period": ["2026-Q3"]},
    "PUT /units/{unit_id}/standings/{year}": {"year": ["2026"]},
    "GET /me/feedback/{year}": {"year": ["2026"]},
    "GET /employees/{employee_id}/feedback/{year}": {"year": ["2026"]},
    "RealisationBody": {
        "told": {"maxItems": 1, "items": {"enum": [{"indicator_id": "i1", "realised_e2": 100}]}},
        "revision": [0],
    },
    "RatingBody": {
        NEEDED: ["result", "behaviour", "reason", "revision"],
        "reason": ["Melebihi target."],
        "revision": [0],
        "behaviours": [{}, {"loyal": "meets"}],
    },
    "EvaluationAnswerBody": {
        NEEDED: ["answer", "revision", "text"],
        "answer": ["approved"],
        "ratings": [None],
        "text": ["Sesuai."],
        "revision": [1],
    },
    "EvaluationObjectionBody": {"text": ["Mohon ditinjau."], "revision": [1]},
    "RatingsBody": {"behaviours": [{}, {"loyal": "meets"}]},
    "StandingBody": {"revision": [0]},
    "FeedbackBody": {"text": ["Laporan bulan ini rapi."]},
    "POST /employees/{employee_id}/discipline-cases": {"employee_id": ["mitra"]},
    "CaseBody": {"year": [2026]},
    "GET /employees/{employee_id}/discipline-cases/{case_id}": {"case_id": ["2026-01"]},
    "POST /employees/{employee_id}/discipline-cases/{case_id}/steps": {"case_id": ["2026-01"]},
    "CaseStepBody": {
        NEEDED: ["kind", "revision", "on", "clock", "place"],
        "kind": ["summons"],
        "revision": [1, 2],
        "on": ["2026-12-01"],
        "clock": ["09:00"],
        "place": ["Ruang rapat"],
        "number": ["800/1/2026"],
        "level": [None],
        "sanction": [None],
        "deciding_office": [None],
        "object_until": [None],
        "text": [None, "Bawa surat keterangan."],
    },
    "POST /employees/{employee_id}/discipline-cases/{case_id}/letters": {
        "employee_id": ["kawan"],
        "case_id": ["2026-01"],
    },
    "LetterBody": {"revision": [2]},
    "PayrollBody": {"month": ["2027-12"]},
    "BudgetReportBody": {"month": ["2026-10"]},
    "POST /me/discipline-cases/{case_id}/statements": {"case_id": ["2026-01"]},
    "StatementBody": {"text": ["Ibu saya dirawat."], "revision": [1, 2]},
    "GET /budgets/{year}": {"year": ["2026"], "month": ["11"]},
    "GET /me/budget-lines/{year}": {"year": ["2026"], "month": ["11"]},
    f"GET {BUDGET}": {"year": ["2026"], "month": ["11"]},
    f"GET {BUDGET}/lines/{{line_id}}": {"year": ["2026"], "month": ["11"], "line_id": [BUDGET_LINES[0]]},
    f"PUT {BUDGET}/lines/{{line_id}}": {"year": ["2026"], "line_id": [BUDGET_LINES[0]]},
    f"PUT {BUDGET}/lines/{{line_id}}/months/{{month}}": {
        "year": ["2026"],
        "line_id": [BUDGET_LINES[1]],
        "month": ["11"],
    },
    f"POST {BUDGET}/lines/{{line_id}}/obstacles": {"year": ["2026"], "line_id": [BUDGET_LINES[2]]},
    f"PUT {BUDGET}/lines/{{line_id}}/obstacles/{{obstacle_id}}": {
        "year": ["2026"],
        "line_id": BUDGET_LINES[3:],  # an obstacle is done once
        "obstacle_id": ["k1"],
    },
    f"PUT {BUDGET}/unlocks/{{month}}": {"year": ["2026"], "month": ["9"]},
    "UnlockBody": {"until_on": ["2026-11-30"], "reason": ["SP2D terlambat terbit"]},
    "BudgetLineBody": {
        "programme": ["Kepegawaian"],
        "activity": ["Mutasi"],
        "sub_activity": ["Kelola"],
        "account": ["ATK"],
        "ceiling_idr": [100_000_000],
        "from_on": ["2026-11-01"],
        "note": ["DPA perubahan"],
        "targets": {"maxItems": 0},
        "pptk_id": [None],
        "kpa_id": [None],
        "revision": [1],
    },
    "ToldBody": {"realised_idr": [60_000_000], "physical_bp": [5_000], "correction": [None], "revision": [1]},
    "ObstacleBody": {"month": [11], "text": ["Lelang gagal"], "follow_up": [None], "revision": [1]},
    "ObstacleDoneBody": {"follow_up": ["Lelang ulang selesai"], "revision": [1]},
    "GET /units/{unit_id}/allowances/{month}": {"month": ["2026-11"]},
    "GET /employees/{employee_id}/years/{year}": {"year": ["2026"]},
    "GET /months/{month}": {"month": ["2026-11"]},
    "POST /months/{month}/lock": {"month": [f"2026-{month:02}" for month in range(1, 11)], "waiting": [0, 7]},
    "GET /me/balances/{year}": {"year": ["2026"]},
    "GET /employees/{employee_id}/balances/{year}": {"year": ["2026"]},
    "PUT /employees/{employee_id}/balances/{year}": {"year": ["2026"]},
    "PUT /employees/{employee_id}/leaving": {"employee_id": ["citra"]},
    "PUT /calendar/patterns/{pattern_id}": {"pattern_id": ["pendek"]},
    "DELETE /calendar/holidays/{on}": {"on": {"pattern": "^2027-01-1[0-9]$"}},
    "POST /units/imports": {"text/csv": ["unit,nama,induk\ntu,Tata Usaha,setda\n"]},
    "POST /employees/imports": {
        "text/csv": ["nip,nama,unit,kantor,pola,atasan\nUJI-200,Hadi,umum,balai-kota,roster,CONTOH-003\n"]
    },
    "POST /offices/imports": {
        "name_property": ["nama"],
        "application/geo+json": OFFICES,
        "application/json": OFFICES,
        "text/csv": ["nama,bujur,lintang\nKantor Lain,106.04,-6.01\n"],
    },
}


@dataclass(frozen=True)
class Furnished:
    """The values that name what is there, and the phones that requests take off, decide on and crowd out."""

    world: World
    values: Mapping[str, Values]
    phones: tuple[tuple[Employee, Phone, DeviceState], ...]
    returned: tuple[Request, ...]
    plans: tuple[Plan, ...] = ()
    activities: tuple[Activity, ...] = ()

    def put_back(self, path: str) -> None:
        """What another request has used up, there again.

        Before one about phones all of them, before one about leave no other that waits, and what was returned is
        returned; before a letter or a payroll export the rules are confirmed; before a lock every unit is closed, also
        those that were made meanwhile.
        """
        if path.endswith(("/letters", "/payroll-exports")):
            confirm_rules(self.world, date(2026, 11, 1))
        if path.endswith("/lock"):
            _close_all(self.world)
        if "/requests" in path:
            waiting = (self.world.services.requests.open_of_unit(each) for each in cast.UNITS)
            for each in itertools.chain.from_iterable(waiting):
                if each.starts_on >= SPRING:
                    withdrawn = replace(each, state=RequestState.WITHDRAWN)
                    self.world.services.requests.save(withdrawn, entry("test_withdraw", self.world.clock.now))
        self._plans_again(path)
        self._activities_again(path)
        for each in self.returned if "/requests/" in path else ():
            self._return_again(each)
        if "/devices/" in path:
            for owner, phone, state in self.phones:
                stored = self.world.services.staff.employee(owner.employee_id)
                if stored and stored.device(phone.device_id) is None:
                    self.world.give_device(owner.employee_id, phone, state)

    def _plans_again(self, path: str) -> None:
        for each in self.plans if "/plans/" in path else ():
            Performance(*plan_key(each.employee_id, each.year, each.number), revision=1, text=to_text(each)).save()

    def _activities_again(self, path: str) -> None:
        for each in self.activities if path.startswith("/me/activities/") else ():
            key = activity_key(each.employee_id, each.activity_id)
            Performance(*key, revision=each.revision, text=to_text(each)).save()

    def _return_again(self, returned: Request) -> None:
        stored = self.world.services.requests.get(returned.employee_id, returned.request_id)
        if stored and stored.state is not RequestState.RETURNED:
            again = replace(returned, revision=stored.revision)
            self.world.services.requests.save(again, entry("test_return", self.world.clock.now))


def furnish(world: World, person: Employee) -> Furnished:
    """Give the person, a colleague and the city something to read, to decide and to use up."""
    holidays = {each.on: each for each in HOLIDAYS}
    dated = {"events": tuple(EVENTS), "extensions": tuple(LONGER), "office_codes": tuple(CODES)}
    world.publish("calendar", replace(CITY.calendar, holidays=holidays, **dated))
    down = Outage("20261122-2345", wib(6, 45), wib(7), OutageState.SUSPECTED, failed=20, of=40)
    world.services.outages.save(down, entry("test_outage", world.clock.now))
    world.check_in(world.phone(BUDI)).expect(201)
    phone = world.phone(person)
    world.check_in(phone).expect(201)
    world.clock.set(wib(11, 35))
    phone.token = world.accounts.access_token(person.employee_id)
    lost, new = world.phone(person), Phone(in_process)
    world.give_device(BUDI.employee_id, new, DeviceState.PENDING)
    body, signature = _ready_to_send(world, phone)
    for owner in {person.employee_id, BUDI.employee_id}:
        balance = OpeningBalance(owner, 2026, BalanceFacts(12, 6, 2, 145, None, "SK 1/2026"), "endah", world.clock.now)
        world.services.years.save_opening(balance, None, entry("test_balance", world.clock.now))
    _photos(world, person)
    _budget_lines(world, person)
    root = _closed_days(world)
    doubtful = _doubtful(world)
    _look_at_photos(world, person.employee_id, "budi")
    looks = _owed_looks(world, person)
    confirm_rules(world, date(2026, 11, 1))
    lock_month(world, "2027-12")
    for each in {person.employee_id, "budi"}:
        put_case(world, who=each)
    in_january = Delegation("budi", date(2027, 1, 1), date(2027, 1, 9))
    for each in {person.employee_id, "citra"}:
        world.change(each, lambda found: replace(found, delegation=in_january))
    activity_values, to_change = _activities(world, person)
    values = {
        **SOMEWHERE,
        "DELETE /me/devices/{device_id}": {"device_id": [lost.device_id]},
        "DELETE /me/push/{subscription_id}": {"subscription_id": _woken(world, person.employee_id)},
        "GET /me/today": {"device_id": [phone.device_id]},
        "GET /me/next-day": {"device_id": [phone.device_id]},
        "GET /employees/{employee_id}/team-check-ins/{month}": {"employee_id": [person.employee_id]},
        "DeviceBody": {"public_key": [DeviceKey().public]},
        "ChallengeBody": {**SOMEWHERE["ChallengeBody"], "slot": ["midday"], "device_id": [phone.device_id]},
        "UploadBody": {"challenge": [phone.today()["slots"][1]["day_challenge"]]},  # its window is open
        "GET /audit/days/{unit_id}/{on}": {"root": [root]},
        "POST /check-ins": {"application/json": [body], "Presensi-Signature": [signature]},
        "POST /employees/{employee_id}/devices/{device_id}/decision": {"device_id": [new.device_id]},
        "UnitDeviceDecisionBody": {"device_id": [new.device_id]},
        "RulingBody": {"slot": ["event"], "challenge_id": [doubtful]},
        "ViewBody": {
            "slot": ["event"],
            "challenge_id": [doubtful],
            "reason": ["doubt" if any(each.role is Role.SUPERVISOR for each in person.grants) else "case"],
            "case_number": ["800/12/2026"],
        },
        "POST /me/reviews/{review_id}/look": {"review_id": looks[:2]},
        "POST /me/reviews/{review_id}/decision": {"review_id": looks[2:8]},
        "POST /me/reviews/{review_id}/question": {"review_id": looks[8:]},
        "POST /me/questions/{review_id}": {"review_id": _asked(world, person)},
        "POST /units/{unit_id}/objections/{request_id}/look": {"request_id": _objected(world, person)},
        "POST /proposals/{proposal_id}/decision": {"proposal_id": _proposals(world)},
        **_jobs(world, person),
        **_swaps(world, person),
        **_requests(world, person),
        **activity_values,
    }
    put_case(world, K.SUMMONS, who="kawan")
    plans = _plans(world, person)
    absent_pns(world, "mitra")
    mine, colleagues = (_returned(world, each) for each in (person.employee_id, "kawan"))
    values |= {
        "PUT /me/requests/{request_id}": {"request_id": [each.request_id for each in mine]},
        "PUT /employees/{employee_id}/requests/{request_id}": {
            "employee_id": ["kawan"],
            "request_id": [each.request_id for each in colleagues],
        },
    }
    phones = ((person, lost, DeviceState.ACTIVE), (BUDI, new, DeviceState.PENDING))
    return Furnished(world, values, phones, (*mine, *colleagues), plans, to_change)


def _ready_to_send(world: World, phone: Phone) -> tuple[Any, str]:
    """A check-in whose selfie lies in the bucket, signed over the bytes that the generator sends: names in order."""
    jpeg = selfie(2)
    asked = phone.ask_challenge("midday").expect(201)
    phone.upload(asked["upload"], jpeg)
    body = phone.body(asked["challenge"], (cast.HALL.longitude, cast.HALL.latitude), jpeg, accuracy_m=8)
    text = json.dumps(json.loads(body), sort_keys=True)
    return json.loads(text), phone.key.sign(text.encode())


def _closed_days(world: World) -> str:
    """Every unit is closed up to yesterday, and Umum today: the root of that. A day of every month counts."""
    _close_all(world)
    for month in range(1, 11):
        on = date(2026, month, 5)
        world.services.months.write(
            "umum", on, {"ani": DayVerdict(on, DayStatus.PRESENT, (), "pattern:x", "default")}, {}
        )
    return append_root(world.services, "umum", date(2026, 11, 23), world.clock.now)


def _close_all(world: World) -> None:
    for unit_id in world.services.city.fresh(world.clock.now).units:
        if world.services.closes.get(unit_id) is None:
            world.services.closes.save(UnitClose(unit_id, date(2026, 11, 22), date(2026, 11, 23), world.clock.now))


def _doubtful(world: World) -> str:
    """The challenge of a check-in that awaits a person: Budi's at an event, on a supervisor's phone."""
    made = world.services.attendance.day("umum", cast.MONDAY, "budi").check_ins[Slot.ARRIVAL]
    doubtful = replace(made, slot=Slot.EVENT, challenge_id="e" * 32, reasons=(Reason.TEAM,), made_by="indah")
    world.services.attendance.record(doubtful)
    return doubtful.challenge_id


def _look_at_photos(world: World, *employee_ids: str) -> None:
    """Each of their photos has its clean copy."""
    for employee_id in set(employee_ids):
        for each in world.services.attendance.day(
            _unit_of(world, employee_id), cast.MONDAY, employee_id
        ).check_ins.values():
            key, version_id = f"evidence/{each.challenge_id}.jpg", each.selfie_version_id or ""
            found = Evidence(each.upload_key, version_id, each.selfie_sha256, 20_000, world.clock.now, evidence_key=key)
            world.services.evidence.add(found)
            world.services.selfies.write_evidence(key, selfie(2), 90)


def _owed_looks(world: World, person: Employee) -> list[str]:
    """A supervisor owes their own, others the city's: Budi's check-ins of a dozen days, and their photos."""
    queue = person.employee_id if any(each.role is Role.SUPERVISOR for each in person.grants) else CITY_QUEUE
    made = world.services.attendance.day("umum", cast.MONDAY, "budi").check_ins[Slot.ARRIVAL]
    reviews = []
    for back in range(1, 13):
        on, challenge_id = cast.MONDAY - timedelta(days=back), f"{back:032x}"
        earlier = replace(made, local_date=on, challenge_id=challenge_id)
        world.services.attendance.record(earlier)
        key = f"evidence/{challenge_id}.jpg"
        found = Evidence(earlier.upload_key, made.selfie_version_id or "", made.selfie_sha256, 20_000, world.clock.now,
                         evidence_key=key)  # fmt: skip
        world.services.evidence.add(found)
        world.services.selfies.write_evidence(key, selfie(2), 90)
        reviews.append(Review(queue, "umum", on, "budi", Slot.ARRIVAL, challenge_id))
        world.services.reviews.assign(reviews[-1])
        seen = SelfieView("budi", on, Slot.ARRIVAL, person.employee_id, world.clock.now, ViewReason.REVIEW)
        world.services.selfie_views.add([seen], entry("test_look", world.clock.now))
    return [each.review_id for each in reviews]


def _asked(world: World, person: Employee) -> list[str]:
    """What the person is asked about three days of theirs."""
    asked = []
    for back in range(1, 4):
        on = cast.MONDAY - timedelta(days=back)
        one = Review("indah", "umum", on, person.employee_id, Slot.MIDDAY, f"{back + 20:032x}")
        world.services.reviews.assign(one)
        question = replace(one, state=ReviewState.ASKED, question="Di ruang mana?")
        world.services.reviews.move(question, one, entry("test_ask", world.clock.now))
        asked.append(one.review_id)
    return asked


def _objected(world: World, person: Employee) -> list[str]:
    """To what was said of one of the check-ins of `_owed_looks`: it waits for the person."""
    on = cast.MONDAY - timedelta(days=12)
    way = BY_CITY if person.has_role(Role.CITY_ADMIN) else SUPERIOR
    filed = a_request(
        RequestKind.OBJECTION, first=on, request_id=f"{on:%Y%m%d}-{world.services.new_id()}", employee_id="budi",
        unit_id="umum", filed_by="budi", slot=Slot.ARRIVAL, judged_by="indah", way=way,
    )  # fmt: skip
    return [world.services.requests.save(filed, entry("test_request", world.clock.now)).request_id]


def _unit_of(world: World, employee_id: str) -> str:
    employee = world.services.staff.employee(employee_id)
    held = employee.assignment_on(cast.MONDAY) if employee else None
    assert held
    return held.unit_id


def _woken(world: World, employee_id: str) -> list[str]:
    """Four phones of theirs that are woken."""
    phones = tuple(Browser().subscription(world.clock.now) for _ in range(4))
    held = replace(world.services.pushes.of(employee_id), all=phones)
    world.services.pushes.save(held, entry("test_push", world.clock.now), world.clock.now)
    return [each.subscription_id for each in phones]


def _budget_lines(world: World, person: Employee) -> None:
    """Some of Umum that the person is responsible for; something stands in the way of each."""
    for each in BUDGET_LINES:
        mine = replace(LINE, unit_id="umum", code=each.partition("-")[0], pptk_id=person.employee_id)
        stuck = with_obstacle(mine, 10, "Pagu diblokir", None, "dewi", world.clock.now)
        world.services.budgets.save(stuck, None, entry("test_line", world.clock.now))


def _photos(world: World, person: Employee) -> None:
    """One that the person has posted, and three that are shown."""
    world.phone(person, None).upload({"fields": {"key": upload_key_of("balai-kota", 1, person.employee_id)}}, selfie(2))
    for place in (2, 3, 4):
        shown = TakenPhoto("job", "office-inbox/a.jpg", "v1", bytes(32), "dewi", world.clock.now)
        world.services.photos.save(OfficePhoto("balai-kota", place, shown))


def _jobs(world: World, person: Employee) -> Mapping[str, Values]:
    """One's own: a report that is done, as every role may have made; an import that awaits its check, one that was
    checked; a log.
    """

    def made(kind: JobKind, state: JobState, **facts: Any) -> list[str]:
        job = Job(world.services.new_id(), kind, state, person.employee_id, world.clock.now, **facts)
        return [world.services.jobs.add(job).job_id]

    world.services.machines.save(Machine("lobi", "Pintu lobi", "balai-kota"), entry("test_machine", world.clock.now))
    log = Job(world.services.new_id(), JobKind.MACHINE_LOG, JobState.DONE, person.employee_id, world.clock.now)
    dated = replace(log, machine_id="lobi", unit_ids=("umum",), first_on=cast.MONDAY, last_on=cast.MONDAY)
    own = (person.employee_id,)
    report = made(JobKind.PERSON_PERFORMANCE, JobState.DONE, employee_ids=own, files=("report.csv",))
    return {
        "GET /jobs/{job_id}": {"job_id": report},
        "GET /jobs/{job_id}/files/{name}": {"job_id": report, "name": ["report.csv"]},
        "POST /jobs/{job_id}/check": {"job_id": made(JobKind.ROSTER, JobState.AWAITING_FILE)},
        "POST /jobs/{job_id}/withdrawal": {"job_id": [world.services.jobs.add(dated).job_id]},
        "POST /jobs/{job_id}/application": {"job_id": made(JobKind.ROSTER, JobState.CHECKED)},
        "GET /jobs/{job_id}/budget-changes": {"job_id": [checked_budget(world, person.employee_id)]},
        "GET /jobs/{job_id}/base-changes": {"job_id": [checked_bases(world, person.employee_id)]},
    }


def _swaps(world: World, person: Employee) -> Mapping[str, Values]:
    """From December on the person works by roster with a colleague, and two others in Umum do; some have asked."""

    def works(who: Employee, unit_id: str, letter: str) -> Employee:
        weekly = replace(who.assignments[0], ends_on=date(2026, 11, 30))
        shifts = Assignment(unit_id, date(2026, 12, 1), ("balai-kota",), None)
        return replace(who, assignments=(weekly, shifts), roster={"2026-12": letter * 31})

    def asked(unit_id: str, one: str, other: str, *states: SwapState) -> list[str]:
        ids = []
        for day in (10, 11, 12):
            steps = tuple(SwapStep(state, one, world.clock.now) for state in (SwapState.ASKED, *states))
            letters = ("P", "M") if other != person.employee_id else ("M", "P")
            days = (SwapDay(date(2026, 12, day), *letters),)
            ids.append(f"202612{day}-{world.services.new_id()}")
            swap = Swap(ids[-1], unit_id, one, other, days, steps)
            world.services.swaps.add(swap, entry("test_swap", world.clock.now))
        return ids

    mine = person.assignments[0].unit_id
    world.change(person.employee_id, lambda each: works(each, mine, "P"))
    for name, unit_id, letter in (("rekan", mine, "M"), ("kawan", "umum", "P"), ("mitra", "umum", "M")):
        new = replace(works(BUDI, unit_id, letter), employee_id=name, name=name.title(), number=f"UJI-{name}")
        world.services.staff.save(new, None, entry("test_add", world.clock.now))
    return {
        "POST /me/swaps/{swap_id}/answer": {"swap_id": asked(mine, "rekan", person.employee_id)},
        "DELETE /me/swaps/{swap_id}": {"swap_id": asked(mine, person.employee_id, "rekan")},
        "POST /units/{unit_id}/swaps/{swap_id}/decision": {
            "swap_id": asked("umum", "kawan", "mitra", SwapState.AGREED)
        },
    }


def _plans(world: World, person: Employee) -> tuple[Plan, ...]:
    """Three drafts of the person, who came under another superior in July; a colleague's is proposed."""
    first, *others = world.services.staff.employee(person.employee_id).assignments
    june, july = date(2026, 6, 30), date(2026, 7, 1)
    moved = (replace(first, ends_on=june, supervisor_id="endah"), replace(first, starts_on=july), *others)
    world.change(person.employee_id, lambda each: replace(each, assignments=moved))
    own = {"employee_id": person.employee_id, "unit_id": first.unit_id}
    drafts = [put_plan(world, number=number, **own) for number in (1, 2, 3)]
    _evaluations(world, person, first.unit_id)
    return *drafts[:2], put_plan(world, PlanStepKind.PROPOSED, employee_id="kawan")


def _evaluations(world: World, person: Employee, unit_id: str) -> None:
    """The person assesses one colleague, approves another one's, tells of a period and may object to another."""
    agreed = (PlanStepKind.PROPOSED, PlanStepKind.AGREED)
    held = replace(world.services.staff.employee("mitra").assignments[0], supervisor_id=person.employee_id)
    assessor = replace(
        BUDI, employee_id="penilai", name="Penilai", number="UJI-penilai", assignments=(held,),
        grants=(Grant(Role.SUPERVISOR, "umum"),),
    )  # fmt: skip
    world.services.staff.save(assessor, None, entry("test_add", world.clock.now))
    put_plan(world, *agreed, employee_id=person.employee_id, unit_id=unit_id, number=4)
    for number in (5, 6, 7):
        put_plan(world, *agreed, employee_id=person.employee_id, unit_id=unit_id, number=number)
        put_plan(world, *agreed, employee_id="kawan", number=number, assessor_id=person.employee_id)
        put_plan(world, *agreed, employee_id="mitra", number=number, assessor_id="penilai")
        for period_id in QUARTERS:
            one: dict[str, Any] = {"number": number, "period_id": period_id}
            put_evaluation(world, E.RATED, E.APPROVED, employee_id=person.employee_id, unit_id=unit_id, **one)
            put_evaluation(world, E.RATED, employee_id="mitra", rater="penilai", assessor_id="penilai", **one)


def _activities(world: World, person: Employee) -> tuple[Mapping[str, Values], tuple[Activity, ...]]:
    """What the person reported, to be read, changed and withdrawn; what somebody in Umum did."""

    def made(who: str, unit_id: str, many: int) -> list[str]:
        ids = []
        for _ in range(many):
            named = world.services.new_id()
            activity = an_activity(named, on=cast.MONDAY, employee_id=who, unit_id=unit_id, attachments=(paper(),))
            line = world.services.activities.line(unit_id, "2026-11", who)
            world.services.activities.save([activity], [fold(line, None, activity)])
            ids.append(activity.activity_id)
        return ids

    mine, colleagues = made(person.employee_id, person.assignments[0].unit_id, 9), made("kawan", "umum", 6)
    values: Mapping[str, Values] = {
        "GET /me/activities/{activity_id}": {"activity_id": mine[:1]},
        "GET /me/activities/{activity_id}/attachments/{number}": {"activity_id": mine[:1], "number": ["1"]},
        "PUT /me/activities/{activity_id}": {"activity_id": mine[1:4]},
        "DELETE /me/activities/{activity_id}": {"activity_id": mine[4:]},
        "GET /employees/{employee_id}/activities/{activity_id}/attachments/{number}": {
            "employee_id": ["kawan"],
            "activity_id": colleagues[:1],
            "number": ["1"],
        },
        "ActivityToAnswerBody": {**SOMEWHERE["ActivityToAnswerBody"], "activity_id": colleagues},
    }
    return values, tuple(world.services.activities.some((person.employee_id, each) for each in mine[1:4]))


def _returned(world: World, employee_id: str) -> list[Request]:
    """To be changed and sent again, for three days."""
    return [_filed(world, employee_id, day, state=RequestState.RETURNED) for day in (2, 3, 4)]


def _filed(world: World, whose: str, day: int, **facts: Any) -> Request:
    who = world.services.staff.employee(whose)
    assert who
    request = a_request(
        RequestKind.PERMISSION, first=date(2027, 2, day), request_id=f"202702{day:02}-{world.services.new_id()}",
        employee_id=whose, unit_id=who.assignments[-1].unit_id, filed_by=whose, attachments=(paper(),),
        **{"way": SUPERIOR, **facts},
    )  # fmt: skip
    return world.services.requests.save(request, entry("test_request", world.clock.now))


def _requests(world: World, person: Employee) -> Mapping[str, Values]:
    """One's own to read and withdraw, some of Umum that await a decision."""

    def filed(whose: str, day: int, **facts: Any) -> str:
        return _filed(world, whose, day, **facts).request_id

    seen = {"request_id": [filed(person.employee_id, 1)], "number": ["1"]}
    way = BY_CITY if person.has_role(Role.CITY_ADMIN) else SUPERIOR
    mine_to_decide = [filed("mitra", day, way=way) for day in range(1, 13)]
    return {
        "GET /me/requests/{request_id}": seen,
        "GET /me/requests/{request_id}/attachments/{number}": seen,
        "DELETE /me/requests/{request_id}": {"request_id": [filed(person.employee_id, day) for day in (5, 6, 7)]},
        "GET /units/{unit_id}/requests/{request_id}/attachments/{number}": {
            "request_id": mine_to_decide[:2],
            "number": ["1"],
        },
        "POST /units/{unit_id}/requests/{request_id}/decision": {"request_id": mine_to_decide[:8]},
        "RequestDecisionsBody": {**SOMEWHERE["RequestDecisionsBody"], "request_ids": mine_to_decide[8:]},
    }


def _proposals(world: World) -> list[str]:
    """Another admin's: roles for people whom nothing else changes, so that none goes stale."""
    endah, wanted = world.phone(ENDAH, enrolled=None), {"grants": [{"role": "auditor"}]}
    made = [endah.call("PUT", f"/employees/{each}/grants", wanted).expect(202) for each in ("ani", "dewi", "gani")]
    return [each["proposal"]["proposal_id"] for each in made]
