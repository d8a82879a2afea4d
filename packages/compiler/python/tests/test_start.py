"""What is looked at before anything is served: the token and the bundle. And the small parts beside the routes."""

from __future__ import annotations

import hashlib
import io
import json
import stat
import sys
import tempfile
import time
import unittest
from pathlib import Path
from typing import Dict, Optional
from unittest import mock

from wasmtime import wat2wasm

from agentwright_service.addresses import only_here
from agentwright_service.bundle import manifest_of, open_bundle
from agentwright_service.inputs import check_input
from agentwright_service.jsontypes import JsonObject, dump, load
from agentwright_service.patterns import PatternProblem, matches
from agentwright_service.plugin import Clock, Plugin, PluginError
from agentwright_service.tokens import VARIABLE, TokenProblem, find_token

HEAD = b"\0asm\1\0\0\0"


class Temporary(unittest.TestCase):
    def setUp(self) -> None:
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = Path(folder.name)


class Tokens(Temporary):
    def found(self, variable: str = "", file: Optional[Path] = None) -> str:
        with mock.patch.dict("os.environ", {VARIABLE: variable}):
            return find_token(file).text

    def test_the_environment_comes_first(self) -> None:
        self.assertEqual(self.found("a" * 16, self.folder / "token"), "a" * 16)
        self.assertFalse((self.folder / "token").exists())

    def test_a_file_is_made_once_for_its_owner_alone(self) -> None:
        file = self.folder / "token"
        made = self.found(file=file)
        self.assertGreaterEqual(len(made), 32)
        self.assertEqual(self.found(file=file), made)
        if sys.platform != "win32":
            self.assertEqual(stat.S_IMODE(file.stat().st_mode), 0o600)

    def test_what_can_be_guessed_or_not_sent_is_refused(self) -> None:
        for text in ["short", "with a space in it", "mit-ümlaut-darin-ü"]:
            with self.subTest(text), self.assertRaises(TokenProblem):
                self.found(text)
        (self.folder / "empty").write_text("")
        for file in [self.folder / "empty", self.folder, self.folder / "no" / "token"]:
            with self.subTest(file), self.assertRaises(TokenProblem):
                self.found(file=file)

    def test_a_new_one_is_shown_to_a_person_and_never_to_a_log(self) -> None:
        with mock.patch.object(sys, "stderr", io.StringIO()), self.assertRaisesRegex(TokenProblem, VARIABLE):
            self.found()
        terminal = mock.Mock(isatty=lambda: True)
        with mock.patch.object(sys, "stderr", terminal), mock.patch.dict("os.environ", {VARIABLE: ""}):
            token = find_token(None)
        self.assertIn(token.text, token.news)


class Bundles(Temporary):
    def write(self, files: Dict[str, bytes], **more: object) -> None:
        listed = [
            {"path": path, "sha256": hashlib.sha256(content).hexdigest(), "bytes": len(content)}
            for path, content in files.items()
        ]
        index = {"bundle": 1, "plugin": {"path": "plugin.wasm"}, "files": listed, "manifest": {}, **more}
        (self.folder / "manifest.json").write_text(json.dumps(index))
        for path, content in files.items():
            (self.folder / path).write_bytes(content)

    def refused(self, words: str) -> None:
        with self.assertRaisesRegex(PluginError, words):
            open_bundle(self.folder)

    def test_what_is_no_whole_bundle_is_refused_in_a_sentence(self) -> None:
        self.refused("can't be read .* Unpack the whole bundle")
        (self.folder / "manifest.json").write_text("{")
        self.refused("is not JSON")
        self.write({}, bundle=2)
        self.refused("a version that this service does not read")
        self.write({})
        self.refused("does not list “plugin.wasm”")
        self.write({}, plugin={"path": "../plugin.wasm"})
        self.refused("does not list")
        self.write({"plugin.wasm": HEAD})
        self.refused("has no manifest")
        self.write({"plugin.wasm": b"MZ"})
        self.refused("not a WebAssembly module")

    def test_a_changed_plugin_and_a_native_one_are_refused(self) -> None:
        self.write({"plugin.wasm": HEAD})
        (self.folder / "plugin.wasm").write_bytes(HEAD + b"\0")
        self.refused("it was changed")
        self.write({"plugin.so": b"\x7fELF"}, plugin={"path": "plugin.so"})
        self.refused("native Go plugin can't be hosted here")

    def test_a_change_of_any_file_that_is_listed_is_refused(self) -> None:
        for content in [b"{ }", b"[]"]:
            self.write({"plugin.wasm": HEAD, "agent.json": b"{}"})
            (self.folder / "agent.json").write_bytes(content)
            self.refused("“agent.json” is not the file that .* it was changed")
        (self.folder / "agent.json").unlink()
        self.refused("agent.json can't be read")
        index = {"bundle": 1, "plugin": {"path": "plugin.wasm"}, "files": [{"path": "../token"}], "manifest": {}}
        (self.folder / "manifest.json").write_text(json.dumps(index))
        self.refused("no path in a bundle")

    def test_a_module_that_is_cut_off_anywhere_is_refused(self) -> None:
        name = b"agent.manifest"
        body = bytes([len(name)]) + name + b'{"a":1}'
        module = HEAD + bytes([0, len(body)]) + body
        self.assertEqual(manifest_of(module), {"a": 1})
        for length in range(len(module)):
            with self.subTest(length), self.assertRaises(PluginError):
                manifest_of(module[:length])


