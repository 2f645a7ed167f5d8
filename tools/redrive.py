"""Give what waits in a dead-letter queue back to its queue, once whatever failed is mended.

    make redrive QUEUE=close                         the city that `make run` runs on this machine
    make redrive QUEUE=close CITY=... STAGE=...      that city, on AWS unless it is the one running here

Each message is sent before it is deleted, so that none is lost; killed in between, it is there twice, which every
worker stands. Run again it goes on with what is left. What fails again lands in the dead-letter queue once more.
"""

import argparse
import sys
from collections.abc import Sequence
from typing import Any

from botocore.exceptions import EndpointConnectionError

from tools.deployed import NotThere, find_city
from tools.stack import Stack

QUEUES = ("close", "evidence", "mail-feedback", "work")
AT_ONCE = 10  # SQS gives no more
HIDDEN_S = 60  # from others who receive, while it is moved


def redrive(sqs: Any, dead_url: str, queue_url: str) -> int:
    """Move everything that is there now: how many. What comes back meanwhile is left for the next run."""
    moved: set[str] = set()
    while True:
        answer = sqs.receive_message(QueueUrl=dead_url, MaxNumberOfMessages=AT_ONCE, VisibilityTimeout=HIDDEN_S)
        fresh = [each for each in answer.get("Messages", ()) if each["MessageId"] not in moved]
        if not fresh:
            return len(moved)
        for message in fresh:
            sqs.send_message(QueueUrl=queue_url, MessageBody=message["Body"])
            sqs.delete_message(QueueUrl=dead_url, ReceiptHandle=message["ReceiptHandle"])
            moved.add(message["MessageId"])


def which(city: str | None, stage: str | None) -> Stack:
    """The running city where neither is said, the named one where both are. Raises NotThere; ValueError for half."""
    if city and stage:
        return find_city(city, stage)
    if city or stage:
        raise ValueError("say both CITY= and STAGE= on the command line, or neither for the city that runs here")
    try:
        return Stack.read()
    except FileNotFoundError as missing:
        raise NotThere(f"{missing}; for one on AWS say CITY= and STAGE=") from None


def main(arguments: Sequence[str]) -> int:
    parser = argparse.ArgumentParser(description="Give a dead-letter queue's messages back to its queue.")
    parser.add_argument("--queue", required=True, choices=QUEUES)
    parser.add_argument("--city")
    parser.add_argument("--stage")
    given = parser.parse_args(arguments)
    try:
        stack = which(given.city, given.stage)
        print(f"{stack.city} ({stack.stage}), {_place(stack)}:", flush=True)
        sqs = stack.client("sqs")
        name = f"{stack.prefix}-{given.queue}"
        dead, queue = (sqs.get_queue_url(QueueName=each)["QueueUrl"] for each in (f"{name}-dlq", name))
        print(f"{redrive(sqs, dead, queue)} messages given back to {name}")
    except EndpointConnectionError:
        print("nothing answers there: did `make run` end?", file=sys.stderr)
        return 1
    except (NotThere, ValueError) as refusal:
        print(refusal, file=sys.stderr)
        return 2
    return 0


def _place(stack: Stack) -> str:
    return f"on this machine at {stack.endpoint}" if stack.endpoint else f"on AWS in {stack.region}"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
