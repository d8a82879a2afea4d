"""HTTP around the service: host, token, sizes, times, JSON in and out, one shape of errors."""

from __future__ import annotations

import hashlib
import hmac
import logging
import os
import re
import socket
import socketserver
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, Optional

from .addresses import parse_address
from .errors import ApiError
from .incoming import Incoming, Lines
from .jsontypes import JsonObject, dump, load
from .service import Answer, Service, find_route, known_routes

MOST_BODY_BYTES = 1024 * 1024
MOST_CONNECTIONS = 64
# For a whole request to come in, for an answer to go out, and for a connection to stay open between two.
MOST_SECONDS = 30.0

log = logging.getLogger("agentwright")

_HOST = re.compile(r"(\[[0-9A-Fa-f:.]+\]|[A-Za-z0-9._-]+)(?::[0-9]{1,5})?")
_FULL = b"HTTP/1.1 503 Service Unavailable\r\nConnection: close\r\nContent-Length: 0\r\nRetry-After: 1\r\n\r\n"


class Server(ThreadingHTTPServer):
    """Serves until `shutdown`; each connection has a thread, and there are only so many."""

    daemon_threads = True
    # Where it would let another program take the port over, it is off.
    allow_reuse_address = os.name != "nt"
    request_queue_size = 64

    def __init__(self, address: tuple[str, int], service: Service, token: str, names: Sequence[str] = ()) -> None:
        self.service = service
        self.token_digest = hashlib.sha256(token.encode()).digest()
        self.names = {"localhost", address[0].lower(), *(name.lower() for name in names)}
        self._connections = threading.BoundedSemaphore(MOST_CONNECTIONS)
        self._idle = threading.Condition()
        self._answering = 0
        if ":" in address[0]:
            self.address_family = socket.AF_INET6
        super().__init__(address, Handler)

    def server_bind(self) -> None:
        # `HTTPServer` asks the name service for this machine's name, which nobody needs here.
        socketserver.TCPServer.server_bind(self)
        self.server_name, self.server_port = str(self.server_address[0]), int(self.server_address[1])

    def process_request(self, request: Any, client_address: Any) -> None:
        if self._connections.acquire(blocking=False):
            try:
                super().process_request(request, client_address)
            except BaseException:
                # No thread was started that would give the place back.
                self._connections.release()
                raise
            return
        try:
            request.settimeout(0.1)
            request.sendall(_FULL)
        except OSError:
            pass
        self.shutdown_request(request)

    def process_request_thread(self, request: Any, client_address: Any) -> None:
        try:
            super().process_request_thread(request, client_address)
        finally:
            self._connections.release()

    def handle_error(self, request: Any, client_address: Any) -> None:
        # A caller that hangs up is no error of ours; what is one was answered and logged by the handler.
        log.debug("a connection ended early")

    @contextmanager
    def answering(self) -> Iterator[None]:
        """Around each request, until its answer is sent."""
        with self._idle:
            self._answering += 1
        try:
            yield
        finally:
            with self._idle:
                self._answering -= 1
                self._idle.notify_all()

    def finish(self, seconds: float) -> bool:
        """Takes no more calls and waits for those that run. True if all were answered in that time."""
        self.service.stop()
        with self._idle:
            return self._idle.wait_for(lambda: self._answering == 0, seconds)


