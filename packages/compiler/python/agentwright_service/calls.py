"""One call of one tool: a fresh instance, the effects that it asks for, and bounds on all of it."""

from __future__ import annotations

import random
import time
from dataclasses import dataclass, field
from typing import Callable

from .effects import EffectHost
from .errors import CallStopped
from .inputs import check_input
from .jsontypes import Json, JsonObject, as_list, as_number, as_object, as_text, dump, load
from .plugin import BrokeOff, Instance, PluginError

ROUNDS = 100
EFFECTS = 200
RESULT_BYTES = 4 * 1024 * 1024
LOG_LINES = 1000
LOG_LENGTH = 10_000


@dataclass
class CallResult:
    """How a call ended. `error` is None if there is a value; neither holds a secret."""

    value: Json = None
    error: CallStopped | None = None
    logs: list[JsonObject] = field(default_factory=list)
    effects: list[JsonObject] = field(default_factory=list)
    duration_ms: float = 0.0


def call_tool(manifest: JsonObject, start: Callable[[], Instance], name: str, given: Json) -> CallResult:
    """Calls a tool. Never throws; every way to fail is a result with a code and one sentence."""
    started = time.monotonic()
    seconds = as_number(as_object(manifest.get("permissions")).get("timeoutSeconds"), 30)
    result = CallResult()
    host: EffectHost | None = None
    try:
        shape = next((tool for tool in map(as_object, as_list(manifest.get("tools"))) if tool.get("name") == name), None)
        if shape is None:
            names = ", ".join(as_text(as_object(tool).get("name")) for tool in as_list(manifest.get("tools")))
            raise CallStopped("unknown-tool", f"The plugin has no tool “{name}”; it has {names or 'none'}.")
        checked, problems = check_input(as_object(shape.get("parameters")), given)
        if problems:
            raise CallStopped("bad-input", " ".join(problems))
        host = EffectHost(manifest, checked, started + seconds)
        call = _Call(start(), host, started, seconds, result.logs)
        try:
            result.value = host.masker.mask_json(call.run(name, checked))
        finally:
            if call.dropped > 0:
                result.logs.append({"level": "warn", "message": f"{call.dropped} more lines were not kept."})
    except CallStopped as error:
        result.error = error
    except BrokeOff as error:
        message = f"The call took longer than its {seconds:g} seconds and was stopped." if error.code == "limit" else str(error)
        result.error = CallStopped(error.code, message)
    except PluginError as error:
        result.error = CallStopped("bad-plugin", str(error))
    if host is not None:
        result.effects = host.records
        if result.error is not None:
            result.error.message = host.masker.mask(result.error.message)
    result.duration_ms = round((time.monotonic() - started) * 1000, 1)
    return result


@dataclass
class _Call:
    instance: Instance
    host: EffectHost
    started: float
    seconds: float
    logs: list[JsonObject]
    dropped: int = 0

    def run(self, name: str, given: JsonObject) -> Json:
        now = int(time.time() * 1000)
        chosen: JsonObject = {"now": now, "seed": random.getrandbits(32)}
        self.ask({"op": "prepare", **chosen})
        state = self.ask({"op": "tool", "name": name, "input": given, **chosen})
        answered: set[int] = set()
        for _ in range(ROUNDS):
            if state.get("status") == "done":
                return self.accept(state.get("value"))
            asked = {_id(one): one for one in map(as_object, as_list(state.get("effects")))}
            effects = [effect for number, effect in asked.items() if number not in answered]
            if not effects:
                raise CallStopped("stuck", "The tool waits for something that nobody will answer.")
            if len(answered) + len(effects) > EFFECTS:
                raise CallStopped("limit", f"The tool asked for more than {EFFECTS} effects and was stopped.")
            answered.update(asked)
            results = self.host.perform_all(effects)
            passed = int((time.monotonic() - self.started) * 1000)
            self.ask({"op": "resume", "call": state.get("call"), "results": results, "now": now + passed})
            state = self.ask({"op": "poll", "call": state.get("call")})
        raise CallStopped("limit", f"The tool asked for effects more than {ROUNDS} times and was stopped.")

    def ask(self, request: JsonObject) -> JsonObject:
        left = self.started + self.seconds - time.monotonic()
        if left <= 0:
            raise BrokeOff("limit", "")
        try:
            answer = as_object(load(self.instance.request(dump(request), left)))
        except ValueError as error:
            raise CallStopped("bad-plugin", f"The plugin's answer is not JSON: {error}.") from None
        self.keep(answer)
        if answer.get("ok") is not True:
            said = as_object(answer.get("error"))
            raise CallStopped(as_text(said.get("code")) or "bad-plugin", as_text(said.get("message")) or "It failed.")
        return answer

    def keep(self, answer: JsonObject) -> None:
        for line in map(as_object, as_list(answer.get("logs"))):
            if len(self.logs) < LOG_LINES:
                # Hidden first, then cut: half a secret would not be found any more.
                message = _cut(self.host.masker.mask(as_text(line.get("message"))))
                self.logs.append({"level": as_text(line.get("level")), "message": message})
            else:
                self.dropped += 1

    def accept(self, value: Json) -> Json:
        size = len(dump(value))
        if size > RESULT_BYTES:
            raise CallStopped("limit", f"The tool's result has {size} bytes; at most {RESULT_BYTES} are allowed.")
        return value


def _id(effect: JsonObject) -> int:
    number = effect.get("id")
    if isinstance(number, int) and not isinstance(number, bool):
        return number
    raise CallStopped("bad-plugin", "The plugin asked for an effect without a number; the plugin is broken.")


def _cut(text: str) -> str:
    return text if len(text) <= LOG_LENGTH else f"{text[:LOG_LENGTH]}… ({len(text) - LOG_LENGTH} more characters)"
