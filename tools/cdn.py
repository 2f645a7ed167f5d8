"""The CDN that a city may put before its domain: a stack of its own, in the one region CloudFront takes it from."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from tools.formation import bring_up

REGION = "us-east-1"  # where CloudFront looks for its certificates and firewalls


def bring_up_cdn(
    cloudformation: Any, prefix: str, template: Path, app: Mapping[str, str], parameters: Mapping[str, str]
) -> str:
    """Where the domain's DNS record points from then on. `cloudformation` is that of REGION.

    prefix      how this deployment's names begin.
    app         the outputs of its app stack.
    parameters  City, Stage, DomainName, and HostedZoneId if its zone is in Route 53.

    Without a zone it waits until somebody has entered the CNAME that ACM shows. Raises ValueError for a city without
    a domain of its own, RuntimeError naming what failed in the stack.
    """
    if "DomainTarget" not in app or not parameters.get("DomainName"):
        raise ValueError("a CDN stands before the city's own domain: give --parameter DomainName= and CertificateArn=")
    outputs = bring_up(
        cloudformation,
        f"{prefix}-cdn",
        {"TemplateBody": template.read_text()},
        {**parameters, "RegionalTarget": app["DomainTarget"]},
    )
    return outputs["CdnTarget"]
