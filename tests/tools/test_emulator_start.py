"""What is mended in the emulator, seen from within it."""

import os
import subprocess

from tools.emulator import PYTHON
from tools.paths import ROOT

MOVED = """
import tools.emulator_start
from ministack.core.responses import AccountRegionScopedDict
from ministack.services import sqs
kept = AccountRegionScopedDict()
kept["http://localhost:4111/000000000000/close"] = {"name": "close", "url": "http://localhost:4111/000000000000/close"}
sqs.load_persisted_state({"queues": kept})
print(sqs._queues[sqs._queue_url("close")]["url"])
"""


def test_a_city_begun_at_one_port_has_its_queues_at_another() -> None:
    environment = {**os.environ, "GATEWAY_PORT": "4222", "PYTHONPATH": str(ROOT)}
    done = subprocess.run([str(PYTHON), "-c", MOVED], capture_output=True, text=True, env=environment, check=False)
    assert done.stdout.splitlines()[-1:] == ["http://localhost:4222/000000000000/close"], done.stderr
