"""What the service does, apart from HTTP: one method for each route."""

from __future__ import annotations

import threading
import uuid
from typing import Callable, Optional

from .agents import Registry, check_identifier
from .bundle import Hosted
from .calls import CallResult, call_tool
from .errors import ApiError
from .jsontypes import Json, JsonObject, as_text

Answer = tuple[int, JsonObject]

# How long a call waits for a place before it is told to come again.
PATIENCE_SECONDS = 1.0

# Errors of a call that are the caller's: everything else is the tool's, and answered as 422.
_CALLERS = {"unknown-tool": 404, "bad-input": 400}
_FIELDS = ("tool", "input", "session_id", "user_id")


class Service:
    """Agents, and the calls that are running. `most_calls` run at the same time."""

    def __init__(self, plugins: dict[str, Hosted], most_calls: int = 4) -> None:
        self._registry = Registry(plugins)
        self._places = threading.BoundedSemaphore(most_calls)
        self._stopping = False

    def health(self) -> Answer:
        return 200, {"status": "success", "agents": len(self._registry.agents()), "stopping": self._stopping}

    def create_agent(self, body: JsonObject) -> Answer:
        return 201, {"status": "success", **self._registry.create(body).card()}

    def list_agents(self) -> Answer:
        cards: list[Json] = [agent.card() for agent in self._registry.agents()]
        return 200, {"status": "success", "agents": cards}

    def get_agent(self, agent_id: str) -> Answer:
        return 200, {"status": "success", **self._registry.agent(agent_id).description()}

    def delete_agent(self, agent_id: str) -> Answer:
        return 200, {"status": "success", "agent_id": agent_id, "message": self._registry.delete(agent_id)}

    def get_session(self, agent_id: str, session_id: str) -> Answer:
        return 200, {"status": "success", **self._registry.session(agent_id, session_id)}

    def delete_session(self, agent_id: str, session_id: str) -> Answer:
        self._registry.delete_session(agent_id, session_id)
        return 200, {"status": "success", "agent_id": agent_id, "session_id": session_id}

    def run_agent(self, agent_id: str, body: JsonObject) -> Answer:
        """Calls a tool. Without a session the call gets a new one; `user_id` is kept beside it and means nothing here."""
        agent = self._registry.agent(agent_id)
        unknown = [name for name in body if name not in _FIELDS]
        if unknown:
            raise ApiError(400, "bad-request", f"“{unknown[0]}” is not known here; known: {', '.join(_FIELDS)}.")
        tool = body.get("tool")
        if not isinstance(tool, str):
            raise ApiError(400, "bad-request", f"“tool” must name a tool: {', '.join(agent.tools) or 'there is none'}.")
        if tool not in agent.tools:
            raise ApiError(404, "unknown-tool", f"The agent has no such tool; it has {', '.join(agent.tools) or 'none'}.")
        given = body.get("input", {})
        if not isinstance(given, dict):
            raise ApiError(400, "bad-input", "“input” must be an object.")
        session = body.get("session_id")
        session_id = str(uuid.uuid4()) if session is None else check_identifier(as_text(session), "“session_id”")
        user_id = body.get("user_id")
        user = None if user_id is None else check_identifier(as_text(user_id), "“user_id”")
        hosted = agent.hosted
        result = self._in_place(lambda: call_tool(hosted.manifest, lambda: hosted.start(tool), tool, given))
        self._registry.record(agent_id, session_id, user, tool, given, result)
        logs: list[Json] = [*result.logs]
        effects: list[Json] = [*result.effects]
        more: JsonObject = {"session_id": session_id, "logs": logs, "effects": effects, "duration_ms": result.duration_ms}
        if result.error is None:
            return 200, {"status": "success", "response": result.value, **more}
        error: JsonObject = {"code": result.error.code, "message": result.error.message}
        return _CALLERS.get(result.error.code, 422), {"status": "error", "error": error, **more}

    def _in_place(self, work: Callable[[], CallResult]) -> CallResult:
        self._check_running()
        if not self._places.acquire(timeout=PATIENCE_SECONDS):
            raise ApiError(503, "busy", "As many calls are running as may run; try again.")
        try:
            # It may have been told to stop while this call waited.
            self._check_running()
            return work()
        finally:
            self._places.release()

    def _check_running(self) -> None:
        if self._stopping:
            raise ApiError(503, "stopping", "The service is being stopped.")

    def stop(self) -> None:
        """Takes no more calls; those that run go on."""
        self._stopping = True


Route = Callable[[Service, list[str], JsonObject], Answer]

# Method and path, `*` for an id; what is called, and whether it may be asked without the token.
ROUTES: list[tuple[str, list[str], Route, bool]] = [
    ("GET", ["health"], lambda service, ids, body: service.health(), True),
    ("POST", ["create_agent"], lambda service, ids, body: service.create_agent(body), False),
    ("POST", ["run_agent", "*"], lambda service, ids, body: service.run_agent(ids[0], body), False),
    ("GET", ["list_agents"], lambda service, ids, body: service.list_agents(), False),
    ("GET", ["agent", "*"], lambda service, ids, body: service.get_agent(ids[0]), False),
    ("DELETE", ["agent", "*"], lambda service, ids, body: service.delete_agent(ids[0]), False),
    ("GET", ["agent", "*", "session", "*"], lambda service, ids, body: service.get_session(*ids), False),
    ("DELETE", ["agent", "*", "session", "*"], lambda service, ids, body: service.delete_session(*ids), False),
]


def find_route(method: str, path: str) -> tuple[Optional[Route], bool, list[str], list[str]]:
    """The route, whether it is open to all, the ids in the path, and the methods that the path has."""
    parts = path.strip("/").split("/")
    methods: list[str] = []
    for own, pattern, route, is_open in ROUTES:
        if len(parts) == len(pattern) and all(want in ("*", part) for want, part in zip(pattern, parts)):
            if own == method:
                return route, is_open, [part for want, part in zip(pattern, parts) if want == "*"], []
            methods.append(own)
    return None, False, [], methods


def known_routes() -> str:
    """All of them, for a person who asked for another."""
    return ", ".join(f"{method} /{'/'.join(pattern).replace('*', '…')}" for method, pattern, _, _ in ROUTES)
