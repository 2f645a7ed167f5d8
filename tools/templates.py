"""CloudFormation templates as we keep them: one YAML file per concern, merged into one document."""

import json
from pathlib import Path
from typing import Any, cast

import yaml

Template = dict[str, Any]


class _Loader(yaml.SafeLoader):
    """Plain YAML plus CloudFormation's short tags (!Ref, !Sub, ...)."""


def _intrinsic(loader: _Loader, suffix: str, node: yaml.Node) -> dict[str, Any]:
    """!Sub x -> {"Fn::Sub": x}; Ref and Condition carry no prefix, GetAtt's dotted form becomes a list."""
    value: Any
    if isinstance(node, yaml.ScalarNode):
        value = loader.construct_scalar(node)
    elif isinstance(node, yaml.SequenceNode):
        value = loader.construct_sequence(node, deep=True)
    else:
        value = loader.construct_mapping(cast(yaml.MappingNode, node), deep=True)
    if suffix == "GetAtt" and isinstance(value, str):
        value = value.split(".", 1)
    return {suffix if suffix in ("Ref", "Condition") else f"Fn::{suffix}": value}


_Loader.add_multi_constructor("!", _intrinsic)


def load_folder(folder: Path) -> Template:
    """All *.yaml of a folder as one template. Raises ValueError when two files name the same thing."""
    merged: Template = {}
    for file in sorted(folder.glob("*.yaml")):
        document = yaml.load(file.read_text(), Loader=_Loader)  # noqa: S506 - a SafeLoader
        for section, content in document.items():
            if not isinstance(content, dict):
                merged[section] = content
                continue
            known = merged.setdefault(section, {})
            if twice := known.keys() & content.keys():
                raise ValueError(f"{file.name}: {section} {sorted(twice)} stands in another file too")
            known.update(content)
    return merged


def to_json(template: Template) -> str:
    """The same template always as the same, compact bytes (CloudFormation counts them)."""
    return json.dumps(template, sort_keys=True, separators=(",", ":"))
