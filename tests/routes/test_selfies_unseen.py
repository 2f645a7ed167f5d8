"""Nobody looks at selfies out of curiosity: until there is a view that is written down, there is none (T34).

Links to what lies in the bucket are given of papers, offices' pictures and files of jobs alone.
"""

import json
import re

import pytest

from tests.cast import ANI
from tests.routes.test_access_matrix import ACTORS, ROWS, built, phone_of, send  # noqa: F401 (the same town)
from tests.world import World
from tools.paths import ROOT

READING = [name for name, row in ROWS.items() if name.startswith("GET") and row.roles]
_SELFIE = re.compile(r"https?://[^\"\s]*/(?:inbox|evidence)/[^\"\s]*")


def selfies_in(text: str) -> list[str]:
    return _SELFIE.findall(text)


@pytest.mark.parametrize("name", READING)
def test_no_answer_leads_to_a_selfie(town: World, name: str) -> None:
    """Whoever asks, and though somebody has just checked in with one."""
    row = ROWS[name]
    town.check_in(phone_of(town, ANI)).expect(201)
    ask = row.make(town, phone_of(town, ACTORS[row.roles[0]]))
    replies = [send(name, phone_of(town, ACTORS[letter]), ask) for letter in row.roles]
    assert replies[0].status == row.status
    assert [link for each in replies for link in selfies_in(each.text)] == []


@pytest.mark.parametrize("folder", ["inbox", "evidence"])
def test_a_link_to_one_would_be_seen(folder: str) -> None:
    assert selfies_in(f'{{"url": "https://b.example/presensi/{folder}/umum/ani/x.jpg?X-Amz-Signature=1"}}')
    assert selfies_in('{"url": "https://b.example/imports/x.xlsx"}') == []


def test_the_api_may_not_read_the_clean_copies() -> None:
    """Not even by a link: who presigns one needs the right."""
    policy = json.loads((ROOT / ".chalice" / "policy-api_handler.json").read_text())
    statements = [each for each in policy["Statement"] if any("s3:" in action for action in each["Action"])]
    assert len(statements) > 3
    assert [each for each in statements if "/evidence/" in json.dumps(each["Resource"])] == []
