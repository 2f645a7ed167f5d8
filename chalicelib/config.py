"""The environment as one frozen Config: the only reader of os.environ."""

import os
from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Config:
    """Names and addresses the deployment hands to every function; see infrastructure/app/functions.yaml."""

    table_prefix: str
    selfie_bucket: str
    upload_url: str
    user_pool_id: str
    user_pool_client_id: str
    token_issuer: str
    jwks_url: str
    keys_prefix: str
    cookie_secure: bool
    cookie_path: str
    evidence_queue_url: str
    work_queue_url: str
    close_queue_url: str
    roots_bucket: str
    site_origin: str
    push_hosts: tuple[str, ...]
    mail_from: str = ""
    mail_set: str = ""


def read_namespace(environment: Mapping[str, str] = os.environ) -> str:
    """Under which name this deployment's tries are counted: that of its tables; needed before anything else is."""
    return environment.get("TABLE_PREFIX", "presensi")


def read_config(environment: Mapping[str, str] = os.environ) -> Config:
    """The Config of this process. Raises KeyError naming the first variable that is missing."""
    return Config(
        table_prefix=environment["TABLE_PREFIX"],
        selfie_bucket=environment["SELFIE_BUCKET"],
        upload_url=environment["UPLOAD_URL"],
        user_pool_id=environment["USER_POOL_ID"],
        user_pool_client_id=environment["USER_POOL_CLIENT_ID"],
        token_issuer=environment["TOKEN_ISSUER"],
        jwks_url=environment["JWKS_URL"],
        keys_prefix=environment["KEYS_PREFIX"],
        cookie_secure=environment["COOKIE_SECURE"] == "true",
        cookie_path=environment["COOKIE_PATH"],
        evidence_queue_url=environment["EVIDENCE_QUEUE_URL"],
        work_queue_url=environment["WORK_QUEUE_URL"],
        close_queue_url=environment["CLOSE_QUEUE_URL"],
        roots_bucket=environment["ROOTS_BUCKET"],
        site_origin=environment["SITE_ORIGIN"],
        push_hosts=tuple(environment["PUSH_HOSTS"].split()),
        mail_from=environment["MAIL_FROM"],
        mail_set=environment["MAIL_SET"],
    )
