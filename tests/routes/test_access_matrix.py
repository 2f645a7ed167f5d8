"""Who may pass which door: every operation with every role, on both sides of every border (T15, T22).

`ROWS` is RELIABILITY section 4 written out by operation, not by the code's own table. An operation without a row fails.
Not for any of one's roles is 403; out of reach is 404 and looks exactly like what does not exist.
"""

import hashlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

import pytest

from chalicelib.domain.activity import Activity
from chalicelib.domain.attendance import Evidence
from chalicelib.domain.balance import BalanceFacts, OpeningBalance
from chalicelib.domain.city import Unit
from chalicelib.domain.closing import UnitClose
from chalicelib.domain.discipline_case import CaseStepKind
from chalicelib.domain.employee import Assignment, DeviceState, Employee, Grant, Role
from chalicelib.domain.job import Job, JobKind, JobState
from chalicelib.domain.machine import Machine
from chalicelib.domain.office import Place
from chalicelib.domain.office_code import OfficeCode, OfficeCodeKind
from chalicelib.domain.office_photo import TakenPhoto, upload_key_of
from chalicelib.domain.outage import Outage, OutageState
from chalicelib.domain.plan import PlanStepKind
from chalicelib.domain.request import ApproverKind, Delegation, RequestKind, RequestState
from chalicelib.domain.review import CITY_QUEUE, Review, ReviewState
from chalicelib.domain.selfie_view import SelfieView, ViewReason
from chalicelib.domain.shift import Event, Extension, Holiday, HolidayKind, Slot
from chalicelib.domain.swap import Swap, SwapDay, SwapState, SwapStep
from chalicelib.domain.verdict import DayStatus, DayVerdict
from chalicelib.proof.base64url import encode
from chalicelib.proof.unsubscribe import seal_unsubscribe
from chalicelib.routes._http import OPERATIONS
from chalicelib.rules.access import ALLOWED, Act
from chalicelib.rules.activity import fold
from chalicelib.rules.budget import with_obstacle
from tests import cast
from tests.activities import an_activity
from tests.base_files import checked_bases, checked_budget
from tests.budget_lines import LINE
from tests.cast import ANI, BUDI, CITRA, DEWI, EKO, ENDAH, FITRI, GANI, START, person
from tests.discipline_cases import absent_pns, confirm_rules, lock_month, put_case
from tests.evaluations import E, put_evaluation
from tests.jpegs import selfie
from tests.plans import put_plan
from tests.push_fake import Browser
from tests.requests import a_request, paper
from tests.routes.test_settings import SETTINGS
from tests.routes.town import OPENING, BuiltTown, alike, built_town, nobody, nothing_changed, problem
from tests.world import World, entry
from tools.phone import DeviceKey, Phone, Reply

HANA = person("Hana", "CONTOH-011", "setda", (Grant(Role.EXECUTIVE),))
INDAH = person("Indah", "CONTOH-012", "puskesmas", (Grant(Role.SUPERVISOR, "puskesmas"),))
JOKO = person("Joko", "CONTOH-013", "setda", (Grant(Role.OPERATOR, "organisasi"),))
KIKI = person("Kiki", "CONTOH-014", "setda", (Grant(Role.SUPERVISOR, "organisasi"),))
MIRA = person("Mira", "CONTOH-015", "umum")  # takes Citra's place this week
MORE = (HANA, INDAH, JOKO, KIKI, MIRA)
BROWSER = Browser()
AWAY = Delegation("mira", cast.MONDAY, date(2026, 11, 29))
ORGANISASI = Unit("organisasi", "Bagian Organisasi", "setda", ("balai-kota",), START)  # beside Umum

# E employee, S supervisor, O unit operator, B city admin, I inspectorate, X executive, D a supervisor's delegate
ACTORS = {"E": BUDI, "S": CITRA, "O": DEWI, "B": EKO, "I": FITRI, "X": HANA, "D": MIRA}
ALL = "ESOBIXD"
PUBLIC = ""


@pytest.fixture(scope="module")
def built() -> Iterator[BuiltTown]:
    with built_town(add_more) as town:
        yield town


def add_more(world: World) -> None:
    offices = {each: replace(cast.HALL_OFFICE, office_id=each, name=each) for each in ("pos-umum", "ruang-setda")}
    world.publish("offices", {**cast.CITY.offices, **offices})
    at = {each: (*cast.UNITS[each].office_ids, own) for each, own in (("umum", "pos-umum"), ("setda", "ruang-setda"))}
    units = {each: replace(cast.UNITS[each], office_ids=office_ids) for each, office_ids in at.items()}
    world.publish("units", {**cast.UNITS, **units, "organisasi": ORGANISASI})
    for each in MORE:
        world.services.staff.save(each, None, entry("test_add", world.clock.now))
    world.change("citra", lambda each: replace(each, delegation=AWAY))
    world.change("mira", lambda each: replace(each, delegated_by=("citra",)))
    for each in (*cast.CAST, *MORE):
        PHONES[each.employee_id] = world.phone(each)


PHONES: dict[str, Phone] = {}  # everybody's enrolled phone


def phone_of(town: World, who: Employee) -> Phone:
    return replace(PHONES[who.employee_id], token=town.accounts.access_token(who.employee_id))


@dataclass(frozen=True)
class Ask:
    """One request, ready to send."""

    path: str
    body: object = None
    raw: bytes = b""
    headers: dict[str, str] = field(default_factory=dict)


Make = Callable[[World, Phone], Ask]


@dataclass(frozen=True)
class Row:
    """One operation: which roles have it, what they are answered, how it is asked, and whose is out of reach.

    make      a request that whoever has the role is answered `status`, about Ani or Umum where it is about somebody.
    foreign   the same about what is out of everybody's reach: somebody else's own.
    """

    roles: str
    status: int
    make: Make
    foreign: Make | None = None


def plain(path: str, body: object = None) -> Make:
    return lambda _town, _phone: Ask(path, body)


def csv(path: str, text: str) -> Make:
    return lambda _town, _phone: Ask(path, raw=text.encode(), headers={"Content-Type": "text/csv"})


def closed_october(town: World, _: Phone) -> Ask:
    last = date(2026, 10, 31)
    for unit_id in town.services.city.fresh(town.clock.now).units:
        town.services.closes.save(UnitClose(unit_id, last, last, OPENING))
    town.services.months.write(
        "umum", last, {"ani": DayVerdict(last, DayStatus.PRESENT, (), "pattern:x", "default")}, {}
    )
    return Ask("/months/2026-10/lock")


def own_device(_: World, phone: Phone) -> Ask:
    return Ask(f"/me/devices/{phone.device_id or 'A' * 43}")


def anis_device(town: World, _: Phone) -> Ask:
    return Ask(f"/me/devices/{phone_of(town, ANI).device_id}")


def new_device(_: World, __: Phone) -> Ask:
    return Ask("/me/devices", {"public_key": DeviceKey().public, "label": "Ponsel"})


def own_push(town: World, phone: Phone) -> Ask:
    return Ask(f"/me/push/{woken(town, maker_of(phone))}")


def anis_push(town: World, _: Phone) -> Ask:
    return Ask(f"/me/push/{woken(town, 'ani')}")


def woken(town: World, employee_id: str) -> str:
    """One more phone of theirs that is woken: its id."""
    new = Browser().subscription(town.clock.now)
    held = town.services.pushes.of(employee_id)
    town.services.pushes.save(replace(held, all=(*held.all, new)), entry("test_push", town.clock.now), town.clock.now)
    return new.subscription_id


def new_password(town: World, phone: Phone) -> Ask:
    town.accounts.passwords |= {each.employee_id: "sandi yang lama" for each in (*cast.CAST, *MORE)}
    return Ask("/me/password", {"old_password": "sandi yang lama", "new_password": "kuda lumping naik kereta"})


def own_challenge(_: World, phone: Phone) -> Ask:
    body = {"slot": "arrival", "device_id": phone.device_id or "A" * 43, "employee_id": None}
    return Ask("/check-ins/challenges", body)


def own_upload(_: World, phone: Phone) -> Ask:
    sealed = phone.today()["slots"][0]["day_challenge"] if phone.token else "a"
    return Ask("/uploads", {"challenge": sealed})


def anis_upload(town: World, _: Phone) -> Ask:
    return own_upload(town, phone_of(town, ANI))


def own_check_in(_: World, phone: Phone) -> Ask:
    asked = phone.ask_challenge("arrival")
    return signed(phone, asked.json["challenge"] if asked.status == 201 else "a")


def anis_check_in(town: World, phone: Phone) -> Ask:
    return signed(phone, phone_of(town, ANI).ask_challenge("arrival").expect(201)["challenge"])


def signed(phone: Phone, challenge: str) -> Ask:
    body = phone.body(challenge, (cast.HALL.longitude, cast.HALL.latitude), selfie())
    return Ask("/check-ins", raw=body, headers={"Presensi-Signature": phone.key.sign(body)})


def recorded_check_in(town: World, phone: Phone) -> Ask:
    if phone.token:
        town.check_in(phone).expect(201)
    return Ask("/check-ins/2026-11-23/arrival")


def a_job(town: World, maker: str, kind: JobKind, state: JobState, files: tuple[str, ...] = ()) -> str:
    own = (maker,) if kind is JobKind.PERSON_PERFORMANCE else ()
    job = Job(town.services.new_id(), kind, state, maker, town.clock.now, employee_ids=own, files=files)
    return town.services.jobs.add(job).job_id


def maker_of(phone: Phone) -> str:
    return str(phone.call("GET", "/me").expect(200)["employee"]["employee_id"]) if phone.token else "nobody"


def own_import(what: str, body: object) -> Make:
    def make(town: World, phone: Phone) -> Ask:
        job_id = a_job(town, maker_of(phone), JobKind.PEOPLE, JobState.AWAITING_FILE)
        return Ask(f"/jobs/{job_id}/{what}", body)

    return make


def dewis_import(what: str, body: object) -> Make:
    """An import that nobody who asks has made; a city admin may see it, so Eko's own is not asked for."""
    return lambda town, _: Ask(f"/jobs/{a_job(town, 'dewi', JobKind.SLIPS, JobState.DONE)}/{what}", body)


def own_roster_file(town: World, phone: Phone) -> Ask:
    """A roster that was checked; a file of people is a city admin's, see below."""
    job_id = a_job(town, maker_of(phone), JobKind.ROSTER, JobState.CHECKED)
    return Ask(f"/jobs/{job_id}/application", {"mode": "whole", "revision": 1})


