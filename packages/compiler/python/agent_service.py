"""Serves the agent of this bundle over HTTP.

    python3 -m venv .venv && .venv/bin/pip install -r service/requirements.txt
    .venv/bin/python service/agent_service.py

It listens on this machine alone and wants a token: AGENTWRIGHT_SERVICE_TOKEN, the one in --token-file, or one that is
made at the start and shown once in the terminal. Secrets of the agent come from AGENTWRIGHT_SECRET_<NAME>.

Exit codes: 0 it was stopped, 2 it could not start, and standard error says why in one sentence.
"""

from __future__ import annotations

import argparse
import errno
import logging
import os
import signal
import sys
import threading
from pathlib import Path
from types import FrameType
from typing import Optional

OLDEST = (3, 9)
GRACE_SECONDS = 5.0


def main() -> int:
    if sys.version_info < OLDEST:
        return _refuse(f"Python {'.'.join(map(str, OLDEST))} or later is needed; this is {sys.version.split()[0]}.")
    options = _options()
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(message)s", stream=sys.stderr)
    try:
        from agentwright_service.addresses import only_here
        from agentwright_service.bundle import open_bundle
        from agentwright_service.plugin import PluginError
        from agentwright_service.service import Service
        from agentwright_service.tokens import TokenProblem, find_token
        from agentwright_service.web import Server
    except ModuleNotFoundError as error:
        return _refuse(f"The package {error.name} is missing: pip install -r service/requirements.txt")
    try:
        token = find_token(options.token_file)
        plugins = open_bundle(options.bundle)
        server = Server((options.host, options.port), Service(plugins, options.calls), token.text, options.allow_host)
    except (PluginError, TokenProblem) as problem:
        return _refuse(str(problem))
    except OSError as error:
        free = " “--port 0” takes a free one." if error.errno == errno.EADDRINUSE else ""
        return _refuse(f"{options.host}:{options.port} can't be listened on: {error.strerror or error}.{free}")

    def stop(number: int, frame: Optional[FrameType]) -> None:
        # `shutdown` waits for the loop that this handler interrupts.
        threading.Thread(target=server.shutdown, daemon=True).start()

    signal.signal(signal.SIGINT, stop)
    signal.signal(signal.SIGTERM, stop)
    agent = next(iter(plugins.values()))
    host = f"[{options.host}]" if ":" in options.host else options.host
    if not only_here(options.host):
        print(f"{host} can be reached from other machines, and http hides nothing: put TLS before it.", file=sys.stderr)
    if token.news:
        print(token.news, file=sys.stderr, flush=True)
    print(f"{agent.name} {agent.version} on http://{host}:{server.server_port}/", flush=True)
    server.serve_forever(poll_interval=0.1)
    server.socket.close()
    ended = server.finish(GRACE_SECONDS)
    print("Stopped." if ended else "Stopped; calls that still ran were broken off.", flush=True)
    sys.stderr.flush()
    # Threads of calls that still run must not hold the process.
    os._exit(0)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Serves the agent of this bundle over HTTP.")
    parser.add_argument("--host", default="127.0.0.1", help="address to listen on (default: this machine alone)")
    parser.add_argument("--port", type=int, default=8000, help="port; 0 takes a free one (default: 8000)")
    parser.add_argument(
        "--allow-host",
        action="append",
        default=[],
        metavar="NAME",
        help="a name under which callers may ask; localhost and addresses always may (repeatable)",
    )
    parser.add_argument("--token-file", type=Path, help="file with the token; it is made if it is not there")
    parser.add_argument("--calls", type=int, default=4, help="calls that may run at the same time (default: 4)")
    parser.add_argument(
        "--bundle", type=Path, default=Path(__file__).resolve().parent.parent, help="folder of the unpacked bundle"
    )
    options = parser.parse_args()
    if not 1 <= options.calls <= 64:
        parser.error("--calls must be 1 to 64")
    if not 0 <= options.port < 65536:
        parser.error("--port must be 0 to 65535")
    return options


def _refuse(sentence: str) -> int:
    print(sentence, file=sys.stderr)
    return 2


if __name__ == "__main__":
    sys.exit(main())
