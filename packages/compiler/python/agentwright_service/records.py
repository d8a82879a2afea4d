"""What is kept of a request: enough to know it by, however much a plugin puts into it."""

from __future__ import annotations

from .jsontypes import Json, JsonObject, as_object, dump

MOST_LETTERS = 4000
MOST_BYTES = 32_000


def cut(text: str) -> str:
    """The beginning of a text, and how much is missing."""
    return text if len(text) <= MOST_LETTERS else f"{text[:MOST_LETTERS]}… ({len(text) - MOST_LETTERS} more characters)"


def short_request(request: Json) -> Json:
    """The request with its texts cut; if it has too many of them, method and address alone."""
    short = _short(request)
    if len(dump(short)) <= MOST_BYTES:
        return short
    known = as_object(short)
    kept: JsonObject = {name: known[name] for name in ("method", "url") if isinstance(known.get(name), str)}
    return {**kept, "omitted": "The request is too long to be kept whole."}


def _short(value: Json) -> Json:
    if isinstance(value, str):
        return cut(value)
    if isinstance(value, list):
        return [_short(item) for item in value]
    if isinstance(value, dict):
        return {cut(key): _short(item) for key, item in value.items()}
    return value
