"""The app's stack: least rights, problem+json from the gateway, throttles, alarms (RELIABILITY T24, T25, T31)."""

import json
import re
from typing import Any

import pytest

from chalicelib.routes._http import OPERATIONS

RECORDS = ("attendance", "evidence", "audit", "years", "months")


def of_type(template: Any, kind: str) -> dict[str, Any]:
    return {name: each for name, each in template["Resources"].items() if each["Type"] == kind}


def statements(template: Any, role: str) -> list[Any]:
    return [
        statement
        for policy in template["Resources"][role]["Properties"]["Policies"]
        for statement in policy["PolicyDocument"]["Statement"]
    ]


def granted(template: Any, role: str) -> dict[str, set[str]]:
    """What the role may do, by what it may do it to: a table, a folder of the bucket, a queue."""
    found: dict[str, set[str]] = {}
    for statement in statements(template, role):
        found.setdefault(named(statement["Resource"]), set()).update(statement["Action"])
    return found


def named(resource: Any) -> str:
    """The last words of an address, without city and stage."""
    if resource == "*":
        return "every account"
    if "Fn::If" in resource:
        return named(resource["Fn::If"][2])
    text = resource["Fn::ImportValue"]["Fn::Sub"] if "Fn::ImportValue" in resource else resource["Fn::Sub"]
    if text.endswith(":identity/*"):
        return "identity/*"
    if ":configuration-set/" in text:
        assert text.endswith(":configuration-set/presensi-${City}-${Stage}")
        return "mail-set"
    assert "${City}" in text, text
    assert "${Stage}" in text, text
    return str(re.split(r"\$\{Stage\}[-/]", text)[1].removeprefix("${AWS::AccountId}-"))


