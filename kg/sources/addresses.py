"""Addresses of the web: what is one, the form in which two are the same, and which of them may be asked."""

from __future__ import annotations

import ipaddress
import re
import socket
from pathlib import PurePosixPath
from typing import Final
from urllib.parse import SplitResult, urlsplit

from kg.model import content_hash
from kg.sources.draft import RefusedError
from kg.text import slug

_SCHEME: Final = re.compile(r"https?://", re.IGNORECASE)
_PORTS: Final = {"http": 80, "https": 443}
_READABLE: Final = 60  # characters of an id that come from the address's last segment
_EMBEDDING: Final = (ipaddress.ip_network("64:ff9b::/96"), ipaddress.ip_network("64:ff9b:1::/48"))  # IPv4 in IPv6 (RFC 6052, RFC 8215)

Address = ipaddress.IPv4Address | ipaddress.IPv6Address


def is_url(text: object) -> bool:
    """Whether a string is meant as an address of the web."""
    return isinstance(text, str) and bool(_SCHEME.match(text))


def split_url(url: str) -> SplitResult:
    """The parts of an address that may be asked, in ASCII (RFC 3986, 6.2.2); raises RefusedError, saying what is wrong."""
    from urllib3.exceptions import LocationParseError
    from urllib3.util import parse_url

    try:
        parts = urlsplit(parse_url(url).url)
    except (LocationParseError, ValueError) as error:
        raise RefusedError(f"no web address: {error}") from None
    if parts.scheme not in _PORTS or not parts.hostname:
        raise RefusedError("no web address: it must begin with http:// or https:// and a host")
    if parts.username is not None or parts.password is not None:
        raise RefusedError("a password in an address ends in logs: leave it out")
    return parts


def port_of(parts: SplitResult) -> int:
    """The port of an address, given or the scheme's own."""
    return parts.port or _PORTS[parts.scheme]


def resolve(host: str, port: int, *, allow_private: bool) -> list[str]:
    """The IP addresses of a host, which are what is connected to, so that no later answer of the name server counts.

    Raises RefusedError where it has none, or where one is not of the public internet: of this machine, the local network, a link (where
    clouds keep their credentials), a group; unless `allow_private`.
    """
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        raise RefusedError(f"{host}: no such host ({getattr(error, 'strerror', None) or error})") from None
    addresses = list(dict.fromkeys(str(entry[4][0]) for entry in found))
    if not allow_private:
        for address in addresses:
            if not is_public(address):
                raise RefusedError(f"{host} is {address}, an address of a private network: --allow-private asks it all the same")
    return addresses


def is_public(address: str) -> bool:
    """Whether an IP address is one of the public internet (IANA special-purpose registries), also that which an IPv6 address embeds.

    >>> [is_public(address) for address in ("93.184.216.34", "127.0.0.1", "169.254.169.254", "::ffff:10.0.0.1")]
    [True, False, False, False]
    """
    ip: Address = ipaddress.ip_address(address.partition("%")[0])
    if isinstance(ip, ipaddress.IPv6Address):
        ip = ip.ipv4_mapped or ip.sixtofour or _embedded(ip) or ip
    return ip.is_global and not ip.is_multicast and not ip.is_reserved


def _embedded(ip: ipaddress.IPv6Address) -> ipaddress.IPv4Address | None:
    return ipaddress.IPv4Address(int(ip) & 0xFFFFFFFF) if any(ip in network for network in _EMBEDDING) else None


def canonical(url: str) -> str:
    """The form in which addresses of one article are the same: no tracking parameters, fragment, `www.`, port or slash at the end; https.

    >>> canonical("http://www.Exemple.org/visite/?utm_source=rss&id=3#haut")
    'https://exemple.org/visite?id=3'
    """
    from courlan import normalize_url  # knows the parameters of trackers

    parts = urlsplit(normalize_url(url))
    host = (parts.hostname or "").removeprefix("www.")
    port = f":{parts.port}" if parts.port and parts.port not in _PORTS.values() else ""
    return parts._replace(scheme="https", netloc=host + port, path=parts.path.rstrip("/"), fragment="").geturl()


def same_site(url: str, other: str) -> bool:
    """Whether two addresses have the same host, `www.` aside."""
    return urlsplit(canonical(url)).hostname == urlsplit(canonical(other)).hostname


def url_id(url: str) -> str | None:
    """The id of the article at an address: the host and the last segment, to be readable, and a hash; None for a site's front page.

    >>> url_id("https://exemple.org/2025/visite-a-rabat.html") == url_id("http://www.exemple.org/2025/visite-a-rabat.html?utm_medium=rss")
    True
    """
    try:
        address = canonical(url)
        parts = urlsplit(address)
    except ValueError:
        return None
    if not parts.path and not parts.query:
        return None
    name = slug(PurePosixPath(parts.path).stem)[:_READABLE].strip("-")
    return "-".join(part for part in (slug(parts.hostname or ""), name, content_hash(address)[:8]) if part)
