"""SPARQL servers of other makers, on free ports of the loopback, for as long as a test session lasts."""

from __future__ import annotations

import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Final

VIRTUOSO: Final = """[Database]
DatabaseFile = {folder}/virtuoso.db
ErrorLogFile = {folder}/virtuoso.log
LockFile = {folder}/virtuoso.lck
TransactionFile = {folder}/virtuoso.trx
xa_persistent_file = {folder}/virtuoso.pxa
[TempDatabase]
DatabaseFile = {folder}/virtuoso-temp.db
TransactionFile = {folder}/virtuoso-temp.trx
[Parameters]
ServerPort = 127.0.0.1:{sql}
NumberOfBuffers = 10000
DirsAllowed = ., {folder}
[HTTPServer]
ServerPort = 127.0.0.1:{http}
ServerRoot = {folder}
ServerThreads = 8
[SPARQL]
ResultSetMaxRows = 10000
"""
GRANTS: Final = """grant SPARQL_UPDATE to "SPARQL";
DB.DBA.USER_CREATE('writer', 'se cret');
grant SPARQL_UPDATE to "writer";
DB.DBA.RDF_DEFAULT_USER_PERMS_SET('nobody', 1);
DB.DBA.RDF_DEFAULT_USER_PERMS_SET('writer', 7);
"""


@dataclass(frozen=True, slots=True)
class Server:
    """Where a server takes queries, and what the environment must say to write to it."""

    name: str
    url: str
    environment: dict[str, str]


@contextmanager
def oxigraph(folder: Path) -> Iterator[Server]:
    """The server of the package `oxigraph`, with its Graph Store."""
    port = free_port()
    command = [str(Path(sys.executable).with_name("oxigraph")), "serve", "--location", str(folder / "data"), "--bind", f"127.0.0.1:{port}"]
    with _running(command, port):
        base = f"http://127.0.0.1:{port}"
        yield Server("oxigraph", f"{base}/query", {"KG_GRAPH_STORE_URL": f"{base}/store"})


@contextmanager
def virtuoso(folder: Path) -> Iterator[Server]:
    """Debian's `virtuoso-opensource-7-bin`: updates need a password, and HTTP's digest authentication."""
    sql, port = free_port(), free_port()
    (folder / "virtuoso.ini").write_text(VIRTUOSO.format(folder=folder, sql=sql, http=port), encoding="utf-8")
    with _running(["virtuoso-t", "+foreground", "+configfile", str(folder / "virtuoso.ini")], port):
        subprocess.run(["isql-vt", f"127.0.0.1:{sql}", "dba", "dba"], input=GRANTS, text=True, capture_output=True, check=True)
        base = f"http://127.0.0.1:{port}"
        user = {"KG_USER": "writer", "KG_PASSWORD": "se cret"}
        yield Server("virtuoso", f"{base}/sparql", {"KG_UPDATE_URL": f"{base}/sparql-auth", **user})


def is_there(name: str) -> bool:
    """Whether the server of a maker is installed."""
    return name != "virtuoso" or all(map(shutil.which, ("virtuoso-t", "isql-vt")))


def free_port() -> int:
    """A port of the loopback that nobody listens on."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        port = listener.getsockname()[1]
        assert isinstance(port, int)
        return port


@contextmanager
def _running(command: list[str], port: int) -> Iterator[None]:
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        _wait(process, port)
        yield
    finally:
        process.kill()
        process.wait()


def _wait(process: subprocess.Popen[bytes], port: int) -> None:
    for _ in range(600):
        assert process.poll() is None, f"{process.args!r} ended at once"
        try:
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
        except OSError:
            time.sleep(0.1)
        else:
            return
    raise AssertionError(f"{process.args!r} does not answer")
