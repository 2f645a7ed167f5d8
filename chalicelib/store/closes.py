"""How far each unit's days are judged. They lie in the months table."""

from dataclasses import replace

from chalicelib.domain.closing import UnitClose
from chalicelib.store.conditional import save_if, stands_at
from chalicelib.store.documents import from_text, to_text
from chalicelib.store.failures import translated
from chalicelib.store.tables import Months, close_key


class CloseTable:
    """See ports.CloseStore."""

    def all(self) -> list[UnitClose]:
        with translated():
            return [_state(item) for item in Months.query(close_key("")[0], consistent_read=True)]

    def get(self, unit_id: str) -> UnitClose | None:
        with translated():
            try:
                return _state(Months.get(*close_key(unit_id), consistent_read=True))
            except Months.DoesNotExist:
                return None

    def save(self, state: UnitClose) -> UnitClose:
        saved = replace(state, revision=state.revision + 1)
        item = Months(*close_key(state.unit_id), revision=saved.revision, text=to_text(saved))
        stands = stands_at(Months, state.revision)
        save_if(item, stands, lambda: self.get(state.unit_id) == saved, state.unit_id)
        return saved


def _state(item: Months) -> UnitClose:
    return from_text(item.text or "", UnitClose)
