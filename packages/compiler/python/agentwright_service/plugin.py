"""Plugins in wasmtime: a module is compiled once, and each instance has memory of its own.

A plugin speaks ABI 1: JSON goes in and comes out, and it does nothing of the outside by itself. One that Go made asks for
WASI; it gets one without files, arguments and environment.
"""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TypeVar

from wasmtime import (
    Caller,
    Config,
    Engine,
    ExitTrap,
    Func,
    FuncType,
    Linker,
    Memory,
    Module,
    Store,
    Trap,
    TrapCode,
    ValType,
    WasiConfig,
    WasmtimeError,
)


ABI_VERSION = 1
T = TypeVar("T")
LONGEST_ANSWER = 64 * 1024 * 1024
TICK_SECONDS = 0.02
MOST_TABLES = 4
MOST_TABLE_ELEMENTS = 1_000_000
WASI = "wasi_snapshot_preview1"
WASI_NOT_SUPPORTED = 58


class PluginError(Exception):
    """The file is no plugin, or can't be started. The message is one sentence."""


@dataclass
class BrokeOff(Exception):
    """An instance ended in the middle of a request; it can't be used any more. `code` is one of the ABI's."""

    code: str
    message: str

    def __str__(self) -> str:
        return self.message


class Clock:
    """Lets time pass for wasmtime while somebody computes, so that a call without end is ended."""

    def __init__(self) -> None:
        config = Config()
        config.epoch_interruption = True
        # One memory is all that a plugin has, so that its limit is the whole.
        config.wasm_multi_memory = False
        self.engine = Engine(config)
        self._lock = threading.Lock()
        self._running = 0
        self._wake = threading.Condition(self._lock)
        threading.Thread(target=self._tick, name="plugin-clock", daemon=True).start()

    @contextmanager
    def running(self) -> Iterator[None]:
        with self._lock:
            self._running += 1
            self._wake.notify()
        try:
            yield
        finally:
            with self._lock:
                self._running -= 1

    def _tick(self) -> None:
        pause = threading.Event()
        while True:
            with self._lock:
                while self._running == 0:
                    self._wake.wait()
            pause.wait(TICK_SECONDS)
            self.engine.increment_epoch()


class Plugin:
    """A compiled module. `memory_mb` is what an instance may use."""

    def __init__(self, wasm: bytes, clock: Clock, memory_mb: int = 64) -> None:
        self.clock = clock
        self.memory_mb = memory_mb
        try:
            self._module = Module(clock.engine, wasm)
        except WasmtimeError as error:
            raise PluginError(f"The plugin is not valid WebAssembly: {error}.") from error
        self._wasi = any(one.module == WASI for one in self._module.imports)
        linker = Linker(clock.engine)
        if self._wasi:
            linker.define_wasi()
            # A pause would hold a thread up, and no clock of ours ends it.
            linker.allow_shadowing = True
            kind = FuncType([ValType.i32()] * 4, [ValType.i32()])
            linker.define_func(WASI, "poll_oneoff", kind, _poll_at_once, access_caller=True)
        self._linker = linker

    def start(self) -> Instance:
        """A fresh instance; throws `PluginError`."""
        return Instance(self._module, self._linker, self)

    @property
    def wasi(self) -> bool:
        return self._wasi


