"""Who may ask, what may be sent, and what is answered to anything else."""

from __future__ import annotations

import http.client
import json
import logging
import socket
import threading
import time
import unittest
from typing import Any, Dict, List, Tuple
from unittest import mock

from agentwright_service import service as service_module
from agentwright_service import web
from agentwright_service.jsontypes import Json, JsonObject

from .helpers import TOKEN, Running, done, greet


def setUpModule() -> None:
    logging.getLogger("agentwright").setLevel(logging.CRITICAL)


class Case(unittest.TestCase):
    def setUp(self) -> None:
        self.running = Running(names=("agents.example.org",))
        self.addCleanup(self.running.close)

    def refused(self, reply: Tuple[int, Dict[str, Any]], status: int, code: str) -> str:
        """The sentence of a refusal."""
        self.assertEqual((reply[0], reply[1]["status"], reply[1]["error"]["code"]), (status, "error", code))
        message = str(reply[1]["error"]["message"])
        self.assertRegex(message, r"\.$")
        return message

    def raw(self, text: str) -> Tuple[int, Dict[str, Any]]:
        """Sends what no library would."""
        with socket.create_connection(("127.0.0.1", self.running.port), timeout=10) as sock:
            sock.sendall(text.encode("latin-1"))
            sock.shutdown(socket.SHUT_WR)
            answer = b"".join(iter(lambda: sock.recv(65536), b""))
        head, _, body = answer.partition(b"\r\n\r\n")
        return int(head.split(b" ")[1]), json.loads(body)


class Token(Case):
    def test_health_is_open_and_everything_else_is_not(self) -> None:
        status, body = self.running.ask("GET", "/health", token=None)
        self.assertEqual((status, body), (200, {"status": "success", "agents": 1, "stopping": False}))
        for method, path in [
            ("GET", "/list_agents"),
            ("GET", "/agent/greeter"),
            ("DELETE", "/agent/greeter"),
            ("GET", "/agent/greeter/session/s"),
            ("DELETE", "/agent/greeter/session/s"),
            ("POST", "/create_agent"),
            ("POST", "/run_agent/greeter"),
            ("GET", "/nothing"),
        ]:
            self.refused(self.running.ask(method, path, token=None), 401, "unauthorized")

    def test_a_wrong_token_is_refused(self) -> None:
        for token in ["", "Bearer", "Bearer ", TOKEN, f"Basic {TOKEN}", f"Bearer {TOKEN}x", f"Bearer {TOKEN[:-1]}", "Bearer ü"]:
            self.refused(self.running.ask("GET", "/list_agents", token=token), 401, "unauthorized")
        self.assertEqual(self.running.ask("GET", "/list_agents", token=f"bearer {TOKEN}")[0], 200)


class Host(Case):
    def asked_as(self, host: str) -> Tuple[int, Dict[str, Any]]:
        return self.running.ask("GET", "/health", headers={"Host": host})

    def test_this_machine_and_names_that_were_given_may_be_asked(self) -> None:
        for host in ["localhost", f"localhost:{self.running.port}", "127.0.0.1", "[::1]:80", "Agents.Example.ORG"]:
            self.assertEqual((host, self.asked_as(host)[0]), (host, 200))

    def test_another_name_is_refused_even_with_the_token(self) -> None:
        for host in ["evil.example.org", "evil.example.org:8000", "localhost.evil.example.org"]:
            self.assertIn("--allow-host", self.refused(self.asked_as(host), 421, "wrong-host"))

    def test_no_host_two_hosts_and_what_is_none_are_refused(self) -> None:
        for lines in ["", "Host: localhost\r\nHost: localhost\r\n", "Host: a@localhost\r\n", "Host: localhost/\r\n"]:
            self.refused(self.raw(f"GET /health HTTP/1.1\r\n{lines}\r\n"), 400, "bad-request")


