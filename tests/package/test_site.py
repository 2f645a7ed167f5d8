"""The page on AWS: which files the gateway serves, with which headers, who may read the bucket (RELIABILITY T23)."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import boto3
import pytest
from botocore.config import Config
from moto import mock_aws

from chalicelib.store.files import FilesS3
from tools.android import PATH, asset_links
from tools.edge import SECURITY_HEADERS
from tools.site import picture_links, publish_site, security_headers, upload_origin

PAGES = {"/": "/index.html", "/console": "/console.html", "/publik": "/publik.html"}
PATHS = {*PAGES, "/{file}", "/assets/{file}", "/.well-known/{file}"}
BUCKET = "https://selfies.example"


@pytest.fixture(scope="module")
def paths(app_template: Any) -> dict[str, Any]:
    """The site API's GET by path."""
    body = app_template["Resources"]["SiteApi"]["Properties"]["Body"]
    return {path: methods["get"] for path, methods in body["paths"].items()}


def answer(operation: Any, status: str) -> dict[str, str]:
    """The headers of an answer of the bucket, by their name."""
    found = operation["x-amazon-apigateway-integration"]["responses"][status]["responseParameters"]
    return {name.removeprefix("method.response.header."): value for name, value in found.items()}


def test_no_script_no_frame_and_no_stranger_passes_the_policy() -> None:
    policy = SECURITY_HEADERS["Content-Security-Policy"]
    parts = dict(each.strip().split(" ", 1) for each in policy.split(";"))
    assert parts["default-src"] == parts["connect-src"] == parts["form-action"] == "'self'"
    assert parts["object-src"] == parts["base-uri"] == parts["frame-ancestors"] == "'none'"
    assert (parts["require-trusted-types-for"], parts["trusted-types"]) == ("'script'", "presensi")
    assert "script-src" not in parts
    assert not any(word in policy for word in ("unsafe", "*", "http:"))


def test_on_aws_the_page_may_talk_to_the_upload_bucket_as_well_and_to_nobody_more() -> None:
    links = picture_links("presensi-selfies", "ap-southeast-3")
    there = security_headers(BUCKET, links)
    assert f"connect-src 'self' {BUCKET};" in there["Content-Security-Policy"]
    assert f"img-src 'self' blob: data: {links};" in there["Content-Security-Policy"]
    assert {
        name: value.replace(f" {BUCKET}", "").replace(f" {links}", "") for name, value in there.items()
    } == SECURITY_HEADERS


def test_pictures_of_offices_are_seen_from_where_their_links_lead() -> None:
    client = boto3.client(
        "s3", region_name="ap-southeast-3", aws_access_key_id="AKIDEXAMPLE", aws_secret_access_key="x",
        config=Config(signature_version="s3v4", s3={"addressing_style": "path"}),
    )  # fmt: skip
    link = FilesS3(client, "presensi-selfies", "").link("office-photos/a/1-x.jpg", "1.jpg")
    assert link.startswith(picture_links("presensi-selfies", "ap-southeast-3"))


def test_the_form_is_posted_where_the_policy_allows(app_template: Any) -> None:
    variables = app_template["Resources"]["APIHandler"]["Properties"]["Environment"]["Variables"]
    text, _ = variables["UPLOAD_URL"]["Fn::If"][1]["Fn::Sub"]
    assert text.replace("${Bucket}", "b").replace("${AWS::Region}", "r") == upload_origin("b", "r")


@pytest.mark.parametrize("path", sorted(PATHS))
def test_every_file_is_served_with_every_header(paths: dict[str, Any], path: str) -> None:
    found = answer(paths[path], "200")
    for name in SECURITY_HEADERS:
        assert found[name] == f"integration.response.header.x-amz-meta-{name.lower()}"
    assert found["Content-Type"] == "integration.response.header.Content-Type"
    assert found["Cache-Control"] == "integration.response.header.Cache-Control"
    assert found["Strict-Transport-Security"] == "'max-age=31536000'"
    assert found.keys() <= paths[path]["responses"]["200"]["headers"].keys()


@pytest.mark.parametrize("path", sorted(PATHS))
@pytest.mark.parametrize("status", ["4\\d{2}", "default"])
def test_what_is_not_there_is_no_page_and_is_not_kept(paths: dict[str, Any], path: str, status: str) -> None:
    found = answer(paths[path], status)
    assert (found["Content-Type"], found["Cache-Control"]) == ("'text/plain'", "'no-store'")
    assert paths[path]["x-amazon-apigateway-integration"]["responses"][status]["statusCode"] in paths[path]["responses"]


def test_the_gateway_asks_the_bucket_for_the_file_that_was_asked_for(paths: dict[str, Any]) -> None:
    assert paths.keys() == PATHS
    for path, operation in paths.items():
        integration = operation["x-amazon-apigateway-integration"]
        text, names = integration["uri"]["Fn::Sub"]
        file = PAGES.get(path, path)
        assert text == "arn:${AWS::Partition}:apigateway:${AWS::Region}:s3:path/${Bucket}" + file
        assert names == {"Bucket": {"Fn::ImportValue": {"Fn::Sub": "presensi-${City}-${Stage}-site-bucket"}}}
        assert integration["credentials"] == {"Fn::GetAtt": ["SiteRole", "Arn"]}
        named = {"integration.request.path.file": "method.request.path.file"}
        assert integration.get("requestParameters", {}) == ({} if path in PAGES else named)


