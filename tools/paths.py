"""Where things lie in the working copy; whatever the tools make goes under .local/."""

from pathlib import Path

ROOT = Path(__file__).absolute().parent.parent
LOCAL = ROOT / ".local"
BUILD = LOCAL / "build"
INFRASTRUCTURE = ROOT / "infrastructure"
SITE = ROOT / "web" / "dist"
