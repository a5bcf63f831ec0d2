"""Where to listen and through what to send: a socket, a proxy."""

from __future__ import annotations

import socket
import sys
from urllib.parse import urlsplit
from urllib.request import getproxies, proxy_bypass

MAX_PORT = 65_535


def split_address(listen: str) -> tuple[str, int]:
    """Return host and port of HOST:PORT, this machine alone where there is no host.

    Raises:
        ValueError: it is written otherwise.

    >>> split_address("[::1]:8080"), split_address(":8080")
    (('::1', 8080), ('127.0.0.1', 8080))

    """
    host, _, port = listen.rpartition(":")
    if not port.isdecimal() or int(port) > MAX_PORT:
        raise ValueError(f"{listen!r} is not HOST:PORT")
    return host.strip("[]") or "127.0.0.1", int(port)


def open_socket(listen: str) -> socket.socket:
    """Return a listening socket for HOST:PORT."""
    host, port = split_address(listen)
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    try:
        return socket.create_server((host, port), family=family, backlog=1024)
    except OSError as error:
        sys.exit(f"Cannot listen on {listen}: {error.strerror}.")


def find_proxy(url: str) -> str | None:
    """Return the proxy for an address, of HTTPS_PROXY, HTTP_PROXY, ALL_PROXY and NO_PROXY."""
    parts, proxies = urlsplit(url), getproxies()
    if proxy_bypass(parts.hostname or ""):
        return None
    proxy = proxies.get(parts.scheme) or proxies.get("all")
    if proxy and not proxy.startswith(("http://", "https://")):
        sys.exit("Only an HTTP proxy can be used, in HTTPS_PROXY or ALL_PROXY.")
    return proxy
