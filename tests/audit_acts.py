"""Every act that the code writes into the trail, read from its source."""

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from chalicelib.domain.discipline_case import CaseStepKind
from chalicelib.domain.evaluation import EvaluationStepKind
from chalicelib.domain.outage import OutageState
from chalicelib.domain.plan import PlanStepKind
from chalicelib.domain.request import StepAct
from chalicelib.domain.swap import SwapState
from chalicelib.use_cases.proposals import SUBJECTS
from tools.paths import ROOT

MAKERS = {"entry_of": 2, "entry_about": 2, "entry_by": 2, "AuditEntry": 4}  # function -> where its act stands
SOURCES = [*sorted((ROOT / "chalicelib").rglob("*.py")), ROOT / "tools" / "first_admin.py"]
MADE_OF = {  # what stands for the `*` of an act that is put together
    "activities_*": ("approved", "returned", "commented"),
    "request_*": tuple(StepAct),
    "case_*": tuple(CaseStepKind),
    "plan_*": tuple(PlanStepKind),
    "evaluation_*": tuple(EvaluationStepKind),
    "outage_*": tuple(OutageState),
    "swap_*": tuple(SwapState),
    "*_published": (*SUBJECTS, "units"),  # those of an empty deployment
    "*_published_in_emergency": tuple(SUBJECTS),
}


@cache
def every_act() -> frozenset[str]:
    """Those that are put together spelled out."""
    found: set[str] = set()
    for act in acts_in_code():
        found |= {act.replace("*", each) for each in MADE_OF[act]} if "*" in act else {act}
    return frozenset(found)


def acts_in_code() -> set[str]:
    """Acts as written; of one that is put together what stands fixed, with a `*` for the rest."""
    trees = {path: ast.parse(path.read_text()) for path in SOURCES}
    functions = [
        (path, each) for path, tree in trees.items() for each in ast.walk(tree) if isinstance(each, ast.FunctionDef)
    ]
    constants = {
        name.id: value
        for tree in trees.values()
        for each in tree.body
        if isinstance(each, ast.Assign)
        for name, value in _pairs(each)
    }
    calls: dict[str, list[tuple[Path, ast.FunctionDef, ast.Call]]] = {}
    for path, function in functions:
        for each in ast.walk(function):
            if isinstance(each, ast.Call):
                calls.setdefault(_name(each.func), []).append((path, function, each))
    makers: dict[tuple[str, Path | None], int] = {(name, None): place for name, place in MAKERS.items()}
    todo = list(makers)
    found: set[str] = set()
    while todo:
        maker = todo.pop()
        for path, function, call in calls.get(maker[0], ()):
            act = _act_given(call, makers[maker])
            if act is None or maker[1] not in (None, path):
                continue
            names = [each.arg for each in function.args.args]
            passes_on = function.name, path if function.name.startswith("_") else None  # private: of its file
            if isinstance(act, ast.Name) and act.id in names and passes_on not in makers:
                makers[passes_on] = names.index(act.id) - (names[0] == "self")
                todo.append(passes_on)
            found |= set(_texts(act, function, constants))
    return found


def _act_given(call: ast.Call, place: int) -> ast.expr | None:
    named = next((word.value for word in call.keywords if word.arg == "action"), None)
    return named or (call.args[place] if len(call.args) > place else None)


def _texts(act: ast.expr, function: ast.FunctionDef, constants: dict[str, ast.expr]) -> Iterator[str]:
    match act:
        case ast.Constant(value=str(text)):
            yield text
        case ast.IfExp():
            yield from _texts(act.body, function, constants)
            yield from _texts(act.orelse, function, constants)
        case ast.JoinedStr():
            yield "".join(str(each.value) if isinstance(each, ast.Constant) else "*" for each in act.values)
        case ast.BinOp(op=ast.Add()):
            for left in _texts(act.left, function, constants):
                yield from (left + right for right in _texts(act.right, function, constants))
        case ast.Name():
            for value in [constants[act.id]] if act.id in constants else _assigned(act.id, function):
                yield from _texts(value, function, constants)


def _assigned(wanted: str, function: ast.FunctionDef) -> Iterator[ast.expr]:
    pairs = (pair for each in ast.walk(function) if isinstance(each, ast.Assign) for pair in _pairs(each))
    yield from (value for name, value in pairs if name.id == wanted)


def _pairs(assigned: ast.Assign) -> Iterator[tuple[ast.Name, ast.expr]]:
    """`a = x`, `a, b = x, y`, and `a, b = (x, y) if z else (u, v)`."""
    values = assigned.value
    ways = [values.body, values.orelse] if isinstance(values, ast.IfExp) else [values]
    for target in assigned.targets:
        if isinstance(target, ast.Name):
            yield target, values
        for some in ways if isinstance(target, ast.Tuple) else []:
            both = zip(target.elts, some.elts, strict=False) if isinstance(some, ast.Tuple) else ()
            yield from ((name, value) for name, value in both if isinstance(name, ast.Name))


def _name(called: ast.expr) -> str:
    return called.id if isinstance(called, ast.Name) else called.attr if isinstance(called, ast.Attribute) else ""
