"""What a caller sends, read within a time for the whole of it: one byte now and then must not hold a thread."""

from __future__ import annotations

import io
import socket
import time


class Incoming(io.RawIOBase):
    """A socket to read from; `restart` begins the time anew. Throws `socket.timeout` when it is over."""

    def __init__(self, connection: socket.socket, seconds: float) -> None:
        super().__init__()
        self._connection = connection
        self._seconds = seconds
        self.restart()

    def restart(self) -> None:
        self._deadline = time.monotonic() + self._seconds

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        left = self._deadline - time.monotonic()
        if left <= 0:
            raise socket.timeout("the request took too long")
        self._connection.settimeout(left)
        return self._connection.recv_into(buffer)
