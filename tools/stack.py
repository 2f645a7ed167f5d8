"""A deployed city: where it is and how to talk to it. `make run` leaves one in .local/stack.json while it lives."""

import dataclasses
import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import boto3
from botocore.config import Config

from tools.paths import LOCAL

REGION = "ap-southeast-3"
# The emulator takes these for the account's root, which may do everything; each function still runs under its own role.
CREDENTIALS = {"aws_access_key_id": "test", "aws_secret_access_key": "test"}
RUNNING = LOCAL / "stack.json"


@dataclass(frozen=True)
class Cloud:
    """Where AWS answers: endpoint is the emulator's address, None means AWS and the caller's own credentials."""

    endpoint: str | None
    region: str = REGION

    def client(self, service: str) -> Any:
        """A boto3 client of that service."""
        settings = Config(signature_version="s3v4", s3={"addressing_style": "path"}) if service == "s3" else Config()
        login = CREDENTIALS if self.endpoint else {}
        return boto3.session.Session(region_name=self.region).client(
            service,
            endpoint_url=self.endpoint,
            config=settings,
            **login,
        )


@dataclass(frozen=True)
class Stack:
    """One city's deployment.

    endpoint  the emulator's address, None on AWS.
    api_url   the gateway's stage, without a slash at the end.
    edge_url  the local edge in front of it, None where there is none.
    """

    endpoint: str | None
    region: str
    city: str
    stage: str
    api_url: str
    edge_url: str | None
    bucket: str
    user_pool_id: str
    client_id: str

    @property
    def prefix(self) -> str:
        """How every name of this deployment begins."""
        return f"presensi-{self.city}-{self.stage}"

    @property
    def roots(self) -> str:
        """The locked bucket beside the one for selfies."""
        return f"{self.bucket.removesuffix('-selfies')}-roots"

    @property
    def keys_prefix(self) -> str:
        return f"/presensi/{self.city}/{self.stage}"

    def client(self, service: str) -> Any:
        """A boto3 client of that service, at the right address with the right credentials."""
        return Cloud(self.endpoint, self.region).client(service)

    def write(self, file: Path = RUNNING) -> None:
        file.write_text(json.dumps(dataclasses.asdict(self), indent=2) + "\n")

    @classmethod
    def read(cls, file: Path = RUNNING) -> "Stack":
        """The running stack. Raises FileNotFoundError when nothing runs."""
        try:
            return cls(**json.loads(file.read_text()))
        except FileNotFoundError:
            raise FileNotFoundError("no city runs here: start it with `make run` in another terminal") from None
