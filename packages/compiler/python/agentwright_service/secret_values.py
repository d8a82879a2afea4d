"""Secrets: a plugin holds their names, the values stay here and are hidden in all that comes back."""

from __future__ import annotations

import base64
import json
import os
import re
from typing import Optional
from urllib.parse import quote, quote_plus

from .errors import Refusal
from .escaped import find_escaped
from .jsontypes import Json, JsonObject

SHORTEST_SECRET = 4
PLACEHOLDER = re.compile(r"\$\{secret:([^}]*)\}")
_COMPONENT_SAFE = "-_.!~*'()"

# Hosts of the services that a config can name, as their API references have them.
PROVIDER_HOSTS = {
    "openai": ["api.openai.com"],
    "anthropic": ["api.anthropic.com"],
    "google": ["generativelanguage.googleapis.com"],
    "cerebras": ["api.cerebras.ai"],
    "deepseek": ["api.deepseek.com"],
    "github": ["api.github.com"],
    "slack": ["slack.com", "hooks.slack.com"],
    "discord": ["discord.com"],
    "notion": ["api.notion.com"],
    "airtable": ["api.airtable.com"],
    "zapier": ["hooks.zapier.com"],
}


def environment_secret(name: str) -> Optional[str]:
    """A secret's value from the environment, `AGENTWRIGHT_SECRET_<NAME>`."""
    return os.environ.get(f"AGENTWRIGHT_SECRET_{name}")


def names_in(*texts: str) -> list[str]:
    """Names of the secrets that texts ask for, each once."""
    return list(dict.fromkeys(name for text in texts for name in PLACEHOLDER.findall(text)))


def without(text: str) -> str:
    """A text with harmless letters in the place of secrets, for checks that come before any is taken out."""
    return PLACEHOLDER.sub("x", text)


def inert(text: str) -> str:
    """A text from outside, in which nothing will be filled in when a tool passes it on."""
    return PLACEHOLDER.sub(r"[secret:\1]", text).replace("${secret:", "[secret:")


def fetch(name: str) -> str:
    """The value of a secret. Throws `Refusal` for one that is not set or can't be used."""
    value = environment_secret(name)
    if not value:
        raise Refusal(f"The secret “{name}” is not set. Set AGENTWRIGHT_SECRET_{name} where the service is started.")
    if any(0xD800 <= ord(char) < 0xE000 for char in value):
        raise Refusal(f"The secret “{name}” is not a text in UTF-8.")
    if len(value) < SHORTEST_SECRET:
        raise Refusal(f"The secret “{name}” has fewer than {SHORTEST_SECRET} characters, so it could not be kept hidden.")
    return value


def fill_url(text: str, values: dict[str, str]) -> str:
    """The address with values in the place of names, percent-encoded."""
    return PLACEHOLDER.sub(lambda found: quote(values[found.group(1)], safe=_COMPONENT_SAFE), text)


def fill_plain(text: str, values: dict[str, str]) -> str:
    """A text with values as they are, as in headers."""
    return PLACEHOLDER.sub(lambda found: values[found.group(1)], text)


def fill_body(text: str, values: dict[str, str], content_type: str) -> str:
    """A body with values written as its content type writes a text."""
    if "json" in content_type.lower():
        return PLACEHOLDER.sub(lambda found: json.dumps(values[found.group(1)], ensure_ascii=False)[1:-1], text)
    if "x-www-form-urlencoded" in content_type.lower():
        return fill_url(text, values)
    return fill_plain(text, values)


class Masker:
    """Puts `${secret:NAME}` in the place of values, however they are spelled."""

    def __init__(self) -> None:
        self._known: dict[str, str] = {}

    def add(self, name: str, value: str) -> None:
        """From now on this value is hidden."""
        encoded = quote(value, safe=_COMPONENT_SAFE)
        base = base64.b64encode(value.encode()).decode("ascii")
        lower = re.sub(r"%[0-9A-F]{2}", lambda found: found.group(0).lower(), encoded)
        # A form as browsers write it, and as Python does.
        forms = [encoded.replace("%20", "+"), quote_plus(value)]
        spellings = [value, encoded, lower, *forms, json.dumps(value, ensure_ascii=False)[1:-1]]
        known = dict(self._known)
        for spelling in [*spellings, json.dumps(value)[1:-1], base, base.rstrip("=")]:
            known[spelling] = name
        # Longer ones first, so that a secret inside another leaves no rest. Others may be reading the old one.
        self._known = dict(sorted(known.items(), key=lambda one: -len(one[0])))

    def mask(self, text: str) -> str:
        known = self._known
        for spelling, name in known.items():
            text = text.replace(spelling, f"${{secret:{name}}}")
        parts, done = [], 0
        for start, end, name in find_escaped(text, known):
            parts += [text[done:start], f"${{secret:{name}}}"]
            done = end
        return "".join([*parts, text[done:]])

    def holds(self, text: str) -> bool:
        """Does the text hold one of the values?"""
        known = self._known
        return any(spelling in text for spelling in known) or bool(find_escaped(text, known))

    def mask_json(self, value: Json) -> Json:
        return self._mask_json(value) if self._known else value

    def _mask_json(self, value: Json) -> Json:
        if isinstance(value, str):
            return self.mask(value)
        if isinstance(value, list):
            return [self._mask_json(item) for item in value]
        if isinstance(value, dict):
            return {self.mask(key): self._mask_json(item) for key, item in value.items()}
        return value


class ForeignSecrets:
    """Placeholders that came from outside the plugin: whoever writes an input or an answer may not name a secret.

    Looked for are placeholders as they stand, behind JSON or URL escapes, and in two values that only together spell one.
    """

    _ANY = "}"

    def __init__(self, value: Json) -> None:
        self._names: set[str] = set()
        self.learn(value)

    def learn(self, value: Json) -> None:
        if isinstance(value, str):
            for text in {value, _decoded(value), _decoded(_decoded(value))}:
                self._learn_text(text)
        elif isinstance(value, list):
            for item in value:
                self.learn(item)
        elif isinstance(value, dict):
            for key, item in value.items():
                self.learn(key)
                self.learn(item)

    def check(self, names: list[str]) -> None:
        """Throws `Refusal` if one of the names is not the plugin's own."""
        for name in names:
            if name in self._names or self._ANY in self._names:
                raise Refusal(
                    f"The secret “{name}” was named by the call's input or by an answer, not by the tool itself, so it "
                    "was not sent. Leave “${secret:” out of the input."
                )

    def _learn_text(self, text: str) -> None:
        for name, end in re.findall(r"\{secret:([^}]*)(\}?)", text):
            self._names.add(name if end else self._ANY)
        tail = re.match(r"(?:secret|ecret|cret|ret|et|t)?:([^}]*)\}", text)
        if tail is not None:
            self._names.add(tail.group(1))


def _decoded(text: str) -> str:
    return re.sub(
        r"\\u([0-9a-fA-F]{4})|%([0-7][0-9a-fA-F])",
        lambda found: chr(int(found.group(1) or found.group(2), 16)),
        text,
    )


def own_hosts(name: str, api_keys: JsonObject) -> list[str]:
    """Hosts to which a provider's key may go even if the config lists none."""
    providers = [provider for provider, secret in api_keys.items() if secret == name]
    return [host for provider in providers for host in PROVIDER_HOSTS.get(provider, [])]
