"""The unpacked bundle around the service: what `manifest.json` lists must be there, byte for byte."""

from __future__ import annotations

import hashlib
import re
from pathlib import Path

from .jsontypes import Json, JsonObject, as_list, as_number, as_object, as_text, load
from .plugin import Clock, Instance, Plugin, PluginError

MANIFEST_SECTION = "agent.manifest"


class Hosted:
    """A plugin that is ready to be called: its main module, and those beside it, by the tools that they have."""

    def __init__(self, manifest: JsonObject, main: Plugin, beside: dict[str, Plugin]) -> None:
        self.manifest = manifest
        self._main = main
        self._beside = beside
        card = as_object(manifest.get("agent"))
        self.slug = as_text(card.get("slug"))
        self.name = as_text(card.get("name"))
        self.version = as_text(card.get("version"))
        self.tools = [as_text(as_object(tool).get("name")) for tool in as_list(manifest.get("tools"))]

    def start(self, tool: str) -> Instance:
        """A fresh instance of the module that has the tool."""
        return self._beside.get(tool, self._main).start()


def open_bundle(folder: Path) -> dict[str, Hosted]:
    """The bundle's plugin, which comes first, and those of its sub-agents, by slug. Throws `PluginError`."""
    index = as_object(_json(_read(folder / "manifest.json"), "The bundle's manifest.json"))
    if index.get("bundle") != 1:
        raise PluginError("The bundle's manifest.json is of a version that this service does not read.")
    listed = {as_text(one.get("path")): one for one in map(as_object, as_list(index.get("files")))}
    if any(path.endswith(".so") for path in listed):
        raise PluginError("A native Go plugin can't be hosted here: compile the config for the target wasm or go-wasm.")
    files = {path: _checked(folder, path, entry) for path, entry in listed.items()}
    clock = Clock()
    waiting = [as_text(as_object(index.get("plugin")).get("path"))]
    hosts: dict[str, Hosted] = {}
    for path in waiting:
        if path in hosts:
            continue
        hosts[path] = hosted = _host(path, files, clock)
        members = as_list(as_object(hosted.manifest.get("orchestration")).get("agents"))
        waiting += [f"agents/{as_text(as_object(member).get('sha256'))}.wasm" for member in members]
    if hosts[waiting[0]].manifest != index.get("manifest"):
        raise PluginError("The bundle's manifest.json and its plugin disagree on what the plugin is.")
    found: dict[str, Hosted] = {}
    for hosted in hosts.values():
        found.setdefault(hosted.slug, hosted)
    return found


def _host(path: str, files: dict[str, bytes], clock: Clock) -> Hosted:
    content = _file(path, files)
    manifest = manifest_of(content)
    memory = int(as_number(as_object(manifest.get("permissions")).get("memoryMb"), 64))
    beside: dict[str, Plugin] = {}
    for module in map(as_object, as_list(manifest.get("modules"))):
        plugin = Plugin(_file(f"modules/{as_text(module.get('sha256'))}.wasm", files), clock, memory)
        beside.update({as_text(tool): plugin for tool in as_list(module.get("tools"))})
    return Hosted(manifest, Plugin(content, clock, memory), beside)


def _file(path: str, files: dict[str, bytes]) -> bytes:
    content = files.get(path)
    if content is None:
        raise PluginError(f"The bundle's manifest.json does not list “{path}”.")
    return content


def _checked(folder: Path, path: str, entry: JsonObject) -> bytes:
    """A file that the index lists, if it is still that one. Throws `PluginError`."""
    if not path or ".." in path.split("/") or re.search(r"^/|[\\:]", path):
        raise PluginError(f"The bundle's manifest.json lists “{path}”, which is no path in a bundle.")
    content = _read(folder / path)
    if len(content) != entry.get("bytes") or hashlib.sha256(content).hexdigest() != entry.get("sha256"):
        raise PluginError(f"“{path}” is not the file that the bundle's manifest.json lists; it was changed.")
    return content


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise PluginError(f"{path} can't be read ({error.strerror}). Unpack the whole bundle and start it there.") from None


def _json(text: bytes, what: str) -> Json:
    try:
        return load(text)
    except ValueError as error:
        raise PluginError(f"{what} is not JSON: {error}.") from None


def manifest_of(module: bytes) -> JsonObject:
    """The manifest in a module's custom section (WebAssembly binary format, 5.5.3). Throws `PluginError`."""
    if module[:8] != b"\0asm\1\0\0\0":
        raise PluginError("The file is not a WebAssembly module.")
    at = 8
    while at < len(module):
        kind = module[at]
        size, start = _leb(module, at + 1)
        end = start + size
        if kind == 0:
            length, name = _leb(module, start)
            if module[name : name + length] == MANIFEST_SECTION.encode():
                return as_object(_json(module[name + length : end], "The plugin's manifest"))
        at = end
    raise PluginError("The module has no manifest; it is no agent plugin.")


def _leb(module: bytes, at: int) -> tuple[int, int]:
    value = shift = 0
    while at < len(module):
        byte = module[at]
        value |= (byte & 0x7F) << shift
        at, shift = at + 1, shift + 7
        if byte < 0x80:
            return value, at
    raise PluginError("The file is not a whole WebAssembly module.")