class Head(Case):
    def test_a_line_that_is_no_header_ends_the_connection(self) -> None:
        head = f"POST /run_agent/greeter HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer {TOKEN}\r\n"
        body = '{"tool":"greet","input":{"name":"Ada"}}'
        length = f"Content-Type: application/json\r\nContent-Length: {len(body)}\r\n"
        self.assertEqual(self.raw(f"{head}{length}Connection: close\r\n\r\n{body}")[0], 200)
        for line in [
            *("Foo bar: y\r\n", "Transfer-Encoding : chunked\r\n", "no header\r\n", ": nameless\r\n"),
            *("X: a\rTransfer-Encoding: chunked\r\n", "X: a\r\rY: b\r\n", "X: a\r\r\n", "From x y\r\n"),
        ]:
            for text in [f"{head}{line}{length}", f"{head}{length}{line}"]:
                with self.subTest(text):
                    # Were the connection kept open, a second answer would stand behind the first.
                    self.refused(self.raw(f"{text}\r\n{body}GET /health HTTP/1.1\r\nHost: localhost\r\n\r\n"), 400, "bad-request")

    def test_every_other_method_is_told_which_there_are(self) -> None:
        for method in ["PUT", "PATCH", "OPTIONS", "GET", "OTHER"]:
            self.assertIn("takes POST", self.refused(self.running.ask(method, "/create_agent"), 405, "wrong-method"))
        for method, path, allow in [("POST", "/health", "GET"), ("HEAD", "/health", "GET"), ("PUT", "/agent/greeter", "GET, DELETE")]:
            connection = http.client.HTTPConnection("127.0.0.1", self.running.port, timeout=10)
            self.addCleanup(connection.close)
            connection.request(method, path, headers={"Authorization": f"Bearer {TOKEN}"})
            answer = connection.getresponse()
            self.assertEqual((answer.status, answer.getheader("Allow")), (405, allow))
        self.refused(self.running.ask("PUT", "/health/x"), 404, "unknown-path")
        self.refused(self.running.ask("PUT", "/create_agent", token=None), 401, "unauthorized")


