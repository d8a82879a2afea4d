"""A service around a plugin that is written in Python, and a caller of it."""

from __future__ import annotations

import http.client
import json
import threading
from typing import Any, Callable, Dict, List, Optional, Tuple, cast

from agentwright_service.bundle import Hosted
from agentwright_service.jsontypes import Json, JsonObject
from agentwright_service.plugin import Plugin
from agentwright_service.service import Service
from agentwright_service.web import Server

TOKEN = "0123456789abcdef"
Reply = Tuple[int, Dict[str, Any]]
# From a request of the ABI to its answer, without `ok`.
Behaviour = Callable[[JsonObject], JsonObject]


class FakeInstance:
    """Answers as a plugin does. `behave` may raise."""

    def __init__(self, behave: Behaviour) -> None:
        self._behave = behave

    def request(self, request: bytes, seconds: float = 30.0) -> bytes:
        asked = json.loads(request)
        answer: JsonObject = {} if asked["op"] in ("prepare", "resume") else self._behave(asked)
        return json.dumps({"ok": True, **answer}).encode()


class FakePlugin:
    def __init__(self, behave: Behaviour) -> None:
        self._behave = behave

    def start(self) -> FakeInstance:
        return FakeInstance(self._behave)


def done(value: Json) -> JsonObject:
    return {"status": "done", "value": value}


def greet(asked: JsonObject) -> JsonObject:
    given = cast(JsonObject, asked["input"])
    return done(f"Hello {given['name']}")


def permissions(**more: Json) -> JsonObject:
    return {"network": False, "hosts": [], "timeoutSeconds": 5, "memoryMb": 64, **more}


def manifest(**more: Json) -> JsonObject:
    text: JsonObject = {"type": "string", "maxLength": 20}
    parameters: JsonObject = {"type": "object", "properties": {"name": text}, "required": ["name"]}
    card: JsonObject = {"slug": "greeter", "name": "Greeter", "version": "1.0.0"}
    tools: List[Json] = [{"name": "greet", "description": "Greets.", "parameters": parameters}]
    return {"agent": card, "tools": tools, "prompts": [], "secrets": [], "permissions": permissions(), **more}


class Running:
    """A server in a thread of its own, and requests to it."""

    def __init__(
        self, behave: Behaviour = greet, calls: int = 4, names: Tuple[str, ...] = (), **more: Json
    ) -> None:
        hosted = Hosted(manifest(**more), cast(Plugin, FakePlugin(behave)), {})
        self.service = Service({hosted.slug: hosted}, calls)
        self.server = Server(("127.0.0.1", 0), self.service, TOKEN, names)
        self.port = self.server.server_port
        self._thread = threading.Thread(target=self.server.serve_forever, kwargs={"poll_interval": 0.01})
        self._thread.start()

    def close(self) -> None:
        self.server.shutdown()
        self._thread.join()
        self.server.server_close()

    def ask(
        self,
        method: str,
        path: str,
        body: Optional[object] = None,
        token: Optional[str] = f"Bearer {TOKEN}",
        headers: Optional[Dict[str, str]] = None,
    ) -> Reply:
        """Status and body. `body` is sent as JSON, or as it is if it is bytes."""
        own: Dict[str, str] = {} if token is None else {"Authorization": token}
        content = body if isinstance(body, bytes) else None if body is None else json.dumps(body).encode()
        if content is not None:
            own["Content-Type"] = "application/json"
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=10)
        try:
            connection.request(method, path, content, {**own, **(headers or {})})
            answer = connection.getresponse()
            return answer.status, json.loads(answer.read())
        finally:
            connection.close()

    def call(self, **body: object) -> Reply:
        return self.ask("POST", "/run_agent/greeter", {"tool": "greet", "input": {"name": "Ada"}, **body})
