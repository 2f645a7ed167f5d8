"""Accounts in memory that sign real RS256 tokens, so that the app's own verification is always in play."""

import hashlib
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

import jwt
from cryptography.hazmat.primitives.asymmetric import rsa

from chalicelib.domain.login import Tokens
from chalicelib.proof.access_token import TokenRules

ISSUER = "https://cognito-idp.ap-southeast-3.amazonaws.com/ap-southeast-3_test"
CLIENT_ID = "client-of-the-tests"
KEY_ID = "key-1"
ACCESS_LIFE_S = 900
RULES = TokenRules(ISSUER, CLIENT_ID)
PRIVATE_KEY = rsa.generate_private_key(public_exponent=65537, key_size=2048)


@dataclass
class FakeAccounts:
    """See ports.IdentityProvider."""

    clock: Callable[[], datetime]
    passwords: dict[str, str] = field(default_factory=dict)
    refresh_tokens: dict[str, str] = field(default_factory=dict)
    asked: list[str] = field(default_factory=list)
    accounts: set[str] = field(default_factory=set)

    def log_in(self, employee_id: str, password: str) -> Tokens | None:
        self.asked.append(employee_id)
        if self.passwords.get(employee_id) != password:
            return None
        token = hashlib.sha256(f"{employee_id}{len(self.asked)}".encode()).hexdigest()
        self.refresh_tokens[token] = employee_id
        return Tokens(self.access_token(employee_id), ACCESS_LIFE_S, token)

    def refresh(self, refresh_token: str) -> Tokens | None:
        employee_id = self.refresh_tokens.get(refresh_token)
        return Tokens(self.access_token(employee_id), ACCESS_LIFE_S) if employee_id else None

    def revoke(self, refresh_token: str) -> None:
        self.refresh_tokens.pop(refresh_token, None)

    def sign_out(self, employee_id: str) -> None:
        self.refresh_tokens = {token: each for token, each in self.refresh_tokens.items() if each != employee_id}

    def set_password(self, employee_id: str, password: str) -> None:
        self.passwords[employee_id] = password

    def make_account(self, employee_id: str) -> None:
        self.accounts.add(employee_id)

    def public_key(self, key_id: str) -> Any | None:
        return PRIVATE_KEY.public_key() if key_id == KEY_ID else None

    def access_token(self, employee_id: str, **changed: object) -> str:
        """A token as the pool gives it; `changed` claims make it a forged one."""
        now = int(self.clock().timestamp())
        claims = {
            "sub": employee_id,
            "username": employee_id,
            "iss": ISSUER,
            "client_id": CLIENT_ID,
            "token_use": "access",
            "scope": "aws.cognito.signin.user.admin",
            "iat": now,
            "exp": now + ACCESS_LIFE_S,
            **changed,
        }
        return jwt.encode(claims, PRIVATE_KEY, algorithm="RS256", headers={"kid": KEY_ID})
