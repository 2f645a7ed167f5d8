"""Create or update the two stacks of a city. `python -m tools.deploy --city demo --stage prod`

The same code for AWS and the emulator. A stack whose template and parameters are as they were is left alone:
the hash of both rides on the stack as a tag.
"""

import argparse
import hashlib
import json
import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from botocore.exceptions import ClientError

from tools.keys import ensure_keys
from tools.package import Package, build_package
from tools.paths import SITE
from tools.site import picture_links, publish_site, security_headers, upload_origin
from tools.stack import REGION, Cloud, Stack

_HASH_TAG = "presensi:hash"
_NEVER_LIVED = ("ROLLBACK_COMPLETE", "CREATE_FAILED", "ROLLBACK_FAILED")


@dataclass(frozen=True)
class Target:
    """Which city goes where.

    site_origin   the page's origin.
    extra         parameters of the app stack by name.
    mail_from     the address that mail comes from; empty: none is sent.
    mail_domain   its domain, where the stack is to make it an SES identity.
    roots_years   how long daily roots stay locked: nobody shortens it for what was written meanwhile.
    """

    cloud: Cloud
    city: str
    stage: str
    site_origin: str
    extra: Mapping[str, str] = field(default_factory=dict)
    mail_from: str = ""
    mail_domain: str = ""
    roots_years: int = 10

    @property
    def prefix(self) -> str:
        return f"presensi-{self.city}-{self.stage}"


def deploy(target: Target, package: Package, edge_url: str | None = None) -> Stack:
    """Keys, state stack, artifacts, app stack, and on AWS the page; returns where it all is."""
    ensure_keys(target.cloud, target.city, target.stage)
    names = {"City": target.city, "Stage": target.stage, "Emulator": "true" if target.cloud.endpoint else "false"}
    state = _bring_up(
        target,
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
    app = _bring_up(
        target,
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
        bucket, region = state["SelfiesBucket"], target.cloud.region
        headers = security_headers(upload_origin(bucket, region), picture_links(bucket, region))
        publish_site(target.cloud.client("s3"), state["SiteBucket"], SITE, headers)
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


def _bring_up(target: Target, name: str, template: Mapping[str, str], parameters: Mapping[str, str]) -> dict[str, str]:
    """Create, update or leave the stack; returns its outputs. Raises RuntimeError naming what failed in it."""
    cloudformation = target.cloud.client("cloudformation")
    fingerprint = hashlib.sha256(json.dumps([template, parameters], sort_keys=True).encode()).hexdigest()
    request = {
        "StackName": name,
        **template,
        "Parameters": [{"ParameterKey": key, "ParameterValue": value} for key, value in parameters.items()],
        "Capabilities": ["CAPABILITY_IAM", "CAPABILITY_NAMED_IAM"],
        "Tags": [{"Key": _HASH_TAG, "Value": fingerprint}],
    }
    before = _describe(cloudformation, name)
    if before and before["StackStatus"] in _NEVER_LIVED:
        cloudformation.delete_stack(StackName=name)
        cloudformation.get_waiter("stack_delete_complete").wait(StackName=name)
        before = None
    if before is None:
        cloudformation.create_stack(**request)
    elif _fingerprint(before) != fingerprint or not before["StackStatus"].endswith("E_COMPLETE"):
        try:
            cloudformation.update_stack(**request)
        except ClientError as error:
            if "No updates" not in str(error):
                raise
    return _outputs(_wait(cloudformation, name))


def _wait(cloudformation: Any, name: str) -> dict[str, Any]:
    while (stack := _describe(cloudformation, name)) and stack["StackStatus"].endswith("_IN_PROGRESS"):
        time.sleep(0.2 if "127.0.0.1" in cloudformation.meta.endpoint_url else 5)
    if stack is None or stack["StackStatus"] not in ("CREATE_COMPLETE", "UPDATE_COMPLETE"):
        raise RuntimeError(f"{name}: {stack and stack['StackStatus']}\n" + "\n".join(_failures(cloudformation, name)))
    return stack


def _describe(cloudformation: Any, name: str) -> dict[str, Any] | None:
    try:
        return dict(cloudformation.describe_stacks(StackName=name)["Stacks"][0])
    except ClientError as error:
        if "does not exist" in str(error):
            return None
        raise


def _fingerprint(stack: Mapping[str, Any]) -> str | None:
    return next((tag["Value"] for tag in stack.get("Tags", []) if tag["Key"] == _HASH_TAG), None)


def _outputs(stack: Mapping[str, Any]) -> dict[str, str]:
    return {each["OutputKey"]: each["OutputValue"] for each in stack.get("Outputs", [])}


def _failures(cloudformation: Any, name: str) -> Iterator[str]:
    for event in cloudformation.describe_stack_events(StackName=name)["StackEvents"]:
        if event["ResourceStatus"].endswith("FAILED"):
            yield f"  {event['LogicalResourceId']}: {event.get('ResourceStatusReason', '')}"


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
    )
    stack = deploy(target, build_package())
    print(f"api    {stack.api_url}\nbucket {stack.bucket}\npool   {stack.user_pool_id}  client {stack.client_id}")


if __name__ == "__main__":
    main()
