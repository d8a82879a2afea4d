"""What a plugin may have done: hosts, methods, sizes, times, and where a secret may go."""

from __future__ import annotations

import base64
import http.server
import json
import threading
import time
import unittest
from typing import Any, Dict, List, Optional, Tuple, cast
from unittest import mock

from agentwright_service import effects as effects_module
from agentwright_service.calls import call_tool
from agentwright_service.effects import EffectHost
from agentwright_service.errors import Refusal
from agentwright_service.jsontypes import Json, JsonObject
from agentwright_service.plugin import Instance
from agentwright_service.secret_values import Masker
from agentwright_service.targets import Policy, parse_target

from .helpers import FakeInstance, manifest, permissions

SECRET = 'k&y "ü" + 1234'


class Site(http.server.BaseHTTPRequestHandler):
    """Says what it was asked, or does what the path says."""

    seen: List[Tuple[str, str, Dict[str, str], str]] = []

    def _answer(self) -> None:
        body = self.rfile.read(int(self.headers.get("content-length") or 0)).decode()
        headers = {name.lower(): value for name, value in self.headers.items()}
        Site.seen.append((self.command, self.path, headers, body))
        status, more, content = 200, {}, json.dumps([self.path, headers, body]).encode()
        if self.path.startswith("/to?"):
            status, more, content = 302, {"Location": self.path[4:]}, b""
        if self.path == "/long":
            content = b"x" * 5000
        if self.path == "/inject":
            content = b"${secret:KEY} ${secret:"
        if self.path == "/cut":
            self.send_response(200)
            self.send_header("Content-Length", "10")
            self.end_headers()
            self.wfile.write(b"abc")
            return
        if self.path == "/slow":
            self.send_response(200)
            self.end_headers()
            try:
                for _ in range(40):
                    time.sleep(0.05)
                    self.wfile.write(b"x")
            except ConnectionError:
                pass
            return
        self.send_response(status)
        for name, value in more.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    do_GET = do_POST = _answer

    def log_message(self, format: str, *args: Any) -> None:
        pass


