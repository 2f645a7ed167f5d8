"""Find a city that was deployed earlier, by what its two stacks say of themselves."""

from contextlib import suppress

from tools.stack import Cloud, Stack


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
    """The city that runs on this machine, if it is that one; else the one on AWS."""
    with suppress(FileNotFoundError):
        running = Stack.read()
        if (running.city, running.stage) == (city, stage):
            return running
    return find_stack(Cloud(None), city, stage)


def _outputs(cloud: Cloud, name: str) -> dict[str, str]:
    (stack,) = cloud.client("cloudformation").describe_stacks(StackName=name)["Stacks"]
    return {each["OutputKey"]: each["OutputValue"] for each in stack.get("Outputs", ())}
