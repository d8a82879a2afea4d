"""JSON, as Python has it."""

from __future__ import annotations

import json
from typing import Dict, List, Union

Json = Union[None, bool, int, float, str, List["Json"], Dict[str, "Json"]]
JsonObject = Dict[str, Json]


def dump(value: object) -> bytes:
    """JSON as bytes; half a surrogate pair is escaped, so every text can be written."""
    return json.dumps(value, ensure_ascii=True, separators=(",", ":"), allow_nan=False).encode("ascii")


def load(text: bytes) -> Json:
    """Reads JSON; throws `ValueError` for anything else, NaN and too deep nesting included."""
    try:
        value: Json = json.loads(text.decode("utf-8"), parse_constant=_refuse)
    except RecursionError:
        raise ValueError("it is nested too deeply") from None
    return value


def _refuse(name: str) -> None:
    raise ValueError(f"{name} is no number of JSON")


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
