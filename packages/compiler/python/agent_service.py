"""Serves the agent of this bundle over HTTP.

    python -m venv .venv && .venv/bin/pip install -r service/requirements.txt
    .venv/bin/python service/agent_service.py

It listens on this machine alone and wants a token: AGENTWRIGHT_SERVICE_TOKEN, or one that is made at the start and shown
once in the terminal. Secrets of the agent come from AGENTWRIGHT_SECRET_<NAME>.
"""

from __future__ import annotations

import argparse
import logging
import os
import secrets
import signal
import sys
import threading
from pathlib import Path
from types import FrameType
from typing import Optional

SHORTEST_TOKEN = 16
GRACE_SECONDS = 5.0


def main() -> int:
    options = _options()
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(message)s", stream=sys.stderr)
    try:
        from agentwright_service.bundle import open_bundle
        from agentwright_service.plugin import PluginError
        from agentwright_service.service import Service
        from agentwright_service.web import Server
    except ModuleNotFoundError as error:
        print(f"The package {error.name} is missing: pip install -r service/requirements.txt", file=sys.stderr)
        return 2
    token, made = _token()
    if token is None:
        return 2
    try:
        plugins = open_bundle(options.bundle)
        service = Service(plugins, options.calls)
        server = Server((options.host, options.port), service, token)
    except PluginError as error:
        print(error, file=sys.stderr)
        return 2
    except OSError as error:
        print(f"{options.host}:{options.port} can't be listened on: {error.strerror}.", file=sys.stderr)
        return 2

    def stop(number: int, frame: Optional[FrameType]) -> None:
        # `shutdown` waits for the loop that this handler interrupts.
        threading.Thread(target=server.shutdown, daemon=True).start()

    signal.signal(signal.SIGINT, stop)
    signal.signal(signal.SIGTERM, stop)
    agent = next(iter(plugins.values()))
    host = f"[{options.host}]" if ":" in options.host else options.host
    print(f"{agent.name} {agent.version} on http://{host}:{server.server_port}/", flush=True)
    if made:
        print(f"Token, shown only now: {token}", file=sys.stderr, flush=True)
    server.serve_forever(poll_interval=0.1)
    server.socket.close()
    ended = service.stop(GRACE_SECONDS)
    print("Stopped." if ended else "Stopped; calls that still ran were broken off.", flush=True)
    # Threads of calls that still run must not hold the process.
    sys.stdout.flush()
    os._exit(0)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Serves the agent of this bundle over HTTP.")
    parser.add_argument("--host", default="127.0.0.1", help="address to listen on (default: this machine alone)")
    parser.add_argument("--port", type=int, default=8000, help="port; 0 takes a free one (default: 8000)")
    parser.add_argument("--calls", type=int, default=4, help="calls that may run at the same time (default: 4)")
    parser.add_argument(
        "--bundle", type=Path, default=Path(__file__).resolve().parent.parent, help="folder of the unpacked bundle"
    )
    options = parser.parse_args()
    if options.calls < 1:
        parser.error("--calls must be 1 or more")
    return options


def _token() -> tuple[Optional[str], bool]:
    """The token, and whether it was made here. What nobody would see is not made: a log is no place for it."""
    given = os.environ.pop("AGENTWRIGHT_SERVICE_TOKEN", "")
    if given:
        if len(given) >= SHORTEST_TOKEN:
            return given, False
        print(f"AGENTWRIGHT_SERVICE_TOKEN must have {SHORTEST_TOKEN} characters or more.", file=sys.stderr)
        return None, False
    if sys.stderr.isatty():
        return secrets.token_urlsafe(32), True
    print("Set AGENTWRIGHT_SERVICE_TOKEN: there is no terminal to show a new token in.", file=sys.stderr)
    return None, False


if __name__ == "__main__":
    sys.exit(main())
