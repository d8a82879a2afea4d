"""The token that callers must know: given, kept in a file, or made at the start."""

from __future__ import annotations

import os
import secrets
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Optional

VARIABLE = "AGENTWRIGHT_SERVICE_TOKEN"
SHORTEST_TOKEN = 16


class TokenProblem(Exception):
    """There is no token that can be used; the message is one sentence."""


@dataclass(frozen=True)
class Token:
    """`news` is what the person who starts the service must be told of it; empty if nothing."""

    text: str
    news: str = ""


def find_token(file: Optional[Path]) -> Token:
    """The token of the environment, of the file, or a new one. Throws `TokenProblem`."""
    # Taken out, so that nothing this process may start inherits it.
    given = os.environ.pop(VARIABLE, "")
    if given:
        return Token(_checked(given, VARIABLE))
    if file is not None:
        return _of_file(file)
    if sys.stderr.isatty():
        text = secrets.token_urlsafe(32)
        return Token(text, f"Token, shown only now: {text}")
    # What is printed here goes into a log, which is no place for it.
    raise TokenProblem(f"Set {VARIABLE}, or name a --token-file: there is no terminal to show a new token in.")


def _of_file(file: Path) -> Token:
    try:
        return Token(_checked(file.read_text("utf-8").strip(), str(file)))
    except FileNotFoundError:
        pass
    except UnicodeDecodeError:
        raise TokenProblem(f"{file} is not a text in UTF-8.") from None
    except OSError as error:
        raise TokenProblem(f"{file} can't be read: {error.strerror}.") from None
    text = secrets.token_urlsafe(32)
    try:
        with os.fdopen(os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="utf-8") as out:
            out.write(f"{text}\n")
    except OSError as error:
        raise TokenProblem(f"{file} can't be written: {error.strerror}.") from None
    return Token(text, f"A new token was written to {file}.")


def _checked(text: str, where: str) -> str:
    if len(text) < SHORTEST_TOKEN or not (text.isascii() and text.isprintable() and " " not in text):
        raise TokenProblem(f"{where} must hold {SHORTEST_TOKEN} or more characters of ASCII without spaces.")
    return text
