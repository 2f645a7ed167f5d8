"""Papers of a request, and of an activity: where to post one, have it looked at and kept, get one back.

Health is in those of requests: few may."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from chalicelib.domain.employee import Employee
from chalicelib.domain.request import Attachment, PaperKind, Request
from chalicelib.errors import FieldError, NotFound
from chalicelib.rules.attachment import (
    INBOX,
    MAX_ATTACHMENT_BYTES,
    MEDIA_TYPES,
    SHELF,
    attachment_fault,
    differs,
    ending_of,
)
from chalicelib.rules.photo_marks import without_marks
from chalicelib.use_cases.ports import Services, UploadForm


@dataclass(frozen=True, slots=True)
class SentPaper:
    """One that the sender says to have posted: its name as it was given out, and the file's hash as it was chosen."""

    name: str
    kind: PaperKind
    sha256: bytes


@dataclass(frozen=True, slots=True)
class Paper:
    """One that was looked at. `content`: None where it lies on the shelf already."""

    attachment: Attachment
    content: bytes | None


def ask_attachment_form(services: Services, actor: Employee, ending: str, now: datetime) -> tuple[str, UploadForm]:
    """A name for one paper and the form to post it by; nothing is changed by asking."""
    name = f"{services.new_id()}.{ending}"
    return name, services.files.form(_inbox_key(actor.employee_id, name), MAX_ATTACHMENT_BYTES, now)


def look_at_papers(
    services: Services, actor: Employee, request: Request, sent: Sequence[SentPaper]
) -> tuple[list[Paper], list[FieldError]]:
    """Those of a request; see `look_at_all`."""
    folder = f"{request.employee_id}/{request.request_id}"
    return look_at_all(services, actor, folder, request.attachments, sent)


def look_at_all(
    services: Services, actor: Employee, folder: str, held: Sequence[Attachment], sent: Sequence[SentPaper]
) -> tuple[list[Paper], list[FieldError]]:
    """Each paper as it arrived, read once, and everything that is wrong with them.

    folder   on the shelf: whose, and of what.
    held     what it has already: that stays if it is named again by its own hash, and is read no more.
    """
    papers, faults = [], []
    kept = {each.key: each for each in held}
    for at, each in enumerate(sent):
        key = f"{SHELF}/{folder}/{each.name}"
        if key in kept:
            papers.append(Paper(replace(kept[key], kind=each.kind), None))
            faults += [differs(f"/attachments/{at}")] if each.sha256.hex() != kept[key].sha256 else []
            continue
        content = services.files.read(_inbox_key(actor.employee_id, each.name), MAX_ATTACHMENT_BYTES)
        found = attachment_fault(each.name, content, each.sha256, f"/attachments/{at}")
        if found or content is None:
            faults += [found] if found else []
            continue
        media_type = MEDIA_TYPES[ending_of(each.name)]
        digest = hashlib.sha256(content).hexdigest()
        papers.append(Paper(Attachment(key, each.kind, media_type, len(content), digest), content))
    return papers, faults


def unmarked(paper: Paper) -> Paper:
    """A photo without what the phone wrote beside it, a position above all; its hash stays that of the chosen file."""
    if paper.content is None or paper.attachment.content_type != MEDIA_TYPES["jpg"]:
        return paper
    bare = without_marks(paper.content)
    return Paper(replace(paper.attachment, size_bytes=len(bare)), bare)


def put_on_shelf(services: Services, papers: Sequence[Paper]) -> None:
    """Keep what was looked at where no client can write: before the request that names it. Safe to run twice."""
    for each in papers:
        if each.content is not None:
            services.files.write(each.attachment.key, each.content)


def take_off_shelf(services: Services, papers: Sequence[Paper]) -> None:
    """Have the bucket forget what no request came to name."""
    for each in papers:
        if each.content is not None:
            services.selfies.mark_orphan(each.attachment.key)


def forget_papers(services: Services, before: Sequence[Attachment], after: Sequence[Attachment]) -> None:
    """Have the bucket forget what was named and is no more."""
    for key in {each.key for each in before} - {each.key for each in after}:
        services.selfies.mark_orphan(key)


def attachment_link(services: Services, attachments: Sequence[Attachment], number: int) -> str:
    """An address for one minute. `number`: from 1. Raises NotFound."""
    if not 1 <= number <= len(attachments):
        raise NotFound
    key = attachments[number - 1].key
    return services.files.link(key, f"lampiran-{number}.{ending_of(key)}")


def _inbox_key(employee_id: str, name: str) -> str:
    return f"{INBOX}/{employee_id}/{name}"
