"""Zips that come out byte for byte the same from the same files, named by what is in them."""

import hashlib
import subprocess
import sys
import zipfile
from collections.abc import Iterable
from pathlib import Path

_EPOCH = (1980, 1, 1, 0, 0, 0)


def compile_sources(folder: Path, runtime_root: str) -> None:
    """Put .pyc files beside the sources under `folder`, as they will be found under `runtime_root`.

    Unchecked hashes: Lambda never looks whether the source is newer, and no date gets into the bytes.
    """
    command = [sys.executable, "-m", "compileall", "-q", "-j0", "--invalidation-mode", "unchecked-hash"]
    command += ["-s", str(folder), "-p", runtime_root, str(folder)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        raise RuntimeError(f"compileall: {done.stdout}{done.stderr}")


def zip_folder(folder: Path, target: Path) -> None:
    """Everything under `folder`, sorted, with one date and two kinds of permission."""
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for file in sorted(_files(folder)):
            info = zipfile.ZipInfo(file.relative_to(folder).as_posix(), _EPOCH)
            info.compress_type = zipfile.ZIP_DEFLATED
            info.external_attr = (0o755 if ".so" in file.suffixes else 0o644) << 16
            archive.writestr(info, file.read_bytes())


def name_by_content(file: Path, prefix: str) -> Path:
    """Rename `file` to <prefix>-<sha256>.zip in its folder and return the new path."""
    digest = hashlib.sha256(file.read_bytes()).hexdigest()
    named = file.with_name(f"{prefix}-{digest}.zip")
    file.replace(named)
    return named


def _files(folder: Path) -> Iterable[Path]:
    return (path for path in folder.rglob("*") if path.is_file())
