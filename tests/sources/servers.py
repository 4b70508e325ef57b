"""A small server on the loopback, which says what it was asked."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from ssl import SSLContext
from threading import Thread

Answer = tuple[int, Mapping[str, str], bytes]


@dataclass
class Site:
    """What the server answers by path (anything else is 404), and what it was asked: paths, and the headers of the last request."""

    url: str
    answers: dict[str, Answer | list[Answer]] = field(default_factory=dict)
    asked: list[str] = field(default_factory=list)
    headers: dict[str, str] = field(default_factory=dict)

    def page(self, path: str, raw: bytes, kind: str = "text/html; charset=utf-8", **headers: str) -> str:
        """Answer at a path with 200; returns the address."""
        self.answers[path] = (200, {"Content-Type": kind, **{name.replace("_", "-"): value for name, value in headers.items()}}, raw)
        return self.url + path

    def answer(self, path: str) -> Answer:
        """What is answered now; of several answers the next, the last one for ever."""
        found = self.answers.get(path, (404, {}, b""))
        return found if isinstance(found, tuple) else found.pop(0) if len(found) > 1 else found[0]


@contextmanager
def site(context: SSLContext | None = None) -> Iterator[Site]:
    """A site on a free port, over TLS where there is a context for it."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            known.asked.append(self.path)
            known.headers = {name.lower(): value for name, value in self.headers.items()}
            status, headers, raw = known.answer(self.path)
            self.send_response(status)
            for name, value in ({"Content-Length": str(len(raw))} | dict(headers)).items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(raw)

        def log_message(self, *_: object) -> None:
            """Nothing."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        known = Site(f"http{'s' if context else ''}://127.0.0.1:{server.server_port}")
        if context:
            server.socket = context.wrap_socket(server.socket, server_side=True)
        thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        try:
            yield known
        finally:
            server.shutdown()
            thread.join()
