"""Processes that answer jobs and can be killed: at a time limit, when the client has gone, when they die of a query."""

from __future__ import annotations

import asyncio
import multiprocessing
from collections.abc import Callable
from dataclasses import dataclass, field
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any, Concatenate, Final, ParamSpec, TypeVar

from kg.graph.store import GraphStore
from kg.serve.jobs import Answer, Call, Job, Returned, serve_jobs

P = ParamSpec("P")
T = TypeVar("T")
Outcome = Answer | Returned

_START_SECONDS: Final = 60.0
"""A process that takes longer to start is given up."""

_SPAWN: Final = multiprocessing.get_context("spawn")


@dataclass(frozen=True, slots=True)
class Limits:
    """What one request may cost: seconds, bytes of the answer and of memory; and how many may run and wait at a time."""

    seconds: float = 30.0
    answer_bytes: int = 64 * 2**20
    memory_bytes: int = 8 * 2**30
    request_bytes: int = 2**20
    processes: int = 2
    waiting: int = 16


class OverloadedError(Exception):
    """More requests are waiting than the server takes."""


class DiedError(Exception):
    """The process that answered died: the query needed too much memory, or nested too deeply."""


class _Worker:
    """A process with its end of a pipe."""

    def __init__(self, directory: Path, limits: Limits) -> None:
        self._connection, far = _SPAWN.Pipe()
        args = (far, directory, limits.answer_bytes, limits.memory_bytes)
        self._process = _SPAWN.Process(target=serve_jobs, args=args, daemon=True)
        self._process.start()
        far.close()
        self._ready = False

    def wait(self) -> None:
        """Wait until it can be asked, so that its start is no part of the time of its first job; raises DiedError where it ends before."""
        if not self._ready:
            try:
                self._connection.recv()
            except (EOFError, OSError) as error:
                raise DiedError("the process that answers could not be started: is there enough memory?") from error
            self._ready = True

    def ask(self, job: Job) -> Outcome:
        """Send a job and wait for its answer; raises DiedError when the process ends before."""
        return _exchange(self._connection, job)

    def kill(self) -> None:
        self._process.kill()
        self._process.join()


def _exchange(connection: Connection, job: Job) -> Outcome:
    try:
        connection.send(job)
        answer = connection.recv()
    except (EOFError, OSError) as error:
        raise DiedError("the process that answered died: the query needs too much memory, or nests too deeply") from error
    assert isinstance(answer, Answer | Returned)
    return answer


@dataclass(slots=True)
class Pool:
    """At most `limits.processes` processes; a job waits for a free one, or is refused where too many wait."""

    directory: Path
    limits: Limits = field(default_factory=Limits)
    _free: asyncio.Queue[_Worker] = field(default_factory=asyncio.Queue)
    _workers: set[_Worker] = field(default_factory=set)
    _waiting: int = 0

    def start(self) -> None:
        """Start all processes."""
        for _ in range(self.limits.processes):
            self._add()

    def stop(self) -> None:
        """Kill all processes."""
        for worker in self._workers:
            worker.kill()
        self._workers.clear()

    async def ask(self, job: Job) -> Answer:
        """The answer to a job that is no `Call`; raises what `_send` raises."""
        answer = await self._send(job)
        assert isinstance(answer, Answer)
        return answer

    async def read(self, function: Callable[Concatenate[GraphStore, P], T], *args: P.args, **_: P.kwargs) -> T:
        """What a function of this package returns of the graph; raises KgError where it does, and what `_send` raises."""
        value: T = _value(await self._send(Call(function, args)))
        return value

    async def write(self, function: Callable[Concatenate[GraphStore, P], T], *args: P.args, **_: P.kwargs) -> T:
        """The same, with the graph open for writing."""
        value: T = _value(await self._send(Call(function, args, writes=True)))
        return value

    async def _send(self, job: Job) -> Outcome:
        """The answer to a job; raises OverloadedError, TimeoutError or DiedError. When it is cancelled, its process is killed."""
        if self._free.empty() and self._waiting >= self.limits.waiting:
            raise OverloadedError("too many requests are waiting: try again in a moment")
        self._waiting += 1
        try:
            worker = await self._free.get()
        finally:
            self._waiting -= 1
        healthy = False
        try:
            await asyncio.wait_for(asyncio.to_thread(worker.wait), _START_SECONDS)
            answer = await asyncio.wait_for(asyncio.to_thread(worker.ask, job), self.limits.seconds)
            healthy = True
            return answer
        finally:
            if healthy:
                self._free.put_nowait(worker)
            else:
                self._replace(worker)

    def _add(self) -> None:
        worker = _Worker(self.directory, self.limits)
        self._workers.add(worker)
        self._free.put_nowait(worker)

    def _replace(self, worker: _Worker) -> None:
        worker.kill()
        self._workers.discard(worker)
        self._add()


def _value(outcome: Outcome) -> Any:
    assert isinstance(outcome, Returned)
    if outcome.error is not None:
        raise outcome.error
    return outcome.value
