"""What a phone loads when it first opens the app: in one go, and small enough for 3G (DESIGN "Web")."""

import gzip
import re

import pytest

from bench.figures import BUDGETS
from tools.paths import SITE

if not (SITE / "index.html").is_file():
    pytest.skip("web/dist is missing: `make site` builds it", allow_module_level=True)

PAGE = (SITE / "index.html").read_text()
WORKER = (SITE / "sw.js").read_text()
NAMED = re.findall(r'(?:src|href)="/(assets/[^"]+)"', PAGE)


def held() -> list[str]:
    """The files that the worker fetches, by name."""
    lists = re.findall(r"=\[((?:[`\"]/[^`\"]+[`\"],?)+)\]", WORKER)
    (listed,) = [each for each in lists if "/index.html" in each]  # beside the addresses that are no app's
    return re.findall(r"/([^`\"]+)", listed)


def imported(script: str) -> set[str]:
    """What it imports at once, by name."""
    return set(re.findall(r'(?:from|import)\s*["`]\./([^"`]+)["`]', (SITE / script).read_text()))


def test_it_stays_within_its_budget() -> None:
    files = [*held(), "index.html", "sw.js"]  # the page comes once as itself and once for the worker
    size = sum(len(gzip.compress((SITE / name).read_bytes(), 9)) for name in files)
    assert size <= (BUDGETS["phone_first_load_kb_gz"].gate or 0) * 1000


def test_the_worker_holds_all_that_the_page_names_and_what_it_needs_to_open() -> None:
    assert set(held()) == {*NAMED, "index.html", "look.js", "manifest.webmanifest"}


def test_it_is_few_scripts_that_are_all_asked_for_at_once() -> None:
    scripts = [name for name in NAMED if name.endswith(".js")]
    assert len(scripts) <= 3
    for name in scripts:
        assert {f"assets/{each}" for each in imported(name)} <= set(scripts)


def test_the_session_is_asked_for_by_a_small_script_without_preact() -> None:
    """web/src/main.ts with all it imports at once: one import that brings preact along makes it twice this size."""
    (entry,) = re.findall(r'<script type="module"[^>]* src="/assets/([^"]+)"', PAGE)
    assert sum((SITE / "assets" / name).stat().st_size for name in (entry, *imported(f"assets/{entry}"))) < 16_000


def test_the_words_of_the_other_language_come_when_they_are_wanted() -> None:
    assert not any("assets/en-" in name for name in held())


def test_no_page_brings_its_words_in_both_languages() -> None:
    """What the first load says stands in web/src/words/; words beside a page (`{ id, en }`) are a later screen's."""
    scripts = [name for name in held() if name.endswith(".js")]
    both = re.compile(r",en:(?!null\b)[{\w$]")  # an object or its name, as the bundler likes
    assert not [name for name in scripts if both.search((SITE / name).read_text())]
