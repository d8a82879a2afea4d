"""What a caller sends, read within a time for the whole of it: one byte now and then must not hold a thread."""

from __future__ import annotations

import io
import re
import socket
import time
from typing import Optional


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


class Lines(io.BufferedReader):
    """Reads the lines of a request's head; `unclear` if one holds a carriage return that others take for no line's end."""

    unclear = False

    def readline(self, size: Optional[int] = -1) -> bytes:
        line = super().readline(size)
        self.unclear = self.unclear or b"\r" in re.sub(rb"\r?\n\Z", b"", line)
        return line
