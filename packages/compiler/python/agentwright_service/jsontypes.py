"""JSON, as Python has it."""

from __future__ import annotations

import json
from typing import Dict, List, Union

Json = Union[None, bool, int, float, str, List["Json"], Dict[str, "Json"]]
JsonObject = Dict[str, Json]

# Deeper values would end in Python's own limit, in the middle of something.
MOST_DEPTH = 100
# From here on, not every whole number is a number of JavaScript.
SAFE_INTEGER = 2**53


def dump(value: object) -> bytes:
    """JSON as UTF-8; half a surrogate pair is escaped, so every text can be written."""
    try:
        return json.dumps(value, ensure_ascii=False, separators=(",", ":"), allow_nan=False).encode("utf-8")
    except UnicodeEncodeError:
        return json.dumps(value, ensure_ascii=True, separators=(",", ":"), allow_nan=False).encode("ascii")


def load(text: bytes) -> Json:
    """Reads JSON; numbers are those that JavaScript would have. Throws `ValueError`, whose message is no sentence."""
    try:
        value: Json = json.loads(
            text.decode("utf-8"), parse_constant=_refuse, parse_float=_number, parse_int=_whole_number
        )
    except RecursionError:
        raise ValueError("it is nested too deeply") from None
    level: list[Json] = [value]
    for _ in range(MOST_DEPTH):
        level = [child for one in level for child in _children(one) if isinstance(child, (list, dict))]
        if not level:
            return value
    raise ValueError("it is nested too deeply")


def _children(value: Json) -> list[Json]:
    return value if isinstance(value, list) else list(value.values()) if isinstance(value, dict) else []


def _refuse(name: str) -> None:
    raise ValueError(f"{name} is no number of JSON")


def _whole_number(text: str) -> Union[int, float]:
    # Python would take its time for a number of a million digits.
    value = int(text) if len(text) < 20 else SAFE_INTEGER + 1
    return value if abs(value) <= SAFE_INTEGER else _number(text)


def _number(text: str) -> Union[int, float]:
    value = float(text)
    if value in (float("inf"), float("-inf")):
        raise ValueError(f"{text[:20]} is too large a number")
    # Go tells 1.0 from 1; JavaScript, in which the tools' inputs are described, does not.
    return int(value) if value.is_integer() and abs(value) <= SAFE_INTEGER else value


def as_object(value: object) -> JsonObject:
    """The value if it is an object, else an empty one."""
    return value if isinstance(value, dict) else {}


def as_list(value: object) -> list[Json]:
    """The value if it is a list, else an empty one."""
    return value if isinstance(value, list) else []


def as_text(value: object) -> str:
    """The value if it is a text, else an empty one."""
    return value if isinstance(value, str) else ""


def as_number(value: object, otherwise: float) -> float:
    """The value if it is a number, else the other one."""
    return float(value) if isinstance(value, (int, float)) and not isinstance(value, bool) else otherwise