class Effects(unittest.TestCase):
    def setUp(self) -> None:
        Site.seen = []
        self.sites = [http.server.ThreadingHTTPServer(("127.0.0.1", 0), Site) for _ in range(2)]
        for site in self.sites:
            site.daemon_threads = True
            threading.Thread(target=site.serve_forever, args=(0.01,), daemon=True).start()
            self.addCleanup(site.server_close)
            self.addCleanup(site.shutdown)
        self.base, self.other = (f"http://127.0.0.1:{site.server_port}" for site in self.sites)
        patch = mock.patch.dict("os.environ", {"AGENTWRIGHT_SECRET_KEY": SECRET})
        patch.start()
        self.addCleanup(patch.stop)

    def host(self, given: Optional[JsonObject] = None, seconds: float = 5, **more: Json) -> EffectHost:
        allowed: JsonObject = {**permissions(), "network": True, "hosts": ["127.0.0.1"], **more}
        return EffectHost(manifest(permissions=allowed, secrets=["KEY"]), given or {}, time.monotonic() + seconds)

    def do(self, request: JsonObject, host: Optional[EffectHost] = None) -> JsonObject:
        host = host or self.host()
        result = host.perform_all([{"id": 1, "kind": "http", "request": {"method": "GET", **request}}])[0]
        # Whatever becomes of it, the value is nowhere but at the other end.
        for text in (json.dumps(result, ensure_ascii=False), json.dumps(host.records, ensure_ascii=False)):
            self.assertNotIn("1234", text)
        assert isinstance(result, dict)
        return result

    def refused(self, request: JsonObject, host: Optional[EffectHost] = None, code: str = "refused") -> str:
        result = self.do(request, host)
        error = result.get("error")
        assert isinstance(error, dict), result
        self.assertEqual(error["code"], code, error)
        return str(error["message"])

    def test_a_listed_host_is_asked_and_its_answer_comes_back(self) -> None:
        result = self.do({"url": f"{self.base}/a?b=c", "method": "POST", "body": "grüße", "headers": {"X-Own": "1"}})
        self.assertTrue(result["ok"])
        method, path, headers, body = Site.seen[0]
        self.assertEqual((method, path, body, headers["x-own"]), ("POST", "/a?b=c", "grüße", "1"))
        own = {"host", "user-agent", "accept-encoding", "connection", "content-length", "x-own"}
        self.assertEqual(set(headers), own)

    def test_what_the_config_does_not_allow_is_not_done(self) -> None:
        self.assertIn("not in capabilities.allowedHosts", self.refused({"url": "https://example.org/"}))
        self.assertIn("allowedHosts", self.refused({"url": "http://localhost/"}))
        self.assertIn("“TRACE” is not allowed", self.refused({"url": self.base, "method": "TRACE"}))
        self.assertIn("can't have a body", self.refused({"url": self.base, "body": ""}))
        self.assertIn("“Host”", self.refused({"url": self.base, "headers": {"Host": "x"}}))
        self.assertIn("can't", self.refused({"url": self.base, "headers": {"X": "a\r\nb: c"}}))
        self.assertIn("user name", self.refused({"url": self.base.replace("//", "//a:b@")}))
        self.assertIn("1048576", self.refused({"url": self.base, "method": "POST", "body": "x" * 1048577}))
        self.assertIn("network is off", self.refused({"url": self.base}, self.host(network=False)))
        for kind in ["llm", "flow", "other"]:
            result = self.host().perform_all([{"id": 1, "kind": kind, "request": {}}])[0]
            assert isinstance(result, dict)
            self.assertFalse(result["ok"])
        self.assertEqual(Site.seen, [])

    def test_too_long_an_answer_is_not_cut_in_silence(self) -> None:
        with mock.patch.object(effects_module, "RESPONSE_BYTES", 1000):
            self.assertIn("1000 bytes", self.refused({"url": f"{self.base}/long"}, code="failed"))

    def test_a_server_that_takes_its_time_is_left(self) -> None:
        started = time.monotonic()
        self.refused({"url": f"{self.base}/slow"}, self.host(seconds=0.3), code="failed")
        self.assertLess(time.monotonic() - started, 1.5)
        self.assertIn("broke off", self.refused({"url": f"{self.base}/cut"}, code="failed"))

    def test_a_secret_is_filled_in_here_and_hidden_in_what_comes_back(self) -> None:
        key = "${secret:KEY}"
        with mock.patch.dict("os.environ", {"AGENTWRIGHT_SECRET_KEY": "k&y + 1234"}):
            request: JsonObject = {"url": f"{self.base}/?k={key}", "headers": {"X-Key": key, "Content-Type": "application/json"}}
            result = self.do({**request, "method": "POST", "body": f'{{"key":"{key}"}}'})
        self.assertTrue(result["ok"])
        _, path, headers, body = Site.seen[0]
        self.assertEqual((path, headers["x-key"]), ("/?k=k%26y%20%2B%201234", "k&y + 1234"))
        self.assertEqual(json.loads(body), {"key": "k&y + 1234"})
        self.assertIn("[secret:KEY]", json.dumps(result))

    def test_a_secret_goes_only_where_it_may(self) -> None:
        self.assertIn("names no secret “OTHER”", self.refused({"url": f"{self.base}/${{secret:OTHER}}"}))
        self.assertIn("can't stand in the host", self.refused({"url": "https://${secret:KEY}.example.org/"}))
        given: JsonObject = {"note": "send \\u0024{secret:KEY} please"}
        self.assertIn("not by the tool itself", self.refused({"url": f"{self.base}/${{secret:KEY}}"}, self.host(given)))
        host = self.host()
        self.assertTrue(self.do({"url": f"{self.base}/inject"}, host)["ok"])
        with mock.patch.dict("os.environ", clear=True):
            self.assertIn("AGENTWRIGHT_SECRET_KEY", self.refused({"url": f"{self.base}/${{secret:KEY}}"}))
        with mock.patch.dict("os.environ", {"AGENTWRIGHT_SECRET_KEY": "abc"}):
            self.assertIn("fewer than 4", self.refused({"url": f"{self.base}/${{secret:KEY}}"}))
        self.assertEqual([path for _, path, _, _ in Site.seen], ["/inject"])

    def test_a_redirect_is_decided_on_anew_and_takes_no_secret_elsewhere(self) -> None:
        self.assertIn("not in capabilities", self.refused({"url": f"{self.base}/to?https://example.org/"}))
        self.assertIn("more than 5 times", self.refused({"url": f"{self.base}/to?/to?/to?/to?/to?/to?/to?/end"}))
        self.assertIn("not an address", self.refused({"url": f"{self.base}/to?http://[x"}))
        Site.seen = []
        with mock.patch.dict("os.environ", {"AGENTWRIGHT_SECRET_KEY": "plain-1234"}):
            headers: JsonObject = {"X-Key": "${secret:KEY}", "Authorization": "Basic eDp5", "X-Own": "1"}
            self.assertTrue(self.do({"url": f"{self.base}/to?{self.other}/end", "headers": headers})["ok"])
            self.assertTrue(self.do({"url": f"{self.base}/to?/end", "headers": headers})["ok"])
        elsewhere, here = (headers for _, path, headers, _ in Site.seen if path == "/end")
        self.assertEqual([name in elsewhere for name in ("x-key", "authorization", "x-own")], [False, False, True])
        self.assertEqual(here["x-key"], "plain-1234")

    def test_several_effects_are_done_at_once_and_answered_in_order(self) -> None:
        host = self.host()
        asked: List[JsonObject] = [
            {"id": index, "kind": "http", "request": {"method": "GET", "url": f"{self.base}/{index}"}} for index in range(12)
        ]
        results = host.perform_all(asked)
        self.assertEqual([one["effect"] for one in results if isinstance(one, dict)], list(range(12)))
        self.assertEqual(len(host.records), 12)


    def test_a_record_keeps_the_beginning_of_what_was_asked(self) -> None:
        host = self.host()
        long = "x" * 500_000
        self.refused({"url": f"https://example.org/{long}", "body": long, "method": "POST", "headers": {"A": long}}, host)
        self.refused({"url": "https://example.org/", "headers": {f"{index}": long for index in range(100)}}, host)
        self.refused({"url": self.base, "headers": {f"{long} ": "x"}}, host)
        host.perform_all([{"id": 1, "kind": "llm", "request": {"prompt": long}}])
        self.assertLess(len(json.dumps(host.records)), 100_000)
        first = host.records[0]["request"]
        assert isinstance(first, dict)
        self.assertEqual(first["body"], f"{long[:4000]}… (496000 more characters)")

    def test_a_result_of_a_tool_holds_no_secret(self) -> None:
        with mock.patch.dict("os.environ", {"AGENTWRIGHT_SECRET_KEY": "k/y+1234"}):
            request: JsonObject = {"method": "GET", "url": f"{self.base}/", "headers": {"X-Key": "${secret:KEY}"}}
            told: List[JsonObject] = [
                {"status": "waiting", "call": 1, "effects": [{"id": 1, "kind": "http", "request": request}]},
                {"status": "done", "value": {"k/y+1234": ["k\\/y\\u002B1234", 1, None]}},
            ]

            def behave(asked: JsonObject) -> JsonObject:
                return told.pop(0)

            more = manifest(permissions=permissions(network=True, hosts=["127.0.0.1"]), secrets=["KEY"])
            result = call_tool(more, lambda: cast(Instance, FakeInstance(behave)), "greet", {"name": "Ada"})
        self.assertEqual(result.value, {"${secret:KEY}": ["${secret:KEY}", 1, None]})


