"""Attendance machines at the city's doors, and whose PINs they know. Their logs come in as imports (jobs.py)."""

from typing import Annotated

from chalice.app import Blueprint
from msgspec import Meta, Struct

from chalicelib.domain.machine import Machine
from chalicelib.errors import ChangedMeanwhile, NotFound
from chalicelib.routes._fields import Id, PlainText
from chalicelib.routes._http import Answer, Call, op
from chalicelib.routes.units import check_id
from chalicelib.rules.access import ALLOWED, Act
from chalicelib.rules.machine_file import MAX_AHEAD_S
from chalicelib.use_cases.machines import put_machine, put_pins, see_machines

blueprint = Blueprint(__name__)
MAX_PINS_BYTES = 200_000


class MachineBody(Struct, forbid_unknown_fields=True):
    """`ahead_s`: by how many seconds its clock is ahead of the true time, negative where it is behind. `in_use`: a
    machine that was taken down keeps its past, and no new log of it is taken. `revision`: as you saw it, 0: new."""

    name: PlainText
    office_id: Id
    ahead_s: Annotated[int, Meta(ge=-MAX_AHEAD_S, le=MAX_AHEAD_S)] = 0
    in_use: bool = True
    revision: Annotated[int, Meta(ge=0)] = 0


class MachineView(Struct, frozen=True, kw_only=True):
    """`pins`: how many its map knows; a PIN that is a staff number needs none."""

    machine_id: str
    name: str
    office_id: str
    ahead_s: int
    in_use: bool
    pins: int
    revision: int


class MachinesView(Struct, frozen=True):
    machines: list[MachineView]


@op(
    blueprint, "GET", "/machines", "Attendance machines, those out of use last", roles=ALLOWED[Act.IMPORT_LOG],
    answers={200: MachinesView},
)  # fmt: skip
def read_machines(call: Call) -> Answer:
    return Answer(MachinesView([_view(each) for each in see_machines(call.services)]))


@op(
    blueprint, "PUT", "/machines/{machine_id}", "Register or change an attendance machine",
    roles=ALLOWED[Act.WRITE_CITY], body=MachineBody, answers={200: MachineView}, problems=(ChangedMeanwhile,),
)  # fmt: skip
def replace_machine(call: Call, machine_id: str) -> Answer:
    body: MachineBody = call.body
    machine = Machine(
        machine_id=check_id(machine_id),
        name=body.name,
        office_id=body.office_id,
        ahead_s=body.ahead_s,
        in_use=body.in_use,
        revision=body.revision,
    )
    return Answer(_view(put_machine(call.services, call.actor, machine, call.now)))


@op(
    blueprint, "PUT", "/machines/{machine_id}/pins", "Replace a machine's map of PINs (CSV: pin, number)",
    roles=ALLOWED[Act.WRITE_CITY], body=bytes, body_types=("text/csv",), max_bytes=MAX_PINS_BYTES,
    answers={200: MachineView}, problems=(NotFound, ChangedMeanwhile),
)  # fmt: skip
def replace_pins(call: Call, machine_id: str) -> Answer:
    return Answer(_view(put_pins(call.services, call.actor, machine_id, call.raw, call.now)))


def _view(machine: Machine) -> MachineView:
    return MachineView(
        machine_id=machine.machine_id,
        name=machine.name,
        office_id=machine.office_id,
        ahead_s=machine.ahead_s,
        in_use=machine.in_use,
        pins=machine.pins,
        revision=machine.revision,
    )
