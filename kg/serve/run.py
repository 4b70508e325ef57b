"""Starting the server: the graph is opened once to see that it is one, then uvicorn listens."""

from __future__ import annotations

import socket
from collections.abc import Callable
from pathlib import Path

import uvicorn
from starlette.applications import Starlette

from kg.errors import KgError
from kg.graph.store import GraphStore
from kg.serve.app import LOOPBACK, application
from kg.serve.pool import Limits, Pool


def run(
    directory: Path,
    host: str,
    port: int,
    limits: Limits,
    *,
    names: tuple[str, ...] = (),
    token: str | None = None,
    on_start: Callable[[str], None] = print,
    mount: Callable[[Starlette, Pool, str | None], None] | None = None,
) -> None:
    """Serve a graph folder until interrupted; `on_start` gets the URL once it listens, `mount` adds pages (see `kg.explore.app`).

    Raises StoreError where there is no graph, KgError where the address is taken.
    """
    GraphStore.open(directory, read_only=True).close()
    with _listen(host, port) as listener:
        bound = listener.getsockname()[1]
        shown = f"[{host}]" if ":" in host else host
        on_start(f"http://{shown}:{bound}/")
        pool = Pool(directory, limits)
        app = application(pool, token=token, hosts=(*LOOPBACK, shown, *names), pages=mount is not None)
        if mount is not None:
            mount(app, pool, token)
        config = uvicorn.Config(app, log_level="warning", limit_concurrency=64 + limits.waiting, timeout_keep_alive=5, server_header=False)
        uvicorn.Server(config).run([listener])


def _listen(host: str, port: int) -> socket.socket:
    try:
        family = socket.AF_INET6 if ":" in host else socket.AF_INET
        return socket.create_server((host, port), family=family)
    except OSError as error:
        raise KgError(f"can't listen on {host}:{port}: {error.strerror or error}: choose another --port") from error
