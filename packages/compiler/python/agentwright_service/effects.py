"""Decides on each effect of a plugin, does it, and says what it did. Nothing is done that the manifest does not allow."""

from __future__ import annotations

import re
import time
from concurrent.futures import ThreadPoolExecutor
from concurrent.futures import TimeoutError as FutureTimeout
from dataclasses import replace
from typing import Optional
from urllib.parse import urljoin

from . import secret_values as secrets
from .errors import Failure, Refusal
from .jsontypes import Json, JsonObject, as_list, as_object, as_text
from .records import cut, short_request
from .send import Answer, Outgoing, send
from .targets import HostEntry, Policy, Target, parse_target

METHODS = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"]
REQUEST_BYTES = 1024 * 1024
RESPONSE_BYTES = 4 * 1024 * 1024
REDIRECTS = 5
PARALLEL = 6

# Headers that belong to the connection or say who is on the other end.
_RESERVED = re.compile(
    r"(?:host|connection|content-length|transfer-encoding|te|trailer|upgrade|keep-alive|expect|via|proxy-.*|sec-.*)"
)
_HEADER_NAME = re.compile(r"[!#$%&'*+\-.^_`|~0-9a-z]+")
_HEADER_VALUE = re.compile(r"[\t\x20-\x7e\x80-\xff]*")


class EffectHost:
    """What stands between one call of a plugin and the world."""

    def __init__(self, manifest: JsonObject, call_input: JsonObject, deadline: float) -> None:
        self._policy = Policy(as_object(manifest.get("permissions")))
        self._secret_names = [as_text(one) for one in as_list(manifest.get("secrets"))]
        self._api_keys = as_object(manifest.get("apiKeys"))
        self._foreign = secrets.ForeignSecrets(call_input)
        self._deadline = deadline
        self.masker = secrets.Masker()
        self.records: list[JsonObject] = []

    def perform_all(self, effects: list[JsonObject]) -> list[Json]:
        """Does the effects of one round, a few at a time; results and records come in the order of the effects."""
        pool = ThreadPoolExecutor(max_workers=min(PARALLEL, len(effects)), thread_name_prefix="effect")
        try:
            running = [pool.submit(self._perform, effect) for effect in effects]
            results: list[Json] = []
            for effect, future in zip(effects, running):
                try:
                    result, record = future.result(timeout=max(0.0, self._deadline - time.monotonic()) + 0.2)
                except FutureTimeout:
                    result, record = self._not_done(effect, "It took longer than the call may take.", "failed", 0.0)
                results.append(result)
                self.records.append(record)
            for one in results:
                self._foreign.learn(as_object(one).get("value"))
            return results
        finally:
            # A look-up of a name can't be stopped; nobody waits for it.
            pool.shutdown(wait=False, cancel_futures=True)

    def _perform(self, effect: JsonObject) -> tuple[JsonObject, JsonObject]:
        started = time.monotonic()
        kind = as_text(effect.get("kind"))
        try:
            if kind != "http":
                what = {"llm": "No language model can be asked", "flow": "No flow can be started"}.get(kind, "Nothing is done")
                raise Refusal(f"{what} from here, so host.{kind} was refused.")
            answer = self._http(as_object(effect.get("request")))
        except (Refusal, Failure) as error:
            outcome = "refused" if isinstance(error, Refusal) else "failed"
            return self._not_done(effect, self.masker.mask(str(error)), outcome, time.monotonic() - started)
        headers: JsonObject = {name: self._clean(value) for name, value in answer.headers.items()}
        value: JsonObject = {"status": answer.status, "headers": headers, "body": self._clean(answer.body)}
        result: JsonObject = {"effect": effect.get("id"), "ok": True, "value": value}
        return result, self._record(effect, "done", str(answer.status), time.monotonic() - started)

    def _clean(self, text: str) -> str:
        return secrets.inert(self.masker.mask(text))

    def _not_done(self, effect: JsonObject, why: str, outcome: str, seconds: float) -> tuple[JsonObject, JsonObject]:
        error: JsonObject = {"code": outcome, "message": why}
        result: JsonObject = {"effect": effect.get("id"), "ok": False, "error": error}
        return result, self._record(effect, outcome, why, seconds)

    def _record(self, effect: JsonObject, outcome: str, detail: str, seconds: float) -> JsonObject:
        # Hidden first, then cut: half a secret would not be found any more.
        request = short_request(self.masker.mask_json(effect.get("request")))
        kind, detail = cut(as_text(effect.get("kind"))), cut(detail)
        return {"kind": kind, "request": request, "outcome": outcome, "detail": detail, "ms": round(seconds * 1000, 1)}

    def _http(self, asked: JsonObject) -> Answer:
        method, url, headers, body = _normal(asked)
        names = secrets.names_in(url, *headers.values(), body or "")
        self._foreign.check(names)
        if re.match(r"^[A-Za-z][A-Za-z0-9+.-]*:[\\/]*[^\\/?#]*\$(?:\{|%7b)", url, re.IGNORECASE):
            raise Refusal("A secret can't stand in the host of an address; put it into the path, the query or a header.")
        target = parse_target(secrets.without(url))
        self._check_secrets(names, target, self._policy.decide(target))
        values = {name: secrets.fetch(name) for name in names}
        for name, value in values.items():
            self.masker.add(name, value)
        filled = {name: secrets.fill_plain(text, values) for name, text in headers.items()}
        for name, text in filled.items():
            if not _HEADER_VALUE.fullmatch(text):
                raise Refusal(f"A secret in the header “{name}” holds a character that a header can't.")
        full = None if body is None else secrets.fill_body(body, values, headers.get("content-type", "")).encode()
        hop = Outgoing(method, parse_target(secrets.fill_url(url, values)), filled, full)
        return self._follow(hop)

    def _follow(self, hop: Outgoing) -> Answer:
        for _ in range(REDIRECTS + 1):
            target = hop.target
            self._policy.decide(target)
            answer = send(
                hop, lambda address: self._policy.check_address(target, address), self._deadline, RESPONSE_BYTES
            )
            following = self._next_hop(hop, answer)
            if following is None:
                return answer
            hop = following
        raise Refusal(f"The answer redirects more than {REDIRECTS} times.")

    def _next_hop(self, sent: Outgoing, answer: Answer) -> Optional[Outgoing]:
        """The request that a redirect asks for (RFC 9110, 15.4); what is secret does not go to another origin."""
        location = answer.headers.get("location")
        if answer.status not in (301, 302, 303, 307, 308) or location is None:
            return None
        try:
            target = parse_target(urljoin(sent.target.text, location.split("#")[0]))
        except ValueError:
            raise Refusal("The answer redirects to something that is not an address.") from None
        get = sent.method != "HEAD" if answer.status == 303 else answer.status < 303 and sent.method == "POST"
        headers = {name: text for name, text in sent.headers.items() if not (get and name.startswith("content-"))}
        body = None if get else sent.body
        if target.origin != sent.target.origin:
            own = {"authorization", "cookie"}
            headers = {name: text for name, text in headers.items() if name not in own and not self.masker.holds(text)}
            if self.masker.holds(target.text):
                raise Refusal(f"The answer redirects to “{target.authority}” with a secret in the address.")
            if body is not None and self.masker.holds(body.decode("utf-8", "replace")):
                raise Refusal(f"The answer redirects to “{target.authority}”, and the body holds a secret; it was not sent there.")
        return replace(sent, method="GET" if get else sent.method, target=target, headers=headers, body=body)

    def _check_secrets(self, names: list[str], target: Target, entry: Optional[HostEntry]) -> None:
        for name in names:
            if name not in self._secret_names:
                raise Refusal(f"The config names no secret “{name}”, so it was not sent.")
            if entry is None and target.host not in secrets.own_hosts(name, self._api_keys):
                raise Refusal(
                    f"The secret “{name}” is only sent to hosts that the config lists; "
                    f"add “{target.host}” to capabilities.allowedHosts to allow it."
                )


