"""The requirements as one Lambda layer: flattened, trimmed, compiled, checked.

Chalice downloads the wheels and zips them under python/lib/python3.x/site-packages. We move them to
python/ (which comes earlier on Lambda's path, and keeps the emulator's own packages out of the way).
"""

import hashlib
import shutil
import sys
import tempfile
import zipfile
from pathlib import Path

from tools.archive import compile_sources, name_by_content, zip_folder

# The AWS services the functions talk to; botocore's descriptions of all the others stay at home.
SERVICES = ("cloudwatch", "cognito-idp", "dynamodb", "s3", "sesv2", "sqs", "ssm", "sts")
# What only other people's functions need, and what of it stays: pattern -> names to keep.
IDLE = {
    "botocore/data/*/": SERVICES,
    "aws_lambda_powertools/event_handler/": (),
    "aws_lambda_powertools/utilities/*/": ("jmespath_utils",),  # which the logger loads
    "cffi/": (),  # for building modules; what cryptography calls is _cffi_backend
    "pycparser/": (),
    "holidays/financial/": (),
    "holidays/locale/*/": ("id", "en_US"),
    # Half of Pillow's weight are other formats, fonts and colour management: selfies are JPEG.
    "PIL/_avif.*": (),
    "PIL/_imaging[a-z]*": (),  # not _imaging itself
    "PIL/_webp.*": (),
    "pillow.libs/libavif*": (),
    "pillow.libs/libbrotli*": (),
    "pillow.libs/libfreetype*": (),
    "pillow.libs/libharfbuzz*": (),
    "pillow.libs/liblcms2*": (),
    "pillow.libs/libpng16*": (),
    "pillow.libs/libsharpyuv*": (),
    "pillow.libs/libwebp*": (),
    # Our papers use the fonts that every reader has; nothing parses XML whose letters it must guess.
    "reportlab/fonts/": (),
    "reportlab/graphics/samples/": (),
    "charset_normalizer/": (),
    "**/*.pyi": (),
    "**/*.pyc": (),  # compiled for another path
}


def build_layer(chalice_layer: Path, requirements: Path, cache: Path) -> Path:
    """The layer made from Chalice's, out of the cache when requirements, Python and this recipe are the same."""
    recipe = hashlib.sha256()
    for part in (requirements.read_bytes(), sys.version.encode(), Path(__file__).read_bytes()):
        recipe.update(part)
    pointer = cache / f"layer-{recipe.hexdigest()[:16]}.name"
    if pointer.exists() and (cached := cache / pointer.read_text()).exists():
        return cached
    with tempfile.TemporaryDirectory(dir=cache) as scratch:
        packages = _unpack(chalice_layer, Path(scratch))
        _refuse_homemade_wheels(packages)
        _trim(packages)
        compile_sources(packages.parent, "/opt")
        zip_folder(packages.parent, unnamed := cache / "layer.zip")
    layer = name_by_content(unnamed, "layer")
    pointer.write_text(layer.name)
    return layer


def _unpack(chalice_layer: Path, scratch: Path) -> Path:
    """Unpack and flatten; returns the folder `python` with the packages in it."""
    with zipfile.ZipFile(chalice_layer) as archive:
        archive.extractall(scratch / "raw")
    (site_packages,) = (scratch / "raw" / "python" / "lib").glob("python3.*/site-packages")
    packages = scratch / "flat" / "python"
    packages.parent.mkdir()
    site_packages.rename(packages)
    return packages


def _refuse_homemade_wheels(packages: Path) -> None:
    """A linux_* tag means pip compiled here, against a glibc that Lambda does not have."""
    homemade = [wheel.parent.name for wheel in packages.glob("*.dist-info/WHEEL") if "-linux_" in wheel.read_text()]
    if homemade:
        raise RuntimeError(f"built from source on this machine, pin versions that have wheels: {sorted(homemade)}")


def _trim(packages: Path) -> None:
    for pattern, kept in IDLE.items():
        for idle in sorted(packages.glob(pattern)):
            if idle.name in kept:
                continue
            if idle.is_dir():
                shutil.rmtree(idle)
            else:
                idle.unlink()
