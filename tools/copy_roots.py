"""The daily documents of the running city's locked bucket, copied: `python -m tools.copy_roots FOLDER`.

What `aws s3 sync` does on AWS (docs/runbook.md); an auditor verifies by the copy alone (tools/audit_verify.py).
"""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from tools.stack import Stack

PREFIX = "roots/"
NONE_YET = "no daily document lies there yet: the first is of the date of the first `make run`, written the night after"


def copy_roots(s3: Any, bucket: str, folder: Path) -> int:
    """Every document under its date, as it lies there: how many. What the folder holds already is written over."""
    pages = s3.get_paginator("list_objects_v2").paginate(Bucket=bucket, Prefix=PREFIX)
    keys = [each["Key"] for page in pages for each in page.get("Contents", ())]
    for key in keys:
        path = folder / key.removeprefix(PREFIX)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(s3.get_object(Bucket=bucket, Key=key)["Body"].read())
    return len(keys)


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description="Copy the daily documents of the city that runs here.")
    parser.add_argument("folder", type=Path)
    given = parser.parse_args(arguments)
    try:
        stack = Stack.read()
    except FileNotFoundError as missing:
        print(missing, file=sys.stderr)
        return 1
    copied = copy_roots(stack.client("s3"), stack.roots, given.folder)
    print(f"daily documents in {given.folder}: {copied}" if copied else NONE_YET)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