# Written down a second time on purpose: whoever grants a right grants it here too, and says in review what for.
GRANTED = {
    "ApiHandlerRole": {
        "staff": {"GetItem", "BatchGetItem", "Query", "PutItem", "UpdateItem", "DeleteItem"},
        "city": {"GetItem", "Query", "PutItem"},
        "attendance": {"GetItem", "BatchGetItem", "Query", "PutItem", "UpdateItem"},  # check-ins, and rulings on them
        "evidence": {"BatchGetItem", "Query"},
        "attempts": {"Query", "PutItem"},
        "requests": {"GetItem", "Query", "PutItem", "DeleteItem"},  # DeleteItem: one that waits no more leaves the list
        "audit": {"GetItem", "Query", "PutItem"},
        "sessions": {"GetItem", "PutItem", "UpdateItem", "DeleteItem"},
        "jobs": {"GetItem", "Query", "PutItem"},
        "months": {"GetItem", "BatchGetItem", "Query", "PutItem"},  # PutItem: to lock one
        "notices": {"BatchGetItem", "Query", "PutItem", "UpdateItem"},  # and where one's phones are woken
        "years": {"GetItem", "BatchGetItem", "PutItem"},
        "reviews": {"GetItem", "Query", "PutItem", "DeleteItem"},
        "performance": {"GetItem", "BatchGetItem", "Query", "PutItem", "DeleteItem"},  # DeleteItem: a draft
        "work-queue-arn": {"sqs:SendMessage"},
        "close-queue-arn": {"sqs:SendMessage"},  # what changes a day that is judged
        "selfies/imports/*": {"s3:PutObject", "s3:GetObject"},  # to presign for who may send or see the file
        "selfies/papers/*": {"s3:GetObject"},
        "selfies/pages/*": {"s3:GetObject"},
        "selfies/inbox/*": {"s3:PutObject", "s3:GetObject"},
        "selfies/office-inbox/*": {"s3:PutObject", "s3:GetObject"},
        "selfies/requests-inbox/*": {"s3:PutObject", "s3:GetObject"},  # papers of requests: looked at as they are filed
        "selfies/requests/*": {"s3:PutObject", "s3:GetObject", "s3:PutObjectTagging"},  # and kept, or forgotten
        "selfies/evidence/*": {"s3:GetObject"},  # a look at a selfie
        "selfies/office-photos/*": {"s3:GetObject", "s3:PutObjectTagging"},  # to presign, and to have one forgotten
        "selfies": {"s3:ListBucket"},
        "*": {"ssm:GetParameters"},
        "user-pool-arn": {
            "cognito-idp:InitiateAuth", "cognito-idp:RevokeToken", "cognito-idp:AdminCreateUser",
            "cognito-idp:AdminSetUserPassword", "cognito-idp:AdminUserGlobalSignOut",
        },
        "api:*": {"logs:CreateLogStream", "logs:PutLogEvents"},
    },
    "EvidenceRole": {
        "evidence-queue-arn": {"sqs:ReceiveMessage", "sqs:DeleteMessage", "sqs:GetQueueAttributes"},
        "selfies/inbox/*": {"s3:GetObjectVersion", "s3:PutObjectVersionTagging"},
        "selfies": {"s3:ListBucket"},
        "selfies/evidence/*": {"s3:PutObject", "s3:PutObjectTagging"},
        "city": {"GetItem", "Query"},  # how long to keep it
        "attendance": {"GetItem"},  # whether its check-in has waited for it
        "evidence": {"GetItem", "PutItem"},
        "close-queue-arn": {"sqs:SendMessage"},
        "evidence:*": {"logs:CreateLogStream", "logs:PutLogEvents"},
    },
    "WorkRole": {
        "work-queue-arn": {"sqs:ReceiveMessage", "sqs:DeleteMessage", "sqs:GetQueueAttributes", "sqs:SendMessage"},
        "staff": {"GetItem", "BatchGetItem", "Query", "PutItem", "DeleteItem"},
        "city": {"GetItem", "Query", "PutItem"},  # units by file
        "jobs": {"GetItem", "Query", "PutItem"},  # the mapping that somebody used before
        "years": {"GetItem", "BatchGetItem", "PutItem"},
        "performance": {"GetItem", "BatchGetItem", "Query", "PutItem"},  # by file, and its reports
        "months": {"GetItem", "BatchGetItem", "Query", "ConditionCheckItem"},  # verdicts; that a month is not locked
        "attendance": {"BatchGetItem", "Query", "UpdateItem"},  # what was ruled about flags; what machines say
        "reviews": {"Query"},  # flags, for their report
        "notices": {"Query", "PutItem", "UpdateItem"},  # figures for the month's page, and who is told of it
        "evidence": {"BatchGetItem", "Query"},
        "attempts": {"Query", "PutItem"},  # where people are refused, office by office
        "requests": {"GetItem", "Query", "PutItem"},  # moves of offices, pictures; discipline cases
        "audit": {"GetItem", "PutItem"},
        "selfies/imports/*": {"s3:GetObject", "s3:PutObject"},
        "selfies/papers/*": {"s3:PutObject"},
        "selfies/pages/*": {"s3:PutObject"},
        "selfies/office-inbox/*": {"s3:GetObjectVersion"},
        "selfies/office-photos/*": {"s3:PutObject", "s3:PutObjectTagging"},
        "selfies": {"s3:ListBucket"},
        "*": {"ssm:GetParameters"},
        "user-pool-arn": {"cognito-idp:AdminCreateUser"},
        "close-queue-arn": {"sqs:SendMessage"},  # rosters entered late
        "work:*": {"logs:CreateLogStream", "logs:PutLogEvents"},
    },
    "DispatchRole": {
        "close-queue-arn": {"sqs:SendMessage"},
        "city": {"GetItem", "Query"},
        "months": {"GetItem", "Query", "PutItem"},  # how far units are; outages
        "every account": {"cloudwatch:GetMetricData"},  # whether the service fails
        "staff": {"BatchGetItem", "Query"},  # city admins, to be told of it
        "notices": {"PutItem", "UpdateItem"},
        "audit": {"GetItem", "PutItem"},
        "dispatch:*": {"logs:CreateLogStream", "logs:PutLogEvents"},
    },
    "CloseRole": {
        "close-queue-arn": {"sqs:ReceiveMessage", "sqs:DeleteMessage", "sqs:GetQueueAttributes", "sqs:SendMessage"},
        "staff": {"BatchGetItem", "Query"},
        "city": {"GetItem", "Query"},
        "attendance": {"Query"},
        "evidence": {"Query"},
        "attempts": {"Query"},  # for the day's root
        "requests": {"Query"},  # leave of dates that profiles tell no more of
        "months": {"GetItem", "BatchGetItem", "Query", "PutItem", "UpdateItem", "ConditionCheckItem"},
        "notices": {"GetItem", "PutItem", "UpdateItem"},  # how often a unit's days were judged, for its year by level
        "years": {"BatchGetItem"},  # what people brought along into it
        "audit": {"GetItem", "Query", "PutItem"},
        "reviews": {"GetItem", "Query", "PutItem", "ConditionCheckItem"},  # flags, traces and what is drawn
        "*": {"ssm:GetParameters"},  # the salt of positions, for the root and for their marks
        "close:*": {"logs:CreateLogStream", "logs:PutLogEvents"},
    },
    "MailRole": {
        "notices": {"GetItem", "BatchGetItem", "Query", "PutItem", "UpdateItem", "DeleteItem"},
        "staff": {"GetItem", "BatchGetItem", "Query"},
        "city": {"GetItem", "Query"},
        "attendance": {"Query"},  # who is to be reminded
        "months": {"Query"},  # whether a date is closed everywhere
        "requests": {"Query"},  # what waits
        "jobs": {"Query"},  # those in trouble
        "identity/*": {"ses:SendEmail", "ses:SendRawEmail"},  # in the sandbox SES asks for the readers' too
        "mail-set": {"ses:SendEmail", "ses:SendRawEmail"},
        "every account": {"ses:GetAccount"},
        "mail-feedback-queue-arn": {"sqs:ReceiveMessage", "sqs:DeleteMessage", "sqs:GetQueueAttributes"},
        "*": {"ssm:GetParameters"},  # the key of the token that stops reminders
        "mail:*": {"logs:CreateLogStream", "logs:PutLogEvents"},
    },
    "SweepRole": {
        "selfies": {"s3:ListBucketVersions", "s3:ListBucket"},
        "evidence-queue-arn": {"sqs:SendMessage"},
        "evidence": {"BatchGetItem", "Query"},
        "attendance": {"GetItem", "Query", "UpdateItem"},  # to forget positions
        "city": {"GetItem", "Query"},
        "*": {"ssm:GetParameters"},
        "attempts": {"Query"},
        "jobs": {"GetItem", "Query", "PutItem"},  # the stuck ones
        "work-queue-arn": {"sqs:SendMessage"},
        "selfies/evidence/*": {"s3:PutObjectTagging"},
        "audit": {"GetItem", "BatchGetItem", "Query", "PutItem"},
        "months": {"GetItem", "Query", "PutItem"},  # PutItem: what the public page tells
        "reviews": {"Query"},  # how many flags there were
        "roots/roots/*": {"s3:PutObject", "s3:GetObject"},  # never to shorten or pass by a retention
        "roots": {"s3:ListBucket"},
        "sweep:*": {"logs:CreateLogStream", "logs:PutLogEvents"},
    },
}  # fmt: skip


