"""The statement by which a site tells Android which app may show it full-screen (docs/android.md)."""

import json
import re

PATH = ".well-known/assetlinks.json"
_PACKAGE = re.compile(r"[a-zA-Z]\w*(\.[a-zA-Z]\w*)+", re.ASCII)
_FINGERPRINT = re.compile(r"[0-9A-F]{2}(:[0-9A-F]{2}){31}")


def asset_links(package: str, fingerprints: str) -> bytes | None:
    """The file's content; None where the city has no app.

    package       the app's name in the store, such as `example.contoh.presensi`.
    fingerprints  the SHA-256 of each certificate it is signed with, colons and all, commas between.

    Raises ValueError when one of both is missing or is not of its form: a wrong statement is found out by nobody.
    """
    if not package and not fingerprints:
        return None
    if not _PACKAGE.fullmatch(package):
        raise ValueError(f"ANDROID_PACKAGE={package}: not the name of an app, such as id.go.contoh.presensi")
    prints = [each.strip().upper() for each in fingerprints.split(",")]
    if not all(_FINGERPRINT.fullmatch(each) for each in prints):
        raise ValueError(
            "ANDROID_CERT_SHA256: 32 pairs of hex digits with colons, as keytool and the Play Console show"
        )
    target = {"namespace": "android_app", "package_name": package, "sha256_cert_fingerprints": prints}
    return json.dumps([{"relation": ["delegate_permission/common.handle_all_urls"], "target": target}]).encode()
