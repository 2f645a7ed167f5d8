"""Refused and replaced tries, kept 180 days so that one can become a request."""

from datetime import date, timedelta

from pynamodb.exceptions import PutError

from chalicelib.domain.attendance import Attempt
from chalicelib.store.documents import from_text, to_text
from chalicelib.store.failures import is_condition_failure, translated
from chalicelib.store.tables import Attempts, attempt_key

KEPT = timedelta(days=180)


class AttemptTable:
    """The attempts table as use cases know it; see ports.AttemptStore."""

    def keep(self, attempt: Attempt) -> None:
        """Write the attempt: 1 WRU; of the same try sent again the first refusal stands."""
        with translated():
            try:
                attempt_item(attempt).save(condition=Attempts.pk.does_not_exist())
            except PutError as error:
                if not is_condition_failure(error):
                    raise

    def of_day(self, employee_id: str, local_date: date) -> list[Attempt]:
        """One employee's attempts of one local date, oldest first."""
        with translated():
            found = Attempts.query(attempt_key(employee_id, local_date, "", "")[0], consistent_read=True)
            return sorted((from_text(item.text or "", Attempt) for item in found), key=lambda each: each.at)


def attempt_item(attempt: Attempt) -> Attempts:
    pk, sk = attempt_key(attempt.employee_id, attempt.local_date, attempt.slot, attempt.attempt_id)
    return Attempts(pk, sk, text=to_text(attempt), expires=int((attempt.at + KEPT).timestamp()))
