"""The CDN that a city may ask for: it carries everything and keeps nothing but the page's files (docs/adr/0015)."""

import json
from pathlib import Path
from typing import Any

import pytest
from botocore.exceptions import ClientError

from tools.cdn import bring_up_cdn
from tools.paths import INFRASTRUCTURE
from tools.templates import load_folder, to_json

TEMPLATE = load_folder(INFRASTRUCTURE / "cdn")
RESOURCES = TEMPLATE["Resources"]
DISTRIBUTION = RESOURCES["Distribution"]["Properties"]["DistributionConfig"]
FIREWALL = RESOURCES["Firewall"]["Properties"]
NAMES = {"City": "contoh", "Stage": "prod"}
DOMAIN = {**NAMES, "DomainName": "presensi.contoh.example"}
APP = {"DomainTarget": "d-1.execute-api.ap-southeast-3.amazonaws.com"}
CACHING_DISABLED = "4135ea2d-6df8-44a3-9df3-4b5a84be39ad"  # AWS's own policies, the same in every account
ALL_VIEWER = "216adef6-5c7f-47e4-b989-5492eafa07d3"


def test_it_is_made_of_nothing_that_could_hold_a_persons_data() -> None:
    assert sorted(each["Type"] for each in RESOURCES.values()) == [
        "AWS::CertificateManager::Certificate",
        "AWS::CloudFront::CachePolicy",
        "AWS::CloudFront::Distribution",
        "AWS::CloudFront::OriginRequestPolicy",
        "AWS::WAFv2::WebACL",
    ]


def test_it_writes_nothing_down_about_who_asked() -> None:
    assert "Logging" not in DISTRIBUTION
    seen = [FIREWALL["VisibilityConfig"], *(rule["VisibilityConfig"] for rule in FIREWALL["Rules"])]
    assert {each["SampledRequestsEnabled"] for each in seen} == {False}


def test_what_the_app_answers_is_never_kept() -> None:
    (api,) = DISTRIBUTION["CacheBehaviors"]
    assert api["PathPattern"] == "/api/*"
    assert (api["CachePolicyId"], api["OriginRequestPolicyId"]) == (CACHING_DISABLED, ALL_VIEWER)
    assert set(api["AllowedMethods"]) == {"GET", "HEAD", "OPTIONS", "PUT", "PATCH", "POST", "DELETE"}
    assert api["ViewerProtocolPolicy"] == "https-only"


def test_no_refusal_is_kept_for_who_asks_next() -> None:
    kept = {each["ErrorCode"]: each["ErrorCachingMinTTL"] for each in DISTRIBUTION["CustomErrorResponses"]}
    assert kept == dict.fromkeys((400, 403, 404, 405, 414, 416, 500, 501, 502, 503, 504), 0)
    assert all(each.keys() == {"ErrorCode", "ErrorCachingMinTTL"} for each in DISTRIBUTION["CustomErrorResponses"])


def test_a_file_is_asked_for_by_its_name_alone_and_kept_as_long_as_it_says() -> None:
    files = RESOURCES["FilesPolicy"]["Properties"]["CachePolicyConfig"]
    assert (files["MinTTL"], files["DefaultTTL"], files["MaxTTL"]) == (0, 0, 31_536_000)
    asked = files["ParametersInCacheKeyAndForwardedToOrigin"]
    assert asked["CookiesConfig"] == {"CookieBehavior": "none"}
    assert asked["HeadersConfig"] == {"HeaderBehavior": "none"}
    assert asked["EnableAcceptEncodingGzip"] is True
    along = RESOURCES["FilesRequestPolicy"]["Properties"]["OriginRequestPolicyConfig"]
    assert along["HeadersConfig"] == {"HeaderBehavior": "whitelist", "Headers": ["Host"]}
    assert along["CookiesConfig"] == {"CookieBehavior": "none"}
    plain = DISTRIBUTION["DefaultCacheBehavior"]
    assert (plain["CachePolicyId"], plain["OriginRequestPolicyId"]) == (
        {"Ref": "FilesPolicy"}, {"Ref": "FilesRequestPolicy"},
    )  # fmt: skip


def test_behind_it_is_the_regions_own_domain_and_its_headers_are_not_written_twice() -> None:
    (origin,) = DISTRIBUTION["Origins"]
    assert origin["DomainName"] == {"Ref": "RegionalTarget"}
    assert origin["CustomOriginConfig"]["OriginProtocolPolicy"] == "https-only"
    assert "ResponseHeadersPolicyId" not in json.dumps(TEMPLATE)
    assert DISTRIBUTION["Aliases"] == [{"Ref": "DomainName"}]
    assert DISTRIBUTION["ViewerCertificate"]["MinimumProtocolVersion"] == "TLSv1.2_2021"