def test_every_function_has_a_role_of_its_own_that_stands_here(app_template: Any) -> None:
    functions = of_type(app_template, "AWS::Lambda::Function")
    roles = [each["Properties"]["Role"]["Fn::GetAtt"][0] for each in functions.values()]
    assert sorted(roles) == sorted(GRANTED)


@pytest.mark.parametrize("role", GRANTED)
def test_each_function_may_do_this_and_nothing_else(app_template: Any, role: str) -> None:
    expected = {
        where: {action if ":" in action else f"dynamodb:{action}" for action in actions}
        for where, actions in GRANTED[role].items()
    }
    assert granted(app_template, role) == expected


def test_no_function_can_delete_a_record(app_template: Any) -> None:
    for role in GRANTED:
        for where, actions in granted(app_template, role).items():
            assert not (where in RECORDS and "dynamodb:DeleteItem" in actions)
            assert not any("s3:Delete" in each for each in actions)


def test_the_audit_trail_is_only_ever_added_to(app_template: Any) -> None:
    writes = {"dynamodb:UpdateItem", "dynamodb:DeleteItem", "dynamodb:BatchWriteItem"}
    for role in GRANTED:
        assert not granted(app_template, role).get("audit", set()) & writes


NO_RESOURCE = (["ses:GetAccount"], ["cloudwatch:GetMetricData"])  # of which AWS knows none


