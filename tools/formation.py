"""A CloudFormation stack brought up to a template: the same for AWS and the emulator.

One whose template and parameters are as they were is left alone: the hash of both rides on the stack as a tag.
"""

import hashlib
import json
import time
from collections.abc import Iterator, Mapping
from typing import Any

from botocore.exceptions import ClientError

_HASH_TAG = "presensi:hash"
_NEVER_LIVED = ("ROLLBACK_COMPLETE", "CREATE_FAILED", "ROLLBACK_FAILED")


def bring_up(
    cloudformation: Any, name: str, template: Mapping[str, str], parameters: Mapping[str, str]
) -> dict[str, str]:
    """Create, update or leave the stack; returns its outputs. Raises RuntimeError naming what failed in it.

    template   TemplateBody or TemplateURL, as CloudFormation takes it.
    """
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
