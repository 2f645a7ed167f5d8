"""What is accepted as a password, and how often one may try.

Source: NIST SP 800-63B (length, no composition rules, rate limit); DESIGN "Identity"; docs/rules.md#login.
"""

from datetime import datetime, timedelta

MIN_PASSWORD_CHARACTERS = 12
MAX_PASSWORD_CHARACTERS = 128
MAX_TRIES = 20  # per number and window, right or wrong
TRIES_WINDOW_MIN = 15
CODE_CHARACTERS = 10  # of 32 letters: 50 bits, behind the limit of tries


def session_end(now: datetime, token_issued_at: datetime | None = None) -> datetime:
    """Before which instant tokens were given that stop now: all of earlier seconds, and the caller's own always.

    Tokens know whole seconds only, so that one given in this very second to somebody else is not told from a new one.
    """
    second = now.replace(microsecond=0)
    return second if token_issued_at is None else max(second, token_issued_at + timedelta(seconds=1))


def password_fault(password: str, number: str) -> str | None:
    """The code of what is wrong with a new password, or None: PASSWORD_LENGTH, PASSWORD_SPACES, PASSWORD_GUESSABLE.

    Cognito takes no space at either end and no line break; it must be said before a one-time code is claimed.
    """
    if not MIN_PASSWORD_CHARACTERS <= len(password) <= MAX_PASSWORD_CHARACTERS:
        return "PASSWORD_LENGTH"
    if password != password.strip() or not password.isprintable():
        return "PASSWORD_SPACES"
    if number in password or len(set(password)) < 4:
        return "PASSWORD_GUESSABLE"
    return None