def own_budget(town: World, phone: Phone) -> Ask:
    return Ask(f"/jobs/{checked_budget(town, maker_of(phone))}/budget-changes")


def own_bases(town: World, phone: Phone) -> Ask:
    """A file of bases that was checked."""
    return Ask(f"/jobs/{checked_bases(town, maker_of(phone))}/base-changes")


def own_machine_log(town: World, phone: Phone) -> Ask:
    job = Job(town.services.new_id(), JobKind.MACHINE_LOG, JobState.DONE, maker_of(phone), town.clock.now)
    dated = replace(job, machine_id="lobi", unit_ids=("umum",), first_on=cast.MONDAY, last_on=cast.MONDAY)
    return Ask(f"/jobs/{town.services.jobs.add(dated).job_id}/withdrawal")


def known_machine(town: World, _: Phone) -> Ask:
    machine = Machine("lobi", "Pintu lobi", "balai-kota")
    town.services.machines.save(machine, entry("test_machine", town.clock.now))
    return csv("/machines/lobi/pins", "pin;nip\n17;CONTOH-001\n")(town, _)


def own_job(rest: str) -> Make:
    """Of a kind that its maker may have made: who issues no codes has a report of their own."""

    def make(town: World, phone: Phone) -> Ask:
        maker = maker_of(phone)
        who = town.services.staff.employee(maker)
        issues = who is None or any(map(who.has_role, ALLOWED[Act.ISSUE_CODE]))
        kind = JobKind.SLIPS if issues else JobKind.PERSON_PERFORMANCE
        return Ask(f"/jobs/{a_job(town, maker, kind, JobState.DONE, ('slips.pdf',))}{rest}")

    return make


def dewis_slips(rest: str) -> Make:
    return lambda town, _: Ask(f"/jobs/{a_job(town, 'dewi', JobKind.SLIPS, JobState.DONE, ('slips.pdf',))}{rest}")


def own_balance(town: World, phone: Phone) -> Ask:
    if phone.token:
        bring_along(town, maker_of(phone))
    return Ask("/me/balances/2026")


def anis_balance(town: World, _: Phone) -> Ask:
    bring_along(town, "ani")
    return Ask("/employees/ani/balances/2026")


def bring_along(town: World, employee_id: str) -> None:
    balance = OpeningBalance(employee_id, 2026, BalanceFacts(12, 6, 2, 145, None, "SK 1/2026"), "endah", town.clock.now)
    if town.services.years.opening(employee_id, 2026) is None:
        town.services.years.save_opening(balance, None, entry("test_balance", town.clock.now))


def own_team_check_ins(_: World, phone: Phone) -> Ask:
    return Ask(f"/employees/{maker_of(phone)}/team-check-ins/2026-11")


def waiting_proposal(town: World, _: Phone) -> Ask:
    made = phone_of(town, ENDAH).call("PUT", "/settings", SETTINGS).expect(202)
    return Ask(f"/proposals/{made['proposal_id']}")


def proposal_to_decide(town: World, phone: Phone) -> Ask:
    return Ask(f"{waiting_proposal(town, phone).path}/decision", {"approve": True})


def known_holiday(town: World, _: Phone) -> Ask:
    on = date(2026, 12, 24)
    holiday = Holiday(on, "Cuti", HolidayKind.COLLECTIVE, "1/2026")
    town.publish("calendar", replace(cast.CITY.calendar, holidays={on: holiday}))
    return Ask("/calendar/holidays/2026-12-24")


def empty_unit(town: World, _: Phone) -> Ask:
    units = town.services.city.fresh(town.clock.now).units
    town.publish("units", {**units, "lama": Unit("lama", "Bagian Lama", "umum")})
    return Ask("/units/lama/end", {"ends_on": "2026-12-31"})


def known_extension(town: World, _: Phone) -> Ask:
    longer = Extension("pagi", cast.MONDAY, Slot.ARRIVAL, 30, "Layanan terganggu")
    town.publish("calendar", replace(cast.CITY.calendar, extensions=(longer,)))
    return Ask("/calendar/extensions/pagi")


def known_code(town: World, _: Phone) -> Ask:
    code = OfficeCode("layar", "umum", OfficeCodeKind.SCREEN, cast.MONDAY, cast.MONDAY, ("umum",), 1)
    town.publish("calendar", replace(cast.CITY.calendar, office_codes=(code,)))
    return Ask("/units/umum/office-codes/layar")


def known_outage(town: World, _: Phone) -> Ask:
    down = Outage("20261122-2345", cast.wib(6, 45), cast.wib(7), OutageState.SUSPECTED, failed=20, of=40)
    town.services.outages.save(down, entry("test_outage", OPENING))
    return Ask("/outages/20261122-2345", {**DOWN, "state": "declared"})


def known_event(town: World, _: Phone) -> Ask:
    place = Place(office_id="balai-kota")
    event = Event("upacara", "Upacara", "1/2026", date(2026, 12, 24), 390, 480, 420, place)
    town.publish("calendar", replace(cast.CITY.calendar, events=(event,)))
    return Ask("/calendar/events/upacara")


def posted_photo(town: World, phone: Phone) -> Ask:
    key = upload_key_of("pos-umum", 1, maker_of(phone))
    phone_of(town, EKO).upload({"fields": {"key": key}}, selfie())
    return Ask("/offices/pos-umum/photos/1", {"sha256": encode(hashlib.sha256(selfie()).digest())})


def kept_photo(town: World, _: Phone) -> Ask:
    photo = town.services.photos.get("pos-umum", 1)
    taken = TakenPhoto("job", "office-inbox/a.jpg", "v1", bytes(32), "dewi", town.clock.now)
    if photo.is_empty:
        town.services.photos.save(replace(photo, shown=taken))
    return Ask("/offices/pos-umum/photos/1")


def pending_phone(employee: Employee) -> Make:
    def make(town: World, _: Phone) -> Ask:
        phone = town.phone(employee, DeviceState.PENDING)
        return Ask(f"/employees/{employee.employee_id}/devices/{phone.device_id}/decision", {"approve": True})

    return make


def pending_phones(town: World, _: Phone) -> Ask:
    decision = {"employee_id": "ani", "device_id": town.phone(ANI, DeviceState.PENDING).device_id, "approve": True}
    return Ask("/units/umum/devices/decisions", {"decisions": [decision]})


def doubtful_check_in(town: World, _: Phone) -> Ask:
    """Ani's position was too coarse."""
    town.check_in(phone_of(town, ANI), accuracy_m=150)
    on = town.clock.now.astimezone(cast.WIB).date()
    (made,) = town.services.attendance.day("umum", on, "ani").check_ins.values()
    item = {"employee_id": "ani", "on": on.isoformat(), "slot": "arrival", "challenge_id": made.challenge_id}
    return Ask("/units/umum/provisional/decisions", {"items": [{**item, "valid": True}], "reason": "memang hadir"})


def clean_copies(town: World) -> None:
    """The evidence job has looked at every photo, and all are sound."""
    sha256 = hashlib.sha256(selfie(1)).digest()
    for upload_key, version_id, _ in town.services.selfies.uploads():
        key = upload_key.replace("inbox/", "evidence/")
        town.services.evidence.add(Evidence(upload_key, version_id, sha256, 20_000, OPENING, evidence_key=key))
        town.services.selfies.write_evidence(key, selfie(1), 90)


def own_selfie(town: World, phone: Phone) -> Ask:
    ask = recorded_check_in(town, phone)
    clean_copies(town)
    return replace(ask, path=f"{ask.path}/selfie")


def anis_selfie(town: World, _: Phone) -> Ask:
    """Somebody else's, asked for as one's own."""
    town.check_in(phone_of(town, ANI))
    clean_copies(town)
    return Ask("/check-ins/2026-11-23/arrival/selfie")


def selfie_of_ani(town: World, phone: Phone) -> Ask:
    """Of a doubtful arrival: to decide on it, or by a case for admin and auditor, to whom it does not fall."""
    (item,) = doubtful_check_in(town, phone).body["items"]  # type: ignore[index]
    clean_copies(town)
    del item["valid"]
    by_case = {"reason": "case", "case_number": "800/12/2026"}
    return Ask(
        "/units/umum/selfie-views", item | (by_case if maker_of(phone) in ("eko", "fitri") else {"reason": "decision"})
    )


def owed_look(town: World, phone: Phone) -> Review:
    """Ani's arrival, and its photo looked at, in the queue of whoever asks: a supervisor's own, or the city's."""
    town.check_in(phone_of(town, ANI))
    clean_copies(town)
    on = town.clock.now.astimezone(cast.WIB).date()
    made = town.services.attendance.day("umum", on, "ani").check_ins[Slot.ARRIVAL]
    queue = CITY_QUEUE if maker_of(phone) == "eko" else "citra"
    review = Review(queue, "umum", on, "ani", Slot.ARRIVAL, made.challenge_id)
    town.services.reviews.assign(review)
    return review


def a_look(town: World, phone: Phone) -> Ask:
    return Ask(f"/me/reviews/{owed_look(town, phone).review_id}/look")


def look_decided(town: World, phone: Phone) -> Ask:
    review = owed_look(town, phone)
    seen = SelfieView("ani", review.local_date, review.slot, maker_of(phone), town.clock.now, ViewReason.REVIEW)
    town.services.selfie_views.add([seen], entry("test_look", town.clock.now))
    return Ask(f"/me/reviews/{review.review_id}/decision", {"valid": True})


def question(town: World, phone: Phone) -> Ask:
    return Ask(f"/me/reviews/{owed_look(town, phone).review_id}/question", {"question": "Di ruang mana?"})


def asked_about(town: World, employee_id: str) -> Ask:
    on = town.clock.now.astimezone(cast.WIB).date()
    review = Review("citra", "umum", on, employee_id, Slot.ARRIVAL, hashlib.md5(employee_id.encode()).hexdigest())
    town.services.reviews.assign(review)
    asked = replace(review, state=ReviewState.ASKED, question="Di ruang mana?")
    if (stands := town.services.reviews.get("citra", review.review_id)) and stands.state is ReviewState.WAITING:
        town.services.reviews.move(asked, stands, entry("test_ask", town.clock.now))
    return Ask(f"/me/questions/{review.review_id}", {"answer": "Di aula"})


