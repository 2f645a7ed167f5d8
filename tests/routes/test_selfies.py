"""Nobody looks at selfies out of curiosity: a view is written down, and whose photo it is reads it (T34).

Links to what lies in the bucket are given of papers, offices' pictures, files of jobs, and by these routes alone.
"""

import re
from typing import Any

import pytest

from tests.cast import ANI, BUDI, CITRA, FITRI
from tests.routes.test_access_matrix import ACTORS, ROWS, built, clean_copies, phone_of, send  # noqa: F401 (the same town)
from tests.routes.town import faults, nothing_changed, problem
from tests.world import World

OWN = "GET /check-ins/{on}/{slot}/selfie"
READING = [name for name, row in ROWS.items() if name.startswith("GET") and row.roles and name != OWN]
_SELFIE = re.compile(r"https?://[^\"\s]*/(?:inbox|evidence)/[^\"\s]*")
VIEW, MINE = "/units/umum/selfie-views", "/me/selfie-views?month=2026-11"


def selfies_in(text: str) -> list[str]:
    return _SELFIE.findall(text)


def doubtful(town: World) -> dict[str, Any]:
    """Ani's, by a fix that is too coarse, and its photo looked at: what is asked to see it."""
    record = town.check_in(phone_of(town, ANI), accuracy_m=150).expect(201)["record"]
    clean_copies(town)
    return {"employee_id": "ani", "on": record["local_date"], "slot": "arrival",
            "challenge_id": record["challenge_id"], "reason": "decision"}  # fmt: skip


@pytest.mark.parametrize("name", READING)
def test_no_other_answer_leads_to_a_selfie(town: World, name: str) -> None:
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


def test_a_view_leads_to_the_clean_copy_for_a_minute_and_is_read_by_its_person(town: World) -> None:
    wanted = doubtful(town)
    (link,) = selfies_in(phone_of(town, CITRA).call("POST", VIEW, wanted).expect(201)["url"])
    assert "/evidence/" in link and "X-Amz-Expires=60" in link
    (viewed,) = phone_of(town, ANI).call("GET", MINE).expect(200)["views"]
    assert viewed | {"at": ""} == {
        "on": "2026-11-23", "slot": "arrival", "at": "", "by": "Citra", "reason": "decision", "case_number": None
    }  # fmt: skip
    assert phone_of(town, BUDI).call("GET", MINE).expect(200)["views"] == []


def test_ones_own_is_seen_by_oneself_and_by_nobody_as_theirs(town: World) -> None:
    doubtful(town)
    path = "/check-ins/2026-11-23/arrival/selfie"
    assert selfies_in(phone_of(town, ANI).call("GET", path).expect(200)["url"])
    assert problem(phone_of(town, CITRA).call("GET", path)) == (404, "NOT_FOUND")
    assert phone_of(town, ANI).call("GET", MINE).expect(200)["views"] == []


def test_every_fault_names_its_field_and_changes_nothing(town: World) -> None:
    wanted, fitri = doubtful(town), phone_of(town, FITRI)
    for changed, found in (
        ({"reason": "curious"}, ("/reason", "REASON_UNKNOWN")),
        ({"reason": "case", "case_number": "hubungi saya"}, ("/case_number", "CASE_NUMBER")),
        ({"reason": "case"}, ("/case_number", "CASE_NEEDED")),
        ({"reason": "decision"}, ("/case_number", "CASE_NEEDED")),
        ({"on": "2026-02-30"}, ("/on", "PATTERN")),
    ):
        with nothing_changed():
            assert faults(fitri.call("POST", VIEW, {**wanted, **changed})) == [found]


def test_a_photo_that_nobody_has_looked_at_yet_is_not_there(town: World) -> None:
    record = town.check_in(phone_of(town, ANI), accuracy_m=150).expect(201)["record"]
    wanted = {"employee_id": "ani", "on": record["local_date"], "slot": "arrival",
              "challenge_id": record["challenge_id"], "reason": "decision"}  # fmt: skip
    with nothing_changed():
        assert problem(phone_of(town, CITRA).call("POST", VIEW, wanted)) == (409, "SELFIE_NOT_THERE")
