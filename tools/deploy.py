"""Create or update the two stacks of a city. `python -m tools.deploy --city demo --stage prod`

The same code for AWS and the emulator (tools/formation.py).
"""

import argparse
import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from botocore.exceptions import ClientError

from tools import android
from tools.cdn import REGION as CDN_REGION
from tools.cdn import bring_up_cdn
from tools.formation import bring_up
from tools.keys import ensure_keys
from tools.package import Package, build_package
from tools.paths import SITE
from tools.site import picture_links, publish_site, security_headers, upload_origin
from tools.stack import REGION, Cloud, Stack


@dataclass(frozen=True)
class Target:
    """Which city goes where.

    site_origin   the page's origin.
    extra         parameters of the app stack by name.
    mail_from     the address that mail comes from; empty: none is sent.
    mail_domain   its domain, where the stack is to make it an SES identity.
    roots_years   how long daily roots stay locked: nobody shortens it for what was written meanwhile.
    has_cdn       whether CloudFront stands before the domain; hosted_zone_id proves it, where that zone is in Route 53.
    android_*     the app in the Play Store, if the city has one (tools/android.py).

    Raises ValueError for an app whose name or fingerprint is not of its form.
    """

    cloud: Cloud
    city: str
    stage: str
    site_origin: str
    extra: Mapping[str, str] = field(default_factory=dict)
    mail_from: str = ""
    mail_domain: str = ""
    roots_years: int = 10
    has_cdn: bool = False
    hosted_zone_id: str = ""
    android_package: str = ""
    android_cert_sha256: str = ""

    def __post_init__(self) -> None:
        android.asset_links(self.android_package, self.android_cert_sha256)  # before anything is touched

    @property
    def prefix(self) -> str:
        return f"presensi-{self.city}-{self.stage}"


def deploy(target: Target, package: Package, edge_url: str | None = None) -> Stack:
    """Keys, state stack, artifacts, app stack, and on AWS the page; returns where it all is."""
    ensure_keys(target.cloud, target.city, target.stage)
    names = {"City": target.city, "Stage": target.stage, "Emulator": "true" if target.cloud.endpoint else "false"}
    cloudformation = target.cloud.client("cloudformation")
    state = bring_up(
        cloudformation,
        f"{target.prefix}-state",
        {"TemplateBody": package.state_template.read_text()},
        {
            **names,
            "SiteOrigin": target.site_origin,
            "MailDomain": target.mail_domain,
            "RootsYears": str(target.roots_years),
        },
    )
    _upload(target.cloud, state["ArtifactsBucket"], package)
    app = bring_up(
        cloudformation,
        f"{target.prefix}-app",
        _template_in_bucket(target.cloud, state["ArtifactsBucket"], package.app_template),
        {
            **names,
            "SiteOrigin": target.site_origin,
            "MailFrom": target.mail_from,
            **_local_addresses(target, state, edge_url),
            **target.extra,
        },
    )
    if not target.cloud.endpoint:
        _publish(target, state)
        if target.has_cdn:
            _put_before(target, package, app)
    return Stack(
        endpoint=target.cloud.endpoint,
        region=target.cloud.region,
        city=target.city,
        stage=target.stage,
        api_url=_api_url(target.cloud, app),
        edge_url=edge_url,
        bucket=state["SelfiesBucket"],
        user_pool_id=state["UserPoolId"],
        client_id=state["UserPoolClientId"],
    )


def _publish(target: Target, state: Mapping[str, str]) -> None:
    bucket, region = state["SelfiesBucket"], target.cloud.region
    headers = security_headers(upload_origin(bucket, region), picture_links(bucket, region))
    links = android.asset_links(target.android_package, target.android_cert_sha256)
    made = {} if links is None else {android.PATH: links}
    publish_site(target.cloud.client("s3"), state["SiteBucket"], SITE, headers, made)


