"""Accounts: the user pool behind our own login routes. The user name is the employee id, never a staff number."""

from collections.abc import Callable
from functools import cached_property
from typing import Any

from botocore.exceptions import ClientError

from chalicelib.domain.login import Tokens
from chalicelib.identity.jwks import KeySet
from chalicelib.store.failures import code_of, translated

_REFUSED = {
    "NotAuthorizedException",
    "UserNotFoundException",
    "UserNotConfirmedException",
    "PasswordResetRequiredException",
}


class CognitoAccounts:
    """The pool as use cases know it; see ports.IdentityProvider."""

    def __init__(self, make_client: Callable[[], Any], pool_id: str, client_id: str, keys: KeySet) -> None:
        self._make_client = make_client
        self._pool = pool_id
        self._client_id = client_id
        self._keys = keys

    @cached_property
    def _client(self) -> Any:
        """Made at the first login: a check-in never needs it."""
        return self._make_client()

    def log_in(self, employee_id: str, password: str) -> Tokens | None:
        return self._initiate("USER_PASSWORD_AUTH", {"USERNAME": employee_id, "PASSWORD": password})

    def refresh(self, refresh_token: str) -> Tokens | None:
        return self._initiate("REFRESH_TOKEN_AUTH", {"REFRESH_TOKEN": refresh_token})

    def revoke(self, refresh_token: str) -> None:
        with translated():
            try:
                self._client.revoke_token(Token=refresh_token, ClientId=self._client_id)
            except ClientError as error:
                if code_of(error) not in ("InvalidParameterException", "UnauthorizedException"):
                    raise  # a token that is none needs no revoking

    def sign_out(self, employee_id: str) -> None:
        with translated():
            try:
                self._client.admin_user_global_sign_out(UserPoolId=self._pool, Username=employee_id)
            except ClientError as error:
                if code_of(error) != "UserNotFoundException":
                    raise

    def set_password(self, employee_id: str, password: str) -> None:
        self.make_account(employee_id)
        with translated():
            self._client.admin_set_user_password(
                UserPoolId=self._pool, Username=employee_id, Password=password, Permanent=True
            )

    def make_account(self, employee_id: str) -> None:
        with translated():
            try:
                self._client.admin_create_user(UserPoolId=self._pool, Username=employee_id, MessageAction="SUPPRESS")
            except ClientError as error:
                if code_of(error) != "UsernameExistsException":
                    raise

    def public_key(self, key_id: str) -> Any | None:
        return self._keys.get(key_id)

    def _initiate(self, flow: str, parameters: dict[str, str]) -> Tokens | None:
        with translated():
            try:
                answer = self._client.initiate_auth(AuthFlow=flow, ClientId=self._client_id, AuthParameters=parameters)
            except ClientError as error:
                if code_of(error) in _REFUSED:
                    return None
                raise
        result = answer.get("AuthenticationResult")
        if not result:  # a challenge such as NEW_PASSWORD_REQUIRED: our accounts never have one
            return None
        return Tokens(result["AccessToken"], result["ExpiresIn"], result.get("RefreshToken"))