class Handler(BaseHTTPRequestHandler):
    """One connection."""

    server: Server
    protocol_version = "HTTP/1.1"
    server_version = "agentwright"
    sys_version = ""
    timeout = MOST_SECONDS
    # Head and body go out one after the other; the second would wait for the caller's word on the first.
    disable_nagle_algorithm = True

    def setup(self) -> None:
        super().setup()
        self.rfile.close()
        self._incoming = Incoming(self.connection, MOST_SECONDS)
        self._lines = Lines(self._incoming)
        self.rfile = self._lines

    def handle_one_request(self) -> None:
        self._incoming.restart()
        super().handle_one_request()

    def do_GET(self) -> None:
        self._serve()

    def do_POST(self) -> None:
        self._serve()

    def do_DELETE(self) -> None:
        self._serve()

    def _serve(self) -> None:
        with self.server.answering():
            headers: dict[str, str] = {}
            try:
                status, body = self._answer()
            except ApiError as error:
                # What the request still holds was not read, so the connection can't be used again.
                self.close_connection = True
                status, body, headers = error.status, _error(error.code, error.message), error.headers
            except ConnectionError:
                raise
            except Exception:
                self.close_connection = True
                log.exception("%s failed", self.command)
                status, body = 500, _error("internal", "The service failed; its log says why.")
            self._send(status, body, headers)

    def _answer(self) -> Answer:
        self._check_head()
        self._check_host()
        route, is_open, ids, methods = find_route(self.command, self.path.split("?", 1)[0])
        if not is_open:
            self._check_token()
        if route is None:
            if methods:
                allow = {"Allow": ", ".join(methods)}
                raise ApiError(405, "wrong-method", f"This path takes {' or '.join(methods)}.", allow)
            raise ApiError(404, "unknown-path", f"There is nothing at this path; there is {known_routes()}.")
        length = self._length()
        if self.command == "POST":
            return route(self.server.service, ids, self._body(length))
        # A body that nobody reads would be taken for the next request.
        if length > 0:
            raise ApiError(400, "bad-request", f"A {self.command} request has no body here.")
        return route(self.server.service, ids, {})

    def _check_head(self) -> None:
        """Python's parser stops at a line that it does not understand; whoever stands before us may have read on."""
        rest = self.headers.get_payload() or self.headers.get_unixfrom()
        if self._lines.unclear or self.headers.defects or rest:
            raise ApiError(400, "bad-request", "A line of the request's head is no header.")

    def _check_host(self) -> None:
        """A web page can give this machine's address to a name of its own, and ask as if it were that name's server."""
        given = self.headers.get_all("host") or []
        found = _HOST.fullmatch(given[0].strip()) if len(given) == 1 else None
        if found is None:
            raise ApiError(400, "bad-request", "The request must have one Host header that names a host.")
        name = found.group(1)
        if name.lower() not in self.server.names and parse_address(name) is None:
            raise ApiError(421, "wrong-host", f"Nothing is served here for “{name}”; if it is a name of this service, start it with --allow-host.")

    def _check_token(self) -> None:
        scheme, _, given = (self.headers.get("authorization") or "").partition(" ")
        # Digests have one length, so the time of the comparison tells nothing of the token's.
        digest = hashlib.sha256(given.strip().encode("utf-8", "replace")).digest()
        if not hmac.compare_digest(digest, self.server.token_digest) or scheme.lower() != "bearer":
            raise ApiError(401, "unauthorized", "The header “Authorization: Bearer <token>” is missing or wrong.")

    def _length(self) -> int:
        """Bytes of the body. What two programs could read in two ways is refused."""
        given = self.headers.get_all("content-length") or []
        if self.headers.get("transfer-encoding") is not None or len(given) > 1:
            raise ApiError(411, "length-required", "One header Content-Length must say how long the body is.")
        text = given[0].strip() if given else "0"
        if not (text.isascii() and text.isdigit()):
            raise ApiError(400, "bad-request", "The header Content-Length is not a number.")
        if len(text) > 12 or int(text) > MOST_BODY_BYTES:
            raise ApiError(413, "too-large", f"The body may have {MOST_BODY_BYTES} bytes at most.")
        return int(text)

    def _body(self, length: int) -> JsonObject:
        kind = (self.headers.get("content-type") or "").split(";")[0].strip().lower()
        if kind != "application/json":
            raise ApiError(415, "not-json", "The body must be JSON: send “Content-Type: application/json”.")
        try:
            body = self.rfile.read(length)
        except socket.timeout:
            raise ApiError(408, "too-slow", f"The request did not come within {MOST_SECONDS:g} seconds.") from None
        if len(body) < length:
            raise ApiError(400, "bad-request", "The body is shorter than its Content-Length.")
        try:
            value = load(body)
        except ValueError as error:
            raise ApiError(400, "bad-request", f"The body is not JSON in UTF-8: {error}.") from None
        if not isinstance(value, dict):
            raise ApiError(400, "bad-request", "The body must be a JSON object.")
        return value

    def _send(self, status: int, body: JsonObject, headers: Optional[dict[str, str]] = None) -> None:
        content = dump(body)
        self.connection.settimeout(MOST_SECONDS)
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(content)))
        self.send_header("Cache-Control", "no-store")
        self.send_header("X-Content-Type-Options", "nosniff")
        if status == 401:
            self.send_header("WWW-Authenticate", "Bearer")
        if status == 503:
            self.send_header("Retry-After", "1")
        for name, value in (headers or {}).items():
            self.send_header(name, value)
        if self.close_connection:
            self.send_header("Connection", "close")
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(content)

    def send_error(self, code: int, message: Optional[str] = None, explain: Optional[str] = None) -> None:
        # What the base class itself refuses: a malformed request, or a method for which it finds nothing here.
        self.close_connection = True
        if code == 501:
            self._serve()
            return
        self.requestline = getattr(self, "requestline", "")
        self._send(code, _error("bad-request", f"The request can't be read: {message or code}."))

    def log_message(self, format: str, *args: object) -> None:
        log.debug(format, *args)

    def log_request(self, code: int | str = "-", size: int | str = "-") -> None:
        # Neither queries nor bodies: they may hold what is nobody's business. Nor signs that would steer a terminal.
        path = re.sub(r"[^\x21-\x7e]", "?", getattr(self, "path", "-").split("?", 1)[0][:200])
        log.info("%s %s %s", self.command, path, int(code))


def _error(code: str, message: str) -> JsonObject:
    return {"status": "error", "error": {"code": code, "message": message}}
