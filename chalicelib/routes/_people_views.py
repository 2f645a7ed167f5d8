"""What people look like in answers: to themselves, to who serves their unit, to who leads it."""

from datetime import date, datetime

import msgspec
from msgspec import Struct

from chalicelib.domain.accommodation import Accommodation
from chalicelib.domain.employee import Device, DeviceState, Employee, NumberKind, Role
from chalicelib.domain.staff import Member


class DeviceView(Struct, frozen=True, kw_only=True):
    device_id: str
    state: str
    label: str
    enrolled_at: datetime
    shared: bool


class GrantView(Struct, frozen=True):
    role: str
    unit_id: str | None = None


class AssignmentView(Struct, frozen=True, kw_only=True):
    unit_id: str
    starts_on: date
    ends_on: date | None
    office_ids: list[str]
    pattern_id: str | None
    supervisor_id: str | None


class AccommodationView(Struct, frozen=True, kw_only=True):
    """What is arranged for a person between two dates, both included; `slots` empty: all that are planned."""

    starts_on: date
    ends_on: date
    decree_no: str
    no_selfie: bool
    longer_min: int
    grace_min: int
    vouched: bool
    slots: list[str]


class _Person(Struct, frozen=True, kw_only=True):
    """What is told of a person anywhere: no number, no mail address."""

    employee_id: str
    name: str
    number_kind: str
    assignments: list[AssignmentView]
    devices: list[DeviceView]
    accommodations: list[AccommodationView]
    left_on: date | None
    revision: int


class EmployeeView(_Person, frozen=True, kw_only=True):
    """A person as they themselves and the city admins see them."""

    grants: list[GrantView]


class PersonView(_Person, frozen=True, kw_only=True):
    """A person as others see them: a supervisor sees no roles, and of the phones the one that awaits a decision."""

    grants: list[GrantView] | None


class MemberView(Struct, frozen=True, kw_only=True):
    """One person of the unit; a pending device awaits a decision: a phone of their own, or one shared with others.

    The dates, pattern and supervisor are those of their work in the unit, today's or what is coming; `roles` is null
    of who is only coming. `number_end`: the last four of the staff number; the whole of it is told nowhere.
    `number_kind`: nip (PNS), ni_pppk (PPPK) or local (non-ASN). For a supervisor all of these are null: they see name
    and phones.
    """

    employee_id: str
    name: str
    pending_device_id: str | None
    pending_is_shared: bool
    has_active_device: bool
    starts_on: date | None
    ends_on: date | None
    pattern_id: str | None
    supervisor_id: str | None
    roles: list[Role] | None
    number_end: str | None
    number_kind: NumberKind | None


def device_view(device: Device) -> DeviceView:
    return DeviceView(
        device_id=device.device_id,
        state=device.state,
        label=device.label,
        enrolled_at=device.enrolled_at,
        shared=device.shared,
    )


def accommodation_view(accommodation: Accommodation) -> AccommodationView:
    return AccommodationView(
        starts_on=accommodation.starts_on,
        ends_on=accommodation.ends_on,
        decree_no=accommodation.decree_no,
        no_selfie=accommodation.no_selfie,
        longer_min=accommodation.longer_min,
        grace_min=accommodation.grace_min,
        vouched=accommodation.vouched,
        slots=list(accommodation.slots),
    )


def employee_view(employee: Employee) -> EmployeeView:
    return EmployeeView(
        employee_id=employee.employee_id,
        name=employee.name,
        number_kind=employee.number_kind,
        assignments=[
            AssignmentView(
                unit_id=each.unit_id,
                starts_on=each.starts_on,
                ends_on=each.ends_on,
                office_ids=list(each.office_ids),
                pattern_id=each.pattern_id,
                supervisor_id=each.supervisor_id,
            )
            for each in employee.assignments
        ],
        grants=[GrantView(each.role, each.unit_id) for each in employee.grants],
        devices=[device_view(each) for each in employee.devices],
        accommodations=[accommodation_view(each) for each in employee.accommodations],
        left_on=employee.left_on,
        revision=employee.revision,
    )


def person_view(employee: Employee, *, whole: bool) -> PersonView:
    """The person for somebody within reach; not whole for who decides about phones alone."""
    view = employee_view(employee)
    fields = msgspec.structs.asdict(view)
    if not whole:
        fields |= {"grants": None, "devices": [each for each in view.devices if each.state == DeviceState.PENDING]}
    return PersonView(**fields)


def member_view(member: Member, today: date, *, whole: bool) -> MemberView:
    lasting = [each for each in member.assignments if each.ends_on is None or each.ends_on >= today]
    work = min(lasting, key=lambda each: each.starts_on)
    return MemberView(
        employee_id=member.employee_id,
        name=member.name,
        pending_device_id=member.pending_device_id,
        pending_is_shared=member.pending_is_shared,
        has_active_device=member.has_active_device,
        starts_on=work.starts_on if whole else None,
        ends_on=work.ends_on if whole else None,
        pattern_id=work.pattern_id if whole else None,
        supervisor_id=work.supervisor_id if whole else None,
        roles=sorted({each.role for each in member.grants}) if whole and work.starts_on <= today else None,
        number_end=member.number_end if whole else None,
        number_kind=member.number_kind if whole else None,
    )