def own_question(town: World, phone: Phone) -> Ask:
    return asked_about(town, maker_of(phone))


def anis_question(town: World, _: Phone) -> Ask:
    return asked_about(town, "ani")


def an_activity_of(town: World, who: str) -> Activity:
    """One that waits, with a file."""
    activity = replace(an_activity(town.services.new_id(), on=cast.MONDAY, employee_id=who), attachments=(paper(),))
    line = town.services.activities.line("umum", "2026-11", who)
    town.services.activities.save([activity], [fold(line, None, activity)])
    return activity


def own_activity(tail: str = "", body: object = None) -> Make:
    return lambda town, phone: Ask(f"/me/activities/{an_activity_of(town, maker_of(phone)).activity_id}{tail}", body)


def anis_activity(tail: str = "", body: object = None) -> Make:
    return lambda town, _: Ask(f"/me/activities/{an_activity_of(town, 'ani').activity_id}{tail}", body)


def proof_of_ani(town: World, _: Phone) -> Ask:
    return Ask(f"/employees/ani/activities/{an_activity_of(town, 'ani').activity_id}/attachments/1")


def answered_activity(town: World, _: Phone) -> Ask:
    named = {"employee_id": "ani", "activity_id": an_activity_of(town, "ani").activity_id, "revision": 1}
    return Ask("/units/umum/activities/answers", {"act": "approve", "activities": [named]})


SHIFTS = Assignment("umum", START, ("balai-kota",), None)


def a_swap(town: World, one: str, other: str, *states: SwapState) -> str:
    """Both work by roster in Umum from now on, and one has asked the other: as far as these states."""
    for who, letters in ((one, "P" * 31), (other, "M" * 31)):
        if town.services.staff.employee(who):
            town.change(who, lambda each, letters=letters: replace(
                each, assignments=(SHIFTS,), roster={"2026-12": letters}))  # fmt: skip
    steps = tuple(SwapStep(state, one, town.clock.now) for state in (SwapState.ASKED, *states))
    days = (SwapDay(date(2026, 12, 1), "P", "M"),)
    swap = Swap(f"20261201-{town.services.new_id()}", "umum", one, other, days, steps)
    town.services.swaps.add(swap, entry("test_swap", town.clock.now))
    return swap.swap_id


def new_swap(town: World, phone: Phone) -> Ask:
    a_swap(town, maker_of(phone), "ani")  # that both may
    return Ask("/me/swaps", {"other_id": "ani", "on": "2026-12-02"})


def asked_of_me(town: World, phone: Phone) -> Ask:
    return Ask(f"/me/swaps/{a_swap(town, 'ani', maker_of(phone))}/answer", {"agree": True})


def asked_of_gani(town: World, _: Phone) -> Ask:
    return Ask(f"/me/swaps/{a_swap(town, 'ani', 'gani')}/answer", {"agree": True})


def asked_by_me(town: World, phone: Phone) -> Ask:
    return Ask(f"/me/swaps/{a_swap(town, maker_of(phone), 'ani')}")


def asked_by_ani(town: World, _: Phone) -> Ask:
    return Ask(f"/me/swaps/{a_swap(town, 'ani', 'gani')}")


def agreed_swap(town: World, _: Phone) -> Ask:
    swap_id = a_swap(town, "ani", "budi", SwapState.AGREED)
    return Ask(f"/units/umum/swaps/{swap_id}/decision", {"approve": True})


STATEMENT = {"text": "Ibu saya dirawat.", "revision": 1}
SUMMONS = {"kind": "summons", "on": "2026-11-25", "clock": "09:00", "place": "Ruang Sekretaris", "revision": 1}


def level_reached(town: World, _: Phone) -> Ask:
    absent_pns(town)
    return Ask("/employees/ani/discipline-cases", {"year": 2026})


def anis_case(tail: str = "", body: object = None) -> Make:
    def make(town: World, _: Phone) -> Ask:
        put_case(town)
        return Ask(f"/employees/ani/discipline-cases/2026-01{tail}", body)

    return make


def summoned(town: World, _: Phone) -> Ask:
    confirm_rules(town)
    put_case(town, CaseStepKind.SUMMONS)
    return Ask("/employees/ani/discipline-cases/2026-01/letters", {"revision": 2})


def locked_october(town: World, _: Phone) -> Ask:
    confirm_rules(town)
    if town.services.months.lock("2026-10") is None:
        lock_month(town, "2026-10")
    return Ask("/units/umum/payroll-exports", {"month": "2026-10"})


def case_about_me(town: World, phone: Phone) -> Ask:
    put_case(town, who=maker_of(phone))
    return Ask("/me/discipline-cases/2026-01/statements", STATEMENT)


PLAN = {
    "post": "Pengelola", "revision": 0,
    "goals": [{"kind": "main", "text": "Dokumen terverifikasi",
               "indicators": [{"aspect": "quantity", "text": "Jumlah", "target_e2": 100, "unit": "dokumen"}]}],
}  # fmt: skip


def plan_of(town: World, who: str) -> None:
    person = town.services.staff.employee(who)
    put_plan(town, employee_id=who, unit_id=person.assignments[0].unit_id if person else "umum")


def own_plan(town: World, phone: Phone) -> Ask:
    plan_of(town, maker_of(phone))
    return Ask("/me/plans/2026/1/proposal", {"revision": 1})


def anis_plan_proposed(town: World, _: Phone) -> Ask:
    plan_of(town, "ani")
    return Ask("/me/plans/2026/1/proposal", {"revision": 1})


def last_years_plan(town: World, phone: Phone) -> Ask:
    plan_of(town, maker_of(phone))
    return Ask("/me/plan-copies", {"year": 2027})


def moved_with_plan(town: World, phone: Phone) -> Ask:
    who = maker_of(phone)
    plan_of(town, who)
    june, july = date(2026, 6, 30), date(2026, 7, 1)
    if town.services.staff.employee(who):
        town.change(who, lambda each: replace(each, assignments=(
            replace(each.assignments[0], ends_on=june),
            replace(each.assignments[0], starts_on=july, supervisor_id="endah"),
        )))  # fmt: skip
    return Ask("/me/plans/2026", {"post": "Pengelola", "revision": 1})


def anis_plan(town: World, _: Phone) -> Ask:
    put_plan(town, PlanStepKind.PROPOSED)
    return Ask("/employees/ani/plans/2026")


def anis_plan_to_answer(town: World, _: Phone) -> Ask:
    put_plan(town, PlanStepKind.PROPOSED)
    return Ask("/employees/ani/plans/2026/1/answers", {"answer": "agreed", "revision": 1})


Q3 = "/evaluations/2026/1/2026-Q3"
RATING = {"result": "meets", "behaviour": "meets", "revision": 0}


def agreed_plan(town: World, who: str, assessor: str | None) -> None:
    held = town.services.staff.employee(who)
    unit_id = held.assignments[0].unit_id if held else "umum"
    put_plan(
        town, PlanStepKind.PROPOSED, PlanStepKind.AGREED, employee_id=who, unit_id=unit_id, assessor_id=assessor
    )  # fmt: skip


def own_period(rest: str, body: Any, *kinds: E) -> Make:
    def make(town: World, phone: Phone) -> Ask:
        who = maker_of(phone)
        agreed_plan(town, who, None)
        if kinds:
            put_evaluation(town, *kinds, employee_id=who)
        return Ask(f"/me{Q3}{rest}", body)

    return make


def anis_own_period(rest: str, body: Any) -> Make:
    def make(town: World, _: Phone) -> Ask:
        agreed_plan(town, "ani", "citra")
        put_evaluation(town, E.RATED, E.APPROVED)
        return Ask(f"/me{Q3}{rest}", body)

    return make


def assessed(rest: str, body: Any = None) -> Make:
    """Citra assesses Ani; Dewi, whom nobody heads, a city admin does."""

    def make(town: World, phone: Phone) -> Ask:
        who, assessor = ("dewi", None) if maker_of(phone) == "eko" else ("ani", "citra")
        agreed_plan(town, who, assessor)
        return Ask(f"/employees/{who}{rest}", body)

    return make


BUDGET = f"/units/umum/budgets/2026/lines/{LINE.line_id}"
NO_LINE = "/units/umum/budgets/2026/lines/5.03.02.2.01.0009-5.1.02.01.01.0001"
LINE_BODY = {
    "programme": "Kepegawaian Daerah", "activity": "Mutasi", "sub_activity": "Pengelolaan Mutasi", "account": "ATK",
    "ceiling_idr": 120_000_000, "from_on": "2026-01-01", "note": "DPA", "targets": [], "revision": 1,
}  # fmt: skip
SPENT = {"realised_idr": 90_000_000, "physical_bp": 7_500, "revision": 1}
STUCK = {"month": 11, "text": "Lelang gagal", "revision": 1}


def budget_line(path: str, body: object = None) -> Make:
    """Of Umum; whoever asks is responsible for it."""

    def make(town: World, phone: Phone) -> Ask:
        if town.services.budgets.line("umum", 2026, LINE.line_id) is None:
            stuck = with_obstacle(LINE, 10, "Pagu diblokir", None, "dewi", town.clock.now)
            mine = replace(stuck, unit_id="umum", pptk_id=maker_of(phone))
            town.services.budgets.save(mine, None, entry("test_line", town.clock.now))
        return Ask(path, body)

    return make


def to_approve(town: World, phone: Phone) -> Ask:
    """Citra approves what Budi rated, who works under her; what Citra rated, whom nobody heads, a city admin does."""
    maker = maker_of(phone)
    rater = "budi" if maker in ("citra", "mira") else "citra"
    if rater == "budi":
        town.change("budi", lambda each: replace(each, grants=(Grant(Role.SUPERVISOR, "umum"),)))
    agreed_plan(town, "ani", rater)
    put_evaluation(town, E.RATED, rater=rater)
    return Ask(f"/employees/ani{Q3}/answers", {"answer": "approved", "revision": 1})


def case_about_gani(town: World, _: Phone) -> Ask:
    put_case(town, who="gani")
    return Ask("/me/discipline-cases/2026-01/statements", STATEMENT)


def by_token(town: World, _: Phone) -> Ask:
    return Ask(f"/unsubscribe?token={seal_unsubscribe('ani', town.services.secrets.pepper())}")


