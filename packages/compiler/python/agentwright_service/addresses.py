"""Which addresses are not on the public internet."""

from __future__ import annotations

from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address
from typing import Optional, Union

Address = Union[IPv4Address, IPv6Address]

# https://www.iana.org/assignments/iana-ipv4-special-registry and multicast (RFC 5771).
_RANGES_4 = [
    (IPv4Network(network), name)
    for network, name in [
        ("169.254.169.254/32", "a cloud's metadata service"),
        ("0.0.0.0/8", "this machine"),
        ("127.0.0.0/8", "this machine"),
        ("10.0.0.0/8", "a private network"),
        ("100.64.0.0/10", "a provider's private network"),
        ("172.16.0.0/12", "a private network"),
        ("192.168.0.0/16", "a private network"),
        ("169.254.0.0/16", "the local link"),
        ("192.0.0.0/24", "a reserved network"),
        ("192.0.2.0/24", "a reserved network"),
        ("192.88.99.0/24", "a reserved network"),
        ("198.18.0.0/15", "a reserved network"),
        ("198.51.100.0/24", "a reserved network"),
        ("203.0.113.0/24", "a reserved network"),
        ("224.0.0.0/4", "a multicast group"),
        ("240.0.0.0/4", "a reserved network"),
    ]
]

# https://www.iana.org/assignments/iana-ipv6-special-registry. All that is not in 2000::/3 is refused anyway.
_RANGES_6 = [
    (IPv6Network(network), name)
    for network, name in [
        ("::1/128", "this machine"),
        ("::/128", "this machine"),
        ("fd00:ec2::254/128", "a cloud's metadata service"),
        ("fc00::/7", "a private network"),
        ("fe80::/10", "the local link"),
        ("fec0::/10", "a private network"),
        ("ff00::/8", "a multicast group"),
        ("2001::/23", "a reserved network"),
        ("2001:db8::/32", "a reserved network"),
        ("3fff::/20", "a reserved network"),
    ]
]
_PUBLIC_6 = IPv6Network("2000::/3")

# IPv6 networks that carry an IPv4 address, and how far from the right it stands.
_CARRIERS = [(IPv6Network("::ffff:0:0/96"), 0), (IPv6Network("64:ff9b::/96"), 0), (IPv6Network("2002::/16"), 80)]


def parse_address(text: str) -> Optional[Address]:
    """An address, with or without brackets; None if it is none, or has a zone."""
    plain = text[1:-1] if text.startswith("[") and text.endswith("]") else text
    if "%" in plain:
        return None
    try:
        found = ip_address(plain)
    except ValueError:
        return None
    mapped = found.ipv4_mapped if isinstance(found, IPv6Address) else None
    return mapped or found


def only_here(host: str) -> bool:
    """Does who listens at this address hear this machine alone? `0.0.0.0` and `::` are all addresses it has."""
    address = parse_address(host)
    return host.lower() == "localhost" if address is None else address.is_loopback


def place_of(text: str) -> Optional[str]:
    """What an address belongs to if it is not on the public internet; None for a public one."""
    address = parse_address(text)
    if address is None:
        return "an unknown kind of network"
    if isinstance(address, IPv6Address):
        for network, shift in _CARRIERS:
            if address in network:
                return _place_4(IPv4Address((int(address) >> shift) & 0xFFFFFFFF))
        for network, name in _RANGES_6:
            if address in network:
                return name
        return None if address in _PUBLIC_6 else "a reserved network"
    return _place_4(address)


def _place_4(address: IPv4Address) -> Optional[str]:
    return next((name for network, name in _RANGES_4 if address in network), None)
