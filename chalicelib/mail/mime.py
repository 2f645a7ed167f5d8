"""A letter as it travels (RFC 5322): plain text first, the same as HTML after it."""

from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP

from chalicelib.use_cases.ports import Letter

_UNFOLDED = SMTP.clone(max_line_length=None)  # folded, an address of the site would come out encoded


def compose(letter: Letter, sender: str) -> bytes:
    """The bytes to send from this address. Raises ValueError for a line break in a header, or what is no address."""
    message = EmailMessage(policy=SMTP)
    message["Subject"] = _as_written(letter.subject)
    message["From"] = Address(_as_written(letter.sender), addr_spec=sender)
    message["To"] = _address(letter.address)
    message["Auto-Submitted"] = "auto-generated"  # no absence note answers it
    for name, value in letter.headers.items():
        message[name] = value
    message.set_content(letter.text, cte="quoted-printable")
    message.add_alternative(letter.html, subtype="html", cte="quoted-printable")
    return message.as_bytes(policy=_UNFOLDED)


def _as_written(text: str) -> str:
    """Words that look like an encoded word (RFC 2047) would be decoded into whatever they hide, line breaks too."""
    return text.replace("=?", "= ?")


def _address(text: str) -> Address:
    """The email package raises whatever comes up in it for what is no address."""
    try:
        return Address(addr_spec=text)
    except Exception as error:
        raise ValueError("no address") from error