def test_who_asks_too_often_is_told_when_to_come_back_in_our_own_shape() -> None:
    (rate,) = [rule for rule in FIREWALL["Rules"] if "RateBasedStatement" in rule["Statement"]]
    answer = rate["Action"]["Block"]["CustomResponse"]
    assert (answer["ResponseCode"], answer["ResponseHeaders"]) == (429, [{"Name": "Retry-After", "Value": "60"}])
    body = json.loads(FIREWALL["CustomResponseBodies"][answer["CustomResponseBodyKey"]]["Content"])
    assert {"type", "title", "status", "code", "detail", "instance"} == body.keys()
    assert body["code"] == "TOO_MANY_REQUESTS"


def test_a_whole_office_behind_one_address_is_not_taken_for_an_attack() -> None:
    """2,000 people, one address, five minutes before half past seven: at most ten requests each."""
    assert TEMPLATE["Parameters"]["AddressRate"]["Default"] >= 20_000


def test_no_rule_looks_at_the_size_of_a_body() -> None:
    """AWS's common set refuses bodies over 8 KB, and so every import."""
    groups = [rule["Statement"].get("ManagedRuleGroupStatement", {}).get("Name") for rule in FIREWALL["Rules"]]
    assert "AWSManagedRulesCommonRuleSet" not in groups
    assert FIREWALL["Scope"] == "CLOUDFRONT"
    assert DISTRIBUTION["WebACLId"] == {"Fn::GetAtt": ["Firewall", "Arn"]}


def test_every_name_carries_city_and_stage() -> None:
    names = (
        FIREWALL["Name"],
        RESOURCES["FilesPolicy"]["Properties"]["CachePolicyConfig"]["Name"],
        RESOURCES["FilesRequestPolicy"]["Properties"]["OriginRequestPolicyConfig"]["Name"],
        DISTRIBUTION["Comment"],
    )
    assert all("presensi-${City}-${Stage}" in each["Fn::Sub"] for each in names)


class FakeFormation:
    """Keeps what it is told to make; it is made at once."""

    def __init__(self) -> None:
        self.stacks: dict[str, dict[str, Any]] = {}
        self.asked: list[str] = []

    def create_stack(self, **request: Any) -> None:
        self.asked.append("create")
        outputs = [{"OutputKey": "CdnTarget", "OutputValue": "d1.cloudfront.example"}]
        self.stacks[request["StackName"]] = {**request, "StackStatus": "CREATE_COMPLETE", "Outputs": outputs}

    def describe_stacks(self, **asked: str) -> Any:
        name = asked["StackName"]
        return {"Stacks": [self.stacks[name]]} if name in self.stacks else _missing()


def _missing() -> Any:
    raise ClientError({"Error": {"Code": "ValidationError", "Message": "it does not exist"}}, "DescribeStacks")


@pytest.fixture
def template(tmp_path: Path) -> Path:
    file = tmp_path / "cdn.json"
    file.write_text(to_json(TEMPLATE))
    return file


def test_it_is_brought_up_before_the_domain_and_left_alone_after(template: Path) -> None:
    formation = FakeFormation()
    for _ in range(2):
        target = bring_up_cdn(formation, "presensi-contoh-prod", template, APP, DOMAIN)
        assert target == "d1.cloudfront.example"
    assert formation.asked == ["create"]
    made = formation.stacks["presensi-contoh-prod-cdn"]
    given = {each["ParameterKey"]: each["ParameterValue"] for each in made["Parameters"]}
    assert given == {**DOMAIN, "RegionalTarget": APP["DomainTarget"]}
    assert given.keys() <= TEMPLATE["Parameters"].keys()
    assert len(made["TemplateBody"]) < 51_200  # what fits into the request


@pytest.mark.parametrize(("app", "parameters"), [({}, DOMAIN), (APP, {**NAMES, "DomainName": ""})])
def test_a_city_without_a_domain_has_nothing_to_put_it_before(
    template: Path, app: dict[str, str], parameters: dict[str, str]
) -> None:
    with pytest.raises(ValueError, match="own domain"):
        bring_up_cdn(FakeFormation(), "presensi-contoh-prod", template, app, parameters)
