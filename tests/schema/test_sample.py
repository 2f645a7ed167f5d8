"""Every operation has a value for all that it asks for: the walk through the packaged stack begins with them."""

import json

import pytest

from chalicelib.routes._http import OPERATIONS, Operation
from tests.schema.sample import Sampler
from tools.openapi import OPENAPI

DOCUMENT = json.loads(OPENAPI.read_text())


@pytest.mark.parametrize("operation", OPERATIONS, ids=lambda each: f"{each.method} {each.path}")
def test_an_operation_has_a_value_for_all_that_it_asks_for(operation: Operation) -> None:
    declared = DOCUMENT["paths"][operation.path][operation.method.lower()]
    sampler, place = Sampler(DOCUMENT, {}), f"{operation.method} {operation.path}"
    for each in declared.get("parameters", ()):
        assert sampler.of(each["schema"], place, each["name"]) is not None
    for media_type, media in declared.get("requestBody", {"content": {}})["content"].items():
        assert sampler.of(media["schema"], place, media_type) is not None