def a_filed_request(town: World, whose: str, **facts: Any) -> str:
    """A permission of December that waits for the superior, with a paper."""
    who = town.services.staff.employee(whose)
    unit_id = who.assignments[0].unit_id if who else "umum"
    request_id = f"20261207-{town.services.new_id()}"
    given = {"employee_id": whose, "unit_id": unit_id, "filed_by": whose, "way": (ApproverKind.SUPERIOR,)}
    request = a_request(RequestKind.PERMISSION, request_id=request_id, attachments=(paper(),), **{**given, **facts})
    return town.services.requests.save(request, entry("test_request", town.clock.now)).request_id


def own_request(rest: str = "", body: object = None, **facts: Any) -> Make:
    return lambda town, phone: Ask(f"/me/requests/{a_filed_request(town, maker_of(phone), **facts)}{rest}", body)


def anis_request(rest: str = "", body: object = None, **facts: Any) -> Make:
    return lambda town, _: Ask(f"/me/requests/{a_filed_request(town, 'ani', **facts)}{rest}", body)


def anis_returned_request(town: World, _: Phone) -> Ask:
    return Ask(f"/employees/ani/requests/{a_filed_request(town, 'ani', state=RequestState.RETURNED)}", PERMISSION)


def to_decide(town: World, phone: Phone) -> str:
    """Ani's; a city admin decides where the way says so, for somebody leads her unit."""
    way = ApproverKind.CITY_ADMIN if maker_of(phone) == "eko" else ApproverKind.SUPERIOR
    return a_filed_request(town, "ani", way=(way,))


def request_to_decide(town: World, phone: Phone) -> Ask:
    return Ask(f"/units/umum/requests/{to_decide(town, phone)}/decision", {"act": "approve"})


def requests_to_decide(town: World, phone: Phone) -> Ask:
    return Ask("/units/umum/requests/decisions", {"act": "approve", "request_ids": [to_decide(town, phone)]})


def objection_to_look_at(town: World, phone: Phone) -> Ask:
    """To what was said of Ani's photo, which is there."""
    way = ApproverKind.CITY_ADMIN if maker_of(phone) == "eko" else ApproverKind.SUPERIOR
    review = owed_look(town, phone)
    request_id = f"{review.local_date:%Y%m%d}-{town.services.new_id()}"
    filed = a_request(
        RequestKind.OBJECTION, first=review.local_date, request_id=request_id,
        slot=review.slot, judged_by="indah", way=(way,),
    )  # fmt: skip
    request = town.services.requests.save(filed, entry("test_request", town.clock.now))
    return Ask(f"/units/umum/objections/{request.request_id}/look")


def paper_of_a_request(town: World, phone: Phone) -> Ask:
    return Ask(f"/units/umum/requests/{to_decide(town, phone)}/attachments/1")


def citras_delegate(town: World, _: Phone) -> Ask:
    town.change("citra", lambda each: replace(each, delegation=AWAY))
    return Ask("/employees/citra/delegate")


def named_delegate(town: World, phone: Phone) -> Ask:
    if phone.token:
        town.change(maker_of(phone), lambda each: replace(each, delegation=AWAY))
    return Ask("/me/delegate")


def cookie(_: World, phone: Phone) -> Ask:
    phone.log_in(ANI.number, "sandi rahasia ani")
    return Ask("/sessions/refresh", headers={"Cookie": phone.cookie})


def code_for_ani(town: World, _: Phone) -> Ask:
    code = phone_of(town, EKO).call("POST", "/employees/ani/codes").expect(201)["code"]
    return Ask("/sessions/first", {"number": ANI.number, "code": code, "new_password": "kuda lumping naik kereta"})


WORK = {"unit_id": "umum", "starts_on": "2026-12-01", "office_ids": ["balai-kota"], "pattern_id": "lima-hari"}
WEEK = [[{"slot": "arrival", "opens_min": 360, "closes_min": 600, "limit_min": 450}], *([[]] * 6)]
ORDER = {"name": "Ramadan", "decree_no": "1", "starts_on": "2026-12-01", "ends_on": "2026-12-02", "week": WEEK}
ARRANGED = {"starts_on": "2026-12-01", "ends_on": "2026-12-31", "decree_no": "800/12", "no_selfie": True}
PATTERN = {"name": "Pola", "versions": [{"starts_on": "2026-12-01", "week": WEEK}]}
BALANCE = {
    "leave_left_days": 12, "leave_carried_days": 6, "unexcused_days": 2, "late_min": 145, "early_min": 30,
    "source_document": "SK 1/2026", "revision": 0,
}  # fmt: skip
EVENT = {
    "name": "Apel", "decree_no": "1/2026", "on": "2026-12-07", "opens_min": 390, "closes_min": 480, "limit_min": 420,
    "place": {"office_id": "balai-kota"},
}  # fmt: skip
LONGER = {"on": "2026-11-23", "slot": "arrival", "minutes": 30, "note": "Layanan terganggu"}
MACHINE = {"name": "Pintu lobi", "office_id": "balai-kota", "ahead_s": 35, "revision": 0}
CODE = {"kind": "screen", "starts_on": "2026-11-23", "ends_on": "2026-11-27"}
DOWN = {"starts_at": "2026-11-23T06:40:00+07:00", "ends_at": "2026-11-23T07:05:00+07:00", "note": "Layanan terganggu"}
SENT = {
    "slot": "arrival", "local_date": "2026-11-23", "began_at": "2026-11-23T07:00:00+07:00",
    "failed_at": "2026-11-23T07:01:00+07:00", "what": "server", "status": 503,
}  # fmt: skip
HOLIDAYS = {"holidays": [{"on": "2026-12-24", "name": "Cuti", "kind": "collective", "decree_no": "1"}]}
OFFICES = {
    "type": "FeatureCollection",
    "features": [
        {
            "type": "Feature",
            "properties": {"name": "Kantor Baru"},
            "geometry": {"type": "Point", "coordinates": [106.05, -6.0]},
        }
    ],
}

OF_CORRECTIONS = {"counts_at": None, "attempt_id": None}  # what its person may claim there, and decides nowhere
PERMISSION = {"kind": "permission", "starts_on": "2026-12-07", "reason": "keperluan keluarga", **OF_CORRECTIONS}
IN_DECEMBER = {"starts_on": "2026-12-01", "ends_on": "2026-12-11"}
NEW_POINT = {"name": "Pos Baru", "unit_id": "umum", "fixes": cast.FIXES}

DONE = {"on": "2026-11-23", "text": "Memeriksa berkas", "minutes": 60}
AGAIN = {"text": "Memeriksa berkas lagi", "minutes": 90, "revision": 1}

