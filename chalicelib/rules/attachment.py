"""Is this file a paper that a request may carry? Looked at by its first bytes; see docs/rules.md#requests.

It is never shown within a page: whoever may have it downloads it.
"""

import hashlib
from collections.abc import Mapping

from chalicelib.errors import FieldError
from chalicelib.rules.import_report import Texts, fault

MIN_ATTACHMENT_BYTES = 100
MAX_ATTACHMENT_BYTES = 5_000_000
MAX_ATTACHMENTS = 3
FIRST_BYTES: Mapping[str, bytes] = {"pdf": b"%PDF-", "jpg": b"\xff\xd8\xff"}
MEDIA_TYPES: Mapping[str, str] = {"pdf": "application/pdf", "jpg": "image/jpeg"}
INBOX, SHELF = "requests-inbox", "requests"  # where people post to, and where what was looked at is kept

TEXTS: Texts = {
    "ATTACHMENT_NOT_THERE": (
        "Berkas ini belum diunggah, atau sudah lebih dari sehari. Unggah lagi.",
        "This file has not been uploaded, or more than a day ago. Upload it again.",
    ),
    "ATTACHMENT_SIZE": (
        f"Berkas harus {MIN_ATTACHMENT_BYTES}-{MAX_ATTACHMENT_BYTES} byte. Perkecil, lalu unggah lagi.",
        f"A file has {MIN_ATTACHMENT_BYTES}-{MAX_ATTACHMENT_BYTES} bytes. Make it smaller and upload it again.",
    ),
    "ATTACHMENT_TYPE": (
        "Isi berkas ini bukan PDF atau foto JPEG seperti namanya. Pilih berkas lain.",
        "The content of this file is no PDF or JPEG photo as its name says. Choose another file.",
    ),
    "ATTACHMENT_DIFFERS": (
        "Berkas yang sampai berbeda dari yang dipilih. Unggah lagi.",
        "What arrived differs from the file that was chosen. Upload it again.",
    ),
}


def ending_of(name: str) -> str:
    return name.rpartition(".")[2]


def attachment_fault(name: str, content: bytes | None, sha256: bytes, pointer: str) -> FieldError | None:
    """What is wrong with the file, as it lies in the inbox. `sha256`: of the file as it was chosen."""
    code = None
    if content is None:
        code = "ATTACHMENT_NOT_THERE"
    elif not MIN_ATTACHMENT_BYTES <= len(content) <= MAX_ATTACHMENT_BYTES:
        code = "ATTACHMENT_SIZE"
    elif hashlib.sha256(content).digest() != sha256:
        code = "ATTACHMENT_DIFFERS"
    elif not content.startswith(FIRST_BYTES[ending_of(name)]):
        code = "ATTACHMENT_TYPE"
    return fault(TEXTS, pointer, code) if code else None


def differs(pointer: str) -> FieldError:
    """What lies under this name is not the file that was meant."""
    return fault(TEXTS, pointer, "ATTACHMENT_DIFFERS")
