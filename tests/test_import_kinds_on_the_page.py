"""What the page offers of each kind of file is what the server lets people do with it."""

import re

from chalicelib.rules.access import ALLOWED
from chalicelib.use_cases.import_kinds import KINDS
from tools.paths import ROOT

PAGE = ROOT / "web" / "src" / "moving_in" / "kinds.ts"
SHOWN = {"ADMINS": {"city_admin"}, "BOOKKEEPERS": {"operator", "city_admin"}}  # web/src/state/roles.ts


def shown() -> dict[str, str]:
    """The plan of each kind, as it is written."""
    (plans,) = re.findall(r"export const KINDS[^=]*= \{\n(.*?)\n\};", PAGE.read_text(), re.DOTALL)
    return dict(re.findall(r"^  (\w+): \{\n(.*?)\n  \},", plans, re.DOTALL | re.MULTILINE))


def test_a_kind_is_offered_to_whom_the_server_lets_check_and_apply_it() -> None:
    plans = shown()
    for kind, asked in KINDS.items():
        if kind != "machine_log":  # the console's page of machines is the whole of it
            for word, act in (("checkers", asked.check), ("appliers", asked.apply)):
                (named,) = re.findall(rf"{word}: (\w+),", plans[kind])
                assert SHOWN[named] == set(ALLOWED[act]), (kind, word)


def test_the_good_rows_go_in_alone_unless_the_file_goes_in_at_once_and_a_second_admin_is_asked_for_where_one_is() -> (
    None
):
    for kind, plan in shown().items():
        (asked,) = [each for name, each in KINDS.items() if name == kind]
        assert ("hasGoodRows: false" in plan) == asked.at_once
        assert ("bySecond: true" in plan) == asked.by_second
