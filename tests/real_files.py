"""The city's real office files, where they lie beside the checkout; they are not part of the project."""

from pathlib import Path

import pytest

FOLDER = Path(__file__).parents[2] / "shared" / "data"


def real_file(name: str) -> Path:
    """The file, or a skip that says what is missing."""
    path = FOLDER / name
    if not path.exists():
        pytest.skip(f"the real office file {name} is not beside this checkout")
    return path
