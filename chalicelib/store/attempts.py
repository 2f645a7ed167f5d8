"""Refused and replaced tries, kept for as many days as the city says so that one can become a request."""

from datetime import UTC, date, datetime, time, timedelta

from pynamodb.connection.base import Connection
from pynamodb.exceptions import PutError

from chalicelib.domain.attendance import Attempt
from chalicelib.domain.office_tries import OfficeTries
from chalicelib.store.documents import from_text, to_text
from chalicelib.store.failures import is_condition_failure, translated
from chalicelib.store.raw import Kept, RawReader
from chalicelib.store.tables import Attempts, attempt_key, tries_key

TRIES_KEPT = timedelta(days=30)


class AttemptTable:
    """The attempts table as use cases know it; see ports.AttemptStore."""

    def __init__(self, connection: Connection) -> None:
        self._reader = RawReader(connection, Attempts)

    def keep(self, attempt: Attempt) -> None:
        """Write the attempt: 1 WRU; of the same try sent again the first refusal stands."""
        with translated():
            try:
                attempt_item(attempt).save(condition=Attempts.pk.does_not_exist())
            except PutError as error:
                if not is_condition_failure(error):
                    raise

    def of_day(self, unit_id: str, on: date, employee_id: str) -> list[Attempt]:
        pk, _ = attempt_key(unit_id, on, employee_id, "", "")
        return sorted(self._attempts(pk, f"{employee_id}#"), key=lambda each: each.at)

    def of_unit_day(self, unit_id: str, on: date) -> list[Attempt]:
        return self._attempts(attempt_key(unit_id, on, "", "", "")[0])

    def note_office(self, tries: OfficeTries) -> None:
        pk, sk = tries_key(tries.office_id, tries.local_date, tries.unit_id)
        expires_at = datetime.combine(tries.local_date, time.min, UTC) + TRIES_KEPT
        with translated():
            Attempts(pk, sk, text=to_text(tries), expires=int(expires_at.timestamp())).save()

    def of_office(self, office_id: str, since: date) -> list[OfficeTries]:
        pk, first = tries_key(office_id, since, "")
        with translated():
            found = Attempts.query(pk, Attempts.sk >= first, consistent_read=True)
            return [from_text(item.text or "", OfficeTries) for item in found]

    def _attempts(self, pk: str, begins: str = "") -> list[Attempt]:
        return [from_text(item.text.S, Attempt) for item in self._reader.query(pk, Kept, begins)]


def attempt_item(attempt: Attempt) -> Attempts:
    pk, sk = attempt_key(attempt.unit_id, attempt.local_date, attempt.employee_id, attempt.slot, attempt.attempt_id)
    expires_at = attempt.at + timedelta(days=attempt.keep_days)
    return Attempts(pk, sk, text=to_text(attempt), expires=int(expires_at.timestamp()))
