"""What a caller is told when something is not done."""

from __future__ import annotations

from dataclasses import dataclass, field


class Refusal(Exception):
    """Policy forbids it; the message is a sentence for people and for the tool that asked."""


class Failure(Exception):
    """It was tried and did not work; the message is a sentence."""


@dataclass
class CallStopped(Exception):
    """A call of a tool ended without a value. `code` tells the kinds apart."""

    code: str
    message: str


@dataclass
class ApiError(Exception):
    """An answer of the service that is no success."""

    status: int
    code: str
    message: str
    headers: dict[str, str] = field(default_factory=dict)