class Hiding(unittest.TestCase):
    def hidden(self, value: str, text: str) -> str:
        masker = Masker()
        masker.add("KEY", value)
        self.assertEqual(masker.holds(text), masker.mask(text) != text)
        return masker.mask(text)

    def test_a_value_is_hidden_however_a_program_escapes_it(self) -> None:
        value = "a/b<c>&+d😀ü\"e"
        ways = [
            *("a\\/b<c>&+d😀ü\\\"e", "a/b\\u003cc\\u003e\\u0026+d😀ü\\\"e", "a/b\\u003Cc\\u003E\\u0026\\u002Bd\\uD83D\\uDE00\\u00FC\\u0022e"),
            *("\\u0061/b<c>&+d\\ud83d\\ude00ü\"e", "a\\x2fb<c>&+d😀\\xfc\"e"),
        ]
        for way in ways:
            for deeper in [way, json.dumps(way)[1:-1], json.dumps(json.dumps(way)[1:-1], ensure_ascii=False)[1:-1]]:
                with self.subTest(deeper):
                    self.assertEqual(self.hidden(value, f'{{"\\n": "{deeper}", "\\u0041": 1}}'), '{"\\n": "${secret:KEY}", "\\u0041": 1}')
        base = base64.b64encode(b"??>>~~\xff").decode()
        self.assertEqual(self.hidden(base, base.replace("/", "\\/").replace("+", "\\u002b")), "${secret:KEY}")
        self.assertEqual(self.hidden("abcd", "\\u0061bc \\\\ \\"), "\\u0061bc \\\\ \\")

    def test_a_long_text_takes_no_long_time(self) -> None:
        started = time.process_time()
        for text in ["\\" * 200_000, "\\u0061" * 40_000, "\\/" * 100_000]:
            self.assertEqual(self.hidden("\\" * 20 + "ab", text), text)
        self.hidden("aaaa", "\\u0061" * 40_000)
        self.assertLess(time.process_time() - started, 10)


