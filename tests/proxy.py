"""The nginx of deploy/nginx.conf on the loopback, in front of replicas of a test's own."""

from __future__ import annotations

import re
import shutil
import socket
import subprocess
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

CONFIGURATION = Path(__file__).parents[1] / "deploy" / "nginx.conf"
START_SECONDS = 10.0


def find_nginx() -> str | None:
    """Return nginx's program."""
    return shutil.which("nginx", path="/usr/sbin:/usr/local/sbin:/usr/bin:/usr/local/bin")


def free_port() -> int:
    """Return a port that nobody listens on."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        return int(free.getsockname()[1])


def configure(ports: Sequence[int], port: int, folder: Path) -> str:
    """Return the repository's configuration, with these ports, without TLS, writing to a folder."""
    text = CONFIGURATION.read_text(encoding="utf-8")
    text = re.sub(r"^ *ssl_.*\n", "", text, flags=re.MULTILINE)
    text = text.replace("listen 8443 ssl;", f"listen 127.0.0.1:{port};")
    text = text.replace("/tmp/", f"{folder}/")
    _, options, rest = text.partition("server bot-1:8080")
    servers = "\n".join(f"server 127.0.0.1:{each}{rest.partition(';')[0]};" for each in ports)
    before = text.partition("server bot-1:8080")[0]
    after = rest.partition("server bot-2:8080")[2].partition("\n")[2]
    assert options
    assert after, "deploy/nginx.conf names no second replica"
    return f"{before}{servers}\n{after}"


@contextmanager
def run_nginx(program: str, ports: Sequence[int], folder: Path) -> Iterator[int]:
    """Run nginx in front of replicas at these ports; yields its own port."""
    folder.mkdir(parents=True, exist_ok=True)
    port = free_port()
    path = folder / "nginx.conf"
    path.write_text(configure(ports, port, folder), encoding="utf-8")
    with (folder / "nginx.log").open("wb") as log:
        command = [program, "-c", str(path), "-p", str(folder), "-g", "daemon off;"]
        process = subprocess.Popen(command, stdout=log, stderr=log)
    try:
        _wait_for(port, folder)
        yield port
    finally:
        process.terminate()
        process.wait(timeout=START_SECONDS)


def _wait_for(port: int, folder: Path) -> None:
    deadline = time.monotonic() + START_SECONDS
    while True:
        try:
            socket.create_connection(("127.0.0.1", port), 1).close()
        except OSError:
            if time.monotonic() > deadline:
                raise TimeoutError((folder / "nginx.log").read_text()) from None
            time.sleep(0.05)
        else:
            return
