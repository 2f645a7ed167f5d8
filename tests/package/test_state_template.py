"""What must never be lost or opened, held on the template that goes to AWS (RELIABILITY T31, T21)."""

from typing import Any

import pytest

from chalicelib.rules.attachment import INBOX, SHELF
from chalicelib.rules.evidence import SELFIE_DAYS
from chalicelib.store.selfies import JUDGED, KEEP_DAYS, ORPHAN

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
    assert {
        "AttemptsTable",
        "SessionsTable",
        "RequestsTable",
        "NoticesTable",
        "ReviewsTable",
        "PerformanceTable",  # of it, activities
    } <= with_ttl  # of requests, swaps alone
    assert not {"AttendanceTable", "AuditTable", "StaffTable", "YearsTable"} & with_ttl


def test_a_message_that_fails_five_times_waits_fourteen_days(state_template: Any) -> None:
    """A worker may take six times its own time before the message is somebody else's (RELIABILITY F15)."""
    queues = of_type(state_template, "AWS::SQS::Queue")
    close, dead = queues["CloseQueue"]["Properties"], queues["CloseDlq"]["Properties"]
    assert close["RedrivePolicy"] == {"deadLetterTargetArn": {"Fn::GetAtt": ["CloseDlq", "Arn"]}, "maxReceiveCount": 5}
    assert close["VisibilityTimeout"] == 6 * 300
    assert dead["MessageRetentionPeriod"] == 14 * 86_400


def test_no_bucket_is_public_and_all_insist_on_tls(state_template: Any) -> None:
    policies = {
        str(each["Properties"]["Bucket"]): each for each in of_type(state_template, "AWS::S3::BucketPolicy").values()
    }
    for name, bucket in of_type(state_template, "AWS::S3::Bucket").items():
        assert set(bucket["Properties"]["PublicAccessBlockConfiguration"].values()) == {True}
        (statement,) = policies[str({"Ref": name})]["Properties"]["PolicyDocument"]["Statement"]
        assert statement["Effect"] == "Deny"
        assert statement["Condition"] == {"Bool": {"aws:SecureTransport": "false"}}


def lifecycle(state_template: Any) -> dict[str, Any]:
    rules = state_template["Resources"]["SelfiesBucket"]["Properties"]["LifecycleConfiguration"]["Rules"]
    return {each["Id"]: each for each in rules}


def days(rule: Any) -> tuple[int, int]:
    """How long an object lies as it is, and how long once deleted or replaced."""
    return rule["ExpirationInDays"], rule["NoncurrentVersionExpiration"]["NoncurrentDays"]


def test_an_upload_goes_a_day_after_it_was_judged(state_template: Any) -> None:
    rule = lifecycle(state_template)["inbox-judged-one-day"]
    assert (rule["Prefix"], rule["TagFilters"], days(rule)) == ("inbox/", [JUDGED], (1, 1))


def test_an_upload_that_nobody_looked_at_outlives_every_message_about_it(state_template: Any) -> None:
    """Or a redrive after a bad weekend would find nothing. A replaced version may be the one a check-in names."""
    rule = lifecycle(state_template)["inbox-fourteen-days"]
    queues = of_type(state_template, "AWS::SQS::Queue").values()
    longest_days = max(each["Properties"]["MessageRetentionPeriod"] for each in queues) // 86_400
    assert (rule["Prefix"], "TagFilters" in rule) == ("inbox/", False)
    assert min(days(rule)) >= longest_days > 4


def test_the_bucket_has_a_rule_for_each_number_of_days(state_template: Any) -> None:
    """Of those that a city may choose; the longest is that of whatever carries no tag too."""
    *tagged, longest = SELFIE_DAYS
    rules = lifecycle(state_template)
    for number in tagged:
        rule = rules[f"evidence-{number}-days"]
        assert rule["TagFilters"] == [{"Key": KEEP_DAYS, "Value": str(number)}]
        assert (rule["Prefix"], rule["ExpirationInDays"]) == ("evidence/", number)
    last = rules["evidence-at-most-a-year"]
    assert (last["Prefix"], "TagFilters" in last, days(last)) == ("evidence/", False, (longest, 1))


def test_a_clean_copy_that_nothing_names_goes_at_once(state_template: Any) -> None:
    orphans = lifecycle(state_template)["evidence-orphans-one-day"]
    assert (orphans["Prefix"], orphans["TagFilters"], orphans["ExpirationInDays"]) == ("evidence/", [ORPHAN], 1)


def test_a_picture_of_an_office_stays_until_it_is_replaced_or_taken_away(state_template: Any) -> None:
    rules = lifecycle(state_template)
    of_photos = [each for each in rules.values() if each.get("Prefix") == "office-photos/"]
    ends = [each for each in of_photos if "ExpirationInDays" in each]
    assert [(each["TagFilters"], each["ExpirationInDays"]) for each in ends] == [([ORPHAN], 1)]
    assert rules["office-photos-old-versions"]["NoncurrentVersionExpiration"] == {"NoncurrentDays": 1}
    assert days(rules["office-inbox-seven-days"]) == (7, 7)  # a job that does not move is given up after one


def test_a_paper_of_a_request_is_kept_for_two_years_and_one_that_none_names_goes_in_a_day(state_template: Any) -> None:
    rules = lifecycle(state_template)
    posted, orphans, kept = (rules[f"requests-{each}"] for each in ("inbox-one-day", "orphans-one-day", "two-years"))
    assert (posted["Prefix"], days(posted)) == (f"{INBOX}/", (1, 1))
    assert (orphans["Prefix"], orphans["TagFilters"], orphans["ExpirationInDays"]) == (f"{SHELF}/", [ORPHAN], 1)
    assert (kept["Prefix"], "TagFilters" in kept, days(kept)) == (f"{SHELF}/", False, (730, 1))


def test_selfies_are_versioned_and_encrypted(state_template: Any) -> None:
    properties = state_template["Resources"]["SelfiesBucket"]["Properties"]
    assert properties["VersioningConfiguration"]["Status"] == "Enabled"
    (encryption,) = properties["BucketEncryption"]["ServerSideEncryptionConfiguration"]
    assert encryption["ServerSideEncryptionByDefault"]["SSEAlgorithm"] == "aws:kms"


def test_daily_roots_are_locked_for_years_and_nobody_here_may_lift_that(state_template: Any, app_template: Any) -> None:
    """COMPLIANCE: until the time is over not even the account's root user deletes them (T20)."""
    bucket = state_template["Resources"]["RootsBucket"]["Properties"]
    assert (bucket["ObjectLockEnabled"], bucket["VersioningConfiguration"]["Status"]) == (True, "Enabled")
    retention = bucket["ObjectLockConfiguration"]["Rule"]["DefaultRetention"]
    assert retention == {"Mode": "COMPLIANCE", "Years": {"Ref": "RootsYears"}}
    assert state_template["Parameters"]["RootsYears"]["Default"] == 10
    assert "LifecycleConfiguration" not in bucket
    said = str(app_template)
    assert not [each for each in ("BypassGovernance", "s3:PutObjectRetention", "s3:PutObjectLegalHold") if each in said]


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
