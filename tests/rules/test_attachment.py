"""A paper is a PDF or a JPEG by its own first bytes, of 100 bytes to 5 MB, and the file that was chosen."""

import hashlib

import pytest

from chalicelib.rules.attachment import MAX_ATTACHMENT_BYTES, attachment_fault

PDF, JPEG = b"%PDF-1.7\n" + bytes(200), b"\xff\xd8\xff\xe0" + bytes(200)


def code(name: str, content: bytes | None, chosen: bytes | None = None) -> str | None:
    digest = hashlib.sha256(chosen or content or b"").digest()
    found = attachment_fault(name, content, digest, "/attachments/0")
    return found.code if found else None


@pytest.mark.parametrize(
    ("name", "content", "found"),
    [
        ("a.pdf", PDF, None),
        ("a.jpg", JPEG, None),
        ("a.pdf", JPEG, "ATTACHMENT_TYPE"),
        ("a.jpg", PDF, "ATTACHMENT_TYPE"),
        ("a.pdf", b"<html>" + bytes(200), "ATTACHMENT_TYPE"),
        ("a.pdf", b" " + PDF, "ATTACHMENT_TYPE"),
        ("a.jpg", b"\x89PNG\r\n" + bytes(200), "ATTACHMENT_TYPE"),
        ("a.pdf", b"%PDF-" + bytes(94), "ATTACHMENT_SIZE"),
        ("a.pdf", b"%PDF-" + bytes(95), None),
        ("a.pdf", b"%PDF-" + bytes(MAX_ATTACHMENT_BYTES - 5), None),
        ("a.pdf", b"%PDF-" + bytes(MAX_ATTACHMENT_BYTES - 4), "ATTACHMENT_SIZE"),
        ("a.pdf", None, "ATTACHMENT_NOT_THERE"),
    ],
)
def test_a_paper_is_what_its_name_says(name: str, content: bytes | None, found: str | None) -> None:
    assert code(name, content) == found


def test_what_arrived_is_the_file_that_was_chosen() -> None:
    assert code("a.pdf", PDF, chosen=PDF + b"x") == "ATTACHMENT_DIFFERS"