ROWS: dict[str, Row] = {
    # one's own: everybody, and nobody's but one's own
    "GET /me": Row(ALL, 200, plain("/me")),
    "GET /me/profile": Row(ALL, 200, plain("/me/profile")),
    "GET /me/today": Row(ALL, 200, plain("/me/today")),
    "GET /me/next-day": Row(ALL, 200, plain("/me/next-day")),
    "GET /me/attendance": Row(ALL, 200, plain("/me/attendance?month=2026-11")),
    "GET /me/attempts": Row(ALL, 200, plain("/me/attempts?date=2026-11-23")),
    "GET /me/rosters/{month}": Row(ALL, 200, plain("/me/rosters/2026-12")),
    "GET /me/swaps/partners": Row(ALL, 200, plain("/me/swaps/partners?on=2026-12-01")),
    "GET /me/swaps": Row(ALL, 200, plain("/me/swaps")),
    "POST /me/swaps": Row(ALL, 201, new_swap),
    "POST /me/swaps/{swap_id}/answer": Row(ALL, 200, asked_of_me, asked_of_gani),
    "DELETE /me/swaps/{swap_id}": Row(ALL, 204, asked_by_me, asked_by_ani),
    "POST /me/activities": Row(ALL, 201, plain("/me/activities", DONE)),
    "GET /me/activities": Row(ALL, 200, plain("/me/activities")),
    "GET /me/activities/choices": Row(ALL, 200, plain("/me/activities/choices")),
    "GET /me/activities/{activity_id}": Row(ALL, 200, own_activity(), anis_activity()),
    "PUT /me/activities/{activity_id}": Row(ALL, 200, own_activity("", AGAIN), anis_activity("", AGAIN)),
    "DELETE /me/activities/{activity_id}": Row(ALL, 204, own_activity(), anis_activity()),
    "GET /me/activities/{activity_id}/attachments/{number}": Row(
        ALL, 200, own_activity("/attachments/1"), anis_activity("/attachments/1")
    ),
    "GET /me/team/activities": Row("SBD", 200, plain("/me/team/activities")),
    "GET /employees/{employee_id}/activities": Row("SOBID", 200, plain("/employees/ani/activities")),
    "GET /employees/{employee_id}/activities/{activity_id}/attachments/{number}": Row("SOBID", 200, proof_of_ani),
    "GET /units/{unit_id}/activities": Row("SOBI", 200, plain("/units/umum/activities")),
    "GET /units/{unit_id}/activities/waiting": Row("SBD", 200, plain("/units/umum/activities/waiting")),
    "POST /units/{unit_id}/activities/answers": Row("SBD", 200, answered_activity),
    "POST /me/attachments": Row(ALL, 201, plain("/me/attachments", {"content_type": "application/pdf"})),
    "POST /me/requests": Row(ALL, 201, plain("/me/requests", PERMISSION)),
    "GET /me/requests": Row(ALL, 200, plain("/me/requests")),
    "GET /me/requests/{request_id}": Row(ALL, 200, own_request(), anis_request()),
    "PUT /me/requests/{request_id}": Row(
        ALL,
        200,
        own_request("", PERMISSION, state=RequestState.RETURNED),
        anis_request("", PERMISSION, state=RequestState.RETURNED),
    ),
    "DELETE /me/requests/{request_id}": Row(ALL, 204, own_request(), anis_request()),
    "GET /me/requests/{request_id}/attachments/{number}": Row(
        ALL, 200, own_request("/attachments/1"), anis_request("/attachments/1")
    ),
    "POST /me/attempts": Row(ALL, 201, plain("/me/attempts", SENT)),
    "GET /me/leave": Row(ALL, 200, plain("/me/leave")),
    "GET /employees/{employee_id}/leave": Row("OBI", 200, plain("/employees/ani/leave")),
    "GET /units/{unit_id}/delegates": Row("OBI", 200, plain("/units/umum/delegates")),
    "PUT /employees/{employee_id}/delegate": Row(
        "B", 200, plain("/employees/citra/delegate", {**IN_DECEMBER, "to_id": "budi"})
    ),
    "DELETE /employees/{employee_id}/delegate": Row("B", 204, citras_delegate),
    "GET /me/delegate": Row(ALL, 200, plain("/me/delegate")),
    "PUT /me/delegate": Row("SB", 200, plain("/me/delegate", {**IN_DECEMBER, "to_id": "mira"})),
    "DELETE /me/delegate": Row("SB", 204, named_delegate),
    "GET /me/notices": Row(ALL, 200, plain("/me/notices")),
    "POST /me/notices/read": Row(ALL, 204, plain("/me/notices/read", {"ids": ["20261123-missed"]})),
    "GET /me/reminders": Row(ALL, 200, plain("/me/reminders")),
    "GET /me/reviewer-wish": Row(ALL, 200, plain("/me/reviewer-wish")),
    "PUT /me/reviewer-wish": Row(ALL, 200, plain("/me/reviewer-wish", {"same_sex": True})),
    "PUT /me/reminders": Row(ALL, 200, plain("/me/reminders", {"mail": True})),
    "GET /me/push": Row(ALL, 200, plain("/me/push")),
    "PUT /me/push": Row(ALL, 200, plain("/me/push", BROWSER.body())),
    "DELETE /me/push/{subscription_id}": Row(ALL, 204, own_push, anis_push),
    "POST /me/devices": Row(ALL, 201, new_device),
    "DELETE /me/devices/{device_id}": Row(ALL, 204, own_device, anis_device),
    "PUT /me/password": Row(ALL, 201, new_password),
    "GET /me/questions": Row(ALL, 200, plain("/me/questions")),
    "POST /me/questions/{review_id}": Row(ALL, 200, own_question, anis_question),
    "POST /check-ins/challenges": Row(ALL, 201, own_challenge),
    "POST /uploads": Row(ALL, 201, own_upload, anis_upload),
    "POST /check-ins": Row(ALL, 201, own_check_in, anis_check_in),
    "GET /check-ins/{on}/{slot}": Row(ALL, 200, recorded_check_in),
    "GET /check-ins/{on}/{slot}/selfie": Row(ALL, 200, own_selfie, anis_selfie),
    "GET /me/selfie-views": Row(ALL, 200, plain("/me/selfie-views?month=2026-11")),
    "DELETE /sessions": Row(ALL, 204, plain("/sessions")),
    "GET /employees/{employee_id}/team-check-ins/{month}": Row(ALL, 200, own_team_check_ins),
    # what everybody may know
    "GET /calendar": Row(ALL, 200, plain("/calendar")),
    "GET /calendar/events": Row(ALL, 200, plain("/calendar/events")),
    "GET /settings": Row(ALL, 200, plain("/settings")),
    # people within reach: profile and attendance are read by S, O, B, I; phones decided by S, O, B
    "GET /employees/{employee_id}": Row("SOBI", 200, plain("/employees/ani")),
    "GET /employees/{employee_id}/attendance": Row("SOBI", 200, plain("/employees/ani/attendance?month=2026-11")),
    "GET /units": Row("SOBI", 200, plain("/units")),
    "GET /units/{unit_id}/people": Row("SOBID", 200, plain("/units/umum/people")),
    "GET /units/{unit_id}/mismatches": Row("SOBI", 200, plain("/units/umum/mismatches")),
    "GET /units/{unit_id}/days/{on}": Row("SOBI", 200, plain("/units/umum/days/2026-11-23")),
    "GET /units/{unit_id}/rosters/{month}": Row("SOBI", 200, plain("/units/umum/rosters/2026-12")),
    "GET /units/{unit_id}/months/{month}": Row("SOBI", 200, plain("/units/umum/months/2026-11")),
    "POST /employees/{employee_id}/requests": Row("OB", 201, plain("/employees/ani/requests", PERMISSION)),
    "PUT /employees/{employee_id}/requests/{request_id}": Row("OB", 200, anis_returned_request),
    "GET /units/{unit_id}/requests": Row("SOBID", 200, plain("/units/umum/requests")),
    "GET /units/{unit_id}/requests/{request_id}/attachments/{number}": Row("SBD", 200, paper_of_a_request),
    "GET /units/{unit_id}/objections": Row("SBD", 200, plain("/units/umum/objections")),
    "POST /units/{unit_id}/objections/{request_id}/look": Row("SBD", 201, objection_to_look_at),
    "POST /units/{unit_id}/requests/{request_id}/decision": Row("SBD", 200, request_to_decide),
    "POST /units/{unit_id}/requests/decisions": Row("SBD", 200, requests_to_decide),
    "GET /units/{unit_id}/provisional": Row("SBD", 200, plain("/units/umum/provisional")),
    "POST /units/{unit_id}/provisional/decisions": Row("SBD", 200, doubtful_check_in),
    "GET /me/reviews": Row("SB", 200, plain("/me/reviews")),
    "POST /me/reviews/{review_id}/look": Row("SB", 201, a_look),
    "POST /me/reviews/{review_id}/decision": Row("SB", 200, look_decided),
    "POST /me/reviews/{review_id}/question": Row("SB", 200, question),
    "POST /units/{unit_id}/selfie-views": Row("SBID", 201, selfie_of_ani),
    "GET /units/{unit_id}/swaps": Row("SOBID", 200, plain("/units/umum/swaps")),
    "POST /units/{unit_id}/swaps/{swap_id}/decision": Row("SOBD", 200, agreed_swap),
    "POST /employees/{employee_id}/codes": Row("SOB", 201, plain("/employees/ani/codes")),
    "POST /employees/{employee_id}/devices/{device_id}/decision": Row("SOBD", 200, pending_phone(ANI)),
    "GET /me/months/{month}": Row(ALL, 200, plain("/me/months/2026-11")),
    "GET /me/years/{year}": Row(ALL, 200, plain("/me/years/2026")),
    "GET /units/{unit_id}/months/{month}/totals": Row("SOBI", 200, plain("/units/umum/months/2026-11/totals")),
    "GET /boards/{on}": Row("SOBIX", 200, plain("/boards/2026-11-23")),
    "GET /units/{unit_id}/boards/{on}": Row("SOBI", 200, plain("/units/umum/boards/2026-11-23")),
    "GET /figures/{month}": Row("SOBIX", 200, plain("/figures/2026-11")),
    "GET /units/{unit_id}/figures/{year}": Row("SOBIX", 200, plain("/units/umum/figures/2026")),
    "GET /me/discipline/{year}": Row(ALL, 200, plain("/me/discipline/2026")),
    "GET /me/allowance/{month}": Row(ALL, 200, plain("/me/allowance/2026-11")),
    "GET /discipline-levels/{year}": Row("BIX", 200, plain("/discipline-levels/2026")),
    "GET /discipline-levels/{year}/people": Row("BI", 200, plain("/discipline-levels/2026/people")),
    "GET /me/discipline-cases": Row(ALL, 200, plain("/me/discipline-cases")),
    "POST /me/discipline-cases/{case_id}/statements": Row(ALL, 201, case_about_me, case_about_gani),
    "GET /budgets/{year}": Row("SOBIX", 200, plain("/budgets/2026")),
    "GET /units/{unit_id}/budgets/{year}": Row("SOBIX", 200, plain("/units/umum/budgets/2026")),
    "GET /me/budget-lines/{year}": Row(ALL, 200, plain("/me/budget-lines/2026")),
    "GET /units/{unit_id}/budgets/{year}/lines/{line_id}": Row(ALL, 200, budget_line(BUDGET), plain(NO_LINE)),
    "PUT /units/{unit_id}/budgets/{year}/lines/{line_id}": Row("B", 200, budget_line(BUDGET, LINE_BODY)),
    "PUT /units/{unit_id}/budgets/{year}/lines/{line_id}/months/{month}": Row(
        ALL, 200, budget_line(f"{BUDGET}/months/11", SPENT), plain(f"{NO_LINE}/months/11", SPENT)
    ),
    "POST /units/{unit_id}/budgets/{year}/lines/{line_id}/obstacles": Row(
        ALL, 201, budget_line(f"{BUDGET}/obstacles", STUCK), plain(f"{NO_LINE}/obstacles", STUCK)
    ),
    "PUT /units/{unit_id}/budgets/{year}/lines/{line_id}/obstacles/{obstacle_id}": Row(
        ALL,
        200,
        budget_line(f"{BUDGET}/obstacles/k1", {"follow_up": "Blokir dibuka", "revision": 1}),
        plain(f"{NO_LINE}/obstacles/k1", {"follow_up": "Blokir dibuka", "revision": 1}),
    ),
    "PUT /units/{unit_id}/budgets/{year}/unlocks/{month}": Row(
        "B", 200, plain("/units/umum/budgets/2026/unlocks/9", {"until_on": "2026-11-30", "reason": "SP2D terlambat"})
    ),
    "GET /discipline-cases": Row("SBI", 200, plain("/discipline-cases")),
    "POST /employees/{employee_id}/discipline-cases": Row("SB", 201, level_reached),
    "GET /employees/{employee_id}/discipline-cases/{case_id}": Row("SBI", 200, anis_case()),
    "POST /employees/{employee_id}/discipline-cases/{case_id}/steps": Row("SB", 201, anis_case("/steps", SUMMONS)),
    "POST /employees/{employee_id}/discipline-cases/{case_id}/letters": Row("SB", 202, summoned),
    "GET /me/plans/{year}": Row(ALL, 200, plain("/me/plans/2026")),
    "POST /me/plans/{year}": Row(ALL, 201, moved_with_plan),
    "PUT /me/plans/{year}/{number}": Row(ALL, 200, plain("/me/plans/2026/1", PLAN)),
    "POST /me/plans/{year}/{number}/proposal": Row(ALL, 200, own_plan, anis_plan_proposed),
    "POST /me/plan-copies": Row(ALL, 201, last_years_plan),
    "GET /employees/{employee_id}/plans/{year}": Row("SOBID", 200, anis_plan),
    "POST /employees/{employee_id}/plans/{year}/{number}/answers": Row("SBD", 200, anis_plan_to_answer),
    "GET /units/{unit_id}/plans/{year}": Row("SOBID", 200, plain("/units/umum/plans/2026")),
    "GET /me/evaluations/{year}": Row(ALL, 200, plain("/me/evaluations/2026")),
    "PUT /me/evaluations/{year}/{number}/{period}": Row(
        ALL, 200, own_period("", {"told": [], "revision": 0}), anis_own_period("", {"told": [], "revision": 1})
    ),
    "POST /me/evaluations/{year}/{number}/{period}/objection": Row(
        ALL,
        200,
        own_period("/objection", {"text": "Mohon ditinjau.", "revision": 1}, E.RATED, E.APPROVED),
        anis_own_period("/objection", {"text": "Mohon ditinjau.", "revision": 1}),
    ),
    "GET /employees/{employee_id}/evaluations/{year}": Row("SBID", 200, plain("/employees/ani/evaluations/2026")),
    "GET /employees/{employee_id}/evaluations/{year}/{number}/{period}": Row("SBID", 200, assessed(Q3)),
    "PUT /employees/{employee_id}/evaluations/{year}/{number}/{period}": Row("SBD", 200, assessed(Q3, RATING)),
    "POST /employees/{employee_id}/evaluations/{year}/{number}/{period}/answers": Row("SBD", 200, to_approve),
    "GET /units/{unit_id}/evaluations/{period}": Row("SBID", 200, plain("/units/umum/evaluations/2026-Q3")),
    "GET /me/approvals": Row("SB", 200, plain("/me/approvals")),
    "GET /predicates/{period}": Row("BIX", 200, plain("/predicates/2026-Q3")),
    "GET /units/{unit_id}/predicates/{period}": Row("BIX", 200, plain("/units/umum/predicates/2026-Q3")),
    "PUT /units/{unit_id}/standings/{year}": Row(
        "B", 200, plain("/units/umum/standings/2026", {"standing": "good", "revision": 0})
    ),
    "GET /me/feedback/{year}": Row(ALL, 200, plain("/me/feedback/2026")),
    "GET /employees/{employee_id}/feedback/{year}": Row("SBI", 200, plain("/employees/ani/feedback/2026")),
    "POST /employees/{employee_id}/feedback": Row(
        "SBD", 201, plain("/employees/ani/feedback", {"text": "Laporan bulan ini rapi."})
    ),
    "POST /me/performance-reports": Row(
        ALL, 202, plain("/me/performance-reports", {"format": "csv", "period_id": "2026"})
    ),
    "POST /employees/{employee_id}/performance-reports": Row(
        "SBI", 202, plain("/employees/ani/performance-reports", {"format": "pdf", "period_id": "2026-Q4"})
    ),
    "POST /units/{unit_id}/performance-reports": Row(
        "SOBI", 202, plain("/units/umum/performance-reports", {"format": "xlsx", "period_id": "2026-11"})
    ),
    "POST /units/{unit_id}/daily-progress-exports": Row(
        "OB", 202, plain("/units/umum/daily-progress-exports", {"period_id": "2026-11"})
    ),
    "POST /budget-reports": Row(
        "SOBIX", 202, plain("/budget-reports", {"format": "pdf", "month": "2026-10", "unit_id": "umum"})
    ),
    "GET /me/compliance-record": Row(ALL, 200, plain("/me/compliance-record")),
    "POST /employees/{employee_id}/compliance-records": Row(
        "SBI", 202, plain("/employees/ani/compliance-records", {"years": 2})
    ),
    "POST /units/{unit_id}/payroll-exports": Row("OB", 202, locked_october),
    "GET /employees/{employee_id}/discipline/{year}": Row("SOBI", 200, plain("/employees/ani/discipline/2026")),
    "GET /units/{unit_id}/discipline/{year}": Row("SOBI", 200, plain("/units/umum/discipline/2026")),
    "GET /units/{unit_id}/allowances/{month}": Row("SOBI", 200, plain("/units/umum/allowances/2026-11")),
    "GET /employees/{employee_id}/years/{year}": Row("SOBI", 200, plain("/employees/ani/years/2026")),
    "GET /me/balances/{year}": Row(ALL, 200, own_balance),
    "GET /employees/{employee_id}/balances/{year}": Row("OBI", 200, anis_balance),
    "PUT /employees/{employee_id}/balances/{year}": Row("B", 200, plain("/employees/gani/balances/2026", BALANCE)),
    "POST /units/{unit_id}/devices/decisions": Row("SOBD", 200, pending_phones),
    "PUT /employees/{employee_id}/rosters/{month}": Row(
        "OB", 200, plain("/employees/ani/rosters/2026-12", {"letters": "P" * 31})
    ),
    "PUT /employees/{employee_id}/accommodations": Row(
        "SOB", 202, plain("/employees/ani/accommodations", {"accommodations": [ARRANGED]})
    ),
    # the city admin's: people, roles, units, calendar, fences, settings
    "POST /employees": Row("B", 201, plain("/employees", {"name": "Lala", "number": "CONTOH-100", "assignment": WORK})),
    "POST /employees/imports": Row(
        "B", 200, csv("/employees/imports", "nip,nama,unit,kantor,pola,atasan\nUJI-100,Lala,umum,balai-kota,roster,\n")
    ),
    "POST /employees/{employee_id}/assignments": Row("B", 201, plain("/employees/ani/assignments", WORK)),
    "PUT /employees/{employee_id}/leaving": Row(
        "B", 200, plain("/employees/ani/leaving", {"left_on": "2026-11-30", "reason": "retired"})
    ),
    "PUT /employees/{employee_id}/grants": Row("B", 200, plain("/employees/ani/grants", {"grants": []})),
    "PUT /units/{unit_id}": Row("B", 200, plain("/units/baru", {"name": "Unit Baru"})),
    "PUT /units/{unit_id}/counting": Row("B", 200, plain("/units/puskesmas/counting", {"counts_from": "2026-12-07"})),
    "PUT /units/{unit_id}/end": Row("B", 200, empty_unit),
    "POST /units/imports": Row("B", 200, csv("/units/imports", "unit,nama,induk\ntu,Tata Usaha,umum\n")),
    "GET /calendar/holiday-proposals": Row("B", 200, plain("/calendar/holiday-proposals?year=2026")),
    "PUT /calendar/patterns/{pattern_id}": Row("B", 202, plain("/calendar/patterns/baru", PATTERN)),
    "PUT /calendar/overrides/{override_id}": Row("B", 202, plain("/calendar/overrides/puasa", ORDER)),
    "POST /calendar/holidays": Row("B", 202, plain("/calendar/holidays", HOLIDAYS)),
    "POST /calendar/rehearsals": Row("B", 200, plain("/calendar/rehearsals", {"unit_id": "umum", **HOLIDAYS})),
    "DELETE /calendar/holidays/{on}": Row("B", 202, known_holiday),
    "PUT /calendar/events/{event_id}": Row("B", 202, plain("/calendar/events/apel", EVENT)),
    "DELETE /calendar/events/{event_id}": Row("B", 202, known_event),
    "GET /calendar/extensions": Row("BI", 200, plain("/calendar/extensions")),
    "PUT /calendar/extensions/{extension_id}": Row("B", 200, plain("/calendar/extensions/pagi", LONGER)),
    "DELETE /calendar/extensions/{extension_id}": Row("B", 204, known_extension),
    "GET /units/{unit_id}/office-codes": Row("SOB", 200, plain("/units/umum/office-codes")),
    "GET /units/{unit_id}/office-codes/{code_id}": Row("SOB", 200, known_code),
    "PUT /units/{unit_id}/office-codes/{code_id}": Row("OB", 202, plain("/units/umum/office-codes/layar", CODE)),
    "DELETE /units/{unit_id}/office-codes/{code_id}": Row("OB", 202, known_code),
    "GET /outages": Row("BI", 200, plain("/outages")),
    "POST /outages": Row("B", 201, plain("/outages", DOWN)),
    "PUT /outages/{outage_id}": Row("B", 200, known_outage),
    "POST /offices/imports": Row("B", 201, plain("/offices/imports", OFFICES)),
    "GET /offices/{office_id}/fences": Row("SOBI", 200, plain("/offices/pos-umum/fences")),
    "POST /offices/{office_id}/surveys": Row("OB", 201, plain("/offices/pos-umum/surveys", {"fixes": cast.FIXES})),
    "POST /surveys": Row("OB", 201, plain("/surveys", NEW_POINT)),
    "POST /offices/{office_id}/photos": Row("OB", 201, plain("/offices/pos-umum/photos", {"place": 1})),
    "PUT /offices/{office_id}/photos/{place}": Row("OB", 202, posted_photo),
    "GET /offices/{office_id}/photos": Row("SOBI", 200, plain("/offices/pos-umum/photos")),
    "DELETE /offices/{office_id}/photos/{place}": Row("OB", 204, kept_photo),
    "GET /settings/presets": Row("BI", 200, plain("/settings/presets")),
    "PUT /settings": Row("B", 202, plain("/settings", SETTINGS)),
    "POST /proposals/{proposal_id}/decision": Row("B", 200, proposal_to_decide),
    # what is read beside: fences by who leads, the trail by B and I
    "POST /imports": Row("OB", 201, plain("/imports", {"file_name": "pegawai.xlsx"})),
    "POST /jobs/{job_id}/check": Row(
        "OB", 202, own_import("check", {"mapping": {}}), dewis_import("check", {"mapping": {}})
    ),
    "POST /jobs/{job_id}/application": Row("OB", 202, own_roster_file, dewis_import("application", {"mode": "whole"})),
    "POST /jobs/{job_id}/withdrawal": Row("OB", 202, own_machine_log, dewis_import("withdrawal", None)),
    "GET /machines": Row("OB", 200, plain("/machines")),
    "PUT /machines/{machine_id}": Row("B", 200, plain("/machines/lobi", MACHINE)),
    "PUT /machines/{machine_id}/pins": Row("B", 200, known_machine),
    "POST /people-templates": Row("OB", 202, plain("/people-templates")),
    "POST /units/{unit_id}/slips": Row("SOB", 202, plain("/units/umum/slips", {"employee_ids": ["ani"]})),
    "GET /units/{unit_id}/reports": Row("SOBI", 200, plain("/units/umum/reports?kind=month&month=2026-11")),
    "GET /summaries/{month}": Row("BIX", 200, plain("/summaries/2026-11")),
    "POST /summaries": Row("BIX", 202, plain("/summaries", {"month": "2026-11"})),
    "POST /reports": Row("SOBI", 202, plain("/reports", {"kind": "daily", "format": "pdf", "unit_id": "umum"})),
    "POST /units/{unit_id}/month-sheets": Row("SOBI", 202, plain("/units/umum/month-sheets", {"month": "2026-11"})),
    "GET /jobs": Row("SOBIX", 200, plain("/jobs")),
    "GET /jobs/{job_id}": Row(ALL, 200, own_job(""), dewis_slips("")),
    "GET /jobs/{job_id}/files/{name}": Row(ALL, 200, own_job("/files/slips.pdf"), dewis_slips("/files/slips.pdf")),
    "GET /jobs/{job_id}/budget-changes": Row("OB", 200, own_budget, dewis_slips("/budget-changes")),
    "GET /jobs/{job_id}/base-changes": Row("OB", 200, own_bases, dewis_slips("/base-changes")),
    "GET /offices": Row("SOBI", 200, plain("/offices")),
    "GET /proposals": Row("BI", 200, plain("/proposals")),
    "GET /proposals/{proposal_id}": Row("BI", 200, waiting_proposal),
    "GET /months": Row("SOBI", 200, plain("/months")),
    "GET /months/{month}": Row("BI", 200, plain("/months/2026-11")),
    "POST /months/{month}/lock": Row("B", 201, closed_october),
    "GET /audit/days/{unit_id}/{on}": Row("BI", 200, plain("/audit/days/umum/2026-11-23")),
    "GET /audit/entries": Row("BI", 200, plain("/audit/entries?since=2026-11-20&until=2026-11-23&unit_id=umum")),
    "GET /audit/pairs": Row("BI", 200, plain("/audit/pairs?unit_id=umum&month=2026-11")),
    # nobody needs to be known for these
    "GET /health": Row(PUBLIC, 200, plain("/health")),
    "GET /city": Row(PUBLIC, 200, plain("/city")),
    "GET /public/figures": Row(PUBLIC, 200, plain("/public/figures")),
    "GET /receipts/keys": Row(PUBLIC, 200, plain("/receipts/keys")),
    "POST /sessions": Row(PUBLIC, 201, plain("/sessions", {"number": ANI.number, "password": "sandi rahasia ani"})),
    "POST /sessions/first": Row(PUBLIC, 201, code_for_ani),
    "POST /sessions/refresh": Row(PUBLIC, 201, cookie),
    "POST /unsubscribe": Row(PUBLIC, 204, by_token),
    "GET /unsubscribe": Row(PUBLIC, 303, by_token),
}
OF_SOMEBODY = {name: row for name, row in ROWS.items() if row.roles != PUBLIC}


