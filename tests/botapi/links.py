"""Addresses as Telegram understands them: web links, mentions by user identifier, deep links to a bot.

Source: tdlib/td `LinkManager.cpp`, `check_link_impl` and `get_link_user_id`.
"""

import re
from collections.abc import Iterator
from urllib.parse import parse_qs, urlsplit

SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.-]*):")
HOST = re.compile(r"(?:[^\s/?#@]*@)?([^\s/?#:@\[\]]+|\[[0-9A-Fa-f:.]+\])(?::\d{1,5})?")
TELEGRAM_HOSTS = ("t.me", "telegram.me", "telegram.dog")


def link_error(link: str) -> str | None:
    """Return why the link is none, in Telegram's words, or None if it is one."""
    scheme = SCHEME.match(link)
    lowered = link.lower()
    if lowered.startswith(("tg:", "ton:", "tonsite:")):
        return (
            None
            if re.fullmatch(r"[a-z]+:(//)?[A-Za-z0-9_.-]+([/?#].*)?", link, re.IGNORECASE)
            else "Wrong tg URL"
        )
    rest = link
    if scheme and link[scheme.end() :].startswith("//"):
        if scheme[1].lower() not in ("http", "https"):
            return "Unsupported URL protocol"
        rest = link[scheme.end() + 2 :]
    host = HOST.match(rest)
    if host is None:
        return "URL host is empty"
    if host.end() < len(rest) and rest[host.end()] not in "/?#":
        return "Wrong HTTP URL"
    if "." not in host[1] and not host[1].startswith("["):
        return "Wrong HTTP URL"
    return None


def checked_link(link: str) -> str | None:
    """Return the link as Telegram stores it, or None if it is none.

    >>> checked_link("https://Example.org?a=1"), checked_link("example.org"), checked_link("nowhere")
    ('https://example.org/?a=1', 'http://example.org/', None)
    """
    link = link.strip()
    if link_error(link) is not None:
        return None
    if link.lower().startswith(("tg:", "ton:", "tonsite:")):
        return link
    parts = urlsplit(link if "://" in link else "http://" + link)
    return parts._replace(netloc=parts.netloc.lower(), path=parts.path or "/").geturl()


def linked_user(link: str) -> int | None:
    """Return the user that a tg://user?id=... link names.

    >>> linked_user("tg://user?id=42")
    42
    """
    found = re.fullmatch(r"tg:(?://)?user/?\?(.*)", link.strip(), re.IGNORECASE)
    if found is None:
        return None
    identifier = parse_qs(found[1]).get("id", [""])[0]
    return int(identifier) if identifier.isdecimal() else None


def start_parameters(link: str, username: str) -> Iterator[str]:
    """Yield the start payloads that a link to this bot carries."""
    parts = urlsplit(link if "://" in link else "https://" + link)
    if parts.scheme == "tg" and parts.netloc == "resolve":
        domain = parse_qs(parts.query).get("domain", [""])[0]
    elif (parts.hostname or "") in TELEGRAM_HOSTS:
        domain = parts.path.strip("/")
    else:
        return
    if domain.lower() == username.lower():
        query = parse_qs(parts.query, keep_blank_values=True)
        for name in ("start", "startgroup"):
            yield from query.get(name, [])
