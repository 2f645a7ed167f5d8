"""The package as it would be deployed, built once."""

import json
import zipfile
from pathlib import Path
from typing import Any

import pytest

from tools.package import Package, build_package


@pytest.fixture(scope="session")
def package() -> Package:
    return build_package()


@pytest.fixture(scope="session")
def app_template(package: Package) -> Any:
    return json.loads(package.app_template.read_text())


@pytest.fixture(scope="session")
def state_template(package: Package) -> Any:
    return json.loads(package.state_template.read_text())


@pytest.fixture(scope="session")
def unpacked(package: Package, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The code at task/ and the layer at opt/, as Lambda lays them."""
    home = tmp_path_factory.mktemp("lambda")
    for archive, folder in ((package.code, "task"), (package.layer, "opt")):
        with zipfile.ZipFile(archive) as opened:
            opened.extractall(home / folder)
    return home
