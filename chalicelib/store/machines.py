"""Attendance machines and whose PINs they know, an item each. They lie in the requests table; few change, seldom."""

from dataclasses import replace

from chalicelib.domain.audit import AuditEntry
from chalicelib.domain.machine import Machine, PinMap
from chalicelib.store.audit import AuditTrail
from chalicelib.store.conditional import stands_at
from chalicelib.store.documents import from_text, to_text
from chalicelib.store.failures import translated
from chalicelib.store.tables import Requests, machine_key, pins_key
from chalicelib.store.transaction import Transaction


class MachineTable:
    """See ports.MachineStore."""

    def __init__(self, trail: AuditTrail) -> None:
        self._trail = trail

    def all(self) -> list[Machine]:
        with translated():
            found = Requests.query(machine_key("")[0], consistent_read=True)
            return [from_text(item.text or "", Machine) for item in found]

    def get(self, machine_id: str) -> Machine | None:
        with translated():
            try:
                return from_text(Requests.get(*machine_key(machine_id), consistent_read=True).text or "", Machine)
            except Requests.DoesNotExist:
                return None

    def pins(self, machine_id: str) -> PinMap:
        with translated():
            try:
                return from_text(Requests.get(*pins_key(machine_id), consistent_read=True).text or "", PinMap)
            except Requests.DoesNotExist:
                return PinMap(machine_id)

    def save(self, machine: Machine, entry: AuditEntry, pins: PinMap | None = None) -> Machine:
        saved = replace(machine, revision=machine.revision + 1)
        item = Requests(*machine_key(saved.machine_id), revision=saved.revision, text=to_text(saved))
        stands = stands_at(Requests, machine.revision)

        def add_writes(transaction: Transaction) -> None:
            transaction.put(item, stands)
            if pins is not None:
                transaction.put(Requests(*pins_key(pins.machine_id), text=to_text(pins)))

        self._trail.commit(entry, add_writes)
        return saved
