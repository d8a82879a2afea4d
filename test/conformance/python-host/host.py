"""A host of plugins in Python: the service's own wasmtime, with frames as ../go-host/frames.go has them."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import BinaryIO

sys.path.insert(0, str(Path(__file__).parents[3] / "packages" / "compiler" / "python"))

from agentwright_service.plugin import BrokeOff, Clock, Instance, Plugin  # noqa: E402


def serve(plugin: Plugin, incoming: BinaryIO, outgoing: BinaryIO) -> None:
    current: Instance | None = None
    while len(head := incoming.read(5)) == 5:
        request = incoming.read(int.from_bytes(head[1:], "big"))
        if head[:1] == b"n":
            current = None
            continue
        current = current or plugin.start()
        try:
            kind, answer = b"a", current.request(request)
        except BrokeOff as broken:
            kind, answer, current = b"x", f"{broken.code.replace('-', ' ')}: {broken}".encode(), None
        outgoing.write(kind + len(answer).to_bytes(4, "big") + answer)
        outgoing.flush()


serve(Plugin(Path(sys.argv[1]).read_bytes(), Clock()), sys.stdin.buffer, sys.stdout.buffer)
