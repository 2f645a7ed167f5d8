"""What the public page shows: one document in the months table, made from rows of the same table."""

from chalicelib.domain.public import PublicMonth
from chalicelib.store.documents import from_text, to_text
from chalicelib.store.failures import translated
from chalicelib.store.tables import PUBLIC_KEY, Months


class PublicFigureTable:
    """See ports.PublicFigureStore."""

    def month(self) -> PublicMonth | None:
        with translated():
            try:
                return from_text(Months.get(*PUBLIC_KEY).text or "", PublicMonth)
            except Months.DoesNotExist:
                return None

    def keep(self, month: PublicMonth) -> None:
        with translated():
            Months(*PUBLIC_KEY, text=to_text(month)).save()
