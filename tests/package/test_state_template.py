"""What must never be lost or opened, held on the template that goes to AWS (RELIABILITY T31, T21)."""

from typing import Any

import pytest

STATEFUL = ("AWS::DynamoDB::Table", "AWS::S3::Bucket", "AWS::Cognito::UserPool", "AWS::SQS::Queue")


def of_type(template: Any, kind: str) -> dict[str, Any]:
    return {name: each for name, each in template["Resources"].items() if each["Type"] == kind}


@pytest.mark.parametrize("kind", STATEFUL)
def test_everything_stateful_is_retained(state_template: Any, kind: str) -> None:
    found = of_type(state_template, kind)
    assert found
    assert {(each["DeletionPolicy"], each["UpdateReplacePolicy"]) for each in found.values()} == {("Retain", "Retain")}


def test_every_table_can_be_restored_and_is_encrypted(state_template: Any) -> None:
    for table in of_type(state_template, "AWS::DynamoDB::Table").values():
        properties = table["Properties"]
        assert properties["PointInTimeRecoverySpecification"]["PointInTimeRecoveryEnabled"] is True
        assert properties["SSESpecification"]["SSEEnabled"] is True
        assert properties["BillingMode"] == "PAY_PER_REQUEST"


def test_attempts_and_login_tries_go_by_themselves(state_template: Any) -> None:
    tables = of_type(state_template, "AWS::DynamoDB::Table")
    with_ttl = {name for name, each in tables.items() if "TimeToLiveSpecification" in each["Properties"]}
    assert {"AttemptsTable", "SessionsTable"} <= with_ttl
    assert not {"AttendanceTable", "AuditTable", "StaffTable"} & with_ttl


def test_no_bucket_is_public_and_all_insist_on_tls(state_template: Any) -> None:
    policies = {
        str(each["Properties"]["Bucket"]): each for each in of_type(state_template, "AWS::S3::BucketPolicy").values()
    }
    for name, bucket in of_type(state_template, "AWS::S3::Bucket").items():
        assert set(bucket["Properties"]["PublicAccessBlockConfiguration"].values()) == {True}
        (statement,) = policies[str({"Ref": name})]["Properties"]["PolicyDocument"]["Statement"]
        assert statement["Effect"] == "Deny"
        assert statement["Condition"] == {"Bool": {"aws:SecureTransport": "false"}}


def test_the_selfie_bucket_forgets_the_inbox_in_a_day(state_template: Any) -> None:
    properties = state_template["Resources"]["SelfiesBucket"]["Properties"]
    rules = {each["Prefix"]: each for each in properties["LifecycleConfiguration"]["Rules"] if "Prefix" in each}
    assert rules["inbox/"]["ExpirationInDays"] == 1
    assert rules["inbox/"]["NoncurrentVersionExpiration"] == {"NoncurrentDays": 1}
    assert rules["evidence/"]["ExpirationInDays"] == 90
    assert properties["VersioningConfiguration"]["Status"] == "Enabled"
    (encryption,) = properties["BucketEncryption"]["ServerSideEncryptionConfiguration"]
    assert encryption["ServerSideEncryptionByDefault"]["SSEAlgorithm"] == "aws:kms"


def test_only_the_site_may_post_to_the_bucket(state_template: Any) -> None:
    (rule,) = state_template["Resources"]["SelfiesBucket"]["Properties"]["CorsConfiguration"]["CorsRules"]
    assert rule["AllowedMethods"] == ["POST"]
    assert rule["AllowedOrigins"] == [{"Ref": "SiteOrigin"}]


def test_accounts_are_made_by_us_alone_with_long_passwords(state_template: Any) -> None:
    pool = state_template["Resources"]["UserPool"]["Properties"]
    assert pool["AdminCreateUserConfig"]["AllowAdminCreateUserOnly"] is True
    password = pool["Policies"]["PasswordPolicy"]
    assert password["MinimumLength"] == 12
    assert not any(value for name, value in password.items() if name.startswith("Require"))
    client = state_template["Resources"]["UserPoolClient"]["Properties"]
    assert client["AccessTokenValidity"] == 15
    assert client["TokenValidityUnits"]["AccessToken"] == "minutes"
    assert client["EnableTokenRevocation"] is True
    assert client["PreventUserExistenceErrors"] == "ENABLED"
    assert client.get("GenerateSecret", False) is False


def test_a_message_that_fails_five_times_waits_in_the_dead_letter_queue(state_template: Any) -> None:
    queue = state_template["Resources"]["EvidenceQueue"]["Properties"]
    assert queue["RedrivePolicy"]["maxReceiveCount"] == 5
    assert queue["RedrivePolicy"]["deadLetterTargetArn"] == {"Fn::GetAtt": ["EvidenceDlq", "Arn"]}


def test_every_name_carries_city_and_stage(state_template: Any, app_template: Any) -> None:
    names = {"TableName", "BucketName", "QueueName", "UserPoolName", "FunctionName", "AlarmName", "LogGroupName"}
    for template in (state_template, app_template):
        for name, resource in template["Resources"].items():
            for key in names & resource.get("Properties", {}).keys():
                text = str(resource["Properties"][key])
                is_reference = text.startswith("{'Ref'")
                assert is_reference or "presensi-${City}-${Stage}" in text, f"{name}.{key}: {text}"
