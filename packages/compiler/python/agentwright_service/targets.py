"""Where a request may go: decided before it is sent, and anew for each redirect."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Optional
from urllib.parse import quote

from .addresses import parse_address, place_of
from .errors import Refusal
from .jsontypes import JsonObject, as_list, as_text

_LOCAL_NAMES = re.compile(r"(?:^|\.)(?:localhost|local|internal|intranet|lan|home\.arpa)\Z")
_PATH_SAFE = "%/?:@!$&'()*+,;=-._~[]"


@dataclass(frozen=True)
class Target:
    """An address, taken apart once: policy and the connection read the same parts."""

    scheme: str
    host: str
    port: int
    explicit_port: bool
    path: str

    @property
    def origin(self) -> tuple[str, str, int]:
        return (self.scheme, self.host, self.port)

    @property
    def authority(self) -> str:
        host = f"[{self.host}]" if ":" in self.host else self.host
        return f"{host}:{self.port}" if self.explicit_port else host

    @property
    def text(self) -> str:
        return f"{self.scheme}://{self.authority}{self.path}"


@dataclass(frozen=True)
class HostEntry:
    """One entry of `allowedHosts`, read."""

    host: str
    wildcard: bool
    port: Optional[int]

    def names(self, host: str) -> bool:
        own, other = parse_address(self.host), parse_address(host)
        if own is not None or other is not None:
            return own == other
        return self.host == host or (self.wildcard and host.endswith(f".{self.host}"))


def parse_target(text: str) -> Target:
    """Takes an address apart. What two programs could read in two ways is refused. Throws `Refusal`."""
    unclear = Refusal(f"“{text[:200]}” is not a complete address, such as https://example.org/.")
    if re.search(r"[\x00-\x1f\x7f\\]", text) or text != text.strip():
        raise unclear
    found = re.match(r"^([A-Za-z][A-Za-z0-9+.-]*):(?://([^/?#]*)([^#]*))?", text)
    if found is None:
        raise unclear
    scheme = found.group(1).lower()
    if scheme not in ("http", "https"):
        raise Refusal(f"Only https addresses can be asked, and this one is “{scheme}:”.")
    authority = found.group(2) or ""
    if "@" in authority:
        raise Refusal("The address holds a user name or password; send them in a header, as ${secret:NAME}.")
    parts = re.fullmatch(r"(\[[0-9A-Fa-f:.]+\]|[^:\[\]]+)(?::([0-9]{0,5}))?", authority)
    host = _host(parts.group(1)) if parts else None
    if parts is None or host is None:
        raise unclear
    standard = 80 if scheme == "http" else 443
    port = int(parts.group(2) or standard)
    if not 0 < port < 65536:
        raise unclear
    path = found.group(3) or "/"
    path = path if path.startswith("/") else f"/{path}"
    return Target(scheme, host, port, port != standard, quote(path, safe=_PATH_SAFE, errors="replace"))


def _host(text: str) -> Optional[str]:
    """A host in lower case, punycode, without brackets and the dot that may end it; None if it is none."""
    if text.startswith("["):
        address = parse_address(text)
        return None if address is None else str(address)
    try:
        host = text.encode("idna").decode("ascii").lower()
    except UnicodeError:
        return None
    host = host[:-1] if host.endswith(".") else host
    if not re.fullmatch(r"[a-z0-9_-]+(\.[a-z0-9_-]+)*", host):
        return None
    # Programs differ in how they read 127.1, 0x7f000001 and the like.
    if re.fullmatch(r"[0-9]+|0x[0-9a-f]*", host.split(".")[-1]) and parse_address(host) is None:
        return None
    return host


def parse_entry(text: str) -> Optional[HostEntry]:
    """Reads `api.example.org`, `*.example.org`, an address, each with or without a port; None allows nothing."""
    plain = text.strip()
    wildcard = plain.startswith("*.")
    plain = plain[2:] if wildcard else plain
    if ":" in plain and not plain.startswith("[") and parse_address(plain) is not None:
        plain = f"[{plain}]"
    found = re.fullmatch(r"(\[[^\]]+\]|[^:/@?#\\*\s]+)(?::([0-9]{1,5}))?", plain)
    host = _host(found.group(1)) if found else None
    if found is None or host is None or (wildcard and parse_address(host) is not None):
        return None
    return HostEntry(host, wildcard, int(found.group(2)) if found.group(2) else None)


class Policy:
    """The permissions of a plugin's manifest, as far as they concern requests."""

    def __init__(self, permissions: JsonObject) -> None:
        self._network = permissions.get("network") is True
        self._listed = [as_text(one) for one in as_list(permissions.get("hosts"))]
        self._entries = [one for one in map(parse_entry, self._listed) if one is not None]

    def decide(self, target: Target) -> Optional[HostEntry]:
        """The entry that lets the request pass, None if every public host may be asked. Throws `Refusal`."""
        if not self._network:
            raise Refusal("The network is off for this agent; set capabilities.networkAccess to true to allow it.")
        host = target.host
        fitting = [one for one in self._entries if one.names(host) and _port_fits(one, target)]
        # An entry for exactly this host allows more than a wildcard does, wherever it stands.
        entry = next(iter(sorted(fitting, key=lambda one: one.wildcard)), None)
        if self._listed and entry is None:
            raise Refusal(self._not_listed(target))
        listed = entry is not None and not entry.wildcard
        place = place_of(host) if parse_address(host) is not None else None
        if place is not None and not listed:
            raise Refusal(_local(host, place))
        if parse_address(host) is None and not listed and (_LOCAL_NAMES.search(host) or "." not in host):
            raise Refusal(_local(host, "this machine or a local network"))
        if target.scheme == "http" and not (listed and is_loopback(host)):
            raise Refusal(f"“{host}” must be asked over https; http is only for a listed host on this machine.")
        if entry is None and target.explicit_port:
            both = f"{host}:{target.port}"
            raise Refusal(f"Port {target.port} is not allowed; list “{both}” in capabilities.allowedHosts.")
        return entry

    def check_address(self, target: Target, address: str) -> None:
        """Throws `Refusal` if the host's name leads where it may not: whoever owns it can make it lead anywhere."""
        place = place_of(address)
        if place is None:
            return
        normal = parse_address(address)
        fitting = [one for one in self._entries if _port_fits(one, target)]
        if normal is not None and any(parse_address(one.host) == normal for one in fitting):
            return
        if is_loopback(target.host) and place == "this machine" and any(one.host == target.host for one in fitting):
            return
        wanted = f"that address with port {target.port}" if target.explicit_port else "that address"
        raise Refusal(
            f"“{target.host}” leads to {address}, which is {place}; "
            f"list {wanted} in capabilities.allowedHosts to allow it."
        )

    def _not_listed(self, target: Target) -> str:
        if any(one.names(target.host) for one in self._entries):
            return _port(target)
        return f"The host “{target.host}” is not in capabilities.allowedHosts; add it there to allow it."


def is_loopback(host: str) -> bool:
    """Does the host name this machine by itself?"""
    if host == "localhost" or host.endswith(".localhost"):
        return True
    return parse_address(host) is not None and place_of(host) == "this machine"


def _port_fits(entry: HostEntry, target: Target) -> bool:
    if entry.port is not None:
        return entry.port == target.port
    return not target.explicit_port or is_loopback(entry.host)


def _port(target: Target) -> str:
    both = f"{target.host}:{target.port}"
    return f"Port {target.port} of “{target.host}” is not allowed; list “{both}” in capabilities.allowedHosts."


def _local(host: str, place: str) -> str:
    return f"“{host}” is {place}; list exactly that host in capabilities.allowedHosts to allow it."