def send(name: str, phone: Phone, ask: Ask) -> Reply:
    return phone.call(name.partition(" ")[0], ask.path, ask.body, ask.headers, ask.raw)


def test_every_operation_has_its_row() -> None:
    assert {f"{each.method} {each.path}" for each in OPERATIONS} == set(ROWS)


@pytest.mark.parametrize("letter", ACTORS)
@pytest.mark.parametrize("name", OF_SOMEBODY)
def test_a_role_has_the_operations_of_its_row_and_no_others(town: World, name: str, letter: str) -> None:
    row, phone = ROWS[name], phone_of(town, ACTORS[letter])
    ask = row.make(town, phone)
    if letter in row.roles:
        send(name, phone, ask).expect(row.status)
    else:
        with nothing_changed():
            assert problem(send(name, phone, ask)) == (403, "ROLE_MISSING")


@pytest.mark.parametrize("name", OF_SOMEBODY)
def test_without_a_token_there_is_nothing(town: World, name: str) -> None:
    stranger = nobody()
    ask = ROWS[name].make(town, stranger)
    with nothing_changed():
        assert problem(send(name, stranger, ask)) == (401, "TOKEN_INVALID")


@pytest.mark.parametrize("name", [name for name, row in ROWS.items() if row.roles == PUBLIC])
def test_the_public_operations_need_no_token(town: World, name: str) -> None:
    stranger = nobody()
    send(name, stranger, ROWS[name].make(town, stranger)).expect(ROWS[name].status)


