"""What posts of the demo's past plan for their year, and what they report of it: read from tools/past_goals.txt."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from chalicelib.domain.plan import Action, Aspect, Goal, GoalKind, GoalRef, Indicator, Plan
from tools.past_people import HEAD, SECOND, PastPerson

TEXT = Path(__file__).with_name("past_goals.txt")
OFFICE = "kantor"  # posts that every kind of unit has
CLERK = "Pengadministrasi Kepegawaian"  # an operator's
KINDS = {
    "contoh-dinkes": "dinkes",
    "contoh-pkm-utara": "puskesmas",
    "contoh-pkm-barat": "puskesmas",
    "contoh-disdik": "disdik",
    "contoh-sd-melati": "sekolah",
    "contoh-smp-kenanga": "sekolah",
    "contoh-kec-pantai": "kewilayahan",
    "contoh-kel-karang": "kewilayahan",
    "contoh-pu": "pu",
    "contoh-damkar": "damkar",
    "contoh-dukcapil": "dukcapil",
    "contoh-organisasi": "sekretariat",
}
BESIDE = (  # a second indicator of each goal, in turn
    Indicator("", Aspect.QUALITY, "Hasil diterima tanpa perbaikan", 9_500, "persen"),
    Indicator("", Aspect.TIME, "Selesai sesuai jadwal", 10_000, "persen"),
)


@dataclass(frozen=True)
class Work:
    """One goal. a_month: so many of `unit`. done: how a day of it reads."""

    goal: str
    counted: str
    a_month: int
    unit: str
    action: str
    done: tuple[str, ...]


@dataclass(frozen=True)
class Post:
    name: str
    works: tuple[Work, ...]


def post_of(person: PastPerson) -> Post:
    own, office = posts()[KINDS[person.unit.unit_id]], posts()[OFFICE]
    if person.place in (HEAD, SECOND):
        return own[person.place]
    if person.grants:
        return post_named(CLERK)
    others = (*own[2:], *own[2:], *office)
    return others[(person.place - SECOND - 1) % len(others)]


def post_named(name: str) -> Post:
    return next(each for found in posts().values() for each in found if each.name == name)


def goals_of(post: Post, months: Sequence[int], above: Plan | None, budget_code: str | None = None) -> tuple[Goal, ...]:
    """The post's goals for these months of a year, as they are written first: without ids.

    above        the agreed plan of who assesses them: goal by goal they follow from its goals.
    budget_code  of what pays for the first of them.
    """
    return tuple(
        Goal(
            goal_id="",
            kind=GoalKind.MAIN if at == 0 or len(post.works) > 2 else _kind_of(work),
            text=work.goal,
            indicators=tuple(_indicators(work, at, len(months))),
            actions=(_action(work, months, budget_code if at == 0 else None),),
            cascaded_from=_ref(above, at),
        )
        for at, work in enumerate(post.works)
    )


@cache
def done_of(action: str) -> tuple[str, ...]:
    """How a day of work on this action reads; nothing of an action that somebody wrote by hand."""
    works = (work for found in posts().values() for post in found for work in post.works)
    return tuple(dict.fromkeys(text for work in works if work.action == action for text in work.done))


@cache
def posts() -> dict[str, tuple[Post, ...]]:
    """By kind of unit, in the order of the file."""
    found: dict[str, list[Post]] = {}
    for block in TEXT.read_text(encoding="utf-8").split("\n["):
        kind, _, rest = block.partition("]\n")
        if rest:
            found[kind] = [_post(each) for each in rest.split("= ")[1:]]
    return {kind: tuple(each) for kind, each in found.items()}


def _post(text: str) -> Post:
    name, _, rest = text.partition("\n")
    lines = rest.strip().splitlines()
    return Post(name, tuple(_work(*pair) for pair in zip(lines[::2], lines[1::2], strict=True)))


def _work(goal_line: str, action_line: str) -> Work:
    goal, counted, amount = _cells(goal_line)
    action, *done = _cells(action_line)
    number, unit = amount.split(" ", 1)
    return Work(goal, counted, int(number), unit, action, tuple(done))


def _cells(line: str) -> list[str]:
    return [each.strip() for each in line[2:].split("|")]


def _kind_of(work: Work) -> GoalKind:
    """Of the second goal of two: every third is additional (tambahan)."""
    return GoalKind.ADDITIONAL if work.a_month % 3 == 0 else GoalKind.MAIN


def _indicators(work: Work, at: int, months: int) -> Iterator[Indicator]:
    yield Indicator("", Aspect.QUANTITY, work.counted, work.a_month * months * 100, work.unit)
    yield BESIDE[at % len(BESIDE)]


def _action(work: Work, months: Sequence[int], budget_code: str | None) -> Action:
    amounts = tuple(work.a_month * 100 if month in months else 0 for month in range(1, 13))
    return Action("", work.action, work.unit, amounts, budget_code)


def _ref(above: Plan | None, at: int) -> GoalRef | None:
    if above is None or not above.goals:
        return None
    return GoalRef(above.employee_id, above.number, above.goals[at % len(above.goals)].goal_id)