def _put_before(target: Target, package: Package, app: Mapping[str, str]) -> None:
    own = {"DomainName": target.extra.get("DomainName", ""), "HostedZoneId": target.hosted_zone_id}
    names = {"City": target.city, "Stage": target.stage}
    there = Cloud(None, CDN_REGION).client("cloudformation")
    where = bring_up_cdn(there, target.prefix, package.cdn_template, app, {**names, **own})
    print(f"point the domain's DNS record at {where}; back at {app['DomainTarget']} to be without the CDN")


def _local_addresses(target: Target, state: Mapping[str, str], edge_url: str | None) -> dict[str, str]:
    """On the emulator, what AWS would know by itself."""
    addresses = {}
    if target.cloud.endpoint:
        addresses["JwksUrl"] = f"{target.cloud.endpoint}/{state['UserPoolId']}/.well-known/jwks.json"
        addresses["CookieSecure"] = "false"
    if edge_url:
        addresses["UploadUrl"] = f"{edge_url}/s3/{state['SelfiesBucket']}"
    return addresses


def _api_url(cloud: Cloud, app: Mapping[str, str]) -> str:
    if cloud.endpoint:
        return f"{cloud.endpoint}/restapis/{app['ApiId']}/api/_user_request_"
    return app["ApiUrl"]


def _upload(cloud: Cloud, bucket: str, package: Package) -> None:
    """Put what is not there yet; names are hashes, so what is there is the same."""
    s3 = cloud.client("s3")
    for artifact in (package.code, package.layer):
        try:
            s3.head_object(Bucket=bucket, Key=artifact.name)
        except ClientError:
            s3.upload_file(str(artifact), bucket, artifact.name)


def _template_in_bucket(cloud: Cloud, bucket: str, template: Path) -> dict[str, str]:
    """By address: a template of this size may not travel inside the request (51,200 bytes)."""
    body = template.read_bytes()
    key = f"app-{hashlib.sha256(body).hexdigest()}.json"
    cloud.client("s3").put_object(Bucket=bucket, Key=key, Body=body)
    host = f"{cloud.endpoint}/{bucket}" if cloud.endpoint else f"https://{bucket}.s3.{cloud.region}.amazonaws.com"
    return {"TemplateURL": f"{host}/{key}"}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--city", required=True)
    parser.add_argument("--stage", required=True)
    parser.add_argument("--region", default=REGION)
    parser.add_argument("--endpoint", help="an emulator's address; without it, AWS")
    parser.add_argument("--site-origin", required=True, help="origin of the web page, such as https://presensi.example")
    parser.add_argument("--mail-from", default="", help="the address that mail comes from; without it none is sent")
    parser.add_argument("--mail-domain", default="", help="its domain, if the stack is to make it an SES identity")
    parser.add_argument("--roots-years", type=int, default=10, help="how long daily roots stay locked (10)")
    parser.add_argument("--parameter", action="append", default=[], metavar="NAME=VALUE", help="of the app stack")
    parser.add_argument("--cdn", action="store_true", help="CloudFront before the domain; read docs/adr/0015 first")
    parser.add_argument("--hosted-zone-id", default="", help="the domain's zone in Route 53, to prove it to the CDN by")
    parser.add_argument("--android-package", default="", help="the city's app in the Play Store (docs/android.md)")
    parser.add_argument("--android-cert-sha256", default="", help="fingerprints it is signed with, commas between")
    given = parser.parse_args()
    target = Target(
        Cloud(given.endpoint, given.region),
        given.city,
        given.stage,
        given.site_origin,
        dict(each.split("=", 1) for each in given.parameter),
        given.mail_from,
        given.mail_domain,
        given.roots_years,
        given.cdn,
        given.hosted_zone_id,
        given.android_package,
        given.android_cert_sha256,
    )
    stack = deploy(target, build_package())
    print(f"api    {stack.api_url}\nbucket {stack.bucket}\npool   {stack.user_pool_id}  client {stack.client_id}")


if __name__ == "__main__":
    main()
