"""Tell the workers that close days: one message is one unit's date."""

from collections.abc import Callable
from typing import Any

import msgspec

from chalicelib.domain.closing import CloseTask, FiguresTask, RejudgeTask, SignalsTask, SpreadTask, Task
from chalicelib.store.documents import from_text, to_text
from chalicelib.store.failures import translated

FORM = 1


class Message(msgspec.Struct):
    """`v` is the version of its form; of the five tasks, one."""

    v: int
    close: CloseTask | None = None
    rejudge: RejudgeTask | None = None
    spread: SpreadTask | None = None
    signals: SignalsTask | None = None
    figures: FiguresTask | None = None


class CloseQueue:
    """See ports.CloseQueue."""

    def __init__(self, make_client: Callable[[], Any], queue_url: str) -> None:
        self._make_client = make_client
        self._queue_url = queue_url

    def __call__(self, task: Task, delay_s: int = 0) -> None:
        body = message_of(task)
        with translated():
            self._make_client().send_message(QueueUrl=self._queue_url, MessageBody=body, DelaySeconds=delay_s)


def message_of(task: Task) -> str:
    match task:
        case CloseTask():
            return to_text(Message(FORM, close=task))
        case RejudgeTask():
            return to_text(Message(FORM, rejudge=task))
        case SpreadTask():
            return to_text(Message(FORM, spread=task))
        case SignalsTask():
            return to_text(Message(FORM, signals=task))
        case FiguresTask():
            return to_text(Message(FORM, figures=task))


def task_of(body: str) -> Task:
    """The task that a message is about. Raises ValueError for one that this code does not understand."""
    message = from_text(body, Message)  # a ValidationError is a ValueError
    task = message.close or message.rejudge or message.spread or message.signals or message.figures
    if message.v != FORM or task is None:
        raise ValueError(f"message of form {message.v}")
    return task