class Body(Case):
    def sent(self, body: bytes, **headers: str) -> Tuple[int, Dict[str, Any]]:
        return self.running.ask("POST", "/run_agent/greeter", body, headers=headers)

    def test_what_is_no_object_in_json_is_refused(self) -> None:
        for body in [b"", b"{", b"\xff", b"[]", b"null", b'{"a":NaN}', b'{"a":1e999}', b'{"a":' + b"[" * 200 + b"]" * 200 + b"}"]:
            self.refused(self.sent(body), 400, "bad-request")

    def test_deep_nesting_that_breaks_the_reader_is_refused(self) -> None:
        self.refused(self.sent(b'{"a":' + b"[" * 200_000), 400, "bad-request")

    def test_another_content_type_is_refused(self) -> None:
        self.refused(self.sent(b"{}", **{"Content-Type": "text/plain"}), 415, "not-json")

    def test_too_large_a_body_is_refused_before_it_is_read(self) -> None:
        head = f"POST /run_agent/greeter HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer {TOKEN}\r\n"
        head += "Content-Type: application/json\r\n"
        for length in [str(web.MOST_BODY_BYTES + 1), "9" * 30]:
            self.refused(self.raw(f"{head}Content-Length: {length}\r\n\r\n"), 413, "too-large")
        self.refused(self.raw(f"{head}Transfer-Encoding: chunked\r\n\r\n0\r\n\r\n"), 411, "length-required")
        self.refused(self.raw(f"{head}Content-Length: 2\r\nContent-Length: 3\r\n\r\n{{}}"), 411, "length-required")
        self.refused(self.raw(f"{head}Content-Length: -1\r\n\r\n"), 400, "bad-request")
        self.assertIn("shorter", self.refused(self.raw(f"{head}Content-Length: 9\r\n\r\n{{}}"), 400, "bad-request"))

    def test_a_body_where_none_belongs_is_not_taken_for_the_next_request(self) -> None:
        hidden = "DELETE /agent/greeter HTTP/1.1\r\n"
        head = f"GET /list_agents HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer {TOKEN}\r\n"
        self.refused(self.raw(f"{head}Content-Length: {len(hidden)}\r\n\r\n{hidden}"), 400, "bad-request")
        self.assertEqual(self.running.ask("GET", "/agent/greeter")[0], 200)

    def test_other_methods_and_paths(self) -> None:
        self.assertIn("POST", self.refused(self.running.ask("GET", "/run_agent/greeter"), 405, "wrong-method"))
        self.assertIn("GET /list_agents", self.refused(self.running.ask("GET", "/agents"), 404, "unknown-path"))
        self.refused(self.running.ask("PUT", "/agent/greeter"), 405, "wrong-method")
        self.refused(self.raw(f"GET /health HTTP/1.1\r\nX: {'x' * 70_000}\r\n\r\n"), 431, "bad-request")

    def test_a_slow_caller_is_left(self) -> None:
        with mock.patch.object(web, "MOST_SECONDS", 0.3):
            with socket.create_connection(("127.0.0.1", self.running.port), timeout=5) as sock:
                started = time.monotonic()
                head = f"POST /create_agent HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer {TOKEN}\r\n"
                sock.sendall(f"{head}Content-Type: application/json\r\nContent-Length: 100\r\n\r\n".encode())
                answer = b""
                # A letter each time would begin the time of a read anew.
                while not answer and time.monotonic() - started < 4:
                    sock.sendall(b" ")
                    sock.settimeout(0.05)
                    try:
                        answer = sock.recv(1000)
                    except socket.timeout:
                        pass
        self.assertIn(b" 408 ", answer.split(b"\r\n")[0])
        self.assertLess(time.monotonic() - started, 3)

    def test_one_connection_serves_several_requests(self) -> None:
        with socket.create_connection(("127.0.0.1", self.running.port), timeout=5) as sock:
            for _ in range(3):
                sock.sendall(b"GET /health HTTP/1.1\r\nHost: localhost\r\n\r\n")
                answer = b""
                while not answer.endswith(b"}"):
                    answer += sock.recv(4000)
                self.assertIn(b"200", answer.split(b"\r\n")[0])


