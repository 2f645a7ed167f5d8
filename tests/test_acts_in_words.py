"""Every act that the trail may hold is called something on the auditor's page, in both languages; none is invented."""

import re

from tests.audit_acts import every_act
from tools.paths import ROOT

WORDS = ROOT / "web" / "src" / "console" / "audit" / "acts.ts"


def test_every_act_has_its_words_in_both_languages() -> None:
    halves = re.split(r"\nconst en\b", WORDS.read_text())
    assert len(halves) == 2
    for half in halves:
        assert set(re.findall(r'^  ([a-z_]+): "', half, re.MULTILINE)) == every_act()


def test_every_export_and_every_view_is_among_what_an_auditor_asks_for_at_once() -> None:
    """What is ordered or exported leaves the service; a view shows somebody's photo or paper."""
    (listed,) = re.findall(r"export const KINDS = \{(.*?)\} as const", WORDS.read_text(), re.DOTALL)
    kinds = {
        name: set(re.findall(r'"([a-z_]+)"', acts)) for name, acts in re.findall(r"(\w+): \[(.*?)\]", listed, re.DOTALL)
    }
    assert kinds["exports"] == {each for each in every_act() if each.endswith(("_ordered", "_exported"))}
    assert kinds["views"] == {each for each in every_act() if each.endswith(("_viewed", "_paper_opened"))}
    assert set().union(*kinds.values()) <= every_act()
    assert all(len(each) <= 20 for each in kinds.values())  # what the server takes at once
