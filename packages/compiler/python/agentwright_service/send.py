"""Sends one request and follows no redirect. The address that was checked is the one that is connected to."""

from __future__ import annotations

import http.client
import socket
import ssl
import threading
import time
from dataclasses import dataclass
from typing import Callable, Optional

from .errors import Failure
from .targets import Target

CHUNK = 64 * 1024


@dataclass(frozen=True)
class Outgoing:
    """A request that is allowed and has its secrets in place."""

    method: str
    target: Target
    headers: dict[str, str]
    body: Optional[bytes]


@dataclass(frozen=True)
class Answer:
    """What came back; names of headers in lower case."""

    status: int
    headers: dict[str, str]
    body: str


def send(
    request: Outgoing, check_address: Callable[[str], None], deadline: float, most_bytes: int
) -> Answer:
    """`deadline` is a time of `time.monotonic`. Throws `Refusal` (of an address) or `Failure`."""
    target = request.target
    connection = http.client.HTTPConnection(target.host, target.port)
    timer: Optional[threading.Timer] = None
    try:
        sock = _connect(target, check_address, deadline)
        connection.sock = sock
        # Each read has a time of its own; a server that sends a letter now and then would outlast them all.
        timer = threading.Timer(_left(deadline), _cut, [sock])
        timer.daemon = True
        timer.start()
        connection.putrequest(request.method, target.path, skip_host=True, skip_accept_encoding=True)
        own = {"host": target.authority, "user-agent": "agentwright", "accept-encoding": "identity", "connection": "close"}
        for name, value in {**own, **request.headers}.items():
            connection.putheader(name, value.encode("latin-1"))
        if request.body is not None:
            connection.putheader("content-length", str(len(request.body)))
        connection.endheaders(request.body)
        with connection.getresponse() as response:
            return _read(response, sock, target, deadline, most_bytes)
    except ssl.SSLCertVerificationError as error:
        why = error.verify_message
        raise Failure(f"The certificate of “{target.authority}” is not trusted ({why}).") from error
    except socket.timeout as error:
        raise Failure(f"“{target.authority}” did not answer in time.") from error
    except (OSError, http.client.HTTPException, ValueError) as error:
        if time.monotonic() >= deadline:
            raise Failure(f"“{target.authority}” did not answer in time.") from error
        raise Failure(f"“{target.authority}” can't be reached: {error or type(error).__name__}.") from error
    finally:
        if timer is not None:
            timer.cancel()
        connection.close()


def _connect(target: Target, check_address: Callable[[str], None], deadline: float) -> socket.socket:
    try:
        found = socket.getaddrinfo(target.host, target.port, type=socket.SOCK_STREAM)
    except socket.gaierror as error:
        raise Failure(f"The host “{target.host}” was not found.") from error
    addresses = list(dict.fromkeys(str(one[4][0]) for one in found))
    for address in addresses:
        check_address(address)
    plain = _first_that_answers(addresses, target.port, deadline)
    if target.scheme == "http":
        return plain
    try:
        return ssl.create_default_context().wrap_socket(plain, server_hostname=target.host)
    except BaseException:
        plain.close()
        raise


def _first_that_answers(addresses: list[str], port: int, deadline: float) -> socket.socket:
    """Tries one address after the other, each but the last for as long as leaves time for the others."""
    for index, address in enumerate(addresses):
        rest = len(addresses) - index - 1
        try:
            return socket.create_connection((address, port), timeout=_left(deadline) / (rest + 1))
        except OSError:
            if rest == 0:
                raise
    raise Failure("The host has no address.")


def _cut(sock: socket.socket) -> None:
    try:
        sock.shutdown(socket.SHUT_RDWR)
    except OSError:
        pass



def _read(
    response: http.client.HTTPResponse, sock: socket.socket, target: Target, deadline: float, most_bytes: int
) -> Answer:
    encoding = (response.getheader("content-encoding") or "identity").strip().lower()
    if encoding not in ("", "identity"):
        raise Failure(f"The answer is packed as “{encoding}”, which is not read.")
    too_long = Failure(f"The answer of “{target.authority}” has more than {most_bytes} bytes, the most that is read.")
    if (response.length or 0) > most_bytes:
        raise too_long
    body = b""
    while True:
        if sock.fileno() >= 0:
            sock.settimeout(_left(deadline))
        part = response.read1(CHUNK)
        if not part:
            break
        body += part
        if len(body) > most_bytes:
            raise too_long
    # Both ends look like the end of an answer whose length nobody said.
    if time.monotonic() >= deadline:
        raise socket.timeout
    if response.length:
        raise Failure(f"“{target.authority}” broke off the connection before its answer was whole.")
    headers: dict[str, str] = {}
    for name, value in response.getheaders():
        key = name.lower()
        headers[key] = f"{headers[key]}, {value}" if key in headers else value
    return Answer(response.status, headers, _decode(body, response))


def _decode(body: bytes, response: http.client.HTTPResponse) -> str:
    charset = response.headers.get_content_charset() or "utf-8"
    try:
        return body.decode("utf-8-sig" if charset.replace("-", "") == "utf8" else charset, "replace")
    except (LookupError, UnicodeError):
        return body.decode("utf-8-sig", "replace")


def _left(deadline: float) -> float:
    left = deadline - time.monotonic()
    if left <= 0:
        raise socket.timeout
    return left