class Routes(Case):
    def test_agents_are_made_listed_shown_and_deleted(self) -> None:
        ask = self.running.ask
        self.assertEqual(ask("POST", "/create_agent", {"agent_id": "second", "tools": []})[0], 201)
        self.assertEqual([one["agent_id"] for one in ask("GET", "/list_agents")[1]["agents"]], ["greeter", "second"])
        self.assertEqual(ask("GET", "/agent/greeter")[1]["tools"][0]["name"], "greet")
        self.refused(ask("POST", "/create_agent", {"agent_id": "second"}), 409, "agent-exists")
        self.refused(ask("POST", "/create_agent", {"plugin": "other"}), 404, "unknown-plugin")
        self.refused(ask("POST", "/create_agent", {"tools": ["other"]}), 400, "bad-request")
        self.refused(ask("POST", "/create_agent", {"agent_id": "../x"}), 400, "bad-request")
        self.refused(ask("POST", "/create_agent", {"name": "x"}), 400, "bad-request")
        self.refused(ask("POST", "/run_agent/second", {"tool": "greet"}), 404, "unknown-tool")
        self.assertEqual(ask("DELETE", "/agent/second")[0], 200)
        self.refused(ask("GET", "/agent/second"), 404, "unknown-agent")

    def test_a_call_and_its_session(self) -> None:
        status, body = self.running.call(session_id="s1", user_id="ada")
        self.assertEqual((status, body["status"], body["response"], body["session_id"]), (200, "success", "Hello Ada", "s1"))
        self.running.call(session_id="s1", input={"name": "Bob"})
        calls = self.running.ask("GET", "/agent/greeter/session/s1")[1]["calls"]
        self.assertEqual([(one["response"], one.get("user_id")) for one in calls], [("Hello Ada", "ada"), ("Hello Bob", None)])
        self.assertEqual(self.running.ask("DELETE", "/agent/greeter/session/s1")[0], 200)
        self.refused(self.running.ask("GET", "/agent/greeter/session/s1"), 404, "unknown-session")
        fresh = self.running.call()[1]["session_id"]
        self.assertEqual(len(self.running.ask("GET", f"/agent/greeter/session/{fresh}")[1]["calls"]), 1)

    def test_an_input_is_checked_before_the_plugin_sees_it(self) -> None:
        self.assertIn("“name” is missing", self.refused(self.running.call(input={}), 400, "bad-input"))
        self.assertIn("20 characters", self.refused(self.running.call(input={"name": "x" * 21}), 400, "bad-input"))
        self.assertIn("known: name", self.refused(self.running.call(input={"name": "x", "b": 1}), 400, "bad-input"))
        self.refused(self.running.call(input=[]), 400, "bad-input")
        self.refused(self.running.call(tool="other"), 404, "unknown-tool")
        self.refused(self.running.call(session_id="a b"), 400, "bad-request")
        self.refused(self.running.call(more=1), 400, "bad-request")

    def test_an_agent_that_was_deleted_can_be_made_again_as_the_answer_says(self) -> None:
        status, body = self.running.ask("DELETE", "/agent/greeter")
        self.assertEqual((status, body["agent_id"]), (200, "greeter"))
        again = '{"agent_id":"greeter","plugin":"greeter"}'
        self.assertIn(f"POST /create_agent with {again} brings", body["message"])
        self.refused(self.running.call(), 404, "unknown-agent")
        self.assertEqual(self.running.ask("POST", "/create_agent", again.encode())[0], 201)
        self.assertEqual(self.running.call()[0], 200)

    def test_a_session_of_null_is_none(self) -> None:
        status, body = self.running.call(session_id=None, user_id=None)
        self.assertEqual(status, 200)
        self.assertRegex(body["session_id"], r"^[0-9a-f-]{36}$")
        for wrong in [1, "", [], False]:
            self.refused(self.running.call(session_id=wrong), 400, "bad-request")

    def test_old_sessions_go_before_memory_does(self) -> None:
        with mock.patch("agentwright_service.agents.MOST_SESSIONS", 2):
            for name in ["a", "b", "c"]:
                self.running.call(session_id=name)
        self.refused(self.running.ask("GET", "/agent/greeter/session/a"), 404, "unknown-session")
        self.assertEqual(self.running.ask("GET", "/agent/greeter/session/c")[0], 200)


