"""The house itself: who may import whom, what the API function loads, and that docs/ says what the code says."""

import ast
import json
import re
import subprocess
import sys
from collections.abc import Iterator, Set
from pathlib import Path

import pytest

from chalicelib import errors
from tools.openapi import OPENAPI, PROBLEMS, build_openapi, build_problems, gateway_problems, to_text
from tools.paths import ROOT

CODE = ROOT / "chalicelib"
FILES = sorted(CODE.rglob("*.py"))
APP_LINES, FILE_LINES = 80, 200

LONG_FOR_A_REASON = {
    "errors.py": "one table of every refusal: its words in two languages fill it",
    "use_cases/ports.py": "one table of everything the outside world offers",
    "store/tables.py": "one table of every key and every attribute on disk",
    "routes/_http.py": "one translator: reading a request and refusing it belong together",
    "routes/me.py": "one's own pages: mostly the shapes of their answers",
    "routes/employees.py": "people's routes: mostly the shapes of their bodies",
    "rules/calendar.py": "one rule told from its first question to its last",
    "rules/people_file.py": "one row of one file, column by column",
}


# Directions: facts go down, verdicts come back


def _imports(path: Path) -> Iterator[str]:
    """Every module a file imports, at its top or inside a function."""
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.Import):
            yield from (each.name for each in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: say where from"
            yield from (f"{node.module}.{each.name}" for each in node.names)


def _wrong(folder: str, allowed: tuple[str, ...], outside: set[str], forbidden: Set[str] = frozenset()) -> list[str]:
    """What files of the folder import beside rooms of ours in `allowed`, packages in `outside` and the library."""
    found = []
    for path in sorted((CODE / folder).rglob("*.py")):
        for name in _imports(path):
            top = name.partition(".")[0]
            ours = top == "chalicelib" and name.startswith(tuple(f"chalicelib.{room}" for room in allowed))
            library = top in sys.stdlib_module_names and top not in forbidden
            if not (ours or library or top in outside):
                found.append(f"{path.relative_to(ROOT)} imports {name}")
    return found


IMPURE = {"os", "pathlib", "io", "time", "logging", "random", "secrets", "socket", "subprocess", "urllib", "threading"}


def test_nouns_know_nothing_but_each_other() -> None:
    assert _wrong("domain", ("domain.",), set(), IMPURE) == []


def test_rules_are_pure() -> None:
    """No AWS, no clock, no files, no environment, no logging; `io` reads a text that is already in memory."""
    assert _wrong("rules", ("domain.", "errors.", "rules."), {"geographiclib"}, IMPURE - {"io"}) == []


CLOCK = re.compile(r"((datetime|date|time)\.)*(now|utcnow|today|time|time_ns|monotonic|monotonic_ns|perf_counter)")


def _clock_reads(source: str) -> list[int]:
    """Lines where a clock is read: `datetime.now(UTC)`, `date.today()`, `time.time()`, a bare `now()`."""
    calls = (node for node in ast.walk(ast.parse(source)) if isinstance(node, ast.Call))
    return [node.lineno for node in calls if CLOCK.fullmatch(ast.unparse(node.func))]


def test_no_rule_reads_the_clock() -> None:
    rooms = ("domain", "rules", "use_cases", "store", "proof")
    paths = [path for room in rooms for path in (CODE / room).rglob("*.py")]
    assert {str(path): lines for path in paths if (lines := _clock_reads(path.read_text()))} == {}


@pytest.mark.parametrize(
    "source",
    [
        "datetime.now(UTC)", "datetime.now()", "datetime.now(tz=ZoneInfo(zone))", "datetime.datetime.now(UTC)",
        "datetime.utcnow()", "date.today()", "time.time()", "time.monotonic_ns()", "monotonic()",
    ],
)  # fmt: skip
def test_a_clock_that_is_read_would_be_found(source: str) -> None:
    assert _clock_reads(f"x = 1\nlate = limit < {source}") == [2]


def test_proofs_are_cryptography_over_nouns() -> None:
    assert _wrong("proof", ("domain.", "proof."), {"cryptography", "jwt", "msgspec"}, IMPURE) == []


def test_use_cases_reach_the_world_through_their_ports() -> None:
    rooms = ("domain.", "errors.", "rules.", "proof.", "use_cases.")
    assert _wrong("use_cases", rooms, {"holidays"}, IMPURE) == []


@pytest.mark.parametrize("room", ["store", "identity", "mail", "push"])
def test_stores_know_the_ports_and_nobody_above(room: str) -> None:
    rooms = ("domain.", "errors.CityNotSetUp", "proof.", "rules.", "store.", "identity.", "use_cases.ports.")
    outside = {"botocore", "pynamodb", "msgspec", "cryptography", "jwt", "urllib3"}
    assert _wrong(room, (*rooms, f"{room}."), outside) == []


def test_papers_know_dates_and_the_city_and_nobody_above() -> None:
    rooms = ("domain.", "rules.", "mail.language", "paper.")
    assert _wrong("paper", rooms, {"reportlab"}, IMPURE - {"io"}) == []


def test_routes_never_touch_aws() -> None:
    found = [each for path in (CODE / "routes").rglob("*.py") for each in _imports(path)]
    assert [each for each in found if each.startswith(("boto", "pynamodb", "chalicelib.store"))] == []


def test_what_lambda_receives_knows_no_tools_and_no_tests() -> None:
    found = [each for path in [ROOT / "app.py", *FILES] for each in _imports(path)]
    assert [each for each in found if each.startswith(("tools", "tests", "bench", "moto", "pytest"))] == []


def test_the_environment_is_read_in_one_place() -> None:
    readers = [path.name for path in FILES if re.search(r"environ\b|getenv", path.read_text())]
    assert readers == ["config.py"]


# What the API function loads

HEAVY = (
    "PIL", "shapely", "numpy", "openpyxl", "reportlab", "xlsxwriter", "chalicelib.paper", "holidays", "boto3",
    "pydantic", "aws_xray_sdk",
    "aws_lambda_powertools.utilities.parser", "aws_lambda_powertools.utilities.idempotency",
    "chalicelib.jobs.selfie", "chalicelib.push.posting", "statistics",
)  # fmt: skip


def _loaded_by_app() -> list[str]:
    """What `import app` loads in a new process with nothing in its environment."""
    text = "import json, sys, app; print(json.dumps(sorted(sys.modules)))"
    run = subprocess.run([sys.executable, "-c", text], cwd=ROOT, env={}, capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stderr
    found: list[str] = json.loads(run.stdout)
    return found


def test_the_app_imports_with_an_empty_environment_and_loads_nothing_heavy() -> None:
    loaded = _loaded_by_app()
    assert "chalicelib.routes.check_ins" in loaded
    assert [each for each in loaded if each.startswith(HEAVY)] == []


def test_only_the_evidence_job_loads_pillow() -> None:
    users = [str(path.relative_to(CODE)) for path in FILES if any(each.startswith("PIL") for each in _imports(path))]
    assert users == ["jobs/selfie.py"]


# Sizes


def test_the_app_is_short() -> None:
    assert len((ROOT / "app.py").read_text().splitlines()) < APP_LINES


def test_a_file_past_200_lines_has_a_reason() -> None:
    lengths = {str(path.relative_to(CODE)): len(path.read_text().splitlines()) for path in FILES}
    assert {name for name, lines in lengths.items() if lines > FILE_LINES} - LONG_FOR_A_REASON.keys() == set()


# Docs under test


def _constants(path: Path) -> Iterator[str]:
    """Module constants in capitals; `_PRIVATE` ones are nobody's business."""
    for node in ast.parse(path.read_text()).body:
        targets = node.targets if isinstance(node, ast.Assign) else [getattr(node, "target", None)]
        for each in targets:
            if isinstance(each, ast.Name) and re.fullmatch(r"[A-Z][A-Z0-9_]*", each.id):
                yield each.id


def _missing(names: Iterator[str] | list[str], document: str) -> list[str]:
    text = (ROOT / "docs" / document).read_text()
    return sorted({name for name in names if f"`{name}`" not in text})


def test_every_constant_of_a_rule_stands_in_docs_rules() -> None:
    names = [name for path in sorted((CODE / "rules").glob("*.py")) for name in _constants(path)]
    assert len(names) > 50
    assert _missing(names, "rules.md") == []


def test_every_lifetime_and_limit_of_a_use_case_stands_there_too() -> None:
    names = [
        name
        for path in sorted((CODE / "use_cases").glob("*.py"))
        for name in _constants(path)
        if re.search(r"LIFE|HELD|KEPT|TRIES|MAX|MIN|LIMIT|PATIENCE", name)
    ]
    assert "CHALLENGE_LIFE" in names
    assert _missing(names, "rules.md") == []


def test_every_test_that_a_document_names_is_there() -> None:
    tests = list((ROOT / "tests").rglob("*.py"))
    there = {path.stem for path in tests} | {
        name for path in tests for name in re.findall(r"^ *def (test_\w+)", path.read_text(), re.MULTILINE)
    }
    for document in ("rules.md", "holds.md"):
        named = set(re.findall(r"`(test_\w+)`", (ROOT / "docs" / document).read_text()))
        assert len(named) > 50, document
        assert named - there == set(), document


def _problems(kind: type[errors.Problem]) -> Iterator[type[errors.Problem]]:
    for below in kind.__subclasses__():
        yield from ([below] if below.code else [])
        yield from _problems(below)


def test_every_problem_stands_in_docs_problems() -> None:
    codes = [each.code for each in _problems(errors.Problem)]
    assert len(codes) == len(set(codes)) > 30
    assert _missing(codes, "problems.md") == []


def test_every_refusal_of_the_gateway_stands_there_too() -> None:
    refusals = list(gateway_problems())
    assert {"BAD_REQUEST", "TOO_MANY_REQUESTS", "NOT_FOUND"} <= {each["code"] for each in refusals}
    assert _missing([each["code"] for each in refusals], "problems.md") == []


def test_the_gateway_says_what_the_app_would() -> None:
    """The same code has the same status, title and type, whoever refuses."""
    ours = {each.code: each for each in _problems(errors.Problem)}
    for each in gateway_problems():
        assert each["type"] == "/problems/" + each["code"].lower().replace("_", "-")
        if each["code"] in ours:
            assert each["status"] == ours[each["code"]].status
            assert each["title"] == ours[each["code"]].title[0]


def test_every_problem_speaks_both_languages_and_names_only_its_facts() -> None:
    for each in _problems(errors.Problem):
        for text in (each.title, each.detail):
            assert len(text) == len(errors.LANGUAGES)
            assert all(text), each.code
        named = [set(re.findall(r"(?<!{){(\w+)}(?!})", words)) for words in each.detail]
        assert named[0] == named[1], each.code


def test_the_openapi_document_is_what_the_code_says() -> None:
    assert OPENAPI.read_text() == to_text(build_openapi()), "run: python -m tools.openapi"


def test_the_list_of_problems_is_what_the_code_says() -> None:
    assert PROBLEMS.read_text() == build_problems(), "run: python -m tools.openapi"


def test_no_two_schemas_of_the_openapi_document_share_a_name() -> None:
    """Else they are told apart by the file they come from, which is nobody's business."""
    assert [name for name in build_openapi()["components"]["schemas"] if "." in name] == []


# The Makefile


def _targets() -> dict[str, tuple[str | None, bool]]:
    """Those that are no file: the help text of each, and whether it does something, be it by what it needs alone."""
    makefile = (ROOT / "Makefile").read_text()
    phony = re.findall(r"^\.PHONY: (.*)$", makefile, re.MULTILINE)
    rules = re.findall(
        r"^([a-z-]+):(?!=)([^#\n]*)(?:## (.+))?\n((?:\t.*\n|ifneq.*\n|endif\n)*)", makefile, re.MULTILINE
    )
    found: dict[str, tuple[str | None, bool]] = {}
    for name, needs, text, recipe in rules:
        held = found.get(name, (None, False))
        found[name] = (text or held[0], held[1] or bool(needs.strip()) or "\t" in recipe)
    return {name: found.get(name, (None, False)) for line in phony for name in line.split()}


INNER = {"ready", "site"}  # steps of the others: nobody need know them


def test_every_target_of_the_makefile_does_something_and_says_what() -> None:
    targets = _targets()
    assert {"run", "test", "check", "bench", "demo-day"} < targets.keys()
    assert [name for name, (_, does) in targets.items() if not does] == []
    assert {name for name, (text, _) in targets.items() if not text} == INNER


def test_no_target_that_is_no_file_is_forgotten() -> None:
    """A rule whose name is no file and is not said to be none would stop working the day such a file appears."""
    makefile = (ROOT / "Makefile").read_text()
    assert set(re.findall(r"^([a-z-]+):(?!=)", makefile, re.MULTILINE)) == _targets().keys()


# Tests mirror the code


TOLD_ELSEWHERE = {
    "balance_texts": "balance_file", "base_texts": "base_file", "budget_texts": "budget_file",
    "dated_rules": "attendance_rules",
    "digest_dates": "digests", "digest_facts": "digests", "row_kinds": "imports",
    "goal_person": "goal_file", "goal_texts": "goal_file",
    "machine_texts": "machine_file", "machine_writes": "machine_rows",
    "office_geometry": "office_file",
    "office_texts": "office_file", "plan_texts": "plan", "people_texts": "people_file", "schedule_texts": "schedule",
}  # fmt: skip


@pytest.mark.parametrize("room", ["domain", "jobs", "proof", "rules"])
def test_every_file_of_a_room_has_a_test_that_names_it(room: str) -> None:
    """Or one that reads it through its only user. Routes, use cases and stores are told by what they do, over HTTP."""
    names = {path.stem for path in (CODE / room).glob("*.py") if path.stem != "__init__"}
    tested = {path.stem.removeprefix("test_") for path in (ROOT / "tests" / room).glob("test_*.py")}
    told = {name for name, test in TOLD_ELSEWHERE.items() if test in tested}
    used = "\n".join(path.read_text() for path in (ROOT / "tests").rglob("*.py"))
    assert {name for name in names - tested - told if f"chalicelib.{room}.{name}" not in used} == set()
