"""Find a city that was deployed earlier, by what its two stacks say of themselves."""

from botocore.exceptions import ClientError, NoCredentialsError

from tools.stack import Cloud, Stack

LOCAL_STAGE = "local"  # as the Makefile names it where nobody says a stage: never one on AWS


class NotThere(Exception):
    """Neither on this machine nor on AWS; the text says what was looked for."""


def find_stack(cloud: Cloud, city: str, stage: str) -> Stack:
    """Where the city is. Raises botocore's ClientError when a stack does not exist."""
    state = _outputs(cloud, f"presensi-{city}-{stage}-state")
    app = _outputs(cloud, f"presensi-{city}-{stage}-app")
    return Stack(
        endpoint=cloud.endpoint,
        region=cloud.region,
        city=city,
        stage=stage,
        api_url=app["ApiUrl"],
        edge_url=None,
        bucket=state["SelfiesBucket"],
        user_pool_id=state["UserPoolId"],
        client_id=state["UserPoolClientId"],
    )


def find_city(city: str, stage: str) -> Stack:
    """The city that runs on this machine, if it is that one; else the one on AWS. Raises NotThere."""
    try:
        running: Stack | None = Stack.read()
    except FileNotFoundError:
        running = None
    if running and (running.city, running.stage) == (city, stage):
        return running
    if stage == LOCAL_STAGE:
        raise NotThere(f"{city} ({stage}) {_instead(running)}")
    try:
        return find_stack(Cloud(None), city, stage)
    except (ClientError, NoCredentialsError) as error:
        raise NotThere(f"{city} ({stage}) was not found on AWS: {error}") from error


def _instead(running: Stack | None) -> str:
    if running is None:
        return "does not run on this machine: start it with `make run` in another terminal"
    return f"does not run on this machine, {running.city} ({running.stage}) does"


def _outputs(cloud: Cloud, name: str) -> dict[str, str]:
    (stack,) = cloud.client("cloudformation").describe_stacks(StackName=name)["Stacks"]
    return {each["OutputKey"]: each["OutputValue"] for each in stack.get("Outputs", ())}
