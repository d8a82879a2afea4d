"""Finds values behind the escapes of JSON, in which each program writes other characters."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Mapping

Span = tuple[int, int, str]

# JSON in JSON in JSON is as deep as anybody looks.
_DEPTH = 3
_HIGH, _LOW = "[dD][89abAB][0-9a-fA-F]{2}", "[dD][c-fC-F][0-9a-fA-F]{2}"
_ESCAPE = re.compile(rf"\\(?:u({_HIGH})\\u({_LOW})|u([0-9a-fA-F]{{4}})|x([0-9a-fA-F]{{2}})|([!-/:-@\[-`{{-~])|([bfnrt]))")
_SIGNS = {"b": "\b", "f": "\f", "n": "\n", "r": "\r", "t": "\t"}


def find_escaped(text: str, known: Mapping[str, str], depth: int = _DEPTH) -> list[Span]:
    """Where values stand that only show once the text's escapes are undone: from, to and name, in order, none in another."""
    if not known or depth == 0 or "\\" not in text:
        return []
    plain, at, before = _undone(text)
    if len(at) == 1:
        return []
    spans = find_escaped(plain, known, depth - 1)
    for value, name in known.items():
        start = plain.find(value)
        while start >= 0:
            spans.append((start, start + len(value), name))
            start = plain.find(value, start + len(value))

    def place(index: int) -> int:
        nearest = bisect_right(at, index) - 1
        return before[nearest] + index - at[nearest]

    return [(place(start), place(end), name) for start, end, name in _apart(spans)]


def _undone(text: str) -> tuple[str, list[int], list[int]]:
    """The text without its outermost escapes; after each of them, the place there and the one in the text."""
    parts: list[str] = []
    at, before = [0], [0]
    for found in _ESCAPE.finditer(text):
        between = text[before[-1] : found.start()]
        parts += [between, _sign(found)]
        at.append(at[-1] + len(between) + 1)
        before.append(found.end())
    parts.append(text[before[-1] :])
    return "".join(parts), at, before


def _sign(found: re.Match[str]) -> str:
    high, low, four, two, itself, letter = found.groups()
    if high:
        return chr(0x10000 + ((int(high, 16) & 0x3FF) << 10) + (int(low, 16) & 0x3FF))
    return str(itself) if itself else _SIGNS[letter] if letter else chr(int(four or two, 16))


def _apart(spans: list[Span]) -> list[Span]:
    """Spans in order; what overlaps becomes one, under the name of the first, so that no rest of a value stays."""
    apart: list[Span] = []
    for start, end, name in sorted(spans, key=lambda span: (span[0], -span[1])):
        if apart and start < apart[-1][1]:
            apart[-1] = (apart[-1][0], max(end, apart[-1][1]), apart[-1][2])
        else:
            apart.append((start, end, name))
    return apart