@pytest.mark.parametrize("name", [name for name, row in ROWS.items() if row.foreign])
def test_what_is_somebody_elses_own_is_not_found(town: World, name: str) -> None:
    row = ROWS[name]
    assert row.foreign
    for letter, who in {"E": BUDI, "S": CITRA, "B": EKO}.items():
        if letter not in row.roles:
            continue
        phone = phone_of(town, who)
        ask = row.foreign(town, phone)
        with nothing_changed():
            assert problem(send(name, phone, ask)) == (404, "NOT_FOUND"), who.name


# Across the border of a unit: the same operation, about somebody out of reach.

REACHING = {
    name: row
    for name, row in ROWS.items()
    if row.roles.removesuffix("D") in ("SOBI", "SOBIX", "SOB", "OB", "OBI", "SB", "SBI")
    and "{" in name
    and name
    not in (
        "GET /boards/{on}",
        "GET /figures/{month}",
        "GET /budgets/{year}",
    )  # whoever leads sees their own units, and no others
    and "/jobs/" not in name  # a job is its maker's
    and "/reviews/" not in name  # a look is owed by one, or by the admins
}
OUTSIDERS = {"S": (INDAH, KIKI), "O": (JOKO,)}  # of another unit; of the unit beside


@pytest.mark.parametrize("name", REACHING)
def test_leading_another_unit_gives_no_reach_into_this_one(town: World, name: str) -> None:
    row = REACHING[name]
    for letter in set("SO") & set(row.roles):
        for who in OUTSIDERS[letter]:
            phone = phone_of(town, who)
            ask = row.make(town, phone)
            with nothing_changed():
                assert problem(send(name, phone, ask)) == (404, "NOT_FOUND"), who.name


OFFICE = "/offices/pos-umum"
UNKNOWN = {"/employees/ani": "/employees/antah", "/units/umum": "/units/antah", OFFICE: "/offices/antah"}
ELSEWHERE = {"/employees/ani": "/employees/gani", "/units/umum": "/units/puskesmas", OFFICE: "/offices/puskesmas"}
ABOVE = {"/employees/ani": "/employees/fitri", "/units/umum": "/units/setda", OFFICE: "/offices/ruang-setda"}


def about(ask: Ask, others: dict[str, str]) -> Ask:
    start = next(each for each in others if ask.path.startswith(each))
    return replace(ask, path=others[start] + ask.path.removeprefix(start))


@pytest.mark.parametrize("name", REACHING)
def test_out_of_reach_looks_exactly_like_what_does_not_exist(town: World, name: str) -> None:
    """Citra leads Umum, not the health centre and nobody above her; Dewi serves all but the health centre."""
    for letter, who, borders in (("S", CITRA, (ELSEWHERE, ABOVE)), ("O", DEWI, (ELSEWHERE,))):
        if letter in REACHING[name].roles:
            phone = phone_of(town, who)
            ask = REACHING[name].make(town, phone)
            unknown = send(name, phone, about(ask, UNKNOWN))
            assert problem(unknown) == (404, "NOT_FOUND")
            for beyond in borders:
                with nothing_changed():
                    assert alike(send(name, phone, about(ask, beyond))) == alike(unknown)


def test_an_operator_reaches_all_parts_of_the_unit_and_no_other_unit(town: World) -> None:
    dewi = phone_of(town, DEWI)
    seen = [each["unit_id"] for each in dewi.call("GET", "/units").expect(200)["units"]]
    assert seen == ["organisasi", "setda", "umum"]
    assert problem(dewi.call("GET", "/employees/gani")) == (404, "NOT_FOUND")


def test_gani_of_another_unit_sees_nothing(town: World) -> None:
    gani = phone_of(town, GANI)
    for path in ("/employees/ani", "/units/umum/people", "/units", "/offices", "/audit/days/CITY/2026-11-23"):
        assert problem(gani.call("GET", path)) == (403, "ROLE_MISSING"), path


def test_a_role_of_a_unit_that_is_gone_reaches_nothing(town: World) -> None:
    citra = phone_of(town, CITRA)
    town.publish("units", {"setda": cast.UNITS["setda"]})
    assert problem(citra.call("GET", "/employees/ani")) == (404, "NOT_FOUND")
    assert citra.call("GET", "/units").expect(200) == {"units": []}


def test_a_role_of_a_unit_that_names_none_reaches_nothing(town: World) -> None:
    town.change("citra", lambda each: replace(each, grants=(Grant(Role.SUPERVISOR),)))
    citra = phone_of(town, CITRA)
    assert problem(citra.call("GET", "/employees/ani")) == (404, "NOT_FOUND")
    assert citra.call("GET", "/units").expect(200) == {"units": []}


def test_between_two_units_a_person_is_within_reach_of_the_present_one(town: World) -> None:
    later = {**WORK, "unit_id": "puskesmas", "office_ids": ["puskesmas"], "starts_on": "2026-11-24"}
    phone_of(town, EKO).call("POST", "/employees/ani/assignments", later).expect(201)
    for moment, citra_may, indah_may in ((cast.wib(23, 59), 200, 404), (cast.wib(0, on=date(2026, 11, 24)), 404, 200)):
        town.clock.set(moment)
        assert phone_of(town, CITRA).call("GET", "/employees/ani").status == citra_may
        assert phone_of(town, INDAH).call("GET", "/employees/ani").status == indah_may


def transfer(town: World, who: str, unit_id: str) -> None:
    """From tomorrow on."""
    office_id = "puskesmas" if unit_id == "puskesmas" else "balai-kota"
    work = {**WORK, "unit_id": unit_id, "office_ids": [office_id], "starts_on": "2026-11-24"}
    phone_of(town, EKO).call("POST", f"/employees/{who}/assignments", work).expect(201)


@pytest.mark.parametrize("name", REACHING)
def test_who_has_moved_to_another_opd_has_left_the_reach_of_their_role_behind(town: World, name: str) -> None:
    row = REACHING[name]
    for letter, who in (("S", CITRA), ("O", DEWI)):
        if letter in row.roles:
            transfer(town, who.employee_id, "puskesmas")
            town.clock.set(cast.wib(7, on=date(2026, 11, 24)))
            phone = phone_of(town, who)
            ask = row.make(town, phone)
            with nothing_changed():
                assert problem(send(name, phone, ask)) == (404, "NOT_FOUND"), who.name
            assert phone.call("GET", "/units").expect(200) == {"units": []}
            town.clock.set(OPENING)