def test_the_site_may_read_its_own_bucket_and_nothing_else(app_template: Any) -> None:
    (policy,) = app_template["Resources"]["SiteRole"]["Properties"]["Policies"]
    bucket = "arn:${AWS::Partition}:s3:::presensi-${City}-${Stage}-${AWS::AccountId}-site"
    granted = {(each["Action"][0], each["Resource"]["Fn::Sub"]) for each in policy["PolicyDocument"]["Statement"]}
    assert granted == {("s3:GetObject", f"{bucket}/*"), ("s3:ListBucket", bucket)}


def test_one_domain_stands_before_the_page_and_the_app(app_template: Any) -> None:
    resources = app_template["Resources"]
    site, api = resources["SiteMapping"]["Properties"], resources["ApiMapping"]["Properties"]
    assert "BasePath" not in site
    assert api["BasePath"] == "api"
    assert (site["RestApiId"], api["RestApiId"]) == ({"Ref": "SiteApi"}, {"Ref": "RestAPI"})
    assert resources[api["Stage"]["Ref"]]["Properties"]["StageName"] == "api"
    assert resources[site["Stage"]["Ref"]]["Properties"]["StageName"] == "site"


def test_only_aws_gets_a_site_and_only_who_has_a_domain_gets_one(app_template: Any) -> None:
    """The emulator knows no such integration; there the edge serves the page."""
    conditions = {name: each.get("Condition") for name, each in app_template["Resources"].items()}
    on_aws = {name for name, condition in conditions.items() if condition == "OnAws"}
    assert {"SiteApi", "SiteRole"} <= on_aws
    assert all(conditions[name] == "HasDomain" for name in ("Domain", "SiteMapping", "ApiMapping"))
    assert all(name in on_aws for name in conditions if name.startswith("SiteApi"))
    assert json.dumps(app_template["Conditions"]["HasDomain"]).count("Emulator") == 1


@pytest.fixture
def s3() -> Iterator[Any]:
    with mock_aws():
        client = boto3.client("s3", region_name="ap-southeast-3")
        client.create_bucket(Bucket="site", CreateBucketConfiguration={"LocationConstraint": "ap-southeast-3"})
        yield client


def built(site: Path, *names: str) -> Path:
    for name in ("index.html", *names):
        (site / name).parent.mkdir(parents=True, exist_ok=True)
        (site / name).write_text(name)
    return site


def test_the_files_lie_as_the_gateway_will_serve_them(s3: Any, tmp_path: Path) -> None:
    site = built(tmp_path, "assets/index-abc.js", "favicon.svg", "manifest.webmanifest")
    assert publish_site(s3, "site", site, security_headers(BUCKET)) == 4
    script = s3.get_object(Bucket="site", Key="assets/index-abc.js")
    assert (script["ContentType"], script["CacheControl"]) == (
        "text/javascript; charset=utf-8", "public, max-age=31536000, immutable",
    )  # fmt: skip
    page = s3.get_object(Bucket="site", Key="index.html")
    assert (page["ContentType"], page["CacheControl"]) == ("text/html; charset=utf-8", "no-cache")
    headers = security_headers(BUCKET)
    assert page["Metadata"] == {name.lower(): value for name, value in headers.items()}
    assert sum(len(name) + len(value) for name, value in page["Metadata"].items()) < 2_048  # S3's limit


def test_the_pages_go_last_and_older_files_stay(s3: Any, tmp_path: Path) -> None:
    sent: list[str] = []
    s3.meta.events.register("provide-client-params.s3.PutObject", lambda params, **_: sent.append(params["Key"]))
    publish_site(s3, "site", built(tmp_path / "old", "assets/a-1.js"), {})
    publish_site(s3, "site", built(tmp_path / "new", "assets/a-2.js", "console.html", "publik.html", "zebra.svg"), {})
    assert sent == [
        "assets/a-1.js",
        "index.html",
        "assets/a-2.js",
        "zebra.svg",
        "console.html",
        "publik.html",
        "index.html",
    ]
    assert {each["Key"] for each in s3.list_objects_v2(Bucket="site")["Contents"]} == set(sent)


def test_what_a_deployment_adds_lies_beside_the_page(s3: Any, tmp_path: Path) -> None:
    links = asset_links("id.go.contoh.presensi", ":".join(["AB"] * 32))
    assert publish_site(s3, "site", built(tmp_path), security_headers(), {PATH: links or b""}) == 2
    there = s3.get_object(Bucket="site", Key=".well-known/assetlinks.json")
    assert (there["ContentType"], there["CacheControl"], there["Body"].read()) == (
        "application/json", "no-cache", links,
    )  # fmt: skip


@pytest.mark.parametrize("name", ["icons/a.png", "assets/deep/a.js", "xassets/a.js", "notes.txt", "assets/a.js.map"])
def test_a_file_that_the_gateway_could_not_serve_stops_the_deployment(s3: Any, tmp_path: Path, name: str) -> None:
    with pytest.raises(ValueError, match=name):
        publish_site(s3, "site", built(tmp_path, name), {})


def test_without_a_built_page_nothing_is_taken_for_published(s3: Any, tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="no built page"):
        publish_site(s3, "site", tmp_path, {})
    with pytest.raises(ValueError, match="no built page"):
        publish_site(s3, "site", tmp_path / "dist", {})