def _normal(asked: JsonObject) -> tuple[str, str, dict[str, str], Optional[str]]:
    """Method in upper case, names of headers in lower case. Throws `Refusal` for what no request may hold."""
    method = as_text(asked.get("method")).upper()
    if method not in METHODS:
        raise Refusal(f"The method “{as_text(asked.get('method'))[:40]}” is not allowed; use one of {', '.join(METHODS)}.")
    body = asked.get("body")
    text = body if isinstance(body, str) else None
    if text is not None and method in ("GET", "HEAD"):
        raise Refusal(f"A {method} request can't have a body.")
    if text is not None:
        try:
            size = len(text.encode())
        except UnicodeEncodeError:
            raise Refusal("The request's body holds half a character, which UTF-8 can't.") from None
        if size > REQUEST_BYTES:
            raise Refusal(f"The request's body has {size} bytes; at most {REQUEST_BYTES} may be sent.")
    headers: dict[str, str] = {}
    for key, value in as_object(asked.get("headers")).items():
        name = key.lower()
        if not _HEADER_NAME.fullmatch(name):
            raise Refusal(f"“{key}” is not a header's name.")
        if _RESERVED.fullmatch(name):
            raise Refusal(f"The header “{key}” is set by the host alone; leave it out.")
        if name in headers:
            raise Refusal(f"The header “{key}” is given twice.")
        if not _HEADER_VALUE.fullmatch(as_text(value)):
            raise Refusal(f"The header “{key}” holds a character that a header can't.")
        headers[name] = as_text(value)
    return method, as_text(asked.get("url")), headers, text