def test_a_role_reaches_until_the_last_day_before_the_move_and_again_after_the_return(town: World) -> None:
    transfer(town, "citra", "puskesmas")
    for moment, status in ((cast.wib(23, 59), 200), (cast.wib(0, on=date(2026, 11, 24)), 404)):
        town.clock.set(moment)
        assert phone_of(town, CITRA).call("GET", "/employees/ani").status == status


def test_a_move_within_the_opd_leaves_a_role_as_it_was(town: World) -> None:
    transfer(town, "dewi", "organisasi")
    transfer(town, "citra", "setda")
    town.clock.set(cast.wib(7, on=date(2026, 11, 24)))
    for who in (CITRA, DEWI):
        phone_of(town, who).call("GET", "/employees/ani").expect(200)


def test_who_works_nowhere_today_reaches_nobody_by_a_units_role(town: World) -> None:
    later = date(2026, 11, 24)
    town.change("citra", lambda each: replace(each, assignments=(replace(each.assignments[0], starts_on=later),)))
    assert problem(phone_of(town, CITRA).call("GET", "/employees/ani")) == (404, "NOT_FOUND")
    town.clock.set(cast.wib(0, on=later))
    phone_of(town, CITRA).call("GET", "/employees/ani").expect(200)


def test_a_city_wide_role_goes_along_wherever_its_holder_works(town: World) -> None:
    town.change("endah", lambda each: replace(each, assignments=()))
    phone_of(town, ENDAH).call("GET", "/employees/gani").expect(200)


# What the matrix says in words.


def test_an_auditor_changes_nothing_of_others() -> None:
    own = {"POST /check-ins", "POST /check-ins/challenges", "POST /uploads", "DELETE /sessions"}
    own |= {
        "POST /units/{unit_id}/month-sheets",
        "POST /reports",
        "POST /summaries",
        "POST /employees/{employee_id}/compliance-records",
        "POST /employees/{employee_id}/performance-reports",
        "POST /units/{unit_id}/performance-reports",
        "POST /budget-reports",
    }  # papers of what may be read anyhow
    own |= {"POST /units/{unit_id}/selfie-views"}  # a look that is written down
    line = "/units/{unit_id}/budgets/{year}/lines/{line_id}"
    own |= {f"PUT {line}/months/{{month}}", f"POST {line}/obstacles", f"PUT {line}/obstacles/{{obstacle_id}}"}  # of the
    # line that names them as responsible, whatever else they are; of any other it is 404
    changing = {name for name in OF_SOMEBODY if not name.startswith("GET") and " /me" not in name} - own
    assert not [name for name in changing if "I" in ROWS[name].roles]


def test_an_executive_sees_no_persons_attendance(town: World) -> None:
    hana = phone_of(town, HANA)
    for path in ("/employees/ani", "/employees/ani/attendance?month=2026-11", "/units/umum/days/2026-11-23"):
        assert problem(hana.call("GET", path)) == (403, "ROLE_MISSING")


def test_nobody_approves_their_own_phone(town: World) -> None:
    for who in (CITRA, DEWI, EKO):
        phone = town.phone(who, DeviceState.PENDING)
        path = f"/employees/{who.employee_id}/devices/{phone.device_id}/decision"
        for approve in (True, False):
            with nothing_changed():
                assert problem(phone.call("POST", path, {"approve": approve})) == (422, "DECIDE_OWN")


def test_nobody_issues_a_code_to_themselves(town: World) -> None:
    for who in (CITRA, DEWI, EKO):
        phone = phone_of(town, who)
        with nothing_changed():
            assert problem(phone.call("POST", f"/employees/{who.employee_id}/codes")) == (422, "DECIDE_OWN")


def test_nobody_sets_their_own_roles(town: World) -> None:
    eko = phone_of(town, EKO)
    for grants in ([], [{"role": "city_admin"}], [{"role": "city_admin"}, {"role": "auditor"}],
                   [{"role": "city_admin"}, {"role": "operator", "unit_id": "umum"}]):  # fmt: skip
        for more in ({}, {"emergency_reason": "gawat"}):
            with nothing_changed():
                reply = eko.call("PUT", "/employees/eko/grants", {"grants": grants, **more})
            assert problem(reply) == (422, "DECIDE_OWN")


def test_nobody_moves_themselves_while_a_second_admin_can(town: World) -> None:
    eko = phone_of(town, EKO)
    with nothing_changed():
        assert problem(eko.call("POST", "/employees/eko/assignments", WORK)) == (422, "DECIDE_OWN")
    town.change("endah", lambda each: replace(each, grants=()))
    eko.call("POST", "/employees/eko/assignments", WORK).expect(201)


def test_nobody_ends_their_own_service(town: World) -> None:
    eko = phone_of(town, EKO)
    with nothing_changed():
        reply = eko.call("PUT", "/employees/eko/leaving", {"left_on": "2026-11-30", "reason": "retired"})
    assert problem(reply) == (422, "DECIDE_OWN")


def test_an_operators_file_of_people_waits_for_a_city_admin(town: World) -> None:
    """Dewi's checked files: the roster she applies herself, people Eko does."""
    people = f"/jobs/{a_job(town, 'dewi', JobKind.PEOPLE, JobState.CHECKED)}/application"
    with nothing_changed():
        assert problem(phone_of(town, DEWI).call("POST", people, {"mode": "whole"})) == (403, "ROLE_MISSING")
    phone_of(town, EKO).call("POST", people, {"mode": "whole"}).expect(202)


def test_an_operators_log_of_a_machine_is_an_admins_to_apply_and_no_supervisors(town: World) -> None:
    log = f"/jobs/{a_job(town, 'dewi', JobKind.MACHINE_LOG, JobState.CHECKED)}/application"
    with nothing_changed():
        assert problem(phone_of(town, DEWI).call("POST", log, {"mode": "whole"})) == (422, "DECIDE_OWN")
    phone_of(town, EKO).call("POST", log, {"mode": "whole"}).expect(202)
    begin = {"file_name": "attlog.dat", "kind": "machine_log", "machine_id": "lobi"}
    for who in (CITRA, FITRI):
        assert problem(phone_of(town, who).call("POST", "/imports", begin)) == (403, "ROLE_MISSING")


def test_a_roster_that_another_had_checked_is_no_operators_to_apply(town: World) -> None:
    roster = f"/jobs/{a_job(town, 'eko', JobKind.ROSTER, JobState.CHECKED)}/application"
    with nothing_changed():
        assert problem(phone_of(town, DEWI).call("POST", roster, {"mode": "whole"})) == (404, "NOT_FOUND")


def test_a_file_of_allowances_is_applied_by_another_than_who_sent_it(town: World) -> None:
    """Dewi's and Eko's own: Endah is the second admin."""
    for who in (DEWI, EKO):
        path = f"/jobs/{a_job(town, who.employee_id, JobKind.BASES, JobState.CHECKED)}/application"
        refused = (403, "ROLE_MISSING") if who is DEWI else (422, "DECIDE_OWN")
        with nothing_changed():
            assert problem(phone_of(town, who).call("POST", path, {"mode": "whole"})) == refused
        phone_of(town, ENDAH).call("POST", path, {"mode": "whole"}).expect(202)


def test_nobody_writes_their_own_roster(town: World) -> None:
    dewi = phone_of(town, DEWI)
    with nothing_changed():
        reply = dewi.call("PUT", "/employees/dewi/rosters/2026-12", {"letters": "L" * 31})
    assert problem(reply) == (422, "DECIDE_OWN")


@pytest.mark.parametrize("target", [CITRA, DEWI, EKO, FITRI, HANA], ids=lambda each: each.name)
def test_a_code_for_whoever_holds_a_role_comes_from_a_city_admin_alone(town: World, target: Employee) -> None:
    """Else an operator could log in as an admin: privilege escalation."""
    path = f"/employees/{target.employee_id}/codes"
    town.change("ani", lambda each: replace(each, grants=(Grant(Role.SUPERVISOR, "setda"),)))
    town.change("budi", lambda each: replace(each, grants=(Grant(Role.OPERATOR, "setda"),)))
    for who in (ANI, BUDI):
        phone = phone_of(town, who)
        with nothing_changed():
            assert problem(phone.call("POST", path)) == (404, "NOT_FOUND"), who.name
    phone_of(town, ENDAH).call("POST", path).expect(201)


def test_two_roles_give_what_either_gives_and_no_more(town: World) -> None:
    both = (Grant(Role.SUPERVISOR, "umum"), Grant(Role.OPERATOR, "organisasi"))
    town.change("citra", lambda each: replace(each, grants=both))
    town.change("hana", lambda each: replace(each, assignments=(replace(each.assignments[0], unit_id="organisasi"),)))
    citra = phone_of(town, CITRA)
    letters = {"letters": "P" * 31}
    citra.call("GET", "/employees/ani").expect(200)
    citra.call("PUT", "/employees/hana/rosters/2026-12", letters).expect(200)
    assert problem(citra.call("PUT", "/employees/ani/rosters/2026-12", letters)) == (404, "NOT_FOUND")


def test_others_see_neither_number_nor_mail_nor_keys(town: World) -> None:
    town.change("ani", lambda each: replace(each, email="ani@contoh.example"))
    phone_of(town, ANI)
    for who in (CITRA, DEWI, EKO, FITRI):
        phone = phone_of(town, who)
        for path in ("/employees/ani", "/units/umum/people", "/units/umum/days/2026-11-23"):
            text = phone.call("GET", path).text
            assert "Ani" in text
            assert not [secret for secret in (ANI.number, "ani@contoh", "public_key") if secret in text]


def test_others_see_how_far_but_not_where(town: World) -> None:
    town.check_in(phone_of(town, ANI)).expect(201)
    for who in (CITRA, DEWI, EKO, FITRI):
        day = phone_of(town, who).call("GET", "/units/umum/days/2026-11-23")
        month = phone_of(town, who).call("GET", "/employees/ani/attendance?month=2026-11")
        for reply in (day, month):
            assert '"distance_m":0' in reply.text
            assert "106.04" not in reply.text


def test_what_a_person_holds_is_theirs_to_read(town: World) -> None:
    me: dict[str, Any] = phone_of(town, ANI).call("GET", "/me").expect(200)["employee"]
    assert me["employee_id"] == "ani"
    assert [each["state"] for each in me["devices"]] == ["active"]
