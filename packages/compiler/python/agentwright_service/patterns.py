"""JSON Schema's `pattern` in time that grows with the text's length alone, never as 2ⁿ.

All ways through a pattern are followed at once (Thompson's construction). One character against one atom is the work of
Python's own engine; what JavaScript means by it is the same but for `\\d`, `\\w`, `\\s`, which are told to be ASCII's.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Callable, Optional

MOST_STEPS = 5000
# About two seconds.
MOST_WORK = 2_000_000
_WORD = re.compile(r"\w", re.ASCII)


class PatternProblem(Exception):
    """A pattern that can't be checked; the message completes “its pattern …”."""


@dataclass
class Step:
    """`char` tests one character, `assert` a place; `split` goes on at `to` and `other`, `jump` at `to`."""

    op: str
    test: Optional[Callable[[str], bool]] = None
    kind: str = ""
    to: int = 0
    other: int = 0


def matches(pattern: str, text: str) -> bool:
    """Does the pattern match somewhere in the text? Throws `PatternProblem`."""
    steps = _compile(pattern)
    if len(steps) * len(text) > MOST_WORK:
        raise PatternProblem("is too large for a text of this length")
    threads: list[int] = []
    for at in range(len(text) + 1):
        seen: set[int] = set()
        reached: list[int] = []
        for thread in [*threads, 0]:
            if _follow(steps, thread, text, at, seen, reached):
                return True
        if at == len(text):
            break
        threads = [place + 1 for place in reached if (test := steps[place].test) and test(text[at])]
    return False


def _follow(steps: list[Step], start: int, text: str, at: int, seen: set[int], reached: list[int]) -> bool:
    stack = [start]
    while stack:
        place = stack.pop()
        if place in seen:
            continue
        seen.add(place)
        step = steps[place]
        if step.op == "match":
            return True
        if step.op == "char":
            reached.append(place)
        elif step.op == "jump":
            stack.append(step.to)
        elif step.op == "split":
            stack += [step.other, step.to]
        elif _holds(step.kind, text, at):
            stack.append(place + 1)
    return False


def _holds(kind: str, text: str, at: int) -> bool:
    if kind == "^":
        return at == 0
    if kind == "$":
        return at == len(text)
    before = at > 0 and _WORD.fullmatch(text[at - 1]) is not None
    after = at < len(text) and _WORD.fullmatch(text[at]) is not None
    return (before != after) == (kind == r"\b")


@lru_cache(maxsize=500)
def _compile(pattern: str) -> list[Step]:
    compiler = _Compiler(pattern)
    try:
        compiler.choice()
    except RecursionError:
        raise PatternProblem("is nested too deeply") from None
    if compiler.at < len(pattern):
        raise PatternProblem("could not be read")
    return [*compiler.steps, Step("match")]