class Concurrency(unittest.TestCase):
    def test_calls_run_at_the_same_time_and_no_more_than_may(self) -> None:
        gate = threading.Barrier(4)

        def together(asked: JsonObject) -> JsonObject:
            gate.wait(5)
            return greet(asked)

        running = Running(together)
        self.addCleanup(running.close)
        answers: List[int] = []
        threads = [threading.Thread(target=lambda: answers.append(running.call()[0])) for _ in range(8)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        self.assertEqual(answers, [200] * 8)

    def test_when_all_places_are_taken_it_says_so(self) -> None:
        free = threading.Event()
        running = Running(lambda asked: done(free.wait(5)), calls=1)
        self.addCleanup(running.close)
        first = threading.Thread(target=running.call)
        with mock.patch.object(service_module, "PATIENCE_SECONDS", 0.1):
            first.start()
            time.sleep(0.2)
            status, body = running.call()
        self.assertEqual((status, body["error"]["code"]), (503, "busy"))
        self.assertEqual(running.ask("GET", "/health")[0], 200)
        free.set()
        first.join()

    def test_at_the_end_what_runs_is_answered_and_nothing_new_begins(self) -> None:
        begun, free = threading.Event(), threading.Event()

        def slow(asked: JsonObject) -> JsonObject:
            begun.set()
            return done(free.wait(5))

        running = Running(slow)
        self.addCleanup(running.close)
        answers: List[int] = []
        call = threading.Thread(target=lambda: answers.append(running.call()[0]))
        call.start()
        begun.wait(5)
        self.assertFalse(running.server.finish(0.05))
        self.assertEqual(running.call()[1]["error"]["code"], "stopping")
        free.set()
        self.assertTrue(running.server.finish(5))
        call.join()
        self.assertEqual(answers, [200])

    def test_a_call_that_waited_while_it_was_stopped_is_not_begun(self) -> None:
        free, begun = threading.Event(), threading.Event()
        runs: List[int] = []

        def slow(asked: JsonObject) -> JsonObject:
            runs.append(1)
            begun.set()
            return done(free.wait(5))

        running = Running(slow, calls=1)
        self.addCleanup(running.close)
        first = threading.Thread(target=running.call)
        first.start()
        begun.wait(5)
        answers: List[str] = []
        with mock.patch.object(service_module, "PATIENCE_SECONDS", 5):
            second = threading.Thread(target=lambda: answers.append(running.call()[1]["error"]["code"]))
            second.start()
            time.sleep(0.2)
            running.service.stop()
            free.set()
            first.join()
            second.join()
        self.assertEqual((answers, runs), (["stopping"], [1]))

    def test_a_place_is_given_back_if_no_thread_can_be_started(self) -> None:
        with mock.patch.object(web, "MOST_CONNECTIONS", 1):
            running = Running()
        self.addCleanup(running.close)
        with mock.patch.object(threading.Thread, "start", side_effect=RuntimeError("can't start new thread")):
            with socket.create_connection(("127.0.0.1", running.port), timeout=5) as sock:
                sock.sendall(b"GET /health HTTP/1.1\r\nHost: localhost\r\n\r\n")
                try:
                    self.assertEqual(sock.recv(100), b"")
                except ConnectionError:
                    pass
        self.assertEqual(running.ask("GET", "/health")[0], 200)

    def test_a_connection_too_many_is_told_to_come_again(self) -> None:
        with mock.patch.object(web, "MOST_CONNECTIONS", 1):
            running = Running()
        self.addCleanup(running.close)
        with socket.create_connection(("127.0.0.1", running.port), timeout=5) as held:
            held.sendall(b"GET /health HTTP/1.1\r\nHost: localhost\r\n\r\n")
            held.recv(4000)
            with socket.create_connection(("127.0.0.1", running.port), timeout=5) as other:
                self.assertIn(b" 503 ", other.recv(4000).split(b"\r\n")[0])


class Failures(unittest.TestCase):
    def test_a_fault_of_ours_is_told_without_its_details(self) -> None:
        def broken(asked: JsonObject) -> JsonObject:
            raise ZeroDivisionError("a secret detail")

        running = Running(broken)
        self.addCleanup(running.close)
        status, body = running.call()
        self.assertEqual((status, body["error"]["code"]), (500, "internal"))
        self.assertNotIn("detail", json.dumps(body))

    def test_a_plugin_that_numbers_no_effect_fails_as_a_tool_does(self) -> None:
        broken: List[Json] = [{"id": [], "kind": "http"}, {"kind": "http"}, {"id": {}}, {"id": True}, {"id": 1.5}, None]
        for effect in broken:
            answer: JsonObject = {"status": "waiting", "effects": [effect]}
            running = Running(lambda asked: answer)
            self.addCleanup(running.close)
            status, body = running.call()
            self.assertEqual((status, body["error"]["code"]), (422, "bad-plugin"), effect)

    def test_a_tool_that_fails_is_no_fault_of_the_caller(self) -> None:
        running = Running(lambda asked: {"ok": False, "error": {"code": "tool-failed", "message": "No such city."}})
        self.addCleanup(running.close)
        status, body = running.call()
        self.assertEqual((status, body["error"]), (422, {"code": "tool-failed", "message": "No such city."}))


if __name__ == "__main__":
    unittest.main()
