"""The one item that a check-in reads stays one read, and loses nothing by it."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

from chalicelib.domain.accommodation import Accommodation
from chalicelib.domain.employee import Assignment, Device, DeviceState, Employee, Grant, NumberKind, Role
from chalicelib.domain.excuse import Excuse, ExcuseKind
from chalicelib.domain.office import Place, Position
from chalicelib.domain.shift import DAY_SLOTS
from chalicelib.store.documents import from_text, to_lean_text, to_text

ID, ON, NOW = "0123456789abcdef", date(2026, 12, 7), datetime(2026, 12, 7, tzinfo=UTC)
ONE_READ = 4_096  # bytes that a consistent read of one unit takes
ANYWHERE, CIRCLE = Place(), Place(None, Position(106.0422031, -6.0098661), 50, "Gedung Pusat Pemerintahan di Serang")


def excuse(at: int, kind: ExcuseKind, place: Place | None = None) -> Excuse:
    on = ON + timedelta(days=at)
    due = DAY_SLOTS if place else ()
    late = 600 if kind is ExcuseKind.PERMISSION else None
    return Excuse(f"{on:%Y%m%d}-{ID}", kind, on, on, due, place, late)


def full() -> Employee:
    """Three posts, two phones, a role, a roster of three months, an arrangement; ten permissions and two orders."""
    posts = tuple(Assignment("dinas-kesehatan-upt", ON, (ID, ID, ID), "lima-hari", ID, ON) for _ in range(3))
    phones = tuple(Device("A" * 43, bytes(65), each, "Samsung Galaxy A54", NOW, NOW, ID) for each in DeviceState)
    orders = (excuse(20, ExcuseKind.DUTY, CIRCLE), excuse(21, ExcuseKind.REMOTE, ANYWHERE))
    return Employee(
        ID, "Siti Nurhaliza Kusumawardani Binti Haji Abdullah, S.Kom., M.T.", "198503302010011013", NumberKind.NIP,
        posts, (Grant(Role.SUPERVISOR, "dinas-kesehatan-upt"),), phones,
        {f"2026-{month}": "PSML" * 7 + "PSM" for month in (10, 11, 12)},
        "siti.nurhaliza@contoh.example", accommodations=(Accommodation(ON, ON, "800/12/2026", no_selfie=True),),
        excuses=(*(excuse(at, ExcuseKind.PERMISSION) for at in range(10)), *orders),
    )  # fmt: skip


def test_a_full_profile_stays_below_one_read() -> None:
    assert len(to_lean_text(full(), "excuses").encode()) < ONE_READ


def test_what_is_left_out_is_read_back_as_it_was() -> None:
    leave = excuse(30, ExcuseKind.LEAVE)
    for each in (full(), replace(full(), excuses=()), replace(full(), excuses=(leave,))):
        assert from_text(to_lean_text(each, "excuses"), Employee) == each
        assert from_text(to_text(each), Employee) == each
