"""The local cloud: ministack with IAM enforced and its state kept on disk.

    with Emulator(port=4566, home=LOCAL / "emulator") as emulator: ...

Stopping sends SIGTERM and waits, because ministack writes its state then; a kill -9 loses everything since the start.
"""

import os
import shutil
import subprocess
from pathlib import Path
from types import TracebackType
from typing import Self

from tools import processes
from tools.paths import LOCAL, ROOT
from tools.stack import CREDENTIALS, REGION

PYTHON = LOCAL / "venv-emulator" / "bin" / "python"
PROGRAM = ROOT / "tools" / "emulator_start.py"
SAVING_S = 180.0  # killed before its state is written it would lose everything since the start


class Emulator:
    """One emulator process.

    port  where it listens on 127.0.0.1.
    home  its folder: state/ and s3/ are kept, tmp/ is emptied at every start, emulator.log grows.
    """

    def __init__(self, port: int, home: Path) -> None:
        self.port = port
        self.home = home
        self.endpoint = f"http://127.0.0.1:{port}"
        self._process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        """Start and wait until it answers. Raises RuntimeError when the port is taken."""
        if not processes.port_is_free(self.port):
            raise RuntimeError(f"port {self.port} is taken: is another run still going?")
        shutil.rmtree(self.home / "tmp", ignore_errors=True)  # a folder per worker, never removed by itself
        (self.home / "tmp").mkdir(parents=True)
        log = self.home / "emulator.log"
        log.unlink(missing_ok=True)
        self._process = processes.start([str(PYTHON), str(PROGRAM)], self._environment(), log)
        try:
            processes.wait_until_answers(f"{self.endpoint}/_ministack/health", self._process, log, "the emulator")
        except RuntimeError:
            self.stop()
            raise

    def stop(self) -> None:
        """End it and wait until its state is written."""
        if self._process is not None:
            processes.stop(self._process, SAVING_S)
            self._process = None

    def _environment(self) -> dict[str, str]:
        """Only what it needs: its workers inherit this, and must not see the developer's own AWS settings."""
        return {
            "PATH": os.environ["PATH"],
            "HOME": str(self.home),
            "LANG": "C.UTF-8",
            "AUTH": "true",
            "AWS_ACCESS_KEY_ID": CREDENTIALS["aws_access_key_id"],
            "AWS_SECRET_ACCESS_KEY": CREDENTIALS["aws_secret_access_key"],
            "AWS_DEFAULT_REGION": REGION,
            "MINISTACK_REGION": REGION,
            "TMPDIR": str(self.home / "tmp"),
            "BIND_HOST": "127.0.0.1",
            "GATEWAY_PORT": str(self.port),
            "PERSIST_STATE": "1",
            "STATE_DIR": str(self.home / "state"),
            "S3_PERSIST": "1",
            "S3_DATA_DIR": str(self.home / "s3"),
            "SFTP_ENABLED": "0",
            "IOT_MTLS_ENABLED": "0",
            "LOG_LEVEL": "WARNING",
        }

    def __enter__(self) -> Self:
        self.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.stop()
