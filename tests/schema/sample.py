"""A value for a schema of docs/openapi.json: what a city has by that name, else the plainest that fits."""

import re
from collections.abc import Mapping
from typing import Any

from tests.schema.furnished import ANYWHERE, NEEDED, SOMEWHERE

Values = Mapping[str, Any]

TEXTS = (
    "uji-rute", "Uji Rute", "A" * 43, "A" * 86, "A" * 87, "a" * 32, "a" * 64, f"a.{'A' * 43}", "arrival", "decision",
    "2026-12-01", "2026-12", "20261201-umum", "123456", "UJI-000001", "uji@contoh.example", "kopi susu uji pagi",
    "uji.xlsx", "A", "data:image/png;base64,AAAA", "selfie_viewed", "g1", "2026-Q3",
)  # fmt: skip


class Sampler:
    """Makes values.

    here   name of a field or parameter, or place and name, -> what this city has; it goes before what
           tests/schema/furnished.py says of the cast's city.
    """

    def __init__(self, document: Any, here: Values) -> None:
        self._schemas = document["components"]["schemas"]
        self._here = here

    def of(self, schema: Any, place: str, name: str = "") -> Any:
        """place   the operation or component that the schema stands in."""
        for known in (f"{place} {name}", name):
            if known in self._here:
                return self._here[known]
        for furnished in (SOMEWHERE.get(place, {}).get(name), ANYWHERE.get(name)):
            if isinstance(furnished, list):
                return furnished if schema.get("type") == "array" and furnished is ANYWHERE.get(name) else furnished[0]
        if "$ref" in schema:
            place = schema["$ref"].rpartition("/")[2]
            return self.of(self._schemas[place], place)
        if "enum" in schema:
            return schema["enum"][0]
        if "anyOf" in schema:
            return self.of(schema["anyOf"][0], place)
        return self._plain(schema, place)

    def _plain(self, schema: Any, place: str) -> Any:
        match schema.get("type"):
            case "object":
                needed = SOMEWHERE.get(place, {}).get(NEEDED, schema.get("required", ()))
                return {name: self.of(schema["properties"][name], place, name) for name in needed}
            case "array" if "prefixItems" in schema:
                return [self.of(each, place) for each in schema["prefixItems"]]
            case "array":
                return [self.of(schema["items"], place)] * max(schema.get("minItems", 0), 1)
            case "string":
                return _fitting(schema)
            case "integer" | "number":
                return schema.get("minimum", 0)
            case "boolean":
                return False
        return None


def _fitting(schema: Any) -> str:
    for text in TEXTS:
        is_long_enough = schema.get("minLength", 0) <= len(text) <= schema.get("maxLength", 200)
        if is_long_enough and re.search(schema.get("pattern", ""), text):
            return text
    raise LookupError(f"TEXTS needs one more, for {schema}")
