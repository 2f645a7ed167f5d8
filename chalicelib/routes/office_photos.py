"""Pictures of an office: where to post one, have it taken in, look at them, take one away."""

from datetime import datetime
from typing import Annotated, Literal

from chalice.app import Blueprint
from msgspec import Meta, Struct

from chalicelib.domain.office_photo import PHOTO_PLACES
from chalicelib.errors import (
    ChangedMeanwhile,
    NotFound,
    PhotoMismatch,
    PhotoNotThere,
    PhotoSize,
    PhotoType,
)
from chalicelib.routes._fields import Sha256, parse_sha256
from chalicelib.routes._http import Answer, Call, op
from chalicelib.routes._views import UploadView
from chalicelib.rules.access import ALLOWED, Act
from chalicelib.use_cases.office_photos import (
    SeenPhoto,
    ask_photo_form,
    put_photo,
    remove_photo,
    see_photos,
    see_places,
)

blueprint = Blueprint(__name__)
READERS, WRITERS = ALLOWED[Act.READ_CITY], ALLOWED[Act.PROPOSE_OFFICE]


class PhotoFormBody(Struct, forbid_unknown_fields=True):
    """Which of the office's places the picture is for; one that is there stays until the new one is taken in."""

    place: Annotated[int, Meta(ge=1, le=PHOTO_PLACES)]


class PhotoFormView(Struct, frozen=True):
    upload: UploadView


class PhotoBody(Struct, forbid_unknown_fields=True):
    """Of the file as it was posted."""

    sha256: Sha256


class PhotoView(Struct, frozen=True, kw_only=True):
    """A place and its last upload. `state`: `waiting` to be taken in, `ready`, or `invalid` with its `problem`.

    `url`: of what is to be seen there, good for a minute; of the picture before, while a newer one waits or is invalid.
    """

    place: int
    state: Literal["waiting", "ready", "invalid"]
    taken_at: datetime
    taken_by: str
    problem: str | None
    url: str | None


class PhotosView(Struct, frozen=True):
    photos: list[PhotoView]


@op(
    blueprint, "POST", "/offices/{office_id}/photos", "Where to post a picture of the office", roles=WRITERS,
    body=PhotoFormBody, answers={201: PhotoFormView}, problems=(NotFound,),
)  # fmt: skip
def create_photo_form(call: Call, office_id: str) -> Answer:
    form = ask_photo_form(call.services, call.actor, office_id, call.body.place, call.now)
    return Answer(PhotoFormView(UploadView(form.url, dict(form.fields), form.expires_at)), 201)


@op(
    blueprint, "PUT", "/offices/{office_id}/photos/{place}", "Have the posted picture taken in", roles=WRITERS,
    body=PhotoBody, answers={202: PhotoView},
    problems=(NotFound, PhotoNotThere, PhotoType, PhotoSize, PhotoMismatch, ChangedMeanwhile),
)  # fmt: skip
def replace_photo(call: Call, office_id: str, place: str) -> Answer:
    sha256 = parse_sha256(call.body.sha256, "/sha256")
    photo = put_photo(call.services, call.actor, office_id, _place(place), sha256, call.now)
    (seen,) = see_places(call.services, [photo])
    return Answer(_view(seen), 202)


@op(
    blueprint, "GET", "/offices/{office_id}/photos", "What the office looks like", roles=READERS,
    answers={200: PhotosView}, problems=(NotFound,),
)  # fmt: skip
def read_photos(call: Call, office_id: str) -> Answer:
    return Answer(PhotosView([_view(each) for each in see_photos(call.services, call.actor, office_id, call.now)]))


@op(
    blueprint, "DELETE", "/offices/{office_id}/photos/{place}", "Take a picture of the office away", roles=WRITERS,
    answers={204: None}, problems=(NotFound, ChangedMeanwhile),
)  # fmt: skip
def delete_photo(call: Call, office_id: str, place: str) -> Answer:
    remove_photo(call.services, call.actor, office_id, _place(place), call.now)
    return Answer(None, 204)


def _place(text: str) -> int:
    if text not in map(str, range(1, PHOTO_PLACES + 1)):
        raise NotFound
    return int(text)


def _view(seen: SeenPhoto) -> PhotoView:
    return PhotoView(
        place=seen.place,
        state="waiting" if seen.is_waiting else "invalid" if seen.problem else "ready",
        taken_at=seen.photo.taken_at,
        taken_by=seen.photo.taken_by,
        problem=seen.problem,
        url=seen.url,
    )