class _Compiler:
    """Reads a pattern and writes its steps, one way after the other."""

    def __init__(self, source: str) -> None:
        self.source = source
        self.at = 0
        self.steps: list[Step] = []

    def add(self, step: Step) -> int:
        if len(self.steps) > MOST_STEPS:
            raise PatternProblem("repeats too much to be checked")
        self.steps.append(step)
        return len(self.steps) - 1

    def choice(self) -> None:
        exits: list[int] = []
        start = len(self.steps)
        self.sequence()
        while self.take("|"):
            exits.append(self.add(Step("jump")))
            self.insert(start, Step("split", to=start + 1, other=len(self.steps) + 1))
            exits = [one + (one >= start) for one in exits]
            start = len(self.steps)
            self.sequence()
        for one in exits:
            self.steps[one].to = len(self.steps)

    def sequence(self) -> None:
        while self.at < len(self.source) and self.source[self.at] not in "|)":
            self.term()

    def term(self) -> None:
        for kind in ("^", "$", r"\b", r"\B"):
            if self.take(kind):
                self.add(Step("assert", kind=kind))
                return
        start = len(self.steps)
        if self.source[self.at] == "(":
            self.group()
        else:
            self.add(Step("char", test=_tester(self.atom())))
        self.repeat(start)

    def group(self) -> None:
        found = re.compile(r"\((?:\?:|\?<[A-Za-z_$][\w$]*>)?").match(self.source, self.at)
        self.at += len(found.group()) if found else 1
        if self.source[self.at : self.at + 1] == "?":
            raise PatternProblem("looks around or uses a kind of group that is not supported")
        self.choice()
        if not self.take(")"):
            raise PatternProblem("is not a regular expression")

    def repeat(self, start: int) -> None:
        found = re.compile(r"(?:[*+?]|\{(\d+)(,(\d*))?\})\??").match(self.source, self.at)
        if found is None:
            return
        self.at += len(found.group())
        sign = found.group()[0]
        least = {"*": 0, "+": 1, "?": 0}.get(sign, _count(found.group(1) or "0"))
        most = {"*": None, "+": None, "?": 1}.get(sign, least)
        if sign == "{" and found.group(2) is not None:
            most = _count(found.group(3)) if found.group(3) else None
        if len(self.steps) == start:
            # What has no step is the same however often it stands there, and would never reach the limit.
            return
        item, self.steps[start:] = self.steps[start:], []
        for _ in range(least):
            self.copy(item, start)
        if most is None:
            split = self.add(Step("split"))
            self.copy(item, start)
            self.add(Step("jump", to=split))
            self.steps[split] = Step("split", to=split + 1, other=len(self.steps))
            return
        splits: list[int] = []
        for _ in range(least, most):
            splits.append(self.add(Step("split")))
            self.copy(item, start)
        for one in splits:
            self.steps[one] = Step("split", to=one + 1, other=len(self.steps))

    def copy(self, item: list[Step], start: int) -> None:
        shift = len(self.steps) - start
        for step in item:
            self.add(Step(step.op, step.test, step.kind, step.to + shift, step.other + shift))

    def insert(self, at: int, step: Step) -> None:
        for one in self.steps[at:]:
            one.to += one.op in ("jump", "split") and one.to >= at
            one.other += one.op == "split" and one.other >= at
        self.steps.insert(at, step)

    def atom(self) -> str:
        rest = self.source[self.at :]
        if re.match(r"\\(?:[1-9]|k<)", rest):
            raise PatternProblem("refers to a group, which can't be checked in bounded time")
        found = re.match(r"\[(?:\\[\s\S]|[^\]\\])*\]|\\(?:u[0-9a-fA-F]{4}|x[0-9a-fA-F]{2}|[\s\S])|[\s\S]", rest)
        source = found.group() if found else ""
        if source in ("", "\\", "[", "*", "+", "?"):
            raise PatternProblem("is not a regular expression")
        self.at += len(source)
        return source

    def take(self, text: str) -> bool:
        if not self.source.startswith(text, self.at):
            return False
        self.at += len(text)
        return True


def _count(digits: str) -> int:
    # More than may be written out is all the same, and Python takes its time for a million digits.
    return int(digits) if len(digits.lstrip("0")) < 10 else MOST_STEPS + 2


def _tester(source: str) -> Callable[[str], bool]:
    if source == ".":
        return lambda char: char not in "\n\r\u2028\u2029"
    if re.search(r"\\[pPc]", source):
        raise PatternProblem(f"uses {source}, which is not checked here")
    # Signs that JavaScript takes for themselves behind a backslash, or without one.
    plain = re.escape(source[-1]) if re.fullmatch(r"\\?[^\w\s\[\\]|\\\s|[{}]", source) else source.replace(r"\/", "/")
    try:
        expression = re.compile(plain.replace("[^]", r"[\s\S]").replace("[[", r"[\["), re.ASCII)
    except re.error:
        raise PatternProblem("is not a regular expression") from None
    return lambda char: expression.fullmatch(char) is not None
