"""The app's stack: least rights, problem+json from the gateway, throttles, alarms (RELIABILITY T24, T25, T31)."""

import json
from typing import Any

from chalicelib.domain.attendance import Reason
from chalicelib.routes._http import OPERATIONS

RECORDS = ("attendance", "evidence", "audit")


def of_type(template: Any, kind: str) -> dict[str, Any]:
    return {name: each for name, each in template["Resources"].items() if each["Type"] == kind}


def statements(template: Any, role: str) -> list[Any]:
    return [
        statement
        for policy in template["Resources"][role]["Properties"]["Policies"]
        for statement in policy["PolicyDocument"]["Statement"]
    ]


def allowed(template: Any, role: str, action: str) -> str:
    """The resources this role may do the action to, as text."""
    found = [each for each in statements(template, role) if action in each["Action"]]
    return json.dumps([each["Resource"] for each in found])


def test_no_function_can_delete_a_record(app_template: Any) -> None:
    for role in ("ApiHandlerRole", "EvidenceRole", "SweepRole"):
        text = allowed(app_template, role, "dynamodb:DeleteItem")
        assert not any(f"-{table}" in text for table in RECORDS)
        assert allowed(app_template, role, "s3:DeleteObject") == "[]"


def test_no_function_may_do_everything(app_template: Any) -> None:
    for role in of_type(app_template, "AWS::IAM::Role"):
        for statement in statements(app_template, role):
            actions = statement["Action"] if isinstance(statement["Action"], list) else [statement["Action"]]
            assert not any(each == "*" or each.endswith(":*") for each in actions), role
            if statement["Resource"] == "*":
                raise AssertionError(f"{role} may {actions} on everything")


def test_the_evidence_function_cannot_touch_attendance_or_people(app_template: Any) -> None:
    text = json.dumps(statements(app_template, "EvidenceRole"))
    assert not any(f"-{table}" in text for table in ("attendance", "staff", "audit", "city"))


def test_the_api_writes_to_the_inbox_alone(app_template: Any) -> None:
    text = allowed(app_template, "ApiHandlerRole", "s3:PutObject")
    assert "/inbox/*" in text
    assert "evidence" not in text


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


def test_the_schedule_is_a_rate_that_knows_no_zone(app_template: Any) -> None:
    schedule = app_template["Resources"]["SweepSchedule"]["Properties"]
    assert schedule["ScheduleExpression"] == "rate(15 minutes)"


def test_only_failed_messages_come_back(app_template: Any) -> None:
    source = app_template["Resources"]["EvidenceEvidenceSqsEventSource"]["Properties"]
    assert source["FunctionResponseTypes"] == ["ReportBatchItemFailures"]


def test_logs_are_kept_thirty_days_and_every_function_has_one(app_template: Any) -> None:
    logs = of_type(app_template, "AWS::Logs::LogGroup")
    assert {each["Properties"]["RetentionInDays"] for each in logs.values()} == {30}
    assert len(logs) == len(of_type(app_template, "AWS::Lambda::Function"))


def test_there_is_an_alarm_for_errors_dead_letters_and_a_silent_sweep(app_template: Any) -> None:
    alarms = set(of_type(app_template, "AWS::CloudWatch::Alarm"))
    assert {"ApiErrorsAlarm", "EvidenceDlqAlarm", "SweepHeartbeatAlarm"} <= alarms


def test_check_ins_without_their_photo_in_sight_are_counted_and_wake_somebody(app_template: Any) -> None:
    """A denied HEAD makes everybody provisional: the log line's `provisional` tells (tests/routes/test_logs.py)."""
    (counted,) = of_type(app_template, "AWS::Logs::MetricFilter").values()
    assert counted["Properties"]["FilterPattern"] == f'{{ $.provisional = "*{Reason.PHOTO_PENDING}*" }}'
    alarm = of_type(app_template, "AWS::CloudWatch::Alarm")["PhotoPendingAlarm"]["Properties"]
    (metric,) = counted["Properties"]["MetricTransformations"]
    assert (alarm["Namespace"], alarm["MetricName"]) == (metric["MetricNamespace"], metric["MetricName"])
