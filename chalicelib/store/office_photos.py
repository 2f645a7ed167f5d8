"""Pictures of offices, by office and place. They lie in the requests table; the bucket holds what is shown."""

from dataclasses import replace

from chalicelib.domain.audit import AuditEntry
from chalicelib.domain.job import Job
from chalicelib.domain.office_photo import OfficePhoto
from chalicelib.store.audit import AuditTrail
from chalicelib.store.conditional import save_if, stands_at
from chalicelib.store.documents import from_text, to_text
from chalicelib.store.failures import translated
from chalicelib.store.jobs import add_job
from chalicelib.store.tables import Requests, photo_key
from chalicelib.store.transaction import Transaction


class OfficePhotoTable:
    """See ports.OfficePhotoStore."""

    def __init__(self, trail: AuditTrail) -> None:
        self._trail = trail

    def get(self, office_id: str, place: int) -> OfficePhoto:
        with translated():
            try:
                return _photo(Requests.get(*photo_key(office_id, place), consistent_read=True))
            except Requests.DoesNotExist:
                return OfficePhoto(office_id, place)

    def of_office(self, office_id: str) -> list[OfficePhoto]:
        with translated():
            found = Requests.query(photo_key(office_id, 0)[0], consistent_read=True)
            return [photo for item in found if not (photo := _photo(item)).is_empty]

    def save(self, photo: OfficePhoto, entry: AuditEntry | None = None, job: Job | None = None) -> OfficePhoto:
        saved = replace(photo, revision=photo.revision + 1)
        item = Requests(*photo_key(photo.office_id, photo.place), revision=saved.revision, text=to_text(saved))
        stands = stands_at(Requests, photo.revision)

        def add_writes(transaction: Transaction) -> None:
            transaction.put(item, stands)
            if job is not None:
                add_job(transaction, job)

        if entry is not None:
            self._trail.commit(entry, add_writes)
        else:
            save_if(item, stands, lambda: self.get(photo.office_id, photo.place) == saved, photo.office_id)
        return saved


def _photo(item: Requests) -> OfficePhoto:
    return from_text(item.text or "", OfficePhoto)