class Instance:
    """One running plugin, for one thread at a time."""

    def __init__(self, module: Module, linker: Linker, plugin: Plugin) -> None:
        self._clock = plugin.clock
        self._said = _Said()
        self._store = Store(plugin.clock.engine)
        # What the engine in the plugin needs for itself comes on top; it counts the tools' memory by itself.
        memory = (plugin.memory_mb + 32) * 1024 * 1024
        self._store.set_limits(memory, MOST_TABLE_ELEMENTS, instances=1, tables=MOST_TABLES, memories=1)
        self._store.set_epoch_deadline(_ticks(30))
        if plugin.wasi:
            config = WasiConfig()
            config.stderr_custom = self._said.take
            config.stdout_custom = _ignore
            self._store.set_wasi(config)
        try:
            with self._clock.running():
                exports = linker.instantiate(self._store, module).exports(self._store)
                self._memory = _of_kind(exports["memory"], Memory)
                self._functions = {
                    name: _of_kind(exports[name], Func)
                    for name in ("agent_abi_version", "agent_alloc", "agent_free", "agent_call")
                }
                if "_initialize" in exports:
                    _of_kind(exports["_initialize"], Func)(self._store)
                version = self._functions["agent_abi_version"](self._store)
        except KeyError as error:
            raise PluginError(f"The module is no agent plugin: it does not export {error}.") from error
        except (WasmtimeError, Trap, ExitTrap) as error:
            raise PluginError(f"The plugin can't be started: {error}.") from error
        if version != ABI_VERSION:
            raise PluginError(f"The plugin speaks version {version} of the plugin interface, not {ABI_VERSION}.")

    def request(self, request: bytes, seconds: float = 30.0) -> bytes:
        """One request of ABI 1, at most so many seconds. Throws `BrokeOff`."""
        self._store.set_epoch_deadline(_ticks(seconds))
        try:
            with self._clock.running():
                return self._exchange(request)
        except (WasmtimeError, Trap, ExitTrap) as error:
            raise self._broke_off(error) from error

    def _exchange(self, request: bytes) -> bytes:
        into = self._call("agent_alloc", len(request)) & 0xFFFFFFFF
        if into == 0:
            raise BrokeOff("out-of-memory", "The plugin has no memory for the request.")
        self._memory.write(self._store, request, into)
        packed = self._call("agent_call", _signed(into), len(request)) & 0xFFFFFFFFFFFFFFFF
        if packed == 0:
            raise BrokeOff("out-of-memory", "The plugin has no memory for its answer.")
        start, length = packed >> 32, packed & 0xFFFFFFFF
        if length > LONGEST_ANSWER or start + length > self._memory.data_len(self._store):
            raise BrokeOff("stuck", "The plugin's answer lies outside its memory; the plugin is broken.")
        answer = bytes(self._memory.read(self._store, start, start + length))
        self._call("agent_free", _signed(start))
        self._call("agent_free", _signed(into))
        return answer

    def _call(self, name: str, *values: int) -> int:
        result = self._functions[name](self._store, *values)
        return result if isinstance(result, int) else 0

    def _broke_off(self, error: Exception) -> BrokeOff:
        words = f"{error}\n{self._said.text()}".lower()
        code = error.trap_code if isinstance(error, Trap) else None
        if code == TrapCode.INTERRUPT:
            return BrokeOff("limit", "The call took longer than it may and was stopped.")
        if code == TrapCode.STACK_OVERFLOW or "stack overflow" in words or "stack exceeds" in words:
            return BrokeOff("stack-overflow", "The plugin called itself too deeply and was stopped.")
        if "out of memory" in words or "cannot allocate" in words:
            return BrokeOff("out-of-memory", "The plugin used all the memory it may have.")
        return BrokeOff("stuck", f"The plugin broke off and was stopped ({str(error).splitlines()[0][:200]}).")


@dataclass
class _Said:
    """The beginning of what a plugin prints: Go says there first why it ends."""

    parts: list[bytes] = field(default_factory=list)
    length: int = 0

    def take(self, part: bytes) -> int:
        if self.length < 4000:
            self.parts.append(part[:4000])
        self.length += len(part)
        return len(part)

    def text(self) -> str:
        return b"".join(self.parts).decode("utf-8", "replace")


def _ignore(part: bytes) -> int:
    return len(part)


def _ticks(seconds: float) -> int:
    return max(1, int(seconds / TICK_SECONDS) + 1)


def _signed(number: int) -> int:
    return number - 2**32 if number >= 2**31 else number


def _of_kind(value: object, kind: type[T]) -> T:
    if isinstance(value, kind):
        return value
    raise PluginError("The module is no agent plugin: an export is of another kind.")


def _poll_at_once(caller: Caller, subscriptions: int, events: int, count: int, done: int) -> int:
    """Every clock that is waited for has rung; no time passes. Anything else is not waited for."""
    memory = caller["memory"]
    if not isinstance(memory, Memory):
        return WASI_NOT_SUPPORTED
    for index in range(count):
        user = memory.read(caller, subscriptions + 48 * index, subscriptions + 48 * index + 16)
        failed = b"\0\0" if user[8] == 0 else WASI_NOT_SUPPORTED.to_bytes(2, "little")
        memory.write(caller, bytes(user[:8]) + failed + bytes([user[8]]) + bytes(21), events + 32 * index)
    memory.write(caller, count.to_bytes(4, "little"), done)
    return 0
