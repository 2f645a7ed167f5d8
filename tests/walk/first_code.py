"""The first admin of a deployment, by the very command that README tells."""

import json
import os
import re
import subprocess
import sys
from datetime import datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from tests.e2e.site import Newcomer
from tools.paths import ROOT
from tools.stack import CREDENTIALS, Stack

NAME, NUMBER, UNIT = "Eko Prasetyo", "ADMIN-0001", "bkpsdm"
WEST, EAST = "Asia/Jakarta", "Asia/Jayapura"
LAST_OF_DAY = timedelta(minutes=30)  # longer than any walk


def zone_of_walk(now: datetime) -> str:
    """Where it is not about to be midnight: an arrival window ends with its day."""
    return WEST if _is_same_day(now, now + LAST_OF_DAY, WEST) else EAST


def make_admin(stack: Stack, zone: str, folder: Path) -> Newcomer:
    """Settings as in the example but for the zone, kept in `folder`. A process of its own: this one's tables stay."""
    settings = folder / "city.json"
    settings.write_text(json.dumps({**json.loads((ROOT / "docs" / "city.example.json").read_text()), "zone": zone}))
    command = [sys.executable, "-m", "tools.first_admin", "--city", stack.city, "--stage", stack.stage]
    command += ["--settings", str(settings), "--name", NAME, "--number", NUMBER, "--unit", UNIT]
    said = subprocess.run(command, cwd=ROOT, env=_environment(stack), capture_output=True, text=True, check=False)
    assert said.returncode == 0, said.stderr
    code = re.search(r"[a-z0-9]{5}-[a-z0-9]{5}", said.stdout)
    assert code, said.stdout
    return Newcomer(NAME, NUMBER, code.group())


def _environment(stack: Stack) -> dict[str, str]:
    return {
        **os.environ,
        "AWS_ENDPOINT_URL": str(stack.endpoint),
        "AWS_ACCESS_KEY_ID": CREDENTIALS["aws_access_key_id"],
        "AWS_SECRET_ACCESS_KEY": CREDENTIALS["aws_secret_access_key"],
        "AWS_DEFAULT_REGION": stack.region,
    }


def _is_same_day(one: datetime, other: datetime, zone: str) -> bool:
    return one.astimezone(ZoneInfo(zone)).date() == other.astimezone(ZoneInfo(zone)).date()
