"""The agents that the service knows, and the sessions of their callers. All of it is in memory and bounded."""

from __future__ import annotations

import re
import threading
import time
import uuid
from collections import OrderedDict
from dataclasses import dataclass, field
from typing import Optional

from .bundle import Hosted
from .calls import CallResult
from .errors import ApiError
from .jsontypes import Json, JsonObject, as_list, as_object, as_text, dump
from .secret_values import environment_secret

MOST_AGENTS = 100
MOST_SESSIONS = 1000
MOST_CALLS = 50
MOST_KEPT_BYTES = 8 * 1024 * 1024
MOST_CALL_BYTES = 8 * 1024
_IDENTIFIER = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,63}")


def check_identifier(text: str, what: str) -> str:
    """The text if it may name an agent or a session."""
    if _IDENTIFIER.fullmatch(text):
        return text
    raise ApiError(400, "bad-request", f"{what} must be 1 to 64 letters, digits, dots, hyphens or underscores.")


@dataclass
class Agent:
    """A plugin under a name, with the tools of it that may be called."""

    agent_id: str
    hosted: Hosted
    tools: list[str]
    created: float = field(default_factory=time.time)

    def card(self) -> JsonObject:
        hosted = self.hosted
        return {
            "agent_id": self.agent_id,
            "name": hosted.name,
            "slug": hosted.slug,
            "version": hosted.version,
            "tools": list(self.tools),
            "created": _iso(self.created),
        }

    def description(self) -> JsonObject:
        """Everything that a caller may know: no path, and of a secret only whether it is set."""
        manifest = self.hosted.manifest
        tools = [tool for tool in map(as_object, as_list(manifest.get("tools"))) if tool.get("name") in self.tools]
        names = [as_text(name) for name in as_list(manifest.get("secrets"))]
        return {
            **self.card(),
            "agent": manifest.get("agent"),
            "tools": list(tools),
            "prompts": manifest.get("prompts"),
            "permissions": manifest.get("permissions"),
            "secrets": [{"name": name, "set": bool(environment_secret(name))} for name in names],
        }


@dataclass
class Session:
    """What one caller asked of an agent: the newest calls, with their input and outcome where those are short."""

    session_id: str
    created: float = field(default_factory=time.time)
    calls: list[JsonObject] = field(default_factory=list)
    sizes: list[int] = field(default_factory=list)

    def shown(self, agent_id: str) -> JsonObject:
        calls: list[Json] = list(self.calls)
        return {"agent_id": agent_id, "session_id": self.session_id, "created": _iso(self.created), "calls": calls}


class Registry:
    """Agents by id, and sessions by agent and id. Which sessions were not used for longest go first."""

    def __init__(self, plugins: dict[str, Hosted]) -> None:
        self._plugins = plugins
        self._lock = threading.Lock()
        self._agents: dict[str, Agent] = {}
        self._sessions: OrderedDict[tuple[str, str], Session] = OrderedDict()
        self._kept = 0
        first = next(iter(plugins.values()))
        self._agents[first.slug] = Agent(first.slug, first, first.tools)

    def create(self, body: JsonObject) -> Agent:
        unknown = [name for name in body if name not in ("agent_id", "plugin", "tools")]
        if unknown:
            raise ApiError(400, "bad-request", f"“{unknown[0]}” is not known here; known: agent_id, plugin, tools.")
        slug = body.get("plugin", next(iter(self._plugins)))
        hosted = self._plugins.get(as_text(slug))
        if hosted is None:
            raise ApiError(404, "unknown-plugin", f"There is no such plugin here; there is {', '.join(self._plugins)}.")
        tools = body.get("tools", [*hosted.tools])
        if not isinstance(tools, list) or not all(tool in hosted.tools for tool in tools):
            raise ApiError(400, "bad-request", f"“tools” must be a list of the plugin's tools: {', '.join(hosted.tools)}.")
        given = body.get("agent_id", str(uuid.uuid4()))
        agent_id = check_identifier(as_text(given), "“agent_id”")
        with self._lock:
            if agent_id in self._agents:
                raise ApiError(409, "agent-exists", f"There is an agent “{agent_id}” already; delete it first.")
            if len(self._agents) >= MOST_AGENTS:
                raise ApiError(429, "too-many-agents", f"There are {MOST_AGENTS} agents; delete one first.")
            agent = Agent(agent_id, hosted, [as_text(tool) for tool in tools])
            self._agents[agent_id] = agent
        return agent

    def agent(self, agent_id: str) -> Agent:
        with self._lock:
            found = self._agents.get(agent_id)
        if found is None:
            raise ApiError(404, "unknown-agent", "There is no agent of this id; GET /list_agents lists them.")
        return found

    def agents(self) -> list[Agent]:
        with self._lock:
            return list(self._agents.values())

    def delete(self, agent_id: str) -> str:
        """Says how the agent can be had again."""
        slug = self.agent(agent_id).hosted.slug
        with self._lock:
            self._agents.pop(agent_id, None)
            for key in [key for key in self._sessions if key[0] == agent_id]:
                self._drop(key)
        again = dump({"agent_id": agent_id, "plugin": slug}).decode()
        return f"The agent and its sessions are gone; POST /create_agent with {again} brings the agent back."

    def session(self, agent_id: str, session_id: str) -> JsonObject:
        self.agent(agent_id)
        with self._lock:
            found = self._sessions.get((agent_id, session_id))
            if found is not None:
                return found.shown(agent_id)
        raise ApiError(404, "unknown-session", "There is no session of this id; it may have been dropped for newer ones.")

    def delete_session(self, agent_id: str, session_id: str) -> None:
        self.session(agent_id, session_id)
        with self._lock:
            if (agent_id, session_id) in self._sessions:
                self._drop((agent_id, session_id))

    def record(
        self, agent_id: str, session_id: str, user_id: Optional[str], tool: str, given: Json, result: CallResult
    ) -> None:
        """Adds a call to a session, which is made if it is not there."""
        error = result.error
        call: JsonObject = {"at": _iso(time.time()), "tool": tool, "duration_ms": result.duration_ms, "input": given}
        call.update({"response": result.value} if error is None else {"error": {"code": error.code, "message": error.message}})
        if user_id is not None:
            call["user_id"] = user_id
        size = len(dump(call))
        if size > MOST_CALL_BYTES:
            call = {name: value for name, value in call.items() if name not in ("input", "response")}
            call["omitted"] = "Input and response are too long to be kept."
            size = len(dump(call))
        with self._lock:
            if agent_id not in self._agents:
                return
            session = self._sessions.setdefault((agent_id, session_id), Session(session_id))
            session.calls.append(call)
            session.sizes.append(size)
            self._kept += size
            if len(session.calls) > MOST_CALLS:
                del session.calls[0]
                self._kept -= session.sizes.pop(0)
            self._sessions.move_to_end((agent_id, session_id))
            while len(self._sessions) > MOST_SESSIONS or self._kept > MOST_KEPT_BYTES:
                self._drop(next(iter(self._sessions)))

    def _drop(self, key: tuple[str, str]) -> None:
        self._kept -= sum(self._sessions.pop(key).sizes)


def _iso(seconds: float) -> str:
    return time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime(seconds))
