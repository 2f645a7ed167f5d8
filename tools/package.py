"""Build .local/build/: the code zip, the layer zip and the templates. `python -m tools.package`

app.py -> `chalice package` + infrastructure/app -> SAM template (sam.json) -> plain CloudFormation (app.json);
infrastructure/state -> state.json, infrastructure/cdn -> cdn.json. The same sources give the same bytes.
"""

import argparse
import copy
import dataclasses
import fcntl
import hashlib
import json
import logging
import os
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, cast

from tools.archive import compile_sources, name_by_content, zip_folder
from tools.doors import write_doors
from tools.layer import build_layer
from tools.paths import BUILD, INFRASTRUCTURE, ROOT
from tools.templates import Template, load_folder, to_json

SHIPPED = ("app.py", "chalicelib", ".chalice", "requirements.txt")
REGION = "ap-southeast-3"


@dataclass(frozen=True)
class Package:
    """What a deployment needs, on disk."""

    code: Path
    layer: Path
    app_template: Path
    state_template: Path
    cdn_template: Path


def build_package(source: Path = ROOT, build: Path = BUILD) -> Package:
    """Package the app under `source`. Safe to call from several processes at once: they take turns."""
    build.mkdir(parents=True, exist_ok=True)
    with _taking_turns(build):
        inputs = _fingerprint(source)
        if (known := _unchanged(build, inputs)) is not None:
            return known
        _copy_sources(source, build / "source")
        sam_template = _chalice_package(build)
        out = build / "chalice"
        layer = build_layer(out / "layer-deployment.zip", build / "source" / "requirements.txt", build)
        code = _build_code(out / "deployment.zip", build)
        _drop_old(build, keep={code.name, layer.name})
        sam_template = _point_at_artifacts(sam_template, code, layer)
        (build / "sam.json").write_text(to_json(sam_template))
        (build / "app.json").write_text(to_json(_to_cloudformation(sam_template)))
        for name in ("state", "cdn"):
            (build / f"{name}.json").write_text(to_json(load_folder(INFRASTRUCTURE / name)))
        (build / "inputs.json").write_text(json.dumps({"inputs": inputs, "code": code.name, "layer": layer.name}))
    return _package(code, layer, build)


def _package(code: Path, layer: Path, build: Path) -> Package:
    return Package(code, layer, build / "app.json", build / "state.json", build / "cdn.json")


def _fingerprint(source: Path) -> str:
    """The hash of everything a package is made of: sources, infrastructure, these tools, this Python."""
    digest = hashlib.sha256(sys.version.encode())
    folders = [*(source / name for name in SHIPPED), INFRASTRUCTURE, ROOT / "tools", ROOT / "requirements-run.txt"]
    files = (file for folder in folders for file in (folder, *folder.rglob("*")) if file.is_file())
    for file in sorted(files):
        if file.suffix != ".pyc" and "deployments" not in file.parts:
            digest.update(f"{file}\0{hashlib.sha256(file.read_bytes()).hexdigest()}\n".encode())
    return digest.hexdigest()


def _unchanged(build: Path, inputs: str) -> Package | None:
    """The package that lies there, if it was made of the same."""
    try:
        record = json.loads((build / "inputs.json").read_text())
    except FileNotFoundError:
        return None
    package = _package(build / record["code"], build / record["layer"], build)
    return package if record["inputs"] == inputs and package.code.exists() and package.layer.exists() else None


