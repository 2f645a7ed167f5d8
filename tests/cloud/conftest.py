"""A packaged stack of the tests' own: fresh state, free ports, IAM enforced, ended with the session."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from tools.local_stack import local_stack
from tools.processes import free_port
from tools.stack import Stack

_AWS_BEFORE = {name: value for name, value in os.environ.items() if name.startswith("AWS_")}


@pytest.fixture(scope="session")
def stack(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Stack]:
    """A whole city in an emulator; the edge in front of it is at stack.edge_url."""
    home: Path = tmp_path_factory.mktemp("cloud")
    with local_stack(home, "uji", "test", free_port(), free_port()) as running:
        yield running


@pytest.fixture(autouse=True, scope="module")
def environment_left_as_found() -> Iterator[None]:
    """The tools that seed a city point this process at the emulator; the tests after these must not be."""
    yield
    for name in [each for each in os.environ if each.startswith("AWS_")]:
        del os.environ[name]
    os.environ.update(_AWS_BEFORE)
