"""HTTP around the service: token, sizes, JSON in and out, one shape of errors."""

from __future__ import annotations

import hashlib
import hmac
import logging
import socket
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, Optional

from .errors import ApiError
from .jsontypes import JsonObject, as_object, dump, load
from .service import Answer, Service, find_route

MOST_BODY_BYTES = 1024 * 1024
MOST_CONNECTIONS = 32
IDLE_SECONDS = 30

log = logging.getLogger("agentwright")


class Server(ThreadingHTTPServer):
    """Serves until `shutdown`; each connection has a thread, and there are only so many."""

    daemon_threads = True
    allow_reuse_address = True

    def __init__(self, address: tuple[str, int], service: Service, token: str) -> None:
        self.service = service
        self.token_digest = hashlib.sha256(token.encode()).digest()
        self._connections = threading.BoundedSemaphore(MOST_CONNECTIONS)
        if ":" in address[0]:
            self.address_family = socket.AF_INET6
        super().__init__(address, Handler)

    def process_request(self, request: Any, client_address: Any) -> None:
        if not self._connections.acquire(blocking=False):
            self.shutdown_request(request)
            return
        super().process_request(request, client_address)

    def process_request_thread(self, request: Any, client_address: Any) -> None:
        try:
            super().process_request_thread(request, client_address)
        finally:
            self._connections.release()

    def handle_error(self, request: Any, client_address: Any) -> None:
        # A caller that hangs up is no error of ours; what is one was answered and logged by the handler.
        log.debug("a connection ended early")

    def server_bind(self) -> None:
        # The base class asks the name service for this machine's name, which nobody needs here.
        socketserver_bind(self)


def socketserver_bind(server: Server) -> None:
    """Binds as `socketserver.TCPServer` does."""
    server.socket.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    server.socket.bind(server.server_address)
    server.server_address = server.socket.getsockname()
    server.server_name, server.server_port = str(server.server_address[0]), int(server.server_address[1])


class Handler(BaseHTTPRequestHandler):
    """One connection."""

    server: Server
    protocol_version = "HTTP/1.1"
    server_version = "agentwright"
    sys_version = ""
    timeout = IDLE_SECONDS

    def do_GET(self) -> None:
        self._serve()

    def do_POST(self) -> None:
        self._serve()

    def do_DELETE(self) -> None:
        self._serve()

    def _serve(self) -> None:
        try:
            status, body = self._answer()
        except ApiError as error:
            # What the request still holds was not read, so the connection can't be used again.
            self.close_connection = True
            status, body = error.status, _error(error.code, error.message)
        except Exception:
            self.close_connection = True
            log.exception("%s failed", self.command)
            status, body = 500, _error("internal", "The service failed; its log says why.")
        self._send(status, body)

    def _answer(self) -> Answer:
        path = self.path.split("?", 1)[0]
        route, is_open, ids, methods = find_route(self.command, path)
        if not is_open:
            self._check_token()
        if route is None:
            if methods:
                raise ApiError(405, "wrong-method", f"This path takes {' or '.join(methods)}.")
            raise ApiError(404, "unknown-path", "There is nothing at this path; see docs/python-service.md.")
        return route(self.server.service, ids, self._body() if self.command == "POST" else {})

    def _check_token(self) -> None:
        scheme, _, given = (self.headers.get("authorization") or "").partition(" ")
        # Digests have one length, so the time of the comparison tells nothing of the token's.
        digest = hashlib.sha256(given.strip().encode("utf-8", "replace")).digest()
        if not hmac.compare_digest(digest, self.server.token_digest) or scheme.lower() != "bearer":
            raise ApiError(401, "unauthorized", "The header “Authorization: Bearer <token>” is missing or wrong.")

    def _body(self) -> JsonObject:
        kind = (self.headers.get("content-type") or "").split(";")[0].strip().lower()
        if kind != "application/json":
            raise ApiError(415, "not-json", "The body must be JSON: send “Content-Type: application/json”.")
        length = self.headers.get("content-length") or ""
        if self.headers.get("transfer-encoding") is not None or not (length.isascii() and length.isdigit()):
            raise ApiError(411, "length-required", "The header Content-Length must say how long the body is.")
        if len(length) > 12 or int(length) > MOST_BODY_BYTES:
            raise ApiError(413, "too-large", f"The body may have {MOST_BODY_BYTES} bytes at most.")
        body = self.rfile.read(int(length))
        try:
            value = load(body)
        except ValueError as error:
            raise ApiError(400, "bad-request", f"The body is not JSON in UTF-8: {error}.") from None
        if not isinstance(value, dict):
            raise ApiError(400, "bad-request", "The body must be a JSON object.")
        return as_object(value)

    def _send(self, status: int, body: JsonObject) -> None:
        content = dump(body)
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(content)))
        self.send_header("Cache-Control", "no-store")
        self.send_header("X-Content-Type-Options", "nosniff")
        if status == 401:
            self.send_header("WWW-Authenticate", "Bearer")
        if status == 503:
            self.send_header("Retry-After", "1")
        if self.close_connection:
            self.send_header("Connection", "close")
        self.end_headers()
        self.wfile.write(content)

    def send_error(self, code: int, message: Optional[str] = None, explain: Optional[str] = None) -> None:
        # What the base class itself refuses: a malformed request, a method that nobody has.
        self.close_connection = True
        self.requestline = getattr(self, "requestline", "")
        self._send(code, _error("bad-request", f"The request can't be read: {message or code}."))

    def log_message(self, format: str, *args: object) -> None:
        log.debug(format, *args)

    def log_request(self, code: int | str = "-", size: int | str = "-") -> None:
        # Neither queries nor bodies: they may hold what is nobody's business.
        log.info("%s %s %s", self.command, getattr(self, "path", "-").split("?", 1)[0][:200], int(code))


def _error(code: str, message: str) -> JsonObject:
    return {"status": "error", "error": {"code": code, "message": message}}