class Limits(unittest.TestCase):
    def test_a_plugin_has_one_memory_and_few_tables(self) -> None:
        clock, memory = Clock(), '(memory (export "memory") 1)'
        with self.assertRaisesRegex(PluginError, "not valid WebAssembly: .*"):
            Plugin(bytes(wat2wasm(f"(module {memory} (memory 1))")), clock)
        for parts in ["(table 5000000 funcref)", "(table 1 funcref)" * 9, "(memory 9999)"]:
            module = f"(module {memory if 'memory' not in parts else ''} {parts})"
            with self.subTest(parts), self.assertRaisesRegex(PluginError, "can't be started: .*(?:limit|too high)"):
                Plugin(bytes(wat2wasm(module)), clock).start()


class Parts(unittest.TestCase):
    def test_an_address_that_others_can_reach_is_known_as_one(self) -> None:
        for host in ["127.0.0.1", "127.1.2.3", "::1", "localhost", "LocalHost"]:
            self.assertTrue(only_here(host), host)
        for host in ["0.0.0.0", "::", "10.0.0.1", "example.org", "localhost.example.org"]:
            self.assertFalse(only_here(host), host)

    def test_numbers_are_those_of_javascript(self) -> None:
        given = b"[1.0,1e2,-0.0,1.5,9007199254740993,12345678901234567890]"
        self.assertEqual(dump(load(given)), b"[1,100,0,1.5,9007199254740992,1.2345678901234567e+19]")
        for text in [b"1e400", b"9" * 400, b"-1e400", b"Infinity"]:
            with self.subTest(text), self.assertRaises(ValueError):
                load(text)

    def test_half_a_character_can_be_passed_on(self) -> None:
        self.assertEqual(load(dump(load(b'"\\ud800"'))), "\ud800")

    def test_defaults_are_filled_in_at_any_depth(self) -> None:
        inner: JsonObject = {"type": "object", "properties": {"b": {"type": "number", "default": 2}}}
        value, problems = check_input({"properties": {"a": inner}}, {"a": {}})
        self.assertEqual((value, problems), ({"a": {"b": 2}}, []))

    def test_a_pattern_ends_on_any_text(self) -> None:
        started = time.monotonic()
        self.assertFalse(matches("^(a+)+$", "a" * 3000 + "!"))
        self.assertLess(time.monotonic() - started, 5)
        for pattern in ["(", "(a)\\1", "(?=a)", "((a{99}){99}){99}", "(" * 2000 + ")" * 2000]:
            with self.subTest(pattern[:20]), self.assertRaises(PatternProblem):
                matches(pattern, "a")
        with self.assertRaises(PatternProblem):
            matches("^[a-z]{1,2000}$", "a" * 100_000)

    def test_nothing_repeated_is_nothing_however_often(self) -> None:
        started = time.monotonic()
        for times in ["{1000000000000}", "{2,1000000000000}", "{0,}", "*", "{" + "9" * 5000 + "}"]:
            self.assertTrue(matches(f"^(?:){times}a", "ab"), times)
            self.assertTrue(matches(f"^(?:(?:){times}){{1000000000000}}a$", "a"), times)
        self.assertLess(time.monotonic() - started, 2)
        with self.assertRaises(PatternProblem):
            matches("a{" + "9" * 5000 + "}", "a")


if __name__ == "__main__":
    unittest.main()
