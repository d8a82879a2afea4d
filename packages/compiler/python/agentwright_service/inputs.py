"""Checks a tool's input against its parameters (the part of JSON Schema that a config can say)."""

from __future__ import annotations

import json
import operator
from typing import Callable, Optional

from .jsontypes import Json, JsonObject, as_list, as_object, as_text
from .patterns import PatternProblem, matches

MOST_PROBLEMS = 20
_BOUNDS: list[tuple[str, str, Callable[[float, float], bool]]] = [
    ("minimum", "at least", operator.ge),
    ("maximum", "at most", operator.le),
    ("exclusiveMinimum", "more than", operator.gt),
    ("exclusiveMaximum", "less than", operator.lt),
]
_TYPE_WORDS = {
    "string": "a text",
    "number": "a number",
    "integer": "a whole number",
    "boolean": "true or false",
    "array": "a list",
    "object": "an object",
    "null": "null",
}


def check_input(schema: JsonObject, given: Json) -> tuple[JsonObject, list[str]]:
    """The input with defaults filled in, and what is wrong with it, a sentence each. Values are never converted."""
    checker = _Checker()
    value = checker.value({"additionalProperties": False, **schema, "type": "object"}, given, "")
    return as_object(value), checker.problems[:MOST_PROBLEMS]


class _Checker:
    def __init__(self) -> None:
        self.problems: list[str] = []

    def value(self, schema: JsonObject, value: Json, path: str) -> Json:
        name = f"“{path}”" if path else "The input"
        wanted = schema.get("type")
        if wanted is not None and not any(_has_type(one, value) for one in (as_list(wanted) or [wanted])):
            kinds = " or ".join(_TYPE_WORDS.get(as_text(one), as_text(one)) for one in (as_list(wanted) or [wanted]))
            self.problems.append(f"{name} must be {kinds}, not {_TYPE_WORDS[_type_of(value)]}.")
            return value
        self._choice(schema, value, name)
        if isinstance(value, str):
            self._text(schema, value, name)
        elif isinstance(value, (int, float)) and not isinstance(value, bool):
            self._number(schema, value, name)
        elif isinstance(value, list):
            return self._list(schema, value, path, name)
        elif isinstance(value, dict):
            return self._object(schema, value, path, name)
        return value

    def _choice(self, schema: JsonObject, value: Json, name: str) -> None:
        choices = as_list(schema.get("enum")) or ([schema["const"]] if "const" in schema else [])
        if choices and not any(_same(choice, value) for choice in choices):
            allowed = ", ".join(_show(choice) for choice in choices)
            self.problems.append(f"{name} must be {'one of ' if len(choices) > 1 else ''}{allowed}, not {_show(value)}.")

    def _text(self, schema: JsonObject, value: str, name: str) -> None:
        self._length(schema, len(value), name, "Length", "characters")
        pattern = schema.get("pattern")
        if not isinstance(pattern, str):
            return
        try:
            if not matches(pattern, value):
                self.problems.append(f"{name} must match the pattern {pattern}, and {_show(value)} does not.")
        except PatternProblem as problem:
            self.problems.append(f"{name} can't be checked: its pattern {pattern} {problem}.")

    def _length(self, schema: JsonObject, length: int, name: str, suffix: str, what: str) -> None:
        least, most = schema.get(f"min{suffix}"), schema.get(f"max{suffix}")
        if isinstance(least, (int, float)) and length < least:
            self.problems.append(f"{name} must have at least {least} {what}, not {length}.")
        if isinstance(most, (int, float)) and length > most:
            self.problems.append(f"{name} must have at most {most} {what}, not {length}.")

    def _number(self, schema: JsonObject, value: float, name: str) -> None:
        for keyword, words, holds in _BOUNDS:
            bound = schema.get(keyword)
            if isinstance(bound, (int, float)) and not holds(value, bound):
                self.problems.append(f"{name} must be {words} {bound}, not {_show(value)}.")

    def _list(self, schema: JsonObject, value: list[Json], path: str, name: str) -> Json:
        self._length(schema, len(value), name, "Items", "items")
        items = schema.get("items")
        if not isinstance(items, dict):
            return value
        return [self.value(items, item, f"{path}[{index}]") for index, item in enumerate(value)]

    def _object(self, schema: JsonObject, value: JsonObject, path: str, name: str) -> Json:
        properties = as_object(schema.get("properties"))
        result = dict(value)
        for key in [*properties, *(as_text(one) for one in as_list(schema.get("required")) if one not in properties)]:
            place = f"{path}.{key}" if path else key
            own = as_object(properties.get(key))
            if key in value:
                result[key] = self.value(own, value[key], place) if own else value[key]
            elif "default" in own:
                result[key] = own["default"]
            elif key in as_list(schema.get("required")):
                self.problems.append(f"“{place}” is missing.")
        if schema.get("additionalProperties") is False:
            known = f"known: {', '.join(properties)}" if properties else "none is known"
            for key in value:
                if key not in properties:
                    self.problems.append(f"“{path}.{key}”" if path else f"“{key}”")
                    self.problems[-1] += f" is not a parameter here; {known}."
        return result


def _has_type(wanted: Json, value: Json) -> bool:
    kind = _type_of(value)
    whole = kind == "number" and isinstance(value, (int, float)) and float(value).is_integer()
    return wanted is None or wanted == kind or (wanted == "integer" and whole)


def _type_of(value: Json) -> str:
    if value is None:
        return "null"
    if isinstance(value, bool):
        return "boolean"
    if isinstance(value, (int, float)):
        return "number"
    return {str: "string", list: "array", dict: "object"}[type(value)]


def _same(one: Json, other: Json) -> bool:
    return _type_of(one) == _type_of(other) and json.dumps(one, sort_keys=True) == json.dumps(other, sort_keys=True) or (
        _type_of(one) == _type_of(other) == "number" and one == other
    )


def _show(value: Optional[Json]) -> str:
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return f"{text[:57]}…" if len(text) > 60 else text