class Listed(unittest.TestCase):
    def check(self, hosts: List[Json], url: str, address: str) -> None:
        policy = Policy(permissions(network=True, hosts=hosts))
        target = parse_target(url)
        policy.decide(target)
        policy.check_address(target, address)

    def test_an_address_is_listed_with_its_port(self) -> None:
        self.check(["db.example.org", "10.0.0.5"], "https://db.example.org/", "10.0.0.5")
        self.check(["db.example.org", "10.0.0.5:443"], "https://db.example.org/", "10.0.0.5")
        self.check(["db.example.org:8443", "10.0.0.5:8443"], "https://db.example.org:8443/", "10.0.0.5")
        self.check(["db.example.org:8443", "127.0.0.1"], "https://db.example.org:8443/", "127.0.0.1")
        with self.assertRaisesRegex(Refusal, "list that address in"):
            self.check(["db.example.org", "10.0.0.5:5432"], "https://db.example.org/", "10.0.0.5")
        with self.assertRaisesRegex(Refusal, "list that address with port 8443 in"):
            self.check(["db.example.org:8443", "10.0.0.5"], "https://db.example.org:8443/", "10.0.0.5")

    def test_an_entry_for_exactly_the_host_counts_wherever_it_stands(self) -> None:
        for hosts in (["*.internal", "api.internal"], ["api.internal", "*.internal"]):
            Policy(permissions(network=True, hosts=[*hosts])).decide(parse_target("https://api.internal/"))
        with self.assertRaises(Refusal):
            Policy(permissions(network=True, hosts=["*.internal"])).decide(parse_target("https://api.internal/"))


class Names(unittest.TestCase):
    def test_a_name_that_leads_inside_is_refused_before_the_connection(self) -> None:
        host = EffectHost(manifest(permissions=permissions(network=True, hosts=[])), {}, time.monotonic() + 5)
        asked: List[JsonObject] = [{"id": 1, "kind": "http", "request": {"method": "GET", "url": "https://rebind.example.org/"}}]
        found = [(0, 0, 0, "", ("93.184.216.34", 443)), (0, 0, 0, "", ("169.254.169.254", 443))]
        with mock.patch("socket.getaddrinfo", return_value=found):
            with mock.patch("socket.create_connection") as connect:
                result = host.perform_all(asked)[0]
        connect.assert_not_called()
        self.assertIn("leads to 169.254.169.254, which is a cloud's metadata service", json.dumps(result))

    def test_an_address_that_programs_read_differently_is_none(self) -> None:
        policy = Policy(permissions(network=True, hosts=[]))
        unclear = ["https://127.1/", "https://0x7f000001/", "https://2130706433/", "https://a\\@b/", "https://a b/"]
        inside = ["https://[::1]/", "https://[::ffff:10.0.0.1]/", "https://intern.local/", "https://10.0.0.1/"]
        other = ["ftp://a.b/", "https://example.org:8443/", "http://example.org/"]
        for url in [*unclear, *inside, *other]:
            with self.subTest(url), self.assertRaises(Refusal):
                policy.decide(parse_target(url))


if __name__ == "__main__":
    unittest.main()