@contextmanager
def _taking_turns(build: Path) -> Iterator[None]:
    with (build / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def _copy_sources(source: Path, copy_to: Path) -> None:
    """Chalice writes into its project and ships whatever lies in chalicelib/: give it a clean copy.

    The copy keeps .chalice/deployments, where Chalice finds the wheels it fetched before.
    """
    copy_to.mkdir(exist_ok=True)
    shutil.rmtree(copy_to / "chalicelib", ignore_errors=True)
    no_leftovers = shutil.ignore_patterns("__pycache__", "*.pyc", "deployments", "deployed")
    for name in SHIPPED:
        if (source / name).is_dir():
            shutil.copytree(source / name, copy_to / name, ignore=no_leftovers, dirs_exist_ok=True)
        else:
            shutil.copy(source / name, copy_to / name)


def _chalice_package(build: Path) -> Template:
    """Run `chalice package` with infrastructure/app merged in; returns the SAM template."""
    merge = build / "merge.json"
    merge.write_text(to_json(load_folder(INFRASTRUCTURE / "app")))
    chalice = Path(sys.executable).parent / "chalice"
    command = [str(chalice), "--project-dir", str(build / "source"), "package"]
    command += ["--merge-template", str(merge), str(build / "chalice")]
    # Bytecode goes elsewhere: Chalice would ship what lies in chalicelib/.
    environment = {**os.environ, "AWS_DEFAULT_REGION": REGION, "PYTHONPYCACHEPREFIX": str(build / "pycache")}
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    if done.returncode:
        raise RuntimeError(f"chalice package failed:\n{done.stdout}{done.stderr}")
    for stale in (build / "source" / ".chalice" / "deployments").glob("appcode-*.zip"):
        stale.unlink()
    return cast(Template, json.loads((build / "chalice" / "sam.json").read_text()))


def _build_code(chalice_zip: Path, build: Path) -> Path:
    """Chalice's zip again, with its doors, compiled and reproducible."""
    scratch = build / "code"
    shutil.rmtree(scratch, ignore_errors=True)
    with zipfile.ZipFile(chalice_zip) as archive:
        archive.extractall(scratch)
    write_doors(scratch)
    compile_sources(scratch, "/var/task")
    zip_folder(scratch, unnamed := build / "code.zip")
    return name_by_content(unnamed, "code")


def _drop_old(build: Path, keep: set[str]) -> None:
    for pattern in ("code-*.zip", "layer-*.zip"):
        for old in build.glob(pattern):
            if old.name not in keep:
                old.unlink()


def _point_at_artifacts(sam_template: Template, code: Path, layer: Path) -> Template:
    """Local paths become keys in the artifacts bucket; the API notes which gateway responses it was made with."""
    bucket = {"Fn::ImportValue": {"Fn::Sub": "presensi-${City}-${Stage}-artifacts-bucket"}}
    for resource in sam_template["Resources"].values():
        if resource["Type"] == "AWS::Serverless::Function":
            resource["Properties"]["CodeUri"] = {"Bucket": bucket, "Key": code.name}
        elif resource["Type"] == "AWS::Serverless::LayerVersion":
            resource["Properties"]["ContentUri"] = {"Bucket": bucket, "Key": layer.name}
    # A gateway response is part of a deployment, but SAM makes a new one only when this document changes.
    responses = to_json(dict(_of_type(sam_template, "AWS::ApiGateway::GatewayResponse")))
    document = sam_template["Resources"]["RestAPI"]["Properties"]["DefinitionBody"]
    document["info"]["version"] = hashlib.sha256(responses.encode()).hexdigest()[:8]
    return sam_template


def _to_cloudformation(sam_template: Template) -> Template:
    """Expand SAM here, so that AWS and the emulator receive the very same document."""
    os.environ.setdefault("AWS_DEFAULT_REGION", REGION)
    from samtranslator.translator.managed_policy_translator import ManagedPolicyLoader
    from samtranslator.translator.transform import transform

    logging.getLogger("samtranslator").setLevel(logging.ERROR)  # it warns that its metrics go nowhere

    class NoManagedPolicies(ManagedPolicyLoader):  # type: ignore[misc]
        """We name no managed policy, so nothing has to be asked of IAM."""

        def __init__(self) -> None: ...

        def load(self) -> dict[str, str]:
            return {}

    template = cast(Template, transform(copy.deepcopy(sam_template), {}, NoManagedPolicies()))
    responses = sorted(name for name, _ in _of_type(template, "AWS::ApiGateway::GatewayResponse"))
    for _, deployment in _of_type(template, "AWS::ApiGateway::Deployment"):
        deployment["DependsOn"] = responses
    return template


def _of_type(template: Template, kind: str) -> Iterator[tuple[str, dict[str, Any]]]:
    return ((name, each) for name, each in template["Resources"].items() if each["Type"] == kind)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--source", type=Path, default=ROOT, help="folder with app.py")
    package = build_package(parser.parse_args().source)
    for file in dataclasses.astuple(package):
        print(f"{file.relative_to(ROOT)}  {file.stat().st_size / 1e6:.2f} MB")


if __name__ == "__main__":
    main()
