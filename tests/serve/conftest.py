"""A server of the annotated articles' graph, on a free port of the loopback, in a thread of the tests."""

from __future__ import annotations

import socket
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx
import pytest
import uvicorn

from kg.serve.app import application
from kg.serve.pool import Limits, Pool

Serve = Callable[..., "_Served"]
TOKEN = "open-sesame"


class _Served:
    """A running server and a client for it."""

    def __init__(self, url: str) -> None:
        self.url = url
        self.client = httpx.Client(base_url=url, timeout=30)


@contextmanager
def serving(folder: Path, limits: Limits, token: str | None = None) -> Iterator[_Served]:
    """Serve a graph folder as long as the block lasts."""
    listener = socket.create_server(("127.0.0.1", 0))
    app = application(Pool(folder, limits), token=token)
    server = uvicorn.Server(uvicorn.Config(app, log_level="error", timeout_graceful_shutdown=1))
    thread = threading.Thread(target=server.run, args=([listener],))
    thread.start()
    while not server.started:
        time.sleep(0.01)
    served = _Served(f"http://127.0.0.1:{listener.getsockname()[1]}")
    try:
        yield served
    finally:
        served.client.close()
        server.should_exit = True
        thread.join()
        listener.close()


@pytest.fixture(scope="session")
def served(gold_folder: Path) -> Iterator[_Served]:
    """The graph of all annotated articles, for reading."""
    with serving(gold_folder, Limits()) as server:
        yield server


@pytest.fixture(scope="session")
def client(served: _Served) -> httpx.Client:
    """A client of it."""
    return served.client