def test_no_function_may_do_everything(app_template: Any) -> None:
    for role in of_type(app_template, "AWS::IAM::Role"):
        for statement in statements(app_template, role):
            actions = statement["Action"] if isinstance(statement["Action"], list) else [statement["Action"]]
            assert not any(each == "*" or each.endswith(":*") for each in actions), role
            if statement["Resource"] == "*" and actions not in NO_RESOURCE:
                raise AssertionError(f"{role} may {actions} on everything")


def test_every_private_route_stands_behind_the_gateways_wall(app_template: Any) -> None:
    paths = app_template["Resources"]["RestAPI"]["Properties"]["Body"]["paths"]
    for operation in OPERATIONS:
        security = paths[operation.path][operation.method.lower()].get("security")
        assert security == (None if operation.public else [{"pool": ["aws.cognito.signin.user.admin"]}])


def test_the_wall_asks_the_real_pool(app_template: Any) -> None:
    wall = app_template["Resources"]["RestAPI"]["Properties"]["Body"]["securityDefinitions"]["pool"]
    (arn,) = wall["x-amazon-apigateway-authorizer"]["providerARNs"]
    assert arn == {"Fn::ImportValue": {"Fn::Sub": "presensi-${City}-${Stage}-user-pool-arn"}}


def test_the_gateway_refuses_in_the_same_shape_as_the_app(app_template: Any) -> None:
    responses = of_type(app_template, "AWS::ApiGateway::GatewayResponse")
    kinds = {each["Properties"]["ResponseType"] for each in responses.values()}
    assert {"DEFAULT_4XX", "DEFAULT_5XX", "THROTTLED", "UNAUTHORIZED", "EXPIRED_TOKEN"} <= kinds
    for response in responses.values():
        (text,) = response["Properties"]["ResponseTemplates"].values()
        assert {"type", "title", "status", "code", "detail", "instance"} <= json.loads(text).keys()


def test_too_many_requests_are_told_when_to_come_back(app_template: Any) -> None:
    properties = app_template["Resources"]["ThrottledResponse"]["Properties"]
    assert properties["StatusCode"] == "429"
    assert "gatewayresponse.header.Retry-After" in properties["ResponseParameters"]


def test_the_stage_is_throttled(app_template: Any) -> None:
    settings, *own = app_template["Resources"]["RestAPIapiStage"]["Properties"]["MethodSettings"]
    assert settings["ResourcePath"] == "/*"
    assert any("sessions" in each["ResourcePath"] for each in own)  # guessing passwords is throttled harder
    for name in ("ThrottlingRateLimit", "ThrottlingBurstLimit"):
        assert int(app_template["Parameters"][settings[name]["Ref"]]["Default"]) > 0


def test_every_schedule_is_a_rate_that_knows_no_zone(app_template: Any) -> None:
    """Monday 06:00 in Jakarta is Sunday 23:00 UTC: no cron line anywhere (RELIABILITY F21)."""
    schedules = of_type(app_template, "AWS::Scheduler::Schedule")
    rates = {name: each["Properties"]["ScheduleExpression"] for name, each in schedules.items()}
    assert rates["SweepSchedule"] == rates["DispatchSchedule"] == "rate(15 minutes)"
    assert all(re.fullmatch(r"rate\(\d+ minutes\)", each) for each in rates.values()), rates
    assert not any("ScheduleExpressionTimezone" in each["Properties"] for each in schedules.values())
    assert not of_type(app_template, "AWS::Events::Rule")
    assert "cron(" not in json.dumps(app_template)


def test_only_failed_messages_come_back(app_template: Any) -> None:
    sources = of_type(app_template, "AWS::Lambda::EventSourceMapping")
    assert len(sources) >= 3
    for source in sources.values():
        assert source["Properties"]["FunctionResponseTypes"] == ["ReportBatchItemFailures"]


def test_logs_are_kept_thirty_days_and_every_function_has_one(app_template: Any) -> None:
    logs = of_type(app_template, "AWS::Logs::LogGroup")
    assert {each["Properties"]["RetentionInDays"] for each in logs.values()} == {30}
    assert len(logs) == len(of_type(app_template, "AWS::Lambda::Function"))
