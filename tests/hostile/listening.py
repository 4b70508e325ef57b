"""A web server that nobody may ask, to show that nothing is fetched: libraries in C and Rust are heard as well."""

from __future__ import annotations

import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field


@dataclass(slots=True)
class Listener:
    """Where it listens, and how many came."""

    url: str
    visits: list[bytes] = field(default_factory=list)


@contextmanager
def listening() -> Iterator[Listener]:
    """A server on the loopback that notes what it is asked, and answers nothing of use."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        listener = Listener(f"http://127.0.0.1:{server.getsockname()[1]}")
        thread = threading.Thread(target=_accept, args=(server, listener), daemon=True)
        thread.start()
        yield listener
        server.shutdown(socket.SHUT_RDWR)
        thread.join(timeout=5)


def _accept(server: socket.socket, listener: Listener) -> None:
    while True:
        try:
            visitor, _ = server.accept()
        except OSError:
            return
        with visitor:
            visitor.settimeout(5)
            listener.visits.append(visitor.recv(1_000))
            visitor.sendall(b"HTTP/1.0 404 Not Found\r\nContent-Length: 0\r\n\r\n")
